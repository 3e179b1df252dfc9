"""What kind of figure asks for its place: what it counts, and how its sentence tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.placefeatures import Group
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.sentences import Sentence

if TYPE_CHECKING:
    from mypy_extensions import i64

_STATES: Final = frozenset(("deployed", "displaced", "withdrawn", "detained", "missing_persons", "captured"))
_LOSSES: Final = frozenset(("casualties", "equipment_lost", "intercepted", "attacks"))
_LISTS: Final = ("item", "row")


def groups_of(found: Found, at: int, sentences: list[Sentence], survey: Survey) -> i64:
    """What kind of figure of the sentence with number ``at`` asks, flags of ``Group``."""
    return _counted(found) | _told(found) | _standing(found, at, sentences, survey)


def _counted(found: Found) -> i64:
    measure = found.binding.measure
    groups: i64 = Group.STATE if measure in _STATES else Group.EVENT
    if measure in _LOSSES:
        groups |= Group.LOSS
    if measure == "exchanged":
        groups |= Group.EXCHANGE
    return groups


def _told(found: Found) -> i64:
    roles, groups = found.clause.roles, 0
    if roles & Role.CUMULATIVE:
        groups |= Group.TOTAL
    if roles & Role.SINCE:
        groups |= Group.SINCE
    if roles & Role.RATE or found.counted.rate:
        groups |= Group.RATE
    if found.counted.part:
        groups |= Group.PART
    return groups


def _standing(found: Found, at: int, sentences: list[Sentence], survey: Survey) -> i64:
    sentence, groups = found.sentence, 0
    if sentence.kind == "title":
        groups |= Group.TITLE
    if survey.past[at]:
        groups |= Group.PAST
    if at and sentences[at - 1].block != sentence.block:
        groups |= Group.OPENING
    if sentence.kind in _LISTS:
        groups |= Group.LISTED
    if found.binding.measure in _LOSSES and survey.names_a_state(at):
        groups |= Group.OF_STATE
    if survey.points_back(at, found.counted.first):
        groups |= Group.POINTING
    return groups
