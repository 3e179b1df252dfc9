"""A row of a table becomes measures for its cells: by the head of the column, else by the first cell of the row."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_NOBODY: Final = ("noise", "sortie", "item", "target")
_ON_DUTY: Final = ("helper", "force")
SEPARATORS: Final = frozenset(("|", "\t"))


def columns(clause: Clause) -> dict[int, str]:
    """Measures by column of a row that heads a table: one without numbers that names at least two."""
    if any(clause.text(token)[0].isdigit() for token in range(clause.first, clause.last)):
        return {}
    heads = enumerate(cells(clause))
    named = {i: measure for i, cell in heads if (measure := _measure(clause, cell) or _of_kind(clause, cell))}
    return named if len(named) > 1 else {}


def cells(clause: Clause) -> list[range]:
    """The token ranges of the cells of a row."""
    edges = [t for t in range(clause.first, clause.last) if clause.text(t) in SEPARATORS]
    if edges and edges[0] == clause.first and _opens_line(clause):
        edges = edges[1:]
        bounds = [clause.first + 1]
    else:
        bounds = [clause.first]
    ranges = []
    for edge in (*edges, clause.last):
        ranges.append(range(bounds[-1], edge))
        bounds.append(edge + 1)
    return ranges


def _opens_line(clause: Clause) -> bool:
    """Whether nothing stands before the row in its line, where a date may have been cut off as furniture."""
    text, start = clause.tokens.text, clause.tokens.starts[clause.first]
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def measure_at(clause: Clause, token: int, heads: dict[int, str]) -> str | None:
    """The measure of the cell that holds ``token``."""
    row = cells(clause)
    for i, cell in enumerate(row):
        if token in cell:
            return heads.get(i) or _measure(clause, _behind(clause, token, cell)) or _of_label(clause, row[0])
    return None


def _behind(clause: Clause, token: int, cell: range) -> range:
    """What stands in a cell behind its number: "438 kidnapped"."""
    number = clause.numbers.get(token)
    return range(token + 1 if number is None else number.last_token, cell.stop)


def _of_label(clause: Clause, cell: range) -> str | None:
    """What the first cell of a row says of the others; one that counts something itself says nothing of them."""
    return None if any(token in clause.numbers for token in cell) else _measure(clause, cell)


def labelled(clause: Clause, one: Counted) -> Binding | None:
    """ "Tote: 14", "Tote: 27 Verletzte: 140": a number alone behind the name of what it counts."""
    if clause.text(one.first - 1) != ":" or one.first - 2 < clause.first:
        return None
    if one.head is not None and clause.text(one.head + 1) != ":":
        return None
    named = one.first - 2
    measure = clause.noun_measure(named)
    if measure is None and named - 1 == clause.first:
        measure = clause.noun_measure(clause.first)  # "Verletzte Polizisten: 19"
    if measure == "casualties" and _measure(clause, range(one.behind, min(one.behind + 1, clause.last))):
        return None  # "Casualties: 3 killed, 7 wounded"
    return Binding(measure, "label", one.first - 2, one.first - 1, 0.0) if measure else None


def is_of_another(clause: Clause, one: Counted) -> bool:
    """ "Einsätze: 2900", but not "Protests: eight killed", "previous week: 34": a number alone behind what nobody suffers."""
    ends = one.behind >= clause.last or clause.role(one.behind) & (Role.BREAK | Role.STOP)
    alone = ends and one.head is None and clause.text(one.first - 1) == ":" and one.first - 2 >= clause.first
    noun = clause.word(one.first - 2).noun if alone else None
    return noun is not None and noun.measure is None and noun.kind in _NOBODY and noun.gloss != "time"


def _of_kind(clause: Clause, cell: range) -> str | None:
    """The measure of a column of those on duty: "Einsatzkräfte", "soldiers"."""
    nouns = [clause.word(token).noun for token in cell]
    return "deployed" if any(noun and noun.kind in _ON_DUTY for noun in nouns) else None


def _measure(clause: Clause, cell: range) -> str | None:
    for token in cell:
        measure = clause.noun_measure(token)
        if measure:
            return measure
        for reading in clause.word(token).readings:
            if reading.form in ("participle", "state"):
                return reading.measure
    return None
