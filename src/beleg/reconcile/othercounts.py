"""Lists of names and surveys take the scope of the reported count that they stand beside, so that the two can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from beleg.comparing import times
from beleg.model import Entry
from beleg.reconcile.bundle import Bundle
from beleg.reconcile.scopes import CUMULATIVE, EVENT_DAYS, INCIDENT

REPORTED: Final = "reported"  # the kind of count that the others are held against
_OPEN: Final = (CUMULATIVE, INCIDENT)  # scopes that the words of a list or survey often leave open


def beside(entries: Sequence[Entry], reported: Sequence[Bundle]) -> list[Entry]:
    """Entries of another kind of count, with the scope and day of the only reported count of their place and time."""
    at_place: dict[str, list[Bundle]] = {}
    for bundle in reported:
        if bundle.key.scope in _OPEN:
            at_place.setdefault(bundle.key.place, []).append(bundle)
    return [_aligned(entry, at_place) for entry in entries]


def _aligned(entry: Entry, at_place: Mapping[str, Sequence[Bundle]]) -> Entry:
    near = [bundle for bundle in at_place.get(entry.spot, ()) if _is_of_its_time(entry, bundle)]
    if entry.scope not in _OPEN or entry.baseline or len(near) != 1:
        return entry
    key = near[0].key
    if entry.scope == key.scope and entry.first is not None:
        return entry
    day = times.ordinal(key.day) if key.scope == INCIDENT else None
    if day is not None and entry.first is None:
        entry = entry._replace(first=day, last=day)
    return entry._replace(scope=key.scope)


def _is_of_its_time(entry: Entry, bundle: Bundle) -> bool:
    """Whether a reported count is told in the days around an entry; of an event, of the day that the entry names, if any."""
    day = times.ordinal(bundle.key.day) if bundle.key.scope == INCIDENT else None
    if (
        day is not None
        and entry.first is not None
        and not (entry.first - 1 <= day <= (entry.last or entry.first) + 1)
    ):
        return False
    return any(
        entry.reported is not None
        and each.reported is not None
        and abs(entry.reported - each.reported) <= EVENT_DAYS
        for each in bundle.entries
    )
