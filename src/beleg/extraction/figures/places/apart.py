"""Places that a sentence names, but not as where those it counts were: whither the hurt are brought, whence troops are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placefeatures import Flag
from beleg.extraction.figures.places.placewords import PlaceWords
from beleg.extraction.figures.places.shares import of_shares
from beleg.extraction.figures.sides.countrywords import is_possessive

if TYPE_CHECKING:
    from mypy_extensions import i64

_HURT: Final = frozenset(("killed", "wounded", "casualties", "missing_persons"))
_MOVED: Final = frozenset(("displaced", "evacuated", "withdrawn"))
_REACH: Final = 8  # tokens from those counted to whence
_OPENS: Final = 3  # tokens of a hospital, its article and a preposition
_WHENCE: Final = (Way.FROM, Way.SEAT)
_HOLDS: Final = Role.HAS | Role.HOLDING
_LISTS: Final = (",", "/")


def set_apart(found: Found, places: list[Place], words: PlaceWords, main: Place | None) -> list[Place]:
    """The places of the figure's sentence that say nothing of where it happened; ``main`` is the article's country."""
    clause = found.clause
    apart = of_shares(clause, places, found.counted.number.first_token, words.alone)
    measure = found.binding.measure
    hurt, sent, moved = measure in _HURT, measure == "deployed", measure in _MOVED
    for place in places:
        way: i64 = place.way
        if (
            (hurt and way == Way.TO and _is_destination(clause, place, words, apart))
            or (hurt and way == Way.SEAT and _treats(clause, place, words))
            or (
                way in _WHENCE
                and (sent or (place.kind == Kind.COUNTRY and not moved))
                and _is_home(found, place)
            )
            or (place.kind == Kind.COUNTRY and way == Way.BARE and _acts(clause, place, words, main))
        ):
            apart.append(place)
    return apart


def _is_home(found: Found, place: Place) -> bool:
    """ "30 engineers from X", "35 migrants, most of them from X": whence those come who are counted somewhere else."""
    clause = found.clause
    before = place.first - 1
    while before > place.first - _REACH and clause.text(before).islower():
        if clause.role(before) & (Role.ORIGIN | Role.PARTITIVE_OF) == Role.ORIGIN:
            return 0 <= before - found.counted.last < _REACH
        before -= 1
    return False


def _is_destination(clause: Clause, place: Place, words: PlaceWords, apart: list[Place]) -> bool:
    """ "were flown to X and Y": whither those are brought who were hurt elsewhere."""
    before = place.first - 1
    if clause.text(before) in words.parting and apart and apart[-1].last == before:
        return True
    if clause.role(before) & Role.DETERMINER:
        before -= 1
    return clause.text(before).lower() in words.destinations


def _treats(clause: Clause, place: Place, words: PlaceWords) -> bool:
    """ "starben in einem Krankenhaus in X": where those are treated who were hurt elsewhere, but not "clinics in X took in 70"."""
    return place.first - _OPENS > clause.first and words.is_hospital(clause.text(place.first - 2))


def _acts(clause: Clause, place: Place, words: PlaceWords, main: Place | None) -> bool:
    """ "Canada confirmed", "Canada's ministry", "accused Canada of": a country that the article is not about does something."""
    if (main is not None and place.name is main.name) or place.name.flags & Flag.IN_TITLE:
        return False
    before = clause.text(place.first - 1)
    if before in _LISTS or before in words.parting or clause.role(place.last) & _HOLDS:
        return False
    behind = clause.text(place.last)
    return is_possessive(behind) or (behind.isalpha() and behind.islower() and behind not in words.parting)
