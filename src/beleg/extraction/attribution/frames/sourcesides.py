"""Words of source become sides: where stands what "laut X" or "according to X" vouches for."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germanverbs import is_finite
from beleg.extraction.attribution.frames.remarks import stands_aside
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STOPS
from beleg.extraction.attribution.words.kinds import (
    CONJUNCTION,
    DETERMINER,
    HELPER,
    MODAL,
    NUMBER,
    RELATIVE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.units import Unit

_SHORT: Final = 3


def place(reading: Reading, unit: Unit, frame: Frame) -> None:
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


def part(reading: Reading, unit: Unit, frames: list[Frame]) -> None:
    """ "12 Tote laut Polizei, 30 laut Retter": gives each source that closes its stretch the number that stands there."""
    parted: list[Frame] = []
    for frame in frames:
        if not frame.rule.startswith("source") or frame.where == PREVIOUS:
            continue
        first, last = unit.segments[unit.segment(frame.start)]
        closes = frame.end >= last and reading.has_kind(first, frame.start, NUMBER)
        if closes and not _is_subordinate(reading, first):
            parted.append(frame)
    if len(parted) > 1:
        for frame in parted:
            frame.where, frame.span = INSIDE, (unit.segments[unit.segment(frame.start)][0], frame.start)


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
