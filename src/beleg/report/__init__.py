"""Figures and statements become text: export formats, terminal tables, and the words of both languages.

A format is a module with ``write(rows) -> Iterator[str]``: figures with their articles and relations in, pieces of text
out, in order. To add one, write the module and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from beleg.model import Told

FORMATS = {
    "jsonl": "beleg.report.jsonl:write",
    "csv": "beleg.report.csv:write",
}

Writer = Callable[[Iterable[Told]], Iterator[str]]


def writer(name: str) -> Writer:
    """The writer of a format; raises ``LookupError`` where there is none of that name."""
    if name not in FORMATS:
        raise LookupError(f"no export format {name!r}; there is {', '.join(FORMATS)}")
    module, _, function = FORMATS[name].partition(":")
    found: Writer = getattr(import_module(module), function)
    return found
