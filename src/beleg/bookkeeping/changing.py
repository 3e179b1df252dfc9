"""What a feed says of pages that were read becomes those of them that are read again, since it says something else by now.

A page that changed is another article, beside the one that was read before: nothing is lost. Pages that are said to change all the
time are read again after pauses that double.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from beleg.bookkeeping import pausing
from beleg.model import Article
from beleg.read.feeds.contents import Entry
from beleg.read.feeds.records import packed
from beleg.stores.followed import Following, PageState, Waiting


class Again(NamedTuple):
    """Pages that wait again, and how those that are kept stand by now."""

    pages: Sequence[Waiting] = ()
    states: Sequence[PageState] = ()


def again(following: Following, feed: str, entries: Sequence[Entry], every: int, now: int) -> Again:
    """What of the entries of a feed is to be read again; what of them was never told of before is remembered."""
    states = _states(following, entries)
    changed = {state.url: state for state in states if state.times}
    pages = [
        Waiting(feed, each.id, each.url, packed(each), due=now + _pause(every, changed[each.url].times))
        for each in entries
        if each.url in changed
    ]
    return Again(pages, states)


def _pause(every: int, times: int) -> int:
    return 0 if times == 1 else pausing.later(every, times - 1)


def _states(following: Following, entries: Sequence[Entry]) -> list[PageState]:
    """How pages that are kept stand, where that is new: told of for the first time, or once more than before."""
    said = {each.url: each.changed for each in entries if each.url and each.changed}
    kept = following.known(list(said))
    before = following.states(sorted(kept))
    first = [PageState(url, said[url]) for url in said if url in kept and url not in before]
    other = [
        state._replace(said=said[url], times=state.times + 1)
        for url, state in before.items()
        if state.said != said[url]
    ]
    return first + other


def of_kept(following: Following, read: Iterable[PageState]) -> list[PageState]:
    """How pages that were just read stand, of those whose articles are kept."""
    states = {each.url: each for each in read if each.url}
    before = following.states(list(states))
    kept = sorted(following.known(list(states)))
    return [states[url]._replace(times=before[url].times if url in before else 0) for url in kept]


class Revisits:
    """The pages that feeds name while they are added, and which of them were read."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._entries: dict[str, Entry] = {}
        self._read: set[str] = set()

    def known(self, entries: Sequence[Entry]) -> Collection[str]:
        """Those of the pages whose articles are kept, and that are told of as they were then."""
        self._entries.update((each.url, each) for each in entries)
        changed = {state.url for state in _states(self._following, entries) if state.times}
        return self._following.known([each.url for each in entries]) - changed

    def reading(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, whose pages are noted as read."""
        for each in articles:
            self._read.add(each.doc)
            yield each

    def settle(self) -> None:
        """Remember how the pages stand that were read, and those that were told of for the first time."""
        states = _states(self._following, list(self._entries.values()))
        self._following.state([each for each in states if not each.times or each.url in self._read])
