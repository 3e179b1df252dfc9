"""What stands in no series: figures for which neither place nor side is stated, and shares, each with its sentence."""

from __future__ import annotations

from beleg.report.csv import COLUMNS
from beleg.report.html.findings import quote
from beleg.report.html.view import view
from beleg.report.picture import Picture
from beleg.report.records import flat_record
from beleg.web.addresses import ADDRESSES
from beleg.web.pages.seriesdata import figure_records
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit


def show(visit: Visit) -> Shown:
    """The page."""
    page = visit.ledger.pages.outside(visit.asked.get("after", ""), whole=visit.wanted("count") is not None)
    seen = view(Picture(told={each.figure.id: each for each in page.items}), visit.ui, addresses=ADDRESSES)
    return Shown(
        "outside.html",
        visit.say("outside.title"),
        {"page": page, "quotes": [safe(quote(seen, each)) for each in page.items]},
        data=lambda: {"figures": figure_records(page.items), "total": page.total, "next": page.next},
        rows=lambda: Rows(COLUMNS, map(flat_record, page.items)),
    )
