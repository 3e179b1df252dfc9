"""Two points of one series, of different origins, become corroborations, contradictions and scope mismatches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from beleg.model import Finding, Point, Series
from beleg.reconcile.findings import finding
from beleg.reconcile.points import (
    are_points_apart,
    as_of,
    has_grown_since,
    is_denial,
    is_reported,
    share_an_origin,
)
from beleg.reconcile.sources import is_anonymous

_DAYS: Final = 1  # days apart that still are one time
_FACTOR: Final = 2.0  # between open bounds that still speak of one size
_PAIRS: Final = 60  # points that one is held against
_EVENT: Final = "incident"
_TOTAL: Final = "cumulative"
_RATE: Final = "rate"  # of which only the same period is one time
_PART: Final = ("place", "population", "baseline")


class _Pairs:
    """What is found between two origins: the first agreement, the widest contradiction, each kind of mismatch."""

    __slots__ = ("agreeing", "apart", "exceeding", "factor", "mismatched", "reason")

    def __init__(self) -> None:
        self.agreeing: tuple[Point, Point] | None = None
        self.apart: tuple[Point, Point] | None = None
        self.factor = 0.0
        self.reason = ""
        self.mismatched: dict[str, tuple[Point, Point]] = {}
        self.exceeding: tuple[Point, Point] | None = None


def pairs(series: Series) -> Iterator[Finding]:
    """Corroborations, contradictions and mismatches in a series, each once for two origins."""
    found: dict[tuple[str, str], _Pairs] = {}
    denials = {point.id for point in series.points if is_denial(point)}
    told = [point for point in series.points if is_reported(point) and point.successor not in denials]
    scope = series.key.scope
    of_day = _by_day(told, scope)
    by_day: dict[int, list[Point]] = {}
    for point in told if scope == _EVENT else ():
        by_day.setdefault(as_of(point, scope) or 0, []).append(point)
    for one, other in _near(told, scope):
        settled = _is_settled(one, other, of_day, scope) or _is_settled(other, one, of_day, scope)
        if not settled and not _is_passed(one, other, by_day, scope):
            _hold(one, other, series, found)
    for pair in _falls(told, series):
        _hold(*pair, series, found, fallen=True)
    for origins in sorted(found):
        yield from _findings(found[origins], series)


def _by_day(told: Sequence[Point], scope: str) -> Mapping[tuple[str, int], list[Point]]:
    """Points by each of their origins and the day they hold for."""
    found: dict[tuple[str, int], list[Point]] = {}
    for point in told if scope != _RATE else ():
        day = as_of(point, scope)
        for source in point.sources if day is not None else ():
            found.setdefault((source.id, day or 0), []).append(point)
    return found


def _is_settled(one: Point, other: Point, of_day: Mapping[tuple[str, int], list[Point]], scope: str) -> bool:
    """Whether the origin of the first had another number by the day of the second, or one within a day that agrees with it."""
    day, other_day = as_of(one, scope), as_of(other, scope)
    if day is None or other_day is None or not are_points_apart(one, other):
        return False
    return any(
        point is not one and (day < at <= other_day or not are_points_apart(point, other))
        for source in one.sources
        for at in range(max(day, other_day - _DAYS), other_day + _DAYS + 1)
        for point in of_day.get((source.id, at), ())
    )


def _is_passed(one: Point, other: Point, by_day: Mapping[int, list[Point]], scope: str) -> bool:
    """Whether the count of one origin rose past the lower of two tolls in these days, be it its own."""
    days = as_of(one, scope), as_of(other, scope)
    if scope != _EVENT or None in days or not are_points_apart(one, other):
        return False
    least = min(_said(one), _said(other))
    near = range(min(day or 0 for day in days), max(day or 0 for day in days) + 1)
    before: set[str] = set()
    behind: set[str] = set()
    for point in (each for day in near for each in by_day.get(day, ())[:_PAIRS]):
        (before if _said(point) <= least else behind).update(source.id for source in point.sources)
    return not before.isdisjoint(behind)


def _near(told: Sequence[Point], scope: str) -> Iterator[tuple[Point, Point]]:
    """Points of one time, the earlier one first: of one day, or of the same stated period."""
    dated = sorted(
        ((day, at, point) for at, point in enumerate(told) if (day := as_of(point, scope)) is not None),
        key=lambda item: item[:2],
    )
    for at, (day, _, point) in enumerate(dated if scope != _RATE else ()):
        for other_day, _, other in dated[at + 1 : at + _PAIRS]:
            if other_day - day > _DAYS:
                break
            yield point, other
    for of_period in _periods(told, scope).values():
        for at, point in enumerate(of_period):
            for other in of_period[at + 1 : at + _PAIRS]:
                yield point, other


def _periods(told: Sequence[Point], scope: str) -> Mapping[tuple[str, str], list[Point]]:
    """Points by the period they speak of, where that is longer than a day."""
    found: dict[tuple[str, str], list[Point]] = {}
    for point in told:
        if point.first and point.last and (point.first != point.last or scope == _RATE):
            found.setdefault((point.first, point.last), []).append(point)
    return found


def _falls(told: Sequence[Point], series: Series) -> Iterator[tuple[Point, Point]]:
    """A running total with the highest bound that stood before it, where it lies below."""
    if series.key.scope != _TOTAL:
        return
    highest: dict[str, Point] = {}
    for point in told:
        if as_of(point, series.key.scope) is None:
            continue
        for origin in sorted(highest):
            before = highest[origin]
            if _lies_below(point, before) and not share_an_origin(point, before):
                yield before, point
        if point.low is not None:
            for source in point.sources:
                before_one = highest.get(source.id)
                if before_one is None or (before_one.low or 0) <= point.low or _is_own(point, before_one):
                    highest[source.id] = point


def _is_own(point: Point, before: Point) -> bool:
    """Whoever lowers its own total no longer holds the higher one."""
    return are_points_apart(point, before)


def _lies_below(point: Point, before: Point) -> bool:
    return (
        point.high is not None
        and before.low is not None
        and point.high < before.low
        and are_points_apart(point, before)
    )


def _hold(
    one: Point, other: Point, series: Series, found: dict[tuple[str, str], _Pairs], fallen: bool = False
) -> None:
    if share_an_origin(one, other):
        return
    origins = sorted((_origin(one), _origin(other)))
    pair = found.setdefault((origins[0], origins[1]), _Pairs())
    if not are_points_apart(one, other):
        particular = not any(_is_anonymous(point) for point in (one, other))
        if pair.agreeing is None and particular and _speak_of_one_size(one, other):
            pair.agreeing = (one, other)
        return
    if _grows(one, other, series):
        return
    part = _differing(one, other)
    if part == "place" and _exceeds(one, other, series):
        pair.exceeding = pair.exceeding or _exceeds(one, other, series)
        return
    if part:
        pair.mismatched.setdefault(part, (one, other))
        return
    factor = _factor(one, other)
    if factor > pair.factor:
        pair.apart, pair.factor, pair.reason = (one, other), factor, "total_fell" if fallen else ""


def _is_anonymous(point: Point) -> bool:
    """Whether nobody in particular is named: "officials" may be those of the other origin."""
    return all(is_anonymous(source.name) for source in point.sources)


def _grows(one: Point, other: Point, series: Series) -> bool:
    """Whether a running total of a later day, or a toll that has risen by then, is higher: that contradicts nothing."""
    if series.key.scope == _TOTAL and _same_period(one, other):
        return False
    lower, higher = sorted((one, other), key=_said)
    return has_grown_since(higher, lower, series.key)


def _same_period(one: Point, other: Point) -> bool:
    return (
        one.first is not None and one.first != one.last and (one.first, one.last) == (other.first, other.last)
    )


def _origin(point: Point) -> str:
    return " ".join(source.id for source in point.sources)


def _differing(one: Point, other: Point) -> str:
    """The part of the key in which two points differ, as far as they say."""
    for part in _PART:
        if (part in one.differs) != (part in other.differs):
            if part == "place" and not (one.places and other.places):
                continue
            return part
    return ""


def _exceeds(one: Point, other: Point, series: Series) -> tuple[Point, Point] | None:
    """The number of a place inside and that of the place around it, where the first is more than the second."""
    part, whole = (one, other) if "place" in other.differs else (other, one)
    if has_grown_since(part, whole, series.key):
        return None
    more = part.low is not None and whole.high is not None and part.low > whole.high
    return (part, whole) if more else None


def _speak_of_one_size(one: Point, other: Point) -> bool:
    numbers = [_said(point) for point in (one, other)]
    open_ended = any(None in (point.low, point.high) for point in (one, other))
    return not open_ended or max(numbers) <= _FACTOR * min(numbers)


def _said(point: Point) -> float:
    return float(point.low if point.low is not None else point.high or 0)


def _factor(one: Point, other: Point) -> float:
    """How many times the one is the other, between the bounds that lie closest."""
    lower, upper = sorted((one, other), key=_said)
    below = lower.high if lower.high is not None else lower.low
    above = upper.low if upper.low is not None else upper.high
    return (above or 0) / below if below else float("inf")


def _findings(pair: _Pairs, series: Series) -> Iterator[Finding]:
    if pair.agreeing:
        yield finding("corroboration", series, pair.agreeing)
    if pair.apart:
        factor = "" if pair.factor == float("inf") else f"{pair.factor:.3g}"
        yield finding("contradiction", series, pair.apart, pair.reason, factor=factor)
    if pair.exceeding:
        yield finding("part_exceeds_whole", series, pair.exceeding, "place")
    for part in sorted(pair.mismatched):
        yield finding("scope_mismatch", series, pair.mismatched[part], part)
