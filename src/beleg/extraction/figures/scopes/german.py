"""German words that tie a number to one event, or to a span of time, become its scope."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import is_apart

_HARM: Final = frozenset(("killed", "wounded", "casualties", "missing_persons", "evacuated", "detained"))
_STRUCK: Final = frozenset(
    (*_HARM, "captured", "attacks", "intercepted", "equipment_lost", "exchanged", "area")
)
_ALL: Final = _STRUCK | {"displaced"}
_RUNNING: Final = Role.SINCE | Role.SO_FAR | Role.CUMULATIVE
_PERIOD: Final = 4  # tokens from "binnen" to the end of what it bounds
_ONE: Final = 3  # tokens from "einem" to "Tag"


def scope(found: Found) -> str | None:
    """What a German clause says of a number, ``None`` where it says nothing or is no German one."""
    clause, measure = found.clause, found.binding.measure
    if not clause.verb_final or measure not in _ALL or clause.roles & _RUNNING:
        return None
    if measure in _HARM and clause.tokens.lows[found.sentence.first] in clause.lexicon.lists["thereby"]:
        return "cumulative"
    if measure not in ("detained", "deployed") and _is_of_weeks(clause, found):
        return "cumulative"
    if measure not in _STRUCK:
        return None
    if measure == "exchanged":
        return "incident"
    if _is_yearly(clause, found):
        return "rate"
    if clause.roles & Role.RATE or found.counted.rate:
        return None
    if _is_within_days(clause, found) or (measure in _HARM and _has_occasion(clause, found)):
        return "incident"
    return None


def _is_yearly(clause: Clause, found: Found) -> bool:
    """ "starben 6500 Kumpel im Jahr": behind the number, and no year is named."""
    if not clause.traits & Trait.EACH:
        return False
    for token in range(found.counted.last, clause.last - 1):
        if clause.role(token) & Role.BREAK:
            return False
        if clause.word(token).traits & Trait.EACH and token not in clause.dated:
            return clause.text(token - 1) in clause.lexicon.spans.yearly and token + 1 not in clause.dated
    return False


def _is_within_days(clause: Clause, found: Found) -> bool:
    """ "binnen 24 Stunden", "an einem einzigen Tag"."""
    if not clause.traits & (Trait.WITHIN | Trait.DAY):
        return False
    for token in range(clause.first, clause.last - 1):
        within = clause.word(token).traits & Trait.WITHIN != 0
        if not within and not clause.role(token) & Role.OBLIQUE:
            continue
        wanted, reach = (Trait.BRIEF, _PERIOD) if within else (Trait.DAY, _ONE)
        if _is_ahead(clause, token, reach, wanted) and not is_apart(found, token, Role.BREAK):
            return True
    return False


def _is_of_weeks(clause: Clause, found: Found) -> bool:
    """ "in den vergangenen sechs Wochen geflohen"."""
    return clause.traits & Trait.PAST != 0 and any(
        clause.word(token).traits & Trait.PAST
        and _is_ahead(clause, token, _PERIOD, Trait.LONG)
        and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last)
    )


def _has_occasion(clause: Clause, found: Found) -> bool:
    """ "Bei einem Angriff auf den Markt": one event, of which no other number stands nearer."""
    return clause.traits & Trait.OCCASION != 0 and any(
        clause.word(token).traits & Trait.OCCASION
        and (clause.role(token + 1) & Role.OBLIQUE or _is_calamity(clause, token + 1))
        and not is_apart(found, token, Role.NONE)
        for token in range(clause.first, clause.last - 1)
    )


def _is_calamity(clause: Clause, token: int) -> bool:
    """ "beim Brand", "bei der Explosion"."""
    calamities = clause.lexicon.lists["calamities"]
    ahead = range(token, min(token + _ONE, clause.last))
    return any(clause.tokens.lows[at] in calamities for at in ahead)


def _is_ahead(clause: Clause, token: int, reach: int, wanted: int) -> bool:
    ahead = range(token + 1, min(token + reach, clause.last))
    return any(clause.word(at).traits & wanted for at in ahead)
