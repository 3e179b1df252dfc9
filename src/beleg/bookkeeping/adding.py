"""Paths and articles become extractions, by several processes at once, with a report of what was read and refused."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from beleg.bookkeeping.inputs import Input, Inputs, Sent
from beleg.bookkeeping.renewal import kept
from beleg.engines import Loss
from beleg.model import Article
from beleg.read import Part, ReadOptions, Refusal, Skipped, Unread, find, parts, read_part, table_of
from beleg.read.feeds.contents import KNOWN, Listed
from beleg.read.sources import STANDARD_INPUT, Gauge
from beleg.stores import Store
from beleg.stores.working import Kept

if TYPE_CHECKING:
    from beleg.engines.local import Local
    from beleg.flow import Extraction
    from beleg.read.coded import TableMapping
    from beleg.read.metadata import Table

T = TypeVar("T")
BATCH = 200
BATCH_CHARACTERS = 8_000_000
CHUNK = 16
CHUNK_CHARACTERS = 1_000_000
_LOST: Final[dict[Loss, tuple[str, str]]] = {
    "died": ("what read it died, out of memory or by a fault", "leave it out or split it"),
    "too_long": ("takes too long to read", "leave it out or split it"),
}


@dataclass(slots=True)
class AddReport:
    """What adding has done so far: articles read, new and there already, figures new, inputs refused.

    ``skipped`` counts what lay beside articles and nobody takes for one, by reason; archives are full of it. ``behind`` counts
    the bytes of files that lie behind what was read.
    """

    read: int = 0
    added: int = 0
    present: int = 0
    figures: int = 0
    refused: list[Refusal] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    behind: int = 0

    def skip(self, what: Skipped) -> None:
        """Count what was skipped; a page that was not asked for, since its article is there, as there."""
        if what.why == KNOWN:
            self.present += what.count
        else:
            self.skipped[what.why] += what.count


def started(jobs: int | None) -> Local:
    """An engine of ``jobs`` processes of this machine, for reading and extracting; with ``None`` as many as suit the work."""
    from beleg.engines.local import Local

    return Local(jobs, "beleg.bookkeeping.prepared")


def extract_each(
    articles: Iterable[Article], jobs: int | None = 1, engine: Local | None = None
) -> Iterator[Extraction | Refusal]:
    """Each article's figures and statements, in the order given, by ``jobs`` processes at once or by an engine.

    An article in a language that has no pack is refused, and so is one that cost a process its life. Articles are taken from
    the iterable as they are needed: a few lie in memory.
    """
    return _each(articles, jobs, engine, extract_one)


def keep_each(
    articles: Iterable[Article], jobs: int | None = 1, engine: Local | None = None
) -> Iterator[Kept | Refusal]:
    """All that a ledger keeps of each article, as ``extract_each`` does."""
    return _each(articles, jobs, engine, keep_one)


def _each(
    articles: Iterable[Article],
    jobs: int | None,
    engine: Local | None,
    work: Callable[[Article], T | Refusal],
) -> Iterator[T | Refusal]:
    """What is made of each article, in the order given."""
    with nullcontext(engine) if engine else started(jobs) as running:
        yield from running.each(work, articles, size=characters, lost=refused)


def extracted(found: Extraction) -> Extraction:
    """The same, with how the figures stand to each other: worked out here, by one of many processes."""
    _ = found.relations
    return found


def extract_paths(
    paths: Sequence[str | Path],
    options: ReadOptions | None = None,
    jobs: int | None = 1,
    report: AddReport | None = None,
    progress: Callable[[AddReport], None] | None = None,
    make: Callable[[Extraction], T] = extracted,  # type: ignore[assignment]  # T is an Extraction then
    engine: Local | None = None,
) -> Iterator[T]:
    """What ``make`` makes of the figures and statements of every article behind the paths; refusals go into ``report``.

    Nothing is kept. ``make`` is called where articles are extracted, and ``pickle`` takes it and what it gives.
    """
    noted = AddReport() if report is None else report
    with nullcontext(engine) if engine else started(jobs) as running:
        reading = _Reading(_sifting(options), running, noted, progress or silent)
        yield from _taken_in(_read(paths, reading, partial(_made, make=make)), noted, reading.progress)


def _made(article: Article, make: Callable[[Extraction], T]) -> T | Refusal:
    from beleg.flow import extract_or_refuse

    found = extract_or_refuse(article)
    return found if isinstance(found, Refusal) else make(found)


def extract_one(article: Article) -> Extraction | Refusal:
    """The figures and statements of an article, with how the figures stand to each other."""
    return _made(article, extracted)


def keep_one(article: Article) -> Kept | Refusal:
    """All that a ledger keeps of an article."""
    return _made(article, kept)


def characters(article: Article) -> int:
    """How large an article is."""
    return len(article.text)


def refused(article: Article, why: Loss) -> Refusal:
    """What is said of an article that no process came through with."""
    return _lost(article.doc, why)


def _lost(name: str, why: Loss) -> Refusal:
    reason, help = _LOST[why]
    return Refusal(name, reason, help, why)


def articles_of(
    sources: Sequence[Article | str | Path],
    options: ReadOptions | None,
    report: AddReport,
    progress: Callable[[AddReport], None],
    engine: Local,
    inputs: Inputs | None = None,
) -> Iterator[Article]:
    """The articles behind the sources, read by an engine, refusals noted on the way.

    Files and pages that ``inputs`` knows are counted and not read.
    """
    paths = [source for source in sources if not isinstance(source, Article)]
    given = (source for source in sources if isinstance(source, Article))

    reading = _Reading(_sifting(options), engine, report, progress, inputs)
    yield from _taken_in(chain(given, _read(paths, reading, _same) if paths else ()), report, progress)


def _taken_in(
    found: Iterable[T | Refusal | Skipped], report: AddReport, progress: Callable[[AddReport], None]
) -> Iterator[T]:
    """What was read, counted; what was refused and skipped is noted."""
    for each in found:
        if isinstance(each, Refusal):
            report.refused.append(each)
        elif isinstance(each, Skipped):
            report.skip(each)
        else:
            report.read += 1
            yield each
        progress(report)


def _same(article: Article) -> Article:
    return article


def _sifting(options: ReadOptions | None) -> ReadOptions:
    """The options, with what tells pages of archives that may report something from the others."""
    from beleg.flow import is_candidate

    return replace(options or ReadOptions(), candidate=is_candidate)


class _Reading(NamedTuple):
    """How paths are read, what is told of that, and what is known already."""

    options: ReadOptions
    engine: Local
    report: AddReport
    progress: Callable[[AddReport], None]
    inputs: Inputs | None = None

    def there(self, sent: Sent, why: str) -> None:
        """Count a part that is not read again."""
        if why:
            self.report.skip(Skipped(sent.place, why))
        else:
            self.report.read += 1
            self.report.present += 1
        self.report.behind = sent.behind
        self.progress(self.report)


def _read(
    paths: Sequence[str | Path], how: _Reading, make: Callable[[Article], T | Refusal]
) -> Iterator[T | Refusal | Skipped]:
    """What is made of the articles behind paths, in order."""
    table = table_of(how.options)
    yield from table.refusals
    found = _parts(find(paths, how.options.metadata), how)
    sent: deque[Sent] = deque()
    each = _noted(how.inputs.unread(found, how.there) if how.inputs else found, sent)
    work = partial(_read_part, options=how.options, table=table, make=make)
    # A store is asked by one thread, and who keeps articles shows none of them.
    pausing = how.inputs is None and STANDARD_INPUT in paths
    for told in how.engine.each(work, each, size=_size, lost=unread, pausing=pausing):
        part = sent.popleft()
        if how.inputs:
            how.inputs.read(part, told)
        how.report.behind = part.behind
        yield from told


def _parts(sources: Iterable[Input], how: _Reading) -> Iterator[Sent]:
    """The parts of sources, each with its place."""
    gauge = Gauge()
    known = how.inputs.pages.known if how.inputs else None
    for source in sources:
        place = how.inputs.place(source) if how.inputs else ""
        for number, part in enumerate(parts([source], how.options, known, gauge)):
            yield Sent(part, f"{place}#{number}" if place else "", gauge.done)


def _noted(items: Iterable[Sent], sent: deque[Sent]) -> Iterator[Part]:
    for item in items:
        sent.append(item)
        yield item.part


def _read_part(
    part: Part, options: ReadOptions, table: Table, make: Callable[[Article], T | Refusal]
) -> list[T | Refusal | Skipped]:
    found = read_part(part, options, table)
    return [make(each) if isinstance(each, Article) else each for each in found]


def _size(part: Part) -> int:
    if isinstance(part, Article):
        return characters(part)
    return part.size if isinstance(part, Unread) else 0


def unread(part: Part | Listed, why: Loss) -> list[Any]:
    """What is said of a part of an input that no process came through with."""
    name = part.name if isinstance(part, Unread) else part.doc if isinstance(part, Article) else part.source
    return [_lost(name, why)]


def coded(
    tables: Sequence[str | Path],
    mapping: TableMapping,
    encoding: str | None,
    report: AddReport,
    progress: Callable[[AddReport], None],
) -> Iterator[Extraction]:
    """The rows of tables, refusals noted on the way."""
    from beleg.flow import code_tables

    for found in code_tables(tables, mapping, encoding):
        if isinstance(found, Refusal):
            report.refused.append(found)
        else:
            report.read += 1
            yield found
        progress(report)


def taken(
    found: Iterable[T | Refusal], report: AddReport, progress: Callable[[AddReport], None]
) -> Iterator[T]:
    """What was made of articles; what was read and then refused is no longer counted as read."""
    for one in found:
        if isinstance(one, Refusal):
            report.read -= 1
            report.refused.append(one)
            progress(report)
        else:
            yield one


def those_new(store: Store, articles: Iterable[Article], report: AddReport) -> Iterator[Article]:
    """Those articles that a store does not hold, so that nothing is extracted for nothing.

    And those of which it holds a later appearance only: "yesterday" then was another day.
    """
    for batch in _parted(articles, characters, CHUNK, CHUNK_CHARACTERS):
        known = store.known([article.id for article in batch])
        earlier = store.earlier(batch) if known else known
        again = [article for article in batch if article.id in known and article.id not in earlier]
        report.present += len(again)
        store.carry(again)
        store.following.note(pages_of(again))
        yield from (article for article in batch if article.id not in known or article.id in earlier)


def batches(found: Iterable[Kept]) -> Iterator[list[Kept]]:
    """One transaction each: many articles, or few long ones. What is done when somebody stops the work is a batch too."""
    stopped: list[KeyboardInterrupt] = []
    yield from _parted(
        _until_stopped(found, stopped), lambda each: characters(each.article), BATCH, BATCH_CHARACTERS
    )
    if stopped:
        raise stopped[0]


def _until_stopped(found: Iterable[T], stopped: list[KeyboardInterrupt]) -> Iterator[T]:
    try:
        yield from found
    except KeyboardInterrupt as stop:
        stopped.append(stop)


def _parted(items: Iterable[T], size: Callable[[T], int], most: int, whole: int) -> Iterator[list[T]]:
    """Many items at a time, or few large ones."""
    part: list[T] = []
    taken = 0
    for item in items:
        part.append(item)
        taken += size(item)
        if len(part) == most or taken > whole:
            yield part
            part, taken = [], 0
    if part:
        yield part


def pages_of(articles: Iterable[Article]) -> list[str]:
    """The addresses that articles were asked for under, and those where they were.

    >>> pages_of([Article("Zwei Tote.", doc="https://a.example/1", url="https://a.example/x"), Article("Drei.", doc="a.txt")])
    ['https://a.example/1', 'https://a.example/x']
    """
    fetched = (each for each in articles if each.doc.startswith(("https://", "http://")))
    return list(dict.fromkeys(url for each in fetched for url in (each.doc, each.url) if url))


def silent(report: AddReport) -> None:
    """Nobody watches."""
