"""Words of losing become the side that lost: "losses of the army", "cost the army seven dead", "lost 40 men"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import countrywords, sides, subjects
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.institutions import Institutions
from beleg.extraction.figures.sides.sidecase import Case
from beleg.extraction.figures.sides.sides import Sides

_REACH: Final = 5  # words from "losses" to the side that has them
_OWNING: Final = 4  # words from the owner to "losses": "Russia's average daily losses"
_GERUND: Final = "ing"
_RANKS: Final = 6  # words from the dead to the ranks they stood in
_FAR: Final = 12  # words from the number back to a word of losing


class Losses:
    """Who lost those counted, by a sentence that stands before the token ``first`` or around it.

    ``agents`` are the countries in it that do not merely speak.
    """

    __slots__ = ("_agents", "_clause", "_counted", "_first", "_institutions", "_mentions", "_said")

    def __init__(
        self,
        clause: Clause,
        counted: Counted,
        first: int,
        mentions: list[CountryMention],
        agents: list[CountryMention],
        institutions: Institutions,
        said: Attribution,
    ) -> None:
        self._clause = clause
        self._counted = counted
        self._first = first
        self._mentions = mentions
        self._agents = agents
        self._institutions = institutions
        self._said = said

    def loser(self, toll: int) -> Side | None:
        """The side whose loss a word before the number tells, or a verb behind it; ``toll`` is where its measure is told."""
        clause, first = self._clause, self._first
        if clause.first <= toll < first and clause.word(toll).traits & Trait.LOSSES:
            known = self._owner_before(toll) or self._owner_behind(toll)
            if known:
                return known
        if clause.mentions("inflicting"):
            return self._on_whom()
        if not clause.verb_final and clause.role(first - 1) & Role.HAS:
            return self._subject(first - 1)  # "the army had one man wounded"
        for token in range(first - 1, max(first - _FAR, clause.first) - 1, -1):
            traits = clause.word(token).traits
            known = self._at(token, traits) if traits & _TELLING else None
            if known:
                return known
        if clause.verb_final:
            for token in range(max(self._counted.last, clause.first), clause.last):
                if clause.word(token).traits & Trait.LOSES:
                    return self._subject(first) or self._admitting(token, first)
        return None

    def _on_whom(self) -> Side | None:
        """ "inflicted 38 casualties on the army"."""
        clause = self._clause
        told = False
        for token in range(clause.first, clause.last):
            told = told or clause.says(token, "inflicting")
            if told and clause.role(token) & Role.PREPOSITION:
                return self._behind(token + 1, clause.last)
        return None

    def _admitting(self, token: int, before: int) -> Side | None:
        """Who speaks of losing, where the verb at ``token`` has no subject of its own: "räumte ein, ... verloren zu haben"."""
        clause = self._clause
        bare = clause.text(token).endswith(_GERUND) and not clause.role(token - 1) & Role.AUXILIARY
        around = range(max(token - 2, clause.first), min(token + 2, clause.last))
        if bare or any(clause.word(near).traits & Trait.INFINITIVE for near in around if near != token):
            return subjects.acting_before(clause, before, self._mentions)
        return None

    def _at(self, token: int, traits: int) -> Side | None:
        if traits & Trait.DEAD:
            return self._body_before(token)
        if traits & Trait.LOSSES:
            return self._owner_before(token) or self._owner_behind(token)
        if traits & Trait.COSTS:
            return self._behind(token + 1)
        known = self._subject(token) or (self._subject(self._first) if self._clause.verb_final else None)
        return known or self._admitting(token, token)

    def _owner_before(self, token: int) -> Side | None:
        """ "army losses", "Russian losses", "Ukraine's losses", "their losses"."""
        for mention in reversed(self._mentions):
            gap = token - mention.last
            if gap == 0 or (
                0 < gap <= _OWNING and countrywords.is_possessive(self._clause.text(mention.last))
            ):
                return sides.side_of(mention, "losses")
        return self._body_before(token)

    def _body_before(self, token: int) -> Side | None:
        """ "army losses", "its dead", but not "the Tongan death toll"."""
        clause = self._clause
        while token - 1 > clause.first and (
            clause.word(token - 1).traits & Trait.OWN or countrywords.is_possessive(clause.text(token - 1))
        ):
            token -= 1  # "the army's own toll"
        if token == clause.first:
            return None
        if clause.word(token - 1).traits & Trait.POSSESSIVE:
            return self._subject(token) or self._institutions.own(self._said, token)
        if clause.role(token - 1) & Role.STATE_INSTITUTION:
            return self._institutions.side_at(clause, token - 1, self._mentions)
        return None

    def _owner_behind(self, token: int) -> Side | None:
        """ "losses of the army", "Verluste der russischen Armee"."""
        opens = self._clause.role(token + 1) & (Role.PARTITIVE_OF | Role.DETERMINER | Role.ORIGIN)
        return self._behind(token + 2) if opens else None

    def _behind(self, first: int, last: int = 0) -> Side | None:
        """The state or body named first from ``first`` on and before the number, or the token ``last``."""
        clause = self._clause
        for token in range(first, min(first + _REACH, last or self._first)):
            if clause.role(token) & Role.BREAK:
                return None
            for mention in self._mentions:
                if mention.first == token:
                    return sides.side_of(mention, "losses")
            if clause.role(token) & Role.STATE_INSTITUTION:
                return self._institutions.side_at(clause, token, self._mentions)
        return None

    def _subject(self, before: int) -> Side | None:
        """Who loses: the state or the body that is the subject nearest before a token."""
        agent = subjects.acting_before(self._clause, before, self._agents)
        first = agent.first if agent else self._clause.first
        body = self._institutions.subject(self._clause, first, before, self._mentions, self._said)
        if body or agent:
            return body or agent
        if self._clause.verb_final:
            return self._institutions.speaking(self._clause, self._clause.first, before, self._said)
        if before > self._clause.first and self._clause.word(before - 1).traits & Trait.PRONOUN:
            return self._institutions.own(self._said, before)  # "the police say they lost six"
        return None


_TELLING: Final = Trait.LOSES | Trait.LOSSES | Trait.COSTS | Trait.DEAD


def loser_of(case: Case, institutions: Institutions, countries: Sides) -> Side | None:
    """Who lost, by the words of the sentence or of the line above a list."""
    one, lead_in = case.found.counted, case.found.lead_in
    losses = Losses(case.clause, one, one.first, case.mentions, case.agents, institutions, case.said)
    known = losses.loser(case.found.binding.first)
    if known is None and _is_owned_up(case):
        known = case.speaking or institutions.own(case.said, one.first)
    if known or lead_in is None:
        return known
    mentions = countries.within(lead_in.first, lead_in.last)
    above = Losses(lead_in, one, lead_in.last, mentions, mentions, institutions, case.said)
    return above.loser(lead_in.first)


def _is_owned_up(case: Case) -> bool:
    """ "Baghdad conceded the loss of 18 tanks": whether a bare loss is told by the one who speaks."""
    one, clause = case.found.counted, case.clause
    at = one.first - 1
    while at > clause.first and clause.role(at) & (Role.PARTITIVE_OF | Role.DETERMINER):
        at -= 1
    bare = at < one.first - 1 and clause.word(at).traits & Trait.LOSSES
    return bool(bare) and not clause.mentions("inflicting")


def of_ranks(case: Case, homes: Homes) -> Side | None:
    """ "elf Tote in den eigenen Reihen", "11 deaths in its ranks": the losses of who speaks."""
    one, clause = case.found.counted, case.clause
    for token in range(one.last, min(one.last + _RANKS, clause.last - 1)):
        if clause.word(token).traits & (Trait.POSSESSIVE | Trait.OWN):
            behind = clause.word(token + 1)
            if behind.traits & Trait.LOSSES or (behind.noun and behind.noun.kind == "force"):
                acting = subjects.acting_before(clause, one.first, case.mentions)
                return acting or homes.own(case.said, token)
    return None
