"""Words for the people of a country that name none become its side: "countrymen", "six of its citizens"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import descent, naming, subjects
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.sidecase import Case
from beleg.extraction.figures.sides.sides import side_of

_PEOPLE: Final = frozenset(("force", "helper", "person"))
_NEAR: Final = 3  # tokens to "them"
_BROUGHT: Final = frozenset(("evacuated", "withdrawn"))
_MEN: Final = "men"  # "14 of its men" are its soldiers


def of_compatriots(case: Case, homes: Homes) -> Side | None:
    """The country of who speaks or acts, where those counted are its people."""
    clause, one = case.clause, case.found.counted
    if one.noun is not None and one.noun.gloss == _MEN and naming.is_owned(clause, one):
        known = homes.speaker(case.said, one.first) if case.said.origins else None
        return known or (None if case.said.origins else naming.of_owner(clause, one, case.mentions))
    if one.head is None or not (
        _are_compatriots(clause, one) or _are_its_citizens(clause, one, case.found.binding.measure)
    ):
        return None
    known = homes.speaker(case.said, one.head) or case.speaking
    return known or subjects.acting_before(clause, one.first, case.mentions)


def of_them(case: Case) -> Side | None:
    """ "Soldiers from Ghana put out the fire; two of them were hurt": the people named before, whom nobody counts."""
    clause, one = case.clause, case.found.counted
    if not one.part or not any(
        clause.role(token) & Role.ANAPHOR for token in range(one.behind, one.behind + _NEAR)
    ):
        return None
    named = [
        m
        for m in case.mentions
        if m.last <= one.first and m.named and not m.backs and _names_people(clause, m)
    ]
    return side_of(named[-1], "group") if named else None


def _names_people(clause: Clause, mention: CountryMention) -> bool:
    """ "Bangladeshi soldiers", "Blauhelme aus Ghana"."""
    if descent.names_people(clause, mention):
        return True
    noun = clause.word(mention.first - 2).noun if mention.first - 2 >= clause.first else None
    from_there = mention.kind == "name" and clause.role(mention.first - 1) & Role.ORIGIN
    return bool(from_there) and noun is not None and noun.kind in _PEOPLE


def _are_compatriots(clause: Clause, counted: Counted) -> bool:
    """ "countrymen", "nationals of his country", "civilians from its country", "Staatsangehörige ihres Landes"."""
    token = counted.last - 1
    if clause.role(token) & Role.COMPATRIOT:
        return True
    if not clause.verb_final and clause.role(token + 1) & (Role.PARTITIVE_OF | Role.ORIGIN):
        token += 1
    owned = clause.role(token + 1) & Role.DETERMINER and not clause.role(token + 1) & Role.ORIGIN
    is_named = bool(owned) and token + 2 < clause.last
    return is_named and clause.word(token + 2).traits & Trait.HOMELAND != 0


def _are_its_citizens(clause: Clause, counted: Counted, measure: str) -> bool:
    """ "six of its citizens", "zwei seiner Staatsbürger"; whom a state flies home are its own without a word for it."""
    if clause.tokens.lows[counted.last - 1] not in clause.lexicon.lists["citizens"]:
        return False
    if any(clause.says(token, "foreign_offices") for token in range(clause.first, clause.last)):
        return True  # "The Russian embassy confirmed the death of three citizens"
    before = range(max(counted.first - 1, clause.first), counted.last - 1)
    if any(clause.word(token).traits & Trait.POSSESSIVE for token in before):
        return True
    return measure in _BROUGHT and counted.head == counted.last - 1
