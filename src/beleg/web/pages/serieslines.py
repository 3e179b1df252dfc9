"""A series of the list becomes its row; kept, since most rows of a list are those that it had before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from beleg.model import FINDINGS, Point
from beleg.report.chart import reach_strip
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import day, finding_kind, reach_words, series_title
from beleg.report.words import counted, number, say
from beleg.stores.paging import SeriesLine
from beleg.stores.working import Heading
from beleg.web.addresses import of_series, with_query

__all__ = ["found", "rows"]

# Those whose finding is a note; the others ask for a look, each by its name.
_NOTES: Final = FINDINGS[FINDINGS.index("revision") :]
_STALE: Final = 30  # days
_KEPT: Final = 5_000  # rows of some 4 kB with what they are made of


def rows(lines: Sequence[SeriesLine], newest: str | None, ui: str) -> Markup:
    """The rows of a list; ``newest`` is the day of the newest article."""
    return join(
        _row(
            each.heading,
            each.low_by,
            each.high_by,
            tuple(each.findings.items()),
            _is_stale(each.heading.last, newest),
            ui,
        )
        for each in lines
    )


def found(kinds: Mapping[str, int], ui: str) -> list[str]:
    """Conflicts and checks by kind, notes in one count."""
    named = [kind for kind in FINDINGS if kinds.get(kind) and kind not in _NOTES]
    said = [f"{finding_kind(kind, ui)} {number(kinds[kind], ui)}" for kind in named]
    notes = sum(n for kind, n in kinds.items() if kind in _NOTES)
    return [*said, *([counted("series.notes", notes, ui)] if notes else [])]


@lru_cache(_KEPT)
def _row(
    heading: Heading,
    low: Point | None,
    high: Point | None,
    kinds: tuple[tuple[str, int], ...],
    stale: bool,
    ui: str,
) -> Markup:
    drawn = (reach_words(low, high, ui), reach_strip(low, high)) if low and high else ("", NOTHING)
    cells = (
        element("th", *_title(heading, stale, ui), scope="row"),
        element("td", text(drawn[0] or say("overview.no_number", ui)), class_="range"),
        element("td", drawn[1], class_="drawn"),
        _cell("n", "origins", number(heading.origins, ui), ui),
        _cell("n", "articles", number(heading.articles, ui), ui),
        _cell("when", "last", heading.last or say("date.none", ui), ui),
        element("td", _findings(heading, dict(kinds), ui), class_="found"),
    )
    return element("tr", *cells, data_item=True)


def _title(heading: Heading, stale: bool, ui: str) -> Iterator[Markup]:
    if stale:
        said = text(say("overview.stale", ui, date=day(heading.last, ui)))
        yield join((element("span", said, class_="stale"), text(" ")))
    address = of_series(heading.key, heading.id)
    yield element("a", isolated(series_title(heading.key, ui)), href=address, data_short=f"/s/{heading.id}")


def _cell(css: str, name: str, said: str, ui: str) -> Markup:
    return element("td", text(said), class_=css, data_label=f"{say(f'overview.{name}', ui)}: ")


def _findings(heading: Heading, kinds: Mapping[str, int], ui: str) -> Markup:
    said = found(kinds, ui)
    if not said:
        return NOTHING
    each = [element("span", text(words)) for words in (*(f"{one}," for one in said[:-1]), said[-1])]
    return element("a", join(each, " "), href=with_query("/findings", series=heading.id))


def _is_stale(last: str | None, newest: str | None) -> bool:
    """Whether the last report lies long before the newest article."""
    if not last or not newest:
        return False
    return (date.fromisoformat(newest) - date.fromisoformat(last)).days >= _STALE
