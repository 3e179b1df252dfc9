"""What is to be drawn becomes the plan of a panel: how high numbers stand, where days stand, what lies below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beleg.report.chart.axis import Axis, axis
from beleg.report.chart.forms import Form, Timed
from beleg.report.chart.labels import width
from beleg.report.chart.marks import Lanes
from beleg.report.chart.options import Options
from beleg.report.chart.scales import Scale, scale
from beleg.report.chart.shapes import ARROW
from beleg.report.words import number

WIDTH = 880
TOP, EDGE, LINE = 48, 40, 16
_PLOT, _UNDATED, _LANE, _BELOW = 230, 92, 26, 6


class Layout(NamedTuple):
    """The pixels of a panel. ``base`` is where the scale begins, ``foot`` where the words of the axis do."""

    scale: Scale
    axis: Axis
    lanes: Lanes
    left: int
    base: int
    foot: int
    undated: bool
    missing: bool

    @property
    def height(self) -> int:
        return self.foot + 3 * LINE + 18


def layout(shown: Sequence[Timed], options: Options) -> Layout:
    """The plan for forms and their days, be they those of marks or of strips."""
    numbers = [n for each in shown if each.form.kind != "missing" for n in (each.form.low, each.form.high)]
    base = TOP + _PLOT
    heights = scale(numbers, base, TOP, options)
    left = max(EDGE, 14 + round(max(width(number(tick, options.ui)) for tick in heights.ticks)))
    undated = any(each.last is None for each in shown)
    days = [day for each in shown for day in (each.first, each.last) if day is not None]
    across = axis(days, left + (_UNDATED if undated else 0), WIDTH - EDGE)
    below = base + _room_below([each.form for each in shown], heights)
    missing = any(each.form.kind == "missing" for each in shown)
    lanes = Lanes(left + _UNDATED // 2, below + _LANE // 2)
    return Layout(heights, across, lanes, left, base, below + (_LANE if missing else 0), undated, missing)


def _room_below(forms: Sequence[Form], heights: Scale) -> int:
    """How far arrows reach below the beginning of the scale."""
    reach = [heights.at(said.low) + ARROW + _BELOW - heights.start for said in forms if said.down]
    return max(_BELOW, *map(round, reach)) if reach else _BELOW
