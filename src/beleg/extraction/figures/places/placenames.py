"""A name that the words of a sentence lead to becomes a place: one the gazetteer knows, one by the words around it, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.callednames import CalledNames
from beleg.extraction.figures.places.capitals import capitals_end, opens_name
from beleg.extraction.figures.places.hospitals import hospital_end, is_scene_of
from beleg.extraction.figures.places.knownnames import known_end, known_kind, known_of_any_words
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placeleads import PlaceLeads
from beleg.extraction.figures.places.placewords import Is, PlaceWords, kind_by_head
from beleg.extraction.figures.places.told import told_behind_comma
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.tokens import Tokens

if TYPE_CHECKING:
    from mypy_extensions import i64

_LED: Final = 3  # tokens around a region that says where a town lies
# What a word is that goes on no name of a town.
_OTHERWISE: Final = (
    Is.BODY
    | Is.SEAT
    | Is.HEAD
    | Is.SHORT
    | Is.CITY
    | Is.REGION
    | Is.COUNTRY
    | Is.GEOGRAPHY
    | Is.PERSON
    | Is.PART
)
# A common noun with a capital.
_COMMON: Final = Is.CAPITAL | Is.NAME | Is.HEAD | Is.GEOGRAPHY | Is.COUNTRY | Is.SHORT | Is.SEAT


class PlaceNames(PlaceLeads):
    """The names of a sentence; ``called`` are those that the article calls places."""

    __slots__ = ("_sides", "called")

    def __init__(self, tokens: Tokens, words: PlaceWords, sides: Sides) -> None:
        super().__init__(tokens, words)
        self._sides = sides
        self.called = CalledNames()

    def _named(self, token: int, opener: i64, head: i64, way: i64) -> Place | None:
        """The name at ``token``, a word with the flags ``opener`` that is in no date; ``head`` are those of its head."""
        if not opener & Is.NAME:
            return self._common(token, head, way)
        last = self.name_end(token)
        if self._is_title(token, last):
            return None
        known = known_end(self.words, self.texts, token, opener, last)
        if known > token and (last == known or self.texts[known] not in self.words.particles):
            if known == token + 1 and opener & Is.CITY and not head and self._has_article(token):
                return None
            if self._opens_unknown(token, known, last, head):
                return Place(token, last, Kind.HEADED, way)
            kind = known_kind(self.words, self.texts, token, known, opener)
            if kind == Kind.CITY and not self.words.capitalised_nouns and self.flags(known) & Is.WIDE:
                kind = Kind.REGION  # "Kharkiv Oblast"
            if kind == Kind.REGION and self._is_of_unnamed(token, known):
                way = Way.BARE
            return Place(token, known, kind, way)
        if self._has_geography(token, last):
            return self._landscape(token, last, way)
        return self._unknown(token, last, head, way)

    def _is_of_unnamed(self, token: int, last: int) -> bool:
        """Whether a region says where a town without a name lies: "in a small Idaho farming town"."""
        led = any(
            self.texts[at] in self.words.indefinite for at in range(max(token - _LED, self.first), token)
        )
        return led and any(self.flags(at) & Is.HEAD for at in range(last, min(last + _LED, self.last)))

    def _opens_unknown(self, token: int, known: int, last: int, head: i64) -> bool:
        """Whether an English name of a town is only the first word of an unknown one: "in Kelmar Pin Wun", "the village of Kelmar Wun"."""
        if self.words.capitalised_nouns or known > token + 1 or not self.flags(token) & Is.CITY:
            return False
        if last < known + (1 if head else 2) or self.is_headline:
            return False
        return not any(self.flags(at) & _OTHERWISE for at in range(known, min(last + 1, self.last)))

    def _common(self, token: int, head: i64, way: i64) -> Place | None:
        """A word that may be a common noun, or in German one by its last part: "Provinz Karlik", "in Schärding"."""
        if head and (found := self._of_capitals(token, way, head)):
            return found
        if (head or way != Way.BARE) and self._is_called_so(token, way):
            if not head and self.flags(token + 1) & Is.OF and self.flags(token + 2) & Is.NAME:
                return self._named(token + 2, self.flags(token + 2), 0, Way.IN)  # "auf dem Marktplatz von X"
            return Place(token, token + 1, kind_by_head(head), way)
        return None

    def _unknown(self, token: int, last: int, head: i64, way: i64) -> Place | None:
        """A name that the gazetteer does not know: a place by what stands around it, by its ending, or perhaps."""
        if self._is_no_name(token, last):
            return None
        if head and not self._is_common(token):
            return Place(token, last, kind_by_head(head), way)
        at = self._before_head(last)
        behind = self.flags(at)
        if behind & Is.HEAD and not self.words.capitalised_nouns:  # "Zhari district", "Kodo air base"
            return Place(token, at + 1, kind_by_head(behind), way)
        if behind & _COMMON == Is.CAPITAL and self._is_of_noun(token):
            return None
        if last == token + 1 and self._is_place_alone(token):
            return Place(token, last, Kind.HEADED, way)
        if self.flags(token) & Is.SHORT or (way > Way.NEAR and not self._is_led_to(token, last, way)):
            return None
        return None if self._names_something_else(token, last) else self._perhaps(token, last, way)

    def _is_place_alone(self, token: int) -> bool:
        """Whether an unknown name of one word is a place by what the article calls it, by its ending or by where it lies."""
        if self.texts[token] in self.called.words:
            return True
        stands_alone = not self.flags(token - 1) & Is.ARTICLE
        if self.flags(token) & (Is.TOPONYM if stands_alone else Is.LANDSCAPE):
            return True
        return self.words.capitalised_nouns and self._has_bearing(token)

    def _names_something_else(self, token: int, last: int) -> bool:
        """Whether an unknown name is common words of a headline, a party to a fight or a German noun."""
        if (self.is_headline and self.is_plain(token, last)) or self._is_of_party(token, last):
            return True
        return self.words.capitalised_nouns and self._is_noun(token, last)

    def _perhaps(self, token: int, last: int, way: i64) -> Place | None:
        """The place that an unknown name may be; where it opens that of a hospital, only if something happened there."""
        house = hospital_end(self, last) if way <= Way.NEAR else last
        if house == last:
            return Place(token, last, Kind.UNKNOWN, way)
        return Place(token, house, Kind.HEADED, way) if is_scene_of(self, token) else None

    def _is_no_name(self, token: int, last: int) -> bool:
        """Whether a word with a capital is a body alone, "the District Assembly", or has an article as adjectives do: "an Andean road";
        whether the name is that of a medium.
        """
        alone = token == last - 1 and self.flags(token) & Is.BODY != 0
        return alone or self.is_medium(token, last) or self.texts[token - 1].lower() in self.words.indefinite

    def _is_of_noun(self, token: int) -> bool:
        """Whether an English name has an article and is part of that of a house behind it: "at the Karel Technical School"."""
        return not self.words.capitalised_nouns and self.flags(token - 1) & Is.ARTICLE != 0

    def _is_noun(self, token: int, last: int) -> bool:
        """Whether an unknown name is a German common noun, which follows an article as towns do not: "in der Halle"."""
        if not self._is_of_few_words(token, last) or self._is_described(token) or self._is_occasion(token):
            return True
        return last == token + 1 and self._has_article(token)

    def _of_capitals(self, token: int, way: i64, head: i64 = 0) -> Place | None:
        """The place that common words with capitals name: "in Bone", where nouns have them too "in Am Timan"."""
        if self.is_headline or (self.words.capitalised_nouns and not opens_name(self, token)):
            return None
        last = capitals_end(self, token, way)
        return Place(token, last, kind_by_head(head), way) if last > token else None

    def _landscape(self, token: int, last: int, way: i64) -> Place | None:
        """ "Lake X", "Gulf of X", "Straße von X"; "the coast" alone names nothing."""
        if self.flags(last) & Is.OF and self.flags(last + 1) & Is.NAME:
            return Place(token, self.name_end(last + 1), Kind.HEADED, way)
        return Place(token, last, Kind.HEADED, way) if last > token + 1 else None

    def _whole(self, token: int, flags: i64, way: i64) -> Place | None:
        """A place whose words need no more than themselves: "Omo-Region", "Schwarzen Meer"."""
        if flags & Is.HEAD and (told := told_behind_comma(self, token, way)) is not None:
            return told
        if flags & Is.COMPOUND and (land := self._land_of(token)) is not None:
            return land
        if flags & (Is.COMPOUND | Is.COUNTRY) == Is.COMPOUND:
            return Place(token, token + 1, kind_by_head(flags), way)
        if flags & Is.COUNTRY and self._is_quarter(token, flags):
            return Place(token, token + 1, Kind.HEADED, way)
        if self._is_landmark(token, flags):
            return Place(token, token + 2, Kind.HEADED, way)
        longer = known_of_any_words(self.words, self.texts, token, flags, self.last)
        if longer == token or self._is_title(token, longer):
            return None
        return Place(token, longer, known_kind(self.words, self.texts, token, longer, flags), way)

    def _land_of(self, token: int) -> Place | None:
        """The land that a word for a war or its like names first: "im Sudan-Krieg"."""
        land, hyphen, happening = self.texts[token].rpartition("-")
        kind = self.words.kind(land) if hyphen and happening in self.words.happenings else -1
        if kind < 0:
            return None
        place = Place(token, token + 1, kind, Way.BARE if self.is_headline else Way.IN)
        place.land = land
        return place

    def _shore(self, token: int, flags: i64, way: i64) -> Place | None:
        """What has no name but that of its land: "vor der libyschen Küste"."""
        mention = self._sides.at(token) if flags & Is.COUNTRY else None
        if mention is None or not mention.named or mention.last >= self.last or mention.kind == "name":
            return None
        if self.texts[mention.last] not in self.words.shores or self.flags(mention.last + 1) & Is.NAME:
            return None
        return Place(token, mention.last + 1, Kind.PART, Way.IN if way == Way.OVER else way)
