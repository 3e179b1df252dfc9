"""Lines whose cells are parted by tabs or wide gaps become rows with bars, as other tables have."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final, NamedTuple

from beleg.extraction.mending.mended import Edit

_GAP: Final = re.compile(r"(?<=\S)(?: *\t[ \t]*| {3,})(?=\S)")
_LINE: Final = re.compile(r"[^\n]+")
_WIDEST: Final = 120  # characters of a row
_LONGEST_CELL: Final = 40
_FEWEST_ROWS: Final = 2
_BAR: Final = " | "


class _Row(NamedTuple):
    """The gaps of a line, as spans of the text, and whether a cell behind the first holds a number."""

    gaps: tuple[tuple[int, int], ...]
    counts: bool


def may_hold_columns(text: str) -> bool:
    """Whether a text has a tab or a wide gap at all."""
    return "\t" in text or "   " in text


def columns(text: str) -> list[Edit]:
    """The edits that part the cells of tables by bars; a line alone, or one without a number, is no table.

    >>> columns("Ort\\tTote\\nAlm\\t12")
    [Edit(start=3, end=4, by=' | '), Edit(start=12, end=13, by=' | ')]
    >>> columns("Ort\\tTote\\nAlm\\tacht und mehr")
    []
    """
    edits: list[Edit] = []
    rows = [_row(text, line.start(), line.end()) for line in _LINE.finditer(text)]
    for width, group in groupby(rows, key=lambda row: len(row.gaps)):
        table = list(group)
        if width and len(table) >= _FEWEST_ROWS and any(row.counts for row in table):
            edits += [Edit(start, end, _BAR) for row in table for start, end in row.gaps]
    return edits


def _row(text: str, first: int, last: int) -> _Row:
    """A line as a row; one whose cells are prose has no gaps."""
    gaps = tuple(found.span() for found in _GAP.finditer(text, first, last))
    edges = [first, *(at for gap in gaps for at in gap), last]
    cells = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not gaps or last - first > _WIDEST or max(map(len, cells)) > _LONGEST_CELL:
        return _Row((), False)
    return _Row(gaps, any(cell[:1].isdigit() for cell in cells[1:]))
