"""Rows become pages of the queue of review: figures that are open, what matters first, from a key on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select, tuple_

from beleg.model import FINDINGS
from beleg.stores.leafing import Queued
from beleg.stores.packing import pack
from beleg.stores.paging import REST, QueueAsked
from beleg.stores.rows import chunks, count, identified
from beleg.stores.schema import figures, fold
from beleg.stores.staging import GONE, LAST, MADE
from beleg.stores.worked import grounds, settled, standings

_BETWEEN: Final = "-"


def page_of_queue(
    connection: Connection, asked: QueueAsked, newest: str, after: str, limit: int, whole: bool
) -> Queued:
    """A page of those open; within a stage, or of a kind, in the order of articles and of the text."""
    table, keys, where = _table(asked), _keys(asked, _table(asked)), _where(asked, newest)
    place = place_of(after, len(keys))
    behind = [*where, tuple_(*keys) > tuple_(*place)] if place else where
    listed = select(*keys).distinct() if table is grounds else select(*keys)
    rows = connection.execute(listed.where(*behind).order_by(*keys).limit(limit + 1)).all()
    next = written(rows[limit - 1]) if len(rows) > limit else ""
    total = len(rows) if not after and not next else count(connection, _all(table, where), whole)
    return Queued([str(row[-1]) for row in rows[:limit]], total, next)


def n_before(connection: Connection, asked: QueueAsked, newest: str, after: str) -> int | None:
    """How many of those open stand before the page that a place asks for, ``None`` for very many."""
    table = _table(asked)
    keys = _keys(asked, table)
    place = place_of(after, len(keys))
    if not place:
        return 0
    before = [*_where(asked, newest), tuple_(*keys) <= tuple_(*place)]
    return count(connection, _all(table, before), False)


def place_behind(connection: Connection, asked: QueueAsked, figure: str) -> str:
    """What asks for the page behind a figure."""
    keys = _keys(asked, standings)
    return written(connection.execute(select(*keys).where(standings.c.figure == figure)).one())


def _table(asked: QueueAsked) -> Table:
    """Where what is asked for is found: by what rests on it, else by how soon it is to be looked at."""
    return grounds if asked.kind and asked.kind != REST else standings


def _keys(asked: QueueAsked, table: Table) -> list[ColumnElement[Any]]:
    stage = [] if _table(asked) is grounds else [standings.c.stage]
    return [*stage, table.c.article, table.c.start_at, table.c.figure]


def _where(asked: QueueAsked, newest: str) -> list[ColumnElement[bool]]:
    figure = _table(asked).c.figure
    open_ones = [*_open(figure, asked.hidden), *_kept(figure, asked)]
    seen = standings.c.form != (MADE if asked.hidden else GONE)
    if _table(asked) is grounds:
        there = exists().where(standings.c.figure == grounds.c.figure, seen)
        return [*open_ones, grounds.c.kind == asked.kind, grounds.c.due <= newest, there]
    return [*open_ones, seen, *([standings.c.stage == LAST] if asked.kind else [])]


def place_of(after: str, n: int) -> list[Any]:
    """The key of a place, as it is written down; empty where it is none."""
    parts = after.split(_BETWEEN)
    if len(parts) != n or not all(part.isdecimal() for part in parts[:-1]):
        return []
    return [*map(int, parts[:-1]), parts[-1]]


def written(row: Iterable[Any]) -> str:
    """How the key of a place is written down."""
    return _BETWEEN.join(map(str, row))


def _all(table: Any, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    asked = select(table.c.figure).where(*where)
    return asked.distinct() if table is grounds else asked


def _open(figure: ColumnElement[Any], person: str) -> list[ColumnElement[bool]]:
    """That nobody has decided about it; of a second reader, that this person has not."""
    return [~exists().where(settled.c.person == person, settled.c.figure == figure)]


def _kept(figure: ColumnElement[Any], asked: QueueAsked) -> list[ColumnElement[bool]]:
    """What is asked of a figure itself and of its series."""
    where: list[ColumnElement[bool]] = []
    if asked.series:
        where.append(
            figure.in_(select(standings.c.figure).where(identified(standings.c.series, asked.series)))
        )
    own: list[ColumnElement[bool]] = []
    if asked.text:
        own.append(figures.c.sentence_folded.contains(fold(asked.text), autoescape=True))
    if asked.rule:
        own.append(figures.c.evidence.contains(f",{pack(asked.rule)},", autoescape=True))
    return [*where, exists().where(figures.c.id == figure, *own)] if own else where


def kinds_of(connection: Connection, ids: Sequence[str], newest: str) -> Mapping[str, list[str]]:
    """The kinds of what rests on figures, conflicts first."""
    found: dict[str, list[str]] = {}
    column = grounds.c
    for part in chunks(ids):
        asked = select(column.figure, column.severity, column.kind, column.finding, column.source).distinct()
        rows = connection.execute(asked.where(column.figure.in_(part), column.due <= newest))
        ordered = sorted(
            (row for row in rows if row.finding),
            key=lambda row: (row.figure, row.severity, FINDINGS.index(row.kind)),
        )
        for figure, listed in groupby(ordered, key=lambda row: str(row.figure)):
            found[figure] = list(dict.fromkeys(str(row.kind) for row in listed))
    return found


def n_settled(connection: Connection, person: str = "") -> int:
    """How many figures are decided about."""
    asked = select(func.count()).select_from(settled.join(standings, standings.c.figure == settled.c.figure))
    return connection.scalar(asked.where(settled.c.person == person)) or 0


def settled_by_kind(connection: Connection, newest: str, person: str = "") -> Mapping[str, int]:
    """How many figures that something of a kind rests on are decided about."""
    column = grounds.c
    both = settled.join(grounds, column.figure == settled.c.figure).join(
        standings, standings.c.figure == settled.c.figure
    )
    asked = select(column.kind, func.count(column.figure.distinct())).select_from(both)
    asked = asked.where(settled.c.person == person, column.due <= newest).group_by(column.kind)
    found = {str(row[0]): int(row[1]) for row in connection.execute(asked)}
    last = settled.join(standings, standings.c.figure == settled.c.figure)
    rest = select(func.count()).select_from(last)
    n = connection.scalar(rest.where(settled.c.person == person, standings.c.stage == LAST)) or 0
    return {**found, REST: n}
