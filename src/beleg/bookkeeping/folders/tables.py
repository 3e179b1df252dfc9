"""The tables of a ledger in a folder become columns and Arrow schemas."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from beleg.report.parquet import arrow_schema as of_export
from beleg.report.parquet import as_schema
from beleg.report.schemas import Column
from beleg.report.selection import Selection

if TYPE_CHECKING:
    import pyarrow

OWN: Final = ("articles", "copies", "refused")
EXPORTED: Final = ("mentions", "points", "edges")
TABLES: Final = (*OWN, *EXPORTED)
# Of which there is a folder for each day of publication.
BY_DAY: Final = ("articles", "mentions")
OF_ALL: Final = ("carriers", "carried")  # known only when all articles are


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table that no export has; raises ``KeyError`` where there is none.

    >>> [column.name for column in columns("refused")]
    ['source', 'reason', 'help', 'code']
    """
    return tuple(Column(name, each["type"], each["is"]) for name, each in _tables()[table].items())


def arrow_schema(table: str) -> pyarrow.Schema:
    """The schema of a table of the folder; each field says what it holds."""
    if table in EXPORTED:
        return of_export(table, Selection())
    return as_schema(columns(table), {"table": table})


def schema(**types: str) -> pyarrow.Schema:
    """The schema of rows between two steps: types by names of columns."""
    return as_schema((Column(name, type, "") for name, type in types.items()), {})


def kept_schema() -> pyarrow.Schema:
    """The schema of what comes of an input: articles with their places, and what was refused."""
    own = {column.name: column.type for table in ("articles", "refused") for column in columns(table)}
    types = {name: type for name, type in own.items() if name not in OF_ALL}
    return schema(file="integer", at="integer", **types)


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads((files("beleg.bookkeeping.folders") / "tables.toml").read_text("utf-8"))
