"""Rows become those who speak: in how many series, how often, and in how many articles."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from beleg.model import Source
from beleg.stores.leafing import Voice
from beleg.stores.rows import chunks
from beleg.stores.worked import voices


def voices_of(connection: Connection) -> list[Voice]:
    """Everybody who says something in series, by id; of several ways to write one the first in order."""
    column = voices.c
    asked = (
        select(func.min(column.source), func.count(), func.sum(column.said), func.max(column.last))
        .group_by(column.origin)
        .order_by(column.origin)
    )
    return [
        Voice(Source(*json.loads(row[0])), int(row[1]), int(row[2]), row[3])
        for row in connection.execute(asked)
    ]


def telling(connection: Connection, origins: Iterable[str]) -> dict[str, int]:
    """How many articles tell what origins say, those that carry one word for word included."""
    found: dict[str, set[str]] = {}
    for part in chunks(sorted(set(origins))):
        asked = select(voices.c.origin, voices.c.told).where(voices.c.origin.in_(part))
        for row in connection.execute(asked):
            found.setdefault(row.origin, set()).update(map(str, json.loads(row.told)))
    return {id: len(told) for id, told in found.items()}


def together(connection: Connection) -> dict[str, frozenset[str]]:
    """The ids of the series in which each origin speaks."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(select(voices.c.origin, voices.c.series)):
        found.setdefault(row[0], []).append(row[1])
    return {id: frozenset(series) for id, series in found.items()}
