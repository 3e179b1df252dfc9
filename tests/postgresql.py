"""A PostgreSQL server that the tests start for themselves, shared by all their processes and stopped at their end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

BACK_ENDS = ("sqlite", "postgresql")

# Names a server to use instead, by the address of a database in which further ones may be created.
NAMED = "BELEG_POSTGRESQL"
# Names the folder of the server that the first of the processes starts.
_FOLDER = "BELEG_TESTS_POSTGRESQL"
# Nothing has to survive a power cut. Words are ordered as a German would, so that nothing rests on the order of bytes
# unless the program asks for it.
_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de-DE")
_SETTINGS = """
listen_addresses = ''
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
"""
# The server outlives the process that starts it, and not the one that all others come from.
_WATCH = """
(while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 0.5; done
pid=$(head -n 1 "$2/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
rm -rf "$2") &
"""
_TEMPLATE = "beleg_new"


def prepare() -> None:
    """Say where the server is to lie, before other processes are started that share it."""
    if _FOLDER not in os.environ:
        folder = Path(tempfile.gettempdir()) / f"beleg-pg-{secrets.token_hex(4)}"
        os.environ[_FOLDER] = f"{folder}:{os.getpid()}"


def clear() -> None:
    """Stop the server, where one was started; only the process that prepared it does so."""
    folder, _, owner = os.environ.get(_FOLDER, "").rpartition(":")
    if not folder or owner != str(os.getpid()):
        return
    stopped = Path(folder) / "data" / "postmaster.pid"
    if stopped.exists():
        _run("pg_ctl", "stop", "-D", f"{folder}/data", "-m", "immediate", "-w")
    shutil.rmtree(folder, ignore_errors=True)
    del os.environ[_FOLDER]


class Server:
    """Makes databases, each with an empty ledger or with nothing."""

    def __init__(self, address: str) -> None:
        from sqlalchemy import create_engine, make_url
        from sqlalchemy.pool import NullPool

        self._url = make_url(address)
        # Nothing may be connected to a database that others are copied from.
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._names = (f"beleg_{os.getpid()}_{n}" for n in count())

    def empty(self) -> str:
        """The address of a database without a table."""
        name = next(self._names)
        self.say(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.at(name)

    def new(self) -> str:
        """The address of a database with a ledger without an article."""
        name = next(self._names)
        self.say(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return self.at(name)

    def copy(self, address: str, other: str) -> None:
        """What an administrator does: a backup of one database goes into another one, which is empty."""
        from sqlalchemy import make_url

        host = str(self._url.query.get("host") or self._url.host)
        if _program("pg_dump") is None:
            pytest.skip("pg_dump is missing: install the package postgresql-client")
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o777)
            file, reach = f"{folder}/backup", ("-h", host, "-U", str(self._url.username))
            _run("pg_dump", "-Fc", *reach, "-f", file, str(make_url(address).database))
            _run("pg_restore", "--no-owner", *reach, "-d", str(make_url(other).database), file)

    def drop(self, address: str) -> None:
        """Take a database away, whoever is connected to it."""
        from sqlalchemy import make_url

        self.say(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    def cut(self, address: str) -> None:
        """End all connections to a database."""
        from sqlalchemy import make_url

        name = make_url(address).database
        self.say(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")

    def template(self) -> None:
        """Make the database that new ledgers are copied from."""
        from beleg.stores import open_store

        self.say(f"DROP DATABASE IF EXISTS {_TEMPLATE}")
        self.say(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
        open_store(self.at(_TEMPLATE)).close()

    def at(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def say(self, statement: str) -> list[Any]:
        """What the server answers."""
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(statement)
            return [tuple(row) for row in found] if found.returns_rows else []


def server() -> Server:
    """The server, started by whoever asks first; skips where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is missing: pip install 'beleg[postgresql]'")
    prepare()
    folder, _, owner = os.environ[_FOLDER].rpartition(":")
    Path(folder).mkdir(mode=0o700, exist_ok=True)
    address = os.environ.get(NAMED) or f"postgresql+psycopg://beleg@/postgres?host={folder}"
    with _alone(Path(folder)):
        found = Server(address)
        ready = Path(folder) / "ready"
        if not ready.exists():
            if NAMED not in os.environ:
                _start(Path(folder), owner)
            found.template()
            ready.touch()
    return found


@contextmanager
def changing(address: str) -> Iterator[Any]:
    """A transaction in the database at an address, past the program; also of a file."""
    from sqlalchemy import URL, create_engine, make_url

    url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process after the other."""
    import fcntl

    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start(folder: Path, owner: str) -> None:
    if _program("initdb") is None:
        pytest.skip(f"PostgreSQL is missing: install the package postgresql, or set {NAMED} to an address")
    if _user() is not None:
        shutil.chown(folder, _user())
    _run("initdb", "-D", f"{folder}/data", "-U", "beleg", "--auth=trust", "--no-sync", *_LOCALE)
    with open(folder / "data" / "postgresql.conf", "a") as settings:
        settings.write(f"{_SETTINGS}unix_socket_directories = '{folder}'\n")
    _run("pg_ctl", "start", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w")
    subprocess.run(
        ["sh", "-c", _WATCH, "sh", owner, str(folder)],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def _run(name: str, *arguments: str) -> None:
    program = _program(name)
    assert program is not None
    user = _user()
    done = subprocess.run(
        [program, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        **({"user": user, "group": user, "extra_groups": []} if user else {}),  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr


def _program(name: str) -> str | None:
    """A program of the newest PostgreSQL there is."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name))
    found = [str(each / name) for each in folders if (each / name).exists()]
    return found[-1] if found else shutil.which(name)


def _user() -> str | None:
    """Who runs the server where root may not."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody")
