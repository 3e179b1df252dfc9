"""Who speaks in an article, and where it plays, become the country of "our", "the enemy", "the army"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import countrywords, sides
from beleg.extraction.figures.sides.countrywords import before_towns
from beleg.extraction.figures.sides.setting import Setting
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.ordered import below
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.actors import actor
from beleg.gazetteer.places import Place, place
from beleg.languages import Pack
from beleg.model import Name, Statement

_FIGHTER: Final = "fighter"
_OPENING: Final = 80  # tokens of an article
_SHORTEST: Final = 4  # letters of a first part that names a force: "Armee-", "Militär-"
_LONGEST: Final = 20
_WATCHES: Final = "intelligence"  # the kind of actor whose business are the forces of others
_SEAT: Final = 4  # tokens from an office back to "In Moscow,"


class Homes:
    """The countries of those who speak in one article, and what they serve."""

    __slots__ = (
        "_all",
        "_countries",
        "_language",
        "_lexicon",
        "_prison",
        "_setting",
        "_statements",
        "_tokens",
        "_where",
    )

    def __init__(self, tokens: Tokens, statements: Sequence[Statement], countries: Sides, pack: Pack) -> None:
        self._tokens = tokens
        self._statements = statements
        self._countries = countries
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._setting = Setting(tokens, countries, pack)
        self._where = before_towns(pack)
        self._all: list[str] | None = None
        self._prison: bool | None = None

    @property
    def home(self) -> Side | None:
        """The country that an article plays in."""
        return self._setting.home

    @property
    def is_of_a_prison(self) -> bool:
        """Whether an article opens with a prison, so that its guards are those who serve there."""
        if self._prison is None:
            opening = self._lexicon.entries(self._tokens.pieces[:_OPENING])
            self._prison = any(word.traits & Trait.PRISONS for word in opening)
        return self._prison

    def of_place(self, name: str, counted: Counted) -> Side | None:
        """The state whose police and soldiers serve in a place."""
        known = place(name, self._language) or self._whole(name) if name else None
        if known is None or not known.code or self._is_namesake(known.code):
            return None
        token = counted.first if counted.head is None else counted.head
        return sides.of_country(known.code, token, "country of the place")

    def _whole(self, name: str) -> Place | None:
        """The country of whose part a place is: "Norden des Tschad", "northern Chad"."""
        known = place(name.rpartition(" ")[2], self._language)
        return known if known is not None and known.kind == "country" else None

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

    def of_army(self, said: Attribution, token: int) -> Side | None:
        """The country of an army, or of a body of one, that says something."""
        if not any(map(self._serves, said.origins)) or self.is_claim_of_rebels(said):
            return None
        return self.own(said, token)

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
