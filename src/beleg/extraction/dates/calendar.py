"""A described time (a month, a Friday, three weeks back) and a reference day become first and last day.

Nothing here reads words. ``resolve`` is total: what lies outside the calendar or needs a reference day that
is not known is ``None``, never a guess.

Conventions where words are vague: a season is three whole months (spring is March to May, winter begins in
December); beginning, middle and end are the thirds of a year or season by months, of a month by its days
(1 to 10, 11 to 20, 21 to the last), of a week Monday and Tuesday, Wednesday and Thursday, Friday to Sunday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.dates.units import (
    MONTH_UNITS,
    YEAR_UNITS,
    Days,
    last_of_month,
    months_from,
    moved,
    part_at,
    stretch_of,
)

BEFORE_LAST: Final = -3
BEFORE: Final = -2
PAST: Final = -1
THIS: Final = 0
COMING: Final = 1
AFTER: Final = 2
AFTER_NEXT: Final = 3
"""Which one of a recurring time is meant: that before the last, the last before the reference day, the last up to
it, that of the current week or year, the next from it on, the next after it, the one after that."""

LONG_PAST: Final = 300
"""A day without a year that would lie further back than this many days is one to come."""

_JUST_PAST: Final = 45
"""A day without a year that lies back less than this many days has been, whatever verb stands near."""

_UPDATED: Final = 3
"""A day without a year that is so few days ahead was told of when the report had been changed, by a verb of the past too."""

FIRST_HALF: Final = 4
SECOND_HALF: Final = 5
"""Parts of a month beside its thirds: up to the 15th, and from the 16th on."""


@mypyc_attr(acyclic=True)
class When:
    """A described time; never changed once it is made.

    ``grain``: day, month, season, quarter, half, year, decade, century, weekday, weekend, holiday, monthday (a day of
    any month), offset (days from the reference), shift (whole units from the reference's own), window (units up to
    or from it), and within another time: part (its third Tuesday), stretch (its first nine months), moved (three
    days after it), up to (the two years before its end). ``number`` is the month, season, weekday (Monday is 0),
    offset, count ...; ``day`` and ``last`` are days of a month (``day`` of a part its weekday, of a holiday with a
    ``unit`` the last on which that weekday can be); ``last`` is the final year of a ``year``, the far count of a
    ``shift``, the length of a ``holiday``. ``lean`` is one of the constants above or ``None``; ``part`` is 0 for all
    of it, 1 to 3 for beginning, middle, end; ``inside`` is the year, week or other time that the time belongs to.
    """

    __slots__ = ("day", "grain", "inside", "last", "lean", "number", "part", "unit", "year")

    def __init__(
        self,
        grain: str,
        year: int | None = None,
        number: int = 0,
        day: int = 0,
        last: int = 0,
        unit: str = "",
        lean: int | None = None,
        part: int = 0,
        inside: When | None = None,
    ) -> None:
        self.grain = grain
        self.year = year
        self.number = number
        self.day = day
        self.last = last
        self.unit = unit
        self.lean = lean
        self.part = part
        self.inside = inside

    def _copy(self) -> When:
        found = When(self.grain, self.year, self.number, self.day, self.last, self.unit)
        found.lean, found.part, found.inside = self.lean, self.part, self.inside
        return found

    def of_year(self, year: int | None) -> When:
        if year is None and self.year is None:
            return self
        found = self._copy()
        found.year = year
        return found

    def leaning(self, lean: int | None) -> When:
        found = self._copy()
        found.lean = lean
        return found

    def of_part(self, part: int) -> When:
        found = self._copy()
        found.part = part
        return found

    def within(self, frame: When) -> When:
        found = self._copy()
        found.inside = frame
        return found

    def turned(self) -> When:
        """As far ahead as it was back."""
        found = self._copy()
        found.number = -self.number
        return found


def resolve(when: When, reference: date | None) -> Days | None:
    """First and last day, both included; ``None`` where the calendar or the reference does not give them.

    >>> resolve(When("month", 2022, 2), None)
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    >>> resolve(When("weekday", number=4), date(2025, 5, 14))
    (datetime.date(2025, 5, 9), datetime.date(2025, 5, 9))
    """
    try:
        days = _resolve(when, reference)
        return part_of(days, when.part) if days and when.part else days
    except (ValueError, OverflowError):
        return None


def _resolve(when: When, reference: date | None) -> Days | None:
    if when.inside is not None:
        return _inside(when, resolve(when.inside, reference))
    if when.year is not None:
        return in_year(when, when.year)
    if reference is None:
        return None
    relative = _RELATIVE.get(when.grain)
    return relative(when, reference) if relative else _recurring(when, reference)


def _inside(when: When, frame: Days | None) -> Days | None:
    """The time within a year or week that other words give."""
    if frame is None:
        return None
    if when.grain == "part":
        return part_at(frame, when.unit, when.number, when.day)
    if when.grain == "stretch":
        return stretch_of(frame, when.unit, when.number)
    if when.grain == "up to":
        return moved(frame[1] + timedelta(1), when.unit, -when.number), frame[1]
    if when.grain == "moved":
        return moved(frame[0], when.unit, when.number), moved(frame[1], when.unit, when.number)
    if when.grain == "weekday":
        day = frame[0] + timedelta((when.number - frame[0].weekday()) % 7)
        return day, day
    return in_year(when, frame[0].year)


def in_year(when: When, year: int) -> Days | None:
    """A day, month, season, quarter, half, holiday of ``year``; raises ``ValueError`` for 31 June."""
    if when.grain == "day":
        first = date(year, when.number, when.day)
        return first, date(year, when.number, when.last) if when.last > when.day else first
    if when.grain == "holiday":
        day = _holiday(when, year)
        return day, day + timedelta(max(when.last - 1, 0))
    months = _MONTHS_IN_YEAR.get(when.grain)
    if months:
        start, count = months(when.number)
        return months_from(year, start, count)
    return _years(when, year)


def _years(when: When, year: int) -> Days | None:
    if when.grain == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31)
    if when.grain == "century":
        return date(year, 1, 1), date(year + 99, 12, 31)
    if when.grain == "year":
        return date(year, 1, 1), date(max(year, when.last), 12, 31)
    return None


_MONTHS_IN_YEAR: Final[dict[str, Callable[[int], tuple[int, int]]]] = {
    "month": lambda n: (n, 1),
    "season": lambda n: (3 * n, 3),
    "quarter": lambda n: (3 * n - 2, 3),
    "half": lambda n: (6 * n - 5, 6),
}


def _holiday(when: When, year: int) -> date:
    """``number`` is the month, 0 where ``day`` counts from Easter Sunday; ``unit`` the weekday on or before it."""
    day = date(year, when.number, when.day) if when.number else easter(year) + timedelta(when.day)
    return day - timedelta((day.weekday() - int(when.unit)) % 7) if when.unit else day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _recurring(when: When, reference: date) -> Days | None:
    """What comes every year: the occurrence that ``lean`` asks for."""
    found = _occurrences(when, reference.year)
    if not found or when.lean == THIS:
        return found[0] if found else None
    lean = PAST if when.lean is None else when.lean
    back = [days for days in found if (days[1] if lean <= BEFORE else days[0]) <= reference]
    ahead = [days for days in found if (days[0] if lean >= AFTER else days[1]) >= reference]
    if lean <= BEFORE:
        back = [days for days in back if days[1] < reference]
    if lean >= AFTER:
        ahead = [days for days in ahead if days[0] > reference]
    return _choose(when, back[:-1] if lean == BEFORE_LAST else back, ahead[lean == AFTER_NEXT :], reference)


def _occurrences(when: When, year: int) -> list[Days]:
    """That of the year, or those of the years around it: further around only for 29 February."""
    if when.lean == THIS:
        near = _occurrence(when, year)
        return [near] if near else []
    reach = (
        8 if when.grain == "day" and when.day == 29 else 2 if when.lean in (BEFORE_LAST, AFTER_NEXT) else 1
    )
    return [days for y in range(year - reach, year + reach + 1) if (days := _occurrence(when, y))]


def _occurrence(when: When, year: int) -> Days | None:
    try:
        return in_year(when, year)
    except (ValueError, OverflowError):
        return None


def _choose(when: When, back: list[Days], ahead: list[Days], reference: date) -> Days | None:
    if when.lean == COMING and when.grain == "day" and back and (reference - back[-1][0]).days < _JUST_PAST:
        return back[-1]
    if when.lean is not None and when.lean >= COMING:
        return ahead[0] if ahead else None
    if when.lean is None and when.grain in ("day", "holiday") and back and ahead:
        soon = (reference - back[-1][0]).days > LONG_PAST
        return ahead[0] if soon else back[-1]
    if when.lean == PAST and when.grain == "day" and back and ahead:
        soon = (ahead[0][0] - reference).days <= _UPDATED
        return ahead[0] if soon else back[-1]
    return back[-1] if back else None


def _weekday(when: When, reference: date) -> Days:
    today, lean = reference.weekday(), PAST if when.lean is None else when.lean
    behind, ahead = (today - when.number) % 7, (when.number - today) % 7
    if lean >= COMING:
        step = ahead or 7 if lean >= AFTER else ahead
    elif lean == THIS:
        step = when.number - today
    else:
        step = -(behind or 7) if lean <= BEFORE else -behind
    step += 7 * ((lean == AFTER_NEXT) - (lean == BEFORE_LAST))
    day = reference + timedelta(step)
    return day, day


def _monthday(when: When, reference: date) -> Days | None:
    """The nearest day of a month with that number, behind the reference unless the lean says ahead."""
    step = 1 if when.lean is not None and when.lean >= COMING else -1
    months = (months_from(reference.year, reference.month + step * n, 1)[0] for n in range(13))
    for first in months:
        if when.day > last_of_month(first.year, first.month).day:
            continue
        day = first.replace(day=when.day)
        fits = when.number < 0 or day.weekday() == when.number
        if fits and (day >= reference if step > 0 else day <= reference):
            return day, day
    return None


def _weekend(when: When, reference: date) -> Days:
    """Saturday and Sunday; of the current week where a lean of ``THIS`` says so."""
    saturday = reference + timedelta(5 - reference.weekday())
    started = saturday <= reference
    weeks = {BEFORE: -1, THIS: 0, COMING: 0, AFTER: 1 if started else 0}
    lean = PAST if when.lean is None else when.lean
    saturday += timedelta(7 * weeks.get(lean, 0 if started else -1))
    return saturday, saturday + timedelta(1)


def _offset(when: When, reference: date) -> Days:
    day = reference + timedelta(when.number)
    return day, day


def _shift(when: When, reference: date) -> Days | None:
    """The whole unit that lies ``number`` units from the reference's own; ``last`` units long backwards."""
    near = _shifted(when.unit, when.number, reference)
    if near is None or not when.last:
        return near
    far = _shifted(when.unit, when.last, reference)
    return (min(near[0], far[0]), max(near[1], far[1])) if far else near


