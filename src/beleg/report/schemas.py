"""``schemas.toml`` becomes the columns of each exported table, in order."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

TYPES: Final = ("text", "integer", "number", "boolean", "date", "texts", "spans")


class Column(NamedTuple):
    """One column of an exported table.

    ``type`` is one of ``TYPES``, ``unit`` that of a number or ``""``, ``meaning`` what it holds, ``convention`` whose column it
    is, ``""`` for Beleg's own. ``left`` says that it is always empty; ``tag`` is its HXL hashtag or ``""``.
    """

    name: str
    type: str
    meaning: str
    unit: str = ""
    convention: str = ""
    left: bool = False
    tag: str = ""


@cache
def schema(table: str) -> tuple[Column, ...]:
    """The columns of a table; raises ``KeyError`` where there is none of that name.

    >>> [column.name for column in schema("coded")]
    ['profile', 'coded', 'coded_low', 'coded_high']
    """
    return tuple(_column(name, entry) for name, entry in _tables()[table].items())


def names(table: str) -> tuple[str, ...]:
    """The names of the columns of a table, in order.

    >>> names("ged")[:3], len(names("acled"))
    (('id', 'relid', 'year'), 33)
    """
    return tuple(column.name for column in schema(table))


def tables() -> tuple[str, ...]:
    """The names of all tables, in the order of the file."""
    return tuple(_tables())


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads((files("beleg.report") / "schemas.toml").read_text("utf-8"))


def _column(name: str, entry: Mapping[str, Any]) -> Column:
    return Column(
        name,
        type=entry["type"],
        meaning=entry["is"],
        unit=entry.get("unit", ""),
        convention=entry.get("from", ""),
        left=entry.get("left", False),
        tag=entry.get("tag", ""),
    )
