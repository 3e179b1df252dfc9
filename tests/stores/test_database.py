"""Many threads and processes share a database; who waits too long, or loses it, is told so and goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text
from tests.postgresql import Server, changing

import beleg
from beleg.ledger import Ledger
from beleg.stores import Filter, Store, StoreError, connecting, open_store
from beleg.stores.database import Database
from beleg.stores.working import Kept

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}


def test_forty_threads_read_and_write(store: Store, report: Callable[..., Any]) -> None:
    threads = 40
    together = Barrier(threads)

    def work(n: int) -> int:
        together.wait()
        store.add([Kept(*report(n))])
        # Two connections at once, one within the other.
        return len([store.counts() for _ in store.figures(Filter())])

    with ThreadPoolExecutor(threads) as pool:
        seen = list(pool.map(work, range(threads)))
    assert store.counts() == (threads, 2 * threads)
    assert min(seen) >= 2 and max(seen) == 2 * threads
    assert [len(store.relations([article.id])) for article in store.articles()] == [0] * threads


def test_who_waits_too_long_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "WAIT", 0.2)
    one, other = Database(place), Database(place)
    with one.writing() as connection:
        connection.execute(text("UPDATE beleg_turn SET turn = turn + 1"))
        for waiting in (one, other):
            with pytest.raises(StoreError) as raised, waiting.writing():
                pass
            assert (raised.value.code, raised.value.values["seconds"]) == ("busy", "0.2")
        with other.reading() as reading:
            assert reading.scalar(text("SELECT turn FROM beleg_turn")) == 0
    for each in (one, other):
        with each.writing() as connection:
            assert connection.scalar(text("SELECT turn FROM beleg_turn")) == 1
        each.close()


def test_a_thread_that_gets_no_connection_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("WAIT", 0.1), ("_KEPT_OPEN", 1), ("_MORE", {"sqlite": 0, "postgresql": 0})):
        monkeypatch.setattr(connecting, name, value)
    with closing(Database(place)) as database:
        with database.reading(), pytest.raises(StoreError) as raised, database.reading():
            pass
        assert raised.value.code == "busy"


def test_what_is_read_in_a_moment_is_of_one_moment(
    store: Any, report: Callable[..., Any], place: str
) -> None:
    store.add([Kept(*report(1))])
    other = open_store(place)
    with store.moment():
        assert store.counts().articles == 1
        other.add([Kept(*report(2))])
        assert (store.counts().articles, len(list(store.figures(Filter())))) == (1, 2)
        with store.moment():
            assert store.counts().articles == 1
        assert store.counts().articles == 1
    assert store.counts().articles == 2
    other.close()


def test_a_lost_connection_is_replaced(server: Server, report: Callable[..., Any]) -> None:
    place = server.new()
    store = open_store(place)
    store.add([Kept(*report(n)) for n in range(600)])
    server.cut(place)
    assert store.counts().articles == 600
    with pytest.raises(StoreError) as raised, store.moment():
        server.cut(place)
        store.counts()
    assert raised.value.code == "store"
    assert store.add([Kept(*report(600))]).added == 1
    reading = store.figures(Filter())
    next(reading)
    server.cut(place)
    assert store.counts().articles == 601
    with pytest.raises(StoreError):
        list(reading)
    store.close()
    server.drop(place)


OPENING = "import sys; from beleg.stores import open_store; print(open_store(sys.argv[1]).version)"


def test_many_make_one_ledger(bare_place: str) -> None:
    command = [sys.executable, "-c", OPENING, bare_place]
    makers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        for _ in range(6)
    ]
    told = [each.communicate() for each in makers]
    with Ledger.open(bare_place, create=False) as ledger:
        assert ledger.counts() == (0, 0)
    assert [errors.splitlines()[-1:] for _, errors in told] == [[]] * 6
    assert len({version for version, _ in told}) == 1


def test_words_are_ordered_by_characters(server: Server) -> None:
    place = server.empty()
    asked = "SELECT 'b' < 'C', id FROM articles ORDER BY id"
    with changing(place) as connection:
        assert connection.scalar(text("SELECT 'b' < 'C'")) is True
    for _ in range(2):
        open_store(place).close()
        with changing(place) as connection:
            connection.execute(text("DELETE FROM articles"))
            for no, id in enumerate("bCaÄZ"):
                row = {"no": no, "id": id}
                connection.execute(
                    text("INSERT INTO articles (no, id, doc, text) VALUES (:no, :id, '', '')"), row
                )
            assert [row.id for row in connection.execute(text(asked))] == ["C", "Z", "a", "b", "Ä"]
            # As it was made before.
            connection.execute(text('ALTER TABLE articles ALTER id TYPE TEXT COLLATE "default"'))
    server.drop(place)


def test_a_database_that_cannot_hold_every_character_is_refused(server: Server) -> None:
    server.say(
        "CREATE DATABASE beleg_latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc"
    )
    with pytest.raises(StoreError) as raised:
        open_store(server.at("beleg_latin"))
    assert (raised.value.code, raised.value.values["found"]) == ("not_unicode", "LATIN1")
    server.drop(server.at("beleg_latin"))