def _shifted(unit: str, count: int, reference: date) -> Days | None:
    if unit in YEAR_UNITS:
        size = YEAR_UNITS[unit]
        start = (reference.year - (unit == "century")) // size * size + size * count + (unit == "century")
        return date(start, 1, 1), date(start + size - 1, 12, 31)
    if unit in MONTH_UNITS:
        size = MONTH_UNITS[unit]
        month = (reference.month - 1) // size * size + 1
        return months_from(reference.year, month + size * count, size)
    if unit == "week":
        monday = reference + timedelta(7 * count - reference.weekday())
        return monday, monday + timedelta(6)
    return _shifted_days(unit, count, reference)


def _shifted_days(unit: str, count: int, reference: date) -> Days | None:
    if unit == "weekend":
        lean = THIS if count == 0 else BEFORE if count < 0 else AFTER
        return _weekend(When("weekend", lean=lean), reference)
    if unit == "night":
        day = reference + timedelta(count)
        return day, day + timedelta(1)
    days = count if unit == "day" else int(count / 24) if unit == "hour" else 0
    day = reference + timedelta(days)
    return day, day


def _window(when: When, reference: date) -> Days | None:
    """``number`` units up to the reference day (negative) or from it on."""
    other = moved(reference, when.unit, when.number)
    return min(reference, other), max(reference, other)


