"""What feeds and lists name: pages, with what is said about them, and other feeds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

MOST: Final = 10_000  # entries of one feed, members of one list
LONGEST: Final = 2_000  # characters of an address, an id or a title
KNOWN: Final = "known_address"  # why such a page is skipped


class Entry(NamedTuple):
    """One page as a feed names it: its address, how the feed tells it from others, and what it says about it.

    ``url`` is ``""`` where no page is named. ``published`` is an ISO day, as the feed writes it. ``outlet`` is the host of the
    source that the entry was taken over from. ``html`` is the content of the page, ``""`` where the feed holds a summary only.
    ``changed`` is what tells that the page is another one by now: when it was changed, as the feed writes that, else when it was
    published, and its title.
    """

    url: str
    id: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    html: str = ""
    changed: str = ""


Known = Callable[[Sequence[Entry]], Collection[str]]  # the addresses of those that need not be asked for


@dataclass(frozen=True, slots=True)
class Contents:
    """What a feed or a list holds: pages, or the addresses of feeds and pages (``members``).

    ``rest`` is for how many seconds the feed asks to be left alone, ``silent`` are the hours of the day (UTC) in which nobody
    needs to ask it. ``more`` says how many entries beyond ``MOST`` are left out.
    """

    entries: tuple[Entry, ...] = ()
    members: tuple[str, ...] = ()
    title: str = ""
    rest: int = 0
    silent: frozenset[int] = field(default_factory=frozenset)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed or a list that a person gave: what the person calls it, its address (``""`` for a file), what it holds.

    ``public`` says whether it came from a public machine; then nothing that it names may be a private one.
    """

    source: str
    url: str
    contents: Contents
    public: bool = False
