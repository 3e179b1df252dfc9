"""What troops, police and rescuers do becomes the scope of their number: sent and attacking is an event, stationed a state."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import is_apart, still

_RUNNING: Final = Role.SINCE | Role.SO_FAR | Role.CUMULATIVE | Role.RATE


def scope(found: Found) -> str | None:
    """What the words of a clause say of a number of forces, ``None`` where they say nothing."""
    clause = found.clause
    if found.binding.measure != "deployed" or clause.roles & _RUNNING or found.counted.rate:
        return None
    lists = clause.lexicon.lists
    if _has(found, lists["stationed"]):
        return "state"
    if _goes_on(clause):
        return None
    sent = _has(found, lists["sending"]) or _has(found, lists["ordering"], ahead=True)
    return "incident" if sent or _has(found, lists["assaulting"]) or _was_on_duty(found) else None


def _has(found: Found, words: frozenset[str], ahead: bool = False) -> bool:
    """Whether one of the words stands by a number with no sign between, or only ``ahead`` of it and in no perfect."""
    clause = found.clause
    last = found.counted.first if ahead else clause.last
    return any(
        clause.tokens.lows[token] in words
        and not (ahead and clause.word(token - 1).traits & Trait.PERFECT)
        and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, last)
    )


def _was_on_duty(found: Found) -> bool:
    """ "Im Einsatz waren 90 Helfer", but neither "sind" nor "derzeit": an operation that is over."""
    clause = found.clause
    lists = clause.lexicon.lists
    lows = clause.tokens.lows[clause.first : clause.last]
    return not (lists["duty"].isdisjoint(lows) or lists["was"].isdisjoint(lows))


def _goes_on(clause: Clause) -> bool:
    """Whether it lasts: "noch", "zeitweise"."""
    if still(clause) or clause.traits & Trait.REMAIN:
        return True
    words = clause.lexicon.lists["at_times"]
    return any(low in words for low in clause.tokens.lows[clause.first : clause.last])
