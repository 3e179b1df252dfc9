"""Days become pixels, and the axis of time gets days, months or years below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from beleg.report.words import say

_LEAST_DAYS = 6
_MOST_DAYS = 62
_DAY_STEPS = (1, 2, 5, 10, 31, 62)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_ROOM_FOR_DAY, _ROOM_FOR_MONTH = 34.0, 46.0


class Tick(NamedTuple):
    """A pixel of the axis and the two lines of words below it, the lower one the month or the year where it begins."""

    at: float
    upper: str
    lower: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the day with the ordinal ``first`` at pixel ``start`` to ``last`` at pixel ``end``."""

    first: int
    last: int
    start: float
    end: float

    def at(self, ordinal: int) -> float:
        """The pixel of a day."""
        return self.start + (ordinal - self.first) * self.day

    @property
    def day(self) -> float:
        """How wide a day is."""
        return (self.end - self.start) / (self.last - self.first)


def axis(days: Sequence[int], start: float, end: float) -> Axis:
    """An axis that holds all days, with a little room at both ends; one of no days where there is none.

    >>> axis([738000, 738100], 0, 100)
    Axis(first=737996, last=738104, start=0, end=100)
    """
    if not days:
        return Axis(0, 1, start, end)
    first, last = min(days), max(days)
    room = max((last - first) // 25, 1, (_LEAST_DAYS - (last - first) + 1) // 2)
    return Axis(max(first - room, date.min.toordinal()), min(last + room, date.max.toordinal()), start, end)


def ordinal(iso: str | None) -> int | None:
    """The ordinal of an ISO date, of the first day of a month or a year; ``None`` for what is no date.

    >>> ordinal("2025-02-01") == ordinal("2025-02"), ordinal("soon"), ordinal(None)
    (True, None, None)
    """
    if not iso:
        return None
    try:
        return date.fromisoformat(f"{iso[:10]}-01-01"[:10]).toordinal()
    except ValueError:
        return None


def ticks(axis: Axis, ui: str) -> list[Tick]:
    """What stands below the axis: days where they have room, else months, else years.

    >>> shown = ticks(Axis(date(2024, 12, 20).toordinal(), date(2025, 3, 20).toordinal(), 0, 600), "en")
    >>> [(tick.upper, tick.lower) for tick in shown]
    [('Jan', '2025'), ('Feb', ''), ('Mar', '')]
    """
    if axis.first < 1:
        return []
    if axis.last - axis.first <= _MOST_DAYS:
        return list(_days(axis, next(step for step in _DAY_STEPS if step * axis.day >= _ROOM_FOR_DAY), ui))
    month = axis.day * 30.4
    return list(_months(axis, next(step for step in _MONTH_STEPS if step * month >= _ROOM_FOR_MONTH), ui))


def _days(axis: Axis, step: int, ui: str) -> Iterator[Tick]:
    named = ""
    for ordinal in range(axis.first, axis.last + 1):
        day = date.fromordinal(ordinal)
        if (day.day - 1) % step == 0 and day.day <= max(28, 32 - step):
            month = say("date.month", ui, month=say(f"month.{day.month:02}", ui), year=day.year)
            yield Tick(axis.at(ordinal), str(day.day), month if month != named else "")
            named = month


def _months(axis: Axis, step: int, ui: str) -> Iterator[Tick]:
    begin = date.fromordinal(axis.first)
    named = 0
    for month in range(begin.year * 12 - begin.year * 12 % step, 12 * 9999, step):
        if month < 12:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > axis.last:
            return
        if day.toordinal() >= axis.first:
            yield _month(axis, day, step, day.year if day.year != named else 0, ui)
            named = day.year


def _month(axis: Axis, day: date, step: int, year: int, ui: str) -> Tick:
    at = axis.at(day.toordinal())
    if step >= 12:
        return Tick(at, str(day.year), "")
    return Tick(at, say(f"month.{day.month:02}", ui), str(year) if year else "")
