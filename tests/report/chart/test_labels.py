"""Labels stand beside their marks where nothing else stands."""

from __future__ import annotations

from itertools import combinations

from tests.report.chart.test_panel import WAR, many

from beleg.model import Series
from beleg.report.chart import Options, labels
from beleg.report.chart.layout import WIDTH, layout
from beleg.report.chart.marks import Box, Mark, marks, timed
from beleg.report.chart.room import Room


def placed(series: Series) -> tuple[list[Mark], dict[int, labels.Label], dict[int, str]]:
    options = Options()
    plan = layout([timed(point, options) for point in series.points], options)
    shown = marks(series, plan.axis, plan.scale, plan.lanes, options)
    words = {mark.row: f"somebody {mark.point.low}" for mark in shown}
    return shown, dict(labels.placed(series, shown, words, Room(WIDTH, plan.foot))), words


def box(label: labels.Label) -> Box:
    wide = labels.width(label.words)
    return Box(label.left, label.y - 11, label.left + wide, label.y + 3)


def test_words_meet_neither_marks_nor_each_other() -> None:
    for series in (WAR, many(30)):
        shown, found, words = placed(series)
        worded = [box(label) for row, label in found.items() if label.words == words[row]]
        assert not any(one.meets(other) for one, other in combinations(worded, 2))
        assert not any(label.meets(mark.box) for label in worded for mark in shown)


def test_at_most_twelve_have_words_and_all_others_the_number_of_their_row() -> None:
    _, found, words = placed(many(60))
    worded = {row for row, label in found.items() if label.words == words[row]}
    assert 6 <= len(worded) <= labels.MOST
    assert {label.words for row, label in found.items() if row not in worded} == {
        str(row) for row in found if row not in worded
    }


def test_the_ends_of_the_range_are_named_first() -> None:
    _, found, words = placed(WAR)
    reach = WAR.reach()
    assert reach is not None
    row = next(n for n, point in enumerate(WAR.points, 1) if point.id == reach.low_by)
    assert found[row].words == words[row]
