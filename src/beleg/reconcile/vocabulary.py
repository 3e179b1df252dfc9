"""words.toml becomes what reconciling asks of words: whether one of a list stands in a stretch of text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from re import Pattern
from typing import Final

from beleg.gazetteer.tables import alternatives, listed

NOTHING: Final = re.compile(r"(?!)")


@cache
def forms(language: str, list_name: str) -> frozenset[str]:
    """The forms of a list, opened.

    >>> "opfern" in forms("de", "ambiguous"), forms("zxx", "ambiguous")
    (True, frozenset())
    """
    text = table().get(language, {}).get(list_name, "")
    return frozenset(form for pattern in listed(text) for form in alternatives(pattern))


@cache
def pattern(language: str, list_name: str) -> Pattern[str]:
    """Finds a form of a list as whole words in small letters.

    >>> bool(pattern("en", "named").search("3,400 soldiers known by name"))
    True
    """
    found = sorted(forms(language, list_name), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b") if found else NOTHING


def ends_with(stretch: str, language: str, list_name: str) -> bool:
    """Whether a stretch in small letters ends with a form of a list.

    >>> ends_with("the toll rose to", "en", "onto"), ends_with("to the north", "en", "onto")
    (True, False)
    """
    return any(found.end() == len(stretch) for found in pattern(language, list_name).finditer(stretch))


@cache
def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of sources that a common noun in small letters can mean.

    >>> kinds_of("dienst")
    frozenset({'intelligence'})
    """
    return frozenset(table()["kinds"].get(noun, "").split())


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """All lists, by their sections."""
    read: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files("beleg.reconcile") / "words.toml").read_text("utf-8")
    )
    return read
