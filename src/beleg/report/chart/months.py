"""Too many points for marks become one strip a month: the range over origins, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from beleg.model import Point, Series
from beleg.report.chart.axis import Axis
from beleg.report.chart.forms import Form, Timed, form
from beleg.report.chart.marks import timed
from beleg.report.chart.options import Options
from beleg.report.chart.scales import Scale
from beleg.report.chart.shapes import arrow_down, arrow_up
from beleg.report.days import day
from beleg.report.markup import Markup, element, empty, join, text
from beleg.report.sentences import range_words
from beleg.report.words import counted, say

# More months than this become years.
_MOST_MONTHS = 180


class Strip(NamedTuple):
    """What named origins said in a month or a year: their range with its days, and its points."""

    iso: str
    range: Timed
    series: Series

    @property
    def months(self) -> bool:
        """Whether it is a month, not a year."""
        return len(self.iso) > 4


def strips(series: Series, options: Options) -> list[Strip]:
    """The strips of a series, in order of time; a time in which no named origin gave a number has none."""
    dated = [(last, point) for point in series.points if (last := timed(point, options).last) is not None]
    for length in (7, 4):
        groups: dict[str, list[Point]] = {}
        for ordinal, point in sorted(dated, key=lambda pair: pair[0]):
            groups.setdefault(date.fromordinal(ordinal).isoformat()[:length], []).append(point)
        if len(groups) <= _MOST_MONTHS:
            break
    return list(_strips(series, groups))


def _strips(series: Series, groups: dict[str, list[Point]]) -> Iterator[Strip]:
    for iso, points in groups.items():
        inside = series._replace(points=tuple(points))
        reach = inside.reach()
        if reach is None:
            continue
        said = [form(point) for point in points if point.id in (reach.low_by, reach.high_by)]
        lowest, highest = min(f.low for f in said), max(f.high for f in said)
        range_ = Form("bar", lowest, highest, up=reach.high is None, down=reach.low is None)
        yield Strip(iso, Timed(range_, *_bounds(iso)), inside)


def _bounds(iso: str) -> tuple[int, int]:
    """The ordinals of the first and the last day of a month or a year."""
    first = date.fromisoformat(f"{iso}-01-01"[:10])
    span = 27 if len(iso) > 4 else 364
    return first.toordinal(), first.toordinal() + span


def drawn_strips(strips: Sequence[Strip], axis: Axis, scale: Scale, options: Options) -> Markup:
    """A bar for each strip, in the colour of text, since it belongs to no one origin."""
    return join(_drawn(strip, axis, scale, options) for strip in strips)


def _drawn(strip: Strip, axis: Axis, scale: Scale, options: Options) -> Markup:
    said, first, last = strip.range
    x = round((axis.at(first or 0) + axis.at(last or 0)) / 2)
    top, bottom = round(scale.at(said.high)), round(scale.at(said.low))
    arrows = [arrow_up(x, top)] if said.up else []
    arrows += [arrow_down(x, bottom)] if said.down else []
    return element(
        "g",
        element("title", text(_name(strip, options.ui))),
        empty("path", class_="b", d=f"M{x} {max(bottom, top + 3)}V{top}"),
        *(empty("path", class_="o", d=line) for line, _ in arrows),
        *(empty("path", d=head) for _, head in arrows),
        class_="m",
        role="img",
    )


def _name(strip: Strip, ui: str) -> str:
    counts = (
        counted("series.origins", len(strip.series.origins), ui),
        counted("chart.statements", len(strip.series.points), ui),
    )
    return say(
        "chart.strip",
        ui,
        when=day(strip.iso, ui),
        range=range_words(strip.series, ui),
        counts=", ".join(counts),
    )
