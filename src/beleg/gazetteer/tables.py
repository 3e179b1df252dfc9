"""A TOML table of the gazetteer becomes words: patterns opened, names cut into the tokens of a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

# The same cuts as beleg.extraction.tokens makes; a test holds the two together.
_PART: Final = re.compile(r"(?:[^\W\d_]\.){2,}|['’]s\b|\w+(?:-\w+|['’]\w{2,})*|\S")


@cache
def table(path: str) -> Mapping[str, Any]:
    """The content of a TOML file of this package; empty where there is none.

    >>> table("xx/countries.toml")
    {}
    """
    entry = files("beleg.gazetteer") / path
    return tomllib.loads(entry.read_text("utf-8")) if entry.is_file() else {}


def alternatives(pattern: str) -> Iterator[str]:
    """All words of a pattern with alternatives in braces.

    >>> list(alternatives("Vereinigte{n,r} Staaten"))
    ['Vereinigten Staaten', 'Vereinigter Staaten']
    """
    before, brace, rest = pattern.partition("{")
    if not brace:
        yield pattern
        return
    choices, _, after = rest.partition("}")
    for choice in choices.split(","):
        for tail in alternatives(after):
            yield before + choice.strip() + tail


def listed(text: str) -> Iterator[str]:
    """The patterns of a list: commas part them, except inside braces.

    >>> list(listed("Brite, Schwed{e,en}, Ire"))
    ['Brite', 'Schwed{e,en}', 'Ire']
    """
    if "{" not in text:
        yield from filter(None, map(str.strip, text.split(",")))
        return
    kept = ""
    for part in text.split(","):
        kept = f"{kept},{part}" if kept else part
        if kept.count("{") == kept.count("}"):
            if kept.strip():
                yield kept.strip()
            kept = ""


def parts(name: str) -> tuple[str, ...]:
    """A name as the tokens that a text would have.

    >>> parts("St. Kitts und Nevis"), parts("U.S. Virgin Islands")
    (('St', '.', 'Kitts', 'und', 'Nevis'), ('U.S.', 'Virgin', 'Islands'))
    """
    if name.isalnum():
        return (name,)
    words = name.split(" ")
    return tuple(words) if all(map(str.isalnum, words)) else tuple(_PART.findall(name))
