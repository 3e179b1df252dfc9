"""Where the main clause goes on behind a relative clause without a comma: "people who were trapped | were freed"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import OPENING, Role

_GOES_ON: Final = Role.CONJUNCTION | Role.ADVERSATIVE | Role.BREAK


def _opens_with_verb(clause: Clause, token: int) -> bool:
    """ "who were", "who became", but not "who the police", "that she"."""
    if clause.role(token):
        return clause.role(token) & Role.AUXILIARY != 0
    return clause.text(token).islower() and clause.word(token).noun is None


def _is_past(clause: Clause, token: int) -> bool:
    """ "when the roof collapsed": a verb without an auxiliary."""
    return clause.text(token).endswith("ed") and not clause.role(token - 1) & Role.AUXILIARY


def main_verb(clause: Clause, first: int, last: int) -> int:
    """The auxiliary of the main clause behind a relative clause of which the counted are the subject, 0 where none is seen.

    The relative clause opens at ``first`` and may end at ``last``. Each further pronoun or subordinator takes a verb of its own.
    """
    if clause.verb_final or last <= first + 1 or not _opens_with_verb(clause, first + 1):
        return 0
    lexical = not clause.role(first + 1) & Role.AUXILIARY
    open_verbs = 0 if lexical else 1
    for token in range(first + 1 + lexical, last):
        role = clause.role(token)
        if role & _GOES_ON:
            return 0
        if open_verbs and _is_past(clause, token):
            open_verbs -= 1
        if role & Role.AUXILIARY and not clause.role(token - 1) & Role.AUXILIARY:
            open_verbs -= 1
            if open_verbs < 0:
                return token
        elif role & OPENING and not role & (Role.DETERMINER | Role.PREPOSITION):
            open_verbs += 1
    return 0
