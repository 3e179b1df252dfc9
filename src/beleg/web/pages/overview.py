"""What is in the ledger and what needs eyes: facts, and the list of series with their ranges over origins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from markupsafe import Markup as Safe

from beleg.model import FINDINGS, Point
from beleg.report.chart import reach_strip
from beleg.report.sentences import day, finding_kind, point_number, reach_words, series_title
from beleg.report.words import counted, number, term
from beleg.stores.paging import Page, SeriesLine, Summary
from beleg.web.asking import series_asked, series_filters
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit

_COLUMNS: Final = (
    *("series", "title", "range", "low", "high", "origins", "articles", "first", "last", "findings"),
)
# Those whose finding is a note; the others ask for a look, each by its name.
_NOTES: Final = FINDINGS[FINDINGS.index("revision") :]
_STALE: Final = 30  # days


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
            "lines": [_line(visit, line, summary.last) for line in page.items],
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


def _line(visit: Visit, line: SeriesLine, newest: str | None) -> Mapping[str, object]:
    """A series of the list as its row shows it."""
    said, strip = _range(line.low_by, line.high_by, visit.ui) if line.low_by and line.high_by else ("", "")
    return {
        "heading": line.heading,
        "range": said,
        "strip": strip,
        "stale": _is_stale(line.heading.last, newest),
        "findings": _found(visit, line.findings),
    }


@lru_cache(5000)
def _range(low: Point, high: Point, ui: str) -> tuple[str, Safe]:
    """The range between two points in words and as a strip; kept, since every list shows the same ones again."""
    return reach_words(low, high, ui), safe(reach_strip(low, high))


def _is_stale(last: str | None, newest: str | None) -> bool:
    """Whether the last report lies long before the newest article."""
    if not last or not newest:
        return False
    return (date.fromisoformat(newest) - date.fromisoformat(last)).days >= _STALE


def _found(visit: Visit, kinds: Mapping[str, int]) -> list[str]:
    """Conflicts and checks by kind, notes in one count."""
    named = [kind for kind in FINDINGS if kinds.get(kind) and kind not in _NOTES]
    said = [f"{finding_kind(kind, visit.ui)} {number(kinds[kind], visit.ui)}" for kind in named]
    notes = sum(n for kind, n in kinds.items() if kind in _NOTES)
    return [*said, *([counted("series.notes", notes, visit.ui)] if notes else [])]


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
        "findings": _found(visit, line.findings),
    }
