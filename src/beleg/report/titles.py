"""What the figures of a series have in common becomes its title."""

from __future__ import annotations

import re
from functools import lru_cache

from beleg.gazetteer.countries import local_name
from beleg.model import Key
from beleg.report.days import day
from beleg.report.naming import people, place_name
from beleg.report.words import say, term

GAP = " · "
# What those counted are called where the measure says it all: "attacks", not "attacks · attacks".
_SAID_BY_MEASURE = ("people", "attacks", "ground", "advance or range")
_PHASE = re.compile(r"phase (\S+)\Z")


@lru_cache(20_000)
def series_title(key: Key, ui: str) -> str:
    """Measure, who is counted, where, and in what scope.

    >>> key = Key("killed", "person", "soldiers", "KP", "Kursk", "cumulative", baseline="2024-10")
    >>> series_title(key, "en")
    'killed · North Korean soldiers · Kursk · running total since Oct 2024'
    >>> series_title(key, "de")
    'getötet · nordkoreanische Soldaten · Kursk · Gesamtzahl seit Okt. 2024'
    """
    method = term("method", key.method, ui) if key.method != "reported" else ""
    counted = _counted(key, ui)
    # "buildings · Porto" says more than "other · buildings · Porto".
    measure = "" if key.measure == "other" and counted else term("measure", key.measure, ui)
    parts = (
        measure,
        counted,
        place_name(key.place, ui),
        scope_words(key, ui),
        method,
    )
    return GAP.join(part for part in parts if part)


def scope_words(key: Key, ui: str) -> str:
    """The scope, with the day of an incident or what a running total starts from.

    >>> scope_words(Key("killed", "person", "people", "", "Herat", "incident", "2031-03-12"), "en")
    '12 Mar 2031'
    """
    if key.scope == "incident" and key.day:
        return day(key.day, ui)
    if key.scope != "cumulative" or not key.baseline:
        return term("scope", key.scope, ui)
    form = "since" if key.baseline[:1].isdigit() else "phase"
    return say(f"title.{form}", ui, baseline=baseline_words(key.baseline, ui))


def baseline_words(baseline: str, ui: str) -> str:
    """What a running total starts from: a date or a phase.

    >>> baseline_words("2024-10", "en"), baseline_words("phase 2", "de")
    ('Oct 2024', 'Phase 2')
    """
    phase = _PHASE.match(baseline)
    return say("title.phase_n", ui, n=phase[1]) if phase else day(baseline, ui)


def _counted(key: Key, ui: str) -> str:
    """Who or what is counted; the country alone for things of which nothing else is said."""
    if key.unit != "person" and key.population in _SAID_BY_MEASURE:
        return local_name(key.nationality, ui) or key.nationality
    return people(key.population, key.nationality, ui)
