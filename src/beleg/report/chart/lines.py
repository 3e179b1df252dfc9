"""Marks of one origin are joined: steps between its running totals, thin arrows to what took a number's place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from beleg.model import Point, Series
from beleg.report.chart.marks import Box, Mark, colour
from beleg.report.chart.shapes import REACH
from beleg.report.markup import NOTHING, Markup, empty, join


def runs(series: Series, marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks of each step line of a running total, origin by origin.

    A line ends where the origin falls silent, and breaks where the total begins anew or where no single number was said.
    """
    if series.key.scope != "cumulative":
        return []
    lines: dict[tuple[str, ...], list[Mark]] = {}
    for mark in marks:
        if mark.point.sources and not mark.point.successor and mark.point.certainty != "denied":
            lines.setdefault(tuple(source.id for source in mark.point.sources), []).append(mark)
    return [run for line in lines.values() for run in _unbroken(line) if len(run) > 1]


def steps(runs: Iterable[Sequence[Mark]]) -> Markup:
    """Step lines: level until the origin says more, never smoothed."""
    return join(_step(run) for run in runs)


def boxes(runs: Iterable[Sequence[Mark]], marks: Iterable[Mark]) -> Iterator[Box]:
    """The room that the level parts of step lines take, and the periods of marks."""
    for mark in marks:
        if mark.since is not None:
            yield Box(mark.since, mark.bottom - 1, mark.x, mark.bottom + 1)
    for run in runs:
        for before, after in pairwise(run):
            yield Box(before.x, before.top - 1, after.x, before.top + 1)


def successions(marks: Sequence[Mark]) -> Markup:
    """A thin arrow from each number that was replaced to the one that took its place."""
    of = {mark.point.id: mark for mark in marks}
    pairs = ((mark, of.get(mark.point.successor or "")) for mark in marks)
    return join(_arrow(old, new) for old, new in pairs if new is not None and new is not old)


def _unbroken(line: Iterable[Mark]) -> Iterator[list[Mark]]:
    run: list[Mark] = []
    for mark in line:
        if run and (not mark.form.single or _begins_anew(run[-1].point, mark.point)):
            yield run
            run = []
        if mark.form.single:
            run.append(mark)
    yield run


def _begins_anew(before: Point, after: Point) -> bool:
    """Whether two totals are said to start in different months."""
    since = _since(before), _since(after)
    return None not in since and since[0] != since[1]


def _since(point: Point) -> str | None:
    if point.first is None or point.last is None or point.first >= point.last:
        return None
    return point.first[:7]


def _step(run: Sequence[Mark]) -> Markup:
    path = f"M{run[0].x} {run[0].top}" + "".join(f"H{mark.x}V{mark.top}" for mark in run[1:])
    return empty("path", class_=f"t {colour(run[0])}".strip(), d=path)


def _arrow(old: Mark, new: Mark) -> Markup:
    """From mark to mark, short of the second so that its shape stays whole."""
    across, down = new.x - old.x, new.top - old.top
    length = math.hypot(across, down)
    if length < 2 * REACH:
        return NOTHING
    x, y = new.x - across / length * (REACH + 1), new.top - down / length * (REACH + 1)
    turn = math.atan2(down, across)
    wings = [(x - 6 * math.cos(turn + side), y - 6 * math.sin(turn + side)) for side in (0.5, -0.5)]
    head = f"M{wings[0][0]:.0f} {wings[0][1]:.0f}L{x:.0f} {y:.0f}L{wings[1][0]:.0f} {wings[1][1]:.0f}"
    return empty("path", class_=f"t {colour(old)}".strip(), d=f"M{old.x} {old.top}L{x:.0f} {y:.0f}{head}")
