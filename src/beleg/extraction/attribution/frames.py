"""Words of source become frames: "laut X", "nach Angaben von X", "X zufolge", "so X", "hieß es bei X"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from beleg.extraction.attribution.cues import BREAK, STOPS, Vocabulary
from beleg.extraction.attribution.phrases import Phrase, is_name
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit
from beleg.model import Name

FORWARD, BACKWARD, AROUND, INSIDE, PREVIOUS = "forward", "backward", "around", "inside", "previous"
_LONG_PREFIELD: Final = 24
_SHORT: Final = 3


@dataclass(slots=True)
class Frame:
    """Who says so and by which words, before what is said is delimited.

    ``cue`` and ``start:end`` (cue with the speaker beside it) are token ranges; ``where`` says on which
    side of the frame the content stands; ``span`` bounds it for ``inside``.
    """

    speakers: list[Name]
    cue: tuple[int, int] | None
    start: int
    end: int
    where: str
    rule: str
    certainty: str = "stated"
    kind: str = "indirect"
    via: list[Name] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    keep: tuple[int, int] = (0, 0)
    claimant: bool = False
    particle: int = -1
    clause: bool = False


def others(reading: Reading, last: int, end: int) -> list[Phrase]:
    """Further phrases that an enumeration adds to one ending at ``last``: ", B und C", "and B"."""
    words, v = reading.tokens.words, reading.vocabulary
    found: list[Phrase] = []
    at = last
    while at + 1 < end and (words[at] == "," or words[at] in v.words["enumerators"]):
        joined = words[at] in v.words["enumerators"]
        more = reading.phrase(at + 1, end)
        if more is None or not reading.is_speaker(more):
            return []
        found.append(more)
        at = more.last
        if joined:
            return found
    return []


def apposition(reading: Reading, unit: Unit, last: int) -> int:
    """The end of the apposition that follows a phrase ending at ``last``; ``last`` where there is none."""
    words = reading.tokens.words
    if last + 1 >= unit.last or words[last] != ",":
        return last
    found = reading.phrase(last + 1, unit.last)
    if not found or not reading.is_speaker(found):
        return last
    after = words[found.last] if found.last < unit.last else "."
    if after == "(" and found.last + 2 < unit.last and words[found.last + 2] == ")":
        after = words[found.last + 3] if found.last + 3 < unit.last else "."
    if after == "," or after in STOPS or found.last >= unit.last:
        return found.last
    closes = (
        found.start > found.first - 1
        and words[found.start].lower() in reading.vocabulary.words["grammar.apposing"]
    )
    return found.last if closes and after in reading.vocabulary.words["prepositions"] else last


def speaker_of(reading: Reading, unit: Unit, found: Phrase) -> tuple[list[Name], list[Name], str]:
    """Names, media passed through and certainty of a phrase after a word of source."""
    words, v = reading.tokens.words, reading.vocabulary
    saying = next((k for k in range(found.first, found.last) if v.saying(words[k])), -1)
    if reading.is_generic(found):
        source = reading.resolve(words[found.head])
        if source:
            return [source.name], list(source.via), "stated"
    if saying < 0:
        return [_named(reading, unit, found.first, found.last)], [], "stated"
    certainty = v.saying(words[saying]) or "stated"
    names, via = _giver(reading, unit, found, saying)
    return names, via, certainty


def _giver(reading: Reading, unit: Unit, found: Phrase, saying: int) -> tuple[list[Name], list[Name]]:
    """Who gives the "Angaben" at token ``saying`` of a phrase."""
    words, v = reading.tokens.words, reading.vocabulary
    if not v.nouns_capitalised:
        inner = None
        if words[saying] in v.words["nouns.transparent"] and saying + 1 < found.last:
            inner = reading.phrase(saying + 2, found.last)
        first = inner.first if inner else found.first
        return [_named(reading, unit, first, found.last)], []
    if any(words[k] in v.words["own"] for k in range(found.first, saying)):
        own = subject(reading, unit, found.start)
        return ([reading.name(own.first, own.last)] if own else []), []
    if found.start < saying and words[found.start].lower() in v.words["possessives"]:
        source = reading.resolve(words[found.start])
        return ([source.name] if source else []), (list(source.via) if source else [])
    if saying + 1 < found.last:
        inner = reading.phrase(saying + 1, found.last)
        if inner is None and words[saying + 1] in v.words["genitive_links"]:
            inner = reading.phrase(saying + 2, found.last)
        if inner:
            if reading.is_generic(inner) and (source := reading.resolve(words[inner.head])):
                return [source.name], list(source.via)
            return [_named(reading, unit, inner.first, inner.last)], []
    genitive = found.first < saying and is_name(v, words[found.first]) and words[saying - 1][0].isupper()
    if genitive and words[saying - 1][-1] in "szx\u2019'":
        return [reading.name(found.first, saying)], []
    return [reading.name(found.first, saying + 1)], []


def _named(reading: Reading, unit: Unit, first: int, last: int) -> Name:
    extended = apposition(reading, unit, last)
    return reading.name(first, extended)


def subject(reading: Reading, unit: Unit, before: int) -> Phrase | None:
    """The subject of a unit's main clause, as far as word order shows it."""
    words, v = reading.tokens.words, reading.vocabulary
    first = unit.segments[unit.segment(before - 1)][0] if before > unit.first else unit.first
    if first >= before or (v.marks.get(words[first], 0) & BREAK) or not v.verb_second:
        first = unit.first
    while first < before and (v.has("conjunctions", words[first]) or words[first] in v.words["bullets"]):
        first += 1
    found = reading.phrase(first, before)
    if found and (found.start == found.first or words[found.start].lower() not in v.words["oblique"]):
        return found
    for k in range(first, min(before, first + _LONG_PREFIELD)):
        lower = words[k]
        if (
            lower in v.words["verbs.auxiliaries"]
            or lower in v.words["verbs.passive"]
            or lower in v.words["verbs.dummy"]
        ):
            return reading.phrase(k + 1, before)
    return None


