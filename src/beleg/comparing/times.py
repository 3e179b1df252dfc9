"""The time of a figure becomes days, and two times a verdict."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

_REMEMBERED: Final = 10_000  # times
_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()
_LONG: Final = 31  # days: longer periods are those of a running total or a statistic


class Days(NamedTuple):
    """A period by the ordinals of its first and last day, both included; an open end is the calendar's."""

    first: int
    last: int


@lru_cache(_REMEMBERED)
def days(time: str | None) -> Days | None:
    """The days of an ISO date or interval; a month or a year stands for all its days. ``None`` where nothing is said.

    >>> days("2024-05-03").first - days("2024-05").first, days(None), days("soon")
    (2, None, None)
    """
    if time is None:
        return None
    first, slash, last = time.partition("/")
    try:
        return Days(_day(first, _FIRST, False), _day(last if slash else first, _LAST, True))
    except ValueError:
        return None


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO date, ``None`` where none is said.

    >>> ordinal("2024-05-03") - ordinal("2024-05-01"), ordinal(None)
    (2, None)
    """
    return date.fromisoformat(day).toordinal() if day else None


def overlap(one: Days | None, other: Days | None, slack: int = 0) -> bool:
    """Whether two times can be one; so many days apart are let pass, and a time not said fits any."""
    return (
        one is None or other is None or (one.first - slack <= other.last and other.first - slack <= one.last)
    )


def is_long(one: Days | None) -> bool:
    """Whether the time is a period rather than the day of an event."""
    return one is not None and one.last - one.first > _LONG


def _day(text: str, otherwise: int, is_last: bool) -> int:
    if text in ("..", ""):
        return otherwise
    parts = [int(part) for part in text[:10].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if len(parts) > 2:
        return date(year, month, parts[2]).toordinal()
    if not is_last:
        return date(year, month or 1, 1).toordinal()
    if month in (0, 12):
        return date(year, 12, 31).toordinal()
    return date(year, month + 1, 1).toordinal() - 1
