"""Reports of events at one place become incidents: those of one day, and what is reported of it in the days after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from beleg.model import Entry
from beleg.reconcile.scopes import EVENT_DAYS
from beleg.reconcile.verdicts import share_an_origin, tell_the_same

_SHORT: Final = 3  # days that an incident may last


class Incident:
    """The reports of one event; ``first`` and ``last`` are the ordinals of its days."""

    __slots__ = ("entries", "first", "last")

    def __init__(self, first: int, last: int, entries: list[Entry]) -> None:
        self.first = first
        self.last = last
        self.entries = entries


def incidents(entries: Sequence[Entry]) -> list[Incident]:
    """The incidents at one place, in order of time; reports with neither a day nor a date of publication are one."""
    dated: dict[tuple[int, int], Incident] = {}
    for entry in sorted((each for each in entries if _is_dated(each)), key=_order):
        first, last = entry.first or 0, entry.last or 0
        dated.setdefault((first, last), Incident(first, last, [])).entries.append(entry)
    found = _joined(dated.values())
    for entry in sorted((each for each in entries if not _is_dated(each)), key=_order):
        _put(entry, found)
    return sorted(found, key=lambda incident: (incident.first, incident.last))


def _is_dated(entry: Entry) -> bool:
    """Whether both ends are known: "until today" says nothing of the day of an event."""
    return entry.first is not None and entry.last is not None and entry.first > 1


def _order(entry: Entry) -> tuple[int, int, str]:
    return entry.first or 0, entry.reported or 0, entry.id


def _joined(dated: Iterable[Incident]) -> list[Incident]:
    """A report that is a day off, or tells a longer time, is of the incident whose number it tells."""
    found: list[Incident] = []
    for incident in dated:
        near = next((other for other in reversed(found) if _is_one(incident, other)), None)
        if near is None:
            found.append(incident)
        else:
            near.entries.extend(incident.entries)
            near.last = max(near.last, min(incident.last, near.first + _SHORT))
    return found


def _is_one(incident: Incident, other: Incident) -> bool:
    if incident.first - other.first > 1 or incident.last - incident.first > _SHORT < other.last - other.first:
        return False
    if incident.first - other.last > 1 or incident.last < other.first - 1:
        return False
    if incident.first <= other.last and incident.last - incident.first != other.last - other.first:
        return True
    return any(tell_the_same(one, two) for one in incident.entries for two in other.entries)


def _put(entry: Entry, found: list[Incident]) -> None:
    """A report without a day is of the latest event before it; those of which no day is known at all stay together."""
    day = entry.reported or 0
    reach = EVENT_DAYS if day else 0
    near = [incident for incident in found if incident.first - 1 <= day <= incident.first + reach]
    if near:
        # Who has spoken of an event goes on speaking of it.
        spoken = [
            incident for incident in near if any(share_an_origin(entry, other) for other in incident.entries)
        ]
        begun = [incident for incident in near if incident.first <= day]
        max(spoken or begun or near, key=lambda incident: incident.first).entries.append(entry)
    else:
        found.append(Incident(day, day, [entry]))
