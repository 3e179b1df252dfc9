"""Words for a state's bodies that name no state become its side: "the army", "die Polizei", "federal forces"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import asides, sides, strangers
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.sides import MIXED, Sides

_BY_ITS_OWN: Final = "source noun"
_OF_BODY: Final = 5  # tokens from "of" to the body
_AROUND: Final = 2  # words between a country and its body: "the Russian federal forces"


class Institutions:
    """The bodies named in the sentences of one article, each with its state."""

    __slots__ = ("_countries", "_homes")

    def __init__(self, countries: Sides, homes: Homes) -> None:
        self._countries = countries
        self._homes = homes

    def side_at(self, clause: Clause, token: int, mentions: list[CountryMention]) -> Side | None:
        """The state of the body that is named at ``token``; ``MIXED`` where it is of several."""
        for mention in mentions:
            if mention.backs:
                continue
            near = token - _AROUND <= mention.last <= token or mention.first == token
            behind = token < mention.first <= token + _AROUND and (
                _belongs(clause, mention) if mention.kind == "name" else _is_seat(clause, mention)
            )
            if near or behind:
                return sides.side_of(mention, "institution")
        if any(clause.role(near) & Role.STATELESS for near in range(token - 1, token + _AROUND + 2)):
            return MIXED
        if clause.tokens.lows[token] in clause.lexicon.lists["armies"] and strangers.is_adjective(
            clause, token - 1, mentions
        ):
            return MIXED
        return self.unnamed(token)

    def behind(self, clause: Clause, token: int) -> int | None:
        """Where a body stands that "of" leads to from ``token``: "two companies of the state armed police"."""
        if token < clause.last and clause.role(token) & (Role.PARTITIVE_OF | Role.DETERMINER):
            for at in range(token + 1, min(token + _OF_BODY, clause.last)):
                if clause.role(at) & (Role.BREAK | Role.AUXILIARY):
                    return None
                if self._homes.is_of_a_force(clause.text(at).lower()) or self._homes.is_of_a_force(
                    clause.text(at)
                ):
                    return at
        return None

    def unnamed(self, token: int) -> Side | None:
        """The state whose army or police the words at ``token`` leave unnamed."""
        before, home = self._countries.force_before(token), self._homes.home
        if before and home and before.code != home.code and before.code not in self._countries.parties:
            return home  # "The army", behind "French troops" that left the country
        if before:
            return before
        behind = self._countries.first_force()
        if home and behind and behind.code != home.code:
            return home
        return behind or home

    def subject(
        self, clause: Clause, first: int, last: int, mentions: list[CountryMention], said: Attribution | None
    ) -> Side | None:
        """The state of the last body that is no object of a preposition among the tokens ``first:last``, nor who speaks."""
        aside = asides.are_inside(clause, clause.first, last)
        for token in range(last - 1, first - 1, -1):
            if (
                token not in aside
                and _names_a_body(clause, token)
                and not (_is_governed(clause, token) or (said is not None and _speaks(clause, token, said)))
            ):
                return self.side_at(clause, token, mentions)
        return None

    def own(self, said: Attribution, token: int) -> Side | None:
        """The state of who speaks of its own: "The army puts its dead at seven"."""
        return None if self._homes.is_claim_of_rebels(said) else self._homes.own(said, token)

    def speaking(self, clause: Clause, first: int, last: int, said: Attribution) -> Side | None:
        """ "Man habe zwei Geschütze verloren, erklärte die Armee": who says it of itself, in the same sentence."""
        starts = clause.tokens.starts
        within = any(starts[clause.first] <= n.span.start <= starts[clause.last - 1] for n in said.origins)
        for token in range(first, last) if within else ():
            if clause.word(token).traits & Trait.PRONOUN:
                return self._homes.speaker(said, token)
        return None


def _names_a_body(clause: Clause, token: int) -> bool:
    """ "the army", "government troops", but neither "an army spokesman" nor "12 soldiers"."""
    word = clause.word(token)
    is_body = (
        word.traits & Trait.VOICE
        or word.role & Role.STATE_INSTITUTION
        or (word.noun is not None and word.noun.gloss in _COLLECTIVE)
    )
    is_unit = word.noun is not None and word.noun.kind == "formation" and not _serves_no_state(clause, token)
    if not (is_body or is_unit) or token in clause.numbers or _is_listed(clause, token):
        return False
    behind = clause.word(token + 1) if token + 1 < clause.last else None
    if behind is not None and not clause.verb_final and behind.noun is not None:
        return False
    if clause.text(token - 1) == ".":  # "die 47. Brigade"
        return True
    return not any(number.last_token in (token, token - 1) for number in clause.numbers.values())


def _speaks(clause: Clause, token: int, said: Attribution) -> bool:
    start = clause.tokens.starts[token]
    if said.rule == _BY_ITS_OWN and said.cue is not None and start < said.cue.start:
        return False  # "Das Militär hat nach eigenen Angaben zwei Schiffe entsandt"
    return any(name.span.start <= start < name.span.end for name in said.origins)


def _is_listed(clause: Clause, token: int) -> bool:
    """ "700 firefighters and soldiers": counted with those before."""
    joined = clause.role(token - 1) & Role.CONJUNCTION != 0
    return joined and any(number.last_token == token - 2 for number in clause.numbers.values())


def _serves_no_state(clause: Clause, token: int) -> bool:
    """Whether a unit is one of rebels or of a fire brigade."""
    low = clause.tokens.lows[token]
    brigade = any(low.endswith(each) for each in clause.lexicon.lists["fire_brigades"])
    return brigade or _is_of_fighters(clause, token)


def _is_of_fighters(clause: Clause, token: int) -> bool:
    for near in range(max(token - _AROUND, clause.first), min(token + _AROUND + 2, clause.last)):
        noun = clause.word(near).noun
        if noun is not None and noun.kind == "fighter":
            return True
    return False


_COLLECTIVE: Final = frozenset(("soldiers", "security forces", "police officers"))


def _is_governed(clause: Clause, token: int) -> bool:
    """Whether a preposition stands before the phrase of the body at ``token``, which a determiner opens."""
    for before in range(token - 1, max(token - _AROUND - 2, clause.first - 1), -1):
        role = clause.role(before)
        if role & Role.DETERMINER:
            return bool(clause.role(before - 1) & Role.PREPOSITION)
        if role & (Role.PREPOSITION | Role.BREAK | Role.AUXILIARY):
            return bool(role & Role.PREPOSITION)
    return False


def _is_seat(clause: Clause, mention: CountryMention) -> bool:
    """ "das Ministerium in Warschau": the capital in which a body of a state sits."""
    return mention.kind == "capital" and clause.role(mention.first - 1) & Role.PREPOSITION != 0


def _belongs(clause: Clause, mention: CountryMention) -> bool:
    if clause.role(mention.first - 1) & (Role.ORIGIN | Role.PARTITIVE_OF):
        return True
    return clause.verb_final and clause.text(mention.last - 1).endswith("s")
