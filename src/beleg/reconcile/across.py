"""The series of one family become what only shows between them: parts above their wholes, sums, other scopes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from beleg.comparing import populations, times
from beleg.model import Finding, Key, Point, Series
from beleg.model.measures import measures
from beleg.reconcile.combatants import is_combatant
from beleg.reconcile.findings import finding, ordered
from beleg.reconcile.scopes import CUMULATIVE, EVENT_DAYS, INCIDENT
from beleg.reconcile.spots import holds
from beleg.reconcile.verdicts import (
    MOST_HELD,
    SAME_TIME,
    are_points_apart,
    as_of,
    closer,
    counts_at_all,
    has_grown_since,
    share_an_origin,
)

_HELD: Final = (
    "place",
    "population",
)  # parts of the key of which the one series counts a part of what the other counts
_DEPLOYED: Final = "deployed"
_LOST: Final = ("killed", "wounded", "casualties", "captured")


def of_family(series: Sequence[Series]) -> tuple[Finding, ...]:
    """The findings between the series of one family; pure, and the same in whatever order they come."""
    found: list[Finding] = []
    told = sorted(series, key=lambda one: one.key)
    by_spot: dict[tuple[str, str], list[Series]] = {}
    for each in told:
        by_spot.setdefault((each.key.unit, each.key.place), []).append(each)
    for near in by_spot.values():
        for at, one in enumerate(near):
            for other in near[at + 1 : at + MOST_HELD]:
                found.extend(_between(one, other))
    found.extend(_around(told))
    found.extend(_sums(told))
    return ordered(found)


def _around(told: Sequence[Series]) -> Iterator[Finding]:
    """What series of places inside one another say of each other."""
    alike: dict[Key, list[Series]] = {}
    for each in told:
        alike.setdefault(each.key._replace(place="", nationality="", day=""), []).append(each)
    for near in alike.values():
        for at, one in enumerate(near):
            for other in near[at + 1 : at + MOST_HELD]:
                for whole, part in ((one, other), (other, one)):
                    apart = whole.key.place != part.key.place
                    if apart and holds(whole.key.place, part.key.place, whole.family):
                        yield from _mismatched(part, whole, "place")


def _between(one: Series, other: Series) -> Iterator[Finding]:
    """What two series at one place say of each other."""
    if not _of_one_event(one, other):
        return
    for part, whole, why in ((one, other, _part_of(one, other)), (other, one, _part_of(other, one))):
        if why and one.key.day == other.key.day:
            yield from _exceeding(part, whole, why)
        if why == "population" and is_combatant(part.key.population):
            yield from _mismatched(part, whole, why)
    method = one.key.method != other.key.method and one.key._replace(method=other.key.method) == other.key
    baseline = (
        one.key.baseline != other.key.baseline and one.key._replace(baseline=other.key.baseline) == other.key
    )
    if method or baseline:
        yield from _mismatched(one, other, "method" if method else "baseline")
    if baseline and one.key.scope == CUMULATIVE:
        yield from _resets(one, other)


def _of_one_event(one: Series, other: Series) -> bool:
    """Whether two series can be held against each other: of one day, or one that names none in the days after the other."""
    if not one.key.scope == other.key.scope == INCIDENT:
        return INCIDENT not in (one.key.scope, other.key.scope)
    earlier, later = sorted((one, other), key=lambda series: series.key.day)
    if earlier.key.day == later.key.day:
        return True
    days = [times.ordinal(series.key.day) for series in (earlier, later)]
    undated = all(point.first is None for point in later.points)
    return undated and None not in days and (days[1] or 0) - (days[0] or 0) <= EVENT_DAYS


def _part_of(part: Series, whole: Series) -> str:
    """Why the first counts a part of what the second counts, ``""`` where it does not."""
    one, other = part.key, whole.key
    related = populations.relation(one.population, other.population)
    same_side = one.nationality == other.nationality or (
        related == populations.AMONG and not other.nationality
    )
    if one.method != other.method or not same_side:
        return ""
    if one.measure == other.measure and one.scope == other.scope:
        among = related == populations.AMONG and other.population == populations.GENERAL
        return "population" if among else ""
    if related == populations.APART or (one.population == populations.GENERAL != other.population):
        return ""
    if other.measure == _DEPLOYED and one.measure in _LOST and one.nationality:
        return "measure"
    return "measure" if one.measure in measures()[other.measure].parts and one.scope == other.scope else ""


def _exceeding(part: Series, whole: Series, why: str) -> Iterator[Finding]:
    """The first pair of one time in which the part is more than the whole."""
    for point, other in _of_one_time(part, whole):
        exceeds = point.low is not None and other.high is not None and point.low > other.high
        risen = whole.key.measure != _DEPLOYED and has_grown_since(point, other, part.key)
        if exceeds and not risen and are_points_apart(point, other) and not _differ(point, other):
            yield _of_two("part_exceeds_whole", part, whole, point, other, why)
            return


def _differ(point: Point, other: Point) -> bool:
    return ("place" in point.differs) != ("place" in other.differs)


def _of_two(kind: str, one: Series, other: Series, point: Point, second: Point, reason: str) -> Finding:
    return finding(kind, one, (point, second), reason)._replace(series=(one.id, other.id))


def _of_one_time(one: Series, other: Series) -> Iterator[tuple[Point, Point]]:
    """Points of two series that can be held against each other, in order of the first.

    How many were deployed holds until the same origin tells another number.
    """
    behind = [point for point in other.points if counts_at_all(point)]
    if other.key.measure == _DEPLOYED:
        for point in one.points:
            at = as_of(point, one.key.scope)
            if at is not None and counts_at_all(point):
                yield from ((point, second) for second in _standing(behind, at, other.key.scope))
        return
    of_day: dict[int, list[Point]] = {}
    for second in behind:
        day = as_of(second, other.key.scope)
        if day is not None:
            of_day.setdefault(day, []).append(second)
    for point in one.points:
        at = as_of(point, one.key.scope)
        if at is not None and counts_at_all(point):
            for day in range(at - SAME_TIME, at + SAME_TIME + 1):
                yield from ((point, second) for second in of_day.get(day, ()))


def _standing(told: Sequence[Point], at: int, scope: str) -> Iterable[Point]:
    """What each origin had last said by a day."""
    latest: dict[tuple[str, ...], Point] = {}
    for point in told:
        day = as_of(point, scope)
        if day is not None and day <= at + SAME_TIME:
            latest[tuple(source.id for source in point.sources)] = point
    return latest.values()


def _mismatched(one: Series, other: Series, part: str) -> Iterator[Finding]:
    """Numbers of two series that differ in one part of the key, each pair of origins once; of places the first lies inside."""
    closest: dict[tuple[str, str], tuple[Point, Point]] = {}
    for point, second in _of_one_time(one, other):
        if not point.sources or not second.sources or share_an_origin(point, second):
            continue
        pair = (point.sources[0].id, second.sources[0].id)
        if are_points_apart(point, second):
            closest[pair] = closer(closest.get(pair), (point, second), one.key.scope)
    for point, second in closest.values():
        if part not in _HELD or (point.low or 0) <= (second.high or point.low or 0):
            said = (("a", getattr(one.key, part)), ("b", getattr(other.key, part)))
            found = _of_two("scope_mismatch", one, other, point, second, part)
            yield found._replace(values=tuple((name, value) for name, value in said if value))
        elif part == "place" and not has_grown_since(point, second, one.key):
            yield _of_two("part_exceeds_whole", one, other, point, second, "place")


def _resets(one: Series, other: Series) -> Iterator[Finding]:
    """Where an origin's count begins anew: its last total of the one baseline, and a lower first one of the other."""
    for origin in sorted({source.id for source in one.origins} & {source.id for source in other.origins}):
        last, first = (_of_origin(each, origin) for each in sorted((one, other), key=_begin))
        if last and first and (last[-1].reported or "") <= (first[0].reported or ""):
            old, new = last[-1], first[0]
            lower = old.low is not None and new.high is not None and new.high < old.low
            if lower and old.articles != new.articles:
                found = _of_two("decrease", one, other, old, new, "reset")
                yield found._replace(values=(("date", new.reported or ""),))


