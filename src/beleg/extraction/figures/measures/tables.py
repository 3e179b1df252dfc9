"""A row of a table becomes measures for its cells: by the head of the column, else by the first cell of the row."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import THINGS, Noun

_SAYING: Final = ("participle", "state", "phrase")
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
            own = heads.get(i) or _measure(clause, _behind(clause, token, cell))
            return own or _of_label(clause, row[0]) or _of_box(clause, token, row[0])
    return None


def _of_box(clause: Clause, token: int, cell: range) -> str | None:
    """What the line of a box says of both sides: "Strength: Orland: 2,300 men | Rebels: 900", "Losses: 51 tanks | 12 tanks"."""
    colon = next((at for at in cell[1:] if clause.text(at) == ":"), cell.start)
    label = range(cell.start, colon)
    if not label or any(at in clause.numbers for at in label):
        return None
    if clause.word(cell.start).total == "deployed":
        return "deployed"
    measure = _measure(clause, label)
    number = clause.numbers.get(token)
    noun = None if number is None else clause.word(min(number.last_token, clause.last - 1)).noun
    return of_losses(measure, noun) if measure == "casualties" else measure


def of_losses(measure: str, noun: Noun | None) -> str:
    """What is told below or behind a word of losses: tanks and drones among them are lost."""
    return "equipment_lost" if noun is not None and noun.kind in THINGS else measure


def _behind(clause: Clause, token: int, cell: range) -> range:
    """What stands in a cell behind its number, up to the next one: "438 kidnapped", "412 killed, 51 tanks"."""
    number = clause.numbers.get(token)
    first = token + 1 if number is None else number.last_token
    end = next(
        (at for at in range(first, cell.stop) if clause.text(at) == "," and at + 1 in clause.numbers),
        cell.stop,
    )
    return range(first, end)


def _of_label(clause: Clause, cell: range) -> str | None:
    """What the first cell of a row says of the others; one that counts something itself says nothing of them."""
    return None if any(token in clause.numbers for token in cell) else _measure(clause, cell)


def _of_kind(clause: Clause, cell: range) -> str | None:
    """The measure of a column of those on duty: "Einsatzkräfte", "soldiers"."""
    nouns = [clause.word(token).noun for token in cell]
    return "deployed" if any(noun and noun.kind in _ON_DUTY for noun in nouns) else None


def _measure(clause: Clause, cell: range) -> str | None:
    named = [noun.kind for token in cell if (noun := clause.word(token).noun) and noun.measure is None]
    for token in cell:
        measure = _of_things(clause, token, named[0]) if named else None
        measure = measure or said_by(clause, token)
        if measure:
            return measure
    return None


def _of_things(clause: Clause, token: int, kind: str) -> str | None:
    """What a participle says of what the cell names: "Houses destroyed", "Tanks lost"."""
    if clause.noun_measure(token):
        return None
    readings = clause.word(token).readings
    return next((r.measure for r in readings if r.form == "participle" and kind in r.only), None)


def said_by(clause: Clause, token: int) -> str | None:
    """What a word in a cell or label says of a number by itself: "deaths", "wounded", "missing"."""
    measure = clause.noun_measure(token)
    if measure:
        return measure
    said = [reading for reading in clause.word(token).readings if reading.form in _SAYING]
    # A number alone counts people first: "608 captured", which guns may be as well.
    of_people = (reading.measure for reading in said if "none" in reading.only)
    return next(of_people, said[0].measure if said else None)
