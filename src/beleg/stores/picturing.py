"""Series and findings become rows with columns to choose them by, and come out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, false, func, or_, select

from beleg.model import Entry, Finding, Key, Series
from beleg.stores.asked import SeriesFilter
from beleg.stores.database import Database
from beleg.stores.packing import (
    pack,
    unpack_entry,
    unpack_finding,
    unpack_points,
    unpack_statements,
)
from beleg.stores.rows import chunks, placed
from beleg.stores.schema import articles, figures, fold
from beleg.stores.worked import GROUP, KEY, copies, entries, findings, former_ids, series, tellings
from beleg.stores.working import Group, Heading, Kept

_RANK: Final = {"group": 0, "family": 1, "copies": 2, "late": 3}
_HEADING = [series.c[name] for name in (*GROUP, "position", "id", *KEY)]
_AMOUNTS = [series.c[name] for name in ("articles", "origins", "entries", "first", "last")]
_BETWEEN = "\n"
_MANY: Final = 50  # series to look for in each finding


class SqlPicture:
    """The series and findings in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headings(self, where: SeriesFilter) -> Sequence[Heading]:
        asked = select(*_HEADING, *_AMOUNTS).where(*_conditions(where)).order_by(*series.primary_key.columns)
        with self._database.reading() as connection:
            for named in _named_in(connection, where):
                asked = asked.where(named)
            return [_heading(row) for row in connection.execute(asked).mappings()]

    def series(self, headings: Sequence[Heading]) -> Sequence[Series]:
        found: dict[tuple[Group, int], Series] = {}
        with self._database.reading() as connection:
            for part in chunks(headings):
                wanted = {each.at for each in part}
                rows = connection.execute(_whole().where(series.c.id.in_({each.id for each in part})))
                for row in rows.mappings():
                    if _at(row) in wanted:
                        found[_at(row)] = _series(row)
        return [found[each.at] for each in headings if each.at in found]

    def of_groups(self, groups: Sequence[Group]) -> Sequence[Series]:
        with self._database.reading() as connection:
            return [
                each for group in sorted(set(groups)) for each in load_series(connection, _of_group(group))
            ]

    def findings(
        self, kind: str | None, severity: str | None, ids: Sequence[str] | None = None
    ) -> Sequence[Finding]:
        if ids is not None and len(ids) > _MANY:
            wanted = set(ids)
            return [each for each in self.findings(kind, severity) if not wanted.isdisjoint(each.series)]
        asked = select(findings)
        if ids is not None:
            asked = asked.where(
                or_(false(), *(findings.c.series.contains(id, autoescape=True) for id in ids))
            )
        for column, value in ((findings.c.kind, kind), (findings.c.severity, severity)):
            if value is not None:
                asked = asked.where(column == value)
        with self._database.reading() as connection:
            rows = [tuple(row) for row in connection.execute(asked)]
        rows.sort(key=lambda row: (_RANK[row[0]], *row[1:5]))
        return list({row[5]: unpack_finding(row[-1]) for row in rows}.values())

    def newest(self) -> str | None:
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(func.max(articles.c.published)))
        return found

    def outside(self) -> int:
        with self._database.reading() as connection:
            told = connection.scalar(select(func.count()).select_from(entries)) or 0
            listed = connection.scalar(select(func.sum(series.c.entries))) or 0
        return int(told) - int(listed)

    def told(self, ids: Sequence[str] | None) -> Iterator[tuple[Kept, Sequence[Entry]]]:
        with self._database.reading() as connection:
            nos: list[int] = []
            for part in [None] if ids is None else chunks(ids):
                asked = select(articles.c.no)
                nos.extend(
                    connection.scalars(asked if part is None else asked.where(articles.c.id.in_(part)))
                )
            for some in chunks(sorted(nos), 100):
                yield from _told(connection, some)


def series_rows(group: Group, found: Sequence[Series]) -> list[dict[str, Any]]:
    """The series of a group as rows."""
    return [_series_row(group, position, each) for position, each in enumerate(found)]


def _series_row(group: Group, position: int, each: Series) -> dict[str, Any]:
    days = [point.reported for point in each.points if point.reported]
    origins = {name: None for source in each.origins for name in (fold(source.name), source.id)}
    places = {fold(place): None for point in each.points for place in point.places}
    return {
        **dict(zip(GROUP, group, strict=True)),
        "position": position,
        "id": each.id,
        **{name: getattr(each.key, name) for name in KEY},
        "places_folded": _lines([fold(each.key.place), *places]),
        "origins_folded": _lines(origins),
        "articles": each.n_articles,
        "origins": len(each.origins),
        "entries": sum(len(point.entries) for point in each.points),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "points": pack(each.points),
    }


