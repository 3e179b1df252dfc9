"""The decisions about one thing, in any order, become those that stand: nothing that was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from beleg.model import Decision


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in order of time; at one time in the order given. A time without a zone is read as UTC.

    >>> late = Decision("a1", "accept", "ines", "2031-03-05T10:00+01:00")
    >>> early = Decision("a1", "reject", "omar", "2031-03-05T08:59")
    >>> [each.user for each in in_order([late, early])]
    ['omar', 'ines']
    """
    return sorted(decisions, key=instant)


def instant(decision: Decision) -> datetime:
    """When it was decided; a time without a zone is read as UTC."""
    time = datetime.fromisoformat(decision.time)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions about one thing that were not taken back, in order of time.

    An undo takes back the last one of the same user that stands, or of anybody where that user has none.

    >>> def decided(verdict, user, minute):
    ...     return Decision("a1", verdict, user, f"2031-03-05T10:{minute}")
    >>> made = [decided("reject", "ines", 10), decided("accept", "omar", 20), decided("undo", "ines", 30)]
    >>> [each.verdict for each in standing(made)]
    ['accept']
    """
    kept: list[Decision] = []
    for decision in in_order(decisions):
        if decision.verdict != "undo":
            kept.append(decision)
        elif kept:
            own = [at for at, each in enumerate(kept) if each.user == decision.user]
            del kept[own[-1] if own else -1]
    return kept
