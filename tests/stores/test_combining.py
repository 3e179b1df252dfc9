"""Which figures of an article add up to a number."""

from __future__ import annotations

from beleg.stores.combining import Operand, combinations


def operands(*values: float, measure: str = "killed") -> list[Operand]:
    return [Operand(i, 1, value, "person", f"{measure}{i}", None) for i, value in enumerate(values)]


def test_sums_and_differences() -> None:
    assert list(combinations(operands(1100, 159), 1259)) == [("sum", 0, 1)]
    assert list(combinations(operands(159, 1100), 941)) == [("difference", 1, 0)]
    assert list(combinations(operands(5, 5), 10)) == [("sum", 0, 1)]
    assert list(combinations(operands(5), 10)) == []


def test_a_figure_told_again_counts_once() -> None:
    told = [Operand(i, 1, value, "person", "killed", None) for i, value in enumerate((5.0, 5.0, 7.0, 5.0))]
    assert list(combinations(told, 10)) == []
    assert list(combinations(told, 12)) == [("sum", 0, 2)]


def test_a_long_article_takes_no_longer_than_it_is() -> None:
    many = operands(*(float(n) for n in range(1, 50_001)))
    assert sum(1 for kind, *_ in combinations(many, 50_001) if kind == "sum") == 25_000
