"""A sheet is read as people leave it: other separators, other spellings, rows without a verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.invented import told

from beleg.model import Decision
from beleg.review import DecisionError
from beleg.review.queue import Open
from beleg.review.sheets import COLUMNS, Refused, Row, SheetError, decisions, read_fields, record, rows

NOW = "2031-03-05T10:00+00:00"


def made(*filled: Row | Refused) -> list[tuple[int, Decision] | Refused]:
    return list(decisions(filled, "ines", NOW, marked))


def marked(id: str, doc: str, given: Mapping[str, object], user: str, time: str, reason: str) -> Decision:
    """What was said of the words of an article, as a decision that anybody may make."""
    return Decision(f"{id}/{doc}", "accept", user, time, repr([reason, given]))


def test_a_row_that_adds_a_figure_says_it_in_its_cells() -> None:
    cells = {
        "doc": "a.txt",
        "quote": "40",
        "low": "40",
        "origins": "Amt | Rat",
        "place": "",
        "measure": "killed",
    }
    row = Row(2, {**cells, "verdict": "Add", "reason": "missed", "fields": "scope=incident; measure=wounded"})
    [(_, one)] = made(row)  # type: ignore[misc]
    given = {"quote": "40", "low": 40, "measure": "wounded", "origins": ["Amt", "Rat"], "scope": "incident"}
    assert (one.target, one.user) == ("/a.txt", "ines")
    assert one.reason == repr(["missed", given])


def test_a_record_has_every_column_and_nothing_decided() -> None:
    found = record(Open(told("f", "300", 300), ("jump",)))
    assert set(found) == set(COLUMNS)
    assert made(Row(2, found)) == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_parts_the_cells(separator: str) -> None:
    text = separator.join(["id", "verdict"]) + "\r\n" + separator.join(["a1", "accept"]) + "\r\n\r\n"
    [(line, decision)] = made(*rows(text, is_json=False))  # type: ignore[misc]
    assert (line, decision) == (2, Decision("a1", "accept", "ines", NOW))


def test_fields_stand_in_the_order_of_the_model() -> None:
    [(_, one)] = made(Row(2, {"id": "a", "verdict": "correct", "fields": "place=Herat; low=1"}))  # type: ignore[misc]
    assert one.fields == (("low", 1), ("place", "Herat"))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        ("low=1; high=2.5", {"low": 1, "high": 2.5}),
        ("start=10;end=14;quote=zehn", {"start": 10, "end": 14, "quote": "zehn"}),
        ("nationality=", {"nationality": None}),
        ("origins=", {"origins": []}),
        ("unverified=nein", {"unverified": False}),
        ("place=a=b", {"place": "a=b"}),
        ('{"place": "A; B"}', {"place": "A; B"}),
    ],
)
def test_fields(text: str, fields: dict[str, object]) -> None:
    assert read_fields(text) == fields


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("low", "no_sign"),
        ("start=1.5", "no_number"),
        ("unverified=?", "no_yes"),
        ("{", "no_object"),
        ("{}x", "no_object"),
    ],
)
def test_fields_that_cannot_be_read(text: str, code: str) -> None:
    with pytest.raises(SheetError) as raised:
        read_fields(text)
    assert raised.value.code == code


def test_what_no_figure_can_be_is_refused() -> None:
    [refused] = made(Row(7, {"id": "a", "verdict": "correct", "fields": {"scope": "weekly"}}))
    assert isinstance(refused, Refused)
    assert (refused.line, type(refused.error)) == (7, DecisionError)


@given(st.dictionaries(st.sampled_from(["place", "population", "time"]), st.none() | st.text(min_size=1)))
def test_an_object_of_fields_is_kept_as_it_is(fields: dict[str, object]) -> None:
    assert read_fields(json.dumps(fields)) == fields
    assert read_fields(fields) == fields


@given(st.text())
def test_no_text_brings_the_reader_down(text: str) -> None:
    for is_json in (True, False):
        try:
            found = list(rows(text, is_json))
        except SheetError as error:
            assert error.code == "no_column"
        else:
            assert all(isinstance(each, Row | Refused) for each in found)
