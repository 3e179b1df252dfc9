"""A series becomes one panel: frame, step lines, marks with their labels, or strips where marks are too many."""

from __future__ import annotations

from collections.abc import Iterable

from beleg.model import Key, Series
from beleg.report.chart.frame import frame, legend
from beleg.report.chart.labels import SHAPE, Label, placed
from beleg.report.chart.layout import TOP, WIDTH, Layout, layout
from beleg.report.chart.lines import boxes, runs, steps, successions
from beleg.report.chart.marks import Box, Mark, colour, drawn, marks, timed
from beleg.report.chart.months import drawn_strips, strips
from beleg.report.chart.names import accessible, label
from beleg.report.chart.options import Options
from beleg.report.chart.room import Room
from beleg.report.chart.shapes import shape
from beleg.report.chart.style import STYLE
from beleg.report.markup import NOTHING, Markup, element, empty, join, text, unturned
from beleg.report.sentences import series_title
from beleg.report.words import known, say, term

MOST_MARKS = 60


def draw(series: Series, options: Options = Options()) -> Markup:  # noqa: B008 - frozen
    """The time chart of a series as SVG: one mark a point, over 60 points one strip a month.

        >>> from collections.abc import Iterable

    from beleg.model import Key
        >>> key = Key("killed", "person", "soldiers", "KP", "Kursk", "cumulative")
        >>> draw(Series(key, "KP", ()), Options(links=""))[:51]
        '<svg class="chart" viewBox="0 0 880 350" role="img"'
    """
    if len(series.points) > MOST_MARKS:
        by_month = strips(series, options)
        plan = layout([strip.range for strip in by_month], options)
        along = "months" if all(strip.months for strip in by_month) else "years"
        inside = drawn_strips(by_month, plan.axis, plan.scale, options)
    else:
        plan, along = layout([timed(point, options) for point in series.points], options), options.x
        inside = join((_marks(series, plan, options), legend(series, plan, options)))
    title = _title(series, along, options)
    style = element("style", text(STYLE)) if options.standalone else NOTHING
    return element(
        "svg",
        *(style, frame(plan, title, options), inside),
        class_="chart",
        viewBox=f"0 0 {WIDTH} {plan.height}",
        # What is inside an image is hidden from a screen reader; marks that are links must not be.
        role="group" if options.links else "img",
        aria_label=say(
            "chart.name", options.ui, series=unturned(series_title(series.key, options.ui)), title=title
        ),
        xmlns="http://www.w3.org/2000/svg" if options.standalone else None,
    )


def _title(series: Series, along: str, options: Options) -> str:
    log = [say("chart.log", options.ui)] if options.scale == "log" else []
    return ", ".join([_counted(series.key, options.ui), say(f"chart.{along}", options.ui), *log])


def _counted(key: Key, ui: str) -> str:
    """The measure, with the unit of its scale where that is no count."""
    unit = say(f"unit.{key.unit}", ui, n="").strip() if key.unit in known("unit") else ""
    return f"{term('measure', key.measure, ui)} ({unit})" if unit else term("measure", key.measure, ui)


def _marks(series: Series, plan: Layout, options: Options) -> Markup:
    shown = marks(series, plan.axis, plan.scale, plan.lanes, options)
    lines = runs(series, shown)
    words = {mark.row: label(mark.point, options.ui) for mark in shown}
    labels = placed(series, shown, words, _room(plan, boxes(lines, shown)))
    measure = term("measure", series.key.measure, options.ui)
    names = (accessible(mark.point, words[mark.row], measure, options.ui) for mark in shown)
    behind = join((steps(lines), successions(shown)))
    linked = (_linked(mark, labels[mark.row], name, options) for mark, name in zip(shown, names, strict=True))
    return join((behind, *linked))


def _room(plan: Layout, lines: Iterable[Box]) -> Room:
    """The chart without its title, its scale, its lowest line and the lines that marks stand on."""
    room = Room(WIDTH, plan.foot)
    room.take(Box(0, 0, WIDTH, TOP - 30))
    room.take(Box(0, 0, plan.left - 2, plan.foot))
    room.take(Box(plan.left, plan.base - 1, WIDTH, plan.base + 1))
    for box in lines:
        room.take(box)
    return room


def _linked(mark: Mark, label: Label, name: str, options: Options) -> Markup:
    """A mark with its name, a target large enough to be hit, and its label."""
    # Whoever speaks to a screen says what stands beside the mark, so the name begins with it.
    spoken = name if name.startswith(label.words) else f"{label.words}: {name}"
    inside = (
        element("title", text(spoken)),
        empty("circle", cx=mark.x, cy=(mark.top + mark.bottom) // 2),
        drawn(mark),
        _label(mark, label),
    )
    if options.links:
        return element("a", *inside, class_=colour(mark) or None, href=options.links + mark.point.id)
    return element("g", *inside, class_=f"m {colour(mark)}".strip())


def _label(mark: Mark, label: Label) -> Markup:
    anchor = None if label.anchor == "start" else label.anchor
    words = element("text", text(label.words), class_=anchor, x=label.x, y=label.y)
    if mark.form.kind != "hatched":
        return words
    small = shape(mark.point.interest, label.left - SHAPE // 2 - 1, label.y - 4, 0.75)
    return join((empty("path", class_="f", d=small), words))
