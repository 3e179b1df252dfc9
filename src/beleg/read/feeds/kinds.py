"""The first bytes of an input tell whether it is a feed, a list of feeds, a sitemap or a list of addresses."""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = rb"(?>\s*(?:<\?[^>]*>|<!--(?>.*?-->)|<!DOCTYPE\s(?>[^>\[]*(?:\[(?>.*?\]\s*>)|>))))*\s*"  # what may stand before the root


def _root(names: bytes) -> re.Pattern[bytes]:
    return re.compile(_BEFORE + rb"<(?:[\w.-]+:)?(?:" + names + rb")[\s/>]", re.DOTALL)


FEED: Final = _root(rb"rss|feed|RDF")
OPML: Final = _root(rb"opml")
SITEMAP: Final = _root(rb"urlset|sitemapindex")
# Nothing but addresses, one a line, beside empty lines and comments; the last line may be cut.
ADDRESSES: Final = re.compile(
    rb"(?>(?:[^\S\n]*(?:\#[^\n]*)?\n)*)(?i:https?)://\S+[^\S\n]*"
    rb"(?:\n(?>(?:[^\S\n]*(?:\#[^\n]*|(?i:https?)://\S+[^\S\n]*)?\n)*)(?:\#[^\n]*|\S*)[^\S\n]*)?\Z"
)
_LISTS: Final = {"feed": FEED, "opml": OPML, "sitemap": SITEMAP, "addresses": ADDRESSES}
_HEAD: Final = 65_536
_MARKS: Final = b"\xef\xbb\xbf\xff\xfe"


def kind_of_list(data: bytes) -> str | None:
    """``feed``, ``opml``, ``sitemap`` or ``addresses``; ``None`` for what names no pages.

    >>> kind_of_list(b"<?xml version='1.0'?><!-- news --><rss version='2.0'>"), kind_of_list(b"<urlset>")
    ('feed', 'sitemap')
    >>> kind_of_list(b"# mine\\nhttps://beispiel.example/a\\n"), kind_of_list(b"Siehe https://beispiel.example/a")
    ('addresses', None)
    """
    head = data[:_HEAD].lstrip(_MARKS).replace(b"\x00", b"").lstrip()
    return next((kind for kind, opening in _LISTS.items() if opening.match(head)), None)
