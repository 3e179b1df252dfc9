"""Common words with capitals name a place in running text of a language that writes nouns small: "in Bone", "near Am Timan"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is
from beleg.extraction.figures.sides.sides import is_possessive
from beleg.gazetteer import directory

if TYPE_CHECKING:
    from mypy_extensions import i64

_LONGEST: Final = 4  # words
_NO_NAME: Final = Is.COUNTRY | Is.HEAD | Is.BODY | Is.SHORT | Is.PART


def capitals_end(read: PlaceSentence, token: int, way: i64) -> int:
    """The end of the name that the words with capitals from ``token`` on are, right behind a preposition; ``token`` where they are none."""
    last = end = token
    while last < min(read.last, token + _LONGEST) and _may_be_of_name(read, last):
        last += 1
        closes = last > token + 1 and read.flags(last - 1) & Is.GEOGRAPHY  # "Sky Bridge"
        if closes or (end == last - 1 and not read.words.is_no_place(read.texts[end])):
            end = last
    if end == token or not _is_led(read, token, way) or _names_another(read, end):
        return token
    if read.words.is_event(read.texts[end - 1]):
        return token  # "Nine Killed in Bus Attack"
    return token if read.is_plain(token, end) else end


def _may_be_of_name(read: PlaceSentence, token: int) -> bool:
    flags = read.flags(token)
    return flags & Is.CAPITAL != 0 and not flags & _NO_NAME and not read.is_dated(token)


def _is_led(read: PlaceSentence, token: int, way: i64) -> bool:
    """Whether the words before lead to a place and are no headline: somebody may be told of behind "from" and "near"."""
    before, led = read.flags(token - 1), read.texts[token - 1]
    if before & Is.ARTICLE or not (led.islower() or token - 1 == read.first):
        return False
    if before & Is.OF:
        return read.flags(token - 2) & Is.HEAD != 0
    titled = read.texts[token] in directory.titled()
    return way == Way.IN or (way == Way.NEAR and not titled)


def _names_another(read: PlaceSentence, last: int) -> bool:
    """Whether the words name somebody to whom what follows belongs, a body, or one of several: "at Gate 4"."""
    if last >= read.last:
        return False
    behind = read.texts[last]
    return behind[0].isdigit() or is_possessive(behind) or read.flags(last) & (Is.BODY | Is.COUNTRY) != 0
