"""A series becomes its interval table: one row a statement, with a strip in the row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from beleg.model import Point, Series
from beleg.report.chart import row_scale, strip
from beleg.report.chart.names import doubts
from beleg.report.chart.scales import Scale
from beleg.report.html.view import LINE, View, figure_link, listed, outlet
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import place_name, point_number, sources_name, stands_as
from beleg.report.words import counted, number, one_line, term

COLUMNS = ("number", "who", "stands", "reported", "covers", "how_many", "scale", "articles", "remarks")


def table(
    view: View,
    series: Series,
    shown: Sequence[Point] | None = None,
    opening: Callable[[Point], Markup] | None = None,
) -> Markup:
    """All statements of a series in order of time, or those shown; folded where the page has very many figures.

    Each row has what ``opening`` makes of its statement below it.
    """
    along = row_scale(series)
    heads = (element("th", text(_heading(view, name, along)), scope="col") for name in COLUMNS)
    asked = None if shown is None else {point.id for point in shown}
    rows = (
        _row(view, point, along, n, opening)
        for n, point in enumerate(series.points, 1)
        if asked is None or point.id in asked
    )
    # Folded, the table has its name from the words that open it.
    caption = NOTHING if view.many else element("caption", text(_heading(view, "caption", along)))
    made = element(
        "table",
        *(caption, element("thead", element("tr", *heads)), element("tbody", *rows)),
        class_="rows",
    )
    if not view.many:
        return made
    return element(
        "details", element("summary", text(counted("rows.hidden", len(series.points), view.ui))), made
    )


def only(view: View, series: Series, point: Point) -> Markup:
    """The row of one statement as the table of its series has it, on the same scale."""
    along = row_scale(series)
    n = next(n for n, each in enumerate(series.points, 1) if each.id == point.id)
    heads = (element("th", text(_heading(view, name, along)), scope="col") for name in COLUMNS)
    inside = (
        element("thead", element("tr", *heads)),
        element("tbody", _row(view, point, along, n)),
    )
    return element("table", *inside, class_="rows")


def _heading(view: View, name: str, along: Scale) -> str:
    return view.say(f"rows.{name}", most=number(along.high, view.ui))


def _row(
    view: View, point: Point, along: Scale, n: int, opening: Callable[[Point], Markup] | None = None
) -> Markup:
    ui = view.ui
    cells = (
        text(number(n, ui)),
        isolated(sources_name(point, ui)),
        text(stands_as(point, ui)),
        text(point.reported or view.say("date.none")),
        covers(view, point),
        number_link(view, point),
        strip(point, along),
        _how_often(view, point) if opening else articles(view, point),
        remarks(view, point),
    )
    row = element("tr", *(element("td", cell) for cell in cells), data_item=opening is not None)
    if opening is None:
        return row
    below = element("td", opening(point), colspan=len(COLUMNS))
    return join((row, element("tr", below, class_="opened")))


def target(view: View, point: Point) -> str:
    """The id of the first of a point's figures that the page holds, else its own."""
    return next((id for id in (point.id, *point.mentions) if id in view.picture.told), point.id)


def number_link(view: View, point: Point) -> Markup:
    """How many, as the way to the words that say it."""
    return figure_link(view, target(view, point), isolated(point_number(point, view.ui, short=True)))


def covers(view: View, point: Point) -> Markup:
    """The days it speaks of, one a line where there are two."""
    days = list(dict.fromkeys(day for day in (point.first, point.last) if day))
    if len(days) < 2:
        return text("".join(days) or view.say("report.unknown"))
    return join((text(view.say("date.between", first=days[0], last="")), LINE, text(days[1])))


def articles(view: View, point: Point) -> Markup:
    """How many articles tell it; open, each leads to its sentence."""
    count = _how_often(view, point)
    told = view.told(point.mentions)
    if view.many or len(told) + len(point.carriers) < 2:
        return count
    links = [figure_link(view, each.figure.id, isolated(outlet(each.article))) for each in told]
    carriers = [isolated(view.say("rows.carrier", outlet=name)) for _, name in point.carriers]
    return element("details", element("summary", count), listed([*links, *carriers]))


def _how_often(view: View, point: Point) -> Markup:
    return text(number(len(point.articles) + len(point.carriers), view.ui))


def remarks(view: View, point: Point) -> Markup:
    """How sure it is, who passed it on, and in what it only agrees with its series."""
    return join([isolated(remark) for remark in _remarked(view, point)], "; ")


def _remarked(view: View, point: Point) -> Iterator[str]:
    ui = view.ui
    yield from doubts(point, ui)
    via = dict.fromkeys(
        " ".join(name.text.split()) for told in view.told(point.mentions) for name in told.figure.via
    )
    if via:
        yield view.say("rows.via", names=", ".join(via))
    if point.copies:
        yield counted("rows.copies", point.copies, ui)
    yield from (_differing(view, point, part) for part in point.differs)
    if point.note:
        yield term("note", one_line(point.note), ui)


def _differing(view: View, point: Point, part: str) -> str:
    """A part of the key that a statement only agrees with: another place around or inside, else nothing said."""
    what = term("key", part, view.ui)
    if part == "place" and point.places:
        return view.say(
            "rows.differs",
            what=what,
            value=", ".join(place_name(one_line(place), view.ui) for place in point.places),
        )
    return view.say("rows.differs", what=what, value=view.say("report.unknown"))
