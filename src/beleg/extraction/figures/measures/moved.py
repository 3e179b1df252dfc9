"""Some of those told of before who are then taken somewhere stay what they were: "Of the 22 wounded, seven were flown out".

Whom a country or a town takes in has fled: "Polen nahm 950.000 Menschen auf".
"""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted
from beleg.gazetteer.countries import country

_TAKEN: Final = ("evacuated", "deployed", "displaced", "withdrawn", "exchanged")
_SENT: Final = ("deployed", "withdrawn", "exchanged")  # of forces and prisoners, unless others were told of
_PASSIVE: Final = ("predicate:participle", "predicate:phrase", "predicate:frame")
_SUBJECT: Final = 4  # tokens of who takes somebody in, before or behind the verb
_STAY: Final = ("wounded", "evacuated", "displaced")


def stayed(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> Binding | None:
    """What those were who are taken somewhere: hurt, where they are some of the hurt; saved or driven out, where nobody names a force."""
    if bound.measure == "evacuated" and _is_taken_in(clause, one, bound):
        return Binding("displaced", "taken in", bound.first, bound.last, bound.cost)
    if bound.measure not in _TAKEN or bound.first < one.last or not _is_done_to(clause, one, bound):
        return None
    if one.head is not None:
        hurt = one.noun is not None and one.noun.measure == "wounded"
        some = clause.plays(one.behind, Role.PARTITIVE_OF) and clause.plays(one.behind + 1, Role.DETERMINER)
        return _still("wounded", bound) if hurt and some else None
    last = memory.before()
    others = (clause.role(one.first) | clause.role(one.first - 1)) & Role.ANOTHER
    if last is None or others or last.counted.kind not in ("person", "none"):
        return None
    told = last.binding.measure
    if told == "wounded" and _are_some(clause, one, memory):
        return _still(told, bound)
    return _still(told, bound) if bound.measure in _SENT and told in _STAY else None


def _is_taken_in(clause: Clause, one: Counted, bound: Binding) -> bool:
    """Whether a country, a town or a district is who takes those counted in."""
    if not clause.says_low(bound.first, "taking_in") or (one.noun is not None and one.noun.measure):
        return False
    around = range(max(bound.first - _SUBJECT, clause.first), min(bound.first + _SUBJECT, one.first))
    return any(clause.says(at, "communities") or _is_a_country(clause, at) for at in around)


def _is_a_country(clause: Clause, token: int) -> bool:
    named = country(clause.text(token), clause.lexicon.language)
    return named is not None and named.kind == "name" and not clause.role(token - 1) & Role.PREPOSITION


def _is_done_to(clause: Clause, one: Counted, bound: Binding) -> bool:
    """Whether the verb is a passive: "were flown to", "müssten ausgeflogen werden"."""
    if bound.rule not in _PASSIVE or (clause.verb_final and bound.rule == "predicate:phrase"):
        return False
    around = (*range(one.first - 2, one.first), *range(one.last, bound.last + 2))
    return any(clause.role(token) & Role.PASSIVE for token in around)


def _are_some(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "vier davon", "Of 40 injured, 11": who is taken from the number right before."""
    return one.part or bool(memory.fresh and memory.fresh[-1].counted.whole)


def _still(measure: str, bound: Binding) -> Binding:
    return Binding(measure, "moved", bound.first, bound.last, bound.cost)
