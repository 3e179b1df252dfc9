"""A German relative clause behind the verb is told of the counted, or of the noun right before it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import ownclause
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.relatives import relative_end
from beleg.extraction.figures.phrases.counted import Counted

_WHO: Final = ("die", "denen", "deren")  # in the plural
_BEHIND: Final = 1.5


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float | None:
    """How far what a relative clause behind the verb says lies, ``None`` where the predicate stands in none.

    "sind 4200 Menschen registriert worden, die geflohen sind", but "40 Menschen besuchten den Wirt, der geflohen ist".
    """
    if not clause.verb_final or not clause.roles & Role.RELATIVE:
        return None
    if predicate.form == "attributive" or counted.kind != "person":
        return None
    finite = False
    for token in range(counted.last, predicate.first):
        if clause.text(token) == ",":
            if not finite or not relative_end(clause, token) > predicate.first:
                return None
            return _of_whom(clause, token)
        if clause.role(token) & (Role.STOP | Role.BREAK) or token in clause.counts:
            return None
        finite = finite or ownclause.may_be_finite(clause, token)
    return None


def _of_whom(clause: Clause, comma: int) -> float:
    """A verb before the comma parts the clause from the counted; a noun there is told of by itself."""
    before = clause.text(comma - 1)
    if before.islower() and clause.word(comma - 1).noun is None and clause.text(comma + 1) in _WHO:
        return _BEHIND
    return FAR if before[:1].isupper() else 2 * _BEHIND
