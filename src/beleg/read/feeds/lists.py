"""OPML, sitemaps and plain lists become the addresses that they name; ``contents`` reads any kind of list.

A sitemap for news says as much about its pages as a feed does. When a page was last changed, as sitemaps say, is not when it
was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from beleg.read.feeds.contents import LONGEST, MOST, Contents, Entry, Listed
from beleg.read.feeds.entries import absolute, checked, feed
from beleg.read.feeds.kinds import kind_of_list
from beleg.read.feeds.trees import local, tree_of, written
from beleg.read.opened import Opened
from beleg.read.options import ReadOptions, Unreadable, too_large
from beleg.read.sources import is_address

LARGEST: Final = 10_000_000  # bytes of a feed; a sitemap may have as many as any page


def articles(opened: Opened, options: ReadOptions) -> Iterator[Listed]:
    """What a feed or a list names, where a person gave it itself; raises ``Unreadable`` where it only lay somewhere."""
    if not opened.named:
        raise Unreadable(
            "a feed or a list", "name it itself, then the pages that it names are fetched", "feed_inside"
        )
    url = opened.doc if is_address(opened.doc) else ""
    yield Listed(
        opened.name, url, contents(opened.whole(options.max_bytes), url, options.encoding), opened.public
    )


def contents(data: bytes, url: str, encoding: str | None = None) -> Contents:
    """What a feed or a list names; ``url`` is its own address. Raises ``Unreadable`` where it names nothing.

    >>> contents(b"https://a.example/1\\nhttps://b.example/\\n", "").members
    ('https://a.example/1', 'https://b.example/')
    """
    kind = kind_of_list(data)
    if kind in ("feed", "opml") and len(data) > LARGEST:
        raise too_large(LARGEST)
    read = {"feed": feed, "opml": opml, "sitemap": sitemap, "addresses": addresses}.get(kind or "")
    found = read(data, url, encoding) if read else Contents()
    if not found.entries and not found.members:
        raise Unreadable("names no page", "check the address", "feed_empty")
    return found


def opml(data: bytes, url: str, encoding: str | None = None) -> Contents:
    """The feeds that an outline names.

    >>> opml(b'<opml><body><outline text="Bote" xmlUrl="https://bote.example/feed"/></body></opml>', "").members
    ('https://bote.example/feed',)
    """
    root = tree_of(data, encoding)
    named = (_feed_of(each) for each in root.iter() if local(each) == "outline")
    return _members([absolute(each, url) for each in named if each], _said(root, "title"))


def _feed_of(outline: Any) -> str:
    is_feed = _attribute(outline, "type").lower() in ("rss", "atom", "feed")
    return _attribute(outline, "xmlurl") or (_attribute(outline, "url") if is_feed else "")


def addresses(data: bytes, url: str, encoding: str | None = None) -> Contents:
    """The addresses of a list, one a line; ``#`` begins a comment."""
    lines = (line.strip() for line in written(data, encoding).splitlines())
    return _members([line for line in lines if line and not line.startswith("#")], "")


def sitemap(data: bytes, url: str, encoding: str | None = None) -> Contents:
    """The pages of a sitemap with what is said of them as news, or the sitemaps of an index."""
    root = tree_of(data, encoding)
    if local(root) == "sitemapindex":
        return _members([absolute(_said(each, "loc"), url) for each in root if local(each) == "sitemap"], "")
    named = [each for each in root if local(each) == "url"]
    entries = [_entry(each, url) for each in named[:MOST]]
    known = {each.url: each for each in entries if each.url}
    return Contents(tuple(known.values()), more=max(0, len(named) - MOST))


def _members(named: list[str], title: str) -> Contents:
    found = list(dict.fromkeys(each for each in named if each))
    return Contents(members=tuple(found[:MOST]), title=title, more=max(0, len(found) - MOST))


def _entry(named: Any, url: str) -> Entry:
    # Its pictures and videos have a loc too.
    own = next((each for each in named if local(each) == "loc"), None)
    link = absolute("" if own is None else "".join(own.itertext())[:LONGEST], url)
    day = checked(_said(named, "publication_date")[:10])
    title = _said(named, "news", "title") or None
    return Entry(link, link, title, day, changed=_said(named, "lastmod") or title or "")


def _said(element: Any, *names: str) -> str:
    """The text of the first element below with a name, or below the first with the first name; ``""`` for none."""
    for each in element.iter():
        if local(each) == names[0] and each is not element:
            return (
                _said(each, *names[1:])
                if len(names) > 1
                else " ".join("".join(each.itertext()).split())[:LONGEST]
            )
    return ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value).strip() for key, value in element.attrib.items() if key.lower() == name), "")
