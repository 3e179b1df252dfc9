"""HXL: hashtags as the tagging conventions and the dictionary of version 1.1 have them, numbers and dates under them."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest

from beleg import report
from beleg.model import Series
from beleg.report.hxl import COLUMNS
from beleg.report.schemas import Column, schema
from beleg.report.selection import Selection
from beleg.report.words import known

# What the dictionary allows under each hashtag that is used here.
DICTIONARY = {
    "#meta": {"id", "source", "url"},
    "#date": {"reported", "start", "end"},
    "#country": {"code", "name"},
    "#loc": {"code", "name", "type"},
    "#indicator": {"code", "name", "num", "text", "type"},
    "#event": {"code", "name", "type"},
    "#group": {"code", "name", "type"},
    "#affected": {"killed", "injured", "displaced"},
    "#description": {"type"},
}
# Attributes of our own, and v_ for the vocabulary that a code is from.
OWN = {
    "min",
    "max",
    "missing",
    "evacuated",
    "detained",
    "original",
    "carrier",
    "quote",
    "convention",
    "v_iso2",
}
# Those that say more than an end of an interval or where a code is from.
NAMED = OWN - {"min", "max", "v_iso2"}
TAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(\+[A-Za-z][A-Za-z0-9_]*)*\Z")
# Every value under it must be a number or a date, says the dictionary.
NUMBERS, DATES = ("#affected", "#indicator+num"), ("#date",)


@pytest.fixture
def cells(selection: Selection) -> list[list[str]]:
    text = "".join(report.writer("hxl")(selection))
    return list(csv.reader(io.StringIO(text, newline="")))


def test_hashtags_stand_under_the_headings(cells: list[list[str]]) -> None:
    headings, tags = cells[0], cells[1]
    assert headings == [column.name for column in schema("hxl")]
    assert tags == [column.tag for column in schema("hxl")]
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize("column", schema("hxl"), ids=lambda column: column.name)
def test_a_hashtag_is_one_of_the_dictionary(column: Column) -> None:
    assert TAG.match(column.tag)
    hashtag, *attributes = column.tag.split("+")
    assert set(attributes) <= DICTIONARY[hashtag] | OWN
    named = set(attributes) & NAMED
    assert column.convention == ("own attribute" if named else "HXL 1.1")


def test_numbers_and_dates_are_such(cells: list[list[str]]) -> None:
    for row in cells[2:]:
        for tag, cell in zip(cells[1], row, strict=True):
            if cell and tag.startswith(NUMBERS):
                float(cell)
            if cell and tag.startswith(DATES):
                datetime.date.fromisoformat(cell)


def test_a_number_stands_under_its_measure_only(cells: list[list[str]], selection: Selection) -> None:
    for row, series in zip(cells[2:], selection.series(), strict=True):
        filled = {tag for tag, cell in zip(cells[1], row, strict=True) if cell and tag.startswith(NUMBERS)}
        column = {"killed": "killed", "missing_persons": "missing", "displaced": "displaced"}[
            series.key.measure
        ]
        assert filled <= {f"#affected+{column}+min", f"#affected+{column}+max"}


def test_measures_have_columns_and_the_rest_is_an_indicator(selection: Selection) -> None:
    assert set(COLUMNS) <= set(known("measure"))
    assert {f"{column}_min" for column in COLUMNS.values()} <= {column.name for column in schema("hxl")}
    [series] = [each for each in selection.series() if each.key.measure == "displaced"]
    area = Series(series.key._replace(measure="area", unit="km2"), series.family, series.points)
    text = "".join(report.writer("hxl")(Selection(series=lambda: [area], told_of=selection.told_of)))
    [row] = list(csv.DictReader(io.StringIO(text, newline="")))[1:]
    assert (row["other_min"], row["other_max"], row["displaced_min"]) == ("8000", "", "")


def test_what_is_lost_is_counted(selection: Selection) -> None:
    "".join(report.writer("hxl")(selection))
    assert selection.lost == {"open": 3, "no_series": 1}
