"""Words beside a number make it one of so many a day: "12 people die each day", "pro Woche 40"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found

_PARTING: Final = Role.BREAK | Role.STOP


def scope(found: Found) -> str | None:
    """``rate`` where the words of the clause say so, ``None`` else."""
    if found.counted.rate:
        return "rate"
    clause = found.clause
    for token in range(clause.first, clause.last - 1):
        if _is_per_period(clause, token) and _belongs(clause, token, found):
            return "rate"
    return None


def _is_per_period(clause: Clause, token: int) -> bool:
    """ "each day", "pro Monat", "12 a week", but neither "in a day" nor "a week ago"."""
    words, known = clause.tokens.lows, clause.lexicon.lists
    if words[token] not in known["per"] or words[token + 1] not in known["periods"]:
        return False
    if clause.role(token - 1) & Role.PREPOSITION:
        return False
    behind = token + 2
    return behind >= clause.last or words[behind] not in known["offsets"]


def _belongs(clause: Clause, token: int, found: Found) -> bool:
    """Whether neither another number nor a sign parts the words from the number."""
    first, last = found.counted.first, found.counted.last
    if token >= last:
        return not is_parted(clause, last, token, _PARTING)
    return not is_parted(clause, token + 2, first, _PARTING)
