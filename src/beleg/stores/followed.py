"""What is remembered of the feeds that a ledger follows, and of the pages that they name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol


class Followed(NamedTuple):
    """A feed: its address as it was given, where it is ``now``, and what its last answer said.

    ``etag`` and ``modified`` mark what it held. It is asked again at ``due`` (seconds since 1970, as all times here) after a
    ``pause``, doubled for each of its ``failures`` in a row. ``rest`` and ``silent`` are what it asks for itself: seconds, and
    hours of the day in UTC. ``public`` says whether it comes from a public machine, ``gone`` that it is no more.
    """

    url: str
    now: str
    etag: str = ""
    modified: str = ""
    due: int = 0
    pause: int = 0
    failures: int = 0
    rest: int = 0
    silent: tuple[int, ...] = ()
    public: bool = True
    gone: bool = False


class Waiting(NamedTuple):
    """A page that a feed names and that was not read yet.

    ``id`` is how the feed tells it from others, ``data`` what the feed says of it, as JSON. ``tries`` is how often it was asked for.
    """

    feed: str
    id: str
    url: str
    data: str
    tries: int = 0
    due: int = 0


class PageState(NamedTuple):
    """How a page stood when it was read: what its feed said of it, and the marks that its server gave.

    ``times`` is how often it was to be read again since.
    """

    url: str
    said: str
    etag: str = ""
    modified: str = ""
    times: int = 0


class Following(Protocol):
    """The feeds of a ledger; every method is one transaction."""

    def feeds(self, urls: Sequence[str]) -> Mapping[str, Followed]:
        """Those of the feeds that are known, by the address that was given."""
        ...

    def unknown(self, feed: str, found: Sequence[Waiting]) -> Sequence[Waiting]:
        """Those pages that a feed names and that are new to the ledger."""
        ...

    def heard(
        self,
        feed: Followed,
        found: Sequence[Waiting],
        again: Sequence[Waiting] = (),
        states: Sequence[PageState] = (),
    ) -> int:
        """Keep how a feed stands, and those pages that are new to the ledger; returns how many they are.

        The pages ``again`` wait although they are known; ``states`` are kept with them.
        A page is known by its address, or by how this feed tells it from others. One that waits already for another feed
        waits for this one too, and is asked for once.
        """
        ...

    def waiting(self, feeds: Sequence[str], until: int) -> Sequence[Waiting]:
        """The pages of feeds that are due, in the order in which they were named."""
        ...

    def next_due(self, feeds: Sequence[str]) -> int | None:
        """When the first page that waits is due, ``None`` where none waits."""
        ...

    def settle(
        self, done: Sequence[Waiting], again: Sequence[Waiting] = (), states: Sequence[PageState] = ()
    ) -> None:
        """Some pages wait no more; others, with their new ``tries`` and ``due``, wait again; ``states`` are kept with that."""
        ...

    def states(self, addresses: Sequence[str]) -> Mapping[str, PageState]:
        """How pages stood when they were read, by address, where that is known."""
        ...

    def state(self, states: Sequence[PageState]) -> None:
        """Keep how pages stand."""
        ...

    def note(self, addresses: Collection[str]) -> None:
        """The articles of these pages are kept."""
        ...

    def known(self, addresses: Sequence[str]) -> frozenset[str]:
        """Those of the addresses whose articles are kept."""
        ...
