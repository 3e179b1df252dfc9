"""A number that is part of another takes the place named right behind it: "41 davon in X", "five of them in X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.parts import is_part
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.model import NumberMention

if TYPE_CHECKING:
    from mypy_extensions import i64

_REACH: Final = 8  # tokens from a number to the place behind it
MOST_COUNTS: Final = 20  # numbers of a sentence: more are a table
_LONGEST_LIST: Final = 40  # tokens from the sign that opens a list to a number in it
_APART: Final = Role.BREAK | Role.AUXILIARY | Role.SUBORDINATOR
_LISTING: Final = (":", "\u2013", "\u2014")


def share_at(
    clause: Clause, places: list[Place], number: NumberMention, alone: frozenset[str]
) -> Place | None:
    """The place of a part of what was counted before, ``None`` where a number is no part or has no place of its own.

    ``alone`` are words beside such a number: "5.000 allein in X".
    """
    place = _right_behind(clause, places, number)
    if place is None or not _is_share(clause, number, place, alone):
        return None
    return place


def of_shares(clause: Clause, places: list[Place], number: int, alone: frozenset[str]) -> list[Place]:
    """The places of a sentence that are those of parts only, not of the number that begins at ``number``."""
    taken: list[Place] = []
    if len(clause.counts) > MOST_COUNTS:
        return taken
    last = -1  # of the place of the share before
    for first, one in clause.counts.items():
        if first == number:
            continue
        place = share_at(clause, places, one, alone)
        if place is None and _goes_on(clause, one, last):
            place = _right_behind(clause, places, one)
        if place is not None:
            last = place.last
            taken.append(place)
            taken += [each for each in places if each.holds is place]
    return taken


def _goes_on(clause: Clause, number: NumberMention, last: int) -> bool:
    """Whether a number without a noun stands behind the place of a share: "five of them in X and four in Y"."""
    first = number.first_token
    listed = bool(clause.role(first - 1) & (Role.BREAK | Role.CONJUNCTION))
    return first == last + 1 and listed and bool(clause.role(number.last_token) & Role.PREPOSITION)


def parts(clause: Clause, number: int, place: Place, pointer: int) -> bool:
    """Whether another number stands between a number, with words that point back beside it, and a place behind."""
    if len(clause.counts) > MOST_COUNTS:
        return False
    near, far = max(number, pointer), place.first
    between = any(near < first < far for first in clause.counts)
    return between and not any(min(number, pointer) < first < near for first in clause.counts)


def _right_behind(clause: Clause, places: list[Place], number: NumberMention) -> Place | None:
    """The first place behind a number where nothing but words that lead to it stand between."""
    for place in places:
        if place.first < number.last_token:
            continue
        if place.first - number.last_token > _REACH or place.kind == Kind.VAGUE:
            return None
        for token in range(number.last_token, place.first):
            if token in clause.counts or clause.role(token) & _APART:
                return None
        return place if _is_where(clause, place, number.last_token) else None
    return None


def _is_where(clause: Clause, place: Place, behind: int) -> bool:
    """Whether the words from ``behind`` on lead to where something is: also "in the so-called safe zone X"."""
    way: i64 = place.way
    if way == Way.BARE:
        return any(clause.word(token).traits & Trait.LOCATIVE for token in range(behind, place.first))
    return way == Way.IN or way == Way.NEAR or way == Way.OVER


def _is_share(clause: Clause, number: NumberMention, place: Place, alone: frozenset[str]) -> bool:
    if is_part(clause, number.first_token, number.last_token):
        return True
    if any(clause.text(token) in alone for token in range(number.last_token, place.last + 1)):
        return True
    return _is_listed(clause, number)


def _is_listed(clause: Clause, number: NumberMention) -> bool:
    """Whether a sign behind a count opens a list in which a number stands alone: "nine dead: five in X and four in Y"."""
    behind = clause.role(number.last_token)
    if not behind & Role.PREPOSITION:
        return False
    for token in range(number.first_token - 1, max(number.first_token - _LONGEST_LIST, clause.first), -1):
        if clause.text(token) in _LISTING:
            return min(clause.counts) < token
    return False
