"""What is found of the entries of one series, or of single ones: echoes, what is lost, doubtful or nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from beleg.model import Entry, Finding, Point, Series
from beleg.reconcile.changes import SAID
from beleg.reconcile.findings import finding, of_entries
from beleg.reconcile.verdicts import is_denial


def of_series(series: Series, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Echoes and withdrawals among the points of a series, and what is to be said of all its entries."""
    told = [entries[id] for point in series.points for id in point.entries]
    replaced = {link.other for entry in told for link in entry.links if link.kind == "revised"}
    denials = {
        point.id: point for point in series.points if is_denial(point) and replaced.isdisjoint(point.mentions)
    }
    for point in series.points:
        if point.sources and not is_denial(point):
            yield from _echo(point, series, entries)
        if point.successor and point.successor in denials:
            yield finding(
                "withdrawn", series, (point, denials[point.successor]), date=denials[point.successor].reported
            )
    yield from _marked("unattributed", series, [entry for entry in told if not entry.sources])
    yield from _marked("unverified", series, [entry for entry in told if entry.unverified])
    ambiguous = [entry for entry in told if entry.word]
    if ambiguous:
        yield of_entries("ambiguous", (series.id,), ambiguous, word=ambiguous[0].word)


def of_entry(entry: Entry, series: str = "") -> Iterator[Finding]:
    """What is found of one entry: a lost number, and numbers of its article that it contradicts or replaces."""
    within = (series,) if series else ()
    if entry.qualifier == "missing":
        yield of_entries("missing_number", within, [entry])
    for link in entry.links:
        if link.kind == "revised":
            told = of_entries("revision", within, [entry], SAID)
            yield told._replace(figures=(link.other, entry.id))
        elif link.kind == "inconsistent":
            told = of_entries("inconsistent", within, [entry], "headline" if link.rule == "headline" else "")
            yield told._replace(figures=(entry.id, link.other))


def _echo(point: Point, series: Series, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Outlets that pass on one point in texts of their own; the first article of each."""
    own: dict[str, Entry] = {}
    for id in point.entries:
        entry = entries[id]
        if entry.copy == entry.article or not any(other.article == entry.copy for other in own.values()):
            own.setdefault(entry.outlet, entry)
    if len(own) > 1:
        found = finding("echo", series, (point,), n=len(own))
        told = list(own.values())
        articles = tuple(entry.article for entry in told)
        yield found._replace(figures=tuple(entry.id for entry in told), articles=articles)


def _marked(kind: str, series: Series, told: Sequence[Entry]) -> Iterator[Finding]:
    if told:
        yield of_entries(kind, (series.id,), told, n=len(told))
