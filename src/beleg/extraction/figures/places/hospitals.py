"""A hospital is where the hurt are treated, no place of a figure, unless it is there that something happened: "a fire at Karel Hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is

if TYPE_CHECKING:
    from mypy_extensions import i64

_REACH: Final = 6  # tokens from a hospital to what leads to it
_LONGEST: Final = 4  # words behind the town in the name of a hospital


def is_scene(read: PlaceSentence, token: int, flags: i64) -> bool:
    """Whether something happened in the hospital that the name behind tells: "Feuer im Krankenhaus X"."""
    if not flags & Is.SEAT or not read.words.is_hospital(read.texts[token]):
        return False
    if not read.flags(token + 1) & (Is.NAME | Is.TOPONYM):
        return False
    at = _leads(read, token)
    if at > read.first:
        return _is_outbreak(read, at - 1)
    return any(read.texts[behind] in read.words.outbreaks for behind in range(token, read.last))


def is_hit(read: PlaceSentence, token: int) -> bool:
    """Whether something happened in a hospital without a name: "a fire at a hospital in X", "beschoss ein Krankenhaus in X"."""
    if not read.words.is_hospital(read.texts[token]):
        return False
    at = _leads(read, token)
    if not read.flags(at) & Is.PREPOSITION:
        return read.flags(at) & Is.TAKING != 0
    return at > read.first and _is_outbreak(read, at - 1) and read.flags(at - 3) >> Is.WAY != Way.TO


def _leads(read: PlaceSentence, token: int) -> int:
    """The preposition or verb before the words for a hospital: "in unmittelbarer Nähe eines Krankenhauses"."""
    at = token - 1
    while at > max(read.first, token - _REACH):
        flags = read.flags(at)
        if flags & (Is.PREPOSITION | Is.TAKING) or not (
            flags & (Is.ARTICLE | Is.HEAD) or read.texts[at].islower()
        ):
            break
        at -= 1
    return at


def _is_outbreak(read: PlaceSentence, noun: int) -> bool:
    """Whether a noun tells what happened in a place: "Feuer", "attack"."""
    text, words = read.texts[noun], read.words
    return (
        text in words.outbreaks or text.lower() in words.leads.disasters or read.flags(noun) & Is.LEADING != 0
    )


def is_scene_of(read: PlaceSentence, token: int) -> bool:
    """Whether something happened in the house that the name at ``token`` opens: "a fire at Karel General Hospital"."""
    at = token - 1
    if read.flags(at) & Is.ARTICLE and not read.flags(at) & Is.PREPOSITION:
        at -= 1
    if not read.flags(at) & Is.PREPOSITION:
        return read.flags(at) & Is.TAKING != 0
    return _is_outbreak(read, at - 1)


def hospital_end(read: PlaceSentence, last: int) -> int:
    """The end of the name of a house where the hurt are treated that goes on at ``last``: "Karel General Hospital"; ``last`` without one."""
    for at in range(last, min(last + _LONGEST, read.last)):
        if read.texts[at] in read.words.hospitals:
            return at + 1
        if not read.flags(at) & Is.CAPITAL:
            break
    return last
