"""A row of a table becomes measures for its cells: by the head of the column, else by the first cell of the row."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses import Clause

SEPARATORS: Final = frozenset(("|", "\t"))


def columns(clause: Clause) -> dict[int, str]:
    """Measures by column of a row that heads a table: one without numbers that names at least two."""
    if any(clause.text(token)[0].isdigit() for token in range(clause.first, clause.last)):
        return {}
    named = {i: measure for i, cell in enumerate(cells(clause)) if (measure := _measure(clause, cell))}
    return named if len(named) > 1 else {}


def cells(clause: Clause) -> list[range]:
    """The token ranges of the cells of a row."""
    edges = [t for t in range(clause.first, clause.last) if clause.text(t) in SEPARATORS]
    if edges and edges[0] == clause.first:
        edges = edges[1:]
        bounds = [clause.first + 1]
    else:
        bounds = [clause.first]
    ranges = []
    for edge in (*edges, clause.last):
        ranges.append(range(bounds[-1], edge))
        bounds.append(edge + 1)
    return ranges


def measure_at(clause: Clause, token: int, heads: dict[int, str]) -> str | None:
    """The measure of the cell that holds ``token``."""
    row = cells(clause)
    for i, cell in enumerate(row):
        if token in cell:
            return heads.get(i) or _measure(clause, row[0])
    return None


def _measure(clause: Clause, cell: range) -> str | None:
    for token in cell:
        measure = clause.noun_measure(token)
        if measure:
            return measure
        for reading in clause.word(token).readings:
            if reading.form in ("participle", "state"):
                return reading.measure
    return None
