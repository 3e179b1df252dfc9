"""Rectangles fill a chart, and a label asks whether there is room left."""

from __future__ import annotations

from beleg.report.chart.marks import Box

_CELL = 4


class Room:
    """Which cells of a chart are taken, a column of cells to an integer, a row to a bit.

    >>> room = Room(100, 50)
    >>> room.take(Box(10, 10, 30, 30))
    >>> room.free(Box(20, 20, 40, 40)), room.free(Box(40, 20, 60, 40)), room.free(Box(90, 20, 110, 40))
    (False, True, False)
    """

    __slots__ = ("_columns", "_height", "_width")

    def __init__(self, width: int, height: int) -> None:
        self._columns = [0] * (width // _CELL + 1)
        self._width, self._height = width, height

    def take(self, box: Box) -> None:
        """Nothing else may stand here; what lies outside the chart is left out."""
        rows = _rows(max(0, box.top), max(0, box.bottom))
        for column in range(max(0, box.left) // _CELL, min(len(self._columns), -(-box.right // _CELL))):
            self._columns[column] |= rows

    def free(self, box: Box) -> bool:
        """Whether a rectangle lies inside the chart and meets nothing that was taken."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self._width or bottom > self._height:
            return False
        rows = _rows(top, bottom)
        for taken in self._columns[left // _CELL : -(-right // _CELL)]:
            if taken & rows:
                return False
        return True


def _rows(top: int, bottom: int) -> int:
    """The bits of all rows that a stretch of pixels touches."""
    return (1 << -(-bottom // _CELL)) - (1 << top // _CELL)
