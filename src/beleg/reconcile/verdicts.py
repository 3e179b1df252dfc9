"""Two numbers of one series, or one alone, become a verdict: the same in other words, apart, grown since, taken back."""

from __future__ import annotations

from typing import Final, TypeAlias

from beleg.comparing import times
from beleg.comparing.intervals import agreement, are_apart
from beleg.model import ADDITIONAL, FORECAST, RISEN, Entry, Key, Point
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT

SAME_TIME: Final = 1  # days apart that still are one time
MOST_HELD: Final = 60  # points or series that one is held against

_DENIED: Final = "denied"
_WITHDRAWN: Final = "withdrawn"
_RISEN: Final = (RISEN, "older", "recovered")  # notes of a toll that is told as one that has risen

Told: TypeAlias = Entry | Point


def as_of(point: Point, scope: str) -> int | None:
    """The ordinal of the day that a number holds for: the end of its period, for an event the day of the report."""
    reported = times.ordinal(point.reported)
    last = times.ordinal(point.last)
    if scope == INCIDENT or last is None:
        return reported if reported is not None else last
    return last if reported is None else min(last, reported)


def closer(told: tuple[Point, Point] | None, other: tuple[Point, Point], scope: str) -> tuple[Point, Point]:
    """Of two pairs of points the one that tells one number, else the one of one day, else the first."""
    return other if told is None or _distance(other, scope) < _distance(told, scope) else told


def _distance(pair: tuple[Point, Point], scope: str) -> tuple[bool, int]:
    one, other = pair
    return number(one) != number(other), abs((as_of(one, scope) or 0) - (as_of(other, scope) or 0))


def number(told: Told) -> float:
    """The number that is said: the lower end, the upper one where only that is known, 0 where the number is lost."""
    return float(told.low if told.low is not None else told.high or 0)


def are_points_apart(one: Point, other: Point) -> bool:
    """Whether no number lies in both intervals."""
    return are_apart(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high)


def tell_the_same(one: Told, other: Told) -> bool:
    """Whether two numbers are one, in other words or rounded: "more than 300" and 302."""
    return bool(agreement(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high))


def share_an_origin(one: Told, other: Told) -> bool:
    """Whether a source stands behind both."""
    ids = {source.id for source in one.sources}
    return any(source.id in ids for source in other.sources)


def has_grown_since(point: Point, other: Point, key: Key) -> bool:
    """Whether a point of a later day than another may be higher without anyone being wrong.

    A running total may; of the toll of one event it has to be told, as two bodies often count it differently for days.
    """
    day, before = as_of(point, key.scope), as_of(other, key.scope)
    grows = key.scope == CUMULATIVE or (key.scope == INCIDENT and point.note in _RISEN)
    return grows and day is not None and before is not None and before < day


def is_reported(point: Point) -> bool:
    """Whether a number is told as one that holds: named by somebody, not lost, denied, only expected or on top of another."""
    return bool(point.sources) and counts_at_all(point) and point.note != _WITHDRAWN


def counts_at_all(point: Point) -> bool:
    """Whether there is a number, and it is neither denied nor only expected nor one on top of another."""
    lost = point.low is None and point.high is None
    return point.certainty != _DENIED and not lost and point.note not in (ADDITIONAL, FORECAST)


def is_denial(told: Told) -> bool:
    """Whether a number is told as one that does not hold, or that was taken back."""
    return told.certainty == _DENIED or told.note == _WITHDRAWN
