"""A German relative clause behind the verb is told of the counted, or of the noun right before it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures import ownclause
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.relatives import relative_end
from beleg.extraction.figures.phrases.counted import Counted

_BEHIND: Final = 1.5


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float | None:
    """How far what a relative clause behind the verb says lies, ``None`` where the predicate stands in none.

    "sind 4200 Menschen registriert worden, die geflohen sind", but "40 Menschen besuchten den Wirt, der geflohen ist".
    """
    if not clause.verb_final or not clause.roles & Role.RELATIVE:
        return None
    if predicate.form == "attributive":
        return None
    finite = False
    for token in range(counted.last, predicate.first):
        if clause.text(token) == ",":
            if not relative_end(clause, token) > predicate.first:
                return None
            if counted.number.low != 1 and _is_of_one(clause, token + 1):
                return FAR
            return _of_whom(clause, token) if finite and counted.kind == "person" else None
        if clause.role(token) & SIGNS or token in clause.counts:
            return None
        finite = finite or ownclause.may_be_finite(clause, token)
    return None


def _is_of_one(clause: Clause, token: int) -> bool:
    """ "besetzten 150 Schüler ein Gymnasium, das geräumt wurde": a pronoun in the singular means none of many."""
    if clause.role(token) & Role.PREPOSITION:
        token += 1
    return clause.says(token, "who_alone") and clause.role(token) & Role.RELATIVE != 0


def _of_whom(clause: Clause, comma: int) -> float:
    """A verb before the comma parts the clause from the counted; a noun there is told of by itself."""
    before = clause.text(comma - 1)
    if before.islower() and clause.word(comma - 1).noun is None and clause.says(comma + 1, "who_many"):
        return _BEHIND
    return FAR if before[:1].isupper() else 2 * _BEHIND


def closes_before(clause: Clause, counted: Counted, token: int) -> bool:
    """ "Die Mission, die 900 Soldaten im Land hatte, zieht ab": whether the relative clause of the counted ends before ``token``."""
    if not clause.roles & Role.RELATIVE:
        return False
    opens = counted.first - 1
    while opens > clause.first and not clause.role(opens) & SIGNS:
        opens -= 1
    who = opens + 1 + (clause.role(opens + 1) & Role.PREPOSITION != 0)
    if clause.text(opens) != "," or who >= counted.first or not clause.role(who) & Role.RELATIVE:
        return False
    closes = counted.last
    while closes < token and not clause.role(closes) & SIGNS:
        closes += 1
    if closes >= token or not ownclause.may_be_finite(clause, closes - 1):
        return False
    return not any(ownclause.may_be_finite(clause, at) for at in range(who + 1, closes - 1))
