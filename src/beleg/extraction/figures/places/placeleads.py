"""What leads to a name that no gazetteer knows makes it one of a place: a verb of motion, people who live there, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is
from beleg.extraction.figures.sides.countrywords import is_possessive
from beleg.gazetteer import directory

if TYPE_CHECKING:
    from mypy_extensions import i64

_LANDSCAPE: Final = Is.LANDSCAPE | Is.COMPOSED
_JOURNEY: Final = 7  # tokens between a verb of motion and the preposition
_LONGEST_ITEM: Final = 3  # words of a name in a list
_LONGEST_LIST: Final = 8
_ENDS: Final = frozenset((",", ";", ".", ":", "|", "(", ")"))


class PlaceLeads(PlaceSentence):
    """What stands before and behind the unknown names of a sentence."""

    __slots__ = ()

    def _is_led_to(self, token: int, last: int, way: i64) -> bool:
        """Whether a name right behind a preposition is a place by what stands before that: "fled to X", "residents of X"."""
        preposition = token - 1
        flags, before = self.flags(preposition), self.flags(preposition - 1)
        if not flags & Is.PREPOSITION or self.names_another(token, last):
            return False
        if before & Is.LEADING and flags & Is.OF:  # "Einwohner von Dörfern", but "von Lanke"
            return self._sounds_so(token, last, self.words.leads.common_plurals)
        if way == Way.SEAT and flags >> Is.WAY == Way.IN:
            return True  # "the court in X"
        if not self._sounds_named(token, last):
            return False
        if before & Is.LEADING or self._is_related(last):
            return True
        if way == Way.FROM and self.flags(last) >> Is.WAY == Way.TO and self.flags(last + 1) & Is.NAME:
            return True  # "from X to Y"
        if flags & Is.OF:
            return before & Is.MOVING != 0 or self.is_side(
                preposition - 1
            )  # "out of X", "the east side of X"
        if way == Way.OVER:
            return self._is_around(preposition) or self._is_offshore(preposition)
        lives = (way == Way.FROM or way == Way.SEAT) and before & Is.PERSON != 0
        return lives or self._is_journey(preposition)

    def _before_relative(self, relative: int) -> Place | None:
        """The unknown name right before a comma and a relative clause of place: "worst hit was Maka, where nine died"."""
        first = last = relative - 1
        if first <= self.first or self.texts[last] != ",":
            return None
        if self.flags(last - 1) & Is.COUNTRY and self.flags(last - 1) & Is.CITY:
            return Place(last - 1, last, Kind.CAPITAL, Way.IN)  # "betroffen ist auch Hanoi, wo 20 starben"
        known = Is.CITY | Is.REGION | Is.COUNTRY | Is.SHORT | Is.HEAD | Is.GEOGRAPHY | Is.BODY
        while (
            first > max(self.first + 1, last - _LONGEST_ITEM)
            and self.flags(first - 1) & (known | Is.NAME) == Is.NAME
        ):
            first -= 1
        before = self.flags(first - 1)
        if (
            first == last
            or self.texts[first - 1] == ","
            or self.is_dated(first)
            or before & (Is.ARTICLE | Is.CAPITAL | Is.PREPOSITION)
        ):
            return None
        if self.names_another(first, last) or not self._sounds_named(first, last):
            return None
        return None if self._has_article(first) else Place(first, last, Kind.HEADED, Way.IN)

    def _is_related(self, last: int) -> bool:
        """Whether a relative clause tells what happened at a name: "the storm moved on to X, where nine died"."""
        return (
            last + 1 < self.last and self.texts[last] == "," and self.texts[last + 1] in self.words.relatives
        )

    def _is_offshore(self, preposition: int) -> bool:
        """Whether a ship sank before a name: "vor Lampeduna kenterte ein Boot"."""
        words = self.words.leads
        if self.texts[preposition].lower() not in words.offshore:
            return False
        return any(self.texts[at] in words.sinking for at in range(self.first, self.last))

    def _is_around(self, preposition: int) -> bool:
        """Whether a preposition leads to a place by itself: "rund um Tarragos"."""
        words = self.words.leads.around
        before = self.texts[preposition - 1].lower() if preposition > self.first else ""
        return self.texts[preposition].lower() in words or before in words

    def _is_journey(self, preposition: int) -> bool:
        """Whether a verb tells of motion: before the preposition, in German also at the end of the clause."""
        for at in range(preposition - 1, max(preposition - 1 - _JOURNEY, self.first - 1), -1):
            if self.texts[at] in _ENDS:
                break
            if self.flags(at) & Is.MOVING:
                return True
        if not self.words.capitalised_nouns:
            return False
        for at in range(preposition + 2, min(preposition + 2 + _JOURNEY, self.last)):
            if self.texts[at] in _ENDS:
                return False
            if self.flags(at) & Is.MOVING:
                return True
        return False

    def _takes_object(self, verb: int) -> bool:
        """Whether what stands behind a verb is its object: in German, where its subject stands before it."""
        if not self.words.capitalised_nouns:
            return True
        if not self._sounds_named(verb + 1, verb + 2) or verb == self.first:
            return False
        for at in range(verb - 1, self.first - 1, -1):
            flags = self.flags(at)
            if self.texts[at] in _ENDS:
                return at + 1 < verb and self._opens_subject(at + 1)
            if flags & Is.PREPOSITION:
                return False
        return self._opens_subject(self.first)

    def _opens_subject(self, token: int) -> bool:
        return self.flags(token) & (Is.ARTICLE | Is.CAPITAL) != 0

    def _is_called_so(self, token: int, way: i64) -> bool:
        """Whether a word that may be a common noun is a name, as it has no article: "Provinz Karlik", "in Schärding"."""
        if not self.words.capitalised_nouns or token >= self.last or self.is_dated(token):
            return False
        before = self.flags(token - 1)
        if before & Is.HEAD or self.words.is_hospital(self.texts[token - 1]):
            return self._sounds_named(token, token + 1)
        flags = self.flags(token)
        if before & Is.ARTICLE and flags & _LANDSCAPE == _LANDSCAPE and not flags & Is.SEAT:
            return way <= Way.NEAR or way == Way.OVER  # "am Königsplatz", "in der Hafenstraße"
        if (
            flags & Is.TOPONYM
            and flags & Is.COMPOSED
            and (self._is_of_land(token) or self._is_led_by_noun(token))
        ):
            return True
        if way > Way.NEAR or not before & Is.PREPOSITION or before & Is.ARTICLE or self.is_headline:
            return False
        return flags & Is.COMPOSED != 0 and self._sounds_named(token, token + 1)

    def _is_led_by_noun(self, token: int) -> bool:
        """Whether a noun and "von" lead to a name: "das Unglück von X"."""
        return self.flags(token - 1) & Is.OF != 0 and self.flags(token - 2) & Is.LEADING != 0

    def _is_of_land(self, token: int) -> bool:
        """Whether an adjective before a name tells of a land or a region: "im sächsischen X"."""
        led = Is.PREPOSITION | Is.ARTICLE
        return self.flags(token - 2) & led == led and self.texts[token - 1].endswith(
            self.words.leads.bearing_ends
        )

    def _has_bearing(self, token: int) -> bool:
        """Whether an adjective before a word says where in a country it lies: "im nordmalischen X"."""
        adjective = self.texts[token - 1]
        if adjective in self.words.leads.bearing_words:
            return True
        return adjective.startswith(self.words.leads.bearings) and adjective.endswith(
            self.words.leads.bearing_ends
        )

    def _sounds_named(self, token: int, last: int) -> bool:
        """Whether an unknown word does not end as common nouns without an article do, "auf Soldaten", in a language that
        writes these as it writes names.
        """
        return self._sounds_so(token, last, self.words.leads.common_ends)

    def _sounds_so(self, token: int, last: int, common: tuple[str, ...]) -> bool:
        """Whether a name ends in none of the ways that common nouns do, or in one as places do."""
        if last > token + 1 or self.flags(token) & (Is.TOPONYM | Is.CITY | Is.REGION):
            return True
        return not self.texts[token].endswith(common)

    def is_unnamed(self, token: int, last: int) -> bool:
        """Whether an unknown name is that of somebody, or a common noun, which has an article."""
        if self._has_article(token) or self.flags(token - 1) & Is.ARTICLE:
            return True
        return self.names_another(token, last) or not self._sounds_named(token, last)

    def names_another(self, token: int, last: int) -> bool:
        """Whether a name is that of a known actor or a body, or of somebody to whom what follows belongs."""
        if last < self.last and is_possessive(self.texts[last]):
            return True
        if self.flags(last - 1) & Is.BODY:
            return True
        for name in directory.names().get(self.texts[token], ()):
            if list(name.tokens) == self.texts[token : token + len(name.tokens)]:
                return True
        return self.texts[last - 1] in directory.titled()

    def _listed_behind(self, place: Place) -> list[tuple[int, int]]:
        """The names of a list that goes on behind a place and is closed by "and"; none where it is not."""
        items: list[tuple[int, int]] = []
        at, opens = place.last, self._opens_clause(place)
        while at < self.last and len(items) < _LONGEST_LIST:
            comma = self.texts[at] == ","
            behind = at + 1 if comma else at
            closes = behind < self.last and self.texts[behind] in self.words.leads.lists
            first = at + 1 + (comma and closes)
            if not comma and not closes:
                return []
            last = self._item_end(first)
            if last == first:
                return []
            items.append((first, last))
            at = last
            if closes:
                return items if self._closes_list(last, opens and len(items) > 1) else []
        return []

    def _item_end(self, first: int) -> int:
        """The end of the name that is one item of a list, ``first`` where none stands there."""
        last = first
        while last < min(self.last, first + _LONGEST_ITEM):
            flags = self.flags(last)
            if not flags & Is.NAME or flags & (Is.PREPOSITION | Is.STOP | Is.COUNTRY) or self.is_dated(last):
                break
            last += 1
        if last == first or self.flags(first) & Is.SHORT or not self._sounds_named(first, last):
            return first
        return first if self.names_another(first, last) else last

    def _opens_clause(self, place: Place) -> bool:
        """Whether a place stands in the words that open an English sentence, behind which a comma ends them: "In X, ..."."""
        return not self.words.capitalised_nouns and place.first - self.first <= 2

    def _closes_list(self, last: int, needs_comma: bool) -> bool:
        """Whether a list of names can end here, and no clause begins with its last: "in X, and Y said"."""
        if last >= self.last:
            return True
        behind = self.texts[last]
        if behind in self.words.leads.speaking or behind in self.words.leads.lists:
            return False
        return behind == "," or not needs_comma
