"""Words that point back get the place that they mean: "in the city", "there", "in der Hauptstadt"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.places.place import HAPPENED, Kind, Place, Way
from beleg.extraction.figures.places.placefeatures import Flag
from beleg.extraction.figures.places.pointing import Pointer
from beleg.extraction.figures.places.shares import parts
from beleg.extraction.figures.places.survey import Survey

_BACK: Final = 2  # sentences that "there" reaches back
_TOLD: Final = 12  # sentences that "in the city" reaches back
_SEVERAL: Final = 2
_TOWNS: Final = (Kind.CITY, Kind.HEADED)
_UNFIT: Final = (Kind.PART, Kind.VAGUE, Kind.CAPITAL)
_LOCAL: Final = (Kind.CITY, Kind.HEADED, Kind.UNKNOWN)
_OF_SPEAKERS: Final = (Way.SEAT, Way.FROM, Way.BARE, Way.IN)
_OF_ITS_OWN: Final = (Way.IN, Way.NEAR, Way.OPENING)


def pointed_to(survey: Survey, at: int, clause: Clause, number: int) -> Place | None:
    """The place that "in the city" or "there" of a sentence means, ``None`` where its number has one of its own."""
    pointer = survey.pointer(at)
    if pointer is None or _has_its_own(survey, at, clause, number, pointer.token):
        return None
    if pointer.capital:
        return survey.capital(pointer.code)
    if pointer.anywhere and (here := _told_there(survey, at, clause, pointer.token)) is not None:
        return here
    told: Place | None = None
    reach = _BACK if pointer.anywhere else _TOLD
    for before in range(at - 1, max(at - 1 - reach, -1), -1):
        found = _meant(survey.places(before), pointer)
        if found is not None and _is_where(found):
            return found
        told = told or found
        if told is None and pointer.anywhere and (led := _led_to(survey.places(before))):
            return led
    return told


def _has_its_own(survey: Survey, at: int, clause: Clause, number: int, pointer: int) -> bool:
    """Whether a sentence that points back also names where those counted were, and names it for no other number."""
    return any(
        place.way in _OF_ITS_OWN
        and not survey.flags(place) & Flag.BESIDE
        and not parts(clause, number, place, pointer)
        for place in survey.places(at)
    )


def _meant(told: list[Place], pointer: Pointer) -> Place | None:
    """The place of a sentence that a pointer means: one of its kind, the title's before others, else the last."""
    best: Place | None = None
    for place in told:
        if not _fits(place, pointer):
            continue
        if best is None or place.name.flags & Flag.IN_TITLE or not best.name.flags & Flag.IN_TITLE:
            best = place
    return best


def _told_there(survey: Survey, at: int, clause: Clause, pointer: int) -> Place | None:
    """The place of its own sentence that "there" means: that right before it, or that of who speaks."""
    before = [place for place in survey.places(at) if place.last <= pointer]
    return _right_before(before, clause, pointer) or _of_speaker(survey, before)


def _of_speaker(survey: Survey, before: list[Place]) -> Place | None:
    """The one town named before "there", of which somebody speaks: "the mayor of X said that eight had died there"."""
    if len(before) != 1 or before[0].kind not in _LOCAL or before[0].way not in _OF_SPEAKERS:
        return None
    return before[0] if survey.is_of_somebody(before[0]) else None


def _right_before(places: list[Place], clause: Clause, pointer: int) -> Place | None:
    """The place that the words right before "there" name: "am schlimmsten traf es den Bezirk X: Dort starben 40"."""
    for place in places:
        parted = pointer == place.last + 1 and clause.role(place.last) & Role.BREAK
        if parted and place.way != Way.SEAT and place.kind not in _UNFIT:
            return place
    return None


def _led_to(told: list[Place]) -> Place | None:
    """The last place of a sentence to which somebody goes, or that is taken: "schickte Pioniere nach X. Dort ..."."""
    fitting = [
        place
        for place in told
        if (place.way == Way.TO and place.kind not in _UNFIT)
        or (place.way == Way.BARE and place.kind in _TOWNS)
    ]
    return fitting[-1] if fitting else None


def _fits(place: Place, pointer: Pointer) -> bool:
    """Whether words that point back can mean a place: not where somebody sits or comes from."""
    held = place.inner and place.is_first
    unsure = place.kind == Kind.UNKNOWN and place.name.count < _SEVERAL and not held
    outer = place.holds is not None and not place.name.flags & Flag.IN_TITLE
    if place.kind in _UNFIT or unsure or (outer and not pointer.wide):
        return False
    if pointer.anywhere:
        return _is_where(place)
    return (
        pointer.wide == (place.kind == Kind.REGION) and place.kind != Kind.COUNTRY and place.way != Way.SEAT
    )


def _is_where(place: Place) -> bool:
    """Whether a name tells where something happened, or the title has it."""
    if place.way == Way.SEAT:
        return False
    return place.way in HAPPENED or place.name.flags & Flag.IN_TITLE != 0
