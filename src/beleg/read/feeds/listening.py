"""The answer of a feed that is followed becomes what it holds; a file of addresses, the feeds that it names."""

from __future__ import annotations

import re
from typing import Final

from beleg.model import Article
from beleg.read.feeds.contents import Contents, Listed
from beleg.read.feeds.entries import absolute
from beleg.read.feeds.kinds import kind_of_list
from beleg.read.feeds.lists import contents
from beleg.read.feeds.visiting import Visited
from beleg.read.fetch import Wish, page_of
from beleg.read.held import read_source
from beleg.read.options import ReadOptions, Refusal, Unreadable
from beleg.read.sources import Source

FEEDS: Final = Wish(
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.1"
)
_LINK: Final = re.compile(rb"<link\s[^>]{0,500}>", re.IGNORECASE)
_TYPE: Final = re.compile(rb"type\s*=\s*[\"']?application/(?:rss|atom)\+xml", re.IGNORECASE)
_HREF: Final = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)
_HEAD: Final = 100_000


def heard_from(visited: Visited) -> Contents:
    """What a feed or a list answered; raises ``Unreadable`` for what is neither. An empty feed holds nothing yet."""
    page = page_of(visited.found(), visited.asked.how)
    if kind_of_list(page.data) is None:
        if named := feed_of_page(page.data, page.url):
            raise Unreadable("not a feed", f"its feed is {named}", "has_a_feed", feed=named)
        help = "give the address of its feed, or add the page with beleg add"
        raise Unreadable("not a feed", help, "not_a_feed")
    try:
        return contents(page.data, page.url, page.encoding)
    except Unreadable as failed:
        if failed.code == "feed_empty":
            return Contents()
        raise


def feed_of_page(data: bytes, url: str) -> str:
    """The feed that a web page names, ``""`` for none.

    >>> feed_of_page(b'<link rel="alternate" type="application/rss+xml" href="/feed">', "https://bote.example/")
    'https://bote.example/feed'
    """
    for link in _LINK.findall(data[:_HEAD]):
        href = _HREF.search(link)
        if href and _TYPE.search(link):
            return absolute(href[1].decode("ascii", "ignore"), url)
    return ""


def named_in(source: Source, options: ReadOptions) -> tuple[tuple[str, ...], list[Refusal]]:
    """The feeds that a file of addresses names, and what of it cannot be followed."""
    members: list[str] = []
    refused: list[Refusal] = []
    for found in read_source(source, options):
        if isinstance(found, Listed) and found.contents.members:
            members.extend(found.contents.members)
        elif isinstance(found, Listed | Article):
            help = "give the address of a feed, or a file that names feeds"
            refused.append(Refusal(source.name, "names no feed", help, "no_feed_named"))
        elif isinstance(found, Refusal):
            refused.append(found)
    return tuple(members), refused[:1]
