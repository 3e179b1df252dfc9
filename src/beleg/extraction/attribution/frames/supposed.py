"""Clauses on whether somebody is to be believed become frames: "If X is to be believed, ...", "Folgt man X, ..."."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, Frame
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import PASSIVE, PREPOSITION, SAYING
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit


def supposed(reading: Reading, unit: Unit, first: int, i: int, last: int) -> Frame | None:
    """ "If X is to be believed, ...": ``i`` is the verb."""
    supposing = reading.lows[first] in reading.vocabulary.words.grammar_supposing
    if not supposing or not _is_to_be(reading, i, last):
        return None
    found = reading.phrase(first + 1, i)
    if found is None or not reading.is_speaker(found):
        return None
    return _frame(reading, unit, (first, last), i, found)


def trusted(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "Glaubt man X, ...", "Wenn man X Glauben schenkt, ...": ``i`` is the verb."""
    first, last = unit.segments[unit.segment(i)]
    classes = reading.vocabulary.words
    opens = i == first or reading.lows[first] in classes.grammar_supposing
    at = first + 1
    if not opens or at + 1 >= last or reading.lows[at] not in classes.turns_impersonal:
        return None
    at += bool(reading.kind(at + 1) & PREPOSITION)
    found = reading.phrase(at + 1, last)
    named = found and (is_known(reading, found) or reading.has_kind(found.first, found.last, SAYING))
    if not found or not named or last - found.last > 2:
        return None
    return _frame(reading, unit, (first, last), i, found)


def _frame(reading: Reading, unit: Unit, clause: tuple[int, int], i: int, found: Phrase) -> Frame:
    first, last = clause
    where = AROUND if first > unit.first else FORWARD
    names, via, _ = speaker_of(reading, unit, found)
    rule = "source: if"
    return Frame(names, (i, i + 1), first, last, where, rule, "hedged", "reported", via)


def _is_to_be(reading: Reading, i: int, last: int) -> bool:
    """Whether "to be believed" closes a clause."""
    words, classes = reading.words, reading.vocabulary.words
    if i + 1 != last or words[i] not in classes.hedges_feared or not reading.kind(i - 1) & PASSIVE:
        return False
    return words[i - 2] in classes.grammar_infinitive
