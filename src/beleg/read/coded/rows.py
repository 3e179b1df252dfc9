"""A file with a table becomes its rows: cells by column, as text, in the columns' order.

CSV and TSV name the columns in the first line; JSON is a list of objects, or one object a line. Numbers keep the
characters that they are written with.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from beleg.read.decode import decode
from beleg.read.options import Refusal, Unreadable, too_large

_MAX_BYTES: Final = 200_000_000
_HELP: Final = "give a table: CSV, TSV, a list of JSON objects or JSON lines"


class Row(NamedTuple):
    """A row with its number from 1, the line that names the columns not counted."""

    number: int
    cells: Mapping[str, str]


def read_rows(path: Path, encoding: str | None = None) -> tuple[list[Row | Refusal], str]:
    """The rows of a table, a refusal in the place of each that is none, and the file's encoding.

    Raises ``Unreadable`` where the file holds no table, ``OSError`` where it cannot be opened.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise too_large(_MAX_BYTES)
    decoded = decode(path.read_bytes(), encoding)
    start = decoded.text.lstrip()[:1]
    if not start:
        raise Unreadable("empty", "leave it out")
    if start == "[":
        return list(_of_list(decoded.text, path.name)), decoded.encoding
    if start == "{":
        return list(_of_lines(decoded.text, path.name)), decoded.encoding
    return list(_of_csv(decoded.text, path.name)), decoded.encoding


def _of_list(text: str, name: str) -> Iterator[Row | Refusal]:
    for number, record in enumerate(_parsed(text), 1):
        yield _record(number, record, name)


def _of_lines(text: str, name: str) -> Iterator[Row | Refusal]:
    number = 0
    for line in text.split("\n"):
        if line.strip():
            number += 1
            try:
                yield _record(number, _parsed(line), name)
            except Unreadable as refused:
                yield refused.refusal(f"{name}#{number}")


def _parsed(text: str) -> Any:
    """JSON with its numbers as they are written."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON at line {error.lineno:,}, column {error.colno:,}", _HELP) from None
    except RecursionError:
        raise Unreadable("not JSON that can be read", _HELP) from None


def _record(number: int, record: Any, name: str) -> Row | Refusal:
    if not isinstance(record, dict):
        return Refusal(f"{name}#{number}", "not a JSON object", "give one object a row")
    return Row(number, {_plain(column): _plain(_written(value)) for column, value in record.items()})


def _written(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _of_csv(text: str, name: str) -> Iterator[Row | Refusal]:
    first = text.split("\n", 1)[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=first.count))
    number = 0
    try:
        columns = [_plain(column) for column in next(lines, [])]
        _check_columns(columns)
        for cells in lines:
            if any(map(str.strip, cells)):
                number += 1
                yield _cells(number, columns, cells, name)
    except csv.Error as error:
        raise Unreadable(f"not a table at line {lines.line_num:,}: {error}", _HELP) from None


def _check_columns(columns: list[str]) -> None:
    for column in columns:
        if column and columns.count(column) > 1:
            raise Unreadable(f"two columns are named {column!r}", "give each column a name of its own")


def _cells(number: int, columns: list[str], cells: list[str], name: str) -> Row | Refusal:
    if len(cells) > len(columns):
        reason = f"{len(cells)} cells, but {len(columns)} columns"
        return Refusal(f"{name}#{number}", reason, "put cells that hold the separator in quotes")
    filled = [*map(_plain, cells), *[""] * (len(columns) - len(cells))]
    return Row(number, {column: cell for column, cell in zip(columns, filled, strict=True) if column})


def _plain(text: str) -> str:
    """One line: white space of any length is one blank."""
    return " ".join(text.split())
