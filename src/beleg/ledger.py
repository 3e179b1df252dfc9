"""Articles go in, attributed figures come out again: the one thing that command line and app call."""

from __future__ import annotations

import re
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from beleg import __version__
from beleg.flow import Extraction, extract_or_refuse
from beleg.model import Article, Figure, Relation, Told
from beleg.model.relation import of_each
from beleg.report import Selection, saver, writer
from beleg.report.profiles import profile as convention
from beleg.report.selection import narrowed, resting_on
from beleg.stores import Counts, Filter, Match, Store, StoreError, open_store

if TYPE_CHECKING:
    from beleg.read import ReadOptions, Refusal

__all__ = [
    "DEFAULT",
    "AddReport",
    "Counts",
    "Extraction",
    "Filter",
    "Ledger",
    "Match",
    "StoreError",
    "count_inputs",
    "extract_each",
    "extract_paths",
]

DEFAULT = "beleg.db"
_BATCH = 200
_BATCH_CHARACTERS = 8_000_000
_CHUNK = 16
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


@dataclass(slots=True)
class AddReport:
    """What adding has done so far: articles read, new and there already, figures new, inputs refused."""

    read: int = 0
    added: int = 0
    present: int = 0
    figures: int = 0
    refused: list[Refusal] = field(default_factory=list)


