"""Series of one statement become the rows of one table: there is nothing to hold them against."""

from __future__ import annotations

from collections.abc import Iterator

from beleg.model import Series
from beleg.report.html.rows import articles, covers, number_link, remarks
from beleg.report.html.view import View
from beleg.report.markup import Markup, element, isolated, text
from beleg.report.sentences import series_title, sources_name, stands_as
from beleg.report.words import counted

COLUMNS = ("series", "who", "stands", "reported", "covers", "how_many", "articles", "remarks")


def singles(view: View) -> Markup:
    """The section of the page."""
    heads = (element("th", text(view.say(f"rows.{name}")), scope="col") for name in COLUMNS)
    rows = (element("tr", *_cells(view, series), id=f"s-{series.id}") for series in view.singles)
    body = (element("thead", element("tr", *heads)), element("tbody", *rows))
    title = text(counted("rows.singles", len(view.singles), view.ui))
    table = element("table", *body, class_="singles", aria_labelledby="singles")
    return element("section", element("h3", title, id="singles"), table, class_="series")


def _cells(view: View, series: Series) -> Iterator[Markup]:
    point, ui = series.points[0], view.ui
    yield element("td", isolated(series_title(series.key, ui)))
    yield element("td", isolated(sources_name(point, ui)))
    yield element("td", text(stands_as(point, ui)))
    yield element("td", text(point.reported or view.say("date.none")))
    yield element("td", covers(view, point))
    yield element("td", number_link(view, point))
    yield element("td", articles(view, point))
    yield element("td", remarks(view, point))
