"""What is in the ledger and what needs eyes: facts, and the list of series with their ranges over origins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from beleg.report.sentences import day, point_number, reach_words, series_title
from beleg.report.words import term
from beleg.stores.paging import Page, SeriesLine, Summary
from beleg.web.asking import series_asked, series_filters
from beleg.web.pages.serieslines import found, rows
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit

_COLUMNS: Final = (
    *("series", "title", "range", "low", "high", "origins", "articles", "first", "last", "findings"),
)


def show(visit: Visit) -> Shown:
    """The page."""
    pages = visit.ledger.pages
    page = pages.series(
        series_asked(visit), visit.asked.get("after", ""), whole=visit.wanted("count") is not None
    )
    summary = pages.summary()
    filters = series_filters(visit, pages.occurring())
    return Shown(
        "overview.html",
        visit.say("app.overview"),
        {
            "summary": summary,
            "facts": facts(visit, summary),
            "rows": safe(rows(page.items, summary.last, visit.ui)),
            "page": page,
            "filters": filters,
            "open": bool(page.next),
        },
        data=lambda: _data(visit, page, summary),
        rows=lambda: Rows(_COLUMNS, (_row(visit, line) for line in page.items)),
        wide=True,
    )


def facts(visit: Visit, summary: Summary) -> str:
    """What is in the ledger, in a sentence."""
    said = [
        visit.counted("series.articles", summary.articles),
        visit.counted("report.outlets", summary.outlets),
    ]
    return visit.say(
        "overview.facts",
        articles=said[0],
        outlets=said[1],
        period=_period(visit, summary),
        languages=_and(visit, [term("language", code or "unknown", visit.ui) for code in summary.languages]),
    )


def _period(visit: Visit, summary: Summary) -> str:
    first, last = (day(each, visit.ui) for each in (summary.first, summary.last))
    return first if first == last else visit.say("overview.period", first=first, last=last)


def _and(visit: Visit, words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return visit.say("sentence.and", some=", ".join(words[:-1]), last=words[-1])


def _data(visit: Visit, page: Page[SeriesLine], summary: Summary) -> object:
    lines = [{**_row(visit, line), "key": line.heading.key, "ends": _ends(line)} for line in page.items]
    return {"summary": summary, "series": lines, "total": page.total, "next": page.next}


def _ends(line: SeriesLine) -> object:
    """The statements that set the ends of the range, as data."""
    return [
        {name: getattr(point, name) for name in ("id", "sources", "qualifier", "low", "high", "reported")}
        for point in (line.low_by, line.high_by)
        if point
    ]


def _row(visit: Visit, line: SeriesLine) -> Mapping[str, object]:
    heading, ui = line.heading, visit.ui
    ends = (line.low_by, line.high_by) if line.low_by and line.high_by else None
    return {
        "series": heading.id,
        "title": series_title(heading.key, ui),
        "range": reach_words(*ends, ui) if ends else "",
        "low": point_number(line.low_by, ui) if line.low_by else "",
        "high": point_number(line.high_by, ui) if line.high_by else "",
        "origins": heading.origins,
        "articles": heading.articles,
        "first": heading.first,
        "last": heading.last,
        "findings": found(line.findings, visit.ui),
    }
