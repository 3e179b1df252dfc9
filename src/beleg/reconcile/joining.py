"""Bundles that tell one number of one event under other names of place or people become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from beleg.comparing import times
from beleg.model import Entry
from beleg.reconcile.bundle import Bundle, Joins, as_told, said
from beleg.reconcile.caught import caught
from beleg.reconcile.goingon import going_on
from beleg.reconcile.inside import only_inside
from beleg.reconcile.onenumber import of_one_number
from beleg.reconcile.scopes import INCIDENT
from beleg.reconcile.spots import is_region
from beleg.reconcile.verdicts import SAME_TIME

_TELLING: Final = 10  # the least number that is hardly told of two events in reports of one day
_MOST: Final = 20  # bundles with one number, and reports of it, that are held against each other


def joined(found: Sequence[Bundle]) -> Iterator[Bundle]:
    """The bundles of one group with those joined that are about one thing: a number in reports of the same days, told of a city by one
    article and of its region by another, or of the passengers and of the people; then whatever bears these names in these days, those
    whom the event hit as such, and reports of a country where only one event is told of inside it.
    """
    joins = Joins(found)
    for at, other in of_one_number(found):
        joins.unite(at, other)
    of_day = _by_day(found)
    for at, other in _alike(found, joins, of_day):
        joins.unite(at, other)
    for at, other in caught(found, of_day):
        joins.unite(at, other)
    for at, bundle in enumerate(found):
        inside = only_inside(bundle, found, joins, of_day)
        if inside is not None:
            joins.unite(at, inside)
    for at, other in going_on(found, joins):
        joins.unite(at, other)
    parts: dict[int, list[Bundle]] = {}
    for at, bundle in enumerate(found):
        parts.setdefault(joins.root(at), []).append(bundle)
    for bundles in parts.values():
        yield bundles[0] if len(bundles) == 1 else _one(bundles)


def with_one_place(bundle: Bundle) -> Bundle:
    """Reports of an event, of which those of another place count the same where a number is told of both in these days."""
    key = bundle.key
    if key.scope != INCIDENT:
        return bundle
    told: dict[float, list[Entry]] = {}
    for entry in bundle.entries:
        number = said(entry)
        if number is not None and number >= _TELLING and entry.reported is not None:
            told.setdefault(number, []).append(entry)
    same = {
        other.spot
        for of_number in told.values()
        for entry in of_number[:_MOST]
        for other in of_number[:_MOST]
        if entry.spot == key.place and abs((entry.reported or 0) - (other.reported or 0)) <= SAME_TIME
    }
    return bundle._replace(
        entries=[entry._replace(spot=key.place) if entry.spot in same else entry for entry in bundle.entries]
    )


def _by_day(found: Sequence[Bundle]) -> dict[int, list[int]]:
    """Bundles of events by the ordinals of their days."""
    of_day: dict[int, list[int]] = {}
    for at, bundle in enumerate(found):
        if bundle.key.scope == INCIDENT and bundle.key.day:
            of_day.setdefault(times.ordinal(bundle.key.day) or 0, []).append(at)
    return of_day


def _alike(
    found: Sequence[Bundle], joins: Joins, of_day: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Pairs to be joined since others were: who is one with the migrants of a boat are the people of it, wherever else they are told of."""
    names: dict[int, tuple[set[str], set[str]]] = {}
    for at, bundle in enumerate(found):
        people, spots = names.setdefault(joins.root(at), (set(), set()))
        people.add(bundle.key.population)
        spots.add(bundle.key.place)
    roots = [joins.root(at) for at in range(len(found))]
    for day, here in of_day.items():
        near = [other for beside in (day, day + 1) for other in of_day.get(beside, ())]
        for at in here[:_MOST]:
            for other in near[:_MOST]:
                if roots[at] != roots[other] and _are_named_alike(found, names, at, other, roots):
                    yield at, other


def _are_named_alike(
    found: Sequence[Bundle],
    names: Mapping[int, tuple[set[str], set[str]]],
    at: int,
    other: int,
    roots: Sequence[int],
) -> bool:
    """Whether a bundle has a name of people and one of places that those joined with the other one have."""
    one, two = found[at].key, found[other].key
    if one.method != two.method or (
        one.nationality and two.nationality and one.nationality != two.nationality
    ):
        return False
    return any(
        key.population in people and key.place in spots
        for key, (people, spots) in ((one, names[roots[other]]), (two, names[roots[at]]))
    )


def _one(bundles: Sequence[Bundle]) -> Bundle:
    """Bundles as one, under the key of most entries; of places and people those that most entries name."""
    entries = sorted((entry for bundle in bundles for entry in bundle.entries), key=as_told)
    events = [bundle for bundle in bundles if bundle.key.scope == INCIDENT]
    largest = max(events or bundles, key=lambda bundle: (len(bundle.entries), bundle.key))
    spots = Counter(entry.spot for entry in entries if entry.spot)
    wide = {outer for entry in entries for outer in entry.around}
    # Of a town and its region, told as often, the event is in the town.
    place = max(
        spots, key=lambda spot: (spots[spot], spot not in wide and not is_region(spot), spot), default=""
    )
    people = Counter(entry.population for entry in entries)
    population = max(people, key=lambda name: (people[name], name))
    day = min((bundle.key.day for bundle in bundles if bundle.key.day), default="")
    key = largest.key._replace(place=place, population=population, day=day if largest.key.day else "")
    # One number told of both says that they are the same people.
    return Bundle(key, [entry._replace(population=population) for entry in entries])
