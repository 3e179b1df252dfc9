"""Feeds become articles of a ledger, round after round: each feed asked when it is due, each page that it names once.

All that a round knows is in the ledger before it counts: an answer of a feed together with the pages that it named, an article
before its page waits no more. So a process can be killed at any moment, and the next one goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from beleg.bookkeeping import changing, pausing
from beleg.bookkeeping.adding import AddReport
from beleg.model import Article
from beleg.read import ReadOptions, Refusal, complete
from beleg.read.feeds import pages
from beleg.read.feeds.contents import Contents, Entry
from beleg.read.feeds.listening import FEEDS, heard_from, named_in
from beleg.read.feeds.records import packed, unpacked
from beleg.read.feeds.visiting import Asked, Visited, Visitor
from beleg.read.fetch import PAGE
from beleg.read.options import Fetching, Told, Unreadable
from beleg.read.sources import Address, Source, find
from beleg.stores import Store
from beleg.stores.followed import Followed, PageState, Waiting

_BATCH: Final = 20  # pages that are kept together
_TRIED: Final = 4  # times that a page is asked for
_GONE: Final = 410
_DONE: Final = 200
_UNCHANGED: Final = 304
# What may be better another time; a status of these too, all others are for good.
_PASSING: Final = (
    "fetch_silent",
    "fetch_slow",
    "fetch_broken",
    "fetch_unknown",
    "fetch_later",
    "fetch_no_robots",
)
_BUSY: Final = "fetch_later"
_FOR_GOOD: Final = ("401", "410", "451")


@dataclass(slots=True)
class Round:
    """What one round brought: feeds asked, pages that they named newly, articles and figures that are new.

    ``articles`` are the ids of those new. ``own`` counts those whose text is the feed's own. ``refused`` are feeds and pages,
    ``put_off`` pages that are asked for again later; ``moved`` feeds with where they are from now on.
    """

    asked: int = 0
    named: int = 0
    present: int = 0
    figures: int = 0
    own: int = 0
    articles: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    put_off: list[Refusal] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)


class _Heard(NamedTuple):
    """What a feed answered: what it holds, ``None`` where that is as before; or why there is no answer."""

    url: str
    contents: Contents | None = None
    failed: Unreadable | None = None
    gone: bool = False
    moved: str = ""
    until: float = 0.0
    etag: str = ""
    modified: str = ""
    public: bool = True


class _Read(NamedTuple):
    """What came of a page that waited."""

    page: Waiting
    told: Sequence[Told]
    until: float = 0.0
    etag: str = ""
    modified: str = ""


Tell = Callable[[Round], object]


class Following:
    """The feeds that are followed, and the rounds; nothing is asked for before ``round``.

    ``given`` are addresses of feeds and of lists, and files of lists. ``every`` is the usual pause of a feed in seconds,
    ``visitor`` asks, by the clock that it has. ``refused`` is what was given and cannot be followed.

    >>> from beleg.ledger import Ledger
    >>> with Ledger.open(":memory:") as ledger:
    ...     following = ledger.watch("https://bote.example/feed", every=900)
    ...     following.feeds, following.due(), following.refused
    (['https://bote.example/feed'], 0, [])
    """

    def __init__(
        self,
        store: Store,
        add: Callable[..., AddReport],
        given: Sequence[str | Path],
        every: int,
        options: ReadOptions | None = None,
        visitor: Visitor | None = None,
    ) -> None:
        self._store = store
        self._add = add
        self._every = every
        self._options = options or ReadOptions()
        self._visitor = visitor or Visitor(delay=self._options.fetching.delay)
        self.clock = self._visitor.clock
        self.feeds: list[str] = []
        self._known: dict[str, Followed] = {}
        self._members: dict[str, bool] = {}  # what a list names, with whether that came from a public machine
        self._lists: dict[str, Sequence[str]] = {}  # what each list named last, by its address or path
        self._files: dict[
            str, tuple[Source, object]
        ] = {}  # files of lists by their paths, and how each was when it was read
        self.refused = list(self._begun(given))

    def _begun(self, given: Sequence[str | Path]) -> Iterator[Refusal]:
        for found in find(given):
            if isinstance(found, Refusal):
                yield found
            elif isinstance(found, Address):
                self._follow([found.url])
            else:
                yield from self._read_list(found)
        for url in [url for url, feed in self._known.items() if feed.gone]:
            yield _gone(url)

    def _read_list(self, file: Source) -> list[Refusal]:
        """Follow what a file names; a list that cannot be read leaves what it named before."""
        members, refused = named_in(file, self._options)
        if file.path is not None:
            self._files[file.name] = file, _state(file)
        if members or file.name not in self._lists:
            self._relist(file.name, members)
        return refused

    def _relist(self, name: str, members: Sequence[str]) -> bool:
        """Follow what a list names by now, and no longer what no list names any more; whether that is anything else than before."""
        before = self._lists.get(name, ())
        self._lists[name] = members
        named = {url for each in self._lists.values() for url in each}
        self.feeds = [url for url in self.feeds if url not in before or url in named]
        self._follow(members)
        return list(before) != list(members)

    def _follow(self, urls: Sequence[str]) -> None:
        new = [url for url in dict.fromkeys(urls) if url not in self._known]
        kept = self._store.following.feeds(new)
        self._known.update((url, kept.get(url, Followed(url, url))) for url in new)
        self.feeds.extend(
            url for url in dict.fromkeys(urls) if url not in self.feeds and not self._known[url].gone
        )

    def _leave(self, url: str) -> None:
        self.feeds = [each for each in self.feeds if each != url]

    def due(self) -> float | None:
        """When something is to be asked next, ``None`` where nothing is followed any more."""
        if not self.feeds:
            return None
        page = self._store.following.next_due(self.feeds)
        return min([*(self._known[url].due for url in self.feeds), *([] if page is None else [page])])

    def round(self, tell: Tell = lambda _: None) -> Round:
        """Ask the feeds that are due, then for the pages that wait; ``tell`` is called as it goes on.

        A round ends when the next one begins; what could not be asked for until then waits. Raises ``StoreError``.
        """
        done = Round()
        for file, state in list(self._files.values()):
            if _state(file) != state:
                done.refused.extend(self._read_list(file))
        until = self.clock.now() + self._every
        asked: set[str] = set()
        while due := [url for url in self.feeds if url not in asked and self._is_due(url)]:
            asked.update(due)
            for heard in self._visitor.each(map(self._asked, due), self._hear, until):
                self._note(heard, done)
                tell(done)
        self._read_pages(done, until, tell)
        return done

    def _now(self) -> int:
        return int(self.clock.now())

    def _is_due(self, url: str) -> bool:
        """Whether a feed is due within moments: all that are come together, and who is called every 15 minutes is in time."""
        return self._known[url].due <= self._now() + min(30, self._every // 10)

    def _asked(self, url: str) -> Asked:
        feed = self._known[url]
        how = self._how(self._members.get(url, False))
        return Asked(
            feed.now,
            how,
            FEEDS._replace(etag=feed.etag, modified=feed.modified),
            True,
            (Entry(url, url), url),
        )

    def _how(self, public: bool) -> Fetching:
        """What comes from a public machine leads to no private one."""
        fetching = self._options.fetching
        return with_changes(fetching, private=fetching.private and not public)

    def _hear(self, visited: Visited) -> _Heard:
        url = visited.asked.about[1] if visited.asked.about else visited.asked.url
        answer = visited.answer
        heard = _Heard(url, moved=visited.moved, until=visited.until)
        if answer is None or answer.status != _UNCHANGED:
            try:
                heard = heard._replace(contents=heard_from(visited))
            except Unreadable as failed:
                gone = answer is not None and answer.status == _GONE
                return heard._replace(failed=failed, gone=gone)
        found = visited.found()
        etag, modified = found.told("etag"), found.told("last-modified")
        return heard._replace(public=found.public, etag=etag, modified=modified)

    def _note(self, heard: _Heard, done: Round) -> None:
        """Keep how a feed stands, together with the pages that it named."""
        done.asked += 1
        feed = self._known[heard.url]
        if heard.failed is not None:
            self._missed(feed, heard, done)
        elif heard.contents is not None and heard.contents.members:
            self._spread(heard, heard.contents.members, done)
        else:
            self._listened(feed, heard, done)

    def _missed(self, feed: Followed, heard: _Heard, done: Round) -> None:
        if heard.gone:
            feed = feed._replace(gone=True)
            self._leave(feed.url)
            done.refused.append(_gone(feed.url))
        elif heard.failed is not None:
            feed = pausing.failed(feed, self._every, self._now(), int(heard.until))
            done.refused.append(heard.failed.refusal(feed.url))
        self._known[feed.url] = feed
        self._store.following.heard(feed, ())

    def _spread(self, heard: _Heard, members: Sequence[str], done: Round) -> None:
        """What was given is a list: its members are followed; it is looked at anew as often as a feed is."""
        if heard.url in self._members:
            self._leave(heard.url)
            done.refused.append(Refusal(heard.url, "a list in a list", "give it by itself", "list_in_list"))
            return
        self._members.update((url, heard.public) for url in members)
        changed = self._relist(heard.url, members)
        self._known[heard.url] = pausing.answered(self._known[heard.url], self._every, self._now(), changed)

    def _listened(self, feed: Followed, heard: _Heard, done: Round) -> None:
        """An answer: what is new waits from now on, in one transaction with the marks that it will not be told again by."""
        feed = feed._replace(public=heard.public)
        if heard.moved and heard.moved != feed.now:
            feed = feed._replace(now=heard.moved)
            done.moved.append((feed.url, heard.moved))
        new: Sequence[Waiting] = ()
        again = changing.Again()
        if heard.contents is not None:
            silent = tuple(sorted(heard.contents.silent))
            feed = feed._replace(
                etag=heard.etag, modified=heard.modified, rest=heard.contents.rest, silent=silent
            )
            named = [Waiting(feed.url, each.id, each.url, packed(each)) for each in heard.contents.entries]
            new = self._store.following.unknown(feed.url, named)
            entries = heard.contents.entries
            again = changing.again(self._store.following, feed.url, entries, self._every, self._now())
        feed = pausing.answered(feed, self._every, self._now(), changed=bool(new or again.pages))
        self._known[feed.url] = feed
        done.named += self._store.following.heard(feed, new, *again)

    def _read_pages(self, done: Round, until: float, tell: Tell) -> None:
        """Ask for the pages that wait; what came is kept some pages at a time."""
        waiting = self._store.following.waiting(self.feeds, self._now())
        came = [_without_page(each) for each in waiting if not each.url]
        of = {each.url: each for each in waiting if each.url}
        make = partial(_made, of, self._options)
        asked = partial(self._asked_page, self._store.following.states(list(of)))
        try:
            for each in self._visitor.each(map(asked, of.values()), make, until):
                came.append(each)
                if len(came) >= _BATCH:
                    self._keep(came, done)
                    came.clear()
                    tell(done)
        finally:
            # Also where somebody stops it: what was fetched need not be fetched again.
            self._keep(came, done)
            tell(done)

    def _asked_page(self, states: Mapping[str, PageState], page: Waiting) -> Asked:
        feed = self._known[page.feed]
        before = states.get(page.url, PageState(page.url, ""))
        wish = PAGE._replace(etag=before.etag, modified=before.modified)
        return Asked(page.url, self._how(feed.public), wish, about=(unpacked(page.data), feed.now))

    def _keep(self, came: Sequence[_Read], done: Round) -> None:
        """Keep articles, then take their pages from those that wait."""
        if not came:
            return
        found = [
            complete(each, self._options) for one in came for each in one.told if isinstance(each, Article)
        ]
        there = self._store.known([each.id for each in found])
        if found:
            report = self._add(*found)
            done.figures += report.figures
            done.present += report.present
            done.refused.extend(report.refused)
            here = self._store.known([each.id for each in found])
            done.articles.extend(dict.fromkeys(each.id for each in found if each.id in here - there))
        done.own += sum(_is_own(one) for one in came)
        over, again = ([one for one in came if _may_pass(one) is passing] for passing in (False, True))
        done.refused.extend(_refusals(over))
        done.put_off.extend(_refusals(again))
        states = changing.of_kept(self._store.following, map(_stands, over))
        self._store.following.settle([one.page for one in over], list(map(self._later, again)), states)

    def _later(self, read: _Read) -> Waiting:
        """The page as it waits again; where its host was busy, nobody asked for the page itself."""
        tries = read.page.tries + all(each.code != _BUSY for each in _refusals([read]))
        due = max(self._now() + pausing.later(self._every, tries), int(read.until))
        return read.page._replace(tries=tries, due=due)


def _state(file: Source) -> object:
    """What a file looks like from outside, ``None`` where it is not there."""
    try:
        found = os.stat(file.path or "")
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _stands(read: _Read) -> PageState:
    return PageState(read.page.url, unpacked(read.page.data).changed, read.etag, read.modified)


def _made(of: Mapping[str, Waiting], options: ReadOptions, visited: Visited) -> _Read:
    page, answer = of[visited.asked.url], visited.answer
    if answer is not None and answer.status == _UNCHANGED:
        return _Read(page, (), visited.until, visited.asked.wish.etag, visited.asked.wish.modified)
    marks = answer if answer is not None and answer.status == _DONE else None
    etag, modified = (marks.told(name) if marks else "" for name in ("etag", "last-modified"))
    return _Read(page, pages.articles(visited, options), visited.until, etag, modified)


def _without_page(waiting: Waiting) -> _Read:
    entry = unpacked(waiting.data)
    return _Read(waiting, [pages.of_feed(entry, waiting.feed) or pages.without_page(entry, waiting.feed)])


def _is_own(read: _Read) -> bool:
    """Whether the article is the text of the feed, since its page could not be had."""
    return any(isinstance(each, Article) and each.doc != read.page.url for each in read.told)


def _may_pass(read: _Read) -> bool:
    """Whether a page could not be had for now, and is asked for again."""
    refused = list(_refusals([read]))
    return len(refused) == len(read.told) == 1 and read.page.tries + 1 < _TRIED and _passes(refused[0])


def _passes(refused: Refusal) -> bool:
    if refused.code != "fetch_status":
        return refused.code in _PASSING
    return dict(refused.values).get("status") not in _FOR_GOOD


def _refusals(came: Sequence[_Read]) -> Iterator[Refusal]:
    return (each for one in came for each in one.told if isinstance(each, Refusal))


def _gone(url: str) -> Refusal:
    return Refusal(url, "this feed is no more (status 410)", "leave it out", "feed_gone")
