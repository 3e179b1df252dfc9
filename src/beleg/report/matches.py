"""The ways in which figures give a number become records: one a way, or one a figure that takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

from beleg.model import Article, Figure
from beleg.report.csv import FIGURE_COLUMNS
from beleg.report.records import figure_record, plain_number, sentence_record

COLUMNS: Final = ("kind", "number", "series", *FIGURE_COLUMNS)


class Way(Protocol):
    """One way a number is found: its kind, the figures with their articles, the series of a sum over several."""

    @property
    def kind(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def pairs(self) -> Sequence[tuple[Article, Figure]]: ...


def record(way: Way, asked: float) -> dict[str, object]:
    """A way with its figures."""
    figures = [figure_record(article, figure) for article, figure in way.pairs]
    found = {"kind": way.kind, "number": plain_number(asked), "series": way.series or None}
    return {**found, "figures": figures}


def rows(ways: Iterable[Way], asked: float) -> Iterator[dict[str, object]]:
    """One record a figure, with the columns of ``COLUMNS``; the figures of a sum stand one below the other."""
    for way in ways:
        for article, figure in way.pairs:
            found = sentence_record(article, figure)
            yield {"kind": way.kind, "number": plain_number(asked), "series": way.series, **found}
