"""Members and men of a force become its soldiers or police: "members of the army", "men of the 24th Regiment"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import Noun
from beleg.extraction.figures.clauses.roles import Role, Trait

_MEMBERS: Final = frozenset(("family members", "members"))
_BODIES: Final = "bodies"
_AGENCIES: Final = Noun("agencies", "noise", None, False)  # "two government bodies"
_WORKERS: Final = "workers"
_RESCUERS: Final = Noun("rescuers", "helper", None, False)  # "1,200 rescue workers"
_MEN: Final = "men"
_MANNING: Final = frozenset((_MEN, "crew members", "divers"))  # "military men", "army pilots"
_AHEAD: Final = 4  # tokens from the noun to the force
_SOLDIERS: Final = Noun("soldiers", "force", None, False)
_OF: Final = Role.PARTITIVE_OF | Role.DETERMINER
_OF_A_UNIT: Final = frozenset(("formation", "force"))


def as_members(clause: Clause, noun: Noun, head: int, last: int) -> Noun:
    """What the noun at ``head`` counts; a force that is named may stand before it or behind ``last``."""
    before = head - 1
    if noun.gloss in _MANNING:
        serving = before >= clause.first and not clause.verb_final and clause.says(before, "armies")
        return _SOLDIERS if serving or (noun.gloss == _MEN and _of_a_unit(clause, last)) else noun
    if noun.gloss == _BODIES and before >= clause.first and clause.word(before).traits & Trait.OFFICES:
        return _AGENCIES
    if noun.gloss == _WORKERS and before >= clause.first and clause.word(before).event == "evacuated":
        return _RESCUERS
    if noun.gloss not in _MEMBERS:
        return noun
    of_service = before >= clause.first and clause.word(before).traits & Trait.SERVING
    if of_service or clause.role(before) & Role.STATE_INSTITUTION:
        return _SOLDIERS
    return _of_a_force(clause, last) or noun


def _of_a_force(clause: Clause, token: int) -> Noun | None:
    """ "Angehörige der Armee", "members of the security forces"."""
    if not clause.role(token) & _OF:
        return None
    for after in range(token + 1, min(token + _AHEAD, clause.last)):
        noun = clause.word(after).noun
        if clause.role(after) & Role.STATE_INSTITUTION or (noun and noun.kind == "force"):
            return Noun(noun.gloss, "force", None, False) if noun and noun.kind == "force" else _SOLDIERS
    return None


def _of_a_unit(clause: Clause, token: int) -> bool:
    """ "1,200 men of the 24th Regiment"."""
    if not clause.role(token) & _OF:
        return False
    for after in range(token + 1, min(token + _AHEAD + 1, clause.last)):
        noun = clause.word(after).noun
        if noun is not None:
            return noun.kind in _OF_A_UNIT
    return False
