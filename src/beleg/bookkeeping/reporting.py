"""What a store holds becomes the picture that a report shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from beleg.bookkeeping import deciding, picturing
from beleg.model import Decision, Series, Told
from beleg.report.picture import Picture
from beleg.review.queue import open_figures
from beleg.stores import SeriesFilter, Store


def picture(store: Store, told: Iterator[Told], version: str) -> Picture:
    """Everything that a store holds; ``told`` are all its figures, ``version`` is that of the rules."""
    series = picturing.series(store, None, SeriesFilter())
    findings = picturing.findings(store, None, None, None)
    decisions = deciding.decisions(store)
    figures = {each.figure.id: each for each in told}
    articles = {article.id: article for article in store.articles()}
    still_open = open_figures(figures.values(), findings, decisions)
    named = chain.from_iterable((*each.points, *each.figures) for each in findings)
    return Picture(
        series=tuple(series),
        findings=tuple(findings),
        positions=tuple(picturing.positions(store, None)),
        decisions=tuple(decisions),
        told={**figures, **_others(store, figures, chain(named, _of_points(series)))},
        articles=articles,
        revision=revision(articles, decisions),
        version=version,
        unreviewed=len(still_open),
    )


def revision(articles: Iterable[str], decisions: Sequence[Decision]) -> str:
    """What a state of a ledger is called: the same articles and decisions have the same name, 8 hexadecimal digits.

    >>> revision([], [])
    'e3b0c442'
    """
    lines = [*sorted(articles), *sorted(repr(decision) for decision in decisions)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _of_points(series: Iterable[Series]) -> Iterator[str]:
    return (id for each in series for point in each.points for id in (point.id, *point.mentions))


def _others(store: Store, there: Mapping[str, Told], ids: Iterable[str]) -> Mapping[str, Told]:
    """Figures under ids that they had before somebody corrected them."""
    return store.told_of([id for id in dict.fromkeys(ids) if id not in there])
