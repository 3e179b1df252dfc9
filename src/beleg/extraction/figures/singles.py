"""Numbers that may be none: articles and pronouns for one person, ages, measurements, "several"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.binding import Binding
from beleg.extraction.figures.clauses import BREAKS, Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import PEOPLE, Role
from beleg.model import NumberMention

_ONE_PERSON: Final = frozenset(("killed", "wounded", "captured", "detained", "exchanged", "missing_persons"))
_OLDEST: Final = 110


def is_noise(clause: Clause, one: Counted) -> bool:
    """Whether the number names or measures something instead of counting: zero, a label, an age."""
    number = one.number
    zero = number.low == 0 or number.high == 0
    labelled = bool(clause.role(number.first_token - 1) & Role.LABEL) or _is_in_a_name(clause, number)
    return one.kind == "noise" or zero or labelled or _is_age(clause, number)


def _is_in_a_name(clause: Clause, number: NumberMention) -> bool:
    """ "off the Thousand Islands": a number word with a capital in the middle of an English sentence."""
    if clause.verb_final or number.shape != "words" or number.first_token == clause.first:
        return False
    own, behind = clause.text(number.first_token), clause.text(number.last_token)
    return own.istitle() and behind.istitle() and clause.text(number.first_token - 1).islower()


def _is_age(clause: Clause, number: NumberMention) -> bool:
    """ "ein Mann (58)": a number alone in brackets behind a person."""
    first, last = number.first_token - 1, number.last_token
    if clause.text(first) != "(" or clause.text(last) != ")" or number.qualifier != "exact":
        return False
    noun = clause.word(first - 1).noun if first > clause.first else None
    return bool(noun and noun.kind in PEOPLE and noun.measure is None and (number.low or 0) < _OLDEST)


def is_measurement(one: Counted) -> bool:
    """ "eine Stärke von 6,7": people and things are counted whole."""
    low = one.number.low
    return one.head is None and not one.rate and low is not None and low < 1000 and low != int(low)


def is_a_few(number: NumberMention) -> bool:
    """ "mehrere", "several": counted only of people harmed or detained."""
    return number.qualifier == "vague" and number.low == 3 and number.high == 9


def is_single(clause: Clause, number: NumberMention) -> bool:
    """ "ein", "another", "a third", "one of the highest": no count unless something happened to that one."""
    if number.shape in ("article", "ordinal"):
        return True
    partitive = clause.role(number.last_token) & (Role.PARTITIVE_OF | Role.PREPOSITION)
    return number.low == 1 and number.high == 1 and bool(partitive)


def is_named_again(clause: Clause, one: Counted) -> bool:
    """ "zwei Wanderer, ein Vater und sein Sohn", "the man, a father of two, ": the article counts nobody new."""
    before = one.number.first_token - 1
    if one.number.shape != "article" or clause.text(before) != "," or before - 1 < clause.first:
        return False
    named = clause.word(before - 1).noun is not None or clause.text(before - 1)[0].isupper()
    closing = next((t for t in range(one.last, clause.last) if clause.text(t) in BREAKS), clause.last)
    own = any(one.last <= p.first < closing for p in clause.predicates)
    return named and not own


def counts_one(clause: Clause, one: Counted, bound: Binding | None) -> bool:
    """Whether the clause reports that ``bound`` happened to the one person."""
    if bound is None or bound.measure not in _ONE_PERSON:
        return False
    if bound.rule == "noun":
        strong = one.kind == "person" and not (one.noun and one.noun.weak)
        return strong and (clause.verb_final or bool(clause.role(one.number.first_token) & Role.ANOTHER))
    if bound.cost >= 2.0 or bound.rule == "predicate:among" or _is_agent(clause, one, bound):
        return False
    return _may_be_a_person(clause, one, bound)


def _is_agent(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "tötete ein 18-Jähriger 19 Kinder": whoever stands between a verb and its object did it."""
    if bound.rule not in ("predicate:object", "predicate:frame"):
        return False
    for token in range(one.last, clause.last):
        if token in clause.counts:
            return True
        if clause.text(token) in BREAKS or clause.role(token) & Role.CONJUNCTION:
            return False
    return False


def _may_be_a_person(clause: Clause, one: Counted, bound: Binding) -> bool:
    if clause.role(one.number.first_token - 1) & Role.PASSIVE and not clause.verb_final:
        return False
    if one.noun and one.noun.gloss == "attackers":
        return bound.cost < 0.8
    if one.kind in ("person", "force", "fighter", "helper"):
        return True
    unnamed = (
        one.kind == "unknown" and clause.verb_final and not clause.role(one.number.first_token) & Role.OBLIQUE
    )
    return bound.cost < 0.7 and (one.head is None or unnamed)
