"""German clauses of comparison become frames: "anders als von der Armee behauptet", whose number the main clause denies."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import CONTRARY, FORWARD, Frame
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import ADVERB, BY
from beleg.extraction.attribution.words.units import Unit


def contradicted(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a verb of saying at ``i`` that closes a clause with "anders als"."""
    lows, classes = reading.lows, reading.vocabulary.words
    number = unit.segment(i)
    first, last = unit.segments[number]
    if i + 2 < last or number + 1 >= len(unit.segments) or first + 2 >= i:
        return None
    if lows[first] not in classes.grammar_contrary or lows[first + 1] not in classes.grammar_contrary_links:
        return None
    k = first + 2
    while k < i and reading.kind(k) & (BY | ADVERB):
        k += 1
    found = reading.phrase(k, i)
    if found is None or not reading.is_speaker(found):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    return Frame(names, (first, first + 2), first, last, FORWARD, CONTRARY, "stated", "reported", via)
