"""Which rows a file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beleg.read.coded.rows import Row, read_rows
from beleg.read.options import Refusal, Unreadable

Read = Callable[..., list[Any]]


@pytest.fixture
def rows(tmp_path: Path) -> Read:
    def read(content: str | bytes, name: str = "table.txt", encoding: str | None = None) -> list[Any]:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_rows(file, encoding)[0]

    return read


SAME = [
    "day,dead,by\n2031-03-05,4,cp\n\n2031-03-06,,\n",
    "day\tdead\tby\r\n2031-03-05\t4\tcp\r\n2031-03-06\t\t\r\n",
    'day;dead;by\n2031-03-05;4;"cp"\n2031-03-06\n',
    '[{"day": "2031-03-05", "dead": 4, "by": "cp"}, {"day": "2031-03-06", "dead": null, "by": ""}]',
    '{"day": "2031-03-05", "dead": 4, "by": "cp"}\n\n{"day": "2031-03-06", "dead": null, "by": ""}\n',
]


@pytest.mark.parametrize("content", SAME)
def test_all_formats_say_the_same(rows: Read, content: str | bytes) -> None:
    assert rows(content) == [
        Row(1, {"day": "2031-03-05", "dead": "4", "by": "cp"}),
        Row(2, {"day": "2031-03-06", "dead": "", "by": ""}),
    ]


def test_columns_keep_their_order(rows: Read) -> None:
    assert [list(row.cells) for row in rows('[{"b": 1, "a": 2}, {"a": 3, "b": 4}]')] == [
        ["b", "a"],
        ["a", "b"],
    ]


def test_numbers_keep_their_characters(rows: Read) -> None:
    (row,) = rows(
        '[{"a": 62622.0, "b": 1e3, "c": 10000000000000000000000000, "d": true, "e": [1, "x"], "f": NaN}]'
    )
    assert list(row.cells.values()) == ["62622.0", "1e3", "1" + "0" * 25, "true", '["1", "x"]', "NaN"]


def test_a_cell_is_one_line(rows: Read) -> None:
    (row,) = rows('day,note\n2031-03-05," two\n  lines "\n')
    assert row.cells["note"] == "two lines"


def test_a_cell_may_hold_the_separator(rows: Read) -> None:
    (row,) = rows('day,dead\n2031-03-05,"1,600"\n')
    assert row.cells["dead"] == "1,600"


def test_a_row_with_too_many_cells_is_refused_by_number(rows: Read) -> None:
    found = rows("day,dead\n2031-03-05,4\n2031-03-06,1,600\n2031-03-07,5\n")
    assert [type(row) for row in found] == [Row, Refusal, Row]
    assert str(found[1]).startswith("table.txt#2: 3 cells, but 2 columns; ")


def test_what_is_no_object_is_refused_by_number(rows: Read) -> None:
    assert str(rows('[{"a": 1}, 7]')[1]).startswith("table.txt#2: not a JSON object")
    found = rows('{"a": 1}\n{"a": \n{"a": 2}\n')
    assert [row.number if isinstance(row, Row) else str(row)[:24] for row in found] == [
        1,
        "table.txt#2: not JSON at",
        3,
    ]


def test_another_encoding_can_be_named(rows: Read) -> None:
    (row,) = rows("day,place\n2031-03-05,Düren\n".encode("utf-16"), encoding="utf-16")
    assert row.cells["place"] == "Düren"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("a,a\n1,2\n", "two columns are named 'a'"),
        ("[1, 2", "not JSON"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        ('a,b\n"' + "x" * 200_000 + '",1\n', "not a table at line"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_table_is_refused(rows: Read, content: str | bytes, why: str) -> None:
    with pytest.raises(Unreadable) as raised:
        rows(content)
    assert raised.value.reason.startswith(why)
