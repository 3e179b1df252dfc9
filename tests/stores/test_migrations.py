"""A ledger of any released version opens; one of a version to come is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beleg.stores import Filter, StoreError, migrations, open_store
from beleg.stores.working import Kept

LATEST = len(migrations.MIGRATIONS)


def made_by(version: int, path: Path) -> None:
    """A file as the first ``version`` migrations alone leave it, with one article and one figure."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE beleg_schema (version INTEGER NOT NULL)")
    connection.execute("INSERT INTO beleg_schema VALUES (?)", [version])
    for statements in migrations.MIGRATIONS[:version]:
        for statement in statements:
            connection.execute(statement)
    connection.execute("INSERT INTO articles (no, id, doc, text) VALUES (1, 'a1', 'old.txt', 'Zwölf Tote.')")
    connection.execute(
        "INSERT INTO figures (no, article, id, start_at, end_at, quote, qualifier, low, high, measure, unit, scope,"
        " certainty, unverified, sentence_start, sentence_end, sentence_folded, cues, evidence) VALUES (1, 1, 'f1',"
        " 0, 5, 'Zwölf', 'exact', 12, 12, 'killed', 'person', 'incident', 'stated', 0, 0, 11, 'zwölf tote.', '[]', '[]')"
    )
    connection.commit()
    connection.close()


def tables(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    try:
        return sorted(
            connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        )
    finally:
        connection.close()


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_every_version_opens_and_upgrades(version: int, tmp_path: Path) -> None:
    made_by(version, tmp_path / "old.db")
    store = open_store(str(tmp_path / "old.db"), create=False)
    assert store.version == LATEST
    [(article, figure)] = store.figures(Filter(measure="killed"))
    assert (article.doc, figure.quote, figure.low) == ("old.txt", "Zwölf", 12)
    store.close()
    open_store(str(tmp_path / "new.db")).close()
    assert tables(tmp_path / "old.db") == tables(tmp_path / "new.db")


def test_a_version_to_come_is_refused(tmp_path: Path) -> None:
    made_by(LATEST, tmp_path / "new.db")
    connection = sqlite3.connect(tmp_path / "new.db")
    connection.execute("UPDATE beleg_schema SET version = ?", [LATEST + 1])
    connection.commit()
    connection.close()
    with pytest.raises(StoreError) as raised:
        open_store(str(tmp_path / "new.db"))
    assert raised.value.code == "newer_schema"
    assert raised.value.values["found"] == LATEST + 1


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: Any) -> None:
    made_by(LATEST, tmp_path / "old.db")
    before = tables(tmp_path / "old.db")
    next_one = ("CREATE TABLE half_done (no INTEGER)", "ALTER TABLE nowhere ADD COLUMN x TEXT")
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, next_one))
    with pytest.raises(StoreError):
        open_store(str(tmp_path / "old.db"))
    assert tables(tmp_path / "old.db") == before


def test_a_new_migration_runs_once(tmp_path: Path, monkeypatch: Any, report: Callable[..., Any]) -> None:
    path = str(tmp_path / "ledger.db")
    store = open_store(path)
    store.add([Kept(*report())])
    store.close()
    next_one = ("CREATE TABLE remarks (no INTEGER)",)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, next_one))
    for _ in range(2):
        store = open_store(path)
        assert (store.version, store.counts().figures) == (LATEST + 1, 2)
        store.close()
