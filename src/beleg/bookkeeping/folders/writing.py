"""A store becomes the tables of a folder, on one machine: the same that ``plan`` makes with an engine that has tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from beleg.bookkeeping import picturing
from beleg.bookkeeping.folders import steps
from beleg.bookkeeping.folders.rows import Row, refused_row, row_of
from beleg.bookkeeping.folders.tables import BY_DAY, TABLES, arrow_schema
from beleg.bookkeeping.renewal import worked_out
from beleg.read import Refusal
from beleg.stores import Store
from beleg.stores.packing import pack

if TYPE_CHECKING:
    import pyarrow

_ROWS: Final = 100  # at once in memory
_DAYS: Final = 200  # files that are written at once
_MOST_DAYS: Final = 1_000_000


def write(store: Store, refused: Iterable[Refusal], folder: Path) -> dict[str, int]:
    """Write all tables of a store in which nothing waits to be worked out; returns how many rows each has."""
    tables: Mapping[str, Iterable[Row]] = {
        "articles": _articles(store),
        "copies": ({"article": article, "root": root} for article, root in store.picture.copies()),
        "refused": map(refused_row, refused),
        "mentions": _of_each(steps.mentions, _articles(store)),
        "points": _of_each(steps.points, _series(store)),
        "edges": chain(_of_each(steps.findings, _findings(store)), _of_each(steps.related, _articles(store))),
    }
    return {name: _write(name, tables[name], folder / name) for name in TABLES}


def _of_each(work: Any, rows: Iterable[Row]) -> Iterator[Row]:
    return (made for row in rows for made in work(row))


def _articles(store: Store) -> Iterator[Row]:
    told = store.picture.told(None)
    while batch := [kept for kept, _ in islice(told, _ROWS)]:
        carriers = store.picture.carriers([each.article.id for each in batch])
        for each in batch:
            row = row_of(worked_out(each.article, each.figures, each.relations, each.statements or ()))
            others = carriers.get(row["id"], ())
            yield row | {"carriers": [name for _, name in others], "carried": [day for day, _ in others]}


def _series(store: Store) -> Iterator[Row]:
    headings = picturing.headings(store, None)
    for at in range(0, len(headings), _ROWS):
        for series in store.picture.series(headings[at : at + _ROWS]):
            yield {"family": series.family, "series": pack(series)}


def _findings(store: Store) -> Iterator[Row]:
    return ({"finding": pack(finding)} for finding in picturing.findings(store, None, None, None))


def _write(name: str, rows: Iterable[Row], place: Path) -> int:
    """Write a table, in a folder for each day of publication where it is so divided; returns how many rows it has."""
    import pyarrow
    from pyarrow import dataset

    day = pyarrow.schema([("day", pyarrow.string())] if name in BY_DAY else [])
    schema = pyarrow.schema([*arrow_schema(name), *day])
    if name in BY_DAY:
        rows = map(_dated, rows)
    counted = [0]
    dataset.write_dataset(
        _batches(rows, schema, counted),
        place,
        schema=schema,
        format="parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        partitioning=dataset.partitioning(day, flavor="hive"),
        existing_data_behavior="delete_matching",
        max_open_files=_DAYS,
        max_partitions=_MOST_DAYS,
    )
    if not counted[0]:
        _write_none(arrow_schema(name), place)
    return counted[0]


def _write_none(schema: pyarrow.Schema, place: Path) -> None:
    """A table without rows is a table."""
    from pyarrow import parquet

    place.mkdir(parents=True, exist_ok=True)
    parquet.write_table(schema.empty_table(), place / "part-0.parquet")


def _batches(
    rows: Iterable[Row], schema: pyarrow.Schema, counted: list[int]
) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    remaining = iter(rows)
    while batch := list(islice(remaining, _ROWS)):
        counted[0] += len(batch)
        yield pyarrow.RecordBatch.from_pylist(batch, schema)


def _dated(row: Row) -> Row:
    return row | {"day": str(row["published"]) if row["published"] else None}
