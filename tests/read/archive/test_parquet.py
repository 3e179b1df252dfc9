"""Rows of Parquet files are articles; columns that are missing, rows that cannot be read and broken groups are refused."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from typing import Any

import pytest
from tests.read.archive.making import page, quiet

from beleg.flow import is_candidate
from beleg.model import Article
from beleg.read import ReadOptions, Refusal, read_held
from beleg.read.archive.parquet import COLUMNS, article_of, articles, fields_of
from beleg.read.opened import Opened
from beleg.read.options import Unread
from beleg.read.sources import Source

pa = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
pq = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")

TEXT = "Bei dem Brand starben laut Polizei drei Menschen."


def _parquet(columns: dict[str, Any], rows: int = 1_000) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, row_group_size=rows)
    return stream.getvalue()


def _found(data: bytes, options: ReadOptions = ReadOptions()) -> list[Article | Refusal]:  # noqa: B008 - frozen
    return list(read_held("a.parquet", io.BytesIO(data), options))


def test_columns_are_those_of_json_lines() -> None:
    columns = {
        "id": ["a1", "a2"],
        "text": [TEXT, TEXT + " Vier sind verletzt."],
        "title": ["Brand", None],
        "published": ["2025-03-04", None],
        "language": ["de", None],
        "url": ["https://news.example/1", None],
        "outlet": ["Beispielblatt", None],
    }
    first, second = _found(_parquet(columns))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (
        first[:9]
        == Article(
            TEXT,
            "a1",
            "Brand",
            "Beispielblatt",
            "metadata",
            "2025-03-04",
            "metadata",
            "de",
            "https://news.example/1",
        )[:9]
    )
    assert (second.doc, second.title, second.published, second.language) == ("a2", None, None, "de")


@pytest.mark.parametrize(
    ("column", "field", "value", "expected"),
    [
        ("date", "published", dt.date(2025, 3, 4), "2025-03-04"),
        ("date_publish", "published", dt.datetime(2025, 3, 4, 23, 30), "2025-03-04"),
        ("PUBLISH_DATE", "published", "2025-03-04T23:30:00+01:00", "2025-03-04"),
        ("headline", "title", "Brand", "Brand"),
        ("lang", "language", "deu", "de"),
        ("source_domain", "outlet", "news.example", "news.example"),
    ],
)
def test_columns_of_dumps_are_known(column: str, field: str, value: object, expected: str) -> None:
    (found,) = _found(_parquet({"url": ["https://news.example/1"], "content": [TEXT], column: [value]}))
    assert getattr(found, field) == expected
    assert isinstance(found, Article) and (found.doc, found.text) == ("https://news.example/1", TEXT)


def test_numbers_are_ids() -> None:
    assert [
        each.doc for each in _found(_parquet({"id": [7], "text": [TEXT]})) if isinstance(each, Article)
    ] == ["7"]


def test_a_page_is_read_as_any_other_and_columns_outrank_what_it_says() -> None:
    columns = {
        "id": ["a", "b"],
        "html": [page(3), quiet()],
        "title": [None, None],
        "date": ["2025-03-04", None],
    }
    found = _found(_parquet(columns), ReadOptions(candidate=is_candidate))
    (only,) = found
    (alone,) = read_held("a.html", io.BytesIO(page(3)))
    assert isinstance(only, Article) and isinstance(alone, Article)
    assert (only.id, only.doc, only.title, only.published) == (alone.id, "a", "Brand 3", "2025-03-04")


@pytest.mark.parametrize("columns", [{"id": ["a"], "n": [1]}, {"text": [TEXT], "n": [1]}])
def test_missing_columns_are_a_clear_refusal(columns: dict[str, Any]) -> None:
    (found,) = _found(_parquet(columns))
    assert "no column" in str(found) and "name its columns as the fields of JSON lines" in str(found)


def test_a_bad_row_is_refused_by_its_number_and_the_others_are_read() -> None:
    columns = {"id": ["a", "b", None, "d", "e"], "text": [TEXT, None, TEXT, TEXT * 99, TEXT]}
    found = _found(_parquet(columns, rows=2), ReadOptions(max_bytes=2_000))
    assert [each.doc if isinstance(each, Article) else str(each)[:40] for each in found] == [
        "a",
        "a.parquet: row 2: no field text; give on",
        "a.parquet: row 3: no field id; give one ",
        "a.parquet: row 4: larger than 2,000 byte",
        "e",
    ]


def test_a_broken_group_is_refused_and_the_others_are_read() -> None:
    texts = [f"{TEXT} {number}" for number in range(300)]
    stream = io.BytesIO()
    table = pa.table({"id": [str(number) for number in range(300)], "text": texts})
    pq.write_table(table, stream, row_group_size=100, compression="gzip", use_dictionary=False)
    data = bytearray(stream.getvalue())
    meta = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(1)
    at = meta.data_page_offset + meta.total_compressed_size // 2
    data[at : at + 60] = b"\xff" * 60
    found = _found(bytes(data))
    docs = [int(each.doc) for each in found if isinstance(each, Article)]
    assert set(range(100)) | set(range(200, 300)) <= set(docs)
    (refused,) = [each for each in found if isinstance(each, Refusal)]
    assert str(refused).startswith("a.parquet: row 1")


def test_rows_are_read_by_whichever_process_is_free() -> None:
    stream = io.BytesIO(_parquet({"id": ["a", "b"], "text": [TEXT, TEXT]}))
    handed = list(articles(Opened(stream, Source("a.parquet", "a.parquet", None, stream)), ReadOptions()))
    assert {type(each) for each in handed} == {Unread}
    sent = pickle.loads(pickle.dumps(handed))
    read = [found for each in sent for found in each.read(ReadOptions())]
    assert [(each.doc, each.text) for each in read] == [("a", TEXT), ("b", TEXT)]


@pytest.mark.parametrize("cut", [5, 100, -1, -20])
def test_a_cut_file_is_refused(cut: int) -> None:
    (found,) = _found(_parquet({"id": ["a"], "text": [TEXT]})[:cut])
    assert "a Parquet file that is broken or cut off" in str(found)


def test_one_row_is_an_article_without_files() -> None:
    found = article_of({"id": "a", "text": TEXT, "outlet": None}, "row 1", ReadOptions())
    assert isinstance(found, Article) and found.text == TEXT
    refused = article_of({"id": "a", "text": 7}, "row 1", ReadOptions())
    assert str(refused).startswith("row 1: field text is not a string")


def test_no_column_means_two_fields() -> None:
    names = [each for columns in COLUMNS.values() for each in columns]
    assert len(names) == len(set(names))
    assert fields_of(["TEXT", "text", "Id"]) == {"id": "Id", "text": "TEXT"}
