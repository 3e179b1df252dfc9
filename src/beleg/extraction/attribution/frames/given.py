"""German attributes become frames: "die von der Miliz genannte Zahl von 30 Toten", "die vom Amt bestätigten zwölf Fälle"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import is_own, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    BY,
    CAPITAL,
    DETERMINER,
    DIGIT,
    NUMBER,
    PREPOSITION,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit

_BACK: Final = 10  # tokens from a participle to its "von"
_AMOUNT: Final = 4
_BETWEEN: Final = ADVERB | TIME | PREPOSITION | DIGIT


def given(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a participle at ``i`` with its agent, that describes what is given."""
    first, last = unit.segments[unit.segment(i)]
    if i + 1 >= last:
        return None
    for k in range(i - 1, max(first, i - _BACK) - 1, -1):
        if reading.flags(k) & BREAK:
            return None
        if reading.kind(k) & BY:
            return _by(reading, unit, k, i, last)
    return None


def _by(reading: Reading, unit: Unit, k: int, i: int, last: int) -> Frame | None:
    """The frame of "von X genannte ..." between the tokens ``k`` and ``i``."""
    found = reading.phrase(k + 1, i)
    if found is None or not reading.is_speaker(found) or is_own(reading, found):
        return None
    if not all(reading.kind(m) & _BETWEEN for m in range(found.last, i)):
        return None
    start = _amount(reading, unit, k)
    if start == k and not (k > unit.first and reading.kind(k - 1) & DETERMINER):
        return None
    end = _told(reading, i + 1, last)
    if not reading.has_kind(start, k, NUMBER) and not reading.has_kind(i + 1, end, NUMBER):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    if not names:
        return None
    level = reading.vocabulary.certainty.get(_uninflected(reading.words[i]), "stated")
    frame = Frame(names, (i, i + 1), k, i + 1, INSIDE, "attribute", level, "reported", via)
    frame.span = (start, end) if start < k else (i + 1, end)
    return frame


def _amount(reading: Reading, unit: Unit, k: int) -> int:
    """Where a number begins that stands before its attribute: "[30] von der Polizei bestätigte Fälle"; ``k`` where none does."""
    start = k
    while start > unit.first and k - start < _AMOUNT and reading.kind(start - 1) & (NUMBER | ADVERB):
        start -= 1
    return start if reading.has_kind(start, k, NUMBER) else k


def _told(reading: Reading, i: int, last: int) -> int:
    """Where what is given ends: with its clause, where it is itself a number ("Zahl", "Bilanz"), else with its noun."""
    for k in range(i, last):
        if reading.kind(k) & CAPITAL and not reading.kind(k) & NUMBER:
            tally = reading.lows[k].endswith(reading.vocabulary.endings["tallies"])
            found = reading.phrase(k, last)
            return last if tally else found.last if found else k + 1
    return last


def _uninflected(participle: str) -> str:
    """A participle without the ending of an adjective."""
    return participle.rstrip("nrs").removesuffix("e")
