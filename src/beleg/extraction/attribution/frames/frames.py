"""Words of source become frames: "laut X", "nach Angaben von X", "X zufolge", "so X", "hieß es bei X"."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.attribution.frames.remarks import described, lone_saying, stands_aside
from beleg.extraction.attribution.speakers.makers import compiled
from beleg.extraction.attribution.speakers.naming import (
    apposition,
    attribute_agent,
    is_known,
    is_own,
    media,
    others,
    speaker_of,
)
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK, STOPS
from beleg.extraction.attribution.words.kinds import (
    CONJUNCTION,
    DETERMINER,
    FUNCTION,
    GENITIVE,
    HELPER,
    MODAL,
    NUMERAL,
    RELATIVE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

FORWARD: Final = "forward"
BACKWARD: Final = "backward"
AROUND: Final = "around"
INSIDE: Final = "inside"
PREVIOUS: Final = "previous"
# Of a source whose number the sentence takes back: "entgegen ersten Meldungen nicht 40, sondern zwölf".
CONTRARY: Final = "source: contrary"
_FINITE_ENDS: Final[tuple[str, ...]] = ("te", "ten", "en", "t")
_SHORT: Final = 3


@mypyc_attr(acyclic=True)
class Frame:
    """Who says so and by which words, before what is said is delimited.

    ``cue`` and ``start:end`` (cue with the speaker beside it) are token ranges; ``where`` says on which
    side of the frame the content stands; ``span`` bounds it for ``inside``. ``stance`` is empty where the cue
    tells it.
    """

    __slots__ = (
        "certainty", "claimant", "clause", "cue", "end", "keep", "kind", "particle", "rule", "span", "speakers",
        "stance", "start", "via", "where",
    )  # fmt: skip

    def __init__(
        self,
        speakers: list[Name],
        cue: tuple[int, int] | None,
        start: int,
        end: int,
        where: str,
        rule: str,
        certainty: str = "stated",
        kind: str = "indirect",
        via: list[Name] | None = None,
        span: tuple[int, int] = (0, 0),
        claimant: bool = False,
    ) -> None:
        self.speakers = speakers
        self.cue = cue
        self.start = start
        self.end = end
        self.where = where
        self.rule = rule
        self.certainty = certainty
        self.kind = kind
        self.via: list[Name] = [] if via is None else via
        self.span = span
        self.keep = (0, 0)
        self.claimant = claimant
        self.particle = -1
        self.clause = False
        self.stance = ""


def source(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "laut X", "according to X"."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    first = i + 1
    if lows[i] in v.words.grammar_source_linked:
        if first >= unit.last or words[first] not in v.words.grammar_source_links:
            return None
        first += 1
    found = reading.phrase(first, unit.last)
    if not found or is_own(reading, found):
        return None
    if lows[i] in v.words.grammar_source_weak and not is_known(reading, found):
        return None
    likened = (
        i > unit.first and lows[i] in v.words.grammar_source_weak and lows[i - 1] in v.words.grammar_likening
    )
    start = (
        i - likened
        if likened
        else i - 2
        if first > i + 1 and i - 2 == unit.first and words[i - 1] in v.words.determiners
        else i
    )
    names, via, certainty = speaker_of(reading, unit, found)
    end = apposition(reading, unit, found.last)
    made = compiled(reading, unit, found) if not v.nouns_capitalised else None
    if made:
        names, via, end = made
    if not names:
        return None
    if end + 1 < unit.last and words[end] in v.words.grammar_passed_links:
        passed = reading.phrase(end + 1, unit.last)
        if passed and reading.is_medium(passed.first, passed.last):
            via, end = [*via, reading.name(passed.first, passed.last)], passed.last
    more = others(reading, found.last, unit.last) if v.nouns_capitalised else []
    if more:
        names, end = names + [reading.name(p.first, p.last) for p in more], more[-1].last
    frame = Frame(names, (i, first), start, end, AROUND, f"source: {lows[i]}", certainty, "reported", via)
    _place(reading, unit, frame)
    return frame


def joined(reading: Reading, unit: Unit, frame: Frame, other: Frame) -> bool:
    """ "nach Angaben von A und nach Berichten von B": takes into a frame the speakers of the source coordinated with it.

    "Laut A starben fünf und laut B sieben": what stands behind the conjunction is the second source's.
    """
    if not other.rule.startswith("source") or not frame.rule.startswith("source"):
        return False
    if reading.words[other.start - 1] not in reading.vocabulary.words.enumerators:
        return False
    if frame.end + 1 != other.start:
        other.where = FORWARD
        return False
    frame.speakers += [name for name in other.speakers if name not in frame.speakers]
    frame.via += [name for name in other.via if name not in frame.via]
    frame.end, frame.where = other.end, AROUND
    _place(reading, unit, frame)
    return True


def noun_source(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "nach Angaben von X", "nach X' Darstellung", "aus X-Kreisen"; ``None`` where "nach" is of time or place."""
    lows, v = reading.lows, reading.vocabulary
    if i + 1 >= unit.last or (i and lows[i - 1] in v.words.grammar_varying):
        return None
    found = reading.phrase(i + 1, unit.last) or described(reading, unit, i + 1)
    if not found or is_own(reading, found):
        return None
    saying = reading.saying_at(found.first, found.last)
    if saying < 0 or saying > found.head:  # "nach der Veröffentlichung der Bilanz"
        return None
    determined = found.start < found.first and lows[found.start] in v.words.grammar_definite
    if determined and _is_event(reading, found, saying) and not attribute_agent(reading, found, saying):
        return None
    if (
        v.compound(reading.words[saying])
        and saying + 1 < found.last
        and not reading.kind(saying + 1) & GENITIVE
    ):
        found = Phrase(found.start, found.first, saying + 1, saying)
    names, via, certainty = speaker_of(reading, unit, found)
    end = apposition(reading, unit, found.last)
    cue_end = saying + 1
    more = _givers(reading, unit, found, saying)
    for other in more:
        names, end = names + speaker_of(reading, unit, other)[0], other.last
    rule = CONTRARY if lows[i] in v.words.grammar_contrary else "source noun"
    frame = Frame(names, (i, cue_end), i, end, AROUND, rule, certainty, "reported", via)
    _place(reading, unit, frame)
    return frame


