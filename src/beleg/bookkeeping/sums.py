"""A number becomes the ways in which figures make it: as the store finds it, and across the articles of one series."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from beleg.bookkeeping import picturing
from beleg.model import Point, Series
from beleg.stores import Filter, Match, Store
from beleg.stores.combining import of_series
from beleg.stores.paging import AT_ONCE, COMBINED, WAYS, Ways
from beleg.stores.working import Heading

_BEHIND = "swapped"  # the kind that comes after sums and differences
_FEW, _ALL = 20, 10_000_000  # series read at once
_TOGETHER: Final = 500  # matches whose figures are read together


def find(store: Store, number: float, where: Filter) -> Iterator[Match]:
    """All matches of a number; sums and differences across articles stand behind those of one article."""
    across = _across(store, number, where)
    for match in store.find(number, where):
        if match.kind == _BEHIND:
            yield from across
        yield match
    yield from across


def ways(store: Store, number: float, where: Filter, limit: int) -> list[Ways]:
    """The matches of a number by groups, sums and differences together; of each so many, with their series.

    Sums and differences are looked for until there are more than ``AT_ONCE``: nobody reads on.
    """
    found = {each.kind: (each.matches, each.total) for each in store.leafing.said_as(number, where, limit)}
    found[COMBINED] = _some_combined(store, number, where, limit)
    series = _series(store, [match for matches, _ in found.values() for match in matches])
    return [Ways(group, found[group][1], found[group][0], series) for group in WAYS]


def _some_combined(
    store: Store, number: float, where: Filter, limit: int
) -> tuple[Sequence[Match], int | None]:
    inside = store.leafing.combined(number, where, limit, AT_ONCE + 1)
    n = inside.total or 0
    combinations = list(islice(_combinations(store, number, where, _FEW), AT_ONCE + 1 - n))
    across = (
        match
        for kind, series, points in combinations[: max(0, limit - n)]
        for match in _matches(store, kind, [(series.id, points)])
    )
    n += len(combinations)
    return [*inside.matches, *across], n if n <= AT_ONCE else None


def _series(store: Store, found: Iterable[Match]) -> Mapping[str, Heading]:
    """The series that figures stand in, by the figure's id."""
    ids = store.leafing.standing({figure.id for match in found for _, figure in match.pairs})
    headings = store.leafing.headings(ids.values())
    return {figure: headings[id] for figure, id in ids.items() if id in headings}


def _across(store: Store, number: float, where: Filter) -> Iterator[Match]:
    found = _combinations(store, number, where, _ALL)
    kinds: dict[str, list[tuple[str, tuple[Point, ...]]]] = {"sum": [], "difference": []}
    for kind, series, points in found:
        kinds[kind].append((series.id, points))
    for kind, listed in kinds.items():
        for start in range(0, len(listed), _TOGETHER):
            yield from _matches(store, kind, listed[start : start + _TOGETHER])


def _combinations(
    store: Store, number: float, where: Filter, at_once: int
) -> Iterator[tuple[str, Series, tuple[Point, ...]]]:
    asked = _asked(store, where)
    headings = sorted(store.picture.adding_up(number), key=picturing.by_weight)
    for series in _in_parts(store, headings, at_once):
        points = series.points if asked is None else tuple(p for p in series.points if p.id in asked)
        for kind, chosen in of_series(series._replace(points=points), number):
            yield kind, series, chosen


def _in_parts(store: Store, headings: Sequence[Heading], at_once: int) -> Iterator[Series]:
    """Series, so many read at a time: who has found enough reads no more."""
    for start in range(0, len(headings), at_once):
        yield from store.picture.series(headings[start : start + at_once])


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
