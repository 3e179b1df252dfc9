"""Paths and articles become extractions, by several processes at once, with a report of what was read and refused."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from beleg.bookkeeping.renewal import kept
from beleg.flow import Extraction, code_tables, extract_or_refuse
from beleg.model import Article
from beleg.stores.working import Kept

if TYPE_CHECKING:
    from beleg.read import ReadOptions, Refusal
    from beleg.read.coded import TableMapping

T = TypeVar("T")
BATCH = 200
BATCH_CHARACTERS = 8_000_000
CHUNK = 16


@dataclass(slots=True)
class AddReport:
    """What adding has done so far: articles read, new and there already, figures new, inputs refused."""

    read: int = 0
    added: int = 0
    present: int = 0
    figures: int = 0
    refused: list[Refusal] = field(default_factory=list)


def extract_each(articles: Iterable[Article], jobs: int = 1) -> Iterator[Extraction | Refusal]:
    """Each article's figures and statements, in the order given, by ``jobs`` processes at once.

    An article in a language that has no pack is refused. Articles are taken from the iterable as they are needed: a small multiple of ``jobs`` lies in memory.
    """
    return _each(articles, jobs, _extract_all)


def keep_each(articles: Iterable[Article], jobs: int = 1) -> Iterator[Kept | Refusal]:
    """All that a ledger keeps of each article, as ``extract_each`` does."""
    return _each(articles, jobs, _keep_all)


def _each(
    articles: Iterable[Article], jobs: int, work: Callable[[Sequence[Article]], list[T]]
) -> Iterator[T]:
    """What is made of each article, in the order given."""
    if jobs <= 1:
        yield from (found for article in articles for found in work([article]))
        return
    remaining = iter(articles)
    chunks = iter(lambda: list(islice(remaining, CHUNK)), [])
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    waiting: deque[Future[list[T]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk))
            if len(waiting) > 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def extract_paths(
    paths: Sequence[str | Path],
    options: ReadOptions | None = None,
    jobs: int = 1,
    report: AddReport | None = None,
    progress: Callable[[AddReport], None] | None = None,
) -> Iterator[Extraction]:
    """The figures and statements of every article behind the paths, nothing kept; refusals go into ``report``."""
    noted = AddReport() if report is None else report
    tell = progress or silent
    return taken(extract_each(articles_of(paths, options, noted, tell), jobs), noted, tell)


def count_inputs(paths: Sequence[str | Path]) -> int | None:
    """How many articles the paths hold, ``None`` where only reading can tell."""
    from beleg.read.sources import Source, find

    n = 0
    for found in find(paths):
        if isinstance(found, Source) and (
            found.path is None or found.path.suffix in (".jsonl", ".ndjson", ".json")
        ):
            return None
        n += 1
    return n


def _extract_all(articles: Sequence[Article]) -> list[Extraction | Refusal]:
    found = [extract_or_refuse(article) for article in articles]
    for each in found:
        if isinstance(each, Extraction):
            _ = each.relations  # worked out here, by one of many processes
    return found


def _keep_all(articles: Sequence[Article]) -> list[Kept | Refusal]:
    found = [extract_or_refuse(article) for article in articles]
    return [kept(each) if isinstance(each, Extraction) else each for each in found]


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def articles_of(
    sources: Sequence[Article | str | Path],
    options: ReadOptions | None,
    report: AddReport,
    progress: Callable[[AddReport], None],
) -> Iterator[Article]:
    """The articles behind the sources, refusals noted on the way."""
    from beleg import read

    paths = [source for source in sources if not isinstance(source, Article)]
    given = (source for source in sources if isinstance(source, Article))
    for found in chain(given, read.read(paths, options or read.ReadOptions()) if paths else ()):
        if isinstance(found, Article):
            report.read += 1
            yield found
        else:
            report.refused.append(found)
        progress(report)


def coded(
    tables: Sequence[str | Path],
    mapping: TableMapping,
    encoding: str | None,
    report: AddReport,
    progress: Callable[[AddReport], None],
) -> Iterator[Extraction]:
    """The rows of tables, refusals noted on the way."""
    for found in code_tables(tables, mapping, encoding):
        if isinstance(found, Extraction):
            report.read += 1
            yield found
        else:
            report.refused.append(found)
        progress(report)


def taken(
    found: Iterable[T | Refusal], report: AddReport, progress: Callable[[AddReport], None]
) -> Iterator[T]:
    """What was made of articles; what was read and then refused is no longer counted as read."""
    from beleg.read import Refusal

    for one in found:
        if isinstance(one, Refusal):
            report.read -= 1
            report.refused.append(one)
            progress(report)
        else:
            yield one


def batches(found: Iterable[Kept]) -> Iterator[list[Kept]]:
    """One transaction each: many articles, or few long ones."""
    batch: list[Kept] = []
    characters = 0
    for each in found:
        batch.append(each)
        characters += len(each.article.text)
        if len(batch) == BATCH or characters > BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def silent(report: AddReport) -> None:
    """Nobody watches."""
