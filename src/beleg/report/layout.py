"""Rows of cells become lines of a terminal table, cut to a width, or tab-separated lines, uncut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from beleg.report.words import one_line

Row = Mapping[str, str]
GAP = "  "
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key of its cells, its heading, and whether numbers stand to the right.

    A ``fixed`` column is never cut; what is ``drawn`` keeps its white space.
    """

    key: str
    heading: str
    right: bool = False
    fixed: bool = False
    drawn: bool = False

    def cell(self, row: Row) -> str:
        """The cell of a row, on one line."""
        return row[self.key] if self.drawn else one_line(row[self.key])


def width_of(text: str) -> int:
    """How many cells of a terminal a text takes: wide letters two, combining marks none.

    >>> width_of("Kyjiw"), width_of("東京")
    (5, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def cut(text: str, width: int, mark: str = "…") -> str:
    """The text in at most ``width`` cells; a cut one ends in the mark.

    >>> cut("North Korean soldiers", 12)
    'North Korea…'
    """
    if width_of(text) <= width:
        return text
    kept, room = "", width - len(mark)
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + mark


def table(rows: Sequence[Row], columns: Sequence[Column], width: int, mark: str = "…") -> Iterator[str]:
    """The headings, then a line for each row, none wider than ``width`` where the columns can be cut so far."""
    widths = _fit(rows, columns, width)
    headings = {column.key: column.heading for column in columns}
    for row in (headings, *rows):
        cells = [_pad(cut(c.cell(row), w, mark), w, c.right) for c, w in zip(columns, widths, strict=True)]
        yield GAP.join(cells).rstrip()


def tab_separated(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[str]:
    """A line for each row, uncut; tabs and line ends inside a cell become spaces."""
    for row in rows:
        yield "\t".join(column.cell(row) for column in columns)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fit(rows: Sequence[Row], columns: Sequence[Column], width: int) -> list[int]:
    """Natural widths, then cell by cell off the widest column that may be cut, until the line fits."""
    widths = [
        max([width_of(column.heading), *(width_of(column.cell(row)) for row in rows)]) for column in columns
    ]
    cuttable = [i for i, column in enumerate(columns) if not column.fixed]
    excess = sum(widths) + len(GAP) * (len(columns) - 1) - width
    while excess > 0 and cuttable:
        widest = max(cuttable, key=lambda i: widths[i])
        if widths[widest] <= _NARROWEST:
            break
        step = max(1, min(excess, widths[widest] - _runner_up(widths, cuttable, widest)))
        step = min(step, widths[widest] - _NARROWEST)
        widths[widest] -= step
        excess -= step
    return widths


def _runner_up(widths: Sequence[int], cuttable: Sequence[int], widest: int) -> int:
    return max((widths[i] for i in cuttable if i != widest), default=_NARROWEST)


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * max(0, width - width_of(text))
    return space + text if right else text + space
