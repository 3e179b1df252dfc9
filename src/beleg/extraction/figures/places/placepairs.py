"""Places told of together become one: "in Ecuador and Colombia", "between Aarau and Baden", "in X, Y und Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placewords import PlaceWords

if TYPE_CHECKING:
    from mypy_extensions import i64

_BROADER: Final[i64] = Kind.HEADED  # what kinds of places are told of together, and all broader ones


def join_pairs(found: list[Place], texts: list[str], words: PlaceWords) -> None:
    """Join what is told of places together, among those of a sentence; ``texts`` are the words of the article."""
    at = 1
    while at < len(found):
        if _is_pair(found, at, texts, words):
            other, first = found[at], at - 1
            while first and _goes_on(found[first - 1], found[first], texts):
                first -= 1
            one = found[first]
            one.last, one.is_last = other.last, other.is_last
            del found[first + 1 : at + 1]
            at = first
        at += 1


def _is_pair(found: list[Place], at: int, texts: list[str], words: PlaceWords) -> bool:
    """Whether the place at ``at`` and the one before it are the last two that are told of together."""
    one, other, joins = found[at - 1], found[at], words.joins
    between = one.way == Way.NEAR and texts[one.first - 1].lower() in words.between
    if not _are_alike(one, other) or not (between or one.way == Way.IN or one.way == Way.OVER):
        return False
    if other.first != one.last + 1 or texts[one.last] not in joins:
        return False
    return other.last >= len(texts) or texts[other.last] not in joins


def _goes_on(one: Place, other: Place, texts: list[str]) -> bool:
    """Whether a list goes on from one place to the other: "in X, Y"."""
    return (
        _are_alike(one, other)
        and (one.way == Way.IN or one.way == Way.OVER)
        and other.first == one.last + 1
        and texts[one.last] == ","
    )


def _are_alike(one: Place, other: Place) -> bool:
    return one.kind == other.kind and (one.kind <= _BROADER or one.way == Way.NEAR)
