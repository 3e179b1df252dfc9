"""The countries that an article names become parties, forces, the one that it is about; one mention becomes a side."""

from __future__ import annotations

from collections import Counter
from typing import Final

from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.countrywords import (
    CountryMention,
    CountryWords,
    country_words,
    is_possessive,
)
from beleg.extraction.ordered import below
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.countries import adjective
from beleg.languages import Pack

_PARTY: Final = 2  # mentions that make a country a party of the conflict
FORCE: Final = "force named before"
RELATION: Final = "side of who speaks or its opponent"
MIXED: Final = Side("", "", 0, 0, "several sides")


class Sides:
    """The countries that an article names; the forces and the main one are sought when asked for."""

    __slots__ = (
        *("_beginning", "_force_starts", "_forces", "_main", "_parties", "_starts", "_tokens", "_words"),
        "mentions",
    )

    def __init__(self, tokens: Tokens, words: CountryWords) -> None:
        self.mentions = _countries(tokens, words)
        self._starts = [mention.first for mention in self.mentions]
        self._beginning = {mention.first: mention for mention in self.mentions}
        self._tokens = tokens
        self._words = words
        self._forces: list[CountryMention] | None = None
        self._force_starts: list[int] = []
        self._main: Side | None = MIXED
        self._parties: list[str] | None = None

    @property
    def forces(self) -> list[CountryMention]:
        """The mentions of state forces."""
        if self._forces is None:
            self._forces = []
            for m in reversed(self.mentions):
                behind = self._forces[-1].first if self._forces else 0
                listed = m.kind == "adjective" and behind == m.last + 1  # "Thai and Cambodian troops"
                if m.named and not m.backs and (listed or _names_a_force(self._tokens, self._words, m)):
                    self._forces.append(m)
            self._forces.reverse()
            self._force_starts = [m.first for m in self._forces]
        return self._forces

    @property
    def main(self) -> Side | None:
        """The country that the article is about: named most, the first of them where several tie."""
        if self._main is MIXED:
            self._main = _main(self.mentions)
        return self._main

    @property
    def parties(self) -> list[str]:
        """The codes of the two countries that are named most, of none where an article names many but seldom."""
        if self._parties is None:
            counts = Counter(mention.code for mention in self.mentions if mention.named)
            few = len(counts) == 2
            self._parties = [code for code, count in counts.most_common(2) if count >= _PARTY or few]
        return self._parties

    def _may_fight(self, mention: CountryMention) -> bool:
        """Whether a mention is more than a place, "in South Sudan", or people, "Kenyan nurses": a land that acts or has arms."""
        first, last, words = mention.first, mention.last, self._tokens.words
        if mention.kind == "name":
            return first == 0 or self._tokens.lows[first - 1] not in self._words.ways
        return mention.kind != "adjective" or last >= len(words) or not self._words.is_person(words[last])

    def at(self, token: int) -> CountryMention | None:
        """The mention that begins at ``token``."""
        return self._beginning.get(token)

    def within(self, first: int, last: int) -> list[CountryMention]:
        """The mentions inside the tokens ``first:last``."""
        at, end = below(self._starts, first), below(self._starts, last)
        return self.mentions[at:end] if at < end else []

    def opponent(self, side: Side) -> Side | None:
        """The other of the two countries that an article of two parties names most."""
        parties = self.parties
        if len(parties) < 2 or side.code not in parties:
            return None
        other = parties[1 - parties.index(side.code)]
        if not any(mention.code == other and self._may_fight(mention) for mention in self.mentions):
            return None
        return next(side_of(m, "opposing side") for m in self.mentions if m.code == other)

    def force_before(self, token: int) -> Side | None:
        """The state force named last before ``token``."""
        return self.force_within(0, token)

    def first_force(self) -> Side | None:
        """The state force named first in the article."""
        return side_of(self.forces[0], FORCE) if self.forces else None

    def are_several(self, first: int, last: int) -> bool:
        """Whether the tokens ``first:last`` name forces of more than one state."""
        return len({mention.code for mention in self.forces if first <= mention.first < last}) > 1

    def force_within(self, first: int, last: int) -> Side | None:
        """The state force named last inside the tokens ``first:last``."""
        forces = self.forces
        at = below(self._force_starts, last)
        return side_of(forces[at - 1], FORCE) if at and forces[at - 1].first >= first else None


def read(tokens: Tokens, pack: Pack) -> Sides:
    """All countries that an article names."""
    return Sides(tokens, country_words(pack))


def _countries(tokens: Tokens, words: CountryWords) -> list[CountryMention]:
    found: list[CountryMention] = []
    skip = 0
    for token in words.openings.yes(tokens):
        if token >= skip:
            mention = words.mention(tokens.words, token)
            if mention is not None:
                skip = mention.last
                if mention.code and not (found and _is_of_another(tokens, found[-1], mention)):
                    mention.backs = words.only_backs(tokens.words, mention)
                    found.append(mention)
    return found


def _is_of_another(tokens: Tokens, before: CountryMention, mention: CountryMention) -> bool:
    """ "Philippine Marines", "Chile's Carabineros": a force that several states have under one name."""
    gap = mention.first - before.last
    near = gap == 0 or (gap == 1 and is_possessive(tokens.words[before.last]))
    return mention.kind == "force" and before.named and near


def _names_a_force(tokens: Tokens, words: CountryWords, mention: CountryMention) -> bool:
    """ "nordkoreanische Soldaten", "Truppen Nordkoreas", "troops from Chad", "US troops", "Chad's army", but not "in Chad 12 soldiers"."""
    if mention.kind == "force":
        return True
    first, last, end = mention.first, mention.last, len(tokens.pieces)
    if mention.kind != "name":
        return any(words.forces.concerns(tokens.pieces[t]) for t in range(first, min(last + 2, end)))
    if last < end and is_possessive(tokens.words[last]):
        return any(words.forces.concerns(tokens.pieces[t]) for t in range(last + 1, min(last + 3, end)))
    beside = [t for t in (first, last) if t < end]
    if first and tokens.words[first].endswith("s"):
        beside.append(first - 1)
    if first > 1 and tokens.lows[first - 1] in words.origins:
        beside.append(first - 2)
    return any(words.forces.concerns(tokens.pieces[t]) for t in beside)


def _main(mentions: list[CountryMention]) -> Side | None:
    """The country that is named most, the first of them where several tie."""
    if len(mentions) <= _PARTY:
        return None
    counts: dict[str, int] = {}
    most = 0
    for mention in mentions:
        if mention.named and not mention.backs:
            counts[mention.code] = count = counts.get(mention.code, 0) + 1
            most = max(most, count)
    if most > _PARTY:
        for mention in mentions:
            if counts.get(mention.code) == most:
                return side_of(mention, "country of the article")
    return None


def side_of(mention: CountryMention, rule: str) -> Side:
    """The side that a mention names, said to come by ``rule``."""
    if not mention.named:
        return Side(mention.code, "", mention.first, mention.last, RELATION)
    return Side(mention.code, adjective(mention.code), mention.first, mention.last, rule)


def of_country(code: str, token: int, rule: str) -> Side:
    """The side of a country that the word at ``token`` gives."""
    return Side(code, adjective(code), token, token + 1, rule)
