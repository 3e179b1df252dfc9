"""What is said of a speaker is not told of those counted in the speech, nor the other way round: ""I saw 15," said Orv, who lost a son"."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.phrases.counted import Counted


def parts(clause: Clause, counted: Counted, told: Predicate) -> bool:
    """Whether direct speech begins or ends between a number and a predicate; quotes around a few words part nothing."""
    if not clause.roles & Role.QUOTE:
        return False
    if told.first >= counted.last:
        first, last = counted.last, told.first
    else:
        first, last = told.last, counted.first
    signs = [token for token in range(first, last) if clause.role(token) & Role.QUOTE]
    if len(signs) != 1:
        return False
    sign = signs[0]
    if told.first >= counted.last:
        return sign > first and bool(clause.role(sign - 1) & SIGNS or clause.text(sign + 1) == ",")
    return sign < last - 1 and clause.role(sign - 1) & SIGNS != 0
