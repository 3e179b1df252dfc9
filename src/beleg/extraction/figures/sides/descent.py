"""The words behind a number say where those counted come from: "four of the dead were from Poland", "... were Poles"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.sides.countrywords import CountryMention

_FAMILY: Final = "families"
_NEAR: Final = 2  # words between a number and those it counts
_FAR: Final = 12  # tokens from the number to the country that those counted come from
_AHEAD: Final = 3  # tokens from "um" to whom the words say they are
PEOPLE: Final = frozenset(("force", "person"))
_LEFT: Final = frozenset(("withdrawn", "evacuated"))  # "900 men are back from Syria"
PART: Final = Role.PARTITIVE_OF | Role.ANAPHOR | Role.SUBSET  # "of them", "davon"
_PARTING: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION | Role.NEGATION


def is_of_papers(clause: Clause, mention: CountryMention) -> bool:
    """ "with US citizenship", "mit deutschem Pass", "mit US-Staatsbürgerschaft"."""
    words, papers = clause.tokens.lows, clause.lexicon.lists["papers"]
    ahead = mention.last < clause.last and words[mention.last] in papers
    return ahead or words[mention.last - 1].rpartition("-")[2] in papers


def _behind(clause: Clause, counted: Counted) -> int:
    """The token behind those counted and "of them"."""
    token = counted.last
    while token < clause.last and clause.role(token) & PART:
        token += 1
    return token


def is_family(clause: Clause, token: int) -> bool:
    """ "members of a Polish family"."""
    noun = clause.word(token).noun if token < clause.last else None
    return noun is not None and noun.gloss == _FAMILY


def names_people(clause: Clause, mention: CountryMention) -> bool:
    """ "Briten", "US-Soldaten", "UK troops", "nordkoreanische Kampftruppen"."""
    if mention.kind == "demonym":
        return True
    if mention.kind != "adjective" and not (mention.kind == "name" and clause.text(mention.first).isupper()):
        return False
    for token in range(mention.last - 1, min(mention.last + 2, clause.last)):
        noun = clause.word(token).noun
        if noun is not None and noun.kind in PEOPLE:
            return True
    return False


def is_counted(clause: Clause, mention: CountryMention) -> bool:
    """Whether the people are counted by a number of their own: "18 tote Malawier, 40 Verletzte"."""
    return any(0 <= mention.first - number.last_token <= _NEAR for number in clause.numbers.values())


def is_said(clause: Clause, counted: Counted, mention: CountryMention, measure: str) -> bool:
    """Whether the clause goes on to say that those counted are of a country."""
    if mention.first <= counted.last:
        return False
    if mention.kind == "adjective" and is_of_papers(clause, mention):
        first = _behind(clause, counted)
        return clause.role(first) & Role.HAS != 0 and not is_parted(clause, first, mention.first, _PARTING)
    if mention.kind == "name":
        return measure not in _LEFT and _is_home(clause, counted, mention)
    return (names_people(clause, mention) or _is_predicate(clause, mention)) and _are(
        clause, counted, mention
    )


def _is_predicate(clause: Clause, mention: CountryMention) -> bool:
    """ "193 were Dutch": an English adjective that ends its statement."""
    ends = mention.last >= clause.last or clause.role(mention.last) & _PARTING != 0
    return not clause.verb_final and mention.kind == "adjective" and ends


def _are(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """ "were Afghan nationals", "all Haitian nationals", "identified as Poles", "handelt es sich um Polen"."""
    first, last = _behind(clause, counted), mention.first
    opens, before = clause.role(first), clause.word(last - 1)
    if last - first <= _NEAR and opens & Role.BREAK and before.traits & Trait.ALL:
        return True
    if last - first > _FAR or are_among(clause, counted) or is_parted(clause, first, last, _PARTING):
        return False
    if last - first <= _NEAR and opens & Role.AUXILIARY:
        return True
    if before.traits & Trait.AS:
        return any(clause.role(token) & Role.AUXILIARY for token in range(first, last))
    if not clause.roles & Role.IDENTIFIES or not clause.roles & Role.EXPLETIVE:
        return False
    return any(clause.role(token) & Role.PREPOSITION for token in range(max(last - _AHEAD, first), last))


def are_among(clause: Clause, counted: Counted) -> bool:
    """ "Among the 40 victims are Poles": some of those counted."""
    token = counted.first - 1
    while clause.role(token) & Role.DETERMINER:
        token -= 1
    return clause.role(token) & Role.AMONG != 0


def _is_home(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """ "were from Poland", "stammen nach Polizeiangaben aus Polen", ", all from Poland"."""
    first, leads = _behind(clause, counted), mention.first - 1
    while leads > first and clause.role(leads) & Role.DETERMINER and not clause.role(leads) & Role.ORIGIN:
        leads -= 1
    if leads - first > _FAR or leads <= first - 1 or not clause.role(leads) & Role.ORIGIN:
        return False
    if clause.word(leads).traits & Trait.AGENT or clause.role(leads) & Role.PARTITIVE_OF:
        return False
    if clause.word(leads - 1).traits & Trait.ALL and clause.text(leads - 2) == ",":
        return not any(token in clause.counts for token in range(first, leads))
    if is_parted(clause, first, leads, _PARTING):
        return False
    if any(clause.word(token).traits & Trait.DESCENDS for token in range(first, min(first + _NEAR, leads))):
        return True
    ends = mention.last >= clause.last or clause.role(mention.last) & _PARTING != 0
    return ends and _is_being(clause, first, leads)


def _is_being(clause: Clause, first: int, last: int) -> bool:
    """Whether the tokens are a form of "be", with "all" or "believed to" in it: "are", "were all", "are believed to be"."""
    if first >= last or not clause.role(first) & Role.AUXILIARY:
        return False
    return clause.role(last - 1) & Role.AUXILIARY != 0 or clause.word(last - 1).traits & Trait.ALL != 0
