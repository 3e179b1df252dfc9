"""A language folder becomes a Pack: its TOML tables, each read once, when first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain, product
from typing import Any, Final

_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class UnknownLanguage(LookupError):
    """Raised where no folder of ``languages/`` fits a language code."""


class Pack:
    """The tables of one language: ``pack["numbers"]`` is the content of ``numbers.toml``.

    Raises ``KeyError`` for a table the folder does not hold.
    """

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self._folder = folder
        self._tables: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, table: str) -> Mapping[str, Any]:
        known = self._tables.get(table)
        if known is None:
            file = self._folder / f"{table}.toml"
            if not file.is_file():
                raise KeyError(table)
            known = self._tables[table] = tomllib.loads(file.read_text("utf-8"))
        return known

    def __repr__(self) -> str:
        return f"Pack({self.code!r})"


def expand(pattern: str) -> Iterator[str]:
    """All words of a pattern with alternatives in braces; a blank behind an alternative parts it from what follows.

    >>> list(expand("getötet{,e,en}")), list(expand("vom {,hohen }Dach"))
    (['getötet', 'getötete', 'getöteten'], ['vom Dach', 'vom hohen Dach'])
    """
    # What stands outside of braces, and in between what stands in them.
    parts = _BRACES.split(pattern)
    if len(parts) == 1:
        return iter(parts)
    choices = [_choices(part) if i % 2 else [part] for i, part in enumerate(parts)]
    words = map("".join, product(*choices))
    if any("{" in part for part in parts[::2]):  # braces around those, too
        return chain.from_iterable(map(expand, words))
    return words


def _choices(listed: str) -> list[str]:
    return [
        choice.strip() + (" " if choice.strip() and choice.endswith(" ") else "")
        for choice in listed.split(",")
    ]


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
    return Pack(code, folder)
