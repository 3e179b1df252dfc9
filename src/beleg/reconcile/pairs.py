"""Two points of one series, of different origins, become corroborations, contradictions and scope mismatches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from beleg.model import Finding, Point, Series
from beleg.reconcile.findings import finding
from beleg.reconcile.overtaken import Course
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT, RATE
from beleg.reconcile.unlisted import is_anonymous
from beleg.reconcile.verdicts import (
    MOST_HELD,
    SAME_TIME,
    are_points_apart,
    as_of,
    closer,
    has_grown_since,
    is_denial,
    is_reported,
    number,
    share_an_origin,
)

_FACTOR: Final = 2.0  # between open bounds that still speak of one size
_PART: Final = ("place", "population", "baseline")


class _Pairs:
    """What is found between two origins: the closest agreement, the widest contradiction, the closest of each kind of mismatch."""

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
    course = Course(told, series.key)
    for one, other in _near(told, scope):
        if not course.explains(one, other):
            _hold(one, other, series, found)
    for pair in _falls(told, series):
        _hold(*pair, series, found, fallen=True)
    for origins in sorted(found):
        yield from _findings(found[origins], series)


def _near(told: Sequence[Point], scope: str) -> Iterator[tuple[Point, Point]]:
    """Points of one time, the earlier one first: of one day, or of the same stated period; of rates only of the latter."""
    dated = sorted(
        ((day, at, point) for at, point in enumerate(told) if (day := as_of(point, scope)) is not None),
        key=lambda item: item[:2],
    )
    for at, (day, _, point) in enumerate(dated if scope != RATE else ()):
        for other_day, _, other in dated[at + 1 : at + MOST_HELD]:
            if other_day - day > SAME_TIME:
                break
            yield point, other
    if scope == INCIDENT:
        yield from _side_by_side(dated)
    for of_period in _periods(told, scope).values():
        for at, point in enumerate(of_period):
            for other in of_period[at + 1 : at + MOST_HELD]:
                yield point, other


def _side_by_side(dated: Sequence[tuple[int, int, Point]]) -> Iterator[tuple[Point, Point]]:
    """Points of an event that one article sets side by side, the one first told days before and still held to."""
    of_article: dict[str, list[tuple[int, Point]]] = {}
    for day, _, point in dated:
        for article in point.articles:
            of_article.setdefault(article, []).append((day, point))
    for told in of_article.values():
        for at, (day, point) in enumerate(told):
            for other_day, other in told[at + 1 : at + MOST_HELD]:
                if other_day - day > SAME_TIME:
                    yield point, other


def _periods(told: Sequence[Point], scope: str) -> Mapping[tuple[str, str], list[Point]]:
    """Points by the period they speak of, where that is longer than a day."""
    found: dict[tuple[str, str], list[Point]] = {}
    for point in told:
        if point.first and point.last and (point.first != point.last or scope == RATE):
            found.setdefault((point.first, point.last), []).append(point)
    return found


def _falls(told: Sequence[Point], series: Series) -> Iterator[tuple[Point, Point]]:
    """A running total with the highest bound that stood before it, where it lies below."""
    if series.key.scope != CUMULATIVE:
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
    scope = series.key.scope
    if not are_points_apart(one, other):
        particular = not any(_is_anonymous(point) for point in (one, other))
        if particular and _speak_of_one_size(one, other):
            pair.agreeing = closer(pair.agreeing, (one, other), scope)
        return
    part = _differing(one, other)
    if part == "place" and _exceeds(one, other, series):
        pair.exceeding = pair.exceeding or _exceeds(one, other, series)
        return
    if part:
        pair.mismatched[part] = closer(pair.mismatched.get(part), (one, other), scope)
        return
    factor = _factor(one, other)
    if factor > pair.factor:
        pair.apart, pair.factor, pair.reason = (one, other), factor, "total_fell" if fallen else ""


def _is_anonymous(point: Point) -> bool:
    """Whether nobody in particular is named: "officials" may be those of the other origin."""
    return all(is_anonymous(source.name) for source in point.sources)


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
    numbers = [number(point) for point in (one, other)]
    open_ended = any(None in (point.low, point.high) for point in (one, other))
    return not open_ended or max(numbers) <= _FACTOR * min(numbers)


def _factor(one: Point, other: Point) -> float:
    """How many times the one is the other, between the bounds that lie closest."""
    lower, upper = sorted((one, other), key=number)
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
