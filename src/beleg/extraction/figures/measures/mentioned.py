"""A number spoken of as a number is the one told before: "the figure of 150", "the 17 was a mistake", "die Zahl 150"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_TELLING: Final = 3  # smaller numbers agree by chance
_ASKED: Final = 10  # so do those below it where no word speaks of a number
_SHAPES: Final = ("digits", "words")
_POINTING: Final = Role.DETERMINER | Role.ANAPHOR


def mentioned(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """The measure of the last figure told before with the value of ``one``, where the words beside it speak of a number."""
    low, high = one.number.low, one.number.high
    if (
        one.noun is not None
        or one.number.shape not in _SHAPES
        or one.number.unit
        or low is None
        or low < _TELLING
    ):
        return None
    if not _is_a_number(clause, one):
        return None
    for found in (*reversed(memory.fresh), *reversed(memory.earlier)):
        told = found.counted.number
        if told.low == low and told.high == high:
            return taken_over(found.binding, one, "said before")
    return None


def _is_a_number(clause: Clause, one: Counted) -> bool:
    """Whether "the figure of" or only an article stands before a number that counts nothing beside it."""
    before = one.first - 1
    if clause.role(before) & Role.PARTITIVE_OF:
        before -= 1
    if before < clause.first:
        return False
    if clause.role(before) & Role.NUMBER_OF:
        return clause.role(before - 1) & _POINTING != 0
    if clause.text(one.behind) == "?" and one.head is None and (one.number.low or 0) >= _ASKED:
        return True  # "Where did they get 150?"
    named = clause.says_low(one.behind, "singular_being")
    return named and one.head is None and before == one.first - 1 and clause.plays(before, Role.DETERMINER)
