"""The bytes of a text file become one Article."""

from __future__ import annotations

from collections.abc import Iterator

from beleg.model import Article
from beleg.read.decode import decode
from beleg.read.opened import Opened
from beleg.read.options import ReadOptions, Unreadable


def articles(opened: Opened, options: ReadOptions) -> Iterator[Article]:
    """The article in a text file; raises ``Unreadable``."""
    yield read_plain(opened.whole(options.max_bytes), opened.doc, options.encoding)


def read_plain(data: bytes, doc: str, encoding: str | None = None) -> Article:
    """The article in ``data``, its text as decoded, newlines kept; raises ``Unreadable``.

    >>> read_plain("Ein Toter in Mölln.\\r\\n".encode("cp1252"), "a.txt").text
    'Ein Toter in Mölln.\\r\\n'
    """
    decoded = decode(data, encoding)
    if not decoded.text or decoded.text.isspace():
        raise Unreadable("no text in it", "leave it out", "no_text")
    return Article(decoded.text, doc=doc, encoding=decoded.encoding)
