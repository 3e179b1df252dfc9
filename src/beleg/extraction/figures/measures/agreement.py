"""A verb in the singular tells nothing of several: "1300 Soldaten in der Stadt, die beschossen wurde"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.phrases.counted import Counted

_TOLD: Final = ("participle", "state", "phrase")
_WITH_ALL: Final = ("captured", "missing_persons")  # "a ship with 21 sailors was hijacked"
_VERBS: Final = 4  # tokens from an auxiliary to its participle
_SEVERAL: Final = 2


def is_of_one(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether ``predicate`` behind the number belongs to a subject that is one."""
    if predicate.form not in _TOLD or predicate.measure in _WITH_ALL or not _are_several(clause, counted):
        return False
    if clause.verb_final:
        return _closes_a_relative(clause, counted, predicate)
    for token in range(predicate.first - 1, max(predicate.first - _VERBS, counted.last) - 1, -1):
        if clause.says(token, "of_one"):
            return token > counted.last
        if clause.role(token) & ~(Role.AUXILIARY | Role.PASSIVE | Role.NEGATION | Role.RISE):
            return False
    return False


def _are_several(clause: Clause, counted: Counted) -> bool:
    """Whether a number counts people by a plural: not "a group of 40 men", "a third of the men"."""
    number = counted.number
    if counted.head is None or counted.kind not in PEOPLE or number.unit is not None:
        return False
    if (number.low or number.high or 0) < _SEVERAL or counted.whole:
        return False
    return not clause.role(counted.first - 1) & Role.PARTITIVE_OF


def _closes_a_relative(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether a relative clause of another noun ends with ``predicate`` and a verb in the singular."""
    end = predicate.last
    while end < clause.last and clause.role(end) & Role.AUXILIARY and not clause.says(end, "of_one"):
        end += 1
    if not clause.says(end, "of_one"):
        return False
    token = predicate.first - 1
    while token > counted.last and not clause.role(token) & SIGNS:
        token -= 1
    opens = clause.role(token + 1) | clause.role(token + 2) * bool(clause.role(token + 1) & Role.PREPOSITION)
    return token > counted.last and opens & Role.RELATIVE != 0
