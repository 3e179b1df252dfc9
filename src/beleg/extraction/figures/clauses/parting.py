"""Words of a clause are asked whether something parts them: another count, or a word or sign with some role."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause


def is_parted(clause: Clause, first: int, last: int, roles: int) -> bool:
    """Whether one of the tokens ``first:last`` begins a count or has one of the roles: "40, Austria 44"."""
    return any(token in clause.counts or clause.role(token) & roles for token in range(first, last))
