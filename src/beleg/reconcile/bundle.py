"""Entries that are comparable, under their key; and which bundles of one group have turned out to be of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from beleg.comparing import times
from beleg.model import Entry, Key, Source
from beleg.reconcile.scopes import CUMULATIVE, EVENT_DAYS, INCIDENT
from beleg.reconcile.unlisted import is_anonymous

MOST: Final = 20  # bundles, and reports of one, that are held against each other
_MILITARY: Final = "military"
OF_STATE: Final = ("ministry", "military", "government")  # kinds of bodies of which a country has one


class Bundle(NamedTuple):
    """Comparable entries under their key, in order of publication (``as_told``)."""

    key: Key
    entries: list[Entry]


def as_told(entry: Entry) -> tuple[int, str, str]:
    """The order of the entries of a bundle: by publication."""
    return entry.reported or 0, entry.article, entry.id


def said(entry: Entry) -> int | float | None:
    """The number that is said, of an interval its lower end, else the upper one."""
    return entry.high if entry.low is None else entry.low


def is_undated(entry: Entry) -> bool:
    """Whether an entry says no day, or only until when."""
    return entry.first is None or entry.last is None or entry.first <= 1


def offices(entry: Entry) -> set[str]:
    """Who says a number, but for an office that may be any: "police"; bodies of a state with and without its name are one."""
    return {
        _office(source)
        for source in entry.sources
        if (source.kind in OF_STATE or not source.id.endswith(":")) and not is_anonymous(source.name)
    }


def _office(source: Source) -> str:
    if source.kind == _MILITARY:
        return _MILITARY  # by whatever name a country calls its own
    return source.id.removesuffix(":").removesuffix(f"-{source.country.lower()}")


def scope_of(bundle: Bundle) -> str:
    """The scope that two bundles must share; totals since nobody says when, reported over few days only,
    may be the toll of an event.
    """
    scope, baseline = bundle.key.scope, bundle.key.baseline
    return INCIDENT if scope == CUMULATIVE and not baseline and is_told_shortly(bundle) else scope


def is_told_shortly(bundle: Bundle) -> bool:
    """Whether all reports lie in the days in which a toll is told."""
    days = [entry.reported for entry in bundle.entries if entry.reported is not None]
    return not days or max(days) - min(days) <= EVENT_DAYS


def may_be_of_one_day(one: Bundle, other: Bundle) -> bool:
    """Whether two bundles are of events of one day; where no report names the day, that of the key is only that of telling, and a
    report of "last week" leaves the day open.
    """
    if one.key.day == other.key.day:
        return True
    days, others = _named(one), _named(other)
    if not days or not others:
        return True
    return any(a.first <= b.last and b.first <= a.last for a in days for b in others if a.first < a.last)


def _named(bundle: Bundle) -> list[times.Days]:
    """The days that the reports of an event name, of the first of them."""
    return [
        times.Days(entry.first, entry.last)
        for entry in bundle.entries[:MOST]
        if entry.first is not None and entry.last is not None
    ]


class Joins:
    """Bundles by their positions: those that were joined have one root, the first of them."""

    __slots__ = ("_home",)

    def __init__(self, found: Sequence[Bundle]) -> None:
        self._home = list(range(len(found)))

    def root(self, at: int) -> int:
        """The first of the bundles that are one with this one."""
        while self._home[at] != at:
            at = self._home[at]
        return at

    def unite(self, at: int, other: int) -> None:
        """Take two bundles, and whatever was joined with them, for one."""
        first, second = self.root(at), self.root(other)
        self._home[max(first, second)] = min(first, second)
