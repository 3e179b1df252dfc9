"""The line above a list becomes what its items count: losses of tanks ("tanks – 6,787 (+13) units"), helpers in action."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, THINGS, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted, is_compared, may_count

_DASHES: Final = ("\u2013", "\u2014", "\u2012", "-", "--")
_LABEL: Final = 8  # tokens of a label before its dash
_NEAR: Final = 4  # tokens from a total to what it rose by
_LOST: Final = ("equipment_lost", "casualties", "killed", "wounded", "intercepted")
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


def compared(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "31 were killed, 15 more than at noon": by how many the count right before differs from another."""
    if clause.verb_final or not is_compared(clause, one.behind) or not memory.fresh:
        return None
    total = memory.fresh[-1]
    if total.clause is not clause or not clause.role(one.first - 1) & SIGNS:
        return None
    one.noun = total.counted.noun
    return taken_over(total.binding, one, "ellipsis")


def set_against(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "70 dead, compared with eight on his own side", "212 dead against 37": the same of others."""
    before = one.first - 1
    if clause.verb_final or one.head is not None or not memory.fresh or memory.fresh[-1].clause is not clause:
        return None
    compared = clause.role(before) & Role.PREPOSITION and clause.says(before - 1, "compared")
    if not compared and not clause.says(before, "against"):
        return None
    told = memory.fresh[-1].binding
    return taken_over(told, one, "ellipsis") if told.measure in HARM else None


def named(clause: Clause, one: Counted, memory: Memory) -> Noun | None:
    """What the words before the dash name, below a line that speaks of losses."""
    dash = one.first - 1
    if memory.lead_in is None or one.noun is not None or clause.text(dash) not in _DASHES:
        return None
    if dash - clause.first > _LABEL or not _is_of_losses(memory.lead_in):
        return None
    if any(clause.role(token) & _PHRASING for token in range(clause.first, dash)):
        return None
    for token in range(clause.first, dash):
        noun = clause.word(token).noun
        if noun is not None and (noun.kind in PEOPLE or noun.kind in THINGS):
            return noun
    return None


def from_lead_in(lead_in: Clause, counted: Counted) -> Binding | None:
    """What the line above a list says of its items: "Im Einsatz stehen: – 85 Helfer"."""
    fitting = [p for p in lead_in.predicates if may_count(counted, p.only) and p.form != "attributive"]
    told = next((p for p in fitting if p.form != "event"), fitting[0] if fitting else None)
    lost = lost_things(lead_in, counted)
    if lost or told is None or told.measure == "casualties":
        return lost or _lost_people(lead_in, counted, told)
    return Binding(told.measure, "lead-in", told.first, told.last, 1.0)


def lost_things(lead_in: Clause, counted: Counted) -> Binding | None:
    """ "The general staff gave these Russian losses:", "Verluste des Gegners:" above tanks and drones."""
    first, last = _losses(lead_in) if counted.kind in THINGS else (-1, -1)
    return Binding("equipment_lost", "lead-in", first, last, 1.0) if first >= 0 else None


def _lost_people(lead_in: Clause, counted: Counted, told: Predicate | None) -> Binding | None:
    """The soldiers below a line that names losses, and whom its predicate counts."""
    first, last = (told.first, told.last) if told else _losses(lead_in)
    meant = told is not None or counted.kind in ("force", "fighter")
    return Binding("casualties", "lead-in", first, last, 1.0) if meant and first >= 0 else None


def _is_of_losses(lead_in: Clause) -> bool:
    """Whether the line above a list names losses."""
    return _losses(lead_in)[0] >= 0


def _losses(lead_in: Clause) -> tuple[int, int]:
    """The tokens of the noun of losses in a lead-in, -1 where it has none."""
    for token in range(lead_in.first, lead_in.last):
        if lead_in.noun_measure(token) == "casualties":
            return token, token + 1
    return -1, -1