def _begin(series: Series) -> tuple[str, str]:
    return min((point.reported or "" for point in series.points), default=""), series.key.baseline


def _of_origin(series: Series, origin: str) -> list[Point]:
    return [p for p in series.points if counts_at_all(p) and any(source.id == origin for source in p.sources)]


def _sums(told: Sequence[Series]) -> Iterator[Finding]:
    """Measures of one origin that do not make their whole: killed and wounded against casualties."""
    by_rest: dict[Key, dict[str, Series]] = {}
    for series in told:
        by_rest.setdefault(series.key._replace(measure=""), {})[series.key.measure] = series
    for alike in by_rest.values():
        for name, measure in measures().items():
            parts = [alike[part] for part in measure.parts if part in alike]
            if name in alike and len(parts) == len(measure.parts) > 1:
                yield from _sum(parts, alike[name])


def _sum(parts: Sequence[Series], whole: Series) -> Iterator[Finding]:
    for point in whole.points:
        if not counts_at_all(point) or not point.sources or point.qualifier != "exact":
            continue
        chosen = [_of(part, point, whole.key.scope) for part in parts]
        summands = [each for each in chosen if each is not None]
        total = sum(each.low or 0 for each in summands)
        if len(summands) == len(parts) and point.low is not None and total != point.low:
            found = finding("sum_mismatch", whole, [*summands, point], "measures", sum=f"{total:g}")
            yield found._replace(series=(*(part.id for part in parts), whole.id))


def _of(part: Series, whole: Point, scope: str) -> Point | None:
    """What the same origin says of a part at the same time, as an exact number."""
    day = as_of(whole, scope)
    for point in part.points:
        said = share_an_origin(point, whole) and point.qualifier == "exact" and counts_at_all(point)
        if said and (as_of(point, scope) == day or set(point.articles) & set(whole.articles)):
            return point
    return None


def stale(series: Series, newest: str, days: int = 30) -> Finding | None:
    """That the newest figures of a running total are so many days older than the newest article, an ISO date."""
    dated = [point for point in series.points if point.reported]
    if series.key.scope != CUMULATIVE or not dated:
        return None
    day = max(point.reported or "" for point in dated)
    age = (date.fromisoformat(newest) - date.fromisoformat(day)).days
    if age < days:
        return None
    last = [point for point in dated if point.reported == day]  # two sides may speak on one day
    return finding("stale", series, last, last=day, newest=newest, days=age)
