"""The names of an article become its home: the country it plays in, and the one that speaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import countrywords, sides
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.ordered import below
from beleg.extraction.tokens import Question, Tokens
from beleg.gazetteer.actors import actor
from beleg.gazetteer.countries import public_life
from beleg.gazetteer.places import Place, place
from beleg.languages import Pack
from beleg.model import Name, Statement

_FIGHTER: Final = "fighter"
_OPENING: Final = 80  # tokens of an article
_SHORTEST: Final = 4  # letters of a first part that names a force: "Armee-", "Militär-"
_LONGEST: Final = 20
_SURE: Final = 3
_WATCHES: Final = "intelligence"  # the kind of actor whose business are the forces of others
_PEOPLE: Final = frozenset(("person", "helper"))
_SEAT: Final = 4  # tokens from an office back to "In Moscow,"
_OFFICE: Final = 3  # tokens from an office to its seat
_NAMED: Final = 2  # the weight of a country's name beside that of a town in it


class Homes:
    """The home of one article and of those who speak in it, each sought when first asked for."""

    __slots__ = (
        "_all",
        "_countries",
        "_home",
        "_language",
        "_lexicon",
        "_pack",
        "_public",
        "_sought",
        "_statements",
        "_tokens",
        "_towns",
        "_where",
    )

    def __init__(self, tokens: Tokens, statements: Sequence[Statement], countries: Sides, pack: Pack) -> None:
        self._tokens = tokens
        self._statements = statements
        self._countries = countries
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._pack = pack
        self._public = _public(pack)
        self._towns = _towns(pack)
        self._where = _prepositions(pack)
        self._home: Side | None = None
        self._all: list[str] | None = None
        self._sought = False

    @property
    def home(self) -> Side | None:
        """The country that an article plays in, by the countries and towns that it names."""
        if not self._sought:
            self._sought = True
            self._home = self._seek() or self._by_public_life()
        return self._home

    @property
    def is_of_a_prison(self) -> bool:
        """Whether an article opens with a prison, so that its guards are those who serve there."""
        pieces = self._tokens.pieces[:_OPENING]
        return any(word.traits & Trait.PRISONS for word in self._lexicon.entries(pieces))

    def of_place(self, name: str, counted: Counted) -> Side | None:
        """The state whose police and soldiers serve in a place."""
        known = place(name, self._language) if name else None
        if known is None or not known.code or self._is_namesake(known.code):
            return None
        token = counted.first if counted.head is None else counted.head
        return sides.of_country(known.code, token, "country of the place")

    def _is_namesake(self, code: str) -> bool:
        """Whether a town is rather one of the same name: its country is not named, and another one is where the article plays."""
        home = self.home
        if home is None or home.code == code:
            return False
        return all(mention.code != code for mention in self._countries.mentions)

    def related(self, relation: Side, said: Attribution) -> Side | None:
        """The country of who speaks, or its enemy."""
        token = relation.first
        if relation.code == countrywords.OWN:
            return self.own(said, token)
        for code in self._speakers(said):
            opponent = self._countries.opponent(sides.of_country(code, token, ""))
            if opponent:
                return sides.of_country(opponent.code, token, "opponent of the speaker")
        # Nobody else speaks of an enemy: the report is told from where it plays.
        opponent = self._countries.opponent(self.home) if self.home and not said.origins else None
        return sides.of_country(opponent.code, token, "opponent of the article") if opponent else None

    def own(self, said: Attribution, token: int) -> Side | None:
        """The country of who speaks, or which an officer serves who does."""
        return self.speaker(said, token) or self._of_officer(said, token)

    def speaker(self, said: Attribution, token: int) -> Side | None:
        """The country of who says something; the word at ``token`` speaks of it."""
        for name in said.origins:
            code = self._country_of(name) or self._seat_of(name)
            if code:
                return sides.of_country(code, token, "side of the speaker")
        return None

    def _seat_of(self, name: Name) -> str:
        """The country of the capital that opens the sentence of an office: "In Moscow, the defence ministry said"."""
        at = below(self._tokens.starts, name.span.start + 1) - 1
        if not self._serves(name):
            return ""
        for mention in self._countries.within(max(at - _SEAT, 0), at):
            capital = mention.kind == "capital" and self._tokens.words[mention.last] == ","
            if capital and self._tokens.lows[mention.first - 1] in self._where:
                return mention.code
        return ""

    def watches(self, said: Attribution) -> bool:
        """Whether an intelligence service says it: its business are the forces of other states."""
        return any(
            (known := actor(name.actor)) and known.kind == _WATCHES for name in said.origins if name.actor
        )

    def _of_officer(self, said: Attribution, token: int) -> Side | None:
        """A spokesman of "the army" speaks for the state whose forces the article has named, or where it plays."""
        if any(self._serves(name) and not self._is_of_several(name) for name in said.origins):
            return self._countries.force_before(token) or self.home
        return None

    def _is_of_several(self, name: Name) -> bool:
        """Whether a name is that of a body of several states: "Militärbündnis"."""
        return any(self._lexicon.word(word).role & Role.STATELESS for word in name.text.split())

    def _serves(self, name: Name) -> bool:
        return any(map(self.is_of_a_force, name.text.replace("-", " ").split()))

    def is_claim_of_rebels(self, said: Attribution) -> bool:
        """Whether an armed group says it, or somebody who is called one of its men: "a rebel commander"."""
        known = [actor(name.actor) for name in said.origins if name.actor]
        if any(each is not None and each.kind == "armed_group" for each in known):
            return True
        words = [word for name in said.origins for word in name.text.replace("-", " ").split()]
        return any(map(self._is_of_fighters, words))

    def _is_of_fighters(self, word: str) -> bool:
        """Whether a word names fighters of no state, or begins with them: "Rebellenkommandeur"."""
        noun = self._lexicon.word(word).noun
        if noun is not None and noun.kind == _FIGHTER:
            return True
        if not self._lexicon.capitalised_nouns:
            return False
        opening = (self._lexicon.word(word[:cut]).noun for cut in range(_SHORTEST, min(len(word), _LONGEST)))
        return any(noun is not None and noun.kind == _FIGHTER for noun in opening)

    def is_of_a_force(self, word: str) -> bool:
        """Whether a word names an army, police or their members, or begins with one: "Militärhubschrauber"."""
        known = self._lexicon.word(word)
        if (
            known.traits & Trait.VOICE
            or known.role & Role.STATE_INSTITUTION
            or (known.noun and known.noun.kind == "force")
        ):
            return True
        if not self._lexicon.capitalised_nouns:
            return False
        return any(
            self._lexicon.word(word[:cut]).role & Role.STATE_INSTITUTION
            for cut in range(_SHORTEST, min(len(word), _LONGEST))
        )

    def _speakers(self, said: Attribution) -> list[str]:
        """The countries that may speak of an enemy: of who says it, then of all who speak in the article."""
        codes: list[str] = []
        for name in said.origins:
            known = actor(name.actor) if name.actor else None
            if known and known.kind == "armed_group":
                return codes
            codes.append(self._country_of(name))
        if self._all is None:
            named = [self._country_of(name) for each in self._statements for name in each.speakers]
            self._all = list(dict.fromkeys(named))
        return codes + self._all

    def _country_of(self, name: Name) -> str:
        known = actor(name.actor) if name.actor else None
        return known.country if known and known.kind not in ("agency", "medium", "armed_group") else ""

    def _seek(self) -> Side | None:
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
        for token in self._towns.yes(self._tokens):
            known = _town(self._tokens.words[token], self._pack)
            if known and known.code and self._plays(token) and not self._is_abroad(token):
                weights[known.code] = weights.get(known.code, 0) + 1
                cues.setdefault(known.code, token)
                grounds.add(known.code)
        most = max(weights.values(), default=0)
        leading = [code for code, weight in weights.items() if weight == most]
        for code in leading:
            if len(leading) == 1 and code in grounds and (most >= _SURE or len(weights) == 1):
                return sides.of_country(code, cues[code], "country of the article")
        return None

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
        known = public_life(self._language)
        signs = self._public.yes(self._tokens)
        if len({known[words[token]] for token in signs}) != 1:
            return None
        return sides.of_country(known[words[signs[0]]], signs[0], "country of the article")

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
def _prepositions(pack: Pack) -> frozenset[str]:
    """The prepositions that stand before towns."""
    ways = pack["places"]["ways"]
    return frozenset(word for way in ("in", "near", "from", "to") for word in ways[way].split())


@cache
def _towns(pack: Pack) -> Question:
    """Whether a word names a town or a region of one country."""

    def names_a_town(word: str) -> bool:
        known = _town(word, pack) if word[0].isupper() else None
        return known is not None and known.kind != "country" and known.code != ""

    return Question(names_a_town)


@cache
def _public(pack: Pack) -> Question:
    """Whether a word is one of the public life of one country."""
    known = public_life(pack.code)
    return Question(lambda word: word in known)
