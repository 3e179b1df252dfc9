"""What is kept of an article comes back from its row as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleg.bookkeeping.folders.rows import kept_of, refused_row, row_of
from beleg.bookkeeping.folders.tables import TABLES, arrow_schema, columns, kept_schema
from beleg.bookkeeping.renewal import kept
from beleg.flow import Extraction, extract_paths
from beleg.read import ReadOptions, Refusal
from beleg.stores.working import Kept

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def examples() -> list[Kept]:
    found = extract_paths([EXAMPLES], ReadOptions())
    return [kept(each) for each in found if isinstance(each, Extraction)]


def test_what_is_kept_comes_back(examples: list[Kept]) -> None:
    assert any(each.relations for each in examples)
    assert any(each.positions for each in examples)
    for each in examples:
        again = kept_of(row_of(each))
        assert [list(value) if isinstance(value, tuple) else value for value in again[1:8]] == [
            list(value) if isinstance(value, tuple) else value for value in each[1:8]
        ]
        assert again.article == each.article
        assert set(again.doubtful) == set(each.doubtful)


def test_rows_have_the_columns_of_their_tables(examples: list[Kept]) -> None:
    own = {column.name for column in columns("articles")} - {"carriers", "carried"}
    assert set(row_of(examples[0])) == own
    assert set(refused_row(Refusal("a.txt", "empty"))) == {column.name for column in columns("refused")}
    assert set(kept_schema().names) == own | {"file", "at", "source", "reason", "help", "code"}


@pytest.mark.parametrize("table", TABLES)
def test_columns_say_what_they_hold(table: str) -> None:
    for field in arrow_schema(table):
        assert field.metadata[b"description"].endswith(b".")


def test_half_a_letter_is_no_reason_to_stop() -> None:
    assert refused_row(Refusal("a\ud83d", "bad \udc00"))["source"] == "a?"
