"""What reading is told beforehand, and what it says about an input that it cannot read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from beleg.model import Article
from beleg.read.feeds.contents import Listed


@dataclass(frozen=True, slots=True)
class Fetching:
    """How an address is fetched. Times are seconds: to connect, between two pieces, and for all together.

    ``delay`` is the pause between two requests to one host for what a feed or a list names. ``private`` lets addresses be reached that are not public: this machine, its own network. ``max_bytes`` bounds what
    is read, after it was unpacked. ``ports`` are those that may be named. ``authorities`` is a file of certificates that
    are trusted instead of those of the system.
    """

    connect: float = 10.0
    read: float = 15.0
    total: float = 40.0
    max_bytes: int = 20_000_000
    redirects: int = 5
    delay: float = 1.0
    private: bool = False
    ports: tuple[int, ...] = (80, 443)
    authorities: str | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Settings for one run of reading.

    ``published`` (an ISO date) and ``language`` (ISO 639-1) hold for every article and outrank what the
    inputs say. ``encoding`` is used instead of detection. ``metadata`` is a table with a column ``file`` and
    any of url, outlet, title, published, language. ``max_bytes`` bounds one file, or one line of JSON lines.
    ``fetching`` bounds what is read from an address. Pages of archives on which no figure can stand are skipped unless
    ``every_page`` is wanted: ``candidate`` says that of a text in a language; it may raise ``UnknownLanguage``.

    Raises ``ValueError`` for a date that is none and for an encoding that Python does not know.

    >>> ReadOptions(published="2025-02-30")
    Traceback (most recent call last):
    ...
    ValueError: '2025-02-30' is not a date; give YYYY-MM-DD
    """

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    metadata: Path | None = None
    max_bytes: int = 20_000_000
    fetching: Fetching = Fetching()
    every_page: bool = False
    candidate: Callable[[str, str], bool] | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            _check_date(self.published)
        if self.encoding is not None:
            _check_encoding(self.encoding)


def _check_date(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a date; give YYYY-MM-DD") from None


def _check_encoding(name: str) -> None:
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        raise ValueError(f"{name!r} is not a text encoding that Python knows") from None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: which, why, and what helps.

    ``code`` names the reason for those who say it in another language, with ``values``; ``""`` where nobody does.

    >>> print(Refusal("c.txt", "empty", "leave it out"))
    c.txt: empty; leave it out
    """

    source: str
    reason: str
    help: str = ""
    code: str = field(default="", compare=False, repr=False)
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}" + (f"; {self.help}" if self.help else "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """Parts of an input that nobody takes for articles: where, how many, and ``why``, a key of what the words call ``skipped``.

    >>> Skipped("news.warc.gz", "no_page")
    Skipped(source='news.warc.gz', why='no_page', count=1)
    """

    source: str
    why: str
    count: int = 1


Told = Article | Refusal | Skipped
Found = Told | Listed  # a feed or a list is what pages are asked for from


class Unread(NamedTuple):
    """A part of an input that takes time to read, so that another process may do it: ``read`` does, and ``pickle`` takes it.

    ``name`` is what it is refused by, ``size`` counts its bytes.
    """

    name: str
    size: int
    read: Callable[[ReadOptions], Iterator[Found | Unread]]

    def now(self, options: ReadOptions) -> Iterator[Told]:
        """What it holds; a feed or a list is none of that."""
        for each in self.read(options):
            if isinstance(each, Unread):
                yield from each.now(options)
            elif not isinstance(each, Listed):
                yield each


class Unreadable(Exception):
    """Raised inside ``beleg.read`` where an input cannot become an article; ``read`` makes it a Refusal."""

    def __init__(self, reason: str, help: str = "", code: str = "", **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.help = help
        self.code = code
        self.values = tuple((name, str(value)) for name, value in values.items())

    def refusal(self, source: str) -> Refusal:
        return Refusal(source, self.reason, self.help, self.code, self.values)


def too_large(limit: int) -> Unreadable:
    """The refusal of what is longer than ``limit`` bytes."""
    size = f"{limit // 1_000_000:,} MB" if limit >= 1_000_000 else f"{limit:,} bytes"
    return Unreadable(
        f"larger than {size}", "split it, or give its articles as JSON lines", "too_large", size=size
    )
