"""Files, folders, addresses and standard input become Articles, one after the other; what cannot be read, Refusals."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from beleg.model import Article
from beleg.read import jsonl
from beleg.read.decode import decode, refuse_formats
from beleg.read.html import read_html
from beleg.read.language import detect
from beleg.read.metadata import NO_TABLE, Table, read_table
from beleg.read.options import ReadOptions, Refusal, Unreadable
from beleg.read.outlet import with_outlet
from beleg.read.plain import read_plain
from beleg.read.published import with_published
from beleg.read.sources import Address, Source, find

_HEAD = 65_536
_KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json"} | dict.fromkeys(
    [".html", ".htm", ".xhtml"], "html"
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARK = b"\xef\xbb\xbf"


def read(paths: Iterable[str | Path], options: ReadOptions = ReadOptions()) -> Iterator[Article | Refusal]:  # noqa: B008
    """Every article behind ``paths``, and a Refusal for every input that is none.

    A path is a file, a folder, ``"-"`` for standard input, or an address (``https://...``), which is fetched; nothing
    else is. Formats are told by name and content: plain text, HTML, JSON lines, JSON. Nothing that an input holds makes
    this raise.

    >>> [str(found) for found in read(["no-such-file.txt"])]
    ['no-such-file.txt: no such file or folder; check the path']
    """
    table = read_table(options.metadata) if options.metadata else NO_TABLE
    yield from table.refusals
    for found in find(paths, options.metadata):
        if isinstance(found, Refusal):
            yield found
        else:
            each = _fetched(found, options) if isinstance(found, Address) else _read_source(found, options)
            yield from _completed(each, options, table)


def read_held(
    name: str,
    held: BinaryIO,
    options: ReadOptions = ReadOptions(),  # noqa: B008 - frozen
    table: Table = NO_TABLE,
) -> Iterator[Article | Refusal]:
    """Every article in bytes that came under a name; no file is looked for. As ``read``.

    >>> [each.doc for each in read_held("a.txt", io.BytesIO(b"Two people died."))]
    ['a.txt']
    """
    yield from _completed(_read_source(Source(name, name, None, held), options), options, table)


def _completed(
    found: Iterable[Article | Refusal], options: ReadOptions, table: Table
) -> Iterator[Article | Refusal]:
    for each in found:
        yield each if isinstance(each, Refusal) else complete(each, options, table)


def complete(article: Article, options: ReadOptions, table: Table = NO_TABLE) -> Article:
    """The article with outlet, publication date and language, each with what it rests on."""
    article = with_outlet(with_published(table.completed(article), options.published))
    language = options.language or article.language or detect(article.text)
    return article if language == article.language else article._replace(language=language)


def _read_source(source: Source, options: ReadOptions) -> Iterator[Article | Refusal]:
    try:
        stream = source.open()
        try:
            yield from _read_stream(stream, source, options)
        finally:
            if source.path is not None:
                stream.close()
    except Unreadable as refused:
        yield refused.refusal(source.name)
    except OSError as error:
        yield Refusal(source.name, _why(error), "check the file and its permissions")


def _fetched(address: Address, options: ReadOptions) -> Iterator[Article | Refusal]:
    """The articles at an address; each knows where it came from, and so its outlet."""
    from beleg.read.fetch import fetch

    try:
        page = fetch(address.url, options.fetching)
        told = replace(options, encoding=options.encoding or page.encoding)
        source = Source(address.url, page.url, None)
        for found in _read_stream(io.BytesIO(page.data), source, told, page.kind or kind_of("-", page.data)):
            if isinstance(found, Article) and page.kind != "json":
                yield found._replace(url=page.url, outlet=None, outlet_basis=None)
            else:
                yield found
    except Unreadable as refused:
        yield refused.refusal(address.url)


def _why(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()


def _read_stream(
    stream: BinaryIO, source: Source, options: ReadOptions, kind: str | None = None
) -> Iterator[Article | Refusal]:
    head = stream.read(_HEAD)
    if not head.strip(_MARK + b" \t\r\n\x0b\x0c"):
        raise Unreadable("empty", "leave it out", "empty")
    refuse_formats(head)
    kind = kind or kind_of(source.name, head)
    if kind == "jsonl" and b"\x00" not in head:
        yield from jsonl.read_lines(_Rejoined(head, stream), source.name, options)
        return
    data = _whole(head, stream, source, options.max_bytes)
    if kind in ("json", "jsonl"):
        yield from _json(data, source.name, options)
    elif kind == "html":
        yield read_html(data, source.doc, options.encoding)
    else:
        yield read_plain(data, source.doc, options.encoding)


def kind_of(name: str, head: bytes) -> str:
    """What an input is, by its name and first bytes: plain, html, json or jsonl.

    >>> kind_of("a.txt", b"Zwei Tote"), kind_of("a.txt", b"<!DOCTYPE html>"), kind_of("-", b'{"text": ""}')
    ('plain', 'html', 'jsonl')
    """
    named = _KINDS.get(Path(name).suffix.lower())
    start = head.removeprefix(_MARK).lstrip()
    if named in ("json", None) and start.startswith(b"{") and _is_record(start, named == "json"):
        return "jsonl"
    if named:
        return named
    return "html" if _PAGE.match(start) else "plain"


def _is_record(start: bytes, any_object: bool) -> bool:
    """Whether the first line is a JSON object; one with a text, where the name does not say JSON."""
    line, newline, _ = start.partition(b"\n")
    if not newline and len(start) >= _HEAD // 2:
        return line.startswith((b'{"', b'{ "')) and (any_object or b'"text"' in line)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and (any_object or "text" in value)


def _whole(head: bytes, stream: BinaryIO, source: Source, limit: int) -> bytes:
    """All bytes of an input; raises ``Unreadable`` before reading more than the limit allows."""
    size = source.size()
    if size is not None and size > limit:
        raise jsonl.too_large(limit)
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        raise jsonl.too_large(limit)
    return data


def _json(data: bytes, name: str, options: ReadOptions) -> Iterator[Article | Refusal]:
    decoded = decode(data, options.encoding)
    try:
        value = jsonl.parse(decoded.text)
    except Unreadable:
        if not _is_record(decoded.text.lstrip().encode("utf-8", "replace"), any_object=True):
            raise
        yield from jsonl.read_lines(io.BytesIO(decoded.text.encode("utf-8", "replace")), name, options)
        return
    yield from jsonl.read_value(value, name, decoded.encoding)


class _Rejoined:
    """A stream whose first bytes were read already, line by line."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, size: int, /) -> bytes:
        line = self._head.readline(size)
        if line.endswith(b"\n") or len(line) >= size:
            return line
        return line + self._rest.readline(size - len(line))
