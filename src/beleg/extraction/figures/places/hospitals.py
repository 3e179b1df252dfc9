"""A hospital is where the hurt are treated, no place of a figure, unless it is there that something happened: "a fire at Karel Hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is

if TYPE_CHECKING:
    from mypy_extensions import i64

_LONGEST: Final = 4  # words behind the town in the name of a hospital


def is_scene(read: PlaceSentence, token: int, flags: i64) -> bool:
    """Whether something happened in the hospital that the name behind tells: "Feuer im Krankenhaus X"."""
    if not flags & Is.SEAT or not read.words.is_hospital(read.texts[token]):
        return False
    at = token - 1
    while at > read.first and read.flags(at) & Is.ARTICLE and not read.flags(at) & Is.PREPOSITION:
        at -= 1
    if not read.flags(token + 1) & (Is.NAME | Is.TOPONYM):
        return False
    outbreaks = read.words.outbreaks
    if at > read.first:
        return read.texts[at - 1] in outbreaks
    return any(read.texts[behind] in outbreaks for behind in range(token, read.last))


def is_scene_of(read: PlaceSentence, token: int) -> bool:
    """Whether something happened in the house that the name at ``token`` opens: "a fire at Karel General Hospital"."""
    at = token - 1
    if read.flags(at) & Is.ARTICLE and not read.flags(at) & Is.PREPOSITION:
        at -= 1
    if not read.flags(at) & Is.PREPOSITION:
        return read.flags(at) & Is.TAKING != 0
    return read.flags(at - 1) & Is.LEADING != 0 or read.texts[at - 1].lower() in read.words.leads.disasters


def hospital_end(read: PlaceSentence, last: int) -> int:
    """The end of the name of a house where the hurt are treated that goes on at ``last``: "Karel General Hospital"; ``last`` without one."""
    for at in range(last, min(last + _LONGEST, read.last)):
        if read.texts[at] in read.words.hospitals:
            return at + 1
        if not read.flags(at) & Is.CAPITAL:
            break
    return last
