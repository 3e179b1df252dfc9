"""Reports of a country or region that name no place join the only event told of inside it in the days before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from beleg.model import Key
from beleg.reconcile.bundle import Bundle, Joins, said, scope_of
from beleg.reconcile.scopes import EVENT_DAYS, INCIDENT
from beleg.reconcile.spots import holds, is_narrow, is_region, may_hold
from beleg.reconcile.verdicts import SAME_TIME, share_an_origin

_SIZE: Final = 3.0  # times between two numbers of one event
_MOST: Final = 20  # bundles of one day, and reports of one, that are held against each other


def only_inside(
    bundle: Bundle, found: Sequence[Bundle], joins: Joins, of_day: Mapping[int, Sequence[int]]
) -> int | None:
    """The only event inside the country or region of a bundle in the days before its reports, where their numbers are of one size.

    ``of_day`` are the bundles of events by the ordinals of their days. Of a region the same origin must speak in both.
    """
    key = bundle.key
    region = is_region(key.place)
    if scope_of(bundle) != INCIDENT or not (region or (key.place and not is_narrow(key.place))):
        return None
    near = [at for day in _days(bundle) for at in of_day.get(day, ())[:_MOST]]
    inside = [at for at in near if _lies_in(found[at], key) and found[at] is not bundle]
    if len({joins.root(at) for at in inside}) != 1 or not _is_of_size(bundle, found[inside[0]]):
        return None
    if region and not any(_share(bundle, found[at]) for at in inside):
        return None
    return inside[0]


def _days(bundle: Bundle) -> range:
    """The days on which the event of a bundle can have been: those it names, else those before its reports."""
    days = [entry.reported for entry in bundle.entries if entry.reported is not None]
    if not days or max(days) - min(days) > EVENT_DAYS:
        return range(0)
    named = {entry.first for entry in bundle.entries if entry.first is not None and entry.first > 1}
    first = min(named) - SAME_TIME if named else max(days) - EVENT_DAYS
    last = (max(named) if named else min(days)) + SAME_TIME
    return range(first, last + 1)


def _share(one: Bundle, other: Bundle) -> bool:
    """Whether the same origin speaks in both, at least among the first."""
    return any(
        share_an_origin(first, second) for first in one.entries[:_MOST] for second in other.entries[:_MOST]
    )


def _lies_in(bundle: Bundle, wide: Key) -> bool:
    key = bundle.key
    land = next((entry.land for entry in bundle.entries if entry.land), "")
    alike = (key.method, key.population) == (wide.method, wide.population)
    return alike and (holds(wide.place, key.place, land) or may_hold(wide.place, key.place, land))


def _is_of_size(one: Bundle, other: Bundle) -> bool:
    """Whether any number of the one is of the size of any of the other."""
    numbers, others = _numbers(one), _numbers(other)
    if not numbers or not others:
        return False
    return min(numbers) <= max(others) * _SIZE and min(others) <= max(numbers) * _SIZE


def _numbers(bundle: Bundle) -> list[float]:
    return [float(number) for entry in bundle.entries if (number := said(entry))]