_RELATIVE: Final[dict[str, Callable[[When, date], Days | None]]] = {
    "weekday": _weekday,
    "weekend": _weekend,
    "monthday": _monthday,
    "offset": _offset,
    "shift": _shift,
    "window": _window,
}


def part_of(days: Days, part: int) -> Days:
    """Beginning (1), middle (2) or end (3) of an interval, by the conventions of this module.

    >>> part_of((date(2025, 4, 1), date(2025, 4, 30)), 3)
    (datetime.date(2025, 4, 21), datetime.date(2025, 4, 30))
    """
    first, last = days
    if part >= FIRST_HALF:
        middle = first + timedelta(14)
        return (first, middle) if part == FIRST_HALF else (middle + timedelta(1), last)
    length = (last - first).days + 1
    if length < 28:
        cuts = (0, 2, 4, 7) if length == 7 else (0, length // 3, 2 * length // 3, length)
        return first + timedelta(cuts[part - 1]), first + timedelta(max(cuts[part], cuts[part - 1] + 1) - 1)
    if length <= 31:
        ends = (10, 20, length)
        return first + timedelta((part - 1) * 10), first + timedelta(ends[part - 1] - 1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(months // 3, 1)
    count = third if part < 3 else months - 2 * third
    return months_from(first.year, first.month + (part - 1) * third, count)