def source(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "laut X", "according to X"."""
    words, v = reading.tokens.words, reading.vocabulary
    first = i + 1
    if words[i].lower() in v.words["grammar.source_linked"]:
        if first >= unit.last or words[first] not in v.words["grammar.source_links"]:
            return None
        first += 1
    found = reading.phrase(first, unit.last)
    if not found or is_own(reading, found):
        return None
    if words[i].lower() in v.words["grammar.source_weak"] and not is_known(reading, found):
        return None
    start = i - 2 if first > i + 1 and i - 2 == unit.first and words[i - 1] in v.words["determiners"] else i
    names, via, certainty = speaker_of(reading, unit, found)
    end = apposition(reading, unit, found.last)
    if not names:
        return None
    more = others(reading, found.last, unit.last) if v.nouns_capitalised else []
    if more:
        names, end = names + [reading.name(p.first, p.last) for p in more], more[-1].last
    frame = Frame(
        names, (i, first), start, end, AROUND, f"source: {words[i].lower()}", certainty, "reported", via
    )
    _place(reading, unit, frame)
    return frame


def is_known(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names somebody who gives figures: an office, an officer, a medium, a known actor."""
    words, v = reading.tokens.words, reading.vocabulary
    for k in range(found.first, found.last):
        if v.is_source(words[k]) or v.is_role(words[k]) or v.is_medium(words[k]):
            return True
    return reading.name(found.first, found.last).actor is not None


def is_own(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names the outlet's own people: "unserer Redaktion", "our correspondent"."""
    words, own = reading.tokens.words, reading.vocabulary.words["own_outlet"]
    for k in range(found.start, found.last):
        if words[k].lower() in own:
            return True
    return False


def noun_source(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "nach Angaben von X", "nach X' Darstellung", "aus X-Kreisen"; ``None`` where "nach" is of time or place."""
    words, v = reading.tokens.words, reading.vocabulary
    if i + 1 >= unit.last:
        return None
    found = reading.phrase(i + 1, unit.last)
    if not found or is_own(reading, found):
        return None
    saying = next((k for k in range(found.first, found.last) if v.saying(words[k])), -1)
    if saying < 0:
        return None
    determined = found.start < found.first and words[found.start].lower() in v.words["grammar.definite"]
    if determined and _is_event(reading, found, saying):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    end = apposition(reading, unit, found.last)
    cue_end = saying + 1
    more = others(reading, found.last, unit.last) if saying + 1 < found.last else []
    if more:
        names, end = names + [reading.name(p.first, p.last) for p in more], more[-1].last
    frame = Frame(names, (i, cue_end), i, end, AROUND, "source noun", certainty, "reported", via)
    _place(reading, unit, frame)
    return frame


def _is_event(reading: Reading, found: Phrase, saying: int) -> bool:
    """Whether "nach der Erklärung" speaks of time: a singular act, with nobody beside it."""
    word = reading.tokens.words[saying]
    return word in reading.vocabulary.words["nouns.weak_after"] and saying + 1 >= found.last


def after(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "X zufolge"."""
    words, v = reading.tokens.words, reading.vocabulary
    first = unit.segments[unit.segment(i)][0]
    if i - first < 4 and words[first - 1] == ",":
        first = unit.first
    for k in range(max(first, i - 24), i):
        found = _up_to(reading, k, i)
        if found:
            break
    else:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    if (
        found.last - found.first > 1
        and words[found.last - 1] in v.nouns
        and not v.is_numeral(words[found.first])
    ):
        names = _lone_saying(reading, found) or names
    frame = Frame(
        names, (i, i + 1), found.start, i + 1, AROUND, "source: zufolge", certainty, "reported", via
    )
    _place(reading, unit, frame)
    return frame


def _up_to(reading: Reading, k: int, i: int) -> Phrase | None:
    """A phrase from ``k`` that ends at ``i``, also over "in A, B und C"."""
    found = reading.phrase(k, i)
    if found is None or _is_verb(reading, k, i):
        return None
    words, v = reading.tokens.words, reading.vocabulary
    last = found.last
    while last < i and (
        words[last] in v.words["place_links"] or words[last] == "," or words[last] in v.words["conjunctions"]
    ):
        more = reading.phrase(last + 1, i)
        if more is None or more.start < more.first:
            return None
        last = more.last
    return found._replace(last=last) if last == i else None


def _is_verb(reading: Reading, k: int, i: int) -> bool:
    """Whether a word before a compound like "Polizeiangaben" is a verb: it lacks an adjective's suffix."""
    words, v = reading.tokens.words, reading.vocabulary
    if k + 2 != i or not words[k].islower() or not v.compound(words[k + 1]) or v.has("determiners", words[k]):
        return False
    return not words[k].endswith(v.endings["adjectives"])


def _lone_saying(reading: Reading, found: Phrase) -> list[Name] | None:
    """ "das Ministerium Schätzungen zufolge": the estimates are the source, not the ministry's name."""
    words, v = reading.tokens.words, reading.vocabulary
    before = words[found.last - 2]
    if v.saying(words[found.last - 1]) and before[0].isupper() and before[-1] not in "sxz\u2019'":
        return [reading.name(found.last - 1, found.last)]
    return None


def so(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ ", so X" and ", so X am Montag"."""
    words, v = reading.tokens.words, reading.vocabulary
    if (
        words[i] not in v.words["prepositions.so"]
        or i == unit.first
        or not (v.marks.get(words[i - 1], 0) & BREAK or words[i - 1] in ("\u201c", "\u00bb", '"', "\u00ab"))
    ):
        return None
    found = reading.phrase(i + 1, unit.last)
    if not found or not reading.is_speaker(found):
        return None
    number = unit.segment(i)
    last = unit.segments[number][1]
    if last - found.last > 8 or any(words[k] in v.words["verbs.passive"] for k in range(found.last, last)):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    end = max(last, apposition(reading, unit, found.last))
    where = AROUND if end < unit.last - 1 else BACKWARD
    return Frame(
        names,
        (i, i + 1),
        i,
        end,
        where,
        "source: so",
        certainty,
        "indirect",
        via + media(reading, found.last, last),
    )


def media(reading: Reading, first: int, last: int) -> list[Name]:
    """Media that a clause names as having been told: "gegenüber der BBC", "told CNN", "in der ARD"."""
    words, v = reading.tokens.words, reading.vocabulary
    k = first
    while k < last:
        if words[k].lower() in v.words["prepositions.medium"]:
            found = reading.phrase(k + 1, last) or reading.phrase(k, last)
            if (
                found
                and reading.is_medium(found.first, found.last)
                and words[found.head] not in v.words["platforms"]
            ):
                return [reading.name(found.first, found.last)]
        k += 1
    return []


def _place(reading: Reading, unit: Unit, frame: Frame) -> None:
    """Sets where the content of a word of source stands."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(frame.start)
    first, last = unit.segments[number]
    end = frame.end
    sentence_end = end >= unit.last or words[end] in STOPS or end >= unit.segments[-1][1]
    lead = words[first].lower()
    if frame.start == unit.first:
        frame.where = FORWARD
    elif sentence_end and lead in v.words["objects"] and frame.start - first <= _SHORT:
        frame.where = PREVIOUS
    elif v.has("determiners", words[frame.start - 1]) and v.nouns_capitalised:
        frame.where, frame.span = INSIDE, (end, last)
    elif lead in v.words["hedges.inheriting"] or (
        number and v.nouns_capitalised and frame.start > first and _subordinate(v, lead)
    ):
        frame.where, frame.span = INSIDE, (first, last)
    elif (
        number
        and v.nouns_capitalised
        and frame.start > first
        and _is_main(reading, unit, number, frame.start)
    ):
        frame.where, frame.span = INSIDE, (first, unit.segments[-1][1])
    elif frame.start == first and number and end < last and v.nouns_capitalised:
        frame.where = FORWARD
    elif sentence_end:
        frame.where = BACKWARD
    elif frame.start > first and not v.nouns_capitalised:
        frame.where, frame.span = INSIDE, (first, frame.start)
    elif (
        end < unit.last
        and words[end] == ","
        and end + 1 < unit.last
        and words[end + 1].lower() in v.words["relatives"]
    ):
        rest = number + 1 < len(unit.segments) and unit.segments[number + 1][1] < unit.segments[-1][1]
        frame.where = AROUND if rest and v.nouns_capitalised else BACKWARD


def _is_main(reading: Reading, unit: Unit, number: int, before: int) -> bool:
    """Whether a segment is a main clause of its own behind another main clause, so that it alone has the source."""
    words, v = reading.tokens.words, reading.vocabulary
    first, _ = unit.segments[number]
    if (
        words[first - 1] not in (",", ";")
        or v.has("conjunctions", words[first])
        or v.has("complement", words[first])
    ):
        return False
    return _has_helper(reading, first, before) and _has_helper(reading, *unit.segments[0])


def _has_helper(reading: Reading, first: int, last: int) -> bool:
    """Whether a finite helping verb stands in a token range."""
    words, v = reading.tokens.words, reading.vocabulary
    for k in range(first, last):
        word = words[k]
        if (
            word in v.words["verbs.auxiliaries"]
            or word in v.words["verbs.passive"]
            or word in v.words["verbs.dummy"]
        ):
            return True
    return False


def _subordinate(v: Vocabulary, lead: str) -> bool:
    return lead in v.words["relatives"] or lead in v.words["subordinators"]
