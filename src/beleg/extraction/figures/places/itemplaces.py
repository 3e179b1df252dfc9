"""The items of a list have places of their own where they open with them: "Guinea, 3 dead; Liberia, 8", "by town: Orvan 14, Lorne 3"."""

from __future__ import annotations

from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.phrases.items import Item, are_places, colon_before, items
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.survey import Survey


def of_its_item(survey: Survey, found: Found, at: int) -> Place | None:
    """The place with which the item of a figure opens, where one item names a known place or the line above says of what they are."""
    clause, number = found.clause, found.counted.first
    colon = colon_before(clause, number)
    listed = items(clause, colon)
    own: Item | None = None
    for item in listed:
        if item.number <= number:
            own = item
    if own is None:
        return None
    known = {place.first: place for place in survey.places(at) if place.kind <= Kind.CITY}
    if not are_places(clause, colon, listed) and not any(item.first in known for item in listed):
        return None
    return known.get(own.first) or survey.called(at, Place(own.first, own.last, Kind.HEADED, Way.OPENING))
