"""Words of source become frames: "laut X", "nach Angaben von X", "X zufolge", "so X", "hieß es bei X"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, CONTRARY, FORWARD, Frame
from beleg.extraction.attribution.frames.germanverbs import is_finite
from beleg.extraction.attribution.frames.remarks import described, lone_saying
from beleg.extraction.attribution.frames.sourcesides import place
from beleg.extraction.attribution.frames.supposed import trusted
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
from beleg.extraction.attribution.speakers.states import enlisted, with_states
from beleg.extraction.attribution.words.cues import BREAK, STOPS
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    DETERMINER,
    FUNCTION,
    GENITIVE,
    GIVER,
    LETTER,
    NUMERAL,
    RELATIVE,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit


def source(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "laut X", "according to X"."""
    classes = reading.vocabulary.words
    first = i + 1
    if reading.lows[i] in classes.grammar_trusting:
        return trusted(reading, unit, i)
    if reading.words[i] in classes.grammar_source_led:
        return _led(reading, unit, i)
    if reading.lows[i] in classes.grammar_source_linked:
        if first >= unit.last or reading.words[first] not in classes.grammar_source_links:
            return None
        first += 1
    return _by_pronoun(reading, unit, i, first) or _by_phrase(reading, unit, i, first)


def _led(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "Aus Sicht von X", "in der Lesart von X": a noun of source behind its preposition."""
    classes = reading.vocabulary.words
    start = i - 1
    while start > unit.first and reading.kind(start) & (DETERMINER | ADJECTIVE):
        start -= 1
    if start < unit.first or reading.lows[start] not in classes.grammar_source_leads or i + 1 >= unit.last:
        return None
    first = i + 1 + (reading.lows[i + 1] in classes.prepositions_by)
    found = reading.phrase(first, unit.last)
    if found is None or not is_known(reading, found):
        return None
    frame = _by_phrase(reading, unit, i, first)
    if frame is not None:
        frame.start = start
        place(reading, unit, frame)
    return frame


def _by_phrase(reading: Reading, unit: Unit, i: int, first: int) -> Frame | None:
    """The frame of a word of source at token ``i`` whose phrase begins at ``first``."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    found = reading.phrase(first, unit.last)
    if not found or is_own(reading, found):
        return None
    start = _lead(reading, unit, i, first)
    if lows[i] in v.words.grammar_source_weak and not (
        is_known(reading, found) or (start < i and reading.saying_at(found.first, found.last) >= 0)
    ):
        return None
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
    more = others(reading, found.last, unit.last)
    if more and (v.nouns_capitalised or _closes(reading, unit, more)):
        names, end = enlisted(reading, names, more), more[-1].last
    frame = Frame(names, (i, first), start, end, AROUND, f"source: {lows[i]}", certainty, "reported", via)
    place(reading, unit, frame)
    return frame


def _closes(reading: Reading, unit: Unit, more: list[Phrase]) -> bool:
    """Whether those who are named with a source close their clause: "according to doctors and witnesses.", and say nothing of their own."""
    end = more[-1].last
    closed = end >= unit.last or reading.words[end] == "," or reading.words[end] in STOPS
    return closed and all(is_known(reading, each) for each in more)


def _by_pronoun(reading: Reading, unit: Unit, i: int, first: int) -> Frame | None:
    """ "according to her", but not "according to her sister"."""
    end = first + 1
    if first >= unit.last or reading.lows[first] not in reading.vocabulary.words.grammar_object_pronouns:
        return None
    if end < unit.last and reading.kind(end) & LETTER and not reading.kind(end) & FUNCTION:
        return None
    meant = reading.resolve(reading.lows[first])
    if meant is None:
        return None
    rule = f"source: {reading.lows[i]}"
    frame = Frame([meant.name], (i, first), i, end, AROUND, rule, "stated", "reported", list(meant.via))
    place(reading, unit, frame)
    return frame


def _lead(reading: Reading, unit: Unit, i: int, first: int) -> int:
    """Where a word of source begins with what belongs to it: "as per X", "In the words of X"."""
    lows, classes = reading.lows, reading.vocabulary.words
    if i > unit.first and lows[i] in classes.grammar_source_weak and lows[i - 1] in classes.grammar_likening:
        return i - 1
    if first > i + 1 and i - 2 == unit.first and reading.words[i - 1] in classes.determiners:
        return i - 2
    return i


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
    place(reading, unit, frame)
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
    if _is_occasion(reading, unit, i, found):
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
    if whole := with_states(reading, names, more):
        names, end = [whole], more[-1].last
    else:
        for other in more:
            names, end = names + speaker_of(reading, unit, other)[0], other.last
    rule = CONTRARY if lows[i] in v.words.grammar_contrary else "source noun"
    frame = Frame(names, (i, cue_end), i, end, AROUND, rule, certainty, "reported", via)
    place(reading, unit, frame)
    return frame


def _is_occasion(reading: Reading, unit: Unit, i: int, found: Phrase) -> bool:
    """Whether something happened upon reports and is not told by them: "Nach Berichten über Schüsse rückten ... an"."""
    if i > unit.first or found.last >= unit.last or reading.has_kind(found.first, found.last, GIVER):
        return False
    classes = reading.vocabulary.words
    over = reading.words[found.last]
    return over in classes.grammar_claim_links and over not in classes.prepositions_by


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
    listed = i == first or reading.has_word(first, i, v.words.conjunctions)
    if listed and i - first < 4 and words[first - 1] == ",":
        first = unit.first  # "A, B und C zufolge", "A, dem Sprecher, zufolge"
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
    start = found.start + _opens_with_relative(reading, unit, found)
    frame = Frame(names, (i, i + 1), start, i + 1, AROUND, "source: zufolge", certainty, "reported", via)
    place(reading, unit, frame)
    return frame


def _opens_with_relative(reading: Reading, unit: Unit, found: Phrase) -> bool:
    """Whether what looks like an article is the pronoun of a relative clause: "der Bus, der Polizeiangaben zufolge raste"."""
    number = unit.segment(found.start)
    first, last = unit.segments[number]
    if not number or found.start != first or found.start == found.first:
        return False
    ends = is_finite(reading, last - 1) or (
        number + 1 < len(unit.segments) and reading.words[last - 1].islower()
    )
    return ends and bool(reading.kind(first) & RELATIVE)


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
