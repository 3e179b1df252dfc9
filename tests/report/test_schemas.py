"""The list of columns is what the documentation says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from beleg.report.csv import COLUMNS
from beleg.report.schemas import names, schema, tables


def test_the_documentation_is_written_from_the_columns(root: Path) -> None:
    found = importlib.util.spec_from_file_location("make_exports", root / "tools" / "make_exports.py")
    assert found
    assert found.loader
    make_exports = importlib.util.module_from_spec(found)
    found.loader.exec_module(make_exports)
    page = (root / "docs" / "exports.md").read_text("utf-8")
    assert make_exports.written(page) == page, "run: python tools/make_exports.py"
    for table in tables():
        assert f"<!-- columns {table} -->" in page
        assert all(f"`{column.name}`" in page for column in schema(table))


def test_listings_and_exports_of_mentions_have_the_same_columns() -> None:
    assert names("mentions") == COLUMNS


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        schema("sums")
