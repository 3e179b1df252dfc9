"""A language folder becomes a Pack: its TOML tables, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class UnknownLanguage(LookupError):
    """Raised where no folder of ``languages/`` fits a language code."""


class Pack:
    """The tables of one language: ``pack["numbers"]`` is the content of ``numbers.toml``.

    Raises ``KeyError`` for a table the folder does not hold.
    """

    def __init__(self, code: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.code = code
        self._tables = tables

    def __getitem__(self, table: str) -> Mapping[str, Any]:
        return self._tables[table]

    def __repr__(self) -> str:
        return f"Pack({self.code!r})"


def expand(pattern: str) -> Iterator[str]:
    """All words of a pattern with alternatives in braces; a blank behind an alternative parts it from what follows.

    >>> list(expand("getötet{,e,en}")), list(expand("vom {,hohen }Dach"))
    (['getötet', 'getötete', 'getöteten'], ['vom Dach', 'vom hohen Dach'])
    """
    found = _BRACES.search(pattern)
    if not found:
        yield pattern
        return
    for choice in found.group(1).split(","):
        kept = choice.strip() + (" " if choice.strip() and choice.endswith(" ") else "")
        yield from expand(pattern[: found.start()] + kept + pattern[found.end() :])


def every_form(patterns: Iterable[str]) -> frozenset[str]:
    """All words of all patterns, in lower case.

    >>> sorted(every_form(["Offizier{,e}", "Soldat"]))
    ['offizier', 'offiziere', 'soldat']
    """
    return frozenset(word.lower() for pattern in patterns for word in expand(pattern))


def available() -> list[str]:
    """Codes of the languages that have a pack, sorted."""
    folders = files("beleg.languages").iterdir()
    return sorted(folder.name for folder in folders if (folder / "pack.toml").is_file())


@cache
def load(code: str) -> Pack:
    """The pack of a language; raises ``UnknownLanguage`` where there is none."""
    folder = files("beleg.languages") / code
    if not (folder / "pack.toml").is_file():
        raise UnknownLanguage(f"no language pack for {code!r}; there is {', '.join(available())}")
    tables = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    return Pack(code, tables)
