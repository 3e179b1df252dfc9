"""Figures, statements, series and findings become text: export formats, terminal tables, and the words of both languages.

A format of text is a module with ``export(selection) -> Iterator[str]``: parts of a ledger in, pieces of text out, in order. A
format of files has ``save(selection, place) -> list[Path]`` instead. To add one, write the module, name it here, give its
columns in ``schemas.toml`` and its words in the groups ``format`` and ``limit`` of ``words/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from beleg.report.selection import TABLES, Selection

__all__ = [
    "FILES",
    "FORMATS",
    "PROFILED",
    "TABLED",
    "TABLES",
    "Saver",
    "Selection",
    "Writer",
    "saver",
    "writer",
]

FORMATS = {
    "jsonl": "beleg.report.jsonl:export",
    "csv": "beleg.report.csv:export",
    "json-ld": "beleg.report.jsonld:export",
    "ged": "beleg.report.ged:export",
    "acled": "beleg.report.acled:export",
    "hxl": "beleg.report.hxl:export",
}
# Formats that no pipe can carry: they write files.
FILES = {"parquet": "beleg.report.parquet:save"}
# Those that write one of the tables, and those that a coding convention changes.
TABLED = ("jsonl", "csv", "parquet")
PROFILED = (*TABLED, "ged", "acled", "hxl")

Writer = Callable[[Selection], Iterator[str]]
Saver = Callable[[Selection, Path], list[Path]]


def writer(name: str) -> Writer:
    """The writer of a format of text; raises ``LookupError`` where there is none of that name."""
    found: Writer = _load(name, FORMATS)
    return found


def saver(name: str) -> Saver:
    """The writer of a format of files; raises ``LookupError`` where there is none of that name."""
    found: Saver = _load(name, FILES)
    return found


def _load(name: str, registry: dict[str, str]) -> Any:
    if name not in registry:
        raise LookupError(f"no export format {name!r}; there is {', '.join(FORMATS | FILES)}")
    module, _, function = registry[name].partition(":")
    return getattr(import_module(module), function)
