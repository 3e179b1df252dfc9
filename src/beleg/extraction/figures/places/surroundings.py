"""The words around a place tell of it: whether it is one at all, of what part only, whether a relative clause goes on about it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placewords import Is, PlaceWords
from beleg.extraction.tokens import Tokens

_LEADING: Final = 5  # tokens from words that lead to a place
_LEADS: Final = Is.PREPOSITION | Is.ARTICLE | Is.HEAD | Is.SEAT


class Surroundings:
    """What stands before and behind the places of an article."""

    __slots__ = ("_tokens", "words")

    def __init__(self, tokens: Tokens, words: PlaceWords) -> None:
        self._tokens = tokens
        self.words = words

    def is_relative(self, token: int) -> bool:
        """ "wo", "in dem": what opens a relative clause about a place."""
        words = self._tokens.words
        if words[token] in self.words.relatives:
            return True
        led = words[token + 1] in self.words.relative_articles if token + 1 < len(words) else False
        return led and self.words.flags(words[token]) >> Is.WAY == Way.IN and words[token].islower()

    def may_be_noun(self, place: Place) -> bool:
        """Whether an unknown German name may be a common noun: "bei Hochwasser", "in Städten"."""
        led = place.first > 0 and self._tokens.lows[place.first - 1] in self.words.occasions
        return led or place.name.text.endswith(self.words.plural_ends)

    def is_led_on(self, place: Place) -> bool:
        """Whether a name is one of a place by its words, or goes on with where it lies, as no name before a noun does."""
        if place.kind != Kind.UNKNOWN:
            return place.kind == Kind.HEADED
        return self.words.flags(self._behind(place)) & Is.PREPOSITION != 0

    def _behind(self, place: Place) -> str:
        """The word behind a place, a full stop at the end of the text."""
        words = self._tokens.words
        return words[place.last] if place.last < len(words) else "."

    def is_attribute(self, place: Place) -> bool:
        """Whether an unknown name tells of what a thing behind it is: "at the X unit"."""
        behind = self._behind(place)
        if place.kind != Kind.UNKNOWN or self.words.capitalised_nouns or not behind.islower():
            return False
        led = self.words.flags(self._tokens.words[place.first - 1]) & Is.ARTICLE
        return led != 0 and not self.words.flags(behind) & (Is.PREPOSITION | Is.STOP)

    def is_of_part(self, place: Place) -> bool:
        """Whether words beside a place say that only a part is told of it: "allein in X", "in X alone"."""
        texts, alone = self._tokens.words, self.words.alone
        behind = place.last
        if behind + 1 < len(texts) and self.words.flags(texts[behind]) & Is.SEAT:
            behind += 1  # "in the Telmo clinic alone"
        if behind < len(texts) and texts[behind] in alone:
            return True
        at = place.first - 1
        while at > max(place.first - _LEADING, 0) and self.words.flags(texts[at]) & _LEADS:
            at -= 1
        return texts[at].lower() in alone
