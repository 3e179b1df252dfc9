"""A town told only to say where another lies is no place of a figure: "in X, 40 km south of Y", "bei X nahe der Stadt Y"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.places.callednames import insert
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placeleads import PlaceLeads
from beleg.extraction.figures.places.placewords import IN_NAME, Is

_LONGEST: Final = 12  # tokens from the end of a name to the town it is told by
_LONGEST_NAME: Final = 3  # words
_TOWNS: Final = (Kind.CITY, Kind.HEADED, Kind.UNKNOWN, Kind.CAPITAL)
_LED: Final = Is.OF | Is.ARTICLE | Is.HEAD | Is.PART
_NO_TOWN: Final = Is.COUNTRY | Is.HEAD | Is.BODY | Is.SHORT | Is.PART | Is.DIRECTION


def drop_landmarks(read: PlaceLeads, found: list[Place]) -> None:
    """Leave out of the places of a sentence the towns that others are told by; a name told by one is a place."""
    for mark in [place for place in found if place.kind in _TOWNS and place.way <= Way.NEAR]:
        sign = _sign(read, mark)
        end = _end_before(read, sign) if sign > read.first else -1
        if end < 0:
            continue
        measured = read.flags(sign) & Is.DIRECTION != 0 or sign - end > 1
        one = _ends_at(found, end) or (_unknown(read, end) if measured and read.texts[end] == "," else None)
        if one is None or not (one.kind in _TOWNS or (measured and _is_around(read, one))):
            continue
        if not measured and mark.kind > one.kind == Kind.CITY:
            continue  # "in Kharkiv near the X market"
        found.remove(mark)
        insert(found, one)


def _sign(read: PlaceLeads, mark: Place) -> int:
    """The word that leads to a town as to one nearby, "near", "south", "nördlich"; -1 without one."""
    for token in range(mark.first - 1, max(mark.first - _LONGEST, read.first), -1):
        flags, text = read.flags(token), read.texts[token]
        if text in read.words.between:
            return -1
        if text in read.words.beside:
            return token
        near = flags & Is.PREPOSITION and not flags & Is.OF and flags >> Is.WAY == Way.NEAR
        if near or (flags & Is.DIRECTION and not flags & Is.HEAD) or text in read.words.across:
            return token
        from_there = flags & Is.PREPOSITION and flags >> Is.WAY == Way.FROM
        if not flags & _LED and not from_there:
            return -1
    return -1


def _end_before(read: PlaceLeads, sign: int) -> int:
    """The end of the name before the words that say how far a town is, "a small town 40 km", -1 where others stand between."""
    called = False
    for token in range(sign - 1, max(sign - _LONGEST, read.first - 1), -1):
        text, flags = read.texts[token], read.flags(token)
        if text == ",":
            return token
        if text[0].isdigit() or flags & Is.DIRECTION or text in read.words.distances:
            continue
        called = called or flags & Is.HEAD != 0
        if called and text.islower() and not flags & (Is.PREPOSITION | Is.STOP):
            continue
        return -1 if called or not flags & Is.CAPITAL else token + 1
    return -1


def _is_around(read: PlaceLeads, place: Place) -> bool:
    """ "im Raum von X südlich von Y": around an unknown town, not in a known region."""
    return place.kind == Kind.REGION and read.words.kind(" ".join(read.texts[place.first : place.last])) < 0


def _ends_at(found: list[Place], end: int) -> Place | None:
    for place in found:
        if place.last == end:
            return place
    return None


def _unknown(read: PlaceLeads, end: int) -> Place | None:
    """The place that an unknown name is by what is told behind it: "hold X, some 40 km south of Y"."""
    first = end
    while first > max(read.first, end - _LONGEST_NAME) and read.flags(first - 1) & IN_NAME == IN_NAME:
        first -= 1
    if first == end or read.flags(first) & _NO_TOWN or read.is_dated(first) or read.is_unnamed(first, end):
        return None
    return Place(first, end, Kind.HEADED, Way.IN)
