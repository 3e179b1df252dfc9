"""Paths and articles become extractions, by several processes at once, with a report of what was read and refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from beleg.bookkeeping.renewal import kept
from beleg.engines import Engine, Loss, open_engine
from beleg.flow import Extraction, code_tables, extract_or_refuse
from beleg.model import Article
from beleg.stores.working import Kept

if TYPE_CHECKING:
    from beleg.read import ReadOptions, Refusal, Skipped
    from beleg.read.coded import TableMapping

T = TypeVar("T")
BATCH = 200
BATCH_CHARACTERS = 8_000_000
CHUNK = 16
_LOST: Final[dict[Loss, tuple[str, str]]] = {
    "died": ("what read it died, out of memory or by a fault", "leave it out or split it"),
    "too_long": ("takes too long to read", "leave it out or split it"),
}


@dataclass(slots=True)
class AddReport:
    """What adding has done so far: articles read, new and there already, figures new, inputs refused.

    ``skipped`` counts what lay beside articles and nobody takes for one, by reason; archives are full of it.
    """

    read: int = 0
    added: int = 0
    present: int = 0
    figures: int = 0
    refused: list[Refusal] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def skip(self, what: Skipped) -> None:
        """Count what was skipped."""
        self.skipped[what.why] += what.count


def extract_each(
    articles: Iterable[Article], jobs: int = 1, engine: Engine | None = None
) -> Iterator[Extraction | Refusal]:
    """Each article's figures and statements, in the order given, by ``jobs`` processes at once or by an engine.

    An article in a language that has no pack is refused, and so is one that cost a process its life. Articles are taken from
    the iterable as they are needed: a few lie in memory.
    """
    return _each(articles, jobs, engine, extract_one)


def keep_each(
    articles: Iterable[Article], jobs: int = 1, engine: Engine | None = None
) -> Iterator[Kept | Refusal]:
    """All that a ledger keeps of each article, as ``extract_each`` does."""
    return _each(articles, jobs, engine, keep_one)


def _each(
    articles: Iterable[Article], jobs: int, engine: Engine | None, work: Callable[[Article], T | Refusal]
) -> Iterator[T | Refusal]:
    """What is made of each article, in the order given."""
    with nullcontext(engine) if engine else open_engine("local", jobs=jobs) as running:
        yield from running.each(work, articles, size=characters, lost=refused)


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


def extract_one(article: Article) -> Extraction | Refusal:
    """The figures and statements of an article, with how the figures stand to each other."""
    found = extract_or_refuse(article)
    if isinstance(found, Extraction):
        _ = found.relations  # worked out here, by one of many processes
    return found


def keep_one(article: Article) -> Kept | Refusal:
    """All that a ledger keeps of an article."""
    found = extract_or_refuse(article)
    return kept(found) if isinstance(found, Extraction) else found


def characters(article: Article) -> int:
    """How large an article is."""
    return len(article.text)


def refused(article: Article, why: Loss) -> Refusal:
    """What is said of an article that no process came through with."""
    from beleg.read import Refusal

    reason, help = _LOST[why]
    return Refusal(article.doc, reason, help, why)


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
    inside = read.read(paths, options or read.ReadOptions(), report.skip) if paths else ()
    for found in chain(given, inside):
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
