"""Parquet files: types, units and meanings in the schema, and the same records as JSON lines."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from beleg import report
from beleg.report.parquet import arrow_schema
from beleg.report.profiles import profile
from beleg.report.schemas import names, schema
from beleg.report.selection import Selection

TYPES = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
}
save = report.saver("parquet")


def test_a_ledger_is_a_folder_of_three_tables(selection: Selection, tmp_path: Path) -> None:
    files = save(selection, tmp_path / "new" / "folder")
    assert [file.name for file in files] == ["mentions.parquet", "points.parquet", "edges.parquet"]
    assert sorted(path.name for path in files[0].parent.iterdir()) == sorted(file.name for file in files)


def test_one_table_is_one_file(selection: Selection, tmp_path: Path) -> None:
    assert save(replace(selection, table="points"), tmp_path / "p.parquet") == [tmp_path / "p.parquet"]
    assert parquet.read_table(tmp_path / "p.parquet").num_rows == 12


@pytest.mark.parametrize("table", report.TABLES)
def test_the_schema_is_the_documented_one(selection: Selection, tmp_path: Path, table: str) -> None:
    [file] = save(replace(selection, table=table), tmp_path / "t.parquet")
    found = parquet.read_schema(file)
    assert found.equals(arrow_schema(table, replace(selection, table=table)))
    assert tuple(found.names) == names(table)
    assert found.metadata[b"beleg.version"] == b"1.0"
    for column in schema(table):
        field = found.field(column.name)
        assert field.metadata[b"description"].decode() == column.meaning
        assert field.metadata.get(b"unit", b"").decode() == column.unit
        assert field.type == TYPES.get(column.type, field.type)


@pytest.mark.parametrize("table", ["points", "edges"])
def test_records_are_those_of_json_lines(selection: Selection, tmp_path: Path, table: str) -> None:
    chosen = replace(selection, table=table)
    [file] = save(chosen, tmp_path / "t.parquet")
    lines = [json.loads(line) for line in report.writer("jsonl")(chosen)]
    for row in parquet.read_table(file).to_pylist():
        assert {name: _plain(value) for name, value in row.items()} == lines.pop(0)
    assert not lines


def test_mentions_keep_every_quote_at_its_place(selection: Selection, tmp_path: Path) -> None:
    told = list(selection.told())
    [file] = save(replace(selection, table="mentions", profile=profile("acled")), tmp_path / "t.parquet")
    rows = parquet.read_table(file).to_pylist()
    assert [row["id"] for row in rows] == [each.figure.id for each in told]
    for row, each in zip(rows, told, strict=True):
        assert each.article.text[row["start"] : row["end"]] == row["quote"]
        assert [each.article.text[s["start"] : s["end"]] for s in row["origin_spans"]] == row["origins"]
        assert row["published"].isoformat() == each.article.published
        assert row["profile"] == "acled"


def test_many_rows_are_written_in_groups(selection: Selection, tmp_path: Path) -> None:
    told = list(selection.told())
    many = Selection(told=lambda: told * 700, table="mentions")
    [file] = save(many, tmp_path / "t.parquet")
    assert parquet.ParquetFile(file).num_row_groups == 2
    assert parquet.read_metadata(file).num_rows == 700 * len(told)


def test_what_has_no_utf8_form_keeps_its_length(selection: Selection, tmp_path: Path) -> None:
    told = next(iter(selection.told()))
    odd = told._replace(article=told.article._replace(doc="\ud800.txt", published="yesterday"))
    [file] = save(Selection(told=lambda: [odd], table="mentions"), tmp_path / "t.parquet")
    [row] = parquet.read_table(file).to_pylist()
    assert (row["doc"], row["published"]) == ("?.txt", None)


def test_a_failure_leaves_no_file(selection: Selection, tmp_path: Path) -> None:
    def broken() -> list[object]:
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="gone"):
        save(replace(selection, told=broken, table="mentions"), tmp_path / "t.parquet")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
