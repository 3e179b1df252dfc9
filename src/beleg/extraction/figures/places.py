"""Names behind prepositions of place become places, and a figure gets the one that it is about."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.figures.lexicon import Role, lexicon
from beleg.extraction.figures.sides import Sides, country_words
from beleg.extraction.tokens import Question, Tokens
from beleg.gazetteer.places import is_place, opens_longer
from beleg.languages import Pack
from beleg.model import DateMention, Evidence

_STOP: Final = Role.AUXILIARY | Role.CONJUNCTION | Role.SUBORDINATOR
_LONGEST_NAME: Final = 4
_REACH: Final = 5  # steps from a preposition to the name
_REMEMBERED: Final = 100_000  # words
_LONGEST_REMEMBERED: Final = 40  # characters


class Place:
    """A place named by the tokens ``first:last``; the higher its ``rank``, the surer and narrower it is.

    ``text`` and ``evidence`` are filled when a figure is there.
    """

    __slots__ = ("evidence", "first", "last", "rank", "text")

    def __init__(self, first: int, last: int, rank: int) -> None:
        self.first = first
        self.last = last
        self.rank = rank
        self.text = ""
        self.evidence: Evidence | None = None


COUNTRY: Final = 1
WAY: Final = 2
NAME: Final = 3
KNOWN: Final = 4


class _Is:
    """What a word is where places are named: flags, remembered of each word."""

    STOP: Final = 1 << 0  # no name stands behind it
    HEAD: Final = 1 << 1  # "Stadt", "province"
    CAPITAL: Final = 1 << 2
    NAME: Final = 1 << 3  # may be in a name
    PLACE: Final = 1 << 4  # the gazetteer knows it
    LONGER: Final = 1 << 5  # opens a name of several words
    GEOGRAPHY: Final = 1 << 6  # makes a name one of a place
    ARTICLE: Final = 1 << 7  # "der", "im": a common noun follows
    PARTITIVE: Final = 1 << 8
    WHENCE: Final = 1 << 9
    ONTO: Final = 1 << 10
    COUNTRY: Final = 1 << 11  # opens the name of a country


_CONTRACTED: Final = frozenset(("im", "am", "beim", "zum", "zur", "vom", "ins"))


class PlaceWords:
    """How a language names places, from ``places.toml``, and which of its words can stand before one."""

    __slots__ = (
        *("_countries", "_endings", "_geography", "_heads", "_known", "_language", "_lexicon", "_onto"),
        *("_others", "_whence", "_where", "capitalised_nouns", "prepositions"),
    )

    def __init__(self, pack: Pack) -> None:
        table = pack["places"]
        self._where = frozenset(table["where"].split())
        self._whence = frozenset(table["whence"].split())
        self._onto = frozenset(table["onto"].split())
        self._heads = frozenset(table["heads"].split())
        self._endings = tuple(table["noun_endings"].split())
        self._others = frozenset(table["not_places"].split())
        self._geography = frozenset(table["geography"].split())
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._countries = country_words(pack)
        self._known: dict[str, int] = {}
        self.capitalised_nouns = self._lexicon.capitalised_nouns
        self.prepositions = Question(self._is_preposition)

    def flags(self, word: str) -> int:
        """The flags of ``_Is`` that hold for a word."""
        known = self._known.get(word)
        if known is None:
            known = self._work_out(word)
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            if len(word) <= _LONGEST_REMEMBERED:
                self._known[word] = known
        return known

    def is_known(self, name: str) -> bool:
        """Whether the gazetteer knows a name of several words."""
        return is_place(name, self._language)

    def _is_preposition(self, word: str) -> bool:
        lower = word.lower()
        return lower in self._where or lower in self._whence or lower in self._onto

    def _work_out(self, word: str) -> int:
        lower, role = word.lower(), self._lexicon.word(word).role
        holding = (
            (_Is.STOP, not word[0].isalpha() or bool(role & _STOP)),
            (_Is.HEAD, word in self._heads),
            (_Is.CAPITAL, word[0].isupper()),
            (_Is.NAME, self._is_name(word)),
            (_Is.PLACE, is_place(word, self._language)),
            (_Is.LONGER, opens_longer(word, self._language)),
            (_Is.GEOGRAPHY, word in self._geography),
            (_Is.ARTICLE, bool(role & Role.DETERMINER) or lower in _CONTRACTED),
            (_Is.PARTITIVE, bool(role & Role.PARTITIVE_OF)),
            (_Is.WHENCE, lower in self._whence),
            (_Is.ONTO, lower in self._onto),
            (_Is.COUNTRY, self._countries.opens(word)),
        )
        return sum(flag for flag, holds in holding if holds)

    def _is_name(self, word: str) -> bool:
        if not word[0].isupper() or not word[0].isalpha() or word in self._others or word in self._heads:
            return False
        is_noun = self.capitalised_nouns and word.lower().endswith(self._endings)
        if is_noun and not is_place(word, self._language):
            return False
        known = self._lexicon.word(word)
        return not (known.noun or known.role & ~Role.STATELESS or known.event or known.total)


@cache
def place_words(pack: Pack) -> PlaceWords:
    """The words of a pack for places, made once."""
    return PlaceWords(pack)


class _Passage:
    """A sentence in which places are sought; ``dates`` are those inside it."""

    __slots__ = ("dates", "last", "sides", "texts", "words")

    def __init__(
        self, tokens: Tokens, last: int, words: PlaceWords, sides: Sides, dates: list[DateMention]
    ) -> None:
        self.texts = tokens.words
        self.last = last
        self.words = words
        self.sides = sides
        self.dates = dates

    def place_behind(self, preposition: int) -> Place | None:
        """The place that a preposition names, as sure as the preposition lets it be."""
        place = self._behind(preposition + 1)
        if place is None:
            return None
        kind = self._flags(preposition)
        if kind & (_Is.ONTO | _Is.WHENCE) and place.rank < KNOWN:
            return None
        if kind & _Is.WHENCE:
            place.rank = WAY
        return place

    def _flags(self, token: int) -> int:
        return self.words.flags(self.texts[token]) if token < self.last else 0

    def _behind(self, token: int) -> Place | None:
        """The name behind a preposition: "in der Stadt X", "in northern X", "bei X"."""
        headed = False
        for _ in range(_REACH):
            flags = self._flags(token)
            if token >= self.last or flags & _Is.STOP or self._is_dated(token):
                return None
            mention = self.sides.at(token) if flags & _Is.COUNTRY else None
            if mention is not None:
                if mention.kind == "name" or mention.kind == "capital":
                    return Place(token, mention.last, COUNTRY if mention.kind == "name" else KNOWN)
                token = mention.last
            elif flags & _Is.HEAD:
                headed = True
                token += 2 if self._goes_on_with_name(token) else 1
            elif flags & _Is.CAPITAL:
                return self._named(token, flags, headed)
            else:
                token += 1
        return None

    def _goes_on_with_name(self, head: int) -> bool:
        """ "city of X"."""
        return bool(self._flags(head + 1) & _Is.PARTITIVE and self._flags(head + 2) & _Is.CAPITAL)

    def _named(self, token: int, opener: int, headed: bool) -> Place | None:
        """The name at ``token``, a word with the flags ``opener`` that is in no date."""
        if not opener & _Is.NAME:
            return None
        last, limit = token + 1, min(self.last, token + _LONGEST_NAME)
        all_flags = opener
        while last < limit:
            flags = self._flags(last)
            if not flags & _Is.NAME or self._is_dated(last):
                break
            all_flags |= flags
            last += 1
        known = self._known_end(token, opener, last)
        if known > token:
            return Place(token, known, KNOWN)
        if headed or all_flags & _Is.GEOGRAPHY:
            return Place(token, last, KNOWN)
        if not self.words.capitalised_nouns:
            return Place(token, last, NAME)
        # German common nouns follow an article, names of towns do not: "im Gebäude", "in der Halle".
        if last > token + 2 or (last == token + 1 and self._flags(token - 1) & _Is.ARTICLE):
            return None
        return Place(token, last, NAME if last > token + 1 or self._is_said_again(token) else WAY)

    def _known_end(self, token: int, opener: int, last: int) -> int:
        """The end of the longest name at ``token`` that the gazetteer knows, ``token`` where it knows none."""
        if opener & _Is.LONGER:
            for end in range(last, token + 1, -1):
                if self.words.is_known(" ".join(self.texts[token:end])):
                    return end
        return token + 1 if opener & _Is.PLACE else token

    def _is_said_again(self, token: int) -> bool:
        name = self.texts[token]
        for other, text in enumerate(self.texts):
            if text == name and other != token:
                return True
        return False

    def _is_dated(self, token: int) -> bool:
        for date in self.dates:
            if date.first_token <= token < date.last_token:
                return True
        return False


def find(
    tokens: Tokens, first: int, last: int, words: PlaceWords, sides: Sides, dates: list[DateMention]
) -> list[Place]:
    """The places named by the tokens ``first:last`` of a sentence, in order; ``dates`` are those inside it."""
    found: list[Place] = []
    passage = _Passage(tokens, last, words, sides, dates)
    pieces, prepositions = tokens.pieces, words.prepositions
    for token in range(first, last - 1):
        if prepositions.concerns(pieces[token]):
            place = passage.place_behind(token)
            if place is not None:
                _insert(found, place)
    return found


def _insert(found: list[Place], place: Place) -> None:
    """Put a place where it stands in the text, if none is there."""
    at = len(found)
    while at and found[at - 1].first > place.first:
        at -= 1
    if not at or found[at - 1].first < place.first:
        found.insert(at, place)


def best(places: list[Place], token: int) -> Place | None:
    """The place that a number at ``token`` is about: the surest kind, and of these the nearest."""
    sure = 0
    for place in places:
        sure = max(sure, min(NAME, place.rank))
    nearest: Place | None = None
    least = 0
    for place in places:
        if place.rank >= sure:
            distance = place.first - token + _BEHIND if place.first > token else token - place.first
            nearer = nearest is None or distance < least
            if nearer or (nearest is not None and distance == least and place.rank > nearest.rank):
                nearest, least = place, distance
    return nearest


_BEHIND: Final = 8  # tokens: so much farther counts a place behind the number
