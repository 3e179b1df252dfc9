"""What an article calls a place somewhere is one wherever it stands: "Nordheide", the town of the dateline."""

from __future__ import annotations

from beleg.extraction.figures.places.place import Place
from beleg.extraction.figures.places.placenests import PlaceNests
from beleg.extraction.figures.places.placewords import Kind, PlaceWords, Way
from beleg.extraction.tokens import Tokens


class PlaceCalled(PlaceNests):
    """The places of a sentence, and the names that the article calls places elsewhere.

    ``called`` are those of one word, ``called_longer`` those of several, by their first.
    """

    __slots__ = ("called", "called_longer")

    def __init__(self, tokens: Tokens, words: PlaceWords) -> None:
        super().__init__(tokens, words)
        self.called: set[str] = set()
        self.called_longer: dict[str, list[str]] = {}

    def add_called(self, found: list[Place], first: int, last: int) -> None:
        """Add the words that the article calls places elsewhere."""
        for token in range(first, last):
            if self._texts[token] in self.called:
                insert(found, Place(token, token + 1, Kind.HEADED, Way.BARE))
            longer = self.called_longer.get(self._texts[token])
            if longer is not None and self._texts[token : token + len(longer)] == longer:
                self._insert_over(found, Place(token, token + len(longer), Kind.HEADED, Way.BARE))

    def call(self, words: list[str]) -> None:
        """Take note of the words of a name that is one of a place wherever the article has it."""
        if len(words) == 1:
            self.called.add(words[0])
        elif words:
            self.called_longer[words[0]] = words

    def _insert_over(self, found: list[Place], place: Place) -> None:
        """Put a name of several words where part of it was taken for another."""
        for each in list(found):
            if each.first < place.last and each.last > place.first:
                if each.kind <= Kind.CITY or each.first == place.first:
                    return
                found.remove(each)
                place.way = each.way
        insert(found, place)


def insert(found: list[Place], place: Place) -> None:
    """Put a place where it stands in the text, if none is there."""
    at = len(found)
    while at and found[at - 1].first > place.first:
        at -= 1
    if at and found[at - 1].last > place.first:
        return
    if at < len(found) and found[at].first < place.last:
        return
    found.insert(at, place)
