"""The table of measures: a closed list, read from ``measures.toml`` when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: its name, the unit of one thing counted, a definition, and the measures it sums."""

    name: str
    unit: str
    definition: str
    parts: tuple[str, ...] = ()


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by its name, in the order of the table.

    >>> measures()["casualties"].parts
    ('killed', 'wounded')
    """
    table = tomllib.loads((files("beleg") / "measures.toml").read_text("utf-8"))
    return {
        name: Measure(name, row["unit"], row["definition"], tuple(row.get("parts", ())))
        for name, row in table.items()
    }
