"""A number becomes the ways in which figures make it: as the store finds it, and across the articles of one series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from beleg.bookkeeping import picturing
from beleg.model import Point, Series
from beleg.stores import Filter, Match, Store
from beleg.stores.combining import of_series
from beleg.stores.paging import WAYS, Ways
from beleg.stores.working import Heading

_COMBINED: Final = "combined"
_BEHIND = "swapped"  # the kind that comes after sums and differences
_FEW: Final = 20  # articles whose series are looked up one by one
_AT_ONCE = 500  # matches whose figures are read together


def find(store: Store, number: float, where: Filter) -> Iterator[Match]:
    """All matches of a number; sums and differences across articles stand behind those of one article."""
    across = _across(store, number, where)
    for match in store.find(number, where):
        if match.kind == _BEHIND:
            yield from across
        yield match
    yield from across


def ways(store: Store, number: float, where: Filter, limit: int) -> list[Ways]:
    """The matches of a number by groups, sums and differences together; of each so many, with their series."""
    shown: dict[str, list[Match]] = {group: [] for group in WAYS}
    totals: Counter[str] = Counter()
    for match in find(store, number, where):
        group = _COMBINED if match.kind in ("sum", "difference") else match.kind
        totals[group] += 1
        if totals[group] <= limit:
            shown[group].append(match)
    series = _series(store, [match for of in shown.values() for match in of])
    return [Ways(group, totals[group], of, series) for group, of in shown.items()]


def _series(store: Store, found: Iterable[Match]) -> Mapping[str, Heading]:
    """The series that figures stand in, by the figure's id."""
    ids = store.leafing.standing({figure.id for match in found for _, figure in match.pairs})
    headings = store.leafing.headings(ids.values())
    return {figure: headings[id] for figure, id in ids.items() if id in headings}


def _across(store: Store, number: float, where: Filter) -> Iterator[Match]:
    found = _combinations(store, number, where)
    kinds: dict[str, list[tuple[str, tuple[Point, ...]]]] = {"sum": [], "difference": []}
    for kind, series, points in found:
        kinds[kind].append((series.id, points))
    for kind, listed in kinds.items():
        for start in range(0, len(listed), _AT_ONCE):
            yield from _matches(store, kind, listed[start : start + _AT_ONCE])


def _combinations(
    store: Store, number: float, where: Filter
) -> Iterator[tuple[str, Series, tuple[Point, ...]]]:
    asked = _asked(store, where)
    headings = sorted(store.picture.adding_up(number), key=picturing.by_weight)
    for series in store.picture.series(headings):
        points = series.points if asked is None else tuple(p for p in series.points if p.id in asked)
        for kind, chosen in of_series(series._replace(points=points), number):
            yield kind, series, chosen


def _asked(store: Store, where: Filter) -> Collection[str] | None:
    """The ids of the figures that a filter asks for, ``None`` for all."""
    return None if where == Filter() else {figure.id for _, figure in store.figures(where)}


def _matches(store: Store, kind: str, listed: list[tuple[str, tuple[Point, ...]]]) -> Iterator[Match]:
    told = store.told_of(list(dict.fromkeys(point.id for _, points in listed for point in points)))
    for series, points in listed:
        of_points = [told[point.id] for point in points if point.id in told]
        if len(of_points) == len(points):
            articles = tuple(each.article for each in of_points)
            yield Match(kind, articles[0], tuple(each.figure for each in of_points), articles, series)
