"""The line above a list becomes what its items count: losses of tanks ("tanks – 6,787 (+13) units"), helpers in action."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, THINGS, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted, may_count

_DASHES: Final = ("\u2013", "\u2014", "\u2012", "-", "--")
_LABEL: Final = 8  # tokens of a label before its dash
_PHRASING: Final = Role.AUXILIARY | Role.RELATIVE | Role.SUBORDINATOR


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
    fitting = [p for p in fitting if not _is_a_summary(lead_in, p)]
    told = next((p for p in fitting if p.form != "event"), fitting[0] if fitting else None)
    lost = lost_things(lead_in, counted)
    if lost or told is None or told.measure == "casualties":
        return lost or _lost_people(lead_in, counted, told)
    return Binding(told.measure, "lead-in", told.first, told.last, 1.0)


def _is_a_summary(lead_in: Clause, told: Predicate) -> bool:
    """ "zieht folgende Bilanz:", but not "die Zahl der Toten:": a word that totals deaths elsewhere, and here whatever was done."""
    word = lead_in.word(told.first)
    return told.form == "toll" and word.total is not None and word.role & Role.NUMBER_OF != 0


def lost_things(lead_in: Clause, counted: Counted) -> Binding | None:
    """ "The general staff gave these Russian losses:", "Sichergestellt wurden:" above tanks and drones."""
    first, last = _losses(lead_in) if counted.kind in THINGS else (-1, -1)
    for told in lead_in.predicates:
        if told.measure == "equipment_lost" and may_count(counted, told.only):
            first, last = told.first, told.last
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
