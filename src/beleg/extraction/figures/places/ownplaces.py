"""A count has a place of its own where one is named for it alone: "nine in Leyte and 14 in Samar"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.narrowing import narrowest
from beleg.extraction.figures.places.place import HAPPENED, Kind, Place, Way
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.figures.sides.countrywords import is_possessive

_RIGHT: Final = 3  # tokens from a counted noun to the place named right behind it
_JOURNEY: Final = 8  # tokens from those brought away to the place
_SEVERAL: Final = 2  # counts
_WHERE: Final = (Way.IN, Way.NEAR)


def of_its_own(survey: Survey, found: Found, at: int) -> Place | None:
    """One of several counts, each with its place: "nine in Leyte and 14 in Samar", "in Khulna sieben"."""
    one, clause = found.counted, found.clause
    if found.binding.measure == "evacuated" and (whence := _brought_from(survey, found, at)):
        return whence
    if found.binding.measure == "intercepted" and (defended := _defended(survey, found, at)):
        return defended
    if where := survey.related(at, one.first):
        return narrowest(where)
    if len(clause.counts) < _SEVERAL:
        return None
    paired = _are_paired(survey, found, at)
    for place in survey.places(at):
        if paired and place.last == one.first and place.way in _WHERE:
            return place
        if place.way != Way.IN or place.outer:
            continue
        behind = 0 < place.first - one.last < _RIGHT and not clause.role(one.last) & Role.BREAK
        before = place.last == one.first and clause.role(place.first - 2) & Role.BREAK
        if behind or before:
            return None if place.kind == Kind.VAGUE else place
    return None


def _defended(survey: Survey, found: Found, at: int) -> Place | None:
    """ "X's air force shot down 31 drones": the country over which they are, where the words name no other place."""
    land: Place | None = None
    for place in survey.places(at):
        if place.way in HAPPENED and place.way != Way.OPENING:
            return None
        if land is None and place.kind == Kind.COUNTRY and place.first < found.counted.first:
            land = place
    if land is None or land.way == Way.FROM or land.way == Way.TO:
        return None
    opens = land.first == found.sentence.first or found.clause.role(land.first - 1) & Role.BREAK
    return land if opens or is_possessive(found.clause.text(land.last)) else None


def _are_paired(survey: Survey, found: Found, at: int) -> bool:
    """Whether several counts stand right behind a place each: "bei Bachmut zwei und bei Robotyne fünf Soldaten"."""
    firsts = found.clause.counts
    behind = sum(place.last in firsts and place.way in _WHERE for place in survey.places(at))
    return behind >= _SEVERAL


def _brought_from(survey: Survey, found: Found, at: int) -> Place | None:
    """ "airlifted 60 people from Tosh": whence somebody is brought to safety."""
    one, clause = found.counted, found.clause
    for place in survey.places(at):
        if place.way != Way.FROM or not 0 < place.first - one.last < _JOURNEY or place.outer:
            continue
        apart = is_parted(clause, one.last, place.first, Role.BREAK)
        return None if apart or not clause.role(place.first - 1) & Role.ORIGIN else place
    return None
