"""A number that is part of what nothing was told of counts nothing: "275 members, 60 of them women"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import befall, capacities
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_ANYBODY: Final = ("person", "none", "unknown")
_COUNTED: Final = ("person", "item", "vehicle", "force", "helper")


def is_untold(clause: Clause, one: Counted) -> bool:
    """Whether a number without a measure counts people or things, of which others may be a part."""
    counts = one.head is not None and one.kind in _COUNTED and one.number.shape not in ("article", "ordinal")
    return counts and not clause.verb_final


def is_unsaid(clause: Clause, one: Counted) -> bool:
    """ "Wir nehmen 90 am Tag auf": whether a number without a measure counts somebody, of whom the next may be the count."""
    if one.kind not in _ANYBODY or one.number.shape in ("article", "ordinal"):
        return False
    return one.head is not None or clause.word(one.first - 1).noun is None  # "des Bataillons 26"


def _is_of_other_things(clause: Clause, one: Counted, before: str) -> bool:
    """ "Nine people died. The firm has sold 340 of these aircraft": no part of those of the kind ``before``."""
    if clause.verb_final or one.head is not None or before not in PEOPLE:
        return False
    at = one.behind
    if not clause.role(at) & Role.PARTITIVE_OF or not clause.role(at + 1) & Role.DETERMINER:
        return False
    noun = clause.word(at + 2).noun if at + 2 < clause.last else None
    return noun is not None and noun.kind in ("vehicle", "item", "weapon", "noise")


def counts_nothing(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "drei Kriege, zwei davon", "room for 24": a number alone that is part of nothing counted, or no count."""
    taken = one.part or clause.role(one.behind) & Role.ANOTHER
    part_of_nothing = one.head is None and taken and memory.dismissed and not memory.fresh
    if part_of_nothing and befall.people(clause, one, "item"):
        return False  # "3,400 staff in 29 countries; eleven of them were killed"
    return part_of_nothing or capacities.is_room(clause, one)


def is_part(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "275 members, 60 of them women", "two of the five pumps": part of what nothing was told of."""
    if clause.verb_final:
        return False
    if memory.untold or memory.dismissed:
        link = one.first - 2 if clause.says(one.first - 1, "only") else one.first - 1
        if clause.says(link, "which") and clause.says(link - 1, "partitive_of"):
            return True  # "90,000 people live in 84 sites, of which five are new"
    if memory.fresh:
        return False
    if one.whole_at is not None and one.noun is None and one.head is not None:
        return clause.text(one.head).islower()
    before = memory.before()
    if before is not None and _is_of_other_things(clause, one, before.counted.kind):
        return True
    taken = one.head is None and (one.part or clause.role(one.behind) & Role.ANOTHER != 0)
    return taken and memory.untold
