"""A day, a unit and a number become another day; a month and a number become so many months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

Days = tuple[date, date]

YEAR_UNITS: Final = {"year": 1, "decade": 10, "century": 100}
MONTH_UNITS: Final = {"month": 1, "quarter": 3, "half": 6}
DAY_UNITS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}


def months_from(year: int, month: int, count: int) -> Days:
    """``count`` whole months; ``month`` may lie outside 1 to 12 and counts on from ``year``."""
    first = year * 12 + month - 1
    final = first + count - 1
    return date(first // 12, first % 12 + 1, 1), last_of_month(final // 12, final % 12 + 1)


def last_of_month(year: int, month: int) -> date:
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return date(year, 2, 29)
    return date(year, month, _LENGTHS[month - 1])


_LENGTHS: Final = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def moved(day: date, unit: str, count: int) -> date:
    """The day ``count`` units away, held to the last day of a shorter month.

    >>> moved(date(2025, 3, 31), "month", -1)
    datetime.date(2025, 2, 28)
    """
    if unit in DAY_UNITS:
        return day + timedelta(DAY_UNITS[unit] * count)
    months = 12 * YEAR_UNITS.get(unit, 0) + MONTH_UNITS.get(unit, 0)
    if months:
        first = day.year * 12 + day.month - 1 + months * count
        year, month = first // 12, first % 12 + 1
        end = last_of_month(year, month)
        return end if day.day >= end.day else date(year, month, day.day)
    # Hours reach into the day before, however few they are: the hour of publication is not known.
    hours = abs(count) if unit == "hour" else 1
    return day + timedelta((hours + 23) // 24 * (1 if count > 0 else -1))


def part_at(frame: Days, unit: str, number: int, weekday: int) -> Days | None:
    """The third Tuesday, the last day, the second week of a month or year; ``None`` where it has none.

    ``number`` counts from 1, from the end where it is negative. Week 1 is the first seven days, the last one the
    final seven.

    >>> part_at((date(2025, 5, 1), date(2025, 5, 31)), "weekday", -1, 4)
    (datetime.date(2025, 5, 30), datetime.date(2025, 5, 30))
    """
    first, last = frame
    if unit == "month":
        start, _ = (
            months_from(first.year, first.month + number - 1, 1)
            if number > 0
            else months_from(last.year, last.month, 1)
        )
        found = months_from(start.year, start.month, 1)
    elif unit in ("weekday", "weekend"):
        found = _weekday_of(frame, number, weekday, 1 if unit == "weekend" else 0)
    else:
        length = DAY_UNITS.get(unit, 1)
        start = first + timedelta(length * (number - 1)) if number > 0 else last - timedelta(length - 1)
        found = start, start + timedelta(length - 1)
    return found if first <= found[0] <= last else None


def _weekday_of(frame: Days, number: int, weekday: int, more: int) -> Days:
    if number > 0:
        start = frame[0] + timedelta((weekday - frame[0].weekday()) % 7 + 7 * (number - 1))
    else:
        start = frame[1] - timedelta((frame[1].weekday() - weekday) % 7)
    return start, start + timedelta(more)


def stretch_of(frame: Days, unit: str, count: int) -> Days | None:
    """The first nine months, the last two weeks (negative) of a time; ``None`` where it is shorter.

    >>> stretch_of((date(2003, 1, 1), date(2003, 12, 31)), "month", 9)
    (datetime.date(2003, 1, 1), datetime.date(2003, 9, 30))
    """
    first, last = frame
    day = timedelta(1)
    found = (first, moved(first, unit, count) - day) if count > 0 else (moved(last + day, unit, count), last)
    return found if first <= found[0] <= found[1] <= last else None
