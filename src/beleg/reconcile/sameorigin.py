"""Bundles in which one origin speaks turn out to be of one thing: its number told again under another name of the place or people, or
its count that has gone on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from beleg.comparing import places, populations
from beleg.model import RISEN, Entry, Source
from beleg.reconcile.bundle import Bundle, may_be_of_one_day, said, scope_of
from beleg.reconcile.scopes import EVENT_DAYS, INCIDENT
from beleg.reconcile.unlisted import is_anonymous

_TELLING: Final = 10  # the least number that an origin hardly tells of two things in days
_OF_PLACES: Final = 20  # the same, of two places
_DAYS: Final = 2  # between two articles that tell one number
_MOST: Final = 20  # bundles, and reports of one, that are held against each other
_SIZE: Final = 3.0  # times between two numbers of one count
_OF_STATE: Final = ("ministry", "military", "government")  # kinds of bodies of which a country has one
_FALLING: Final = "missing_persons"  # whose count goes down

Told = tuple[str, float, float | None, str]


def told_again(found: Sequence[Bundle]) -> Iterator[tuple[int, int]]:
    """Pairs of bundles in which one origin tells one number within days, and that differ in place, people or day, but not in two of them."""
    by_number: dict[Told, dict[int, list[Entry]]] = {}
    for at, bundle in enumerate(found):
        for entry in bundle.entries:
            number = said(entry)
            if number is None or number < _TELLING or entry.reported is None:
                continue
            for id in _origins(entry):
                form = (bundle.key.method, number, entry.high, id)
                by_number.setdefault(form, {}).setdefault(at, []).append(entry)
    for form in sorted(by_number, key=str):
        told = by_number[form]
        for one, other in combinations(list(told)[:_MOST], 2):
            near = _are_near(told[one][:_MOST], told[other][:_MOST])
            if near and _differ_once(found[one], found[other], form[1]):
                yield one, other


def _origins(entry: Entry) -> list[str]:
    """Who says a number, but for an office that may be any: "police"; bodies of a state with and without its name are one."""
    return [
        _office(source)
        for source in entry.sources
        if (source.kind in _OF_STATE or not source.id.endswith(":")) and not is_anonymous(source.name)
    ]


def _office(source: Source) -> str:
    return source.id.removesuffix(":").removesuffix(f"-{source.country.lower()}")


def _are_near(some: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Whether a number is told within days, and by no article of both."""
    if {entry.article for entry in some} & {entry.article for entry in others}:
        return False
    return any(abs((one.reported or 0) - (other.reported or 0)) <= _DAYS for one in some for other in others)


def _differ_once(first: Bundle, second: Bundle, number: float) -> bool:
    one, other = first.key, second.key
    if one.scope != other.scope and scope_of(first) != scope_of(second):
        return False
    if one.baseline and other.baseline and one.baseline != other.baseline:
        return False
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return False
    place = places.relation(one.place or None, other.place or None, "en") == places.APART
    people = populations.relation(one.population, other.population) == populations.APART
    day = not may_be_of_one_day(first, second)
    return place + people + day <= 1 and not (place and number < _OF_PLACES)


def going_on(found: Sequence[Bundle]) -> Iterator[tuple[int, int]]:
    """Pairs of bundles of which the later one tells how far a count has come that nobody began there: the only one that its origin gave
    in this country in the ten days before.
    """
    by_origin: dict[str, dict[int, list[Entry]]] = {}
    for at, bundle in enumerate(found):
        for entry in bundle.entries if scope_of(bundle) == INCIDENT else ():
            for id in _origins(entry):
                by_origin.setdefault(id, {}).setdefault(at, []).append(entry)
    for id in sorted(by_origin):
        told = by_origin[id]
        if len(told) > _MOST:
            continue
        for at, entries in told.items():
            before = [
                other for other in told if other != at and _continue(entries, told[other], found, at, other)
            ]
            if len(before) == 1 and _is_first(found[at], entries):
                yield at, before[0]


def _is_first(bundle: Bundle, entries: Sequence[Entry]) -> bool:
    """Whether nobody told of a place before an origin told how far the count has come."""
    first = min(entry.reported or 0 for entry in entries)
    return all((entry.reported or 0) >= first for entry in bundle.entries)


def _continue(
    later: Sequence[Entry], earlier: Sequence[Entry], found: Sequence[Bundle], at: int, other: int
) -> bool:
    one, two = found[at].key, found[other].key
    alike = (one.method, one.population, one.nationality) == (two.method, two.population, two.nationality)
    if not alike or {entry.article for entry in later} & {entry.article for entry in earlier}:
        return False
    first, last = min(later, key=_day), max(earlier, key=_day)
    if not 0 < _day(first) - _day(last) <= EVENT_DAYS or not may_be_of_one_day(found[at], found[other]):
        return False
    number, before = float(said(first) or 0), float(said(last) or 0)
    if one.measure == _FALLING:
        return 0 < number <= before
    return first.note == RISEN and before <= number <= before * _SIZE


def _day(entry: Entry) -> int:
    return entry.reported or 0
