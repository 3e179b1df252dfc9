"""What runs on with time, and whether words about a span of it belong to a number: "captured 61 in the whole of July"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.measures.memory import Found

HAPPENING: Final = frozenset(
    (
        *("killed", "wounded", "casualties", "captured", "detained", "affected", "displaced", "evacuated"),
        *("attacks", "intercepted", "equipment_lost"),
    )
)


def is_apart(found: Found, token: int, roles: int) -> bool:
    """Whether another number, or a sign with one of the roles, stands between a word of a clause and the number found there."""
    one = found.counted
    return is_parted(found.clause, min(token, one.last), max(token, one.first), roles)
