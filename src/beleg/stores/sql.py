"""Articles and figures become rows of an SQL database: a SQLite file, or PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    Select,
    create_engine,
    event,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, SQLAlchemyError

from beleg.model import Article, Figure, Relation
from beleg.stores import migrations
from beleg.stores.asking import FIGURES_WITH_ARTICLES, conditions, matches
from beleg.stores.protocol import Added, Counts, Filter, Match, StoreError
from beleg.stores.schema import (
    article_of,
    article_row,
    articles,
    figure_of,
    figure_row,
    figures,
    name_rows,
    names,
    relation_of,
    relation_rows,
    relations,
    schema_version,
)

T = TypeVar("T")
_AT_ONCE = 500
_BUSY_MS = 30_000
_NO_RELATIONS: Mapping[str, Sequence[Relation]] = {}


class SqlStore:
    """A store behind SQLAlchemy Core; safe for several processes at once, one of them writing at a time.

    Raises ``StoreError`` as ``beleg.stores.open_store`` says.
    """

    def __init__(self, address: str, create: bool = True) -> None:
        url = _url(address)
        self._name = url.render_as_string(hide_password=True) if "://" in address else address
        if not create and _is_absent(url):
            raise StoreError("no_ledger", what=self._name)
        self._engine = _engine(url)
        try:
            self.version = self._prepare(create)
        except Exception:
            self._engine.dispose()
            raise

    def add(
        self,
        batch: Sequence[tuple[Article, Sequence[Figure]]],
        relations: Mapping[str, Sequence[Relation]] = _NO_RELATIONS,
    ) -> Added:
        with self._writing() as connection:
            there = _known(connection, [article.id for article, _ in batch])
            new: dict[str, tuple[Article, Sequence[Figure]]] = {}
            for article, found in batch:
                if article.id not in there:
                    new.setdefault(article.id, (article, found))
            kept = list(new.values())
            n_figures = _insert(connection, kept, relations)
        return Added(len(kept), len(batch) - len(kept), n_figures)

    def known(self, ids: Sequence[str]) -> frozenset[str]:
        with self._reading() as connection:
            return _known(connection, ids)

    def article(self, id: str) -> Article | None:
        with self._reading() as connection:
            row = connection.execute(select(articles).where(articles.c.id == id)).mappings().first()
        return article_of(row) if row else None

    def articles(self) -> Iterator[Article]:
        with self._reading() as connection:
            rows = connection.execution_options(yield_per=_AT_ONCE).execute(
                select(articles).order_by(articles.c.no)
            )
            yield from map(article_of, rows.mappings())

    def figures(self, where: Filter) -> Iterator[tuple[Article, Figure]]:
        asked = (
            select(figures)
            .select_from(FIGURES_WITH_ARTICLES)
            .where(*conditions(where))
            .order_by(figures.c.no)
        )
        with self._reading() as connection:
            for rows in _parts(connection, asked):
                yield from _load(connection, rows)

    def relations(self, ids: Sequence[str]) -> Mapping[str, tuple[Relation, ...]]:
        found: dict[str, tuple[Relation, ...]] = {}
        with self._reading() as connection:
            for part in _chunks(ids, _AT_ONCE):
                rows = connection.execute(_related(part)).mappings()
                for id, of_article in groupby(rows, key=lambda row: str(row["article_id"])):
                    found[id] = tuple(map(relation_of, of_article))
        return found

    def find(self, number: float, where: Filter) -> Iterator[Match]:
        with self._reading() as connection:
            for kind, found in matches(connection, number, where):
                for part in _chunks(found, _AT_ONCE):
                    wanted = {no for numbers in part for no in numbers}
                    rows = (
                        connection.execute(select(figures).where(figures.c.no.in_(wanted))).mappings().all()
                    )
                    loaded = {
                        row["no"]: pair for row, pair in zip(rows, _load(connection, rows), strict=True)
                    }
                    for numbers in part:
                        yield Match(kind, loaded[numbers[0]][0], tuple(loaded[no][1] for no in numbers))

    def counts(self) -> Counts:
        with self._reading() as connection:
            of = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (articles, figures)
            ]
        return Counts(*of)

    def close(self) -> None:
        self._engine.dispose()

    def _prepare(self, create: bool) -> int:
        """Bring the schema up to date; a reader of a current ledger never waits for a writer."""
        with self._reading() as connection:
            version = self._schema(connection, create)
        if version == len(migrations.MIGRATIONS):
            return version
        with self._writing(first=not version) as connection:
            # Another process may have been faster while this one waited for the lock.
            version = self._schema(connection, create)
            if not version:
                schema_version.create(connection)
                connection.execute(insert(schema_version).values(version=0))
            reached = migrations.upgrade(connection, version, migrations.MIGRATIONS)
            connection.execute(update(schema_version).values(version=reached))
        return reached

    def _schema(self, connection: Connection, create: bool) -> int:
        """The schema version found, 0 for an empty database that may become a ledger."""
        inspector = inspect(connection)
        if not inspector.has_table(schema_version.name):
            if inspector.get_table_names():
                raise StoreError("not_a_ledger", what=self._name)
            if not create:
                raise StoreError("no_ledger", what=self._name)
            return 0
        version = int(connection.scalar(select(schema_version.c.version)) or 0)
        if version > len(migrations.MIGRATIONS):
            raise StoreError("newer_schema", what=self._name, found=version, known=len(migrations.MIGRATIONS))
        return version

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._failures_named(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, first: bool = False) -> Iterator[Connection]:
        with self._failures_named(), self._engine.execution_options(beleg_writes=True).begin() as connection:
            if not first:
                # Where rows can be locked one by one, this one makes writers queue; SQLite's lock did so already.
                connection.execute(select(schema_version).with_for_update())
            yield connection

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            if _code(error) == sqlite3.SQLITE_NOTADB:
                raise StoreError("not_a_ledger", what=self._name) from error
            raise StoreError("store", what=self._name, why=_reason(error)) from error
        except SQLAlchemyError as error:
            raise StoreError("store", what=self._name, why=_reason(error)) from error


def _url(address: str) -> URL:
    try:
        return make_url(address) if "://" in address else URL.create("sqlite", database=address)
    except SQLAlchemyError as error:
        raise StoreError("no_back_end", what=address.partition("://")[0]) from error


def _is_absent(url: URL) -> bool:
    path = url.database
    return (
        url.get_backend_name() == "sqlite"
        and path not in (None, "", ":memory:")
        and not Path(str(path)).exists()
    )


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError("no_back_end", what=url.render_as_string(hide_password=True)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Durable before it is reported: write-ahead log, synced at every commit, references checked."""
    # The driver would start transactions at moments of its own choice; _begin starts them instead.
    connection.isolation_level = None
    settings = (f"busy_timeout = {_BUSY_MS}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}").close()
    except sqlite3.DatabaseError:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("beleg_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _code(error: DBAPIError) -> int | None:
    return getattr(error.orig, "sqlite_errorcode", None)


def _reason(error: SQLAlchemyError) -> str:
    origin = getattr(error, "orig", None) or error
    return " ".join(str(origin).split())


def _known(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for part in _chunks(ids, _AT_ONCE):
        found.update(connection.scalars(select(articles.c.id).where(articles.c.id.in_(part))))
    return frozenset(found)


def _related(ids: Sequence[str]) -> Select[Any]:
    """The relations of articles with the ids of their figures, article by article."""
    one, other = figures.alias("one"), figures.alias("other")
    return (
        select(relations, one.c.id, other.c.id.label("other_id"), articles.c.id.label("article_id"))
        .select_from(
            relations.join(one, relations.c.figure == one.c.no)
            .join(other, relations.c.other == other.c.no)
            .join(articles, one.c.article == articles.c.no)
        )
        .where(articles.c.id.in_(ids))
        .order_by(relations.c.figure, relations.c.position)
    )


def _insert(
    connection: Connection,
    kept: Sequence[tuple[Article, Sequence[Figure]]],
    found: Mapping[str, Sequence[Relation]],
) -> int:
    """Numbers follow on the last ones in use, so that the same articles in the same order make the same rows."""
    next_article, next_figure = (
        (connection.scalar(select(func.max(table.c.no))) or 0) + 1 for table in (articles, figures)
    )
    article_rows = [article_row(no, article) for no, (article, _) in enumerate(kept, next_article)]
    placed = [
        (article_no, article, figure)
        for article_no, (article, found) in enumerate(kept, next_article)
        for figure in {figure.id: figure for figure in reversed(found)}.values()
    ]
    placed.sort(key=lambda item: (item[0], item[2].start, item[2].end, item[2].measure))
    figure_rows = [figure_row(no, *item) for no, item in enumerate(placed, next_figure)]
    named = [row for no, item in enumerate(placed, next_figure) for row in name_rows(no, item[2])]
    no_of = {(item[1].id, item[2].id): no for no, item in enumerate(placed, next_figure)}
    related = [row for article, _ in kept for row in _related_rows(article.id, no_of, found)]
    tables = ((articles, article_rows), (figures, figure_rows), (names, named), (relations, related))
    for table, rows in tables:
        if rows:
            connection.execute(insert(table), rows)
    return len(figure_rows)


def _related_rows(
    article: str, no_of: Mapping[tuple[str, str], int], found: Mapping[str, Sequence[Relation]]
) -> Iterator[dict[str, object]]:
    of_article = found.get(article, ())
    ids = {id for relation in of_article for id in (relation.figure, relation.other)}
    yield from relation_rows(
        of_article, {id: no_of[article, id] for id in sorted(ids) if (article, id) in no_of}
    )


def _parts(connection: Connection, asked: Select[Any]) -> Iterator[Sequence[RowMapping]]:
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(asked)
    yield from rows.mappings().partitions(_AT_ONCE)


def _load(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[tuple[Article, Figure]]:
    """Rows of figures with their articles and names, in the order of the rows."""
    of_articles = select(articles).where(articles.c.no.in_({row["article"] for row in rows}))
    found = {row["no"]: article_of(row) for row in connection.execute(of_articles).mappings()}
    of_names = (
        select(names)
        .where(names.c.figure.in_([row["no"] for row in rows]))
        .order_by(names.c.figure, names.c.role, names.c.position)
    )
    named = {
        no: list(group)
        for no, group in groupby(connection.execute(of_names).mappings(), key=lambda row: int(row["figure"]))
    }
    for row in rows:
        article = found[row["article"]]
        yield article, figure_of(row, article.id, named.get(row["no"], []))


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
