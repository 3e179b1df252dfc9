"""Every engine gives the same ledger: the same tables, and the same when a ledger takes these over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.same_answer.conftest import REFUSED, tables

from beleg import Ledger
from beleg.bookkeeping.folders.tables import TABLES, arrow_schema


def told(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """All that a ledger holds and gives, whatever the order in which it came."""
    picture = ledger._store.picture
    for each in ledger.series():
        yield "series", repr(each)
    for finding in ledger.findings():
        yield "finding", repr(finding)
    for position in ledger.positions():
        yield "position", repr(position)
    for copy in picture.copies():
        yield "copy", repr(copy)
    for kept, entries in picture.told(None):
        id = kept.article.id
        yield id, repr((kept.article, kept.figures, kept.relations, kept.statements, entries))
        yield id, repr(picture.carriers([id]))


def of_folder(folder: Path, place: Path) -> list[tuple[str, str]]:
    with Ledger.open(place) as ledger:
        ledger.add(folder)
        return sorted(told(ledger))


@pytest.fixture(scope="module")
def direct(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """What a ledger gives to which the inputs were added."""
    with Ledger.open(tmp_path_factory.mktemp("direct") / "direct.db") as ledger:
        ledger.add(*sorted(inputs.iterdir()))
        return sorted(told(ledger))


def test_the_inputs_have_all_that_is_to_be_the_same(direct: list[tuple[str, str]], local: Path) -> None:
    kinds = {kind for kind, _ in direct}
    assert {"series", "finding", "position", "copy"} <= kinds
    found = tables(local)
    assert set(found) == set(TABLES)
    assert all(found.values())
    carried = [json.loads(row)[1]["carriers"] for row in found["articles"]]
    assert any(carried)


def test_a_folder_gives_the_ledger_that_its_inputs_give(
    local: Path, direct: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert of_folder(local, tmp_path / "l.db") == direct


def test_spark_makes_the_same_tables(local: Path, spark: Path) -> None:
    here, there = tables(local), tables(spark)
    assert list(here) == list(there)
    for table, rows in here.items():
        assert rows == there[table], table


def test_spark_gives_the_same_ledger(spark: Path, direct: list[tuple[str, str]], tmp_path: Path) -> None:
    assert of_folder(spark, tmp_path / "l.db") == direct


def test_a_cluster_makes_the_same_tables(local: Path, cluster: Path) -> None:
    here, there = tables(local), tables(cluster)
    for table, rows in here.items():
        assert rows == there[table], table


@pytest.mark.parametrize("engine", ["local", "spark"])
def test_what_was_refused_is_kept_with_its_reason(engine: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(engine)
    refused: list[dict[str, Any]] = [json.loads(row)[1] for row in tables(folder)["refused"]]
    assert len(refused) == len(REFUSED) + 1
    assert all(each["source"] and each["reason"] and each["code"] for each in refused)
    counts = json.loads((folder / "beleg.json").read_text("utf-8"))["counts"]
    assert counts == {name: len(rows) for name, rows in tables(folder).items()}


@pytest.mark.parametrize("engine", ["local", "spark"])
def test_columns_are_those_documented(engine: str, request: pytest.FixtureRequest) -> None:
    from pyarrow import parquet

    folder: Path = request.getfixturevalue(engine)
    for table in TABLES:
        file = next((folder / table).rglob("*.parquet"))
        assert parquet.ParquetFile(file).schema_arrow.names == arrow_schema(table).names


@pytest.mark.parametrize("engine", ["local", "spark"])
def test_nothing_is_left_beside_the_tables(engine: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(engine)
    assert {each.name for each in folder.iterdir()} == {*TABLES, "beleg.json"}
