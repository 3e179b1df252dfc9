"""What stands around the marks: title, lines of the scale, days below the axis, and what the shapes mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beleg.model import INTERESTS, Series
from beleg.report.chart.axis import ticks
from beleg.report.chart.labels import width
from beleg.report.chart.layout import LINE, TOP, WIDTH, Layout
from beleg.report.chart.options import Options
from beleg.report.chart.shapes import css_class, shape
from beleg.report.markup import NOTHING, Markup, element, empty, join, text
from beleg.report.words import number, say, term


def frame(plan: Layout, title: str, options: Options) -> Markup:
    """Everything behind the marks. A screen reader gets its words from the title and the marks."""
    heading = element("text", text(title), class_="title", y=14)
    lanes = join((_edge(plan), _missing(plan)))
    return element("g", heading, _heights(plan, options), _days(plan, options), lanes, aria_hidden="true")


def _heights(plan: Layout, options: Options) -> Markup:
    levels = [round(plan.scale.at(tick)) for tick in plan.scale.ticks]
    right = WIDTH - 8
    lines = "".join(f"M{plan.left} {y}H{right}" for y in levels if y != plan.base)
    words = (
        element("text", text(number(tick, options.ui)), x=plan.left - 6, y=y + 4)
        for tick, y in zip(plan.scale.ticks, levels, strict=True)
    )
    base = empty("path", class_="base", d=f"M{plan.left} {plan.base}H{right}")
    return join((empty("path", class_="grid", d=lines), base, element("g", *words, class_="end")))


def _days(plan: Layout, options: Options) -> Markup:
    shown = ticks(plan.axis, options.ui)
    lines = "".join(f"M{round(tick.at)} {plan.foot}v5" for tick in shown)
    rule = f"M{round(plan.axis.start)} {plan.foot}H{WIDTH - 8}" if plan.foot - plan.base > 6 else ""
    words = (
        *(_under(plan, tick.at, tick.upper, 1) for tick in shown),
        *(_under(plan, tick.at, tick.lower, 2) for tick in shown if tick.lower),
        *([_under(plan, plan.lanes.undated, _nowhere(options), 1)] if plan.undated else []),
    )
    return join((empty("path", class_="base", d=rule + lines), element("g", *words, class_="mid")))


def _under(plan: Layout, at: float, words: str, line: int) -> Markup:
    return element("text", text(words), x=round(at), y=plan.foot + 4 + line * LINE)


def _nowhere(options: Options) -> str:
    """The words below the column of the marks without a day."""
    return say(f"chart.undated_{options.x}", options.ui)


def _edge(plan: Layout) -> Markup:
    """What parts the marks without a day from the axis."""
    edge = round(plan.axis.start)
    return empty("path", class_="part", d=f"M{edge} {TOP}V{plan.foot}") if plan.undated else NOTHING


def _missing(plan: Layout) -> Markup:
    if not plan.missing:
        return NOTHING
    return element("text", text("?"), class_="end", x=plan.left - 6, y=plan.lanes.missing + 4)


def legend(series: Series, plan: Layout, options: Options) -> Markup:
    """The shapes that occur, each with its words, below everything."""
    seen = {point.interest for point in series.points}
    shown = [interest for interest in INTERESTS if interest in seen]
    return element("g", *_keys(shown, plan.height - 8, plan.left, options.ui), aria_hidden="true")


def _keys(interests: Sequence[str], y: int, x: int, ui: str) -> Iterator[Markup]:
    for interest in interests:
        words = term("interest", interest, ui)
        yield empty("path", class_=f"f {css_class(interest)}".strip(), d=shape(interest, x + 6, y - 4))
        yield element("text", text(words), x=x + 18, y=y)
        x += width(words) + 42
