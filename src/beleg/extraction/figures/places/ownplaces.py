"""A count has a place of its own where one is named for it alone: "nine in Leyte and 14 in Samar"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.narrowing import narrowest
from beleg.extraction.figures.places.place import HAPPENED, Kind, Place, Way
from beleg.extraction.figures.places.placewords import Is
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.figures.sides.countrywords import is_possessive

_RIGHT: Final = 3  # tokens from a counted noun to the place named right behind it
_PARTING: Final = Role.BREAK | Role.AUXILIARY | Role.SUBORDINATOR | Role.CONJUNCTION
_LED: Final = 6  # tokens from those counted to the place that words lead to
_LEADS: Final = Is.PREPOSITION | Is.ARTICLE | Is.HEAD | Is.OF
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
    where = survey.related(at, one.first)
    if where is not None and not _is_behind_its_clause(clause, where.last, one.first):
        return narrowest(where, survey)
    if len(clause.counts) < _SEVERAL:
        return None
    paired = _are_paired(survey, found, at)
    for place in survey.places(at):
        if paired and place.last == one.first and place.way in _WHERE:
            return place
        if place.way != Way.IN or place.outer:
            continue
        behind = 0 < place.first - one.last < _RIGHT and not clause.role(one.last) & Role.BREAK
        behind = behind or _is_led_to(survey, found, place) or _is_in_its_clause(survey, found, place, at)
        before = place.last == one.first and clause.role(place.first - 2) & Role.BREAK
        if behind or before:
            return None if place.kind == Kind.VAGUE else place
    return None


def _is_led_to(survey: Survey, found: Found, place: Place) -> bool:
    """Whether nothing but what leads to a place stands between those counted and it: "neun in der Provinz X"."""
    one, words = found.counted, survey.words
    if not 0 < place.first - one.last < _LED:
        return False
    return all(words.flags(found.clause.text(token)) & _LEADS for token in range(one.last, place.first))


def _is_in_its_clause(survey: Survey, found: Found, place: Place, at: int) -> bool:
    """Whether a place stands behind those counted with nothing but a phrase between, and others behind a sign: "killed ten at a shop in X"."""
    one, clause = found.counted, found.clause
    if not 0 < place.first - one.last < _JOURNEY or any(
        one.last <= first < place.first for first in clause.counts
    ):
        return False
    if any(
        clause.role(token) & _PARTING or clause.text(token)[0].isupper()
        for token in range(one.last, place.first)
    ):
        return False
    for other in survey.places(at):
        if other.first < one.first and not is_parted(clause, other.last, one.first, _PARTING):
            return False
    return True


def _is_behind_its_clause(clause: Clause, first: int, number: int) -> bool:
    """Whether a relative clause from ``first`` on has a count of its own and ends before a number: "in X, where 19 died, and ten in Y"."""
    counts = [token for token in clause.counts if first < token < number]
    return bool(counts) and any(clause.text(token) == "," for token in range(counts[0], number))


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
