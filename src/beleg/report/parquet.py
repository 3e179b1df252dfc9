"""The tables of a ledger become Parquet files: mentions, points and edges, with types, units and what each column holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from beleg.report import tables
from beleg.report.schemas import Column
from beleg.report.selection import TABLES, Selection

if TYPE_CHECKING:
    import pyarrow

SUFFIX: Final = ".parquet"
_ROWS: Final = 10_000  # of a row group, and at once in memory


def save(selection: Selection, place: Path) -> list[Path]:
    """Write the table asked for into a file, or all three into a folder; returns the files.

    A file appears under its name when it is whole. Raises ``OSError``, and ``ImportError`` where pyarrow is not
    installed (the extra ``parquet``).
    """
    if selection.table:
        return [_write(selection.table, selection, place)]
    place.mkdir(parents=True, exist_ok=True)
    return [_write(table, selection, place / f"{table}{SUFFIX}") for table in TABLES]


def arrow_schema(table: str, selection: Selection) -> pyarrow.Schema:
    """The schema of a table; each field holds the meaning of its column, and its unit."""
    profile = selection.profile.name if selection.profile else ""
    about = {"table": table, "version": selection.version, "profile": profile}
    return as_schema(tables.columns(table, selection), about)


def as_schema(columns: Iterable[Column], about: Mapping[str, str]) -> pyarrow.Schema:
    """The schema of columns, with what is to be said of the table."""
    import pyarrow

    metadata = {f"beleg.{name}": value for name, value in about.items()}
    return pyarrow.schema([_field(column) for column in columns], metadata=metadata)


def row(record: tables.Record, columns: Iterable[Column]) -> dict[str, object]:
    """A record as Arrow takes it."""
    return {column.name: _cell(record[column.name], column.type) for column in columns}


def _write(table: str, selection: Selection, file: Path) -> Path:
    from pyarrow import parquet

    schema, columns = arrow_schema(table, selection), tables.columns(table, selection)
    unfinished = file.with_name(file.name + ".part")
    try:
        with parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer:
            for rows in _batches(tables.records(table, selection)):
                writer.write_batch(_batch(rows, columns, schema))
        unfinished.replace(file)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return file


def _batches(records: Iterable[tables.Record]) -> Iterator[list[tables.Record]]:
    remaining = iter(records)
    while batch := list(islice(remaining, _ROWS)):
        yield batch


def _batch(
    rows: list[tables.Record], columns: Sequence[Column], schema: pyarrow.Schema
) -> pyarrow.RecordBatch:
    import pyarrow

    return pyarrow.RecordBatch.from_pylist([row(each, columns) for each in rows], schema)


def _field(column: Column) -> pyarrow.Field:
    import pyarrow

    about = {"description": column.meaning} | ({"unit": column.unit} if column.unit else {})
    return pyarrow.field(column.name, _type(column.type), metadata=about)


def _type(name: str) -> pyarrow.DataType:
    import pyarrow

    number = pyarrow.int64()
    return {
        "text": pyarrow.string(),
        "integer": number,
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "texts": pyarrow.list_(pyarrow.string()),
        "bytes": pyarrow.binary(),
        "integers": pyarrow.list_(number),
        "spans": pyarrow.list_(pyarrow.struct([("start", number), ("end", number)])),
    }[name]


def _cell(value: Any, type: str) -> object:
    match type:
        case "date":
            return _day(value)
        case "spans":
            return [{"start": start, "end": end} for start, end in value]
        case "texts":
            return [_text(item) for item in value]
        case "text":
            return _text(value)
        case _:
            return value


def _text(value: str | None) -> str | None:
    """Half of a surrogate pair has no UTF-8 form; a question mark keeps the length."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def _day(value: str | None) -> date | None:
    if not value:
        return None
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None
