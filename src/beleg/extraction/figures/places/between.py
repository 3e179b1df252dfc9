"""What stands between a figure and a place of its sentence: another number, a comma, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.place import Place
from beleg.extraction.figures.places.placefeatures import Flag

if TYPE_CHECKING:
    from mypy_extensions import i64

_RIGHT: Final = 3  # tokens from a counted noun to the place named right behind it


def between(found: Found, place: Place) -> i64:
    """What stands between a figure and a place of its sentence, flags of ``Flag``."""
    one = found.counted
    first, last = (place.last, one.first) if place.first < one.first else (one.last, place.first)
    flags = _inside(found, first, last)
    if 0 <= place.first - one.last <= _RIGHT:
        return flags | Flag.RIGHT_BEHIND
    told = found.binding.last
    if not flags & Flag.NUMBER_BETWEEN and one.last <= told and 0 <= place.first - told <= _RIGHT:
        flags |= Flag.RIGHT_BEHIND  # "20 starben in X"
    return flags


def _inside(found: Found, first: int, last: int) -> i64:
    """What stands in the tokens ``first:last`` between a figure and a place: another number, a sign."""
    flags: i64 = 0
    clause = found.clause
    for number in clause.counts:
        if first <= number < last:
            flags |= Flag.NUMBER_BETWEEN
    words = clause.words
    for at in range(max(first - clause.first, 0), min(last - clause.first, len(words))):
        if words[at].role & (Role.BREAK | Role.CONJUNCTION):
            return flags | Flag.BREAK_BETWEEN
    return flags
