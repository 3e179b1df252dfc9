"""A mark is taken away only by who has seen it as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from beleg.stores.database import Database
from beleg.stores.touching import next_turns, take, touch_articles, touch_families, touch_groups
from beleg.stores.worked import touched_families, touched_groups

GROUP = ("KP", "killed", "person")


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    opened = Database(place)
    yield opened
    opened.close()


def test_turns_only_grow(database: Database) -> None:
    with database.writing() as connection:
        assert [next_turns(connection, n) for n in (1, 3, 1)] == [1, 2, 5]


def test_a_mark_that_was_set_again_stays(database: Database) -> None:
    with database.writing() as connection:
        touch_groups(connection, {GROUP: 1, ("KP", "wounded", "person"): 1})
        touch_groups(connection, {GROUP: 2})
        seen = {"family": "KP", "measure": "killed", "unit": "person"}
        assert not take(connection, touched_groups, {**seen, "turn": 1})
        assert take(connection, touched_groups, {**seen, "turn": 2})
        assert not take(connection, touched_groups, {**seen, "turn": 2})
        touch_families(connection, ["KP", "KP", ""], 3)
        assert take(connection, touched_families, {"family": "", "turn": 3})


def test_what_is_missing_stays_missing(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO articles (no, id, doc, text) VALUES (1, 'a', 'a.txt', 'x')")
        touch_articles(connection, {1: 1}, fill=True)
        touch_articles(connection, {1: 2})
        marks = connection.exec_driver_sql("SELECT * FROM touched_articles").all()
    assert [tuple(mark) for mark in marks] == [(1, 2, 1)]
