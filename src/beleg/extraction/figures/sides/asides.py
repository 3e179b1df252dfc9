"""Relative clauses that a comma closes again become the stretches in which no subject of their sentence stands."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role


def behind_aside(clause: Clause, comma: int, last: int) -> int:
    """The comma that closes, before ``last``, the relative clause that one opens: "Chad[,] whose rulers sent French troops home[,] has lost"; 0 where none does."""
    if clause.text(comma) != ",":
        return 0
    opens = comma + 1
    if clause.plays(opens, Role.PREPOSITION) and not clause.plays(opens, Role.RELATIVE):
        opens += 1
    if not clause.plays(opens, Role.RELATIVE):
        return 0
    for token in range(opens + 1, last):
        if clause.text(token) == ",":
            return token if not clause.verb_final or clause.text(token - 1)[:1].islower() else 0
    return 0


def are_inside(clause: Clause, first: int, last: int) -> set[int]:
    """The tokens among ``first:last`` that stand in such relative clauses."""
    if not clause.roles & Role.RELATIVE:
        return set()
    inside: set[int] = set()
    token = first
    while token < last:
        closes = behind_aside(clause, token, last)
        if closes:
            inside.update(range(token, closes))
            token = closes
        token += 1
    return inside
