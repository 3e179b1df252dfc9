"""The entries of one group become series and the findings inside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beleg.model import Entry, Finding, Series
from beleg.reconcile import singles, sums
from beleg.reconcile.changes import changes, explained, told_once
from beleg.reconcile.findings import ordered
from beleg.reconcile.grouping import bundles, is_listed
from beleg.reconcile.pairs import pairs
from beleg.reconcile.points import points


class Grouped(NamedTuple):
    """Series in the order of their keys, and findings in the order of severity, kind and figures."""

    series: tuple[Series, ...]
    findings: tuple[Finding, ...]


def of_group(entries: Sequence[Entry]) -> Grouped:
    """The series and findings of entries that share a ``group``; pure, and the same in whatever order they come."""
    family = entries[0].family if entries else ""
    known = {entry.id: entry for entry in entries}
    found: list[Finding] = []
    made: list[Series] = []
    listed: set[str] = set()
    for bundle in bundles([entry for entry in known.values() if is_listed(entry)]):
        series = Series(bundle.key, family, points(bundle.key, bundle.entries))
        made.append(series)
        found.extend(singles.of_series(series, known))
        found.extend(pairs(series))
        found.extend(changes(series))
        for entry in bundle.entries:
            listed.add(entry.id)
            found.extend(singles.of_entry(entry, series.id))
    for entry in known.values():
        if entry.id not in listed:
            found.extend(singles.of_entry(entry))
    found.extend(sums.of_articles(list(known.values())))
    return Grouped(tuple(made), ordered(explained(told_once(found, made), made)))
