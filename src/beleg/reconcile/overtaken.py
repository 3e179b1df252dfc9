"""What was told from day to day becomes whether time alone sets two numbers apart, so that they contradict nothing.

"12 dead" of the police in the morning and "17 dead" of the hospitals in the evening are no contradiction where the police
speak of 17 in the evening too, where anybody's count rose past 12 in between, or where a toll "has risen to 17".
"""

from __future__ import annotations

from collections.abc import Sequence

from beleg.model import Key, Point
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT, RATE
from beleg.reconcile.verdicts import MOST_HELD, SAME_TIME, are_points_apart, as_of, has_grown_since, number


class Course:
    """The numbers of a series that hold, by the days they hold for and by who gave them."""

    __slots__ = ("_key", "_of_day", "_of_origin")

    def __init__(self, told: Sequence[Point], key: Key) -> None:
        self._key = key
        self._of_day: dict[int, list[Point]] = {}
        self._of_origin: dict[tuple[str, int], list[Point]] = {}
        for point in told if key.scope != RATE else ():
            day = as_of(point, key.scope)
            if day is not None:
                self._of_day.setdefault(day, []).append(point)
                for source in point.sources:
                    self._of_origin.setdefault((source.id, day), []).append(point)

    def explains(self, one: Point, other: Point) -> bool:
        """Whether two numbers that are apart are only of two stages of one count."""
        if not are_points_apart(one, other):
            return False
        return (
            self._grew(one, other)
            or self._gave_way(one, other)
            or self._gave_way(other, one)
            or self._was_passed(one, other)
        )

    def _grew(self, one: Point, other: Point) -> bool:
        """Whether a running total of a later day, or a toll that has risen by then, is the higher one."""
        if self._key.scope == CUMULATIVE and _are_of_one_period(one, other):
            return False
        lower, higher = sorted((one, other), key=number)
        return has_grown_since(higher, lower, self._key)

    def _gave_way(self, one: Point, other: Point) -> bool:
        """Whether the origin of the first had another number by the day of the second, or one within a day that agrees with it."""
        day, other_day = as_of(one, self._key.scope), as_of(other, self._key.scope)
        if day is None or other_day is None:
            return False
        return any(
            point is not one and (day < at <= other_day or not are_points_apart(point, other))
            for source in one.sources
            for at in range(max(day, other_day - SAME_TIME), other_day + SAME_TIME + 1)
            for point in self._of_origin.get((source.id, at), ())[:MOST_HELD]
        )

    def _was_passed(self, one: Point, other: Point) -> bool:
        """Whether the count of one origin rose past the lower of two tolls in these days, be it its own."""
        days = as_of(one, self._key.scope), as_of(other, self._key.scope)
        if self._key.scope != INCIDENT or None in days:
            return False
        least = min(number(one), number(other))
        # What was told the day before holds until something else is told.
        near = range(min(day or 0 for day in days) - SAME_TIME, max(day or 0 for day in days) + 1)
        below: set[str] = set()
        above: set[str] = set()
        for point in (each for day in near for each in self._of_day.get(day, ())[:MOST_HELD]):
            (below if number(point) <= least else above).update(source.id for source in point.sources)
        return not below.isdisjoint(above)


def _are_of_one_period(one: Point, other: Point) -> bool:
    return (
        one.first is not None and one.first != one.last and (one.first, one.last) == (other.first, other.last)
    )
