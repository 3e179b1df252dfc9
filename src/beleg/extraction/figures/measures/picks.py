"""What an article counts beside its figures: one person picked out of a total, and damage."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import HARM, PICKED_OUT, Memory
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.parts import is_among_them

_DAMAGE: Final = Noun("damage", "money", None, False)
_TOLD: Final = HARM | {"evacuated", "displaced"}
_SEVERAL: Final = "families"
_REACH: Final = 12  # tokens between a sum and the damage that it is put at


def picked_out(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "drei Tote, darunter ein Kind", "sieben Verletzte, einer davon schwer": one of those just counted, told apart."""
    before = memory.before()
    if not clause.verb_final or before is None:
        return None
    if before.binding.measure not in _TOLD and before.binding.rule != "released":
        return None
    named = clause.plays(one.first - 1, Role.SUBSET) or is_among_them(clause, one.first)
    alone = one.head is None and one.part and one.number.shape == "article"
    if alone and clause.role(one.first - 1) & Role.PREPOSITION:
        return None  # "bei einem davon"
    several = one.noun is not None and one.noun.gloss == _SEVERAL
    if not alone and (several or not named or not (one.kind in PEOPLE or one.kind == "unknown")):
        return None
    return Binding("other", PICKED_OUT, one.first, one.last, 1.0)


def money(clause: Clause, one: Counted) -> Binding | None:
    """ "Der Schaden beträgt 40.000 Euro": other money counts nothing."""
    if one.noun is None or one.noun.gloss != "money" or clause.plays(one.last, Role.RATE_AFTER):
        return None
    for token in range(max(one.first - _REACH, clause.first), min(one.last + _REACH, clause.last)):
        if clause.word(token).traits & Trait.DAMAGE:
            one.noun = _DAMAGE
            return Binding("other", "money", token, token + 1, 1.0)
    return None
