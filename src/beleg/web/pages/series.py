"""One series, complete: sentence, chart, interval table, findings, what is near but not compared, articles."""

from __future__ import annotations

from beleg.report.chart import Options, draw
from beleg.report.html.findings import findings
from beleg.report.html.rows import table
from beleg.report.html.view import View, view
from beleg.report.picture import Picture
from beleg.report.sentences import series_sentence, series_title
from beleg.stores.paging import SeriesWhole
from beleg.web.addresses import ADDRESSES, id_in
from beleg.web.rendering import safe
from beleg.web.visit import Shown, Trouble, Visit


def show(visit: Visit) -> Shown:
    """The page."""
    whole = visit.ledger.pages.one_series(id_in(visit.path["name"]))
    if whole is None:
        raise Trouble(404, "no_series")
    seen = _view(visit, whole)
    series = whole.series
    return Shown(
        "series.html",
        series_title(series.key, visit.ui),
        {
            "sentence": series_sentence(series, visit.ui),
            "chart": safe(draw(series, Options(ui=visit.ui, links=ADDRESSES.figure))),
            "table": safe(table(seen, series)),
            "findings": safe(findings(seen, whole.findings)),
        },
        data=lambda: whole,
        wide=True,
    )


def _view(visit: Visit, whole: SeriesWhole) -> View:
    picture = Picture(
        series=(whole.series, *whole.others),
        findings=tuple(whole.findings),
        positions=tuple(whole.positions),
        told=whole.told,
        articles=whole.articles,
    )
    return view(picture, visit.ui, addresses=ADDRESSES)
