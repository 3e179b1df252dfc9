"""The figures of one article become the pairs that add up to a number or differ by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


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


def combinations(operands: Sequence[Operand], number: float) -> Iterator[tuple[str, int, int]]:
    """``("sum", a, b)`` in the order of the text, ``("difference", a, b)`` where a - b is the number.

    The operands are of one article and one unit. A figure told again counts once, and makes no sum with itself.
    Takes time linear in the operands and in what it finds.
    """
    first = list({operand.told: operand for operand in reversed(operands)}.values())[::-1]
    of_value: dict[float, list[Operand]] = {}
    for operand in first:
        of_value.setdefault(operand.value, []).append(operand)
    for a in first:
        for b in of_value.get(number - a.value, ()):
            if a.no < b.no:
                yield "sum", a.no, b.no
        for b in of_value.get(a.value - number, ()):
            if a.no != b.no:
                yield "difference", a.no, b.no
