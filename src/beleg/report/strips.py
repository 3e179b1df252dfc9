"""The numbers of a series become strips for a terminal, one a row: where each lies between 0 and the highest.

A filled shape is an exact number, a hollow one an approximate or open one; an arrow says that an end is open and has one
length; a bar is a stated range, a hatched one a vague word. The shape tells how the origin stands to those counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beleg.model import Point
from beleg.report.words import number

_ARROW = 2  # cells
_FILLED = {"own_side": "◆", "opponent": "▲", "third_party": "●", "unknown": "■"}
_HOLLOW = {"own_side": "◇", "opponent": "△", "third_party": "○", "unknown": "□"}


class Scale(NamedTuple):
    """How numbers are drawn: ``top`` lies in cell ``last``, 0 in the first of ``cells``."""

    top: float
    cells: int
    last: int
    ascii: bool = False

    def at(self, value: float) -> int:
        """The cell of a number."""
        return min(self.last, max(0, round(value / self.top * self.last))) if self.top else 0


def scale(points: Sequence[Point], cells: int = 20, ascii: bool = False) -> Scale:
    """From 0 to the highest number that any of the points says, with room for an arrow where one points up.

    >>> scale([], 20)
    Scale(top=0, cells=20, last=19, ascii=False)
    """
    top = max(
        (bound for point in points for bound in (point.low, point.high) if bound is not None), default=0
    )
    is_open = any(point.high is None and point.low is not None for point in points)
    return Scale(top, cells, cells - 1 - (_ARROW if is_open else 0), ascii)


def heading(drawn: Scale, ui: str) -> str:
    """``0`` over the first cell and the highest number ending over its own.

    >>> heading(Scale(1000, 20, 17), "en")
    '0            1,000'
    """
    return "0" + number(drawn.top, ui).rjust(drawn.last)


def strip(point: Point, drawn: Scale) -> str:
    """The strip of a point, ``drawn.cells`` wide; a question mark where the number is missing."""
    marks = ["." if drawn.ascii else "·"] * drawn.cells
    low, high = point.low, point.high
    if low is not None and high is not None:
        _bar(marks, drawn.at(low), drawn.at(high), point, drawn)
    elif low is not None:
        _arrow(marks, drawn.at(low), _shape(point, drawn), "->" if drawn.ascii else "─>", after=True)
    elif high is not None:
        room = max(drawn.at(high), _ARROW)
        _arrow(marks, room, _shape(point, drawn), "<-" if drawn.ascii else "<─", after=False)
    else:
        return "?".ljust(drawn.cells)
    return "".join(marks)


def _shape(point: Point, drawn: Scale) -> str:
    if drawn.ascii:
        return "o"
    return (_FILLED if point.qualifier in ("exact", "range") else _HOLLOW).get(point.interest, "□")


def _arrow(marks: list[str], at: int, shape: str, arrow: str, after: bool) -> None:
    marks[at] = shape
    start = at + 1 if after else at - len(arrow)
    marks[start : start + len(arrow)] = arrow


def _bar(marks: list[str], first: int, last: int, point: Point, drawn: Scale) -> None:
    vague = point.qualifier == "vague"
    fill = "#" if drawn.ascii else "▒" if vague else "━"
    marks[first : last + 1] = fill * (last + 1 - first)
    if not vague:
        marks[first] = marks[last] = _shape(point, drawn)
