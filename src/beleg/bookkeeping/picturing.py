"""What a store holds becomes what is asked for: series by name, findings in order of weight, positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from beleg.bookkeeping.renewal import aged, positions_of
from beleg.model import FINDINGS, SEVERITIES, Finding, Position, Series
from beleg.review import merged_origins
from beleg.stores import SeriesFilter, Store
from beleg.stores.working import Heading

_ALL: Final = SeriesFilter()
_WEIGHT: Final = {severity: at for at, severity in enumerate(SEVERITIES)}
_KIND: Final = {kind: at for at, kind in enumerate(FINDINGS)}


def series(store: Store, name: str | None, where: SeriesFilter) -> list[Series]:
    """The series of a name that a filter asks for, those of most articles first."""
    return list(store.picture.series(headings(store, name, where)))


def headings(store: Store, name: str | None, where: SeriesFilter = _ALL) -> list[Heading]:
    """The headings of the series of a name, those of most articles first."""
    found = store.picture.headings(where, name)
    return sorted(found, key=by_weight)


def by_weight(heading: Heading) -> tuple[object, ...]:
    """By what series are listed: those of most articles first."""
    return -heading.articles, heading.key, heading.at


def findings(store: Store, kind: str | None, severity: str | None, name: str | None) -> list[Finding]:
    """Findings in order of weight, then of kind; those about series of a name where one is given."""
    newest = store.picture.newest()
    ids = None if name is None else [each.id for each in headings(store, name)]
    found: Iterable[Finding] = store.picture.findings(kind, severity, ids)
    told = [each for each in (of_today(one, newest) for one in found) if each is not None]
    return sorted(
        told, key=lambda each: (_WEIGHT[each.severity], _KIND[each.kind], each.series, each.date, each.id)
    )


def of_today(found: Finding, newest: str | None) -> Finding | None:
    """A finding as it is on the day of the newest article, ``None`` where it is none yet."""
    if found.kind != "stale":
        return found
    return aged(found, newest) if newest else None


def positions(store: Store, name: str | None) -> list[Position]:
    """The positions in all articles, or those on figures of the series of a name."""
    merged = merged_origins(store.review.of_origins())
    if name is None:
        of_figure = _of_figures(store.picture.series(store.picture.headings(_ALL)))
        told = store.picture.told(None)
        return [each for kept, _ in told for each in positions_of(kept, of_figure, merged)]
    chosen = series(store, name, _ALL)
    ids = {each.id for each in chosen}
    articles = list(dict.fromkeys(article for each in chosen for article in each.articles))
    listed = list(store.picture.told(articles))
    groups = {entry.group for _, entries in listed for entry in entries}
    of_figure = _of_figures(store.picture.of_groups(sorted(groups)))
    found = [each for kept, _ in listed for each in positions_of(kept, of_figure, merged)]
    return [each for each in found if not ids.isdisjoint(each.series)]


def _of_figures(found: Iterable[Series]) -> Mapping[str, list[str]]:
    """The ids of the series that each figure stands in."""
    ids: dict[str, list[str]] = {}
    for each in found:
        for point in each.points:
            for figure in point.mentions:
                ids.setdefault(figure, []).append(each.id)
    return ids
