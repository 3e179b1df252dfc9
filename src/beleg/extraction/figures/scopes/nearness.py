"""What runs on with time, what goes on, and whether words about a span of it belong to a number: "captured 61 in the whole of July"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found

HAPPENING: Final = frozenset(
    (
        *("killed", "wounded", "casualties", "captured", "detained", "affected", "displaced", "evacuated"),
        *("attacks", "intercepted", "equipment_lost"),
    )
)

_WHEN: Final = 4  # tokens from "noch" to the day: "noch in der Nacht"


def still(clause: Clause) -> bool:
    """Whether a clause tells of what goes on: "noch 40", but not "noch am Abend"."""
    if not clause.roles & Role.STILL:
        return False
    return any(
        clause.role(token) & Role.STILL and not _opens_a_time(clause, token + 1)
        for token in range(clause.first, clause.last)
    )


def _opens_a_time(clause: Clause, token: int) -> bool:
    """ "in der Nacht", "am Freitag"."""
    if not clause.role(token) & Role.PREPOSITION:
        return False
    return any(at in clause.dated for at in range(token, min(token + _WHEN, clause.last)))


def is_apart(found: Found, token: int, roles: int) -> bool:
    """Whether another number, or a sign with one of the roles, stands between a word of a clause and the number found there."""
    one = found.counted
    return is_parted(found.clause, min(token, one.last), max(token, one.first), roles)
