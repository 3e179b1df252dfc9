"""Everything that was worked out becomes the few numbers that take reading all of it; they are kept until it changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Select, distinct, func, or_, select, update

from beleg.stores.packing import pack
from beleg.stores.paging import REST
from beleg.stores.schema import articles
from beleg.stores.staging import GONE, LAST
from beleg.stores.touching import last_turn
from beleg.stores.worked import entries, findings, grounds, series, standings, tallies

_NONE: Final[Mapping[str, Any]] = {
    "findings": {},
    "queue": {},
    "outside": 0,
    "outlets": 0,
    "languages": [],
    "first": None,
    "last": None,
    "measures": [],
    "sides": [],
}


def outdate(connection: Connection) -> None:
    """Say that something was worked out since the numbers were counted."""
    connection.execute(update(tallies).values(turn=0))


def is_outdated(connection: Connection) -> bool:
    """Whether the numbers are to be counted anew."""
    return connection.scalar(select(tallies.c.turn)) == 0


def put_tallies(connection: Connection) -> None:
    """Count everything anew."""
    turn = max(1, last_turn(connection))
    connection.execute(update(tallies).values(turn=turn, data=pack(_tallies(connection))))


def load_tallies(connection: Connection) -> Mapping[str, Any]:
    """The numbers as they were when everything was last worked out."""
    data = connection.scalar(select(tallies.c.data))
    return {**_NONE, **json.loads(data or "{}")}


def newest_day(connection: Connection) -> str:
    """The day of the newest article, ``""`` where none has one."""
    return connection.scalar(select(func.max(articles.c.published))) or ""


def _tallies(connection: Connection) -> dict[str, Any]:
    told = connection.scalar(select(func.count()).select_from(entries)) or 0
    listed = connection.scalar(select(func.sum(series.c.entries))) or 0
    newest = newest_day(connection)
    dated = articles.c.published != ""
    return {
        "findings": _by_kind(
            connection, select(findings.c.kind, findings.c.id).where(findings.c.due <= newest)
        ),
        "queue": _of_queue(connection, newest),
        "outside": int(told) - int(listed),
        "outlets": _outlets(connection),
        "languages": sorted(
            {each or "" for each in connection.scalars(select(articles.c.language).distinct())}
        ),
        "first": connection.scalar(select(func.min(articles.c.published)).where(dated)),
        "last": newest or None,
        "measures": sorted(connection.scalars(select(series.c.measure).distinct())),
        "sides": sorted(side for side in connection.scalars(select(series.c.nationality).distinct()) if side),
    }


def _outlets(connection: Connection) -> int:
    """How many outlets there are; an article that names none stands for one of its own."""
    unnamed = or_(articles.c.outlet.is_(None), articles.c.outlet == "")
    named = select(func.count(distinct(articles.c.outlet))).where(articles.c.outlet != "")
    asked = select(articles.c.doc).where(unnamed).distinct()
    known = select(func.count()).select_from(asked.subquery())
    return (connection.scalar(named) or 0) + (connection.scalar(known) or 0)


def _of_queue(connection: Connection, newest: str) -> dict[str, int]:
    """How many figures something of a kind rests on, and how many nothing does that a person should look at."""
    there = grounds.join(standings, standings.c.figure == grounds.c.figure)
    asked = (
        select(grounds.c.kind, grounds.c.figure)
        .select_from(there)
        .where(grounds.c.due <= newest, standings.c.form != GONE)
    )
    found = _by_kind(connection, asked)
    rest = (
        select(func.count()).select_from(standings).where(standings.c.stage == LAST, standings.c.form != GONE)
    )
    n = connection.scalar(rest) or 0
    return {**found, REST: n} if n else found


def _by_kind(connection: Connection, asked: Select[Any]) -> dict[str, int]:
    each = asked.distinct().subquery()
    counted = select(each.c.kind, func.count()).group_by(each.c.kind).order_by(each.c.kind)
    return {row[0]: row[1] for row in connection.execute(counted)}
