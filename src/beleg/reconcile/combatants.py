"""Who fights, and who fights whom: what tells an admission from a claim."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from beleg.comparing import populations
from beleg.model import Source

_NOW: Final = 9999  # where no day is said, a war that is over tells nothing
_REMEMBERED: Final = 10_000  # pairs of sides
_OF_WEAPONS: Final = frozenset(("equipment_lost", "area"))
_LOSSES: Final = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing_persons", "equipment_lost")
)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("beleg.reconcile") / "conflicts.toml").read_text("utf-8"))


@cache
def _weapons() -> frozenset[str]:
    return frozenset(name.strip() for name in _table()["weapons"].split(","))


@cache
def _irregular() -> frozenset[str]:
    return frozenset(name.strip() for name in _table()["irregular"].split(","))


def is_combatant(population: str) -> bool:
    """Whether those counted fight for a side.

    >>> is_combatant("soldiers"), is_combatant("children")
    (True, False)
    """
    return population in _weapons() or populations.status(population) == populations.COMBATANTS


def interest(source: Source, nationality: str, population: str = "", day: str = "") -> str:
    """How a source stands to those of a nationality: one of ``INTERESTS``; ``day`` is an ISO date or ``""``.

    In a war inside a country its soldiers are the state's and its "fighters" those of the group.

    >>> interest(Source("nis-kr", "NIS", "intelligence", "KR", "KR"), "KP")
    'third_party'
    >>> interest(Source("kim", "Kim", "person", "KP", "KP"), "KP"), interest(Source("x", "X"), "KP")
    ('own_side', 'unknown')
    >>> rsf = Source("rsf", "RSF", "armed_group", "SD", "rsf")
    >>> interest(rsf, "SD", "soldiers", "2024"), interest(rsf, "SD", "fighters", "2024")
    ('opponent', 'own_side')
    """
    if not nationality or not source.side:
        return "unknown"
    if source.country == nationality != source.side and _are_opponents(source.side, nationality, day):
        return "own_side" if population in _irregular() else "opponent"
    if nationality in (source.side, source.country):
        return "own_side"
    if _are_opponents(source.side, nationality, day) or _are_opponents(source.country, nationality, day):
        return "opponent"
    return "third_party"


def is_admission(standing: str, measure: str, population: str) -> bool:
    """Whether a number of its own people speaks against the side that gives it: its dead, wounded, lost fighters.

    >>> is_admission("own_side", "killed", "soldiers"), is_admission("own_side", "killed", "children")
    (True, False)
    """
    if standing != "own_side" or measure not in _LOSSES:
        return False
    return measure in _OF_WEAPONS or is_combatant(population)


def _are_opponents(one: str, other: str, day: str) -> bool:
    return _were_opponents(one, other, int(day[:4]) if day else _NOW)


@lru_cache(_REMEMBERED)
def _were_opponents(one: str, other: str, year: int) -> bool:
    for conflict in _conflicts():
        if conflict.since <= year <= conflict.until:
            for side, against in ((conflict.one, conflict.other), (conflict.other, conflict.one)):
                if one in side and other in against:
                    return True
    return False


class _Conflict(NamedTuple):
    """Two sides, each by its countries and groups, and the years of their war, both included."""

    one: frozenset[str]
    other: frozenset[str]
    since: int
    until: int


@cache
def _conflicts() -> tuple[_Conflict, ...]:
    found = []
    for row in _table()["conflicts"].values():
        one, other = (frozenset(row[side].split()) for side in ("one", "other"))
        found.append(_Conflict(one, other, row.get("since", 0), row.get("until", 9999)))
    return tuple(found)
