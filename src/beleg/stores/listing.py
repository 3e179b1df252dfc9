"""Rows become pages of the list of series and of the list of findings: from a key on, in an order that an index has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    and_,
    case,
    false,
    literal,
    or_,
    select,
    type_coerce,
)

from beleg.model import FINDINGS, SEVERITIES, Finding, Point
from beleg.stores.asked import SeriesFilter
from beleg.stores.grounding import rank
from beleg.stores.packing import unpack_finding, unpack_points
from beleg.stores.paging import FindingsAsked, Page, SeriesAsked, SeriesLine
from beleg.stores.picturing import AMOUNTS, HEADING, Fields, conditions, heading, named, named_in
from beleg.stores.rows import chunks, count, identified
from beleg.stores.worked import concerns, findings, grounds, series
from beleg.stores.working import Heading

_FEW: Final = 400  # series whose ids are named in a query
_RANK: Final = {"group": 0, "family": 1, "copies": 2, "late": 3}
_STALE: Final = "stale"
_ENDS = [series.c[name] for name in ("low_by", "high_by", "found", "stale_from")]
_KEY: Final = "~"  # between a number and what follows it
_LAST: Final = "z"  # behind all keys, which are digits and the letters of hexadecimal numbers


def page_of_series(
    connection: Connection, asked: SeriesAsked, newest: str, after: str, limit: int, whole: bool
) -> Page[SeriesLine]:
    """A page of the list of series."""
    where = _asked(connection, asked, newest)
    order = _Order(asked.order, newest)
    listed = select(*HEADING, *AMOUNTS, *_ENDS, order.key.label("sort")).where(*where, *order.behind(after))
    # Plain dictionaries: each of their many columns is looked up by name, which rows take ten times as long for.
    found = connection.execute(listed.order_by(*order.columns).limit(limit + 1))
    names = tuple(found.keys())
    rows = [dict(zip(names, row, strict=True)) for row in found]
    next = order.written(rows[limit - 1]) if len(rows) > limit else ""
    total = (
        len(rows) if not after and not next else count(connection, select(series.c.id).where(*where), whole)
    )
    return Page([_line(row, newest) for row in rows[:limit]], total, next)


def _asked(connection: Connection, asked: SeriesAsked, newest: str) -> list[ColumnElement[bool]]:
    where = [*conditions(asked.where), *named_in(connection, asked.where)]
    if asked.words:
        where.append(_of_words(connection, asked.words))
    if asked.kind:
        of_kind = select(concerns.c.series).where(concerns.c.kind == asked.kind, concerns.c.due <= newest)
        where.append(series.c.id.in_(of_kind))
    return where


def _of_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """What words ask of series; where they ask for few, these are found first, so that nothing else is put in order."""
    ids = list(connection.scalars(select(series.c.id).where(named(words)).limit(_FEW + 1)))
    return series.c.id.in_(ids) if len(ids) <= _FEW else named(words)


class _Order:
    """In which order series are listed, and how a place in it is written down."""

    def __init__(self, name: str, newest: str) -> None:
        self._name = name
        stale = case((and_(series.c.stale_from != "", series.c.stale_from <= newest), 1), else_=0)
        self.key: ColumnElement[Any] = series.c.newest
        self.columns: list[ColumnElement[Any]] = [series.c.newest.desc()]
        if name == "name":
            self.key = series.c.name_key
            self.columns = [series.c.name_key]
        elif name == "findings":
            self.key = type_coerce(series.c.n_found + stale, Integer)
            self.columns = [self.key.desc(), series.c.id]

    def behind(self, after: str) -> Iterable[ColumnElement[bool]]:
        """What holds of series behind a place."""
        if not after:
            return
        if self._name == "name":
            yield series.c.name_key > after
        elif self._name == "findings":
            n, _, id = after.partition(_KEY)
            at = int(n) if n.isdecimal() else 0
            yield or_(self.key < at, and_(self.key == at, series.c.id > id))
        else:
            yield series.c.newest < after

    def written(self, row: Fields) -> str:
        """The place of a row."""
        return f"{row['sort']}{_KEY}{row['id']}" if self._name == "findings" else str(row["sort"])


def _line(row: Fields, newest: str) -> SeriesLine:
    low, high = (_point(row[name]) for name in ("low_by", "high_by"))
    return SeriesLine(heading(row), low, high, kinds(row, newest))


def kinds(row: Fields, newest: str) -> Mapping[str, int]:
    """How many findings of each kind a series has."""
    found: dict[str, int] = json.loads(row["found"])
    if row["stale_from"] and row["stale_from"] <= newest:
        found[_STALE] = 1
    return found


@lru_cache(5_000)
def _point(data: str | None) -> Point | None:
    return unpack_points(data)[0] if data else None


def heading_like(connection: Connection, id: str) -> Heading | None:
    """The series of an id, or of the first digits of one; of several the one that most articles speak of."""
    asked = select(*HEADING, *AMOUNTS).where(identified(series.c.id, id))
    row = (
        connection.execute(asked.order_by(series.c.articles.desc(), *HEADING[:4]).limit(1)).mappings().first()
    )
    return heading(row) if row else None


def headings_of(connection: Connection, ids: Iterable[str]) -> dict[str, Heading]:
    """Headings by the ids of series; of several with one id the one that most articles speak of."""
    found: dict[str, Heading] = {}
    for part in chunks(sorted(set(ids))):
        rows = connection.execute(select(*HEADING, *AMOUNTS).where(series.c.id.in_(part))).mappings()
        listed = sorted(map(heading, rows), key=lambda each: (-each.articles, each.key, each.at))
        for each in listed:
            found.setdefault(each.id, each)
    return found


def page_of_findings(
    connection: Connection, asked: FindingsAsked, newest: str, after: str, limit: int, whole: bool
) -> Page[Finding]:
    """A page of the list of findings, conflicts first."""
    sort, id, about = _columns(connection, asked)
    shown = [*about, sort.table.c.due <= newest]
    keys: list[tuple[str, str]] = []
    for low, high in _ranges(asked):
        listed = (
            select(sort, id).distinct().where(*shown, sort >= max(low, after), sort < high, sort != after)
        )
        rows = connection.execute(listed.order_by(sort).limit(limit + 1 - len(keys)))
        keys.extend((row[0], row[1]) for row in rows)
        if len(keys) > limit:
            break
    next = keys[limit - 1][0] if len(keys) > limit else ""
    total: int | None = len(keys)
    if after or next:
        either = or_(false(), *(and_(sort >= low, sort < high) for low, high in _ranges(asked)))
        total = count(connection, select(sort, id).distinct().where(*shown, either), whole)
    return Page(load_findings(connection, [key[1] for key in keys[:limit]]), total, next)


def _columns(
    connection: Connection, asked: FindingsAsked
) -> tuple[Column[Any], Column[Any], list[ColumnElement[bool]]]:
    """Where findings are looked up: in a table of all, or in that of series where some are asked for."""
    if asked.series is None and asked.side is None:
        return findings.c.sort, findings.c.id, []
    where = [*conditions(SeriesFilter(nationality=asked.side))]
    if asked.series is not None:
        id = asked.series.strip().casefold()
        is_id = identified(series.c.id, id)
        known = connection.scalar(select(series.c.id).where(is_id).limit(1))
        where.append(is_id if known else named(asked.series))
    ids = sorted(set(connection.scalars(select(series.c.id).where(*where).limit(_FEW + 1))))
    chosen = concerns.c.series.in_(ids if len(ids) <= _FEW else select(series.c.id).where(*where))
    one = concerns.c.series == ids[0] if len(ids) == 1 else chosen
    return concerns.c.sort, concerns.c.finding, [one]


def _ranges(asked: FindingsAsked) -> Sequence[tuple[str, str]]:
    """The parts of the order in which all findings are of the kind and severity asked for."""
    if asked.kind is None and asked.severity is None:
        return [("", _LAST)]
    known = [each for each in SEVERITIES if asked.severity in (None, each)]
    if asked.kind is None:
        return [(rank(FINDINGS[0], each)[0], rank(FINDINGS[0], each)[0] + _LAST) for each in known]
    if asked.kind not in FINDINGS:
        return []
    return [(rank(asked.kind, each), rank(asked.kind, each) + _LAST) for each in known]


def load_findings(connection: Connection, ids: Sequence[str]) -> list[Finding]:
    """Findings by their ids, in this order."""
    found: dict[str, tuple[tuple[object, ...], str]] = {}
    for part in chunks(ids):
        for row in connection.execute(select(findings).where(findings.c.id.in_(part))):
            at = (_RANK[row.source], *row[1:5])
            if row.id not in found or found[row.id][0] < at:
                found[row.id] = (at, row.data)
    return [unpack_finding(found[id][1]) for id in ids if id in found]


def resting_on(
    connection: Connection, figures: Iterable[str], newest: str, limit: int | None = None
) -> Page[Finding]:
    """The findings that rest on any of these figures, in the order of the list; the first of them where there is a limit."""
    ids: set[str] = set()
    for part in chunks(sorted(set(figures))):
        asked = select(grounds.c.finding).where(grounds.c.figure.in_(part), grounds.c.due <= newest)
        ids.update(id for id in connection.scalars(asked.distinct()) if id)
    keys: list[tuple[str, str]] = []
    for some in chunks(sorted(ids)):
        keys.extend(
            (row.sort, row.id)
            for row in connection.execute(
                select(findings.c.sort, findings.c.id).where(findings.c.id.in_(some))
            )
        )
    listed = list(dict.fromkeys(id for _, id in sorted(keys)))
    return Page(load_findings(connection, listed[:limit]), len(listed))


def nearby(connection: Connection, one: Heading, limit: int) -> list[Heading]:
    """The series of the same family whose key differs in one part, by name."""
    parts = ("population", "nationality", "place", "scope", "day", "baseline", "method")
    other = [case((series.c[name] != getattr(one.key, name), 1), else_=0) for name in parts]
    counted = or_(series.c.measure != one.key.measure, series.c.unit != one.key.unit)
    differing: ColumnElement[Any] = case((counted, 1), else_=literal(0))
    for each in other:
        differing = differing + each
    asked = select(*HEADING, *AMOUNTS).where(series.c.family == one.at[0][0], differing == 1)
    rows = connection.execute(asked.order_by(series.c.name_key).limit(limit)).mappings()
    return [heading(row) for row in rows]