class Ledger:
    """Articles and their figures, kept in a file or a database.

    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.counts()
    Counts(articles=0, figures=0)
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, place: str | Path = DEFAULT, create: bool = True) -> Ledger:
        """The ledger in a file, made where there is none, or at an address (``postgresql://...``).

        Raises ``StoreError`` where it cannot be opened, or is missing and ``create`` is false.
        """
        return cls(open_store(str(place), create))

    def add(
        self,
        *sources: Article | str | Path,
        options: ReadOptions | None = None,
        jobs: int = 1,
        progress: Callable[[AddReport], None] | None = None,
    ) -> AddReport:
        """Read, extract and keep; ``sources`` are articles, files, folders, or ``-`` for standard input.

        What is in the ledger already is neither extracted nor kept again. ``progress`` is called after every article
        read. An article counted as added survives a crash from then on. Raises ``StoreError``.
        """
        report = AddReport()
        tell = progress or _silent
        new = self._new(_articles(sources, options, report, tell), report)
        for batch in _batches(_taken(extract_each(new, jobs), report, tell)):
            related = {found.article.id: found.relations for found in batch if found.relations}
            done = self._store.add([(found.article, found.figures) for found in batch], related)
            report.added += done.added
            report.present += done.present
            report.figures += done.figures
        return report

    def figures(
        self,
        *,
        measure: str | None = None,
        place: str | None = None,
        nationality: str | None = None,
        origin: str | None = None,
        since: str | None = None,
        until: str | None = None,
        qualifier: str | None = None,
        text: str | None = None,
    ) -> Iterator[tuple[Article, Figure]]:
        """The figures asked for with their articles, in the order they were added; see ``Filter``.

        Raises ``ValueError`` for a date that is not a year, a month or a day.
        """
        return self.matching(Filter(measure, place, nationality, origin, since, until, qualifier, text))

    def matching(self, where: Filter) -> Iterator[tuple[Article, Figure]]:
        """The figures a filter asks for; raises ``ValueError`` as ``figures`` does."""
        _check(where)
        return self._store.figures(where)

    def told(self, where: Filter = Filter()) -> Iterator[Told]:  # noqa: B008 - frozen
        """The figures that a filter asks for, each with its relations to others of its article.

        Raises ``ValueError`` as ``figures`` does.
        """
        _check(where)
        return self._told(self._store.figures(where))

    def relations(self, article: str) -> tuple[Relation, ...]:
        """How the figures of the article with an id stand to each other; none where it is not kept."""
        return self._store.relations([article]).get(article, ())

    def find(self, number: float, where: Filter = Filter()) -> Iterator[Match]:  # noqa: B008 - frozen
        """Where a number comes from: said so, inside a stated interval, rounded, the sum or the difference of two
        figures of one article, or with two digits changed round; in that order.
        """
        _check(where)
        return self._store.find(float(number), where)

    def articles(self) -> Iterator[Article]:
        """All articles, in the order they were added."""
        return self._store.articles()

    def article(self, id: str) -> Article | None:
        """The article of an id, ``None`` where there is none."""
        return self._store.article(id)

    def counts(self) -> Counts:
        """How many articles and figures the ledger holds."""
        return self._store.counts()

    def selection(
        self,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> Selection:
        """The figures asked for, and the series and findings that rest on them, as an export takes them.

        Nothing is read before a writer asks for it. Raises ``LookupError`` for a coding convention there is not,
        ``ValueError`` as ``figures`` does.
        """
        _check(where)
        everything = where == Filter()

        @cache
        def chosen() -> frozenset[str]:
            return frozenset(figure.id for _, figure in self.matching(where))

        return Selection(
            told=lambda: self.told(where),
            series=lambda: self.series() if everything else narrowed(self.series(), chosen()),
            findings=lambda: self.findings() if everything else resting_on(self.findings(), chosen()),
            told_of=self.told_of,
            decisions=self.decisions,
            table=table,
            profile=convention(profile) if profile else None,
            version=__version__,
        )

    def export(
        self,
        format: str,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> Iterator[str]:
        """What is asked for as pieces of text in a format of ``beleg.report.FORMATS``; see docs/exports.md.

        Raises ``LookupError`` for a format or coding convention there is not, ``ValueError`` as ``figures`` does.
        """
        return writer(format)(self.selection(where, table, profile))

    def save(
        self,
        format: str,
        place: str | Path,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> list[Path]:
        """What is asked for in files of a format of ``beleg.report.FILES``: a folder, or one file for one table.

        Returns the files. Raises as ``export`` does, ``OSError`` where nothing can be written, and ``ImportError``
        where the extra of the format is not installed.
        """
        return saver(format)(self.selection(where, table, profile), Path(place))

    def close(self) -> None:
        """Let go of the file; the ledger cannot be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _told(self, pairs: Iterator[tuple[Article, Figure]]) -> Iterator[Told]:
        while batch := list(islice(pairs, _BATCH)):
            related = self._store.relations(list(dict.fromkeys(figure.article for _, figure in batch)))
            of_article = {article: of_each(relations) for article, relations in related.items()}
            for article, figure in batch:
                own = of_article.get(figure.article)
                yield Told(article, figure, own.get(figure.id, ()) if own else ())

    def _new(self, articles: Iterator[Article], report: AddReport) -> Iterator[Article]:
        """Those articles that the ledger does not hold, so that nothing is extracted for nothing."""
        while batch := list(islice(articles, _CHUNK)):
            known = self._store.known([article.id for article in batch])
            report.present += sum(article.id in known for article in batch)
            yield from (article for article in batch if article.id not in known)


def extract_each(articles: Iterable[Article], jobs: int = 1) -> Iterator[Extraction | Refusal]:
    """Each article's figures and statements, in the order given, by ``jobs`` processes at once.

    An article in a language that has no pack is refused. Articles are taken from the iterable as they are needed: a small multiple of ``jobs`` lies in memory.
    """
    if jobs <= 1:
        yield from map(extract_or_refuse, articles)
        return
    remaining = iter(articles)
    chunks = iter(lambda: list(islice(remaining, _CHUNK)), [])
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    waiting: deque[Future[list[Extraction | Refusal]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_extract_all, chunk))
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
    tell = progress or _silent
    return _taken(extract_each(_articles(paths, options, noted, tell), jobs), noted, tell)


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


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _articles(
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


def _taken(
    found: Iterable[Extraction | Refusal], report: AddReport, progress: Callable[[AddReport], None]
) -> Iterator[Extraction]:
    """The extractions; what was read and then refused is no longer counted as read."""
    for one in found:
        if isinstance(one, Extraction):
            yield one
        else:
            report.read -= 1
            report.refused.append(one)
            progress(report)


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """One transaction each: many articles, or few long ones."""
    batch: list[Extraction] = []
    characters = 0
    for found in extractions:
        batch.append(found)
        characters += len(found.article.text)
        if len(batch) == _BATCH or characters > _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _check(where: Filter) -> None:
    for bound in (where.since, where.until):
        if bound is not None and not _DATE.match(bound):
            raise ValueError(f"not a date: {bound!r}")


def _silent(report: AddReport) -> None:
    """Nobody watches."""
