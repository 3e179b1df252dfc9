"""Every format of export: its golden file, its columns, and every quote found again at its place."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg import report
from beleg.model import Article, Figure, Name, Span, Told
from beleg.report.csv import unguarded
from beleg.report.profiles import profile
from beleg.report.schemas import TYPES, names, schema, tables
from beleg.report.selection import Selection
from beleg.report.words import known

WRITTEN = [
    *((f"{table}.{format}", format, table, None) for format in ("csv", "jsonl") for table in report.TABLES),
    ("mentions-acled.csv", "csv", "mentions", "acled"),
    ("points-muc4.jsonl", "jsonl", "points", "muc4"),
    ("ledger.jsonld", "json-ld", "", None),
    ("ged.csv", "ged", "", None),
    ("ged-wikimpacts.csv", "ged", "", "wikimpacts"),
    ("acled.csv", "acled", "", None),
    ("hxl.csv", "hxl", "", None),
]
TEXT = "Laut «Amt» starben 🚑 mindestens 1\u00a0200\u202fMenschen,\r\nso\tdas Büro in Ko\u0308ln: Hunderte."


def asked(selection: Selection, table: str = "", by: str | None = None) -> Selection:
    return replace(selection, table=table, profile=profile(by) if by else None)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a csv file as a reader of docs/exports.md reads them."""
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in found]


@pytest.mark.parametrize(("name", "format", "table", "by"), WRITTEN, ids=[each[0] for each in WRITTEN])
def test_golden(
    selection: Selection, golden: Any, name: str, format: str, table: str, by: str | None
) -> None:
    golden(name, "".join(report.writer(format)(asked(selection, table, by))))


@pytest.mark.parametrize("format", report.FORMATS)
def test_an_empty_ledger_can_be_written_and_a_selection_twice(selection: Selection, format: str) -> None:
    write = report.writer(format)
    assert isinstance("".join(write(Selection())), str)
    assert [*write(selection)] == [*write(selection)]


def test_every_format_has_its_words() -> None:
    formats = set(report.FORMATS | report.FILES)
    assert formats == set(known("format")) == set(known("limit"))
    assert set(report.TABLED) | set(report.PROFILED) <= formats


@pytest.mark.parametrize("table", tables())
def test_schemas_are_complete(table: str) -> None:
    for column in schema(table):
        assert column.type in TYPES
        assert column.meaning.endswith(".")
        assert column.unit or column.type not in ("number", "spans")
        assert bool(column.tag) == (table == "hxl")


@pytest.mark.parametrize("table", report.TABLES)
@pytest.mark.parametrize("by", [None, "acled"])
def test_the_header_of_a_table_is_its_schema(selection: Selection, table: str, by: str | None) -> None:
    text = "".join(report.writer("csv")(asked(selection, table, by)))
    coded = names("coded") if by and table != "edges" else ()
    assert tuple(rows(text)[0]) == names(table) + coded


@pytest.mark.parametrize("table", ["points", "edges"])
def test_lines_of_points_and_edges_hold_the_columns_of_the_table(selection: Selection, table: str) -> None:
    for line in report.writer("jsonl")(asked(selection, table)):
        assert tuple(json.loads(line)) == names(table)


def test_points_say_who_and_how_they_stand(selection: Selection) -> None:
    found = rows("".join(report.writer("csv")(asked(selection, "points"))))
    assert len(found) == sum(len(series.points) for series in selection.series())
    [admitted] = [row for row in found if row["admission"] == "true"]
    assert (admitted["origins"], admitted["interest"], admitted["low"]) == (
        "Government of Velmark",
        "own_side",
        "11",
    )


def test_an_edge_is_a_finding_or_a_relation_and_stands_once(selection: Selection) -> None:
    found = rows("".join(report.writer("csv")(asked(selection, "edges"))))
    assert [row["kind"] for row in found] == [
        *("contradiction", "decrease", "echo"),
        *("same", "inconsistent", "revised"),
    ]
    assert len({row["id"] for row in found}) == len(found)
    told = {one.figure.id for one in selection.told()}
    assert all(id in told for row in found for id in row["figures"].split(" | "))


def test_every_quote_of_a_table_stands_at_its_place(selection: Selection) -> None:
    text_of = {told.article.id: told.article.text for told in selection.told()}
    lines = [json.loads(line) for line in report.writer("jsonl")(selection)]
    found = rows("".join(report.writer("csv")(selection)))
    assert len(found) == len(lines) == 16
    for row, record in zip(found, lines, strict=True):
        text = text_of[row["article"]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"] == record["quote"]
        spans = [tuple(map(int, each.split("-"))) for each in row["origin_spans"].split(" | ") if each]
        assert " | ".join(text[start:end] for start, end in spans) == row["origins"]
        assert row["sentence"] in text


@given(
    st.lists(st.sampled_from([*TEXT, "\r\n", "👩‍🚒", "a\u0301", "=", "'", "ß", "\ud800"]), min_size=3),
    st.data(),
)
def test_every_quote_of_any_text_is_found_again(characters: list[str], data: st.DataObject) -> None:
    text = "".join(characters)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = _told(text, start, end)
    selection = Selection(told=lambda: [told])
    [line] = report.writer("jsonl")(selection)
    record = json.loads(line.encode("utf-8"))
    assert text[record["start"] : record["end"]] == record["quote"]
    [row] = rows("".join(report.writer("csv")(selection)))
    assert _in_utf8(text[int(row["start"]) : int(row["end"])]) == row["quote"]
    graph = json.loads("".join(report.writer("json-ld")(selection)).encode("utf-8"))["@graph"]
    [target] = [node["target"] for node in graph if node["type"] == "Annotation"]
    words, place = target["selector"]
    assert text[place["start"] : place["end"]] == words["exact"]
    assert words["prefix"] + words["exact"] + words["suffix"] in text
    assert text.startswith(words["prefix"], place["start"] - len(words["prefix"]))


def _told(text: str, start: int, end: int) -> Told:
    article, where = Article(text, doc=text), Span(start, end)
    figure = Figure(
        *(
            article.id,
            start,
            end,
            where.of(text),
            "exact",
            3,
            3,
            "killed",
            "person",
            None,
            None,
            None,
            "incident",
        ),
        *(None, (Name(where.of(text), where),), (), "stated", False, Span(0, len(text))),
    )
    return Told(article, figure)


def _in_utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
