"""English relative clauses about a number become frames: "the 600 [deaths] that the ministry reported", "the 300 the rebels claim"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import INSIDE, Frame
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    LETTER,
    NUMBER,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOP,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_SUBJECT: Final = 6  # words of "the provincial health ministry"
_COUNTED: Final = 3  # words of "600 deaths and injuries"
_NOTHING_SAID: Final = PREPOSITION | TIME | STOP
_NO_NOUN: Final = PREPOSITION | DETERMINER | CONJUNCTION
_OBJECT: Final = DETERMINER | NUMBER | PRONOUN | RELATIVE | AUXILIARY | PASSIVE


def told_of_count(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a verb at ``i`` that has nothing behind it to report, and a number before its subject."""
    end = i
    while end > unit.first and reading.kind(end - 1) & (AUXILIARY | ADVERB):
        end -= 1
    found = _subject(reading, unit.first, end)
    if found is None or not reading.is_speaker(found) or found.start <= unit.first:
        return None
    if reading.has_kind(found.start, found.last, NUMBER):
        return None  # "40 injuries and 68 deaths reported"
    relative = bool(reading.kind(found.start - 1) & RELATIVE)
    if not relative and not reading.kind(found.start) & DETERMINER:
        return None
    count = found.start - relative
    first = _count_before(reading, unit.first, count)
    denied = reading.vocabulary.certainty.get(reading.words[i]) == "denied"
    if first is None and (denied or i + 1 >= unit.last):
        first = _tally_before(reading, unit, count)
        count = unit.segments[unit.segment(i)][0]
    if first is None or not (i + 1 >= unit.last or _says_nothing(reading, i + 1, relative)):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    certainty = "denied" if denied else certainty
    return Frame(
        names, (i, i + 1), count, i + 1, INSIDE, "verb: relative", certainty, via=via, span=(first, count)
    )


def _subject(reading: Reading, first: int, end: int) -> Phrase | None:
    """The noun phrase before ``end``, from its article on: "the 300 [the rebels] claim"."""
    for k in range(end - 1, max(first, end - _SUBJECT) - 1, -1):
        if reading.kind(k) & DETERMINER:
            found = reading.phrase(k, end)
            return found if found is not None and found.last == end else None
    return before(reading, first, end)


def _says_nothing(reading: Reading, k: int, relative: bool) -> bool:
    """Whether a verb has no object and no clause behind it: it ends there, or the main verb follows a clause with "that"."""
    if reading.words[k] == "," or reading.kind(k) & _NOTHING_SAID:
        return True
    return relative and reading.words[k].islower() and not reading.kind(k) & _OBJECT


def _tally_before(reading: Reading, unit: Unit, last: int) -> int | None:
    """Where a number begins that an apposition speaks of: "[300 dead], a number which X rejects"."""
    first = unit.segments[unit.segment(last - 1)][0]
    classes = reading.vocabulary.words
    told = reading.words[last - 1] in classes.denials_tallies | classes.nouns_claims
    if not told or first == unit.first or last - first > _COUNTED or not reading.kind(first) & DETERMINER:
        return None
    return _count_before(reading, unit.first, first - 1)


def _count_before(reading: Reading, first: int, last: int) -> int | None:
    """Where a number begins that closes the words before ``last``: "the [600 deaths]", but not "600 in the town"."""
    for k in range(last - 1, max(first, last - _COUNTED) - 1, -1):
        if reading.kind(k) & NUMBER:
            return k
        if not reading.kind(k) & LETTER or reading.kind(k) & _NO_NOUN:
            return None
    return None
