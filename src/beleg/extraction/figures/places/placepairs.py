"""Two places behind one preposition become one: "in Ecuador and Colombia", "between Aarau and Baden"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placewords import PlaceWords

if TYPE_CHECKING:
    from mypy_extensions import i64

_BROADER: Final[i64] = Kind.HEADED  # what kinds of places are told of together, and all broader ones


def join_pairs(found: list[Place], texts: list[str], words: PlaceWords) -> None:
    """Join what is told of two places together, among those of a sentence; ``texts`` are the words of the article."""
    at = 1
    while at < len(found):
        if _is_pair(found, at, texts, words):
            one, other = found[at - 1], found[at]
            one.last, one.is_last = other.last, other.is_last
            del found[at]
        at += 1


def _is_pair(found: list[Place], at: int, texts: list[str], words: PlaceWords) -> bool:
    """Whether the place at ``at`` and the one before it are two of one kind, and no more are listed."""
    one, other, joins = found[at - 1], found[at], words.joins
    between = one.way == Way.NEAR and texts[one.first - 1].lower() in words.between
    if one.kind != other.kind or not (between or (one.kind <= _BROADER and one.way == Way.IN)):
        return False
    if other.first != one.last + 1 or texts[one.last] not in joins:
        return False
    goes_on = other.last < len(texts) and texts[other.last] in joins
    return not goes_on and (at == 1 or found[at - 2].last + 1 < one.first)
