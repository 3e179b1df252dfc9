"""Which figures of an article add up to a number."""

from __future__ import annotations

from tests.report.invented import point, series

from beleg.stores.combining import MOST_IN_THREES, Operand, combinations, of_series


def operands(*values: float, measure: str = "killed") -> list[Operand]:
    return [Operand(i, 1, value, "person", f"{measure}{i}", None) for i, value in enumerate(values)]


def test_sums_and_differences() -> None:
    assert list(combinations(operands(1100, 159), 1259)) == [("sum", (0, 1))]
    assert list(combinations(operands(159, 1100), 941)) == [("difference", (1, 0))]
    assert list(combinations(operands(5, 5), 10)) == [("sum", (0, 1))]
    assert list(combinations(operands(5), 10)) == []


def test_a_figure_told_again_counts_once() -> None:
    told = [Operand(i, 1, value, "person", "killed", None) for i, value in enumerate((5.0, 5.0, 7.0, 5.0))]
    assert list(combinations(told, 10)) == []
    assert list(combinations(told, 12)) == [("sum", (0, 2))]


def test_a_long_article_takes_no_longer_than_it_is() -> None:
    many = operands(*(float(n) for n in range(1, 50_001)))
    assert sum(1 for kind, *_ in combinations(many, 50_001) if kind == "sum") == 25_000


def test_sums_and_differences_of_three() -> None:
    assert list(combinations(operands(1000, 100, 159), 1259)) == [("sum", (0, 1, 2))]
    assert list(combinations(operands(100, 1500, 141), 1259)) == [("difference", (1, 0, 2))]
    assert list(combinations(operands(4, 4), 12)) == []
    assert list(combinations(operands(4, 4, 4), 12)) == [("sum", (0, 1, 2))]


def test_pairs_come_before_threes() -> None:
    found = list(combinations(operands(3, 7, 2, 1), 10))
    assert found == [("sum", (0, 1)), ("sum", (1, 2, 3))]


def test_of_many_numbers_there_are_only_pairs() -> None:
    many = operands(*(float(n) for n in range(1, MOST_IN_THREES + 2)))
    assert {len(chosen) for _, chosen in combinations(many, 50)} == {2}
    assert {len(chosen) for _, chosen in combinations(many[:-1], 50)} == {2, 3}


def test_figures_of_the_articles_of_one_series() -> None:
    told = series(
        point("a", 300, 300, articles=("one",)),
        point("b", 500, 500, articles=("two",)),
        point("c", 200, 200, articles=("one", "three")),
        point("d", 800, None),
        point("z", 0, 0),
    )
    assert [(kind, [each.id for each in found]) for kind, found in of_series(told, 800)] == [
        ("sum", ["a", "b"])
    ]
    # Of one article: found there already.
    assert list(of_series(told, 100)) == []
    assert [(kind, [each.id for each in found]) for kind, found in of_series(told, 1000)] == [
        ("sum", ["a", "b", "c"])
    ]
