"""Words become what they are where places are named: prepositions, heads such as "Provinz", names the gazetteer knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from beleg.extraction.endings import Endings
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.places.leadwords import endings_if_any, in_cases, listed, listed_if_any
from beleg.extraction.figures.places.place import WAYS, Kind
from beleg.extraction.figures.places.placelists import PlaceLists
from beleg.extraction.figures.sides.countrywords import country_words
from beleg.extraction.tokens import Piece, Question
from beleg.gazetteer.places import opens_longer
from beleg.gazetteer.places import place as gazetteer_place
from beleg.languages import Pack

if TYPE_CHECKING:
    from mypy_extensions import i64

_STOP: Final = Role.AUXILIARY | Role.CONJUNCTION | Role.SUBORDINATOR
_REMEMBERED: Final = 20_000  # words
_LONGEST_REMEMBERED: Final = 40  # characters
_LONGEST_ENDING: Final = 6  # letters: a name is longer than its ending


class Is:
    """What a word is where places are named: flags, remembered of each word."""

    STOP: Final = 1 << 0  # no name stands behind it
    HEAD: Final = 1 << 1  # "Stadt", "province"
    CAPITAL: Final = 1 << 2
    NAME: Final = 1 << 3  # may be in a name
    CITY: Final = 1 << 4  # the gazetteer knows it
    REGION: Final = 1 << 5
    LONGER: Final = 1 << 6  # opens a name of several words
    GEOGRAPHY: Final = 1 << 7  # makes a name one of a place
    ARTICLE: Final = 1 << 8  # "der", "im": a common noun follows
    OF: Final = 1 << 9
    COUNTRY: Final = 1 << 10  # opens the name of a country
    PREPOSITION: Final = 1 << 11
    DIRECTION: Final = 1 << 12  # "southern", "südlich": what "of" leads to behind it is near
    PART: Final = 1 << 13  # "Norden", "outskirts"
    WIDE: Final = 1 << 14  # a head of regions
    SHORT: Final = 1 << 15  # letters, no name: "SDF"
    TOPONYM: Final = 1 << 16  # ends as places do: "Waldhausen"
    LANDSCAPE: Final = 1 << 17  # ends as valleys and hills do, which have an article: "im Ostertal"
    LINK: Final = 1 << 18  # joins a part with its whole: "Grenze zu X"
    COMPOUND: Final = 1 << 19  # a head with its name: "Omo-Region"
    SEAT: Final = 1 << 20  # who or what has its seat in the place named behind: "ministry", "mayor"
    SIGN: Final = 1 << 21  # a place can be named from here on: a preposition, a known name, "Provinz"
    THERE: Final = 1 << 22  # "there", where no verb follows
    BODY: Final = 1 << 23  # closes the name of a body: "Kelmar Health Ministry"
    PERSON: Final = 1 << 24  # people who may come from the place named behind: "Touristen aus X"
    TAKING: Final = 1 << 25  # its object is a place: "overran X"
    MOVING: Final = 1 << 26  # where from or where to is told behind it: "fled from X"
    LEADING: Final = 1 << 27  # a noun before "of" or "on" and a place: "residents of X", "attack on X"
    COMPOSED: Final = 1 << 28  # a noun only by its last part, by chance perhaps: "Schärding" is no "Ding"
    WAY: Final = 29  # the first of the highest bits: how a preposition leads to a place, one of ``Way``


IN_NAME: Final = Is.CAPITAL | Is.NAME
_FLAGS: Final = 32
ALL_FLAGS: Final = (1 << _FLAGS) - 1  # the bits above say which pack they are of
_made: Final[list[PlaceWords]] = []

_SIGNS: Final = (
    Is.PREPOSITION | Is.CITY | Is.REGION | Is.HEAD | Is.COUNTRY | Is.GEOGRAPHY | Is.THERE | Is.TAKING
)
_LONGEST_SHORT: Final = 5
_SHORTEST_IN_CAPITALS: Final = 4  # letters of a town: "ADEN"
_SHORTEST_HEAD: Final = 6  # "Vorort", no "Port"
_PEOPLE: Final = frozenset(("person", "force", "helper", "fighter"))
_TAKING_PART: Final = frozenset(("event", "vehicle", "weapon", "fighter", "ammunition"))
_MOVED: Final = frozenset(("displaced", "evacuated", "withdrawn", "exchanged"))


class PlaceWords(PlaceLists):
    """How a language names places, from ``places.toml``, and which of its words can stand before one."""

    __slots__ = (
        *("_bare_landscapes", "_compounds", "_counts", "_countries", "_directions", "_endings", "_geography"),
        *("_head_endings", "_heads", "_known", "_landscapes", "_language", "_lexicon", "_listed"),
        *("_listed_small", "_name_articles", "_others", "_seats", "_toponyms", "_ways", "_wide"),
        *("_wide_endings", "capitalised_nouns", "signs", "stamp"),
    )

    def __init__(self, pack: Pack) -> None:
        table = pack["places"]
        super().__init__(table)
        self._ways = {word: WAYS.index(way) for way, line in table["ways"].items() for word in line.split()}
        cases = endings_if_any(table, "head_cases")
        self._wide = in_cases(listed(table, "wide_heads"), cases)
        self._heads = self._wide | self.plural_heads | in_cases(listed(table, "heads"), cases)
        wide = in_cases(endings_if_any(table, "wide_head_endings"), cases)
        self._wide_endings = Endings(tuple(wide))
        self._head_endings = Endings((*wide, *in_cases(endings_if_any(table, "head_endings"), cases)))
        self._directions = listed(table, "directions")
        self._seats = Endings(table["seat_endings"].split())
        self._compounds = listed_if_any(table, "compounds")
        self._endings = Endings(endings_if_any(table, "noun_endings"))
        self._toponyms = Endings(table["place_endings"].split())
        self._landscapes = Endings(endings_if_any(table, "landscape_endings"))
        self._bare_landscapes = listed_if_any(table, "landscape_endings")
        others = listed(table, "not_places")
        endings = listed_if_any(table, "case_endings")
        self._others = others | {word + ending for word in others for ending in endings}
        self._counts = frozenset(
            word for kind in ("units", "teens", "tens") for word in pack["numbers"]["words"][kind]
        )
        self._geography = listed(table, "geography")
        self._name_articles = listed(table, "name_articles")
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._countries = country_words(pack)
        self._listed = _by_word(
            (self._heads, Is.HEAD), (self._wide, Is.WIDE), (self._geography, Is.GEOGRAPHY),
            (listed(table, "parts"), Is.PART), (listed_if_any(table, "bodies"), Is.BODY),
        )  # fmt: skip
        self._listed_small = _by_word(
            (listed_if_any(table, "contracted"), Is.ARTICLE), (listed(table, "part_links"), Is.LINK), (frozenset(self._ways), Is.PREPOSITION),
            (self._directions, Is.DIRECTION), (self.nationwide | self.relatives | self.callings | listed(table, "there"), Is.THERE), (self.leads.taking | self.leads.disasters, Is.TAKING),
            (self.leads.moving, Is.MOVING),
        )  # fmt: skip
        self._known: dict[str, int] = {}
        _made.append(self)
        stamp: i64 = len(_made)
        self.stamp: i64 = stamp << _FLAGS
        self.capitalised_nouns = self._lexicon.capitalised_nouns
        self.signs = Question(self._is_sign)

    def _is_sign(self, word: str) -> bool:
        return not self._is_on_no_list(word) and self.flags(word) & Is.SIGN != 0

    def _is_on_no_list(self, word: str) -> bool:
        """Whether a word is listed nowhere, ends as no head and opens no name: it is no sign, whatever else it is."""
        lower = word.lower()
        if not word.isalpha() or word in self._listed or lower in self._listed_small:
            return False
        if self._head_endings.of(lower) or self.kind(word) >= 0 or opens_longer(word, self._language):
            return False
        return not self._countries.opens(word)

    def flags(self, word: str) -> int:
        """The flags of ``Is`` that hold for a word."""
        known = self._known.get(word)
        if known is None:
            known = self._work_out(word)
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            if len(word) <= _LONGEST_REMEMBERED:
                self._known[word] = known
        return known

    def flags_of(self, piece: Piece) -> i64:
        """The flags of ``Is`` that hold for a token, remembered beside it until those of another pack are asked for."""
        known = piece.naming
        if known & ~ALL_FLAGS != self.stamp:
            known = self.stamp | self.flags(piece.word)
            piece.naming = known
        return known & ALL_FLAGS

    def kind(self, name: str) -> int:
        """The kind of place that the gazetteer knows by a name of one or several words, also in capitals, -1 where it knows none."""
        known = gazetteer_place(name, self._language)
        if known is None and len(name) >= _SHORTEST_IN_CAPITALS and name.isupper():
            known = gazetteer_place(name.title(), self._language)
        if known is None:
            return -1
        return (
            Kind.COUNTRY if known.kind == "country" else Kind.REGION if known.kind == "region" else Kind.CITY
        )

    def lies_in(self, name: str, land: str) -> bool:
        """Whether the gazetteer knows that a region or town lies in a country."""
        inner, outer = gazetteer_place(name, self._language), gazetteer_place(land, self._language)
        return inner is not None and outer is not None and inner is not outer and inner.code == outer.code

    def _work_out(self, word: str) -> int:
        lower, role = word.lower(), self._lexicon.word(word).role
        upper = word[0].isupper()
        capital = upper or self._opens_with_article(word)
        kind = self.kind(word)
        flags = self._listed.get(word, 0) | self._listed_small.get(lower, 0)
        if not word[0].isalpha() or role & _STOP:
            flags |= Is.STOP
        if upper and len(lower) >= _SHORTEST_HEAD and self._head_endings.of(lower):
            flags |= Is.HEAD | (Is.WIDE if self._wide_endings.of(lower) else 0)
        if capital:
            flags |= Is.CAPITAL | (Is.NAME if self._is_name(word, lower, kind) else 0)
        if kind >= 0:
            flags |= Is.CITY if kind >= Kind.CITY else Is.REGION if kind == Kind.REGION else 0
        if opens_longer(word, self._language):
            flags |= Is.LONGER
        flags |= self._by_use(word, role) | self._by_shape(word, lower)
        if flags & _SIGNS or (flags & Is.LONGER and flags & Is.CAPITAL):
            flags |= Is.SIGN
        return flags | self._ways.get(lower, 0) << Is.WAY

    def _by_use(self, word: str, role: int) -> int:
        """The flags that other lists of the language give a word."""
        flags = 0
        if role & Role.DETERMINER:
            flags |= Is.ARTICLE
        if role & Role.PARTITIVE_OF:
            flags |= Is.OF
        if self._countries.opens(word):
            flags |= Is.COUNTRY
        if self._is_person(word):
            flags |= Is.PERSON
        return flags

    def _by_shape(self, word: str, lower: str) -> int:
        """The flags that the letters of a word give it."""
        flags = 0
        if "-" in word and word not in self._heads:
            last = word.rpartition("-")[2]
            if last in self._heads or last in self._compounds:
                flags |= Is.COMPOUND
            if last in self.happenings and self.kind(word.rpartition("-")[0]) >= 0:
                flags |= Is.COMPOUND | Is.SIGN
        if self._is_composed(word, lower):
            flags |= Is.COMPOSED
        if self._seats.of(lower):
            flags |= Is.SEAT
        if self.leads.nouns.of(lower):
            flags |= Is.LEADING
        if len(word) <= _LONGEST_SHORT and word.isupper():
            flags |= Is.SHORT
        if len(word) > _LONGEST_ENDING and self._toponyms.of(lower) and word not in self._heads:
            flags |= Is.TOPONYM
        if lower not in self._bare_landscapes and word not in self._others and self._landscapes.of(lower):
            flags |= Is.LANDSCAPE
        return flags

    def is_no_place(self, word: str) -> bool:
        """Whether a word with a capital is listed as one that names no place."""
        return word in self._others

    def is_event(self, word: str) -> bool:
        """Whether a word with a capital tells what happened."""
        known = self._lexicon.word(word.lower())
        return known.event is not None or (known.noun is not None and known.noun.kind == "event")

    def counts(self, word: str) -> bool:
        """Whether a word is a numeral: "two"."""
        return word in self._counts

    def takes_part(self, word: str) -> bool:
        """Whether a word tells what happened, or who or what did it: "accident", "bus", "bomb", "attackers"."""
        known = self._lexicon.word(word)
        if known.noun is not None and known.noun.kind in _TAKING_PART:
            return True
        return word in self.scenes or word.lower() in self._lexicon.lists["calamities"]

    def is_hospital(self, word: str) -> bool:
        """Whether a word is one for a house in which something may happen and people are treated."""
        return self.treating.of(word.lower())

    def is_thing(self, word: str) -> bool:
        """Whether a word is no verb, no event and no name of what happened."""
        known = self._lexicon.word(word)
        return not (known.role or known.event or known.total or (known.noun and known.noun.measure))

    def _is_composed(self, word: str, lower: str) -> bool:
        """Whether a word is a German noun only as its last part is one, and may be a name instead."""
        if not self.capitalised_nouns or not word[0].isupper() or word in self._others or word in self._heads:
            return False
        known = self._lexicon.word(word)
        return known.noun is not None and not self._endings.of(lower) and not self._lexicon.is_listed(word)

    def _is_person(self, word: str) -> bool:
        """Whether a word counts people of whom "from" tells where they live, not where they fled or were brought from."""
        noun = self._lexicon.word(word).noun
        return noun is not None and noun.kind in _PEOPLE and noun.measure not in _MOVED

    def _opens_with_article(self, word: str) -> bool:
        """ "al-Tanf", "ash-Shaddadi": names that open with a small letter."""
        article, hyphen, name = word.partition("-")
        return bool(hyphen) and name[:1].isupper() and article in self._name_articles

    def _is_name(self, word: str, lower: str, kind: int) -> bool:
        """Whether a word with a capital may be the name of a place."""
        if word in self._others or word in self._heads or lower in self._counts:
            return False
        if word in self._geography or lower in self._directions or kind >= 0:
            return True
        if self.capitalised_nouns and self._endings.of(lower) and not self._toponyms.of(lower):
            return False
        known = self._lexicon.word(word)
        return not (known.noun or known.role & ~Role.STATELESS or known.event or known.total)


def _by_word(*listed: tuple[frozenset[str], int]) -> dict[str, int]:
    """The flags of every word of the lists."""
    flags: dict[str, int] = {}
    for words, flag in listed:
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


def kind_by_head(head: i64) -> i64:
    """The kind of an unknown place by the flags of its head: "province", "town"; without a head it may be none."""
    return Kind.REGION if head & Is.WIDE else Kind.HEADED if head else Kind.UNKNOWN


@cache
def place_words(pack: Pack) -> PlaceWords:
    """The words of a pack for places, made once."""
    return PlaceWords(pack)
