"""Entries of one place become those of events, of running totals, and of other scopes: where the words of one article
leave it open whether a number is a total, the numbers of the others tell.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from beleg.model import ADDITIONAL, RISEN, Entry

INCIDENT: Final = "incident"
CUMULATIVE: Final = "cumulative"
STATE: Final = "state"
RATE: Final = "rate"
EVENT_DAYS: Final = 10  # days in which the toll of one event is reported

_STOCKS: Final = frozenset(("deployed", "displaced", "area"))  # how many there are, since whenever
_FLED: Final = "displaced"
_HELD: Final = "detained"  # of whom some tell how many were taken, and others how many are held
_SENT: Final = "deployed"
_OF_EVENTS: Final = frozenset(
    ("missing_persons", "killed", "wounded")
)  # whose number of the moment is one of an event
_WAR: Final = 14  # days over which a toll is no longer that of one event
_GROWTH: Final = 1.5  # how far a total grows between two reports of it
_SIZE: Final = 5.0  # times between two tolls of one event
_TELLING: Final = 20  # the least number that tells anything
_NOBODY: Final = ""  # instead of the id of an origin
_STEPS: Final = 4  # rising numbers of one origin that are no events


def by_scope(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries of one place by their scopes, each list in the order given."""
    found: dict[str, list[Entry]] = {}
    longer = {(entry.article, source.id) for entry in entries if entry.baseline for source in entry.sources}
    for entry in entries:
        scope = _scope(entry)
        if scope == CUMULATIVE and _stands_beside(entry, longer):
            scope = INCIDENT
        found.setdefault(scope, []).append(entry)
    _join_states(found, entries)
    _join_held(found, entries)
    totals, events = found.get(CUMULATIVE, []), found.get(INCIDENT, [])
    if not events:
        return found
    begun = [entry for entry in totals if entry.baseline]
    if begun:
        tolls, told = _Tolls(events), _Totals(begun)
        brief = [each for each in totals if not (each.baseline or _runs_long(each)) and tolls.hold(each)]
        _move(
            [entry for entry in brief if not told.continued_by(entry)], CUMULATIVE, INCIDENT, found, entries
        )
        totals, events = found.get(CUMULATIVE, []), found.get(INCIDENT, [])
    if _is_long(totals) or (not totals and _rises(events)):
        told = _Totals(totals)
        moved = [entry for entry in events if not totals or told.continued_by(entry)]
        _move(moved, INCIDENT, CUMULATIVE, found, entries)
    elif totals:
        tolls = _Tolls(events)
        moved = [entry for entry in totals if tolls.hold(entry)]
        _move(moved, CUMULATIVE, INCIDENT, found, entries)
    return found


def _join_states(found: dict[str, list[Entry]], entries: Sequence[Entry]) -> None:
    """One number of one origin told as how many there are and as what an event did is one thing: that of which more is told."""
    states, events = found.get(STATE, []), found.get(INCIDENT, [])
    if states and events and entries[0].measure in _STOCKS:
        fewer, more = sorted((STATE, INCIDENT), key=lambda scope: (len(found[scope]), scope == INCIDENT))
        days: dict[tuple[float, str], list[int]] = {}
        for entry in found[more]:
            for source in entry.sources if entry.reported is not None else ():
                days.setdefault((_number(entry), source.id), []).append(entry.reported or 0)
        moved = [entry for entry in found[fewer] if _is_told_in(entry, days)]
        _move(moved, fewer, more, found, entries)


def _join_held(found: dict[str, list[Entry]], entries: Sequence[Entry]) -> None:
    """How many are in custody in the days after others were arrested is what the event did, and so is how many are homeless since it:
    "six were arrested", "eleven are held"; "17,000 fled since Wednesday".
    """
    states, events = found.get(STATE, []), found.get(INCIDENT, [])
    days = [entry.reported for entry in (*events, *states) if entry.reported is not None]
    if not states or not days or max(days) - min(days) > EVENT_DAYS:
        return
    if any(entry.baseline or _runs_long(entry) for entry in states):
        return
    follows = bool(events) and min(days) == min(entry.reported or 0 for entry in events)
    measure = entries[0].measure
    if (measure == _HELD and follows) or (measure == _FLED and any(map(_began_lately, states))):
        _move(states, STATE, INCIDENT, found, entries)


def _is_told_in(entry: Entry, days: Mapping[tuple[float, str], Sequence[int]]) -> bool:
    """Whether an origin tells the number of an entry in the days around it; ``days`` are in order."""
    number, day = _number(entry), entry.reported
    if day is None or number < _TELLING:
        return False
    told = (days.get((number, source.id), ()) for source in entry.sources)
    return any(bisect_left(each, day - EVENT_DAYS) < bisect_right(each, day + EVENT_DAYS) for each in told)


