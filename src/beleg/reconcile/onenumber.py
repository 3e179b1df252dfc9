"""Bundles in which one number is told turn out to be of one thing, though they are told under other names of its place or people, or of
another day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from beleg.comparing import places, populations
from beleg.model import Entry
from beleg.reconcile.bundle import MOST, Bundle, is_undated, may_be_of_one_day, offices, said, scope_of
from beleg.reconcile.verdicts import SAME_TIME

_TELLING: Final = 10  # the least number that is hardly told of two things in reports of one day
_OF_PLACES: Final = 20  # the same, where an origin tells it of two places and a day is named
_DAYS: Final = 2  # between two articles in which one origin tells one number
_LOOKING_BACK: Final = 60  # the same, where the later one says no day
_WIDE: Final = ("vague", "range")
_PLACE, _PEOPLE, _DAY = "place", "people", "day"

Number = tuple[str, float, float | None]


def of_one_number(found: Sequence[Bundle]) -> Iterator[tuple[int, int]]:
    """Pairs of bundles that tell one number, by their positions: whoever tells it, where all that they differ in can hold of one thing;
    where one origin does, also where they are apart in place, people or day, but not in two of them.
    """
    by_number: dict[Number, dict[int, list[Entry]]] = {}
    for at, bundle in enumerate(found):
        for entry in bundle.entries:
            number = said(entry)
            if number is not None and number >= _TELLING and entry.reported is not None:
                form = (bundle.key.method, number, entry.high if entry.qualifier in _WIDE else None)
                by_number.setdefault(form, {}).setdefault(at, []).append(entry)
    for form in sorted(by_number, key=str):
        told = by_number[form]
        for one, other in combinations(list(told)[:MOST], 2):
            apart = _apart(found[one], found[other])
            if apart is not None and _is_one(apart, told[one][:MOST], told[other][:MOST], form[1]):
                yield one, other


def _apart(first: Bundle, second: Bundle) -> set[str] | None:
    """In what two bundles cannot be of one thing; ``None`` where they are never of one."""
    one, other = first.key, second.key
    if one.scope != other.scope and scope_of(first) != scope_of(second):
        return None
    if one.baseline and other.baseline and one.baseline != other.baseline:
        return None
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return None
    differing = {
        _PLACE: places.relation(one.place or None, other.place or None, "en") == places.APART,
        _PEOPLE: populations.relation(one.population, other.population) == populations.APART,
        _DAY: not may_be_of_one_day(first, second),
    }
    return {part for part, is_apart in differing.items() if is_apart}


def _is_one(apart: set[str], some: Sequence[Entry], others: Sequence[Entry], number: float) -> bool:
    """Whether the entries that tell a number in two bundles are near enough for what these are apart in."""
    pairs = [(one, other, _between(one, other)) for one, other in product(some, others)]
    near = not apart or (apart == {_DAY} and {one.spot for one in some} == {other.spot for other in others})
    if near and any(days <= SAME_TIME for _, _, days in pairs):
        return True
    articles = {entry.article for entry in some} & {entry.article for entry in others}
    dated = not all(map(is_undated, (*some, *others)))
    if articles or len(apart) > 1 or (_PLACE in apart and dated and number < _OF_PLACES):
        return False
    return any(
        (days <= _DAYS or (not apart - {_DAY} and days <= _LOOKING_BACK and _looks_back(one, other)))
        and not offices(one).isdisjoint(offices(other))
        for one, other, days in pairs
    )


def _between(one: Entry, other: Entry) -> int:
    return abs((one.reported or 0) - (other.reported or 0))


def _looks_back(one: Entry, other: Entry) -> bool:
    """Whether the later of two reports of the same people says no day, so that it can be of what the other one told."""
    later = max(one, other, key=lambda entry: entry.reported or 0)
    return one.population == other.population and is_undated(later)
