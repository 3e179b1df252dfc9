"""Two names of those counted become a verdict: the same people, one among the other, or others."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from beleg.gazetteer.countries import adjective

COMBATANTS: Final = "combatants"
CIVILIANS: Final = "civilians"
SAME: Final = "same"
AMONG: Final = "among"
APART: Final = "apart"
GENERAL: Final = "people"
PARTED: Final = " among them"  # what the name of those counted ends in where they are a part of others


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads((files("beleg.comparing") / "populations.toml").read_text("utf-8"))


@cache
def _among() -> Mapping[str, frozenset[str]]:
    """Each name to those that may be among it."""
    return {name: frozenset(listed.split(", ")) for name, listed in _read()["among"].items()}


@cache
def _statuses() -> Mapping[str, str]:
    return {name: status for status in (COMBATANTS, CIVILIANS) for name in _read()[status].split(", ")}


@cache
def _general() -> frozenset[str]:
    return frozenset(_read()["general"].split(", "))


@cache
def _implied() -> Mapping[str, frozenset[str]]:
    """Each measure to the words that name those it counts and say nothing else of them."""
    return {measure: frozenset(listed.split(", ")) for measure, listed in _read()["implied"].items()}


@cache
def _prefix(nationality: str) -> str:
    return adjective(nationality) + " "


def core(population: str | None, nationality: str | None, measure: str = "") -> str:
    """Those counted without their country, ``"people"`` where nothing is said of them that ``measure`` does not say.

    >>> core("North Korean soldiers", "KP"), core("victims", None), core(None, "FR")
    ('soldiers', 'people', 'people')
    >>> core("hostages", None, "captured"), core("hostages", None, "killed")
    ('people', 'hostages')
    """
    if population is None:
        return GENERAL
    if nationality is not None:
        population = population.removeprefix(_prefix(nationality))
    is_general = population in _general() or population in _implied().get(measure, ())
    return GENERAL if is_general else population


def status(core: str) -> str:
    """Whether those counted fight for a side or take no part, ``""`` where the words do not say.

    >>> status("soldiers"), status("civilians"), status("women")
    ('combatants', 'civilians', '')
    """
    return _statuses().get(core, "")


@cache
def _caught() -> frozenset[str]:
    return frozenset(_read()["caught"].split(", "))


def are_caught(core: str) -> bool:
    """Whether an event hits those counted as such, so that its dead are called by their name.

    >>> are_caught("miners"), are_caught("women")
    (True, False)
    """
    return core in _caught()


def relation(one: str, other: str) -> str:
    """How two cores stand to each other: ``SAME``, ``AMONG`` (in either direction) or ``APART``.

    >>> relation("soldiers", "people"), relation("soldiers", "security forces"), relation("women", "men")
    ('among', 'among', 'apart')
    """
    if one == other:
        return SAME
    if one == GENERAL or other == GENERAL:
        return AMONG
    table = _among()
    if other in table.get(one, ()) or one in table.get(other, ()):
        return AMONG
    return APART
