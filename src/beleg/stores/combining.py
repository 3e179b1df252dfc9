"""Figures of one article or of one series become those that add up to a number or differ by it, two or three at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations as pairs
from typing import Final, NamedTuple

from beleg.model import Point, Series

# More numbers than this make nearly any number in threes: they are tables, and only pairs of them tell something.
MOST_IN_THREES: Final = 300

Combination = tuple[str, tuple[int, ...]]


class Operand(NamedTuple):
    """A figure that is one number: its row, its article's row, the number, and what it counts."""

    no: int
    article: int
    value: float
    unit: str
    measure: str
    population: str | None

    @property
    def told(self) -> tuple[float, str, str]:
        """What is told again when a figure is told again."""
        return self.value, self.measure, self.population or ""


def combinations(operands: Sequence[Operand], number: float) -> Iterator[Combination]:
    """``("sum", (a, b))`` in the order of the text, ``("difference", (a, b))`` where a - b is the number.

    Of three, too: a + b + c, and a - b - c; those come after the pairs. The operands are of one article and one unit. A
    figure told again counts once, and makes no sum with itself. Pairs take time linear in the operands and in what is
    found, threes quadratic; of more than ``MOST_IN_THREES`` operands there are only pairs.
    """
    first = list({operand.told: operand for operand in reversed(operands)}.values())[::-1]
    of_value: dict[float, list[Operand]] = {}
    for operand in first:
        of_value.setdefault(operand.value, []).append(operand)
    yield from _of_two(first, of_value, number)
    if len(first) <= MOST_IN_THREES:
        yield from _of_three(first, of_value, number)


def of_series(series: Series, number: float) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The same for what several articles say in a series: points that are single numbers, not all of one article."""
    points = [point for point in series.points if point.low and point.low == point.high]
    operands = [
        Operand(at, 0, float(point.low or 0), point.unit, series.key.measure, None)
        for at, point in enumerate(points)
    ]
    for kind, chosen in combinations(operands, number):
        found = tuple(points[at] for at in chosen)
        if not set.intersection(*(set(point.articles) for point in found)):
            yield kind, found


def _of_two(
    first: Sequence[Operand], of_value: Mapping[float, Sequence[Operand]], number: float
) -> Iterator[Combination]:
    for a in first:
        for b in of_value.get(number - a.value, ()):
            if a.no < b.no:
                yield "sum", (a.no, b.no)
        for b in of_value.get(a.value - number, ()):
            if a.no != b.no:
                yield "difference", (a.no, b.no)


def _of_three(
    first: Sequence[Operand], of_value: Mapping[float, Sequence[Operand]], number: float
) -> Iterator[Combination]:
    for b, c in pairs(first, 2):
        both = b.value + c.value
        for a in of_value.get(number - both, ()):
            if a.no > c.no:
                yield "sum", (b.no, c.no, a.no)
        for a in of_value.get(number + both, ()):
            if a.no not in (b.no, c.no):
                yield "difference", (a.no, b.no, c.no)
