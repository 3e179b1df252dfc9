"""All findings, conflicts first: each a sentence of fact that opens to the quotes side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from beleg.model import FINDINGS, SEVERITIES, Finding
from beleg.report.html.findings import findings
from beleg.report.html.view import View, view
from beleg.report.picture import Picture
from beleg.report.sentences import finding_kind, series_title
from beleg.report.seriesrows import FINDING_COLUMNS, finding_cells, finding_record
from beleg.report.words import term
from beleg.stores.paging import Page, Summary
from beleg.web.addresses import ADDRESSES, of_series
from beleg.web.asking import findings_asked, findings_filters
from beleg.web.leading import leading
from beleg.web.pages.seriesdata import figure_records
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit

_AT_ONCE: Final = 60  # each with its quotes, which are most of the page
_COLUMNS: Final = (*FINDING_COLUMNS, "titles")


def show(visit: Visit) -> Shown:
    """The page."""
    pages = visit.ledger.pages
    counted = visit.wanted("count") is not None
    page = pages.findings(findings_asked(visit), visit.asked.get("after", ""), _AT_ONCE, counted)
    seen = _view(visit, page)
    summary = pages.summary()
    return Shown(
        "findings.html",
        visit.say("app.findings"),
        {
            "summary": summary,
            "page": page,
            "kinds": _kinds(visit, summary),
            "filters": findings_filters(visit, pages.occurring()),
            "groups": list(_groups(visit, seen, page)),
        },
        data=lambda: _data(seen, page),
        rows=lambda: Rows(_COLUMNS, (finding_cells(each) for each in _records(seen, page))),
    )


def _view(visit: Visit, page: Page[Finding]) -> View:
    series, told = visit.ledger.pages.behind(page.items)
    picture = Picture(series=tuple(series), findings=tuple(page.items), told=told)
    return view(picture, visit.ui, addresses=ADDRESSES)


def _kinds(visit: Visit, summary: Summary) -> list[tuple[str, str]]:
    """How many there are of each kind, in words, each with its address."""
    return [
        (
            visit.here(kind=kind, severity="", after=""),
            visit.say("findings_page.kind_n", kind=finding_kind(kind, visit.ui), n=summary.findings[kind]),
        )
        for kind in FINDINGS
        if summary.findings.get(kind)
    ]


def _groups(visit: Visit, seen: View, page: Page[Finding]) -> Iterator[tuple[str, str]]:
    """The findings of the page by their weight, each group with its heading."""
    ordered = sorted(page.items, key=lambda each: SEVERITIES.index(each.severity))
    for severity, found in groupby(ordered, key=lambda each: each.severity):
        heading = term("severity", severity, visit.ui)
        yield heading[:1].upper() + heading[1:], safe(findings(seen, found, leading(seen)))


def _records(seen: View, page: Page[Finding]) -> Iterator[Mapping[str, object]]:
    titles = {series.id: series_title(series.key, seen.ui) for series in seen.picture.series}
    for each in page.items:
        record = finding_record(each, seen.points, seen.picture.told, seen.ui)
        yield {**record, "titles": [titles[id] for id in each.series if id in titles]}


def _data(seen: View, page: Page[Finding]) -> Mapping[str, object]:
    return {
        "findings": list(_records(seen, page)),
        "series": {each.id: of_series(each.key, each.id) for each in seen.picture.series},
        "figures": figure_records(seen.picture.told.values()),
        "total": page.total,
        "next": page.next,
    }
