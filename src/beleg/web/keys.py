"""The table of keys, and the letters that a reader has given some of them, become the keys in force."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

GO: Final = "go"
_LETTER: Final = re.compile("[a-z]")
_CHANGE: Final = re.compile("([a-z_]+)-([a-z])")
_BETWEEN: Final = "."


class Key(NamedTuple):
    """A key: what it does, what is pressed, where it acts; a fixed one keeps its letter."""

    name: str
    standard: str
    where: str
    fixed: bool


@cache
def known() -> Mapping[str, Key]:
    """Every key by what it does, in the order of the table.

    >>> known()["accept"]
    Key(name='accept', standard='a', where='card', fixed=False)
    """
    table = tomllib.loads((files("beleg.web") / "keys.toml").read_text("utf-8"))
    return {
        name: Key(name, entry["key"], entry["where"], entry.get("fixed", False))
        for name, entry in table.items()
    }


def in_force(changed: Mapping[str, str]) -> Mapping[str, str]:
    """What is pressed for each key, where a reader has given some of them other letters."""
    return {name: changed.get(name, key.standard) for name, key in known().items()}


def read(cookie: str) -> Mapping[str, str]:
    """The letters that a cookie gives to keys; none where one of them cannot be.

    >>> read("accept-y.reject-n.next_figure-f"), read("accept-c"), read("accept")
    ({'accept': 'y', 'reject': 'n', 'next_figure': 'f'}, {}, {})
    """
    found = [_CHANGE.fullmatch(part) for part in cookie.split(_BETWEEN)] if cookie else []
    changed = {each[1]: each[2] for each in found if each}
    return changed if len(changed) == len(found) and not wrong(changed) else {}


def written(changed: Mapping[str, str]) -> str:
    """The cookie for changed keys; ``""`` for none.

    >>> written({"accept": "y", "reject": "x"})
    'accept-y'
    """
    table = known()
    given = (each for each in changed.items() if table[each[0]].standard != each[1])
    return _BETWEEN.join(f"{name}-{letter}" for name, letter in given)


def wrong(changed: Mapping[str, str]) -> Mapping[str, str]:
    """The keys that cannot be as wanted, each with the reason: ``unknown``, ``letter`` (no single letter) or ``double``.

    >>> wrong({"accept": "c"}), wrong({"accept": "c", "correct": "a"}), wrong({"skip": "5"}), wrong({"search": "f"})
    ({'accept': 'double'}, {}, {'skip': 'letter'}, {'search': 'unknown'})
    """
    table = known()
    found = {name: "unknown" for name in changed if name not in table or table[name].fixed}
    found |= {name: "letter" for name, letter in changed.items() if not _LETTER.fullmatch(letter)} | found
    force = in_force(changed)
    times = Counter(_place(name, pressed) for name, pressed in force.items())
    doubles = (name for name in changed if name not in found and times[_place(name, force[name])] > 1)
    return found | dict.fromkeys(doubles, "double")


def _place(name: str, pressed: str) -> tuple[bool, str]:
    """Two keys may be the same only where one of them acts behind another."""
    return known()[name].where == GO if name in known() else False, pressed


def for_script(changed: Mapping[str, str]) -> str:
    """The keys in force as the script of a page takes them: what it does, the letter of the table, the one in force."""
    force = in_force(changed)
    return " ".join(f"{name}|{key.standard}|{force[name]}" for name, key in known().items())
