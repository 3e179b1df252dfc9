"""Bundles that tell one number of one event under other names of place or people become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from beleg.comparing import places, populations
from beleg.model import Entry, Key
from beleg.reconcile.scopes import CUMULATIVE, EVENT_DAYS, INCIDENT
from beleg.reconcile.verdicts import SAME_TIME

_TELLING: Final = 10  # the least number that is hardly told of two events in reports of one day
_MOST: Final = 20  # bundles with one number, and reports of it, that are held against each other
_WIDE: Final = ("vague", "range")

Number = tuple[str, str, float, float | None]


class Bundle(NamedTuple):
    """Comparable entries under their key, in order of publication (``as_told``)."""

    key: Key
    entries: list[Entry]


def as_told(entry: Entry) -> tuple[int, str, str]:
    """The order of the entries of a bundle: by publication."""
    return entry.reported or 0, entry.article, entry.id


def joined(found: Sequence[Bundle]) -> Iterator[Bundle]:
    """The bundles of one group with those joined that are about one thing: a number in reports of the same days, told of a city by one
    article and of its region by another, or of the passengers and of the people.
    """
    home = list(range(len(found)))
    for at, other in sorted(_meetings(found)):
        first, second = _root(home, at), _root(home, other)
        if first != second and _may_be_one(found[first], found[second]):
            home[max(first, second)] = min(first, second)
    parts: dict[int, list[Bundle]] = {}
    for at, bundle in enumerate(found):
        parts.setdefault(_root(home, at), []).append(bundle)
    for bundles in parts.values():
        yield bundles[0] if len(bundles) == 1 else _one(bundles)


def _meetings(found: Sequence[Bundle]) -> set[tuple[int, int]]:
    """Pairs of bundles that tell the same number in reports of the same days."""
    by_number: dict[Number, dict[int, list[int]]] = {}
    for at, bundle in enumerate(found):
        scope = _scope(bundle)
        for entry in bundle.entries:
            number = entry.high if entry.low is None else entry.low
            if number is not None and number >= _TELLING and entry.reported is not None:
                form = (scope, bundle.key.method, number, entry.high if entry.qualifier in _WIDE else None)
                by_number.setdefault(form, {}).setdefault(at, []).append(entry.reported)
    met: set[tuple[int, int]] = set()
    for reported in by_number.values():
        for one, other in combinations(list(reported)[:_MOST], 2):
            days, other_days = reported[one], reported[other][:_MOST]
            if any(abs(day - other_day) <= SAME_TIME for day in days for other_day in other_days):
                met.add((one, other))
    return met


def _scope(bundle: Bundle) -> str:
    """The scope that two bundles must share; totals since nobody says when, reported over few days only,
    may be the toll of an event.
    """
    scope, baseline = bundle.key.scope, bundle.key.baseline
    return INCIDENT if scope == CUMULATIVE and not baseline and _is_told_shortly(bundle) else scope


def _may_be_one(first: Bundle, second: Bundle) -> bool:
    one, other = first.key, second.key
    if one.baseline and other.baseline:
        return False
    if one.place != other.place and not _may_happen_on_one_day(first, second):
        return False
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return False
    if populations.relation(one.population, other.population) == populations.APART:
        return False
    return places.relation(one.place or None, other.place or None, "en") != places.APART


def _may_happen_on_one_day(one: Bundle, other: Bundle) -> bool:
    """Whether two bundles are of events of one day; where no report names the day, that of the key is only that of telling."""
    if one.key.day == other.key.day:
        return True
    return not all(any(entry.first is not None for entry in each.entries) for each in (one, other))


def _is_told_shortly(bundle: Bundle) -> bool:
    days = [entry.reported for entry in bundle.entries if entry.reported is not None]
    return not days or max(days) - min(days) <= EVENT_DAYS


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        at = home[at]
    return at


def _one(bundles: Sequence[Bundle]) -> Bundle:
    """Bundles as one, under the key of most entries; of places and people those that most entries name."""
    entries = sorted((entry for bundle in bundles for entry in bundle.entries), key=as_told)
    events = [bundle for bundle in bundles if bundle.key.scope == INCIDENT]
    largest = max(events or bundles, key=lambda bundle: (len(bundle.entries), bundle.key))
    spots = Counter(entry.spot for entry in entries if entry.spot)
    place = max(spots, key=lambda spot: (spots[spot], spot), default="")
    people = Counter(entry.population for entry in entries)
    population = max(people, key=lambda name: (people[name], name))
    day = min((bundle.key.day for bundle in bundles if bundle.key.day), default="")
    key = largest.key._replace(place=place, population=population, day=day if largest.key.day else "")
    # One number told of both says that they are the same people.
    return Bundle(key, [entry._replace(population=population) for entry in entries])
