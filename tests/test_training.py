"""Choices become weights."""

from __future__ import annotations

from beleg.evaluation.training import Choice, fit

L1 = 1.0


def _choices(right: int, count: int) -> list[Choice]:
    return [Choice(((0,), (1,)), frozenset((right,))) for _ in range(count)]


def test_what_is_right_weighs_more() -> None:
    weights = fit(_choices(0, 40), [0.0, 0.0], L1)
    assert weights[0] > 0 > weights[1]


def test_what_speaks_for_nothing_weighs_nothing() -> None:
    few = int(L1)
    assert fit(_choices(0, few) + _choices(1, few), [0.0, 0.0], L1) == [0.0, 0.0]


def test_the_same_choices_give_the_same_weights() -> None:
    choices = _choices(0, 20) + _choices(1, 5)
    assert fit(choices, [0.0, 0.0], L1) == fit(choices, [0.0, 0.0], L1)
