"""What says nothing, or what no figure can be, is refused before it is kept."""

from __future__ import annotations

from typing import Any

import pytest

from beleg.model import Decision
from beleg.report.words import LANGUAGES, say
from beleg.review import DecisionError, check

GOOD = Decision("a1", "accept", "ines", "2031-03-05T10:15:00")


@pytest.mark.parametrize(
    "decision",
    [
        GOOD,
        GOOD._replace(verdict="reject", reason="counts the helpers too"),
        GOOD._replace(time="2031-03-05T10:15:00.123456+01:00"),
        GOOD._replace(verdict="merge", other="b2"),
        GOOD._replace(target="origin:dienst", verdict="merge", other="nis-kr"),
        GOOD._replace(target="origin:dienst", verdict="undo"),
        GOOD._replace(verdict="correct", fields=(("low", 3), ("high", 3.5), ("place", None))),
        GOOD._replace(verdict="correct", fields=(("origins", ["Polizei"]), ("via", ()))),
        GOOD._replace(verdict="correct", fields=(("start", 0), ("end", 4), ("quote", " 14 "))),
        GOOD._replace(verdict="correct", fields=(("time", "2031-02/2031-03-05"), ("nationality", "KP"))),
    ],
)
def test_what_says_something_passes(decision: Decision) -> None:
    check(decision)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"verdict": "maybe"}, "bad_verdict"),
        ({"target": ""}, "bad_decision"),
        ({"user": ""}, "bad_decision"),
        ({"time": "yesterday"}, "bad_time"),
        ({"verdict": "correct"}, "bad_decision"),
        ({"fields": (("low", 1),)}, "bad_decision"),
        ({"verdict": "merge"}, "bad_merge"),
        ({"other": "b2"}, "bad_merge"),
        ({"verdict": "merge", "other": "a1"}, "bad_merge"),
        ({"verdict": "merge", "target": "origin:nis", "other": "origin:nis"}, "bad_merge"),
        ({"verdict": "correct", "target": "origin:nis", "fields": (("low", 1),)}, "bad_verdict"),
    ],
)
def test_an_incomplete_decision_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(DecisionError) as raised:
        check(GOOD._replace(**changed))
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("id", "x", "bad_field"),
        ("sentence", [0, 3], "bad_field"),
        ("start", -1, "bad_value"),
        ("start", True, "bad_value"),
        ("end", 2.0, "bad_value"),
        ("quote", None, "bad_value"),
        ("qualifier", "roughly", "bad_value"),
        ("low", float("nan"), "bad_value"),
        ("low", -3, "bad_value"),
        ("high", "12", "bad_value"),
        ("high", False, "bad_value"),
        ("measure", "shelled", "bad_value"),
        ("measure", None, "bad_value"),
        ("unit", "dozen", "bad_value"),
        ("population", " ", "bad_value"),
        ("nationality", "XY", "bad_value"),
        ("nationality", "kp", "bad_value"),
        ("place", "x" * 501, "bad_value"),
        ("scope", "weekly", "bad_value"),
        ("time", "soon", "bad_value"),
        ("time", "2031-03/2031-02", "bad_value"),
        ("origins", "Polizei", "bad_value"),
        ("origins", [""], "bad_value"),
        ("via", [3], "bad_value"),
        ("certainty", "sure", "bad_value"),
        ("unverified", 1, "bad_value"),
    ],
)
def test_a_value_that_no_figure_can_have_is_refused(field: str, value: object, code: str) -> None:
    with pytest.raises(DecisionError) as raised:
        check(GOOD._replace(verdict="correct", fields=((field, value),)))
    assert raised.value.code == code
    for ui in LANGUAGES:
        assert "{" not in say(f"error.{code}", ui, **raised.value.values)