def _scope(entry: Entry) -> str:
    if entry.scope == CUMULATIVE and entry.measure in _STOCKS:
        return STATE
    if entry.scope == INCIDENT and entry.measure in _STOCKS and _runs_long(entry):
        return STATE
    if entry.scope == CUMULATIVE and entry.measure in _OF_EVENTS and _is_of_a_day(entry):
        return INCIDENT
    if entry.scope == INCIDENT and entry.measure == _SENT and entry.note != ADDITIONAL:
        return STATE
    return INCIDENT if entry.scope == STATE and entry.measure in _OF_EVENTS else entry.scope


def _stands_beside(entry: Entry, longer: AbstractSet[tuple[str, str]]) -> bool:
    """Whether an origin sets a toll beside its total since a beginning: "The floods killed 23, so that 69 have died since October"."""
    if entry.baseline or entry.measure not in _OF_EVENTS:
        return False
    return any((entry.article, source.id) in longer for source in entry.sources)


def _runs_long(entry: Entry) -> bool:
    """Whether a number is told of more days than one event takes: "displaced since 1 February"."""
    return entry.first is not None and entry.last is not None and entry.last - entry.first > EVENT_DAYS


def _began_lately(entry: Entry) -> bool:
    """Whether what a total counts began in the days before its report: "displaced since Wednesday"."""
    if entry.baseline or entry.first is None or entry.reported is None:
        return False
    return 0 <= entry.reported - entry.first <= EVENT_DAYS


def _is_of_a_day(entry: Entry) -> bool:
    """Whether a total since nobody says when is that of one day gone by: "the toll of Sunday's strikes rose to 19"."""
    if entry.baseline or entry.first is None or entry.reported is None or entry.first != entry.last:
        return False
    return entry.note in (RISEN, "recovered") and 0 < entry.reported - entry.first <= EVENT_DAYS


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


class _Totals:
    """Totals in order of publication, and which of them each origin gave, or nobody."""

    def __init__(self, totals: Sequence[Entry]) -> None:
        known = [entry for entry in totals if entry.reported is not None]
        self._days = [entry.reported or 0 for entry in known]
        self._numbers = [_number(entry) for entry in known]
        self._of: dict[str, list[int]] = {}
        for at, entry in enumerate(known):
            for id in {source.id for source in entry.sources} or {_NOBODY}:
                self._of.setdefault(id, []).append(at)

    def continued_by(self, entry: Entry) -> bool:
        """Whether a number fits between the totals that the same origin, or nobody, gave before and after."""
        number, day = _number(entry), entry.reported
        if number < _TELLING or day is None:
            return False
        before, after = self._around(day, entry)
        if number in (before, after):
            return True
        if before is not None and after is not None:
            return before <= number <= after
        return (before is not None and before <= number <= before * _GROWTH) or (
            after is not None and after / _GROWTH <= number <= after
        )

    def _around(self, day: int, entry: Entry) -> tuple[float | None, float | None]:
        """The last total up to a day and the first from it on, of those that may go with an entry."""
        end, start = bisect_right(self._days, day), bisect_left(self._days, day)
        if not entry.sources:
            before, after = end - 1, start
        else:
            told = [self._of.get(id, []) for id in (_NOBODY, *(source.id for source in entry.sources))]
            before = max((each[at - 1] for each in told if (at := bisect_left(each, end))), default=-1)
            later = ((each, bisect_left(each, start)) for each in told)
            after = min((each[at] for each, at in later if at < len(each)), default=len(self._days))
        first = self._numbers[before] if before >= 0 else None
        return first, self._numbers[after] if after < len(self._days) else None


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


class _Tolls:
    """The numbers of events by their days, in order of size."""

    def __init__(self, events: Sequence[Entry]) -> None:
        self._of_day: dict[int, list[float]] = {}
        self._undated: set[tuple[int, float]] = set()
        for event in events:
            if event.first is None and event.reported is not None:
                self._undated.add((event.reported, _number(event)))
            day = event.first if event.first is not None else event.reported
            if day is not None:
                self._of_day.setdefault(day, []).append(_number(event))
        for numbers in self._of_day.values():
            numbers.sort()

    def hold(self, entry: Entry) -> bool:
        """Whether a total is the toll of an event that was reported in the days before, or told again in those after."""
        if entry.reported is None:
            return False
        number = _number(entry)
        for day in range(entry.reported - EVENT_DAYS, entry.reported + 2):
            numbers = self._of_day.get(day, [])
            least = bisect_left(numbers, number, key=lambda toll: toll * _SIZE)
            if least < len(numbers) and numbers[least] / _SIZE <= number:
                return True
        after = range(entry.reported, entry.reported + EVENT_DAYS + 1)
        return any((day, number) in self._undated for day in after)
