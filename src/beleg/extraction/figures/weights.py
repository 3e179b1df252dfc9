"""Named features become numbers: the weights that were learned from the project's own annotated articles."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_FILE: Final = "extraction/figures/weights.toml"


@cache
def table(section: str) -> dict[str, float]:
    """The weight of each feature of a section of ``weights.toml``; features that are not listed weigh nothing."""
    listed = tomllib.loads((files("beleg") / _FILE).read_text("utf-8"))
    for name in section.split("."):
        listed = listed.get(name, {})
    return {name: float(weight) for name, weight in listed.items()}


def weights(section: str, names: list[str]) -> list[float]:
    """The weights of a section in the order of ``names``.

    Raises ``ValueError`` where the file weighs a feature that there is none of.
    """
    known = table(section)
    unknown = sorted(set(known) - set(names))
    if unknown:
        raise ValueError(f"weights.toml: no such feature of {section}: {', '.join(unknown)}")
    return [known.get(name, 0.0) for name in names]
