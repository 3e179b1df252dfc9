"""Of very many figures, series with one statement and no finding become the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator

from beleg.model import Series
from beleg.report.html.rows import target
from beleg.report.html.view import View, figure_link
from beleg.report.markup import Markup, element, isolated, text
from beleg.report.sentences import point_number, series_title, sources_name
from beleg.report.words import counted, number

_COLUMNS = ("series", "who", "reported", "how_many", "articles")


def singles(view: View) -> Markup:
    """The section of the page."""
    heads = (element("th", text(view.say(f"rows.{name}")), scope="col") for name in _COLUMNS)
    rows = (element("tr", *_cells(view, series), id=f"s-{series.id}") for series in view.singles)
    title = counted("rows.singles", len(view.singles), view.ui)
    table = element(
        "table", element("thead", element("tr", *heads)), element("tbody", *rows), aria_labelledby="singles"
    )
    return element("section", element("h3", text(title), id="singles"), table, class_="series")


def _cells(view: View, series: Series) -> Iterator[Markup]:
    point, ui = series.points[0], view.ui
    yield element("td", isolated(series_title(series.key, ui)))
    yield element("td", isolated(sources_name(point, ui)))
    yield element("td", text(point.reported or view.say("report.unknown")))
    yield element("td", figure_link(view, target(view, point), isolated(point_number(point, ui, short=True))))
    yield element("td", text(number(series.n_articles, ui)))
