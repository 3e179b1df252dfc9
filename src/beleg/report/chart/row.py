"""A point becomes the strip of its row in a table: the mark of the chart, laid on its side."""

from __future__ import annotations

from beleg.model import Point, Series
from beleg.report.chart.forms import Form, form
from beleg.report.chart.options import Options
from beleg.report.chart.scales import Scale, scale
from beleg.report.chart.shapes import (
    ARROW,
    FULL,
    HALF,
    arrow_left,
    arrow_right,
    css_class,
    shape,
    stroke_through,
)
from beleg.report.markup import NOTHING, Markup, element, empty, join

WIDTH, HEIGHT = 176, 20
# Room for an arrow at the right end, and for half a shape at the left.
_LEFT, _RIGHT, _MIDDLE = 8, WIDTH - ARROW - 10, HEIGHT // 2


def row_scale(series: Series) -> Scale:
    """The scale that all rows of a series share, from 0."""
    forms = [form(point) for point in series.points]
    return scale([n for f in forms if f.kind != "missing" for n in (f.low, f.high)], _LEFT, _RIGHT, Options())


def strip(point: Point, along: Scale, width: int = WIDTH) -> Markup:
    """The strip of a point; nothing where its number is missing. The words of the row say the same.
    ``width`` is that of the strip, a little more than that of the scale.

    >>> from collections import namedtuple
    >>> Few = namedtuple("Few", "qualifier low high interest certainty successor")
    >>> strip(Few("exact", 5, 5, "unknown", "stated", None), scale([10], 0, 100, Options()))
    '<svg class="strip" viewBox="0 0 176 20"><path class="f" d="M45 5h10v10h-10z"/></svg>'
    """
    if form(point).kind == "missing":
        return NOTHING
    return element("svg", _marked(point, along), class_="strip", viewBox=f"0 0 {width} {HEIGHT}")


def _marked(point: Point, along: Scale) -> Markup:
    said = form(point)
    low, high = round(along.at(said.low)), round(along.at(said.high))
    return join(part(said, low, high, point) for part in (_between, _arrows, _shapes))


def reach_strip(low: Point, high: Point) -> Markup:
    """The range between the points that set its ends, each with its mark, from 0 on a scale of its own."""
    ends = [form(point) for point in (low, high)]
    along = scale([n for f in ends for n in (f.low, f.high)], _LEFT, _RIGHT, Options())
    if low == high:
        return strip(low, along)
    bounds = [round(along.at(said.low)) for said in ends]
    between = empty("path", class_="t", d=f"M{bounds[0]} {_MIDDLE}H{bounds[1]}")
    marks = (_marked(point, along) for point in (high, low))
    return element("svg", between, *marks, class_="strip", viewBox=f"0 0 {WIDTH} {HEIGHT}")


def _path(css: str, point: Point, d: str) -> Markup:
    return empty("path", class_=f"{css} {css_class(point.interest)}".strip() or None, d=d)


def _between(said: Form, low: int, high: int, point: Point) -> Markup:
    css = {"bar": "b", "hatched": "v"}.get(said.kind)
    if css is None:
        return NOTHING
    if said.kind == "hatched":
        low, high = low - ARROW * said.down, high + ARROW * said.up
    return _path(css, point, f"M{low} {_MIDDLE}H{max(high, low + 3)}")


def _arrows(said: Form, low: int, high: int, point: Point) -> Markup:
    right = arrow_right(high, _MIDDLE) if said.up else ()
    left = arrow_left(low, _MIDDLE) if said.down else ()
    both = [pair for pair in (right, left) if pair]
    return join(join((_path("o", point, line), _path("", point, head))) for line, head in both)


def _shapes(said: Form, low: int, high: int, point: Point) -> Markup:
    strike = stroke_through(low, _MIDDLE) if point.certainty == "denied" else NOTHING
    if said.kind == "hatched":
        return strike
    css, size = "h" if said.kind == "hollow" else "f", HALF if point.successor else FULL
    ends = dict.fromkeys((low, high))
    return join((*(_path(css, point, shape(point.interest, x, _MIDDLE, size)) for x in ends), strike))
