"""The rules by which articles are read and figures worked out become a name: of the version, and of all that decides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

# What the same articles become depends on these alone; how they are shown or asked for does not.
_DECIDE: Final = (
    *(
        "bookkeeping",
        "comparing",
        "extraction",
        "gazetteer",
        "languages",
        "model",
        "read",
        "reconcile",
        "review",
    ),
    *("flow.py", "measures.toml", "stores"),
)
_KINDS: Final = (".py", ".toml", ".tsv", ".txt")


@cache
def rules(version: str) -> str:
    """The version with a fingerprint of code and vocabulary, as ``0.1.0+3f2a9c01d7e4``: other rules have another one."""
    seen = hashlib.sha256()
    for name in sorted(_DECIDE):
        for place, file in _below(files("beleg") / name, name):
            data = file.read_bytes()
            seen.update(f"{place} {len(data)}\n".encode())
            seen.update(data)
    return f"{version}+{seen.hexdigest()[:12]}"


def _below(found: Traversable, place: str) -> Iterator[tuple[str, Traversable]]:
    if found.is_dir():
        for each in sorted(found.iterdir(), key=lambda each: each.name):
            yield from _below(each, f"{place}/{each.name}")
    elif place.endswith(_KINDS) and "/cases/" not in place:
        yield place, found
