"""Rows are worked on by a Spark cluster, or by Spark on this machine: tables that are larger than any memory.

Functions and schemas are passed in. Whatever is small enough to be held is asked for by ``rows`` alone.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from beleg.engines import EngineError, Loss
from beleg.engines.local import Local

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

Row = dict[str, Any]
_PREPARED: Final = "BELEG_PREPARED"
_BATCH_BYTES: Final = 8_000_000
_BATCH_ROWS: Final = 1_000
_LOOK: Final = 1.0  # seconds between two looks at how far work is
_PARTS: Final = 8  # for each worker: who is done earlier takes another one
_SETTINGS: Final = {
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.python.worker.reuse": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_BATCH_ROWS),
    "spark.sql.execution.arrow.maxBytesPerBatch": f"{2 * _BATCH_BYTES}b",
    # An article may have 10 MB: these are the rows of a table that are held at once.
    "spark.sql.parquet.columnarReaderBatchSize": "128",
    "spark.hadoop.parquet.block.size": "33554432",
    # A table is taken for small by its packed size, and may not fit into the memory of one process.
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.session.timeZone": "UTC",
    # A folder named for a day holds that word, which need not be a date.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}

# Half of what the JVM takes for little work is to compile itself well.
_BRIEF: Final = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


class Guard(NamedTuple):
    """What stands for a row that kills the process which works on it, and a module whose import loads what work needs."""

    lost: Callable[[Row, Loss], Iterable[Row]]
    prepared: str = ""


class Spark:
    """A Spark session; a context manager that ends it.

    ``master`` is its address (``local[2]``, ``spark://host:7077``, ``yarn``), that of the surroundings where none is given;
    ``settings`` are those of Spark by name, ``prepared`` a module whose import loads what work on this machine needs. With
    ``brief`` it is started for little work. Raises ``EngineError`` where pyspark or Java is missing, and where Spark fails.
    """

    def __init__(
        self,
        master: str | None = None,
        settings: Mapping[str, str] | None = None,
        prepared: str = "",
        brief: bool = False,
    ) -> None:
        try:
            self._session = _started(master, (_BRIEF if brief else {}) | dict(settings or {}), prepared)
        except Exception as error:
            _explain(error)
            raise

    @property
    def parts(self) -> int:
        """In how many parts there is work for everybody until the end."""
        return int(self._session.sparkContext.defaultParallelism) * _PARTS

    def table(self, rows: Sequence[Row], schema: pyarrow.Schema) -> Table:
        """Rows of this machine as a table."""
        parts = max(1, min(len(rows), self.parts))
        spread = self._session.sparkContext.parallelize(
            [tuple(row[name] for name in schema.names) for row in rows], parts
        )
        return Table(self._session.createDataFrame(spread, _types(schema)))

    def open(self, place: Path | str) -> Table:
        """A table that was saved."""
        return Table(self._session.read.parquet(str(place)))

    def sql(self, query: str, **tables: Table) -> Table:
        """What a query makes of tables, which it names in braces."""
        return Table(self._session.sql(query, **{name: table.frame for name, table in tables.items()}))

    @contextmanager
    def watched(self, tell: Callable[[int, int], object]) -> Iterator[None]:
        """``tell`` is called now and then with how many parts are done of how many that are worked on, by a thread of its own."""
        over = Event()
        watch = Thread(target=self._watch, args=(tell, over), daemon=True)
        watch.start()
        try:
            yield
        finally:
            over.set()
            watch.join()

    def _watch(self, tell: Callable[[int, int], object], over: Event) -> None:
        tracker = self._session.sparkContext.statusTracker()
        while not over.wait(_LOOK):
            active = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            stages = [(each.numCompletedTasks, each.numTasks) for each in active if each]
            if stages:
                tell(sum(done for done, _ in stages), sum(of for _, of in stages))

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        _explain(error)


class Table:
    """Rows that lie wherever Spark put them; nothing is worked out before it is saved or asked for."""

    def __init__(self, frame: DataFrame) -> None:
        self.frame = frame

    def each(
        self, work: Callable[[Row], Iterable[Row]], schema: pyarrow.Schema, guard: Guard | None = None
    ) -> Table:
        """All rows that ``work`` makes of each row, in a process beside the worker where there is a guard."""
        return self.through(
            partial(_of_each, work) if guard is None else partial(_beside, work, guard), schema
        )

    def through(self, work: Callable[[Iterator[Row]], Iterable[Row]], schema: pyarrow.Schema) -> Table:
        """What ``work`` makes of the rows of each part, as they come."""
        return Table(self.frame.mapInArrow(partial(_through, work, schema), _types(schema)))

    def grouped(
        self, keys: Sequence[str], work: Callable[[Sequence[Row]], Iterable[Row]], schema: pyarrow.Schema
    ) -> Table:
        """What ``work`` makes of the rows that have the same keys."""
        groups: Any = self.frame.groupBy(*keys)

        # Spark looks at the signature, which a ``partial`` has none of.
        def of_table(group):  # type: ignore[no-untyped-def]
            return _of_group(work, schema, group)

        def of_frame(group):  # type: ignore[no-untyped-def]
            return _of_frame(work, schema, group)

        if hasattr(groups, "applyInArrow"):
            return Table(groups.applyInArrow(of_table, _types(schema)))
        return Table(groups.applyInPandas(of_frame, _types(schema)))

    def spread(self, parts: int, keys: Sequence[str], order: Sequence[str] = ()) -> Table:
        """The same rows in so many parts, those of the same keys in one; each part in an order where one is named."""
        frame = self.frame.repartition(parts, *keys)
        return Table(frame.sortWithinPartitions(*order) if order else frame)

    def save(self, place: Path | str, by: str = "") -> None:
        """Write the rows as Parquet, in a folder for each value of the column ``by`` where one is named."""
        # As a query, since Spark 3.5 takes no name of a column for a hint.
        rebalanced = f"SELECT /*+ REBALANCE({by}) */ * FROM {{table}}"
        frame = self.frame.sparkSession.sql(rebalanced, table=self.frame) if by else self.frame
        writer = frame.write.mode("overwrite").option("compression", "zstd")
        (writer.partitionBy(by) if by else writer).parquet(str(place))

    def rows(self) -> list[Row]:
        """All rows, for tables that are small."""
        return [row.asDict() for row in self.frame.collect()]


def _started(master: str | None, settings: dict[str, str], prepared: str) -> SparkSession:
    try:
        import pandas  # noqa: F401 - Spark asks for it before it hands out Arrow
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("no_spark", what=error.name or "pyspark") from error
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineError("no_java")
    builder = SparkSession.builder.appName("beleg")
    if master:
        builder = builder.master(master)
    if pyspark.__version__.startswith("3."):
        # It bounds batches by rows alone.
        settings = {"spark.sql.execution.arrow.maxRecordsPerBatch": "32"} | settings
    here = _of_this_machine(prepared) if (master or "").startswith("local") else {}
    if python := settings.get("spark.pyspark.python"):
        # PySpark reads its surroundings alone, unless ``spark-submit`` started it.
        os.environ["PYSPARK_PYTHON"] = python
    for name, value in (_SETTINGS | here | settings).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _explain(error: BaseException | None) -> None:
    """Raise what Spark says, which is pages long, as an error of one line; other errors are left alone."""
    if error is not None and type(error).__module__.partition(".")[0] in ("py4j", "pyspark"):
        raise EngineError("spark_failed", why=_in_short(str(error))[:300]) from error


def _in_short(said: str) -> str:
    """The first two lines that are no stack, or what a traceback of a Python worker ends with.

    >>> _in_short("Traceback (most recent call last):\\n  File 'a.py', line 1\\nImportError: no b\\n\\tat org.c(C.java:1)")
    'ImportError: no b'
    """
    _, raised, trace = said.partition("Traceback (most recent call last):")
    if raised:
        for line in trace.splitlines():
            if line and not line[0].isspace():
                return line
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return " ".join([line for line in lines if not line.startswith(("at ", "File "))][:2])


def _of_this_machine(prepared: str) -> dict[str, str]:
    """Nothing listens but on loopback; workers are forked from a process that loaded what they need."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ[_PREPARED] = prepared
    return {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "16",
        "spark.python.daemon.module": "beleg.engines.spark",
    }


def _types(schema: pyarrow.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def _of_each(work: Callable[[Row], Iterable[Row]], rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield from work(row)


def _beside(work: Callable[[Row], Iterable[Row]], guard: Guard, rows: Iterator[Row]) -> Iterator[Row]:
    """As ``_of_each``, in another process: what kills that costs no worker of Spark, which ``local[N]`` does not survive."""
    found = _engine(guard.prepared).each(
        partial(_listed, work), rows, size=_size, lost=lambda row, why: list(guard.lost(row, why))
    )
    return chain.from_iterable(found)


@cache
def _engine(prepared: str) -> Local:
    """One for a worker of Spark, as long as that lives."""
    return Local(1, prepared, apart=True)


def _listed(work: Callable[[Row], Iterable[Row]], row: Row) -> list[Row]:
    return list(work(row))


def _size(row: Row) -> int:
    return sum(len(value) for value in row.values() if isinstance(value, str | bytes))


def _through(
    work: Callable[[Iterator[Row]], Iterable[Row]],
    schema: pyarrow.Schema,
    batches: Iterator[pyarrow.RecordBatch],
) -> Iterator[pyarrow.RecordBatch]:
    rows = (row for batch in batches for row in batch.to_pylist())
    return _batches(work(rows), schema)


def _of_group(
    work: Callable[[Sequence[Row]], Iterable[Row]], schema: pyarrow.Schema, group: pyarrow.Table
) -> pyarrow.Table:
    import pyarrow

    return pyarrow.Table.from_batches(_batches(work(group.to_pylist()), schema), schema)


def _of_frame(work: Callable[[Sequence[Row]], Iterable[Row]], schema: pyarrow.Schema, group: Any) -> Any:
    """As ``_of_group``, for Spark 3.5."""
    import pyarrow

    return _of_group(work, schema, pyarrow.Table.from_pandas(group, preserve_index=False)).to_pandas()


def _batches(rows: Iterable[Row], schema: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    """Rows in batches of a size that does not depend on how long they are."""
    import pyarrow

    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += _size(row)
        if len(held) == _BATCH_ROWS or size > _BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(held, schema)
            held, size = [], 0
    if held:
        yield pyarrow.RecordBatch.from_pylist(held, schema)


def _serve() -> None:
    """Spark runs this module as the process that its Python workers are forked from."""
    from pyspark.daemon import manager

    for needed in ("pandas", "pyarrow", "pyspark.worker", os.environ.get(_PREPARED)):
        if needed:
            import_module(needed)
    manager()


if __name__ == "__main__":
    _serve()