def _lines(words: Iterable[str]) -> str:
    """Words so that each can be looked for whole, between line breaks."""
    return _BETWEEN + _BETWEEN.join(words) + _BETWEEN


def finding_rows(source: str, group: Group, found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings that come from one group, family or set of copies, as rows."""
    key = dict(zip(GROUP, group, strict=True))
    return [
        {
            "source": source,
            **key,
            "position": position,
            "id": each.id,
            "kind": each.kind,
            "severity": each.severity,
            "series": " ".join(each.series),
            "data": pack(each),
        }
        for position, each in enumerate(found)
    ]


def load_series(connection: Connection, condition: ColumnElement[bool]) -> list[Series]:
    """The series that a condition holds for."""
    return [_series(row) for row in connection.execute(_whole().where(condition)).mappings()]


def _whole() -> Any:
    return select(*_HEADING, series.c.points).order_by(*series.primary_key.columns)


def _at(row: RowMapping) -> tuple[Group, int]:
    return (row["family"], row["measure"], row["unit"]), row["position"]


def _key(row: RowMapping) -> Key:
    return Key(row["measure"], row["unit"], **{name: row[name] for name in KEY})


def _series(row: RowMapping) -> Series:
    return Series(_key(row), row["family"], unpack_points(row["points"]))


def _heading(row: RowMapping) -> Heading:
    amounts = (row["articles"], row["origins"], row["entries"], row["first"], row["last"])
    return Heading(_at(row), row["id"], _key(row), *amounts)


def _conditions(where: SeriesFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of series, as far as columns can tell."""
    column = series.c
    asked: list[tuple[str | None, Callable[[str], ColumnElement[bool]]]] = [
        (where.measure, lambda value: column.measure == value),
        (where.scope, lambda value: column.scope == value),
        (where.nationality, lambda value: column.nationality == value.upper()),
        (where.population, lambda value: column.population.icontains(value, autoescape=True)),
        (where.place, lambda value: column.places_folded.contains(fold(value), autoescape=True)),
        (where.origin, _comes_from),
        (where.since, lambda value: func.substr(column.last, 1, len(value)) >= value),
        (where.until, lambda value: func.substr(column.first, 1, len(value)) <= value),
    ]
    found = [condition(value) for value, condition in asked if value is not None]
    return [*found, column.articles >= where.articles, column.origins >= where.origins]


def _comes_from(origin: str) -> ColumnElement[bool]:
    named = series.c.origins_folded.contains(fold(origin), autoescape=True)
    return or_(named, series.c.origins_folded.contains(_lines([origin]), autoescape=True))


def _named_in(connection: Connection, where: SeriesFilter) -> Iterator[ColumnElement[bool]]:
    """What a filter asks about an article or a figure: their groups are few, and the points of a series name both."""
    if where.article is not None:
        no = connection.scalar(select(articles.c.no).where(articles.c.id == where.article))
        yield _in_groups_of(connection, no) & series.c.points.contains(pack(where.article), autoescape=True)
    if where.figure is not None:
        now = connection.scalar(select(former_ids.c.now).where(former_ids.c.id == where.figure))
        id = where.figure if now is None else now
        no = connection.scalar(select(figures.c.article).where(figures.c.id == id))
        yield _in_groups_of(connection, no) & series.c.points.contains(pack(id), autoescape=True)


def _in_groups_of(connection: Connection, no: int | None) -> ColumnElement[bool]:
    asked = select(*(entries.c[name] for name in GROUP)).where(entries.c.article == no).distinct()
    groups: list[Group] = [(row[0], row[1], row[2]) for row in connection.execute(asked)]
    return or_(false(), *(_of_group(group) for group in groups))


def _of_group(group: Group) -> ColumnElement[bool]:
    return and_(*(series.c[name] == value for name, value in zip(GROUP, group, strict=True)))


def _told(connection: Connection, nos: Sequence[int]) -> Iterator[tuple[Kept, Sequence[Entry]]]:
    asked = select(tellings).where(tellings.c.article.in_(nos))
    said: Mapping[int, RowMapping] = {row["article"]: row for row in connection.execute(asked).mappings()}
    rows = connection.execute(
        select(entries.c.article, entries.c.data, copies.c.root)
        .select_from(entries.outerjoin(copies, entries.c.article == copies.c.article))
        .where(entries.c.article.in_(nos))
        .order_by(entries.c.article, entries.c.position)
    )
    listed = list(rows)
    for each in placed(connection, nos):
        told = said.get(each.no)
        statements = unpack_statements(told["statements"]) if told else ()
        own = [unpack_entry(row.data, each.article.id, row.root) for row in listed if row.article == each.no]
        kept = Kept(each.article, each.figures, each.relations, statements, own)
        yield kept, own
