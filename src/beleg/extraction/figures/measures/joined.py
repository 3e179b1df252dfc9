"""Two words of harm become one measure where one number counts both: "getötet oder verwundet"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import agents
from beleg.extraction.figures.measures.befall import HARMED
from beleg.extraction.figures.phrases.counted import Counted

_TOGETHER: Final = ({"killed", "wounded"}, {"killed", "missing_persons"})
_DYING: Final = ("subject", "phrase")
_NEAR: Final = 6  # tokens from "or" to the other verb


def is_one_number(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "getötet oder verwundet", "died or disappeared": one number for both."""
    if predicate.measure not in HARMED:
        return False
    for other in clause.predicates:
        both = {other.measure, predicate.measure}
        if both in _TOGETHER and other.form != "attributive":
            if _is_alternative(clause, counted, predicate, other):
                return True
            if _then_died(predicate, other):
                continue
            if other.first == predicate.last + 1 and clause.role(predicate.last) & Role.CONJUNCTION:
                return counted.first <= other.first and not _has_its_own(clause, other)
            if predicate.first == other.last + 1 and clause.role(other.last) & Role.CONJUNCTION:
                closed = _encloses_a_number(clause, other) or agents.is_passive(clause, other)
                return not (closed and _has_its_own(clause, predicate))
    return False


def _then_died(one: Predicate, other: Predicate) -> bool:
    """ "were hit by bullets and died": whoever is hurt first and dies is one of the dead."""
    first, second = (one, other) if one.first < other.first else (other, one)
    return first.measure == "wounded" and second.measure == "killed" and second.form in _DYING


def _is_alternative(clause: Clause, counted: Counted, one: Predicate, other: Predicate) -> bool:
    """ "getötet worden oder werden noch unter Trümmern vermisst", "were killed or are still missing"."""
    first, second = (one, other) if one.first < other.first else (other, one)
    link = first.last
    while clause.role(link) & Role.AUXILIARY:
        link += 1
    if not clause.says(link, "alternatives") or counted.first > link:
        return False
    between = range(link + 1, second.first)
    apart = any(token in clause.numbers or clause.role(token) & Role.BREAK for token in between)
    return not apart and len(between) <= _NEAR


def _has_its_own(clause: Clause, verb: Predicate) -> bool:
    """ "shot six dead and wounded three": a verb whose own number stands right behind it, while another one comes before."""
    behind = verb.last in clause.counts and verb.form in ("object", "participle")
    return behind and any(number < verb.first for number in clause.counts)


def _encloses_a_number(clause: Clause, frame: Predicate) -> bool:
    """ "shot six customers dead"."""
    return frame.form == "frame" and any(frame.first < number < frame.last for number in clause.counts)
