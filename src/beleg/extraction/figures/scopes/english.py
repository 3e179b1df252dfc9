"""English words that tell of what is over or has run since become the scope of a number: "the war has killed 900"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_COUNTED_UP: Final = frozenset(("killed", "wounded", "casualties", "detained", "attacks", "intercepted"))
_COUNTED: Final = frozenset(
    (*_COUNTED_UP, "displaced", "captured", "missing_persons", "affected", "evacuated")
)
_COUNTED_THEN: Final = _COUNTED | {"exchanged"}
_DAMAGE: Final = ("predicate:object", "predicate:frame", "predicate:phrase")
_OF_WAR: Final = Trait.PERIOD | Trait.FIGHTING
_AHEAD: Final = 10  # tokens from a verb to the war behind it


def scope(found: Found) -> str | None:
    """What an English clause says of a number, ``None`` where it says nothing or is no English one."""
    bound, clause = found.binding, found.clause
    if clause.verb_final or clause.roles & Role.RATE or found.counted.rate:
        return None
    if bound.rule == "set free" or (bound.measure == "displaced" and _is_new(found)):
        return "incident"
    if bound.rule == "strength":
        return "state"
    if _is_of_an_earlier_event(found):
        return "incident"
    return "cumulative" if _runs(found) else None


def _runs(found: Found) -> bool:
    measure, clause = found.binding.measure, found.clause
    if measure not in _COUNTED:
        return False
    if clause.traits & _OF_WAR and (_is_of_a_war(found) or _is_in_a_war(found)):
        return True
    return measure in _COUNTED_UP and (_is_as_of(clause) or _is_tallied(found))


def _is_of_a_war(found: Found) -> bool:
    """ "Yemen's war has killed 150,000 people", "the siege, which cost 640 lives": the number of all of it."""
    bound, clause, number = found.binding, found.clause, found.counted.first
    if bound.rule not in _DAMAGE or bound.first >= number:
        return False
    for token in range(bound.first - 1, clause.first - 1, -1):
        if token in clause.counts:
            return False
        traits = clause.word(token).traits
        lasting = traits & Trait.FIGHTING and not clause.dated and _is_perfect(clause, token, bound.first)
        if traits & Trait.PERIOD or lasting:
            return _is_subject(clause, token)
    return False


def _is_perfect(clause: Clause, first: int, last: int) -> bool:
    return any(clause.word(token).traits & Trait.PERFECT for token in range(first, last))


def _is_subject(clause: Clause, token: int) -> bool:
    """Whether what a noun names did it: not "in the war, a bomb killed nine", but "in the war, which killed 900"."""
    if clause.text(token + 1) == "," and clause.role(token + 2) & Role.RELATIVE:
        return True
    for at in range(token - 1, clause.first - 1, -1):
        role = clause.role(at)
        if role & Role.BREAK:
            return True
        if role & Role.PREPOSITION:
            return False
    return True


def _is_in_a_war(found: Found) -> bool:
    """ "More than 70,000 people have died in the country's civil war"."""
    bound, clause, last = found.binding, found.clause, found.counted.last
    if bound.first < last or not _is_perfect(clause, last, bound.first):
        return False
    ahead = range(bound.last, min(bound.last + _AHEAD, clause.last))
    for token in ahead:
        if token in clause.counts or token in clause.dated or clause.role(token) & Role.BREAK:
            return False
        if clause.word(token).traits & Trait.PERIOD:
            return True
    return False


def _is_as_of(clause: Clause) -> bool:
    """ "As of 8 April, the committee reports six people dead"."""
    first = clause.first
    as_of = first + 2 < clause.last and clause.word(first).traits & Trait.AS != 0
    return as_of and clause.role(first + 1) & Role.PARTITIVE_OF != 0 and first + 2 in clause.dated


def _is_tallied(found: Found) -> bool:
    """ "the final tally: 433 militants and 83 civilians dead"."""
    clause = found.clause
    if not clause.traits & Trait.FINAL:
        return False
    for token in range(found.counted.first - 1, clause.first, -1):
        if clause.text(token) == ":":
            word = clause.word(token - 1)
            names_total = word.total is not None or word.role & Role.NUMBER_OF != 0
            return names_total and clause.word(max(token - 2, clause.first)).traits & Trait.FINAL != 0
    return False


def _is_of_an_earlier_event(found: Found) -> bool:
    """ "the worst crash since 1981, when 52 people died"."""
    clause = found.clause
    if not clause.roles & Role.SUPERLATIVE or found.binding.measure not in _COUNTED_THEN:
        return False
    for token in range(found.counted.first - 1, clause.first + 1, -1):
        if clause.role(token) & Role.SUBORDINATOR and clause.text(token - 1) == ",":
            return token - 2 in clause.dated and _is_since(clause, token - 2)
        if clause.role(token) & Role.BREAK:
            return False
    return False


def _is_since(clause: Clause, token: int) -> bool:
    """Whether a date is that of the last event of the kind: "the deadliest attack since May 3"."""
    while token > clause.first and token in clause.dated:
        if clause.role(token) & Role.SINCE:
            return True
        token -= 1
    return clause.role(token) & Role.SINCE != 0


def _is_new(found: Found) -> bool:
    """ "21,400 people were newly displaced"."""
    return found.clause.word(max(found.binding.first - 1, found.clause.first)).traits & Trait.NEW != 0
