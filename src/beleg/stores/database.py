"""An address becomes a database that holds a ledger: opened, brought up to date, read and written safely."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from beleg.stores import connecting, migrations
from beleg.stores.addresses import shown, url_of, without_secrets
from beleg.stores.protocol import StoreError
from beleg.stores.schema import schema_version

_MAKING: Final = (
    0x62656C6567  # the lock of those who make a ledger's tables: any number that nobody else takes
)
_LOCKED: Final = "55P03"  # PostgreSQL's lock_not_available
_BY_WORDS: Final = text(
    "SELECT attrelid::regclass::text, attname FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid"
    " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped"
    " AND atttypid = 'text'::regtype AND attcollation <> 'pg_catalog.\"C\"'::regcollation ORDER BY attrelid, attnum"
)


class Database:
    """A SQLite file or a PostgreSQL database; safe for many threads and processes, one of them writing at a time.

    Who waits too long for others is told so. Raises ``StoreError`` as ``beleg.stores.open_store`` says.
    """

    def __init__(self, address: str, create: bool = True) -> None:
        self._name = shown(address)
        self._url = url_of(address)
        if not create and _is_absent(self._url):
            raise StoreError("no_ledger", what=self._name)
        self._engine = connecting.connect(self._url, self._name)
        self._readers = _of_one_moment(self._engine)
        self._held = threading.local()
        # Threads of one process queue here, where the next one goes on at once; SQLite would have them look again and again.
        self._writes = threading.Lock()
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
            if version == len(migrations.MIGRATIONS) and not _in_other_order(connection):
                return version
        with self.writing(first=not version) as connection:
            # Another process may have been faster while this one waited for the lock.
            version = self._schema(connection, create)
            if not version:
                _is_fit(connection, self._name)
                schema_version.create(connection)
                connection.execute(insert(schema_version).values(version=0))
            reached = migrations.upgrade(connection, version, migrations.MIGRATIONS)
            _order_by_characters(connection)
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
        held: Connection | None = getattr(self._held, "connection", None)
        with self._failures_named():
            if held is not None:
                yield held
                return
            with self._readers.connect() as connection:
                yield connection

    @property
    def is_held(self) -> bool:
        """Whether what this thread reads is of one moment."""
        return getattr(self._held, "connection", None) is not None

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Whatever this thread reads within is of one moment, also of what it writes there itself."""
        with self.reading() as connection:
            before = getattr(self._held, "connection", None)
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = before

    @contextmanager
    def writing(self, first: bool = False) -> Iterator[Connection]:
        """A connection whose changes are kept whole, or not at all where the block raises; writers queue."""
        with (
            self._failures_named(),
            self._turn(),
            self._engine.execution_options(beleg_writes=True).begin() as connection,
        ):
            # Where rows can be locked one by one, this makes writers queue; SQLite's lock did so already.
            if not first:
                connection.execute(select(schema_version).with_for_update())
            elif connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._writes.acquire(timeout=connecting.WAIT):
            raise self._busy()
        try:
            yield
        finally:
            self._writes.release()

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            if _code(error) == sqlite3.SQLITE_NOTADB:
                raise StoreError("not_a_ledger", what=self._name) from error
            if _is_locked(error):
                raise self._busy() from error
            raise self._failure(error) from error
        except NoConnection as error:
            raise self._busy() from error
        except SQLAlchemyError as error:
            raise self._failure(error) from error

    def _busy(self) -> StoreError:
        return StoreError("busy", what=self._name, seconds=f"{connecting.WAIT:g}")

    def _failure(self, error: SQLAlchemyError) -> StoreError:
        return StoreError("store", what=self._name, why=without_secrets(_reason(error), self._url))


def _is_absent(url: URL) -> bool:
    path = url.database
    return (
        url.get_backend_name() == "sqlite"
        and path not in (None, "", ":memory:")
        and not Path(str(path)).exists()
    )


def _of_one_moment(engine: Engine) -> Engine:
    """Connections whose queries all see one moment; those of SQLite do so by themselves."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _is_fit(connection: Connection, name: str) -> None:
    """Any character must find a place in what is to become a ledger."""
    if connection.dialect.name != "postgresql":
        return
    found = str(connection.scalar(text("SHOW server_encoding")))
    if found != "UTF8":
        raise StoreError("not_unicode", what=name, found=found)


def _order_by_characters(connection: Connection) -> None:
    """Words are put in order by their characters, as SQLite does, whatever the language of the server is."""
    for table, columns in _in_other_order(connection).items():
        changes = (f'ALTER "{column}" TYPE TEXT COLLATE "C"' for column in columns)
        connection.exec_driver_sql(f"ALTER TABLE {table} {', '.join(changes)}")


def _in_other_order(connection: Connection) -> dict[str, list[str]]:
    """The columns of text that are not in the order of characters, by their tables."""
    found: dict[str, list[str]] = {}
    if connection.dialect.name == "postgresql":
        for table, column in connection.execute(_BY_WORDS):
            found.setdefault(table, []).append(column)
    return found


def _is_locked(error: DBAPIError) -> bool:
    code = _code(error)
    if code is not None:
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(error.orig, "sqlstate", None) == _LOCKED


def _code(error: DBAPIError) -> int | None:
    return getattr(error.orig, "sqlite_errorcode", None)


def _reason(error: SQLAlchemyError) -> str:
    origin = getattr(error, "orig", None) or error
    return " ".join(str(origin).split())
