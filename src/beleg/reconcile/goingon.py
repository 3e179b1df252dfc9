"""A count of one origin goes on under another name of the place: bundles in which it tells how far the count has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from beleg.gazetteer import countries
from beleg.model import RISEN, Entry
from beleg.reconcile.bundle import (
    MOST,
    OF_STATE,
    Bundle,
    Joins,
    is_undated,
    may_be_of_one_day,
    offices,
    said,
    scope_of,
)
from beleg.reconcile.scopes import EVENT_DAYS, INCIDENT

_SIZE: Final = 3.0  # times between two numbers of one count
_FALLING: Final = "missing_persons"  # whose count goes down


def going_on(found: Sequence[Bundle], joins: Joins) -> Iterator[tuple[int, int]]:
    """Pairs of bundles of which the later one tells how far a count has come that nobody began there, or in the capital where its origin
    sits: the only count that this origin gave in this country in the ten days before.
    """
    by_origin: dict[str, dict[int, list[Entry]]] = {}
    for at, bundle in enumerate(found):
        for entry in bundle.entries if scope_of(bundle) == INCIDENT else ():
            for id in offices(entry):
                by_origin.setdefault(id, {}).setdefault(at, []).append(entry)
    for id in sorted(by_origin):
        told = by_origin[id]
        if len(told) > MOST:
            continue
        for at, entries in told.items():
            before = {
                joins.root(other): other
                for other in told
                if joins.root(other) != joins.root(at) and _continue(entries, told[other], found, at, other)
            }
            if len(before) == 1 and _is_first(found[at], entries):
                yield from ((at, other) for other in before.values())


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
    goes_on = first.note == RISEN or _is_told_at_seat(first)
    return goes_on and before <= number <= before * _SIZE


def _is_told_at_seat(entry: Entry) -> bool:
    """Whether a body of state tells a number without a day in the capital, where it sits: that says nothing of where it happened."""
    known = countries.country(entry.spot, "en")
    is_capital = known is not None and known.kind == "capital"
    return is_capital and is_undated(entry) and any(source.kind in OF_STATE for source in entry.sources)


def _day(entry: Entry) -> int:
    return entry.reported or 0
