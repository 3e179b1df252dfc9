"""Words before a number that say what all of a list are: "Verluste des Gegners: 180 Mann", "Die Toten, zwei Männer und ein Kind"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_LISTED: Final = 40  # tokens from a colon to a member of the list behind it
_ROW: Final = 8  # tokens from "Die Toten," to a member of the row behind it
_LOST: Final = {
    "force": "casualties",
    "fighter": "casualties",
    "vehicle": "equipment_lost",
    "weapon": "equipment_lost",
}
_NO_ROW: Final = Role.AUXILIARY | Role.RELATIVE | Role.STOP | Role.PREPOSITION
_WHOSE: Final = ("killed", "wounded", "detained", "exchanged", "evacuated", "captured", "missing_persons")


def headed(clause: Clause, counted: Counted, bound: Binding | None) -> Binding | None:
    """What the words before a colon or a comma say of ``counted``; ``bound`` is what the clause says of them."""
    return _lost(clause, counted, bound) or _apposed(clause, counted, bound)


def _lost(clause: Clause, counted: Counted, bound: Binding | None) -> Binding | None:
    """ "Personelle Verluste des Gegners: rund 180 Mann, drei Panzer": what a heading of losses lists."""
    measure = _LOST.get(counted.kind)
    if measure is None or bound is not None:
        return None
    for colon in range(counted.first - 1, max(counted.first - _LISTED, clause.first) - 1, -1):
        role = clause.role(colon)
        if role & (Role.AUXILIARY | Role.STOP) or clause.text(colon) == ";":
            return None
        if clause.text(colon) == ":":
            for token in range(clause.first, colon):
                if clause.role(token) & Role.PREPOSITION:
                    return None  # "Trotz hoher Verluste: 4000 Soldaten rücken vor"
                if clause.noun_measure(token) == "casualties":
                    return Binding(measure, "lead-in", token, token + 1, 1.0)
            return None
    return None


def _apposed(clause: Clause, counted: Counted, bound: Binding | None) -> Binding | None:
    """ "Die Festgenommenen, zwei Männer und drei Frauen, …": those named by what befell them, then counted."""
    if not clause.verb_final or counted.kind != "person" or (counted.noun and counted.noun.measure):
        return None
    for comma in range(counted.first - 1, max(counted.first - _ROW, clause.first + 1) - 1, -1):
        if clause.role(comma) & _NO_ROW:
            return None
        if clause.text(comma) == ",":
            return _of_those(clause, comma, counted, bound)
    return None


def _of_those(clause: Clause, comma: int, counted: Counted, bound: Binding | None) -> Binding | None:
    known = clause.word(comma - 1).noun
    named = comma - 2 >= clause.first and clause.role(comma - 2) & Role.DETERMINER
    if known is None or not named or known.measure not in _WHOSE or not _closes(clause, counted.last):
        return None
    if known.weak and bound is not None and (bound.measure != "other" or bound.rule == "released"):
        return None
    return Binding(known.measure, "apposition", comma - 1, comma, 0.0)


def _closes(clause: Clause, token: int) -> bool:
    """Whether a comma closes the row before a verb comes."""
    for at in range(token, min(token + _ROW, clause.last)):
        if clause.text(at) == ",":
            return True
        if clause.role(at) & (Role.AUXILIARY | Role.STOP):
            return False
    return False
