"""The strip of a row: where a number lies, what is open, and how who says it stands to those counted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.invented import point

from beleg.report.layout import width_of
from beleg.report.strips import heading, scale, strip

UP = scale([point("a", 300, None), point("b", 1000, None)])
SHUT = scale([point("b", 1000, 1000)])


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({"low": 300, "high": None}, "·····○─>············"),
        ({"low": 1000, "high": None}, "·················○─>"),
        ({"low": 600, "high": 600}, "··········●·········"),
        ({"low": 600, "high": 600, "qualifier": "about"}, "··········○·········"),
        ({"low": 100, "high": 100, "qualifier": "about", "interest": "own_side"}, "··◇·················"),
        ({"low": 0, "high": 0, "interest": "own_side"}, "◆···················"),
        ({"low": 1000, "high": 1000, "interest": "opponent"}, "·················▲··"),
        ({"low": 200, "high": 999, "qualifier": "vague"}, "···▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒··"),
        ({"low": 200, "high": 600, "qualifier": "range"}, "···●━━━━━━●·········"),
        ({"low": None, "high": 600, "qualifier": "at_most"}, "········<─○·········"),
        ({"low": None, "high": 5, "qualifier": "less_than", "interest": "unknown"}, "<─□·················"),
        ({"low": None, "high": None, "qualifier": "missing"}, "?                   "),
    ],
)
def test_the_marks(fields: dict[str, Any], drawn: str) -> None:
    low, high = fields.pop("low"), fields.pop("high")
    assert strip(point("p", low, high, **fields), UP) == drawn


def test_in_ascii() -> None:
    drawn = scale([point("a", 1000, None)], ascii=True)
    vague = point("v", 200, 999, qualifier="vague")
    assert strip(point("a", 1000, None), drawn) == ".................o->"
    assert strip(vague, drawn) == "...###############.."
    assert strip(point("r", 200, 600, qualifier="range"), drawn) == "...o######o........."


def test_the_axis_ends_at_the_highest_number() -> None:
    assert heading(UP, "en") == "0            1,000"
    assert heading(SHUT, "de") == "0              1.000"
    assert heading(scale([]), "en").startswith("0")


@given(st.lists(st.tuples(st.floats(0, 1e12), st.floats(0, 1e12)), min_size=1), st.integers(8, 60))
def test_every_strip_is_as_wide_as_asked(bounds: list[tuple[float, float]], cells: int) -> None:
    points = [point("p", min(pair), max(pair) if i % 2 else None) for i, pair in enumerate(bounds)]
    drawn = scale(points, cells)
    assert {width_of(strip(each, drawn)) for each in points} == {cells}
