"""Axes: round numbers, whole months, and days where they have room."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.report.chart import Options
from beleg.report.chart.axis import axis, ordinal, ticks
from beleg.report.chart.scales import scale


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2031-03-12", "2031-03-14", ["10", "11", "12", "13", "14", "15", "16"]),
        ("2031-01-05", "2031-02-20", None),
        ("2030-11-01", "2031-06-01", ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"]),
        ("1995-01-01", "2031-01-01", ["1995", "2000", "2005", "2010", "2015"]),
    ],
)
def test_ticks_have_room_and_whole_names(first: str, last: str, shown: list[str] | None) -> None:
    days = [day for day in (ordinal(first), ordinal(last)) if day]
    found = ticks(axis(days, 40, 840), "en")
    assert all(b.at - a.at >= 30 for a, b in pairwise(found))
    if shown:
        assert [tick.upper for tick in found][: len(shown)] == shown


@given(st.integers(1, date.max.toordinal()), st.integers(0, 3_000_000))
def test_any_days_have_an_axis(first: int, span: int) -> None:
    last = min(first + span, date.max.toordinal())
    found = axis([first, last], 40, 840)
    assert found.first <= first <= last <= found.last
    assert all(40 <= tick.at <= 841 for tick in ticks(found, "de"))


@given(st.lists(st.floats(0, 1e17), max_size=6), st.sampled_from(("linear", "log")))
def test_any_numbers_have_a_scale_of_few_ticks(numbers: list[float], kind: str) -> None:
    found = scale(numbers, 278, 48, Options(scale=kind))
    assert 2 <= len(found.ticks) <= 7
    assert found.low <= found.ticks[0] < found.ticks[-1] <= found.high
    assert all(48 <= found.at(number) <= 278 for number in numbers)
    assert kind == "log" or found.low == 0
