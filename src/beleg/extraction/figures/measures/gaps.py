"""What stands between two places of a sentence becomes how far they lie apart."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import OPENING, SIGNS, Role, Trait
from beleg.extraction.figures.measures import (
    agents,
    rows,
)
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.relatives import ASIDES, relative_end

_FATES: Final = ("killed", "wounded", "missing_persons", "evacuated")
_DASHES: Final = ("\u2013", "\u2014", "--", "-")
_ASIDE: Final = 24  # tokens that an aside in brackets or between dashes may hold
_BREAK: Final = Role.BREAK
_DIVIDING: Final = Role.CONJUNCTION | Role.ADVERSATIVE | Role.SUBORDINATOR
_BREAKS: Final = {";": FAR, ":": 2.5, "|": 1.0}


def gap(clause: Clause, first: int, last: int, kind: str, measure: str) -> float:
    """How far two places of a sentence lie apart: tokens, and what stands between."""
    far = 2.0 if _in_subordinate(clause, first) and _comma_between(clause, first, last) else 0.0
    crowded = len(clause.counts) > 1
    token = first
    while token < last and far < FAR:
        far += 0.1
        role = clause.role(token)
        if role & _BREAK:
            aside = _aside_end(clause, token, last)
            if aside:
                described = clause.says(token + 1, "mostly") and aside + 1 == last
                far += 0.3 if described or clause.text(token) == "(" else 1.0
                token = aside
            else:
                far += _break_cost(clause, token)
        elif role & _DIVIDING or (crowded and token in clause.counts):
            far += _token_cost(clause, token, role)
        token += 1
    if far >= FAR:
        return FAR
    outside = _aside_end(clause, first, last) if clause.text(first) in ASIDES else 0
    return far + 1.5 * _competitors(clause, max(outside, first), last, kind, measure)


def _competitors(clause: Clause, first: int, last: int, kind: str, measure: str) -> int:
    """How many places between ``first`` and ``last`` hold a predicate that may count the same; two are enough."""
    places, latest = 0, -1
    beside = agents.described_at(clause, first)
    for other in clause.predicates:
        between = first <= other.first and other.last <= last
        if other.measure == "other" and other.last == last:
            continue  # "wurden unverletzt geborgen"
        if between and other.first not in (latest, beside) and _competes(clause, other, kind, measure):
            places += 1
            latest = other.first
    return min(places, 2)


def _competes(clause: Clause, other: Predicate, kind: str, measure: str) -> bool:
    told = other.form == "event" and other.measure == measure  # "kamen bei dem Austausch frei"
    if measure in _FATES and clause.word(other.last - 1).traits & Trait.ABOARD:
        return False  # "the 44 people on board died"
    return (
        not told
        and other.form not in ("attributive", "state", "toll")
        and kind in other.only
        and not other.weak
    )


def _comma_between(clause: Clause, first: int, last: int) -> bool:
    for token in range(first, last):
        if clause.text(token) == ",":
            end = relative_end(clause, token) or rows.apposition_end(clause, token, last)
            return not (end and end < last and clause.text(end) == ",")
    return False


def _aside_end(clause: Clause, token: int, last: int) -> int:
    """The last token of a relative clause between commas, or of an aside in brackets, that opens at ``token``; else 0."""
    text = clause.text(token)
    if text == ",":
        end = relative_end(clause, token) or rows.apposition_end(clause, token, last)
        end = end or rows.subset_end(clause, token, last)
        return end if end < last and clause.text(end) == "," else 0
    sign = ")" if text == "(" else text if text in _DASHES else ""
    return _closing(clause, token, last, sign) if sign else 0


def _closing(clause: Clause, token: int, last: int, sign: str) -> int:
    """The token of the ``sign`` that closes the aside at ``token``, 0 where none stands before ``last``."""
    for after in range(token + 1, min(token + _ASIDE, last)):
        if clause.text(after) == sign:
            return after
    return 0


def _token_cost(clause: Clause, token: int, role: int) -> float:
    if role & Role.ADVERSATIVE:
        return 2.0
    if role & Role.CONJUNCTION:
        return 3.0 if _joins_a_verb(clause, token) else 0.5
    if role & Role.SUBORDINATOR and not role & (Role.RELATIVE | Role.PREPOSITION):
        return 0.3 if _is_as_well_as(clause, token) or _is_capacity(clause, token) else 2.5
    return 0.3 if token in clause.counts else 0.0


def _is_as_well_as(clause: Clause, token: int) -> bool:
    """ "killed 30 passengers as well as five people nearby"."""
    if not clause.word(token).traits & Trait.AS:
        return False
    return clause.says(token + 1, "well") or clause.says(token - 1, "well")


def _is_capacity(clause: Clause, token: int) -> bool:
    """ "evacuated as a precaution, 300 in all": what follows has no verb."""
    article = clause.role(token + 1) & (Role.DETERMINER | Role.PREPOSITION) == Role.DETERMINER
    return article and clause.word(token).traits & Trait.AS != 0 and clause.role(token + 3) & SIGNS != 0


def _joins_a_verb(clause: Clause, token: int) -> bool:
    """ "killing ten and wounding twelve": what stands behind goes on with another verb."""
    return (
        not clause.verb_final and clause.text(token + 1).endswith("ing") and not clause.word(token + 1).noun
    )


def _in_subordinate(clause: Clause, token: int) -> bool:
    """Whether a place lies in a clause that a relative pronoun or subordinator opened."""
    if not clause.roles & OPENING:
        return False
    words, at = clause.words, token - 1 - clause.first
    while at >= 0 and not words[at].role & _BREAK:
        at -= 1
    opener = clause.role(clause.first + at + 1)
    return opener & OPENING != 0 and not opener & Role.DETERMINER


def _break_cost(clause: Clause, token: int) -> float:
    text = clause.text(token)
    if text != ",":
        return _BREAKS.get(text, 1.5)
    follower = clause.role(token + 1)
    if follower & Role.PREPOSITION:
        follower |= clause.role(token + 2) & Role.RELATIVE
    return 3.0 if follower & OPENING else 0.8
