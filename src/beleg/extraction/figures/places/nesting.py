"""Two names that stand close together: which of both places holds the other, "in the town of X, in Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.phrases.parts import POSSESSIVES
from beleg.extraction.figures.places.place import HAPPENED, Kind, Place, Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is

if TYPE_CHECKING:
    from mypy_extensions import i64

_CHAIN: Final = 5  # tokens between two names of which one holds the other
_CALLED: Final = 9  # where an apposition stands between: "X, a remote farming community in the Y district"
_SCENE: Final = 2  # tokens before a place that opens a sentence
_ENDING: Final = (";", ".")
_INSIDE: Final = (Kind.REGION, Kind.CITY, Kind.HEADED)
_TOWNS: Final = (Kind.CITY, Kind.HEADED, Kind.UNKNOWN, Kind.CAPITAL)
_NEARBY: Final = 3  # tokens between a region and the town near which something happened there
_NARROWED: Final = 2  # tokens between a name that opens a line and the place inside it


def nest(read: PlaceSentence, one: Place, other: Place) -> None:
    """Say which of two names that stand close together holds the other: "in the town of X, in Y"."""
    if _sets_scene(read, one):
        joined = any(read.texts[token] in read.words.parting for token in range(one.last, other.first))
        if (
            not joined
            and other.way in HAPPENED
            and one.kind <= Kind.CITY
            and one.kind < other.kind <= Kind.UNKNOWN
        ):
            one.outer, other.inner = True, True
        return
    called = read.texts[one.last] == "," and read.flags(one.last + 1) & Is.ARTICLE != 0
    if other.first - one.last > (_CALLED if called else _CHAIN) or other.way == Way.TO:
        return
    if other.way == Way.NEAR:
        if one.kind <= Kind.REGION and other.kind in _TOWNS and other.first - one.last <= _NEARBY:
            one.outer, other.inner, one.holds = True, True, other  # "in the X region near Y"
        return
    for token in range(one.last, other.first):
        if _parts_names(read, token):
            return
    if other.first - one.last > 1 and read.texts[one.last] == "," and _counts(read, one.last + 1):
        return
    _compare(read, one, other)


def _compare(read: PlaceSentence, one: Place, other: Place) -> None:
    """Say which of two names that belong together is the wider one."""
    owned = read.texts[one.last] in POSSESSIVES
    if owned and other.first == one.last + 1 and other.kind in _INSIDE:
        one.outer, other.inner, one.holds = True, True, other  # "Kelmar's Jorda district"
        return
    holder, held = _rank(read, one), _rank(read, other)
    if holder == other.kind or held < holder or (held == holder and other.kind == Kind.PART):
        one.inner, other.outer, other.holds = True, True, one
    elif holder < other.kind:
        one.outer, other.inner = True, True
        near = (one.way == Way.OPENING or owned) and other.first - one.last <= _NARROWED
        if near or (owned and _is_called(read, other)):
            one.holds = other  # "Tschad: Lager X", "Russia's X region", "India's southern state of X"


def _is_called(read: PlaceSentence, place: Place) -> bool:
    """Whether a name says which one: "province of X", "capital, X"."""
    before, head = place.first - 1, place.first - 2
    if read.texts[before] == ",":
        return read.texts[head] in read.words.capitals
    return read.flags(before) & Is.OF != 0 and read.flags(head) & Is.HEAD != 0


def _sets_scene(read: PlaceSentence, one: Place) -> bool:
    """Whether a place opens a sentence for all that follows, and no other right behind: "In X, shells hit the Y quarter"."""
    if one.way != Way.IN or one.first > read.first + _SCENE or one.last + 1 >= read.last:
        return False
    if read.flags(one.first - 1) & Is.TAKING:
        return False  # "Gunmen stormed X, a community in Y"
    return read.texts[one.last] == "," and not read.flags(one.last + 1) & (Is.CAPITAL | Is.PREPOSITION)


def _rank(read: PlaceSentence, place: Place) -> i64:
    """The kind of a place, that of a region for a part of a land: "der Norden Malis", not "der Norden der Stadt"; that of a city for a
    capital, of a region for waters.
    """
    if read.texts[place.first] in read.words.waters or read.texts[place.last - 1] in read.words.waters:
        return Kind.REGION
    if place.kind != Kind.PART:
        return Kind.CITY if place.kind == Kind.CAPITAL else place.kind
    named = any(read.flags(at) & (Is.COUNTRY | Is.REGION) for at in range(place.first + 1, place.last))
    return Kind.REGION if named or read.texts[place.last - 1] in read.words.nations else place.kind


def _counts(read: PlaceSentence, token: int) -> bool:
    """Whether a number in words goes on behind a comma: "18 in X, zwölf in Y"."""
    joining = Is.PREPOSITION | Is.ARTICLE | Is.CAPITAL | Is.DIRECTION | Is.OF | Is.HEAD | Is.PART
    return not read.flags(token) & joining and read.flags(token + 1) & Is.PREPOSITION != 0


def _parts_names(read: PlaceSentence, token: int) -> bool:
    """Whether a word between two names tells of something else: a count, another noun, "and"."""
    text, flags = read.texts[token], read.flags(token)
    return (
        text in _ENDING
        or text in read.words.parting
        or text[0].isdigit()
        or (flags & Is.CAPITAL != 0 and not flags & (Is.HEAD | Is.PART | Is.COUNTRY))
    )
