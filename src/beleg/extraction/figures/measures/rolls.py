"""Names on a list become those whom the list is about: "a list of the dead with 27 names", "published 163 names"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted

_NAMES: Final = "name"
_ROLLS: Final = "rolls"
_TELLING: Final = ("attributive", "participle", "phrase", "state")


def told(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """What befell those whose names a list holds, by the words beside it, else by the figure told before."""
    of = clause.role(one.last) & Role.PARTITIVE_OF
    if one.kind != _NAMES or not (of or clause.mentions(_ROLLS)):
        return None
    if clause.role(one.last) & Role.PREPOSITION and not of:
        return None  # "three names on the list were entered twice"
    for token in range(clause.first, clause.last):
        measure = clause.noun_measure(token)
        if measure in HARM:
            return Binding(measure or "", "roll", token, token + 1, 1.0)
    for predicate in clause.predicates:
        if predicate.measure in HARM and predicate.form in _TELLING:
            return Binding(predicate.measure, "roll", predicate.first, predicate.last, 1.0)
    last = memory.antecedent()
    if last is None or last.measure not in HARM:
        return None
    return Binding(last.measure, "roll", one.first, one.last, 1.0)
