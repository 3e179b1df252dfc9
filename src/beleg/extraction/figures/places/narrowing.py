"""A wide place becomes the town in it that the same words mean: that which it holds, or that of the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.place import HAPPENED, Kind, Name, Place, Way
from beleg.extraction.figures.places.placefeatures import At, Candidate, Flag
from beleg.extraction.figures.places.placewords import PlaceWords
from beleg.extraction.figures.places.survey import Survey

if TYPE_CHECKING:
    from mypy_extensions import i64

WIDE: Final = frozenset((Kind.COUNTRY, Kind.REGION, Kind.PART))
_NARROW: Final = frozenset((Kind.REGION, Kind.CITY, Kind.HEADED, Kind.UNKNOWN, Kind.CAPITAL))
_LITTLE: Final = frozenset((Kind.HEADED, Kind.UNKNOWN))
_TOWNS: Final = frozenset((Kind.CITY, Kind.HEADED, Kind.UNKNOWN))
_SEVERAL: Final = 2
_BESIDE: Final = 5  # tokens between a town and what tells where it lies
_OPENED: Final = 6  # tokens from a wide place to the word that opens the clause behind
_WHERE: Final = (Way.IN, Way.NEAR, Way.OVER)


def narrowest(place: Place | None, survey: Survey) -> Place | None:
    """ "in Bitung auf der Insel Sulawesi": who names the island behind the town means the town."""
    if place is None:
        return place
    if place.inner and survey.is_attribute(place):
        return _holder(place, survey)
    if place.holds is None:
        return place
    inner = place.holds
    beside = inner.way == Way.IN and 0 <= place.first - inner.last <= _BESIDE
    if beside and place.way == Way.OVER and place.kind == Kind.HEADED:
        return inner  # "in Bitung auf Sulawesi"
    if beside and place.way == Way.IN and place.kind == Kind.HEADED and survey.is_led_on(inner):
        return inner  # "in the village of X in the town of Y", "at X in the Y district", not "at the X unit in Y"
    if place.kind not in WIDE:
        return place
    once = inner.kind == Kind.UNKNOWN and place.kind == Kind.COUNTRY and inner.name.count < _SEVERAL
    if once and survey.may_be_noun(inner):
        return place  # "bei Unglücken in Pakistan"
    fits = inner.way <= Way.FROM or (inner.way == Way.OVER and place.kind == Kind.PART)
    fits = fits or inner.first > place.first
    return inner if fits and inner.kind in _NARROW else place


def _holder(place: Place, survey: Survey) -> Place:
    """ "at the X unit in Y": the town that holds what is no place but an attribute of a thing."""
    for each in survey.places(place.sentence):
        if each.holds is place and each.way == Way.IN and each.kind in _TOWNS:
            return each
    return place


def told_inside(best: Name, candidates: list[Candidate], words: PlaceWords) -> Name:
    """Of a country, however often it is named, the known region or town in it of the sentence before that outweighs any mention of it."""
    land = best.place
    if land is None or land.kind != Kind.COUNTRY:
        return best
    for each in candidates:
        inner = each.name
        if each.at == At.PREVIOUS and inner.most > best.most and words.lies_in(inner.text, land.name.text):
            best = inner
    return best


def told_behind(place: Place | None, found: Found, survey: Survey) -> Place | None:
    """ "killed in the X region when a mine went off near Y": the town that the clause behind a wide place tells."""
    if place is None or place.kind not in WIDE or place.way not in HAPPENED:
        return place
    clause, opened = found.clause, -1
    if not clause.first <= place.first < clause.last:
        return place
    told = max(place.last, found.counted.last)
    for token in range(told, min(told + _OPENED, clause.last)):
        if clause.text(token) in survey.words.narrowing:
            if not clause.verb_final or clause.text(token + 1).islower():  # "als Ursache gilt"
                opened = token
            break
    if opened < 0:
        return place
    for each in survey.places(place.sentence):
        if each.first > opened:
            counts = any(told <= first < each.first for first in clause.counts)
            fits = each.way in _WHERE and each.kind in _NARROW and each.kind > place.kind
            return each if fits and not counts else place
    return place


def told_next(place: Place | None, at: int, survey: Survey) -> Place | None:
    """ "Twelve died in X province. The bus overturned near Y": the one town that the next sentence tells of the same event."""
    if place is None or place.kind not in WIDE or place.sentence != at or place.way not in HAPPENED:
        return place
    if not survey.goes_on(at + 1):
        return place
    only: Place | None = None
    for each in survey.places(at + 1):
        if each.kind == place.kind or (each.kind in WIDE and each.kind < place.kind):
            continue
        if only is not None or each.way not in _WHERE or each.kind not in _TOWNS:
            return place
        only = each
    if only is None or survey.flags(only) & Flag.BESIDE:
        return place
    pair = any(f" {word} " in only.name.text for word in survey.words.joins)
    return place if pair else only  # "in X and Y"


def is_of_any_land(place: Place, words: PlaceWords) -> bool:
    """Whether a part of a land has no name: "im Norden des Landes"."""
    return place.kind == Kind.PART and place.name.text.rpartition(" ")[2] in words.nations


def in_the_lead(place: Place, survey: Survey) -> Place:
    """The town that nobody knows but the lead, where the title tells of the land around it: "Absturz im Süden Chiles", or only of a part: "in north of country"."""
    vague = place.kind == Kind.VAGUE or is_of_any_land(place, survey.words)
    if not (vague or place.kind in WIDE) or not place.name.flags & Flag.IN_TITLE:
        return place
    only: Place | None = None
    for each in [each for sentence in survey.lead[:1] for each in survey.places(sentence)]:
        way: i64 = each.way
        if (
            (each.kind <= place.kind and not vague)
            or each.kind not in _NARROW
            or survey.flags(each) & Flag.BESIDE
        ):
            continue
        if way != Way.IN and way != Way.NEAR and way != Way.OVER:
            continue
        if only is not None and only.name is not each.name:
            return place
        only = only or each
    return place if only is None or not (vague or only.kind in _LITTLE) else only
