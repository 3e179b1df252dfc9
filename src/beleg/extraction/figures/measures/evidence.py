"""A count that no predicate gives a measure becomes a figure only where something ties it to what happened."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted

_IN_OFFICE: Final = frozenset(
    ("advisers", "diplomats", "lawyers", "leaders", "nobility", "observers", "officials", "politicians")
)
_STAFF: Final = frozenset(("doctors", "members", "nurses", "teachers", "workers"))
_KIN: Final = frozenset(("children", "family members"))
_PRESENT: Final = frozenset(
    ("children", "civilians", "crew members", "families", "men", "passengers", "patients", "people", "women")
)
_CLOSES: Final = frozenset((";", ":", "\u2013", "\u2014", "(", ")", "|"))
_OPENS: Final = Role.RELATIVE | Role.SUBORDINATOR
_LINKS: Final = Role.CONJUNCTION | Role.DETERMINER
_FEW: Final = 10
_BEREAVED: Final = 6  # tokens from "leaves" to whom somebody leaves
_PAIR: Final = 4  # tokens of the first of two things that somebody has
_POSSESSIVES: Final = ("'s", "\u2019s", "s'")


def is_told(clause: Clause, one: Counted) -> bool:
    """Whether a count without a predicate belongs to what the sentence reports, and not to how things are."""
    if clause.verb_final or one.noun is None:
        return True
    if one.kind == "item":
        return not one.whole and one.noun.gloss != "aid goods" and _is_befallen(clause, one)
    if one.kind == "vehicle":
        return not _are_named_again(clause, one) and not is_had(clause, one)
    if one.kind != "person" or (one.whole and not _is_of_none(clause, one)):
        return True
    return not _is_as_ever(clause, one)


def _is_as_ever(clause: Clause, one: Counted) -> bool:
    """Whether the people counted do what they always do, are somebody's kin, or belong to somebody's staff."""
    gloss = one.noun.gloss if one.noun is not None else ""
    if gloss in _IN_OFFICE or (gloss not in _PRESENT and is_had(clause, one)):
        return True
    owned = _is_owned(clause, one)
    if gloss in _STAFF:
        return owned or _there_are(clause, one)
    if gloss in _KIN:
        again = gloss == "family members" and _are_named_again(clause, one)
        return owned or again or _is_left_behind(clause, one)
    return one.head is not None and clause.text(one.head) in clause.lexicon.apart


def _is_befallen(clause: Clause, one: Counted) -> bool:
    """ "washed away 23 houses", "nine lorries are alight": the part of the sentence says what became of things."""
    known = clause.lexicon.befalling
    lows = clause.tokens.lows
    for token in range(one.first - 1, clause.first - 1, -1):
        if _closes(clause, token):
            break
        if lows[token] in known:
            return True
    for token in range(one.behind, clause.last):
        if token >= one.last and _closes(clause, token):
            break
        if lows[token] in known:
            return True
    return False


def _closes(clause: Clause, token: int) -> bool:
    role = clause.role(token)
    opens = role & _OPENS and not role & (Role.PREPOSITION | Role.DETERMINER)
    return bool(opens) or clause.text(token) in _CLOSES


def _are_named_again(clause: Clause, one: Counted) -> bool:
    """ "between the two vessels", "the two brothers", "one of three brothers": a few that the article has named before."""
    if clause.text(one.first - 2).lower() == "one" and clause.role(one.first - 1) & Role.PARTITIVE_OF:
        return True
    few = one.number.qualifier == "exact" and (one.number.low or 0) <= _FEW
    return (
        few
        and not one.part
        and not one.whole
        and clause.text(one.first - 1).lower() in ("the", "these", "those")
    )


def is_had(clause: Clause, one: Counted) -> bool:
    """ "the tribunal has 18 judges", "has 300 beds and 40 doctors", but not "has had two boats stolen"."""
    before = one.first - 1
    if clause.role(before) & Role.CONJUNCTION:
        before = max((at for at in clause.numbers if before - _PAIR <= at < before), default=before) - 1
    return clause.text(before) in ("has", "have") and not clause.word(before - 1).traits & Trait.PERFECT


def _is_of_none(clause: Clause, one: Counted) -> bool:
    """ "none of its 340 employees"."""
    return clause.text(one.first - 2) == "of" and clause.text(one.first - 3).lower() == "none"


def _is_owned(clause: Clause, one: Counted) -> bool:
    """ "her two sons", "the firm's 340 employees"."""
    before = one.first - 1
    if before < clause.first:
        return False
    return (
        clause.word(before).traits & (Trait.POSSESSIVE | Trait.OWN) != 0
        or clause.text(before) in _POSSESSIVES
    )


def _there_are(clause: Clause, one: Counted) -> bool:
    """ "There are four doctors here": how many of them a place has."""
    before = one.first - 1
    return clause.text(before) in ("are", "is") and clause.text(before - 1).lower() == "there"


def _is_left_behind(clause: Clause, one: Counted) -> bool:
    """ "He leaves a wife and four children"."""
    for token in range(one.first - 1, max(one.first - _BEREAVED, clause.first) - 1, -1):
        if clause.text(token) in clause.lexicon.bereaving:
            return True
    return False
