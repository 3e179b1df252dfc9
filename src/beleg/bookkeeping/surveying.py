"""What a store holds becomes what there is to choose from, what stands in no series, and what decisions did to a series."""

from __future__ import annotations

from collections.abc import Sequence

from beleg.bookkeeping import picturing
from beleg.bookkeeping.renewal import REMOVES
from beleg.model import Decision, Finding, Series, Told
from beleg.review import in_order
from beleg.stores import SeriesFilter, Store
from beleg.stores.paging import Occurring


def occurring(store: Store) -> Occurring:
    """The measures and sides of all series."""
    keys = [heading.key for heading in store.picture.headings(SeriesFilter())]
    return Occurring(
        sorted({key.measure for key in keys}), sorted({key.nationality for key in keys if key.nationality})
    )


def outside(store: Store) -> list[Told]:
    """What articles tell that stands in no series, each by the figure that tells it best, in the order of the articles."""
    found = store.picture.series(store.picture.headings(SeriesFilter()))
    inside = {id for each in found for point in each.points for id in point.entries}
    return [
        Told(kept.article, figures[entry.id])
        for kept, entries in store.picture.told(None)
        if (figures := {figure.id: figure for figure in kept.figures})
        for entry in entries
        if entry.id not in inside and entry.id in figures
    ]


def decided_on(store: Store, series: Series) -> list[Decision]:
    """The decisions about figures of a series, and those that took a figure of its kind out of it or out of the ledger."""
    about = set(store.review.on_series(series.id))
    found = store.review.about(sorted(about.union(store.review.like(series.key))))
    return in_order(each for each in found if each.target in about or each.verdict in REMOVES)


def decided_like(store: Store, words: Sequence[str]) -> list[Decision]:
    """The decisions that changed or took away figures whose measure stands among words of an address."""
    found = store.review.about(store.review.measuring(words))
    return in_order(each for each in found if each.verdict in REMOVES)


def findings(
    store: Store, kind: str | None, severity: str | None, series: str | None, side: str | None
) -> list[Finding]:
    """Findings in order of weight, of a series by name or id, of a side."""
    found = picturing.findings(store, kind, severity, series)
    if side is None:
        return found
    ids = {heading.id for heading in store.picture.headings(SeriesFilter(nationality=side))}
    return [each for each in found if not ids.isdisjoint(each.series)]
