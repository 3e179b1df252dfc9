"""What is in the ledger and what needs eyes: facts, and the list of series with their ranges over origins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from beleg.ledger import SeriesFilter
from beleg.report.sentences import point_number, series_title
from beleg.stores.paging import ORDERS, SeriesAsked, SeriesLine
from beleg.web.visit import Rows, Shown, Visit

_COLUMNS: Final = ("series", "title", "low", "high", "origins", "articles", "last", "findings")


def show(visit: Visit) -> Shown:
    """The page."""
    asked = _asked(visit)
    page = visit.ledger.pages.series(asked, visit.asked.get("after", ""))
    return Shown(
        "overview.html",
        visit.say("app.overview"),
        {"page": page, "asked": asked},
        data=lambda: page,
        rows=lambda: Rows(_COLUMNS, (_row(visit, line) for line in page.items)),
        wide=True,
    )


def _asked(visit: Visit) -> SeriesAsked:
    side = visit.wanted("side")
    where = SeriesFilter(
        measure=visit.wanted("measure"),
        nationality=side.upper() if side else None,
        place=visit.wanted("place"),
        origin=visit.wanted("origin"),
        since=visit.wanted("since"),
        until=visit.wanted("until"),
    )
    return SeriesAsked(
        visit.wanted("q") or "", where, visit.wanted("kind"), visit.wanted("order") or ORDERS[0]
    )


def _row(visit: Visit, line: SeriesLine) -> Mapping[str, object]:
    heading = line.heading
    return {
        "series": heading.id,
        "title": series_title(heading.key, visit.ui),
        "low": point_number(line.low_by, visit.ui) if line.low_by else "",
        "high": point_number(line.high_by, visit.ui) if line.high_by else "",
        "origins": heading.origins,
        "articles": heading.articles,
        "last": heading.last,
        "findings": dict(line.findings),
    }
