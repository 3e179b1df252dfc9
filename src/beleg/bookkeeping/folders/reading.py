"""The articles of a ledger in a folder are taken over as they were worked out, or worked out anew by other rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beleg.bookkeeping.adding import AddReport, keep_each, taken
from beleg.bookkeeping.folders.manifest import finished, is_folder
from beleg.bookkeeping.folders.rows import Row, article_of, kept_of
from beleg.model import Article
from beleg.read import Refusal
from beleg.stores.working import Kept

if TYPE_CHECKING:
    from beleg.engines.local import Local

_ROWS: Final = 64  # at once in memory


def take_over(
    sources: Iterable[Article | str | Path],
    version: str,
    keep: Callable[[Iterable[Kept], AddReport], None],
    carry: Callable[[Sequence[Article]], None],
    engine: Local,
    report: AddReport,
    progress: Callable[[AddReport], None],
) -> list[Article | str | Path]:
    """Keep what ledgers in folders hold, and the other outlets that carry it; returns the sources that are none.

    Nothing is extracted again where ``version`` is the same.
    """
    others = []
    for source in sources:
        if isinstance(source, Article) or not is_folder(source):
            others.append(source)
            continue
        keep(taken(_kept(Path(source), version, engine, report, progress), report, progress), report)
        for row in _rows(Path(source)):
            if row["carriers"]:
                carry(_carried(row))
    return others


def _kept(
    folder: Path, version: str, engine: Local, report: AddReport, progress: Callable[[AddReport], None]
) -> Iterator[Kept | Refusal]:
    """All that is kept of each article."""
    manifest = finished(folder)
    rows = _counted(_rows(folder), report, progress)
    if manifest is not None and manifest.version == version:
        return map(kept_of, rows)
    return keep_each(map(article_of, rows), engine=engine)


def _carried(row: Row) -> list[Article]:
    """An article as other outlets carry it, word for word."""
    first = article_of(row)
    appearances = zip(row["carriers"], row["carried"], strict=True)
    return [first._replace(outlet=outlet, published=day or None) for outlet, day in appearances]


def _counted(rows: Iterator[Row], report: AddReport, progress: Callable[[AddReport], None]) -> Iterator[Row]:
    for row in rows:
        report.read += 1
        yield row
        progress(report)


def _rows(folder: Path) -> Iterator[Row]:
    from pyarrow import dataset

    found = dataset.dataset(folder / "articles", format="parquet")
    for batch in found.to_batches(batch_size=_ROWS, batch_readahead=1, fragment_readahead=1):
        yield from batch.to_pylist()


def refused(folder: Path, most: int) -> list[Row]:
    """The first inputs that were refused, in order of their names."""
    from pyarrow import dataset

    found = dataset.dataset(folder / "refused", format="parquet").head(most)
    return sorted(found.to_pylist(), key=lambda row: row["source"])
