"""The countries, towns and offices that an article names become its setting: the country that it plays in."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.countrywords import CountryMention, before_towns
from beleg.extraction.figures.sides.sides import Sides, of_country
from beleg.extraction.tokens import Question, Tokens
from beleg.gazetteer.countries import public_life
from beleg.gazetteer.places import Place, openings, place
from beleg.languages import Pack

_SURE: Final = 3  # the weight of a country that others stand beside
_PEOPLE: Final = frozenset(("person", "helper"))
_OFFICE: Final = 3  # tokens from an office to its seat
_NAMED: Final = 2  # the weight of a country's name beside that of a town in it


class Setting:
    """Where one article plays, sought when first asked for."""

    __slots__ = ("_countries", "_home", "_lexicon", "_pack", "_sought", "_tokens", "_where")

    def __init__(self, tokens: Tokens, countries: Sides, pack: Pack) -> None:
        self._tokens = tokens
        self._countries = countries
        self._lexicon = lexicon(pack)
        self._pack = pack
        self._where = before_towns(pack)
        self._home: Side | None = None
        self._sought = False

    @property
    def home(self) -> Side | None:
        """The country that an article plays in, by the countries and towns that it names, else by its offices."""
        if not self._sought:
            self._sought = True
            self._home = self._seek() or self._by_public_life()
        return self._home

    def _seek(self) -> Side | None:
        """The one country named most, if by more than its people, and often or alone."""
        weights: dict[str, int] = {}
        cues: dict[str, int] = {}
        grounds: set[str] = set()  # what is named by more than its people, or its office for other lands
        for mention in self._countries.mentions:
            if mention.named and not mention.backs and not self._is_abroad(mention.first):
                weight = 1 if self._are_people(mention) else _NAMED
                weights[mention.code] = weights.get(mention.code, 0) + weight
                cues.setdefault(mention.code, mention.first)
                if weight == _NAMED:
                    grounds.add(mention.code)
        for token in _towns(self._pack).yes(self._tokens):
            known = _town_at(self._tokens.words, token, self._pack)
            if known and known.code and self._plays(token) and not self._is_abroad(token):
                weights[known.code] = weights.get(known.code, 0) + 1
                cues.setdefault(known.code, token)
                grounds.add(known.code)
        most = max(weights.values(), default=0)
        leading = [code for code, weight in weights.items() if weight == most]
        if len(leading) != 1:
            return None
        code = leading[0]
        is_sure = code in grounds and (most >= _SURE or len(weights) == 1)
        return of_country(code, cues[code], "country of the article") if is_sure else None

    def _are_people(self, mention: CountryMention) -> bool:
        """ "zwei Deutsche", "zwei Schweizer", "Swiss tourists", but "Schweizer Truppen"."""
        words, last = self._tokens.words, mention.last
        if mention.kind != "adjective" or last >= len(words):
            return mention.kind == "demonym"
        noun = self._lexicon.word(words[last]).noun
        if noun is not None:
            return noun.kind in _PEOPLE
        stands_alone = self._lexicon.capitalised_nouns and not words[last][0].isupper()
        return stands_alone and words[mention.first][0].isupper()

    def _is_abroad(self, token: int) -> bool:
        """Whether an office for what happens in other lands stands beside a name: "das Auswärtige Amt in Berlin"."""
        words, offices = self._tokens.words, self._lexicon.lists["foreign_offices"]
        return any(
            words[near] in offices for near in range(max(token - _OFFICE, 0), min(token + 2, len(words)))
        )

    def _by_public_life(self) -> Side | None:
        """The one country whose offices and whose words of public life an article has."""
        words = self._tokens.words
        known = public_life(self._pack.code)
        signs = _public(self._pack).yes(self._tokens)
        if len({known[words[token]] for token in signs}) != 1:
            return None
        return of_country(known[words[signs[0]]], signs[0], "country of the article")

    def _plays(self, token: int) -> bool:
        """Whether something takes place in the town named at ``token``, or its police act."""
        words = self._tokens.words
        if token == 0 or self._tokens.lows[token - 1] in self._where:
            return True
        return any(
            self._lexicon.word(words[near]).role & Role.STATE_INSTITUTION
            for near in (token - 1, token + 1)
            if near < len(words)
        )


def _town_at(words: list[str], token: int, pack: Pack) -> Place | None:
    """The town whose name begins at ``token``, by the longest: "Kuala Lumpur"."""
    for length in range(openings().get(words[token], 1), 1, -1):
        known = place(" ".join(words[token : token + length]), pack.code)
        if known and known.kind != "country":
            return known
    return _town(words[token], pack)


def _town(word: str, pack: Pack) -> Place | None:
    """The town that a word names; "Köln-Kalk" and German "Kölner" too."""
    language = pack.code
    known = place(word, language)
    if known is None:
        for ending in lexicon(pack).endings["townspeople"]:
            if word.endswith(ending):
                return place(word.removesuffix(ending), language)
    return known or (place(word.partition("-")[0], language) if "-" in word else None)


@cache
def _towns(pack: Pack) -> Question:
    """Whether a word names a town or a region of one country."""

    def names_a_town(word: str) -> bool:
        if openings().get(word, 1) > 1:
            return True
        known = _town(word, pack) if word[0].isupper() else None
        return known is not None and known.kind != "country" and known.code != ""

    return Question(names_a_town)


@cache
def _public(pack: Pack) -> Question:
    """Whether a word is one of the public life of one country."""
    known = public_life(pack.code)
    return Question(lambda word: word in known)
