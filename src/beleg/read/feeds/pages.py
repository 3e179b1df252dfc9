"""A page that a feed names becomes its Article: what the page says, else what the feed says of it.

The page speaks for itself first: its own title, its own date. Where it has none, the feed's holds, with the basis ``feed``; a date
line in the text comes after that, as a feed is written by a program and a date line may be that of something else. The outlet is
the host that the page came from. Where the page cannot be had and the feed holds all of it, the feed's text is taken, and the
article is called by the feed and the entry, so that nobody takes it for the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from io import BytesIO
from itertools import chain
from typing import Final

from beleg.model import Article
from beleg.read.feeds.contents import Entry, Listed
from beleg.read.feeds.visiting import Visited
from beleg.read.fetch import Page, page_of
from beleg.read.formats import kind_of
from beleg.read.held import read_stream
from beleg.read.html import read_html
from beleg.read.options import Found, ReadOptions, Refusal, Told, Unread, Unreadable
from beleg.read.outlet import host_of, is_agency
from beleg.read.sources import Source

_WHOLE: Final = 600  # characters of a text that is more than a teaser
_CUT: Final = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|weiterlesen|mehr lesen|mehr dazu|read more|continue reading)[\s»>.→]*\Z",
    re.IGNORECASE,
)


def articles(visited: Visited, options: ReadOptions) -> list[Told]:
    """What came of the page of an entry."""
    entry, feed = visited.asked.about or (Entry(visited.asked.url, visited.asked.url), "")
    try:
        return [_told(each, entry) for each in _read(visited, options)]
    except Unreadable as refused:
        return [of_feed(entry, feed) or refused.refusal(entry.url)]


def _read(visited: Visited, options: ReadOptions) -> Iterator[Told]:
    page = page_of(visited.found(), visited.asked.how)
    for found in read_page(page, visited.asked.url, options):
        if isinstance(found, Listed):
            raise Unreadable("a feed or a list and no article", "give it by itself", "feed_in_feed")
        yield found


def read_page(page: Page, asked: str, options: ReadOptions) -> Iterator[Found]:
    """What a page holds that was asked for under an address; articles know where they came from, and so their outlet."""
    told = replace(options, encoding=options.encoding or page.encoding)
    source = Source(asked, page.url, None, named=True, public=page.public)
    parts = read_stream(BytesIO(page.data), source, told, page.kind or kind_of("-", page.data))
    for found in chain.from_iterable(
        each.now(told) if isinstance(each, Unread) else [each] for each in parts
    ):
        if isinstance(found, Article) and page.kind != "json":
            yield found._replace(url=page.url, outlet=None, outlet_basis=None)
        else:
            yield found


def _told(found: Told, entry: Entry) -> Told:
    """An article with what the feed says of it where the page says nothing."""
    if not isinstance(found, Article):
        return found
    found = found._replace(doc=entry.url, title=found.title or entry.title)
    if found.published or not entry.published:
        return found
    return found._replace(published=entry.published, published_basis="feed")


def of_feed(entry: Entry, feed: str) -> Article | None:
    """The article that the feed itself holds, ``None`` where it holds no more than its beginning."""
    if len(entry.html) < _WHOLE:
        return None
    title = escape(entry.title or "")
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry.html}</article></body></html>"
    try:
        found = read_html(page.encode("utf-8", "replace"), f"{feed}#{entry.id}", "utf-8")
    except Unreadable:
        return None
    if len(found.text) < _WHOLE or _CUT.search(found.text):
        return None
    outlet = entry.outlet or (None if entry.url else host_of(feed))
    return found._replace(
        text=_credited(found.text, entry.author),
        title=entry.title,
        url=entry.url or None,
        outlet=outlet,
        outlet_basis="feed" if outlet else None,
        published=entry.published,
        published_basis="feed" if entry.published else None,
    )


def _credited(text: str, author: str | None) -> str:
    """The text with the agency that the feed names as its author, as pages write it below."""
    return f"{text}\n\n({author})" if author and is_agency(author) and f"({author})" not in text else text


def without_page(entry: Entry, feed: str) -> Refusal:
    """Why an entry gives no article."""
    return Refusal(
        entry.id or feed, "names no page, and the feed holds no more than its beginning", "", "entry_empty"
    )
