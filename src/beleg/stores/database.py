"""An address becomes a database that holds a ledger: opened, brought up to date, read and written safely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, SQLAlchemyError

from beleg.stores import migrations
from beleg.stores.protocol import StoreError
from beleg.stores.schema import schema_version

_BUSY_MS = 30_000
_CACHE_KB = 32_768  # hashes of texts and entries of a group lie all over the file


class Database:
    """A SQLite file or a PostgreSQL database; safe for several processes at once, one of them writing at a time.

    Raises ``StoreError`` as ``beleg.stores.open_store`` says.
    """

    def __init__(self, address: str, create: bool = True) -> None:
        url = _url(address)
        self._name = url.render_as_string(hide_password=True) if "://" in address else address
        if not create and _is_absent(url):
            raise StoreError("no_ledger", what=self._name)
        self._engine = _engine(url)
        self._readers = _of_one_moment(self._engine)
        try:
            self.version = self._prepare(create)
        except Exception:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()

    def _prepare(self, create: bool) -> int:
        """Bring the schema up to date; a reader of a current ledger never waits for a writer."""
        with self.reading() as connection:
            version = self._schema(connection, create)
        if version == len(migrations.MIGRATIONS):
            return version
        with self.writing(first=not version) as connection:
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
    def reading(self) -> Iterator[Connection]:
        """A connection for looking only: what it sees is of one moment."""
        with self._failures_named(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, first: bool = False) -> Iterator[Connection]:
        """A connection whose changes are kept whole, or not at all where the block raises; writers queue."""
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


def _of_one_moment(engine: Engine) -> Engine:
    """Connections whose queries all see one moment; those of SQLite do so by themselves."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _set_up(connection: Any, _record: object) -> None:
    """Durable before it is reported: write-ahead log, synced at every commit, references checked."""
    # The driver would start transactions at moments of its own choice; _begin starts them instead.
    connection.isolation_level = None
    settings = (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KB}",
    )
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
