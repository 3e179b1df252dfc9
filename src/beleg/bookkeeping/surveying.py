"""What a store holds becomes what there is to choose from, what stands in no series, and what decisions did to a series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beleg.bookkeeping import deciding, picturing
from beleg.model import Decision, Figure, Finding, Key, Series, Told
from beleg.stores import SeriesFilter, Store
from beleg.stores.paging import Occurring

_REMOVES = ("reject", "correct", "merge")


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
    inside = {id for point in series.points for id in (point.id, *point.mentions)}
    return [
        each
        for each, extracted, now in _decided(store)
        if (now is not None and now.id in inside)
        or (each.verdict in _REMOVES and extracted is not None and _would_fit(extracted, series.key))
    ]


def decided_like(store: Store, words: Sequence[str]) -> list[Decision]:
    """The decisions that changed or took away figures whose measure stands among words of an address."""
    return [
        each
        for each, extracted, _ in _decided(store)
        if each.verdict in _REMOVES and extracted is not None and extracted.measure in words
    ]


def _decided(store: Store) -> Iterator[tuple[Decision, Figure | None, Figure | None]]:
    """Each decision about a figure, with the figure as it was found and as it reads now."""
    for decision in deciding.decisions(store):
        history = deciding.history(store, decision.target)
        if history is not None:
            yield decision, history.extracted, history.now


def _would_fit(figure: Figure, key: Key) -> bool:
    """Whether a figure, as it was found, says what a series says, as far as both say it."""
    said = (figure.nationality or "", figure.place or "")
    kept = (key.nationality, key.place)
    agree = all(not one or not other or one == other for one, other in zip(said, kept, strict=True))
    return figure.measure == key.measure and agree and figure.population == key.population


def findings(
    store: Store, kind: str | None, severity: str | None, series: str | None, side: str | None
) -> list[Finding]:
    """Findings in order of weight, of a series by name or id, of a side."""
    found = picturing.findings(store, kind, severity, series)
    if side is None:
        return found
    ids = {heading.id for heading in store.picture.headings(SeriesFilter(nationality=side))}
    return [each for each in found if not ids.isdisjoint(each.series)]
