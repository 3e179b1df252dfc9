"""Words that no name needs name a place where they have capitals in running text: "in Bone", "near Am Timan", "bei Klein Merl"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import IN_NAME, Is
from beleg.extraction.figures.sides.countrywords import is_possessive

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


def opens_name(read: PlaceSentence, token: int) -> bool:
    """Whether a small word has a capital, as it has none in German but in a name: "in Am Timan", "bei Klein Merl"."""
    flags, ahead, words = read.flags(token), read.flags(token + 1), read.words
    small = flags & (Is.STOP | Is.PREPOSITION) != 0 or read.texts[token] in words.openers
    named = ahead & IN_NAME == IN_NAME and not ahead & (Is.COUNTRY | Is.HEAD)
    return small and named and read.texts[token].lower() not in words.articles


def _may_be_of_name(read: PlaceSentence, token: int) -> bool:
    flags = read.flags(token)
    return flags & Is.CAPITAL != 0 and not flags & _NO_NAME and not read.is_dated(token)


def _is_led(read: PlaceSentence, token: int, way: i64) -> bool:
    """Whether the words before lead to a place and are no headline: somebody may be told of behind "from" and "near"."""
    before, led = read.flags(token - 1), read.texts[token - 1]
    if before & Is.ARTICLE or not (led.islower() or token - 1 == read.first):
        return False
    noun, titled = read.flags(token - 2), read.flags(token) & Is.PERSON != 0
    if noun & Is.HEAD and before & Is.OF:
        return True
    if noun & (Is.LEADING | Is.DIRECTION) and not titled:
        return True  # "an attack on Am Timan", "south of Bone"
    return not before & Is.OF and (way == Way.IN or (way == Way.NEAR and not titled))


def _names_another(read: PlaceSentence, last: int) -> bool:
    """Whether the words name somebody to whom what follows belongs, a body, or one of several: "at Gate 4"."""
    if last >= read.last:
        return False
    behind = read.texts[last]
    return behind[0].isdigit() or is_possessive(behind) or read.flags(last) & (Is.BODY | Is.COUNTRY) != 0
