"""The words for a part of the day become phrases: am Abend, last night, every morning, eleven in the morning."""

from __future__ import annotations

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import BEFORE, When
from beleg.extraction.dates.phrases import Phrase, Scan
from beleg.extraction.dates.sequels import from_told, move
from beleg.extraction.dates.weekdays import again_from


def read_daypart(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """am Abend · in der Nacht · this morning · last night."""
    first = i
    again = again_from(scan, i)
    if again < i:
        return Phrase(again, i + 1, "other", None, "rate")
    if _hour_before(scan, i):
        return Phrase(i - 3, i + 1, "time", role="clock")
    lean = scan.known.leans.get(scan.small(i - 1)) if i - 1 >= scan.floor() else None
    night = scan.has(scan.sets.nights, i)
    if lean is not None and -2 <= lean <= 0:
        first = i - 1
        when = _lean_night(scan, lean) if night else When("offset", number=-1 if lean else 0)
        return Phrase(first, i + 1, "date", when, "daypart")
    if lean is not None and lean > 0:
        phrase = Phrase(i - 1, i + 1, "date", None, "unresolved")
        move(phrase, "day", 1)
        return phrase
    if scan.has(scan.sets.same_day, i - 1) and i - 1 >= scan.floor():
        return from_told(scan, i, "day")
    if not scan.has(scan.sets.daypart_before, i - 1):
        return None
    phrase = Phrase(first, i + 1, "time", None, "daypart")
    phrase.night = night
    return phrase


def _lean_night(scan: Scan, lean: int) -> When:
    """German counts the night as that between two days, English with the day it began on."""
    if lean == BEFORE and scan.known.nouns_capital:
        return When("shift", unit="night", number=-1)
    return When("offset", number=-1 if lean else 0)


def _hour_before(scan: Scan, i: int) -> bool:
    """at eleven in the morning: the hour in words, before the part of the day at token ``i``."""
    hour = scan.known.cardinals.get(scan.small(i - 3), 0)
    opened = scan.has(scan.sets.clock_before, i - 4) and i - 3 >= scan.floor()
    return (
        1 <= hour <= 12
        and opened
        and scan.has(scan.sets.inside, i - 2)
        and scan.has(scan.sets.leading, i - 1)
    )
