"""Bundles that tell one number of one event under other names of place or people become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from beleg.comparing import places, populations
from beleg.model import Entry, Key
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT

_TELLING: Final = 10  # the least number that is hardly told of two events on one day
_DAYS: Final = 1
_MOST: Final = 20  # bundles with one number that are held against each other

_WIDE: Final = ("vague", "range")
_EVENT: Final = 10  # days in which the toll of one event is reported

Number = tuple[str, str, float, float | None]


class Bundle(NamedTuple):
    """Comparable entries under their key, in order of time."""

    key: Key
    entries: list[Entry]


def joined(found: Sequence[Bundle]) -> Iterator[Bundle]:
    """The bundles of one group with those joined that are about one thing: a number of one day, told of a city by one
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
        time = _time(bundle)
        for entry in bundle.entries:
            number = entry.high if entry.low is None else entry.low
            if number is not None and number >= _TELLING and entry.reported is not None:
                form = (time, bundle.key.method, number, entry.high if entry.qualifier in _WIDE else None)
                by_number.setdefault(form, {}).setdefault(at, []).append(entry.reported)
    met: set[tuple[int, int]] = set()
    for told in by_number.values():
        for one, other in combinations(list(told)[:_MOST], 2):
            if any(abs(day - other_day) <= _DAYS for day in told[one] for other_day in told[other][:_MOST]):
                met.add((one, other))
    return met


def _time(bundle: Bundle) -> str:
    """The scope that two bundles must share; a short run of totals since nobody says when may be the toll of an event."""
    scope, baseline = bundle.key.scope, bundle.key.baseline
    return INCIDENT if scope == CUMULATIVE and not baseline and _is_short(bundle) else scope


def _may_be_one(first: Bundle, second: Bundle) -> bool:
    one, other = first.key, second.key
    if one.baseline and other.baseline:
        return False
    if one.place != other.place and not _may_be_of_one_day(first, second):
        return False
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return False
    if populations.relation(one.population, other.population) == populations.APART:
        return False
    return places.relation(one.place or None, other.place or None, "en") != places.APART


def _may_be_of_one_day(one: Bundle, other: Bundle) -> bool:
    """Whether two bundles name one day; the day of a report that names none is only that of the telling."""
    if one.key.day == other.key.day:
        return True
    return not all(any(entry.first is not None for entry in each.entries) for each in (one, other))


def _is_short(bundle: Bundle) -> bool:
    days = [entry.reported for entry in bundle.entries if entry.reported is not None]
    return not days or max(days) - min(days) <= _EVENT


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        at = home[at]
    return at


def _one(bundles: Sequence[Bundle]) -> Bundle:
    """Bundles as one, under the key of most entries; of places and people those that most entries name."""
    entries = sorted(
        (entry for bundle in bundles for entry in bundle.entries),
        key=lambda entry: (entry.reported or 0, entry.article, entry.id),
    )
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
