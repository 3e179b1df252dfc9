"""Words for the people of a country that name none become its side: "countrymen", "six of its citizens"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import naming, subjects
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.sidecase import Case

_MEN: Final = "men"  # "14 of its men" are its soldiers


def of_compatriots(case: Case, homes: Homes) -> Side | None:
    """The country of who speaks or acts, where those counted are its people."""
    clause, one = case.clause, case.found.counted
    if one.noun is not None and one.noun.gloss == _MEN and naming.is_owned(clause, one):
        known = homes.speaker(case.said, one.first) if case.said.origins else None
        return known or (None if case.said.origins else naming.of_owner(clause, one, case.mentions))
    if one.head is None or not (_are_compatriots(clause, one) or _are_its_citizens(clause, one)):
        return None
    known = homes.speaker(case.said, one.head) or case.speaking
    return known or subjects.acting_before(clause, one.first, case.mentions)


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


def _are_its_citizens(clause: Clause, counted: Counted) -> bool:
    """ "six of its citizens", "zwei seiner Staatsbürger"."""
    if clause.tokens.lows[counted.last - 1] not in clause.lexicon.lists["citizens"]:
        return False
    if any(clause.says(token, "foreign_offices") for token in range(clause.first, clause.last)):
        return True  # "The Russian embassy confirmed the death of three citizens"
    before = range(max(counted.first - 1, clause.first), counted.last - 1)
    return any(clause.word(token).traits & Trait.POSSESSIVE for token in before)
