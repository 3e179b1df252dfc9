"""Files, folders, addresses and standard input become Articles, one after the other; what cannot be read, Refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from beleg.model import Article
from beleg.read.feeds.contents import Known, Listed
from beleg.read.formats import FORMATS, kind_of
from beleg.read.held import read_source
from beleg.read.language import detect
from beleg.read.metadata import NO_TABLE, Table, read_table
from beleg.read.opened import HEAD
from beleg.read.options import Found, ReadOptions, Refusal, Skipped, Told, Unread, Unreadable
from beleg.read.outlet import with_outlet
from beleg.read.published import with_published
from beleg.read.sources import Address, Gauge, Source, find

Part = Told | Unread


def read(
    paths: Iterable[str | Path],
    options: ReadOptions = ReadOptions(),  # noqa: B008 - frozen
    skip: Callable[[Skipped], object] | None = None,
    known: Known | None = None,
) -> Iterator[Article | Refusal]:
    """Every article behind ``paths``, and a Refusal for every input that is none.

    A path is a file, a folder, ``"-"`` for standard input, or an address (``https://...``), which is fetched. Where it is a
    feed or a list, the pages that it names are fetched too, but for those that ``known`` names; nothing else is. Formats are
    told by name and content (``beleg.read.formats``). ``skip`` is called with what an input holds beside articles. Nothing that
    an input holds makes this raise.

    >>> [str(found) for found in read(["no-such-file.txt"])]
    ['no-such-file.txt: no such file or folder; check the path']
    """
    table = table_of(options)
    yield from table.refusals
    yield from _each(parts(find(paths, options.metadata), options, known), options, table, skip)


def table_of(options: ReadOptions) -> Table:
    """What the table of metadata says, if one was named."""
    return read_table(options.metadata) if options.metadata else NO_TABLE


def read_held(
    name: str,
    held: BinaryIO,
    options: ReadOptions = ReadOptions(),  # noqa: B008 - frozen
    table: Table = NO_TABLE,
    skip: Callable[[Skipped], object] | None = None,
) -> Iterator[Article | Refusal]:
    """Every article in bytes that came under a name; no file is looked for. As ``read``.

    >>> from io import BytesIO
    >>> [each.doc for each in read_held("a.txt", BytesIO(b"Two people died."))]
    ['a.txt']
    """
    found = _with_pages(read_source(Source(name, name, None, held), options), options, None)
    yield from _each(found, options, table, skip)


def _each(
    found: Iterable[Part], options: ReadOptions, table: Table, skip: Callable[[Skipped], object] | None
) -> Iterator[Article | Refusal]:
    for part in found:
        for each in read_part(part, options, table):
            if not isinstance(each, Skipped):
                yield each
            elif skip is not None:
                skip(each)


def parts(
    sources: Iterable[Source | Address | Refusal],
    options: ReadOptions = ReadOptions(),  # noqa: B008 - frozen
    known: Known | None = None,
    gauge: Gauge | None = None,
) -> Iterator[Part]:
    """What lies in sources as ``find`` gives them, in order, for ``read_part`` here or in other processes: what takes time is not read yet.

    ``gauge`` is told how far their files are read.
    """
    for found in sources:
        if isinstance(found, Refusal):
            yield found
        elif isinstance(found, Address):
            yield from _with_pages(read_address(found, options), options, known)
        elif size := _bytes_at_once(found):
            yield Unread(found.name, size, partial(read_source, found))
        else:
            yield from _with_pages(read_source(found, options, gauge), options, known)
        if gauge and isinstance(found, Source):
            gauge.leave(found)


def read_part(part: Part, options: ReadOptions, table: Table = NO_TABLE) -> Iterator[Told]:
    """What a part holds, each article completed."""
    for each in part.now(options) if isinstance(part, Unread) else [part]:
        yield complete(each, options, table) if isinstance(each, Article) else each


def _bytes_at_once(source: Source) -> int:
    """How many bytes a file has that is read whole; 0 where it holds any number of articles, or has to be read to tell."""
    try:
        size = source.size()
        if not size:
            return 0
        with source.open() as stream:
            head = stream.read(HEAD)
    except OSError:
        return 0
    return 0 if FORMATS[kind_of(source.name, head)].streams else size


def _with_pages(found: Iterable[Found | Unread], options: ReadOptions, known: Known | None) -> Iterator[Part]:
    for each in found:
        if isinstance(each, Listed):
            from beleg.read.feeds import reading

            yield from reading.read(each, options, known)
        else:
            yield each


def complete(article: Article, options: ReadOptions, table: Table = NO_TABLE) -> Article:
    """The article with outlet, publication date and language, each with what it rests on."""
    article = with_outlet(with_published(table.completed(article), options.published))
    language = options.language or article.language or detect(article.text)
    return article if language == article.language else article._replace(language=language)


def read_address(address: Address, options: ReadOptions) -> Iterator[Found]:
    """What is at an address: articles, each of which knows where it came from, and so its outlet; a feed or a list."""
    from beleg.read.feeds.pages import read_page
    from beleg.read.fetch import fetch

    try:
        yield from read_page(fetch(address.url, options.fetching), address.url, options)
    except Unreadable as refused:
        yield refused.refusal(address.url)
