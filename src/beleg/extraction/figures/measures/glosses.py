"""A count becomes the English name of whom or what it counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses import tolls
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import THINGS
from beleg.extraction.figures.measures.befall import FATES
from beleg.extraction.figures.measures.binding import TOTALLED, Binding
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases import headings, remains
from beleg.extraction.figures.phrases.counted import Counted

_OBJECTS: Final = THINGS | {"item"}
_EXTENT: Final = {"area": "ground", "length": "advance or range", "territory": "ground"}


def gloss(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> str | None:
    """Who is counted; a number alone counts those of its total, else those of the figure before it."""
    force = headings.befallen(clause, one)
    if force is not None and (known := clause.word(force).noun) is not None:
        return known.gloss
    if one.noun:
        owner = remains.whose(clause, one)
        if owner is not None and (people := clause.word(owner).noun) is not None:
            return people.gloss
        return _EXTENT.get(one.kind, one.noun.gloss)
    if one.head is not None:
        return None
    if bound.rule == TOTALLED and bound.first < one.first:
        noun = tolls.people(clause, bound.first)
        return noun.gloss if noun else None
    before = memory.fresh[-1] if memory.fresh else None
    if before is None or (before.counted.kind in _OBJECTS and bound.measure in FATES):
        return None  # "Two shells hit the market and eleven died"
    return before.gloss
