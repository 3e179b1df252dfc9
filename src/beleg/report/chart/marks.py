"""Points become marks: where each stands, how much room it takes, and its SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beleg.model import Point, Series
from beleg.report.chart.axis import Axis, ordinal
from beleg.report.chart.forms import Form, Timed, form
from beleg.report.chart.options import Options
from beleg.report.chart.scales import Scale
from beleg.report.chart.shapes import (
    ARROW,
    FULL,
    HALF,
    REACH,
    arrow_down,
    arrow_up,
    css_class,
    shape,
    stroke_through,
)
from beleg.report.markup import NOTHING, Markup, element, empty, join, text

# Marks of one day that would cover each other stand side by side, so many pixels apart.
_ASIDE = (0, 16, -16, 32, -32)


class Box(NamedTuple):
    """A rectangle in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Mark(NamedTuple):
    """A point on the chart: its row in the table, from 1, its form, and its pixels.

    ``top`` and ``bottom`` are those of its bounds, the same for a single number; ``since`` is where the days that it counts
    begin, ``None`` where the chart does not say; ``home`` is where it would stand if nothing else stood there.
    """

    row: int
    point: Point
    form: Form
    x: int
    top: int
    bottom: int
    since: int | None = None
    home: int = 0

    @property
    def size(self) -> float:
        return HALF if self.point.successor else FULL

    @property
    def box(self) -> Box:
        """Everything that is drawn, arrows included."""
        up = ARROW + 2 if self.form.up else REACH
        down = ARROW + 2 if self.form.down else REACH
        return Box(self.x - REACH, self.top - up, self.x + REACH, self.bottom + down)


class Lanes(NamedTuple):
    """Where marks stand that have no day or no number: a column and a row of pixels."""

    undated: int
    missing: int


def timed(point: Point, options: Options) -> Timed:
    """The form of a point with the days that it stands for on the axis."""
    if options.x == "reported":
        day = ordinal(point.reported)
        return Timed(form(point), day, day)
    first, last = ordinal(point.first), ordinal(point.last)
    return Timed(form(point), last if first is None else first, first if last is None else last)


def marks(series: Series, axis: Axis, scale: Scale, lanes: Lanes, options: Options) -> list[Mark]:
    """One mark a point, in the order of the points; marks of one day that meet are moved aside."""
    placed: list[Mark] = []
    for row, point in enumerate(series.points, 1):
        mark = _placed(row, point, axis, scale, lanes, options)
        placed.append(_aside(mark, placed))
    return placed


def _placed(row: int, point: Point, axis: Axis, scale: Scale, lanes: Lanes, options: Options) -> Mark:
    said, first, last = timed(point, options)
    x = lanes.undated if last is None else round(axis.at(last))
    since = None if first is None or first == last else round(axis.at(first))
    if said.kind == "missing":
        return Mark(row, point, said, x, lanes.missing, lanes.missing, since)
    return Mark(row, point, said, x, round(scale.at(said.high)), round(scale.at(said.low)), since)


def _aside(mark: Mark, placed: Sequence[Mark]) -> Mark:
    there = [other.box for other in placed if other.home == mark.x]
    for step in _ASIDE if there else (0,):
        moved = mark._replace(x=mark.x + step, home=mark.x)
        box = moved.box
        if not any(box.meets(other) for other in there):
            return moved
    return mark._replace(home=mark.x)


def drawn(mark: Mark) -> Markup:
    """The shapes of a mark, without link, name or label."""
    if mark.form.kind == "missing":
        return element("text", text("?"), class_="mid title", x=mark.x, y=mark.top + 4)
    strike = stroke_through(mark.x, mark.top)
    parts = (_period(mark), _body(mark), strike if mark.point.certainty == "denied" else NOTHING)
    return join(parts)


def _period(mark: Mark) -> Markup:
    """The days that a number counts, where the axis shows them."""
    if mark.since is None:
        return NOTHING
    return empty("path", class_="t", d=f"M{mark.since} {mark.bottom - 4}v8m0-4H{mark.x}")


def _body(mark: Mark) -> Markup:
    """The line between the bounds, the arrows, then the shapes on top of them."""
    return join((_between(mark), _arrows(mark), _shapes(mark)))


def _between(mark: Mark) -> Markup:
    css = {"bar": "b", "hatched": "v"}.get(mark.form.kind)
    # A word such as "thousands" without an upper end still covers some room.
    top = mark.top - ARROW if mark.form.kind == "hatched" and mark.form.up else mark.top
    bottom = mark.bottom + ARROW if mark.form.kind == "hatched" and mark.form.down else mark.bottom
    return empty("path", class_=css, d=f"M{mark.x} {max(bottom, top + 3)}V{top}") if css else NOTHING


def _arrows(mark: Mark) -> Markup:
    up = arrow_up(mark.x, mark.top) if mark.form.up else ()
    down = arrow_down(mark.x, mark.bottom) if mark.form.down else ()
    lines = join(empty("path", class_="o", d=pair[0]) for pair in (up, down) if pair)
    return join((lines, *(empty("path", d=pair[1]) for pair in (up, down) if pair)))


def _shapes(mark: Mark) -> Markup:
    if mark.form.kind == "hatched":
        return NOTHING
    css = "h" if mark.form.kind == "hollow" else "f"
    ends = dict.fromkeys((mark.bottom, mark.top))
    return join(empty("path", class_=css, d=shape(mark.point.interest, mark.x, y, mark.size)) for y in ends)


def colour(mark: Mark) -> str:
    """The class of a mark's colour."""
    return css_class(mark.point.interest)
