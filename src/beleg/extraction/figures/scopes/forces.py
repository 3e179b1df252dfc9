"""What troops, police and rescuers do becomes the scope of their number: sent and attacking is an event, stationed a state."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import is_apart

_RUNNING: Final = Role.SINCE | Role.SO_FAR | Role.CUMULATIVE | Role.RATE


def scope(found: Found) -> str | None:
    """What the words of a clause say of a number of forces, ``None`` where they say nothing."""
    clause = found.clause
    if found.binding.measure != "deployed" or clause.roles & _RUNNING or found.counted.rate:
        return None
    lists = clause.lexicon.lists
    if _has(found, lists["stationed"]):
        return "state"
    if _has(found, lists["sending"]) or _has(found, lists["assaulting"], behind=True):
        return "incident"
    return "incident" if _was_on_duty(found) else None


def _has(found: Found, words: frozenset[str], behind: bool = False) -> bool:
    """Whether one of the words stands by a number, or only ``behind`` it, with no sign between."""
    clause = found.clause
    first = found.counted.last if behind else clause.first
    return any(
        clause.tokens.lows[token] in words and not is_apart(found, token, Role.BREAK)
        for token in range(first, clause.last)
    )


def _was_on_duty(found: Found) -> bool:
    """ "Im Einsatz waren 90 Helfer", but neither "sind" nor "derzeit": an operation that is over."""
    clause = found.clause
    lists = clause.lexicon.lists
    lows = clause.tokens.lows[clause.first : clause.last]
    if lists["duty"].isdisjoint(lows) or lists["was"].isdisjoint(lows):
        return False
    return not _goes_on(clause)


def _goes_on(clause: Clause) -> bool:
    """Whether it lasts: "noch", "zeitweise"."""
    if clause.roles & Role.STILL or clause.traits & Trait.REMAIN:
        return True
    words = clause.lexicon.lists["at_times"]
    return any(low in words for low in clause.tokens.lows[clause.first : clause.last])
