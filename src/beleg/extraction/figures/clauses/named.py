"""The place of a noun such as "deaths" becomes whether the numbers beside it count those whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import Role

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_REACH: Final = 8  # tokens from "the toll in" to the event


def is_inside_a_total(clause: Clause, token: int) -> bool:
    """ "the toll in the boiler explosion rose to nine", "put the number on strike at 900": no attack rises."""
    if clause.role(token - 1) & Role.PREPOSITION and not clause.verb_final:
        return True
    for before in range(token - 1, max(token - _REACH, clause.first) - 1, -1):
        if clause.word(before).total:
            return True
        if clause.role(before) & (Role.BREAK | Role.AUXILIARY):
            return False
    return False


def opens_with_them(clause: Clause, token: int) -> bool:
    """ "Of the deaths, 388 were reported in the north"."""
    of = token - 2
    if clause.verb_final or of < clause.first or not clause.role(of) & Role.PARTITIVE_OF:
        return False
    opens = of == clause.first or clause.role(of - 1) & Role.BREAK
    return bool(opens and clause.role(token - 1) & Role.DETERMINER and clause.text(token + 1) == ",")


def are_said_to_be(clause: Clause, token: int) -> bool:
    """ "The dead were two guards and a clerk"."""
    named = not clause.verb_final and clause.role(token - 1) & Role.DETERMINER != 0
    return named and clause.role(token + 1) & Role.PASSIVE != 0 and token + 2 in clause.numbers
