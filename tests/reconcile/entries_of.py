"""Invented entries for the tests of reconciling."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from beleg.model import Entry, Source

NIS = Source("nis-kr", "NIS", "intelligence", "KR", "KR")
KIM = Source("kim-jong-un", "Kim Jong-un", "person", "KP", "KP")
KYIV = Source("general-staff-ua", "Generalstab", "military", "UA", "UA")
POLICE = Source("police:kelmar", "Polizei Kelmar", "police")
HOSPITAL = Source("hospital", "Krankenhaus")
MINISTRY = Source("ministry-health-tr", "Gesundheitsministerium", "ministry", "TR", "TR")

_numbers = count(1)


def entry(low: float | None, *sources: Source, reported: str = "2031-03-05", **fields: Any) -> Entry:
    """An entry of an article of its own; a time is given as ISO days."""
    n = next(_numbers)
    values: dict[str, Any] = {
        "id": f"f{n:04}",
        "mentions": (f"f{n:04}",),
        "article": f"a{n:04}",
        "outlet": f"outlet{n}.example",
        "language": "de",
        "quote": str(low),
        "qualifier": "exact",
        "low": low,
        "high": low,
        "measure": "killed",
        "unit": "person",
        "population": "people",
        "nationality": "",
        "place": "Herat",
        "spot": "Herat",
        "land": "AF",
        "scope": "incident",
        "first": None,
        "last": None,
        "reported": date.fromisoformat(reported).toordinal(),
        "sources": tuple(sources),
        "certainty": "stated",
        "unverified": False,
        "copy": f"a{n:04}",
    }
    for name in ("first", "last"):
        if isinstance(fields.get(name), str):
            fields[name] = date.fromisoformat(fields[name]).toordinal()
    if "id" in fields:
        fields.setdefault("mentions", (fields["id"],))
    if "article" in fields:
        fields.setdefault("copy", fields["article"])
    return Entry(**{**values, **fields})


def at_least(low: float, *sources: Source, **fields: Any) -> Entry:
    return entry(low, *sources, qualifier="at_least", high=None, **fields)


def total(low: float, *sources: Source, **fields: Any) -> Entry:
    """A running total of North Korean soldiers killed at Kursk."""
    place = {"place": "Kursk", "spot": "Kursk", "land": "RU"}
    told = {"scope": "cumulative", "population": "soldiers", "nationality": "KP"}
    return entry(low, *sources, **{**place, **told, **fields})