def _givers(reading: Reading, unit: Unit, found: Phrase, saying: int) -> list[Phrase]:
    """Further sources of a noun of saying: "Angaben der Polizei und der Feuerwehr", "Polizeiangaben und Berichten"."""
    if saying + 1 < found.last:
        return others(reading, found.last, unit.last)
    if not reading.vocabulary.compound(reading.words[saying]):
        return []
    more = others(reading, found.last, unit.last)
    return more if all(reading.saying_at(each.first, each.last) >= 0 for each in more) else []


def _is_event(reading: Reading, found: Phrase, saying: int) -> bool:
    """Whether "nach der Erklärung" speaks of time: a singular act, with nobody beside it."""
    word = reading.words[saying]
    return word in reading.vocabulary.words.nouns_weak_after and saying + 1 >= found.last


def after(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "X zufolge"."""
    words, v = reading.words, reading.vocabulary
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
        and not reading.kind(found.first) & NUMERAL
    ):
        names = lone_saying(reading, found) or names
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
    words, v = reading.words, reading.vocabulary
    last = found.last
    while last < i and (
        words[last] in v.words.place_links or words[last] == "," or words[last] in v.words.conjunctions
    ):
        more = reading.phrase(last + 1, i)
        if more is None or more.start < more.first:
            return None
        last = more.last
    return Phrase(found.start, found.first, last, found.head) if last == i else None


def _is_verb(reading: Reading, k: int, i: int) -> bool:
    """Whether a word before a compound like "Polizeiangaben" is a verb: it lacks an adjective's suffix."""
    words, v = reading.words, reading.vocabulary
    if (
        k + 2 != i
        or not words[k].islower()
        or not v.compound(words[k + 1])
        or reading.has(k, v.words.determiners)
    ):
        return False
    return not words[k].endswith(v.endings["adjectives"])


def so(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ ", so X" and ", so X am Montag"."""
    words, v = reading.words, reading.vocabulary
    if (
        words[i] not in v.words.prepositions_so
        or i == unit.first
        or not (reading.flags(i - 1) & BREAK or words[i - 1] in ("\u201c", "\u00bb", '"', "\u00ab"))
    ):
        return None
    found = reading.phrase(i + 1, unit.last)
    if not found or not reading.is_speaker(found):
        return None
    number = unit.segment(i)
    last = unit.segments[number][1]
    if last - found.last > 8 or reading.has_word(found.last, last, v.words.verbs_passive):
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


def _place(reading: Reading, unit: Unit, frame: Frame) -> None:
    """Sets where the content of a word of source stands."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    number = unit.segment(frame.start)
    first, last = unit.segments[number]
    end = frame.end
    sentence_end = end >= unit.last or words[end] in STOPS or end >= unit.segments[-1][1]
    lead = lows[first]
    if frame.start == unit.first:
        frame.where = FORWARD
    elif sentence_end and lead in v.words.objects and frame.start - first <= _SHORT:
        frame.where = PREVIOUS
    elif v.nouns_capitalised and reading.kind(frame.start - 1) & DETERMINER:
        frame.where, frame.span = INSIDE, (end, last)
    elif _has_own_segment(reading, unit, frame, number):
        frame.where, frame.span = INSIDE, (first, last)
    elif v.verb_second and (own := _own_part(reading, unit, number, frame.start)):
        frame.where, frame.span = INSIDE, (own, unit.segments[-1][1])
    elif number and (_opens_forward(reading, unit, frame) or _reopens(reading, frame, first)):
        frame.where = FORWARD
    elif sentence_end:
        frame.where = BACKWARD
    elif frame.start > first and not v.nouns_capitalised:
        frame.where, frame.span = INSIDE, (first, frame.start)
    elif end < unit.last and words[end] == "," and end + 1 < unit.last and lows[end + 1] in v.words.relatives:
        rest = number + 1 < len(unit.segments) and unit.segments[number + 1][1] < unit.segments[-1][1]
        frame.where = AROUND if rest and v.nouns_capitalised else BACKWARD


def _has_own_segment(reading: Reading, unit: Unit, frame: Frame, number: int) -> bool:
    """Whether a word of source speaks for its segment alone: "darunter laut X sieben", "die laut X flohen", "– laut X tot –"."""
    first, last = unit.segments[number]
    if number and reading.lows[first] in reading.vocabulary.words.hedges_inheriting:
        return True
    if not number or not reading.vocabulary.nouns_capitalised:
        return False
    subordinate = frame.start > first and _is_subordinate(reading, first)
    return subordinate or stands_aside(reading, unit, (frame.start, frame.end), first, last)


def _opens_forward(reading: Reading, unit: Unit, frame: Frame) -> bool:
    """Whether a word of source opens a segment and leads to what it says: "..., according to the opposition 40"."""
    first, last = unit.segments[unit.segment(frame.start)]
    if reading.vocabulary.nouns_capitalised and frame.start == first and frame.end < last:
        return True
    again = reading.lows[unit.first] == reading.lows[frame.start]
    joined = frame.start == first + 1 and reading.kind(first) & CONJUNCTION
    return again and (frame.start == first or bool(joined))


def _reopens(reading: Reading, frame: Frame, first: int) -> bool:
    """Whether a word of source opens a clause of its own behind a semicolon: "...; according to the police, 30"."""
    return not reading.vocabulary.verb_second and frame.start == first and reading.words[first - 1] == ";"


def _own_part(reading: Reading, unit: Unit, number: int, before: int) -> int:
    """Where what alone has the source begins: a second main clause, or something more that is said of one subject
    ("stieg auf 93 und dürfte nach Einschätzung der Stadt weiter steigen"); 0 where there is neither.
    """
    first, _ = unit.segments[number]
    if number and before > first and _is_main(reading, unit, number, before):
        return first
    for k in range(before - 2, first - bool(number), -1):
        if reading.kind(k) & CONJUNCTION and reading.kind(k + 1) & (HELPER | MODAL):
            return k + 1
    return 0


def _is_main(reading: Reading, unit: Unit, number: int, before: int) -> bool:
    """Whether a segment is a main clause of its own behind another main clause, so that it alone has the source."""
    words, v = reading.words, reading.vocabulary
    first, _ = unit.segments[number]
    if (
        words[first - 1] not in (",", ";")
        or reading.kind(first) & CONJUNCTION
        or reading.has(first, v.words.complement)
    ):
        return False
    parted = words[first - 1] == ";" or _has_verb(reading, *unit.segments[0])
    return parted and _has_verb(reading, first, before)


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    """Whether a finite verb stands in a token range: one that helps, or one that does not close its clause."""
    if reading.has_word(first, last, reading.vocabulary.words.helpers):
        return True
    return any(is_finite(reading, k) for k in range(first + 1, last - 1))


def _is_subordinate(reading: Reading, first: int) -> bool:
    return bool(reading.kind(first) & (RELATIVE | SUBORDINATOR))


def is_finite(reading: Reading, i: int) -> bool:
    """Whether a word behind a phrase looks like the finite verb of its clause."""
    kind, word = reading.kind(i), reading.words[i]
    return bool(kind & HELPER) or (word.islower() and word.endswith(_FINITE_ENDS) and not kind & FUNCTION)
