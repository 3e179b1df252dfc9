"""A ledger of any released version opens; one of a version to come is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import inspect
from tests.postgresql import changing

from beleg.stores import Filter, StoreError, migrations, open_store
from beleg.stores.working import Kept

LATEST = len(migrations.MIGRATIONS)


def made_by(version: int, address: str) -> None:
    """A ledger as the first ``version`` migrations alone leave it, with one article and one figure."""
    with changing(address) as connection:
        for statements in (SCHEMA, *migrations.MIGRATIONS[:version], OLD):
            for statement in statements:
                connection.exec_driver_sql(statement)
        at(connection, version)


SCHEMA = ("CREATE TABLE beleg_schema (version INTEGER NOT NULL)", "INSERT INTO beleg_schema VALUES (0)")
OLD = (
    "INSERT INTO articles (no, id, doc, text) VALUES (1, 'a1', 'old.txt', 'Zwölf Tote.')",
    """INSERT INTO figures (no, article, id, start_at, end_at, quote, qualifier, low, high, measure, unit, scope,
    certainty, unverified, sentence_start, sentence_end, sentence_folded, cues, evidence) VALUES (1, 1, 'f1', 0, 5,
    'Zwölf', 'exact', 12, 12, 'killed', 'person', 'incident', 'stated', FALSE, 0, 11, 'zwölf tote.', '[]', '[]')""",
)


def at(connection: Any, version: int) -> None:
    """Say that a ledger is of a version."""
    connection.exec_driver_sql(f"UPDATE beleg_schema SET version = {version}")


def tables(address: str) -> dict[str, Any]:
    """The tables with their columns and look-ups."""
    with changing(address) as connection:
        looked = inspect(connection)
        return {
            name: (
                sorted(
                    (each["name"], str(each["type"]), each["nullable"]) for each in looked.get_columns(name)
                ),
                sorted(str(each["name"]) for each in looked.get_indexes(name)),
            )
            for name in looked.get_table_names()
        }


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_every_version_opens_and_upgrades(version: int, bare_place: str, place: str) -> None:
    made_by(version, bare_place)
    store = open_store(bare_place, create=False)
    assert store.version == LATEST
    [(article, figure)] = store.figures(Filter(measure="killed"))
    assert (article.doc, figure.quote, figure.low) == ("old.txt", "Zwölf", 12)
    store.close()
    open_store(place).close()
    assert tables(bare_place) == tables(place)


def test_a_version_to_come_is_refused(bare_place: str) -> None:
    made_by(LATEST, bare_place)
    with changing(bare_place) as connection:
        at(connection, LATEST + 1)
    with pytest.raises(StoreError) as raised:
        open_store(bare_place)
    assert raised.value.code == "newer_schema"
    assert raised.value.values["found"] == LATEST + 1


def test_a_migration_that_fails_changes_nothing(bare_place: str, monkeypatch: Any) -> None:
    made_by(LATEST, bare_place)
    before = tables(bare_place)
    next_one = ("CREATE TABLE half_done (no INTEGER)", "ALTER TABLE nowhere ADD COLUMN x TEXT")
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, next_one))
    with pytest.raises(StoreError):
        open_store(bare_place)
    assert tables(bare_place) == before


def test_a_new_migration_runs_once(place: str, monkeypatch: Any, report: Callable[..., Any]) -> None:
    store = open_store(place)
    store.add([Kept(*report())])
    store.close()
    next_one = ("CREATE TABLE remarks (no INTEGER)",)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, next_one))
    for _ in range(2):
        store = open_store(place)
        assert (store.version, store.counts().figures) == (LATEST + 1, 2)
        store.close()


def test_a_database_of_something_else_is_left_alone(bare_place: str) -> None:
    with changing(bare_place) as connection:
        connection.exec_driver_sql("CREATE TABLE cats (name TEXT)")
    with pytest.raises(StoreError) as raised:
        open_store(bare_place)
    assert raised.value.code == "not_a_ledger"
    assert list(tables(bare_place)) == ["cats"]


def test_a_database_without_a_table_is_no_ledger_yet(bare_place: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(bare_place, create=False)
    assert raised.value.code == "no_ledger"
    open_store(bare_place).close()
    with closing(open_store(bare_place, create=False)) as store:
        assert store.version == LATEST
