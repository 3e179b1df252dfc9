"""What stands in no series: figures for which neither place nor side is stated, and shares, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from beleg.model import Told
from beleg.report.html.findings import quote
from beleg.report.html.view import view
from beleg.report.picture import Picture
from beleg.web.addresses import ADDRESSES
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit

COLUMNS: Final = (
    *("id", "article", "doc", "outlet", "published", "start", "end", "quote", "qualifier", "low", "high"),
    *(
        "measure",
        "unit",
        "population",
        "nationality",
        "place",
        "scope",
        "time",
        "origins",
        "via",
        "certainty",
    ),
)


def show(visit: Visit) -> Shown:
    """The page."""
    page = visit.ledger.pages.outside(visit.asked.get("after", ""), whole=visit.wanted("count") is not None)
    seen = view(Picture(told={each.figure.id: each for each in page.items}), visit.ui, addresses=ADDRESSES)
    return Shown(
        "outside.html",
        visit.say("outside.title"),
        {"page": page, "quotes": [safe(quote(seen, each)) for each in page.items]},
        data=lambda: {"figures": [_row(each) for each in page.items], "total": page.total, "next": page.next},
        rows=lambda: Rows(COLUMNS, map(_row, page.items)),
    )


def _row(told: Told) -> Mapping[str, object]:
    article, figure = told.article, told.figure
    of_article = {"doc": article.doc, "outlet": article.outlet, "published": article.published}
    known = {**figure.as_dict(), **of_article}
    return {name: known[name] for name in COLUMNS}
