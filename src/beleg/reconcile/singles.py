"""What is found of the entries of one series, or of single ones: echoes, what is lost, doubtful or nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from beleg.comparing.intervals import agreement
from beleg.model import Entry, Finding, Point, Series
from beleg.reconcile.findings import finding, of_entries

_DENIED = "denied"


def of_series(series: Series, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Echoes and withdrawals among the points of a series, and what is to be said of all its entries."""
    told = [entries[id] for point in series.points for id in point.entries]
    for point in series.points:
        if point.sources and point.certainty != _DENIED:
            yield from _echo(point, series, entries)
        if point.certainty == _DENIED and point.sources:
            yield from _withdrawn(point, series)
    yield from _marked("unattributed", series, [entry for entry in told if not entry.sources])
    yield from _marked("unverified", series, [entry for entry in told if entry.unverified])
    ambiguous = [entry for entry in told if entry.word]
    if ambiguous:
        yield of_entries("ambiguous", (series.id,), ambiguous, word=ambiguous[0].word)


def of_entry(entry: Entry, known: Mapping[str, Entry], series: str = "") -> Iterator[Finding]:
    """What is found of one entry: a lost number, and numbers of its article that it contradicts or replaces."""
    within = (series,) if series else ()
    if entry.qualifier == "missing":
        yield of_entries("missing_number", within, [entry])
    for link in entry.links:
        if link.kind in ("inconsistent", "revised"):
            kind = "inconsistent" if link.kind == "inconsistent" else "revision"
            reason = ("headline" if link.rule == "headline" else "") if kind == "inconsistent" else "said"
            figures = (entry.id, link.other) if kind == "inconsistent" else (link.other, entry.id)
            yield of_entries(kind, within, [entry], reason)._replace(figures=figures)


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


def _withdrawn(denial: Point, series: Series) -> Iterator[Finding]:
    """A number that its own origin takes back."""
    for point in series.points:
        same = point.sources == denial.sources and point.certainty != _DENIED
        earlier = (point.reported or "") <= (denial.reported or "")
        forms = (point.qualifier, point.low, point.high, denial.qualifier, denial.low, denial.high)
        if same and earlier and agreement(*forms):
            yield finding("withdrawn", series, (point, denial), date=denial.reported)
            return


def _marked(kind: str, series: Series, told: Sequence[Entry]) -> Iterator[Finding]:
    if told:
        yield of_entries(kind, (series.id,), told, n=len(told))
