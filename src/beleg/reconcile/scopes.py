"""Entries of one place become those of events, of running totals, and of other scopes: where the words of one article
leave it open whether a number is a total, the numbers of the others tell.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from beleg.model import ADDITIONAL, Entry

INCIDENT: Final = "incident"
CUMULATIVE: Final = "cumulative"
STATE: Final = "state"

_STOCKS: Final = frozenset(("deployed", "displaced", "area"))  # how many there are, since whenever
_SENT: Final = "deployed"
_OF_EVENTS: Final = frozenset(("missing_persons",))  # whose number of the moment is one of an event
_WAR: Final = 14  # days over which a toll is no longer that of one event
_EVENT: Final = 10  # days in which the toll of one event is reported
_GROWTH: Final = 1.5  # how far a total grows between two reports of it
_SIZE: Final = 5.0  # times between two tolls of one event
_TELLING: Final = 20  # the least number that tells anything
_STEPS: Final = 4  # rising numbers of one origin that are no events


def by_scope(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries of one place by their scopes, each list in the order given."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(_scope(entry), []).append(entry)
    totals, events = found.get(CUMULATIVE, []), found.get(INCIDENT, [])
    if not events:
        return found
    if _is_long(totals) or (not totals and _rises(events)):
        moved = [entry for entry in events if not totals or _continues(entry, totals)]
        _move(moved, INCIDENT, CUMULATIVE, found, entries)
    elif totals:
        moved = [entry for entry in totals if _is_toll(entry, events)]
        _move(moved, CUMULATIVE, INCIDENT, found, entries)
    return found


def _scope(entry: Entry) -> str:
    if entry.scope == CUMULATIVE and entry.measure in _STOCKS:
        return STATE
    if entry.scope == INCIDENT and entry.measure == _SENT and entry.note != ADDITIONAL:
        return STATE
    return INCIDENT if entry.scope == STATE and entry.measure in _OF_EVENTS else entry.scope


def _move(
    moved: Sequence[Entry], away: str, to: str, found: dict[str, list[Entry]], entries: Sequence[Entry]
) -> None:
    ids = {entry.id for entry in moved}
    kept = {entry.id for entry in found.get(to, ())} | ids
    found[away] = [entry for entry in found[away] if entry.id not in ids]
    found[to] = [entry for entry in entries if entry.id in kept]
    for scope in (away, to):
        if not found[scope]:
            del found[scope]


def _is_long(totals: Sequence[Entry]) -> bool:
    days = [entry.reported for entry in totals if entry.reported is not None]
    return any(entry.baseline for entry in totals) or (bool(days) and max(days) - min(days) > _WAR)


def _number(entry: Entry) -> float:
    return float((entry.high if entry.low is None else entry.low) or 0)


def _shares(one: Entry, other: Entry) -> bool:
    """Whether one source stands behind both, or one of them names nobody."""
    ids = {source.id for source in one.sources}
    return not ids or not other.sources or any(source.id in ids for source in other.sources)


def _continues(entry: Entry, totals: Sequence[Entry]) -> bool:
    """Whether a number fits between the totals that the same origin gave before and after."""
    number = _number(entry)
    if number < _TELLING or entry.reported is None:
        return False
    same = [each for each in totals if each.reported is not None and _shares(entry, each)]
    before = [_number(each) for each in same if (each.reported or 0) <= entry.reported]
    after = [_number(each) for each in same if (each.reported or 0) >= entry.reported]
    if number in before[-1:] or number in after[:1]:
        return True
    if before and after:
        return before[-1] <= number <= after[0]
    return (bool(before) and before[-1] <= number <= before[-1] * _GROWTH) or (
        bool(after) and after[0] / _GROWTH <= number <= after[0]
    )


def _rises(events: Sequence[Entry]) -> bool:
    """Whether the numbers of an origin rise from report to report, by little each time, over a long time."""
    of_origin: dict[str, list[Entry]] = {}
    for entry in events:
        for source in entry.sources:
            of_origin.setdefault(source.id, []).append(entry)
    return any(_is_run(told) for told in of_origin.values())


def _is_run(told: Sequence[Entry]) -> bool:
    numbers = [_number(entry) for entry in told]
    days = [entry.reported or 0 for entry in told]
    steps = sum(one < two for one, two in itertools.pairwise(numbers))
    slow = all(one <= two <= one * _GROWTH for one, two in itertools.pairwise(numbers))
    return steps >= _STEPS and slow and numbers[0] >= _TELLING and days[-1] - days[0] > _WAR


def _is_toll(entry: Entry, events: Sequence[Entry]) -> bool:
    """Whether a total is the toll of an event that was reported in the days before."""
    number = _number(entry)
    for event in events:
        day = event.first if event.first is not None else event.reported
        near = day is not None and entry.reported is not None and -1 <= entry.reported - day <= _EVENT
        if near and _number(event) / _SIZE <= number <= _number(event) * _SIZE:
            return True
    return False
