"""A feed or a list that was given becomes the articles of the pages that it names, each asked for once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from beleg.read.feeds import pages
from beleg.read.feeds.contents import KNOWN, Entry, Known, Listed
from beleg.read.feeds.visiting import Asked, Visited, Visitor
from beleg.read.fetch import page_of
from beleg.read.options import Fetching, Found, ReadOptions, Refusal, Skipped, Told, Unreadable

_TOGETHER: Final = 100_000  # pages of all feeds that one list names
_CHUNK: Final = 500


def read(
    listed: Listed, options: ReadOptions, known: Known | None = None, visitor: Visitor | None = None
) -> Iterator[Told]:
    """What the pages hold that a feed or a list names, in its order; a feed that a list names gives its own.

    ``known`` says which of some entries need not be asked for. A list in a list is refused, so that an end is certain.
    """
    asking = visitor or Visitor(delay=options.fetching.delay)
    how = _how(listed, options.fetching)
    if listed.url:
        asking.touched(listed.url, options.fetching)
    feeds = [listed] if listed.contents.entries else []
    given = (Asked(url, how, given=True) for url in listed.contents.members)
    for found in chain.from_iterable(asking.each(given, partial(_member, options=options))):
        if isinstance(found, Listed):
            feeds.append(found)
        else:
            yield found
    yield from _left_out(listed)
    yield from _of_feeds(feeds, options, known, asking)


def _how(listed: Listed, fetching: Fetching) -> Fetching:
    """What comes from a public machine leads to no private one."""
    return replace(fetching, private=fetching.private and not listed.public)


def _member(visited: Visited, options: ReadOptions) -> list[Found]:
    """What came of an address in a list: an article, or a feed whose pages are still to come."""
    url = visited.asked.url
    try:
        found = list(pages.read_page(page_of(visited.found(), visited.asked.how), url, options))
    except Unreadable as refused:
        return [refused.refusal(url)]
    if any(isinstance(each, Listed) and each.contents.members for each in found):
        return [Refusal(url, "a list in a list", "give it by itself", "list_in_list")]
    return found


def _of_feeds(
    feeds: Sequence[Listed], options: ReadOptions, known: Known | None, asking: Visitor
) -> Iterator[Told]:
    wanted: dict[str, tuple[Listed, Entry]] = {}
    for feed in feeds:
        yield from _left_out(feed)
        for entry in feed.contents.entries:
            if entry.url:
                wanted.setdefault(entry.url, (feed, entry))
            else:
                yield pages.of_feed(entry, feed.url or feed.source) or pages.without_page(entry, feed.source)
    beyond = list(wanted)[_TOGETHER:]
    if beyond:
        yield _more(feeds[0].source, len(beyond))
    entries = [entry for _, entry in wanted.values()]
    there = {url for part in _parts(entries) for url in (known(part) if known else ())}
    if there:
        yield Skipped(feeds[0].source, KNOWN, len(there))
    left = [wanted[url] for url in list(wanted)[:_TOGETHER] if url not in there]
    asked = (
        Asked(entry.url, _how(feed, options.fetching), about=(entry, feed.url or feed.source))
        for feed, entry in left
    )
    yield from chain.from_iterable(asking.each(asked, partial(pages.articles, options=options)))


def _parts(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + _CHUNK] for start in range(0, len(entries), _CHUNK))


def _left_out(listed: Listed) -> Iterator[Refusal]:
    if listed.contents.more:
        yield _more(listed.source, listed.contents.more)


def _more(source: str, n: int) -> Refusal:
    return Refusal(source, f"{n:,} of its addresses are too many", "split it", "feed_long", (("n", f"{n}"),))
