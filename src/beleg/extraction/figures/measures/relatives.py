"""The token behind a noun becomes the end of the relative clause that opens there."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait

ASIDES: Final = (",", "\u2013", "\u2014", "--")  # signs around a relative clause
_ENDS: Final = (*ASIDES, ";", ":", ".", ")")


def relative_end(clause: Clause, token: int) -> int:
    """The end of the relative clause that opens at ``token`` with a comma or a relative pronoun, 0 where none does."""
    if not clause.roles & Role.RELATIVE:
        return _contact_end(clause, token)
    opens = token + 1 if clause.text(token) in ASIDES else token
    if opens == token and clause.verb_final:
        return 0
    role = clause.role(opens)
    if role & Role.PREPOSITION:
        role |= clause.role(opens + 1)
    if not role & Role.RELATIVE:
        return _contact_end(clause, token)
    return _end_of_aside(clause, opens + 1)


def _contact_end(clause: Clause, token: int) -> int:
    """The end of "the 20 workers it had been holding": a clause that a pronoun opens right behind its noun."""
    if clause.verb_final or token >= clause.last or not clause.word(token).traits & Trait.PRONOUN:
        return 0
    return _end_of_aside(clause, token + 1)


def _end_of_aside(clause: Clause, end: int) -> int:
    while end < clause.last and clause.text(end) not in _ENDS:
        end += 1
    return end
