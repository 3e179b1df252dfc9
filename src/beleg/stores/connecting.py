"""The URL of a database becomes connections to it: as many as an app needs, none that waits for ever."""

from __future__ import annotations

import logging
import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import SingletonThreadPool

from beleg.stores.protocol import StoreError

WAIT = 30.0  # seconds for a lock or a connection that others hold
_KEPT_OPEN: Final = 5
# A page needs one connection, a listing that is sent while it is read two.
_MORE: Final = {"sqlite": 75, "postgresql": 45}
_CACHE_KB: Final = 32_768  # hashes of texts and entries of a group lie all over the file

# What goes wrong is said once, by ``StoreError``, and not by the libraries beside it.
for _library in ("sqlalchemy", "psycopg"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# A server that went away is noticed by either side within about a minute.
_CONNECTING: Final = {
    "connect_timeout": "10",
    "application_name": "beleg",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
_SESSION: Final = (
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
)


def connect(url: URL, name: str) -> Engine:
    """Connections to a database, made when they are needed; ``name`` is what errors call it.

    Raises ``StoreError`` where there is no such kind of database, or its driver is not installed.
    """
    try:
        engine = _of_server(url) if url.get_backend_name() == "postgresql" else _of_file(url)
    except NoSuchModuleError as error:
        raise StoreError("no_back_end", what=name) from error
    except ImportError as error:
        raise StoreError("no_driver", what=name) from error
    except SQLAlchemyError as error:
        raise StoreError("bad_address", what=name) from error
    return engine


def _of_file(url: URL) -> Engine:
    engine = create_engine(url)
    if not isinstance(engine.pool, SingletonThreadPool):
        engine.dispose()
        engine = create_engine(url, **_pool("sqlite"))
    event.listen(engine, "connect", _set_up_file)
    event.listen(engine, "begin", _begin)
    return engine


def _of_server(url: URL) -> Engine:
    asked = {name: value for name, value in _CONNECTING.items() if name not in url.query}
    # A connection that was lost while nobody used it is replaced before it is used again.
    engine = create_engine(url, connect_args=asked, pool_pre_ping=True, **_pool("postgresql"))
    event.listen(engine, "connect", _set_up_session)
    return engine


def _pool(kind: str) -> dict[str, Any]:
    return {
        "pool_size": _KEPT_OPEN,
        "max_overflow": _MORE[kind],
        "pool_timeout": WAIT,
        "pool_use_lifo": True,
    }


def _set_up_file(connection: Any, _record: object) -> None:
    """Durable before it is reported: write-ahead log, synced at every commit, references checked."""
    # The driver would start transactions at moments of its own choice; _begin starts them instead.
    connection.isolation_level = None
    settings = (
        f"busy_timeout = {round(WAIT * 1000)}",
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


def _set_up_session(connection: Any, _record: object) -> None:
    """Waiting ends, and a server lets go of what a client that vanished had locked."""
    before, connection.autocommit = connection.autocommit, True
    with connection.cursor() as cursor:
        for setting in (f"SET lock_timeout = {round(WAIT * 1000)}", *_SESSION):
            cursor.execute(setting)
    connection.autocommit = before


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("beleg_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
