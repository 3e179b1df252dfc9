"""The places that a sentence names: how it leads to each, which holds which, what the words beside it make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.callednames import call, insert
from beleg.extraction.figures.places.hospitals import hospital_end, is_hit, is_scene, is_scene_of
from beleg.extraction.figures.places.located import drop_landmarks
from beleg.extraction.figures.places.nesting import nest
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placenames import PlaceNames
from beleg.extraction.figures.places.placewords import IN_NAME, Is, PlaceWords
from beleg.extraction.figures.places.pointing import Pointer, pointer_at
from beleg.extraction.figures.places.targets import note_target
from beleg.extraction.figures.places.told import called_before, told_before, told_behind_comma, way_to_head
from beleg.extraction.figures.sides.countrywords import CountryMention, is_possessive
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.ordered import below
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention

if TYPE_CHECKING:
    from mypy_extensions import i64

_REACH: Final = 5  # steps from a preposition to the name
_OF_BODIES: Final = (Way.BARE, Way.FROM, Way.TO)
_AWAY: Final = (Way.FROM, Way.TO)
_COMMON: Final = IN_NAME | Is.HEAD | Is.GEOGRAPHY | Is.COUNTRY | Is.SHORT
_LONGEST_BODY: Final = 6  # tokens
_SHORTEST_OPENING: Final = 2


class Places(PlaceNames):
    """The places of an article, read sentence by sentence.

    ``pointer`` is what the sentence read last points back by: "in the city", "there"; ``overall`` are its tokens that tell
    something of a whole country: "nationwide", "across the country".
    """

    __slots__ = ("_signs", "overall", "pointer")

    def __init__(self, tokens: Tokens, words: PlaceWords, sides: Sides) -> None:
        super().__init__(tokens, words, sides)
        self._signs = words.signs.yes(tokens)
        self.pointer: Pointer | None = None
        self.overall: list[int] = []

    def find(self, first: int, last: int, dates: list[DateMention], is_headline: bool = False) -> list[Place]:
        """The places named by the tokens ``first:last`` of a sentence, in order; ``dates`` are those inside it."""
        self.first, self.last, self._dates, self.is_headline = first, last, dates, is_headline
        found: list[Place] = []
        self.pointer = None
        self.overall = []
        signs = self._signs
        for at in range(below(signs, first), below(signs, last)):
            token = signs[at]
            flags = self.flags(token)
            place = self._place_from(token, flags)
            if place is None:
                if flags & (Is.THERE | Is.PREPOSITION):
                    self._note_pointer(token, flags)
            elif not call(found, place):
                insert(found, place)
        drop_landmarks(self, found)
        self._list_on(found)
        self._look_beside(found)
        if self.words.targets:
            note_target(self, found)
        _share_ways(found, self.texts, self.words)
        if self.called.any():
            self.called.add(found, self.texts, first, last)
        for at in range(1, len(found)):
            nest(self, found[at - 1], found[at])
        if found:
            found[0].is_first = True
            found[-1].is_last = True
        return found

    def _look_beside(self, found: list[Place]) -> None:
        """Take note of names that open the name of a body, and of words called places."""
        for place in found:
            if self._is_of_house(place) or self._treats(place):
                place.way = Way.SEAT
            if place.kind != Kind.COUNTRY and place.way in _OF_BODIES and self._names_body(place):
                place.way = Way.SEAT
            if place.kind == Kind.HEADED and place.last == place.first + 1:
                self.called.call([self.texts[place.first]])
            if self._is_shortened(place):
                self.called.call([self.texts[place.last + 1]])

    def _treats(self, place: Place) -> bool:
        """Whether a known town opens the name of a house where the hurt are treated: "in Kelmar General Hospital"."""
        if place.kind != Kind.CITY or place.way > Way.NEAR:
            return False
        return hospital_end(self, place.last) > place.last and not is_scene_of(self, place.first)

    def _note_pointer(self, token: int, flags: i64) -> None:
        """Take note of "nationwide", and of "in the city" and "there"."""
        if self.is_overall(token, flags):
            self.overall.append(token)
        elif self.texts[token] not in self.words.callings:
            self.pointer = pointer_at(self, self._sides, token, flags) or self.pointer

    def _names_body(self, place: Place) -> bool:
        """Whether a name opens that of a body: "Kelmar Health Ministry", "Kelmar's army"."""
        for at in range(place.last, min(place.last + _LONGEST_BODY, self.last)):
            flags = self.flags(at)
            if flags & Is.BODY:
                return True
            if flags & (Is.CAPITAL | Is.OF) or is_possessive(self.texts[at]):
                continue
            if self.texts[at] not in self.words.linking:
                return False
        return False

    def _place_from(self, token: int, flags: i64) -> Place | None:
        """The place that the words from ``token`` on name, the first with these flags; ``None`` where they name none."""
        if self._is_home(token, flags):
            return None
        if flags & Is.PREPOSITION:
            return self._led_to(token, flags)
        if self.is_dated(token):
            return None
        if flags & Is.THERE and self.texts[token] in self.words.relatives:
            return self._before_relative(token)
        if flags & Is.THERE and self.texts[token] in self.words.callings:
            return called_before(self, token)
        if flags & Is.TAKING and not flags & Is.CAPITAL:
            return told_before(self, token) or self._taken(token)
        return self._bare(token, flags)

    def _led_to(self, token: int, flags: i64) -> Place | None:
        """The place behind the preposition ``token``."""
        if self.is_across(token):
            return None
        behind = self.flags(token + 1)
        if behind & Is.PREPOSITION and not behind & Is.OF and behind >> Is.WAY in _AWAY:
            return None  # "moved in from X"
        way = self.way_of(token, flags)
        if way == Way.SEAT and flags >> Is.WAY == Way.IN and is_hit(self, token - 1):
            way = Way.IN
        if behind & IN_NAME == Is.CAPITAL and (found := self._of_capitals(token + 1, way)):
            return found
        return None if behind & (Is.STOP | Is.PART) == Is.STOP else self._behind(token + 1, way)

    def _bare(self, token: int, flags: i64) -> Place | None:
        """The place named from ``token`` on, where no preposition leads to it."""
        way = self._bare_way(token)
        if flags & Is.COMPOUND and (land := self._land_of(token)) is not None:
            return land
        mention = self._sides.at(token) if flags & Is.COUNTRY else None
        if mention is not None:
            taken = mention.kind == "capital" and way == Way.IN  # "left Beirut", but "Beirut denied it"
            is_place = mention.kind == "name" or taken
            return _of_country(token, mention, way) if is_place else None
        if flags & Is.HEAD:
            return self._headed(token, flags, way)
        if flags & Is.GEOGRAPHY and not self.words.capitalised_nouns and self.flags(token - 1) & Is.NAME:
            return self._closed_by(token, flags, way)
        if self._is_of_person(token, flags, way):
            return None
        found = self._named(token, flags, 0, way)
        return found if found is not None and found.kind != Kind.UNKNOWN else None

    def headed(self, first: int, last: int) -> Place | None:
        """What a headline without a known place is about, by its ending: "Die Räumung der Nordheide"."""
        self.first, self.last = first, last
        for token in range(first, last):
            flags = self.flags(token)
            ends = flags & (Is.LANDSCAPE if self.flags(token - 1) & Is.ARTICLE else Is.TOPONYM)
            if ends and flags & Is.NAME and not self.flags(token - 1) & Is.CAPITAL:
                return Place(token, token + 1, Kind.HEADED, Way.BARE)
        return None

    def _bare_way(self, token: int) -> i64:
        """A name that opens a line, with a colon or comma behind it, says where what follows happened."""
        opens = token == self.first or self.texts[token - 1] == "|"
        if opens and token + _SHORTEST_OPENING < self.last:
            for at in range(token + 1, min(token + 3, self.last)):
                if self.texts[at] in (":", ",", "\u2013", "-") or self.texts[at] in self.words.hosting:
                    return Way.OPENING
        if token > self.first and self.texts[token - 1] in self.words.reached:
            return Way.IN
        if self.words.capitalised_nouns and self._has_seat(token):
            return Way.SEAT
        return Way.BARE

    def _behind(self, token: int, way: i64) -> Place | None:
        """The name behind a preposition: "in der Stadt X", "in northern X", "bei X"."""
        head: i64 = 0
        # "to a clinic in X" leads not to X.
        ends: i64 = Is.STOP | Is.PREPOSITION if way == Way.TO or way == Way.FROM else Is.STOP
        first = token
        for _ in range(_REACH):
            flags = self.flags(token)
            if flags & Is.PART:
                return self._part_or_whole(token, flags, way)
            if token >= self.last or self._leads_nowhere(token, flags, ends) or self.is_dated(token):
                return None
            whole = self._whole(token, flags, way) or self._shore(token, flags, way)
            if whole is not None:
                return whole
            mention = self._sides.at(token) if flags & Is.COUNTRY else None
            if mention is not None:
                if mention.backs or mention.kind in ("name", "capital"):
                    return _of_country(token, mention, way)
                token = self.last if self._is_of_thing(token) else mention.last
            elif self._is_head(token, flags):
                head = flags
                if flags & Is.DIRECTION and way == Way.IN:
                    way = Way.NEAR
                token += 2 if self._goes_on_with_name(token) else 1
            elif flags & Is.CAPITAL:
                found = self._named(token, flags, head, way)
                counted = found is not None and found.kind >= Kind.HEADED and self._is_counted(first, token)
                return None if counted else found
            else:
                token += 1
        return None

    def _leads_nowhere(self, token: int, flags: i64, ends: i64) -> bool:
        """Whether no place of a preposition stands behind a word: "in the words of X"."""
        if flags & Is.OF:
            return self.texts[token - 1] in self.words.belongings
        return flags & ends != 0

    def _is_head(self, token: int, flags: i64) -> bool:
        """ "im Bergdorf X", but not "in Eichdorf": what ends like a head is one where a name follows."""
        if is_scene(self, token, flags):
            return True
        return bool(flags & Is.HEAD and not (flags & Is.TOPONYM and not self.flags(token + 1) & Is.CAPITAL))

    def _headed(self, token: int, flags: i64, way: i64) -> Place | None:
        """ "Provinz X", "city of X", "Matani area" without a preposition."""
        if not self.words.capitalised_nouns:
            if self.words.media.of(self.texts[token - 1].lower()):
                return None  # "told the radio station Studio X"
            if closed := self._closed_by(token, flags, way):
                return closed
        if told := told_behind_comma(self, token, way):
            told.way = way_to_head(self, token, way)
            return told
        if way == Way.BARE and (called := called_before(self, token)):
            return called
        if way == Way.BARE:
            way = way_to_head(self, token, way)
        token += 2 if self._goes_on_with_name(token) else 1
        opener = self.flags(token)
        if not opener & Is.CAPITAL or self.is_dated(token):
            return None
        joins = self.texts[token].lower() in self.words.particles  # "El Marsa" is not El Salvador
        if opener & Is.COUNTRY and (not joins or self._sides.at(token) is not None):
            return None
        titled = not self.words.capitalised_nouns and flags & Is.CAPITAL and opener & Is.NAME
        if titled and self.flags(self.name_end(token)) & _COMMON == Is.CAPITAL:
            return None  # "District Surveillance Officer"
        return self._named(token, opener, flags, way)

    def _goes_on_with_name(self, head: int) -> bool:
        """ "city of X"."""
        return bool(self.flags(head + 1) & Is.OF and self.flags(head + 2) & Is.CAPITAL)

    def _part_or_whole(self, token: int, flags: i64, way: i64) -> Place | None:
        """ "in the north of X"; the town itself in "the east side of X"; none in "a relief centre"."""
        if self.is_side(token + 1):
            return self._behind(token + 2, way)
        return None if self._is_house(token, flags) else self._part(token, way)

    def _part(self, token: int, way: i64) -> Place:
        """ "im Norden des Landes", "im Süden Malis", "im chinesischen Südwesten", "in the north of X"."""
        first = token
        if self._sides.at(token - 1) is not None:
            first = token - 1
        after = token + 1
        flags = self.flags(after)
        mention = self._sides.at(after) if flags & Is.COUNTRY else None
        if mention is not None:
            return Place(first, mention.last, Kind.PART, way)
        if flags & Is.LINK:
            for at in range(after + 1, min(after + 5, self.last)):
                ahead = self.flags(at)
                mention = self._sides.at(at) if ahead & Is.COUNTRY else None
                if mention is not None and mention.kind == "name":
                    return Place(first, mention.last, Kind.PART, way)
                if ahead & Is.STOP:
                    break
                if ahead & Is.CAPITAL and mention is None:
                    return Place(first, at + 1, Kind.PART, way)
        elif flags & (Is.CITY | Is.REGION):
            return Place(first, after + 1, Kind.PART, way)
        return Place(first, token + 1, Kind.PART if first < token else Kind.VAGUE, way)

    def _taken(self, verb: int) -> Place | None:
        """The unknown name that is the object of a verb as of places: "overran X", "besetzten X"."""
        token = verb + 1
        opener = self.flags(token)
        if not opener & Is.NAME or opener & (Is.COUNTRY | Is.HEAD) or not self._takes_object(verb):
            return None
        found = self._named(token, opener, 0, Way.IN)
        if found is None or found.kind < Kind.HEADED or self.names_another(token, found.last):
            return None
        return found

    def _is_shortened(self, place: Place) -> bool:
        """Whether the letters that stand for a region are told behind it: "Khyber Pakhtunkhwa (KP)"."""
        letters = place.last + 1
        if place.kind == Kind.COUNTRY or letters + 1 >= self.last or self.texts[place.last] != "(":
            return False
        told = self.texts[letters + 1] == ")" and self.flags(letters) & (Is.SHORT | Is.COUNTRY) == Is.SHORT
        initial = self.texts[place.first][0]
        return told and self.texts[letters][0] == initial and not self.names_another(letters, letters + 1)

    def _list_on(self, found: list[Place]) -> None:
        """Add the unknown names that a list goes on with behind a place: "in X, Y und Z"."""
        for place in list(found):
            if place.kind == Kind.COUNTRY or place.kind > Kind.UNKNOWN or place.way >= Way.BARE:
                continue
            kind: i64 = Kind.UNKNOWN if place.kind == Kind.CITY else place.kind
            for first, last in self._listed_behind(place):
                insert(found, Place(first, last, kind, place.way))


def _share_ways(found: list[Place], texts: list[str], words: PlaceWords) -> None:
    """Names that "and" or a comma joins stand in the way of the first: "in Sumy, Kharkiv and Odesa"."""
    for at in range(1, len(found)):
        one, other = found[at - 1], found[at]
        joined = other.first == one.last + 1 and (texts[one.last] in words.parting or texts[one.last] == ",")
        if joined and other.way == Way.BARE and one.kind == other.kind and one.way < Way.BARE:
            other.way = one.way


def _of_country(token: int, mention: CountryMention, way: i64) -> Place | None:
    """The place of a country or its capital; of one that only stands behind others, none."""
    if mention.backs:
        return None
    return Place(token, mention.last, Kind.COUNTRY if mention.kind == "name" else Kind.CAPITAL, way)
