"""Victims become those whom an article told of before: losses of a force, or its dead."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_CALAMITY: Final = 3  # tokens to the event: "unter den Opfern des schweren Absturzes"
_BARE: Final = ("noun", "predicate:phrase")  # "Opfer", "Opfer zu beklagen": no word says what happened


def counted(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> Binding | None:
    """ "Opfer", "victims" of a force are its losses, else the dead where the article has counted dead before."""
    if bound.rule in _BARE and clause.mentions("mourning"):
        return Binding("killed", "mourned", bound.first, bound.last, bound.cost)
    if bound.rule in _BARE and any(found.counted.kind == "force" for found in memory.fresh):
        return Binding("casualties", "victims of a force", bound.first, bound.last, 1.0)
    last = memory.antecedent()
    if bound.rule == "noun" and last and last.measure == "killed" and not _are_more(clause, one, memory):
        return taken_over(last, one, "victims")
    return bound


def among_them(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> Binding | None:
    """ "Unter den Opfern sind zwei Kinder" after a count of dead, or "Unter den Opfern des Absturzes"."""
    if bound.rule != "predicate:among" or bound.measure not in ("casualties", "affected"):
        return None
    reach = max(one.first, min(bound.last + _CALAMITY, clause.last))
    if any(clause.says_low(token, "calamities") for token in range(bound.first, reach)):
        return Binding("killed", "victims of a calamity", bound.first, bound.last, bound.cost)
    last = memory.antecedent()
    return taken_over(last, one, "victims") if last and last.measure == "killed" else None


def _are_more(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "Fünf Menschen starben. Das Landratsamt zählt 35 Opfer": more than the dead are not the dead alone."""
    if not clause.roles & Role.TALKS:
        return False
    for found in memory.recent(1):
        dead = found.counted.number.high
        if found.binding.measure == "killed" and dead is not None:
            return (one.number.low or 0) > dead
    return False
