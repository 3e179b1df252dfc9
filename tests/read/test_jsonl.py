"""JSON becomes articles; a bad line is named and the rest goes on."""

from __future__ import annotations

import io
import json

import pytest

from beleg.model import Article
from beleg.read.jsonl import read_lines, read_value
from beleg.read.options import ReadOptions, Refusal, Unread


def _lines(*lines: str | bytes) -> list[Article | Refusal]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    options = ReadOptions()
    found = read_lines(io.BytesIO(data), "a.jsonl", options)
    return [one for each in found for one in (each.read(options) if isinstance(each, Unread) else [each])]


def test_all_fields_are_taken() -> None:
    record = {
        "id": "a1",
        "text": "Zwei Tote.\r\n",
        "title": "Brand",
        "published": "2025-02-08T23:10:00+01:00",
        "language": "de-CH",
        "url": "https://www.uferpost.example/1",
        "outlet": "Uferpost",
    }
    (found,) = _lines(json.dumps(record))
    assert isinstance(found, Article)
    assert (found.doc, found.text, found.title) == ("a1", "Zwei Tote.\r\n", "Brand")
    assert (found.published, found.published_basis, found.language) == ("2025-02-08", "metadata", "de")
    assert (found.url, found.outlet, found.outlet_basis) == (record["url"], "Uferpost", "metadata")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON at column 2: Expecting property name enclosed in double quotes"),
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', "no field text"),
        ('{"id": "x", "text": " "}', "field text is empty"),
        ('{"text": "Zwei Tote."}', "no field id"),
        ('{"id": true, "text": "Zwei Tote."}', "field id is not a string"),
        ('{"id": "x", "text": 3}', "field text is not a string"),
        ('{"id": "x", "text": "a\\u0000b"}', "field text holds a NUL at character 1"),
        ('{"id": "x", "text": "ab\\ud800"}', "field text holds half a surrogate pair at character 2"),
        ('{"id": "x", "text": "a", "published": "gestern"}', "field published is not a date: 'gestern'"),
        ('{"id": "x", "text": "a", "title": 3}', "field title is not a string"),
        (b'{"id": "\xff"}', "not UTF-8 at byte 8 of the line"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str | bytes, reason: str) -> None:
    good = '{"id": "x", "text": "Zwei Tote."}'
    found = _lines(good, line, "", good)
    assert [type(each) for each in found] == [Article, Refusal, Article]
    assert isinstance(found[1], Refusal)
    assert (found[1].source, found[1].reason) == ("a.jsonl:2", reason)


def test_a_list_is_numbered() -> None:
    found = list(read_value([{"id": 1, "text": "Zwei Tote."}, 3], "a.json", "utf-8"))
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Refusal)
    assert found[1].source == "a.json:2"
