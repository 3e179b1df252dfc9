"""Tables become comma-separated values: a header, then one record a row, for spreadsheets and data frames.

Lists are joined by " | ", spans written ``start-end``, a value not stated is empty. The evidence stays out; JSON
lines hold it. The sentence is added, so that a row can be judged without its article.

A spreadsheet takes a cell that begins with = + - or @ for a formula and runs it, and articles come from anywhere. Such a
text stands behind an apostrophe; ``unguarded`` takes it away again, so that nothing is lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from beleg.model import Told
from beleg.report.records import flat_record
from beleg.report.selection import Selection

FIGURE_COLUMNS = (
    *(
        "doc",
        "outlet",
        "published",
        "language",
        "start",
        "end",
        "quote",
        "qualifier",
        "low",
        "high",
        "measure",
    ),
    *(
        "unit",
        "population",
        "nationality",
        "place",
        "scope",
        "time",
        "origins",
        "origin_spans",
        "origin_actors",
    ),
    *("via", "via_spans", "via_actors", "certainty", "unverified", "sentence", "id", "article"),
)
COLUMNS = (*FIGURE_COLUMNS, "group", "relations", "part_low", "part_high")
# White space before the sign does not keep every spreadsheet from reading a formula.
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|'*[\t\r\n]")


def export(selection: Selection) -> Iterator[str]:
    """The header of a table, then one row for each of its records; ``mentions`` where no table is named.

    >>> [piece.split(",")[:2] for piece in export(Selection(table="edges"))]
    [['id', 'edge']]
    """
    # Loaded when asked for: a listing needs no schema.
    from beleg.report import tables

    table = selection.table or "mentions"
    headings = [column.name for column in tables.columns(table, selection)]
    return rows(headings, tables.records(table, selection))


def write(rows_of: Iterable[Told]) -> Iterator[str]:
    """The header, then one row for each figure, in the order given."""
    return rows(COLUMNS, (flat_record(told) for told in rows_of))


def rows(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The header, then the columns of each record.

    >>> "".join(rows(["doc", "via"], [{"doc": "a, b.txt", "via": ["dpa", "AFP"]}]))
    'doc,via\\n"a, b.txt",dpa | AFP\\n'
    """
    yield _row(columns)
    for found in records:
        yield _row([_cell(found[column]) for column in columns])


def guarded(text: str) -> str:
    """The text as no spreadsheet takes for a formula: behind one more apostrophe where it could be one.

    >>> guarded("=1+1"), guarded("12"), guarded("'@x")
    ("'=1+1", '12', "''@x")
    """
    return "'" + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text behind a cell: ``unguarded(guarded(text)) == text``.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case [int(), int()]:
            return _item(value)
        case list():
            return _text(" | ".join(map(_item, value)))
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    return guarded(text.encode("utf-8", "replace").decode("utf-8"))


def _item(value: object) -> str:
    match value:
        case [int(start), int(end)]:
            return f"{start}-{end}"
        case None:
            return ""
        case _:
            return str(value)


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    # The module quotes a cell with one of the characters that end its rows: both kinds of line end must be safe.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"
