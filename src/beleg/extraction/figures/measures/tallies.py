"""Lines of a list of losses become counts: "tanks – 6,787 (+13) units", and what a total rose by, in brackets behind it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding, is_of_losses
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_DASHES: Final = ("\u2013", "\u2014", "\u2012", "-", "--")
_LABEL: Final = 8  # tokens of a label before its dash
_NEAR: Final = 4  # tokens from a total to what it rose by
_LOST: Final = ("equipment_lost", "casualties", "killed", "wounded", "intercepted")
_THINGS: Final = ("vehicle", "weapon")
_PHRASING: Final = Role.AUXILIARY | Role.RELATIVE | Role.SUBORDINATOR


def rise(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "6,787 (+13)": what the total right before rose by, of those it counts, below a line that opens a list."""
    text, number = clause.tokens.text, one.number
    if text[max(number.start - 2, 0) : number.start] != "(+" or text[number.end : number.end + 1] != ")":
        return None
    total = memory.fresh[-1] if memory.fresh else None
    if (
        total is None
        or memory.lead_in is None
        or total.clause is not clause
        or total.binding.measure not in _LOST
    ):
        return None
    if one.first - total.counted.number.last_token > _NEAR:
        return None
    one.noun = total.counted.noun
    return taken_over(total.binding, one, "rise")


def named(clause: Clause, one: Counted, memory: Memory) -> Noun | None:
    """What the words before the dash name, below a line that speaks of losses."""
    dash = one.first - 1
    if memory.lead_in is None or one.noun is not None or clause.text(dash) not in _DASHES:
        return None
    if dash - clause.first > _LABEL or not is_of_losses(memory.lead_in):
        return None
    if any(clause.role(token) & _PHRASING for token in range(clause.first, dash)):
        return None
    for token in range(clause.first, dash):
        noun = clause.word(token).noun
        if noun is not None and (noun.kind in PEOPLE or noun.kind in _THINGS):
            return noun
    return None
