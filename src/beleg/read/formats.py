"""What an input is, by its name and its first bytes; and the table of formats: each kind with the function that reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Final, NamedTuple

from beleg.read.feeds.kinds import ADDRESSES, FEED, OPML, SITEMAP
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Unread

_MARK: Final = b"\xef\xbb\xbf"
_LONG: Final = 32_768
_PACKED: Final = (".gz", ".bz2", ".xz", ".zst", ".zstd")

Reader = Callable[[Opened, ReadOptions], Iterator[Found | Unread]]


class Format(NamedTuple):
    """A kind of input: what reads it (``"module:function"``, a ``Reader``, loaded when it is asked for) and what tells it.

    ``suffixes`` are ends of names, ``opening`` matches the first bytes after a byte order mark and blanks. A name outranks
    the first bytes, unless these are ``certain``: then nothing else begins like that, whatever it is called.

    An input that ``streams`` holds any number of articles, or names them, and one process reads it from its begin to its end;
    what takes time to read of each, its reader gives away as ``Unread``. Any other is read whole, by whichever process is free.
    """

    reader: str
    suffixes: tuple[str, ...] = ()
    opening: re.Pattern[bytes] | None = None
    certain: bool = False
    streams: bool = False


# In this order the first bytes are looked at.
FORMATS: Final[Mapping[str, Format]] = {
    "html": Format(
        "beleg.read.html:articles",
        (".html", ".htm", ".xhtml"),
        re.compile(
            rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "feed": Format("beleg.read.feeds.lists:articles", (".rss", ".atom"), FEED, certain=True, streams=True),
    "opml": Format("beleg.read.feeds.lists:articles", (".opml",), OPML, certain=True, streams=True),
    "sitemap": Format("beleg.read.feeds.lists:articles", (), SITEMAP, certain=True, streams=True),
    "addresses": Format("beleg.read.feeds.lists:articles", (), ADDRESSES, certain=True, streams=True),
    "warc": Format(
        "beleg.read.archive.warc:articles",
        (".warc",),
        re.compile(rb"WARC/\d\.\d\r?\n"),
        certain=True,
        streams=True,
    ),
    "packed": Format(
        "beleg.read.archive.packed:articles",
        opening=re.compile(rb"\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd"),
        certain=True,
        streams=True,
    ),
    "zip": Format(
        "beleg.read.archive.wacz:articles", (".wacz",), re.compile(rb"PK\x03\x04"), certain=True, streams=True
    ),
    "parquet": Format(
        "beleg.read.archive.parquet:articles",
        (".parquet", ".pq"),
        re.compile(rb"PAR1"),
        certain=True,
        streams=True,
    ),
    "jsonl": Format("beleg.read.jsonl:articles", (".jsonl", ".ndjson"), streams=True),
    "json": Format("beleg.read.jsonl:articles_of_file", (".json",)),
    "plain": Format("beleg.read.plain:articles"),
}
_NAMED: Final = {suffix: kind for kind, format in FORMATS.items() for suffix in format.suffixes}


def reader_of(kind: str) -> Reader:
    """The function that reads inputs of a kind; what cannot be read at all it raises as ``Unreadable``."""
    module, _, name = FORMATS[kind].reader.partition(":")
    found: Reader = getattr(import_module(module), name)
    return found


def kind_of(name: str, head: bytes) -> str:
    """What an input is, by its name and first bytes: a key of ``FORMATS``.

    >>> kind_of("a.txt", b"Zwei Tote"), kind_of("a.txt", b"<!DOCTYPE html>"), kind_of("-", b'{"text": ""}')
    ('plain', 'html', 'jsonl')
    """
    start = head.removeprefix(_MARK).lstrip()
    opened = _opened_as(start)
    if opened and FORMATS[opened].certain:
        return opened
    named = _NAMED.get(PurePath(unpacked_name(name)).suffix.lower())
    if named in ("json", None) and start.startswith(b"{") and is_record(start, named == "json"):
        return "jsonl"
    return named or opened or "plain"


def holds_many(name: str) -> bool:
    """Whether an input of that name may hold any number of articles.

    >>> holds_many("news.warc.gz"), holds_many("news.JSON"), holds_many("a.html")
    (True, True, False)
    """
    named = _NAMED.get(PurePath(unpacked_name(name)).suffix.lower())
    return named == "json" or (named is not None and FORMATS[named].streams)


def unpacked_name(name: str) -> str:
    """A name without the end that says how it is packed.

    >>> unpacked_name("news.warc.gz"), unpacked_name("a.txt")
    ('news.warc', 'a.txt')
    """
    path = PurePath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in _PACKED else name


def _opened_as(start: bytes) -> str | None:
    for kind, format in FORMATS.items():
        if format.opening is not None and format.opening.match(start):
            return kind
    return None


def is_record(start: bytes, any_object: bool) -> bool:
    """Whether the first line is a JSON object; one with a text, unless ``any_object`` will do."""
    line, newline, _ = start.partition(b"\n")
    if not newline and len(start) >= _LONG:
        return line.startswith((b'{"', b'{ "')) and (any_object or b'"text"' in line)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and (any_object or "text" in value)
