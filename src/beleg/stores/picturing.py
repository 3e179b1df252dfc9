"""Rows become series and findings again, chosen by what stands in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, false, func, or_, select

from beleg.model import Entry, Finding, Key, Point, Series
from beleg.stores.asked import SeriesFilter
from beleg.stores.database import Database
from beleg.stores.packing import unpack_entry, unpack_finding, unpack_points, unpack_statements
from beleg.stores.rows import chunks, identified, placed, streamed
from beleg.stores.schema import articles, fold
from beleg.stores.stringing import lines
from beleg.stores.worked import (
    GROUP,
    KEY,
    blocks,
    carriers,
    concerns,
    copies,
    entries,
    findings,
    former_ids,
    series,
    standings,
    tellings,
)
from beleg.stores.working import Group, Heading, Kept

Fields = RowMapping | Mapping[str, Any]  # of a row, by the names of its columns


_RANK: Final = {"group": 0, "family": 1, "copies": 2, "late": 3}
HEADING = [series.c[name] for name in (*GROUP, "position", "id", *KEY)]
_AMOUNTS: Final = ("articles", "origins", "entries", "first", "last", "points", "version")
AMOUNTS = [series.c[name] for name in _AMOUNTS]
_OF_BLOCK = [blocks.c[name] for name in (*GROUP, "position", "points")]
_IN_ORDER = [blocks.c[name] for name in (*GROUP, "position", "block")]
_PLACES: Final = 100  # looked up one by one in a query
_MOST: Final = 300  # looked up one by one; for more everything is read
_MANY: Final = 50  # series to look for in each finding

Place = tuple[Group, int]


class SqlPicture:
    """The series and findings in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headings(self, where: SeriesFilter, words: str | None = None) -> Sequence[Heading]:
        asked = select(*HEADING, *AMOUNTS).where(*conditions(where)).order_by(*HEADING[:4])
        if words is not None:
            asked = asked.where(named(words))
        with self._database.reading() as connection:
            asked = asked.where(*named_in(connection, where))
            return [heading(row) for row in connection.execute(asked).mappings()]

    def adding_up(self, number: float) -> Sequence[Heading]:
        least, most = series.c.least, series.c.most
        either = or_(2 * least <= number, most - least >= number)
        asked = select(*HEADING, *AMOUNTS).where(series.c.articles > 1, 3 * most >= number, either)
        with self._database.reading() as connection:
            return [heading(row) for row in connection.execute(asked).mappings()]

    def series(self, headings: Sequence[Heading]) -> Sequence[Series]:
        with self._database.reading() as connection:
            return series_of(connection, headings)

    def of_groups(self, groups: Sequence[Group]) -> Sequence[Series]:
        with self._database.reading() as connection:
            return [
                each
                for group in sorted(set(groups))
                for each in load_series(connection, of_group(series, group))
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
                findings.c.id.in_(select(concerns.c.finding).where(concerns.c.series.in_(ids)))
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

    def carriers(self, ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        with self._database.reading() as connection:
            for part in chunks(ids):
                asked = select(articles.c.id, carriers.c.published, carriers.c.outlet)
                asked = asked.join(carriers, articles.c.no == carriers.c.article).where(
                    articles.c.id.in_(part)
                )
                for id, day, outlet in sorted(tuple(row) for row in connection.execute(asked)):
                    found.setdefault(id, []).append((day, outlet))
        return found

    def copies(self) -> Iterator[tuple[str, str]]:
        asked = select(articles.c.id, copies.c.root).join(copies, articles.c.no == copies.c.article)
        with self._database.reading() as connection, streamed(connection, asked) as rows:
            yield from (tuple(row) for row in rows)

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


def load_series(connection: Connection, condition: ColumnElement[bool]) -> list[Series]:
    """The series that a condition holds for, with all their points."""
    asked = select(*HEADING).where(condition).order_by(*HEADING[:4])
    rows = connection.execute(asked).mappings().all()
    points = load_points(connection, [at(row) for row in rows])
    return [Series(_key(row), row["family"], points.get(at(row), ())) for row in rows]


def series_of(connection: Connection, headings: Sequence[Heading]) -> list[Series]:
    """The series of headings with all their points, in their order; those that are gone are left out."""
    points = load_points(connection, [each.at for each in headings])
    return [Series(each.key, each.at[0][0], points[each.at]) for each in headings if each.at in points]


def load_points(connection: Connection, wanted: Sequence[Place]) -> dict[Place, tuple[Point, ...]]:
    """The points of series by where they are kept."""
    found: dict[Place, list[Point]] = {}
    places = set(wanted)
    asked = select(*_OF_BLOCK).order_by(*_IN_ORDER)
    parts: Iterable[Sequence[Place]] = chunks(sorted(places), _PLACES) if len(places) < _MOST else [()]
    for part in parts:
        these = asked.where(or_(false(), *(at_place(blocks, place) for place in part))) if part else asked
        for row in connection.execute(these).mappings():
            if at(row) in places:
                found.setdefault(at(row), []).extend(unpack_points(row["points"]))
    return {place: tuple(points) for place, points in found.items()}


def at_place(table: Table, place: Place) -> ColumnElement[bool]:
    """The row or rows of a series."""
    return of_group(table, place[0]) & (table.c.position == place[1])


def at(row: Fields) -> Place:
    """Where a series is kept."""
    return (row["family"], row["measure"], row["unit"]), row["position"]


def _key(row: Fields) -> Key:
    return Key(row["measure"], row["unit"], **{name: row[name] for name in KEY})


def heading(row: Fields) -> Heading:
    """The heading of a row of a series."""
    return Heading(at(row), row["id"], _key(row), *(row[name] for name in _AMOUNTS))


def named(words: str) -> ColumnElement[bool]:
    """What words ask of series: all stand in its title, in any language, or they are its id."""
    each = [series.c.words.contains(word, autoescape=True) for word in words.casefold().split()]
    is_id = identified(series.c.id, words.strip().casefold())
    return or_(is_id, and_(*each)) if each else is_id


def conditions(where: SeriesFilter) -> list[ColumnElement[bool]]:
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
    return or_(named, series.c.origins_folded.contains(lines([origin]), autoescape=True))


def named_in(connection: Connection, where: SeriesFilter) -> Iterator[ColumnElement[bool]]:
    """What a filter asks about an article or a figure: the series that figures stand in."""
    if where.article is not None:
        no = connection.scalar(select(articles.c.no).where(articles.c.id == where.article))
        yield _standing(connection, standings.c.article == no)
    if where.figure is not None:
        now = connection.scalar(select(former_ids.c.now).where(former_ids.c.id == where.figure))
        id = where.figure if now is None else now
        yield _standing(connection, standings.c.figure == id)


def _standing(connection: Connection, figures: ColumnElement[bool]) -> ColumnElement[bool]:
    """The series of figures; two of different groups may have one id."""
    rows = connection.execute(select(standings.c.article, standings.c.series).where(figures)).all()
    asked = select(*(entries.c[name] for name in GROUP)).distinct()
    of_articles = asked.where(entries.c.article.in_({row.article for row in rows}))
    groups: list[Group] = [(row[0], row[1], row[2]) for row in connection.execute(of_articles)]
    return series.c.id.in_({row.series for row in rows}) & or_(
        false(), *(of_group(series, group) for group in groups)
    )


def of_group(table: Table, group: Group) -> ColumnElement[bool]:
    """The rows of a table that are of a group."""
    return and_(*(table.c[name] == value for name, value in zip(GROUP, group, strict=True)))


def _told(connection: Connection, nos: Sequence[int]) -> Iterator[tuple[Kept, Sequence[Entry]]]:
    asked = select(tellings).where(tellings.c.article.in_(nos))
    said: Mapping[int, RowMapping] = {row["article"]: row for row in connection.execute(asked).mappings()}
    rows = connection.execute(
        select(entries.c.article, entries.c.family, entries.c.data, copies.c.root)
        .select_from(entries.outerjoin(copies, entries.c.article == copies.c.article))
        .where(entries.c.article.in_(nos))
        .order_by(entries.c.article, entries.c.position)
    )
    listed = list(rows)
    for each in placed(connection, nos):
        told = said.get(each.no)
        statements = unpack_statements(told["statements"]) if told else ()
        id = each.article.id  # worked out of the whole text each time
        own = [
            unpack_entry(row.data, id, row.root).of_family(row.family)
            for row in listed
            if row.article == each.no
        ]
        kept = Kept(each.article, each.figures, each.relations, statements, own)
        yield kept, own
