"""What an article calls a place somewhere is one wherever it stands: "Nordheide", the town of the dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beleg.extraction.figures.places.place import Kind, Place, Way

if TYPE_CHECKING:
    from mypy_extensions import i64


class CalledNames:
    """The names that an article calls places: ``words`` are those of one word, ``longer`` those of several, by their first."""

    __slots__ = ("longer", "words")

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.longer: dict[str, list[str]] = {}

    def call(self, name: list[str]) -> None:
        """Take note of the words of a name that is one of a place wherever the article has it."""
        if len(name) == 1:
            self.words.add(name[0])
        elif name:
            self.longer[name[0]] = name

    def any(self) -> bool:
        """Whether the article has called anything a place so far."""
        return bool(self.words or self.longer)

    def add(self, found: list[Place], texts: list[str], first: int, last: int) -> None:
        """Add to the places ``found`` the names that the words ``texts[first:last]`` have and the article calls places."""
        words = texts[first:last]
        if self.words.isdisjoint(words) and self.longer.keys().isdisjoint(words):
            return
        for token in range(first, last):
            if texts[token] in self.words:
                insert(found, Place(token, token + 1, Kind.HEADED, _way(texts, first, token, token + 1)))
            longer = self.longer.get(texts[token])
            if longer is not None and texts[token : token + len(longer)] == longer:
                end = token + len(longer)
                _insert_over(found, Place(token, end, Kind.HEADED, _way(texts, first, token, end)))


def _way(texts: list[str], first: int, token: int, last: int) -> i64:
    """How a sentence leads to a name: as to what it is about, where it opens it with a colon, "Jorda: nine dead"."""
    return Way.OPENING if token == first and last < len(texts) and texts[last] == ":" else Way.BARE


def _insert_over(found: list[Place], place: Place) -> None:
    """Put a name of several words where part of it was taken for another."""
    for each in list(found):
        if each.first < place.last and each.last > place.first:
            if each.kind <= Kind.CITY or each.first == place.first:
                return
            found.remove(each)
            place.way = each.way
    insert(found, place)


def call(found: list[Place], called: Place) -> bool:
    """Say of a name among the places ``found`` that it is one of a place, as an apposition calls it so; whether it stands there."""
    for place in found:
        if place.first == called.first and place.last == called.last:
            if place.kind == Kind.UNKNOWN and called.kind == Kind.HEADED:
                place.kind = Kind.HEADED
            return True
    return False


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
