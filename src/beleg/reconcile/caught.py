"""The dead miners of a mine are all its dead: those whom an event hits as such are the people of whom others speak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from beleg.comparing import populations, times
from beleg.reconcile.bundle import Bundle, said
from beleg.reconcile.scopes import INCIDENT
from beleg.reconcile.verdicts import SAME_TIME

_MOST: Final = 20  # bundles of one day, and reports of one, that are held against each other
_PART: Final = 0.5  # of the people; fewer may be some of them


def caught(found: Sequence[Bundle], of_day: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs to be joined: the people of an event, and the only ones told of there and then that it hit as such.

    ``of_day`` are the bundles of events by the ordinals of their days.
    """
    for at, bundle in enumerate(found):
        key = bundle.key
        day = (
            times.ordinal(key.day)
            if key.population == populations.GENERAL and key.scope == INCIDENT
            else None
        )
        if day is None or not key.place:
            continue
        near = (other for beside in (day - 1, day, day + 1) for other in of_day.get(beside, ())[:_MOST])
        others = [other for other in near if _may_be_all(found[other], bundle)]
        if len({found[other].key.population for other in others}) == 1:  # of two, neither are all
            yield from ((at, other) for other in others if _are_as_many(found[other], bundle))


def _may_be_all(bundle: Bundle, people: Bundle) -> bool:
    """Whether those of a bundle are such as an event hits as such, at the place and of the side of the people."""
    key, other = bundle.key, people.key
    same_side = not (key.nationality and other.nationality) or key.nationality == other.nationality
    same = (key.method, key.scope) == (other.method, other.scope)
    return same and same_side and populations.are_caught(key.population) and _are_at_one_place(bundle, people)


def _are_at_one_place(bundle: Bundle, people: Bundle) -> bool:
    """Whether two bundles name one place, or an article says that the one's is in the other's."""
    place, other = bundle.key.place, people.key.place
    if place == other:
        return True
    return any(
        outer == inside
        for entries, inside in ((bundle.entries, other), (people.entries, place))
        for entry in entries[:_MOST]
        for outer in entry.around
    )


def _are_as_many(bundle: Bundle, people: Bundle) -> bool:
    """Whether nobody tells of a part, and at one time about as many are told of as of the people."""
    if any(link.kind == "part_of" for entry in bundle.entries for link in entry.links):
        return False
    return any(
        (said(one) or 0) >= _PART * (said(other) or 0)
        for one in bundle.entries[:_MOST]
        for other in people.entries[:_MOST]
        if abs((one.reported or 0) - (other.reported or 0)) <= SAME_TIME
    )
