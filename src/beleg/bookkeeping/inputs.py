"""Parts of files whose article is kept are known by path, size, time of change and number, so that they are not read again.

A text or a page is a file of one part; a line, a record or a row is a part of a file that holds many.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from beleg.bookkeeping.changing import Revisits
from beleg.model import Article
from beleg.read import Part, ReadOptions, Skipped, Unread
from beleg.read.archive.pages import NO_FIGURE, NO_TEXT, OTHER_LANGUAGE
from beleg.read.options import Refusal
from beleg.read.sources import Address, Source
from beleg.stores import Store

_AT_ONCE: Final = 100  # parts that are looked up together
_NOTED: Final = 500  # parts that are remembered together
_MOST: Final = 50_000  # articles that may be kept yet
# A file that was changed so short a while ago may change again and show the same time.
_SETTLED: Final = 2.0  # seconds
_PASSED_OVER: Final = (NO_FIGURE, NO_TEXT, OTHER_LANGUAGE)

Input = Source | Address | Refusal


class Sent(NamedTuple):
    """A part of an input, what it is remembered by (``""``: not at all), and how many bytes of all inputs lie behind it."""

    part: Part
    place: str = ""
    behind: int = 0


Known = Callable[[Sent, str], None]


class Inputs:
    """The files of one run of adding, and the ``pages`` of feeds. A part is remembered when its one article is kept, or that it is passed over.

    What was refused is not: it is read again, and refused by name. What reading was told, and the ``version`` of the rules, are
    part of what a file is known by.
    """

    def __init__(self, store: Store, options: ReadOptions, version: str) -> None:
        self._store = store
        self.pages = Revisits(store.following)
        self._told = _told(options, version)
        self._expected: dict[str, list[str]] = {}  # places by the id of an article
        self._over: list[str] = []
        self._since = 0

    def place(self, source: Input) -> str:
        """What the parts of a file are remembered by, ``""`` where it is none or changes still."""
        if not isinstance(source, Source) or source.path is None:
            return ""
        with suppress(OSError):
            found = source.path.stat()
            if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime >= _SETTLED:
                place = os.path.realpath(source.path)
                return f"file:{place}?{source.doc}&{found.st_size}&{found.st_mtime_ns}&{self._told}"
        return ""

    def unread(self, sent: Iterable[Sent], known: Known) -> Iterator[Sent]:
        """Those parts that are to be read, in order; ``known`` is called with every other one, and why it was passed over, if so."""
        some: list[Sent] = []
        for each in sent:
            some.append(each)
            if len(some) == _AT_ONCE or not each.place:
                yield from self._left(some, known)
                some.clear()
        yield from self._left(some, known)

    def _left(self, some: Sequence[Sent], known: Known) -> Iterator[Sent]:
        places = [each.place for each in some if each.place and isinstance(each.part, Unread)]
        there = self._store.following.known([_noted(each, why) for each in places for why in _WHYS])
        for each in some:
            found = [why for why in _WHYS if each.place and _noted(each.place, why) in there]
            if found:
                known(each, found[0])
            else:
                yield each

    def read(self, sent: Sent, found: Sequence[object]) -> None:
        """Note what came of a part."""
        if not sent.place or len(found) != 1 or not isinstance(sent.part, Unread):
            return
        [only] = found
        if isinstance(only, Article):
            self._expected.setdefault(only.id, []).append(sent.place)
        elif isinstance(only, Skipped) and only.why in _PASSED_OVER:
            self._over.append(_noted(sent.place, only.why))
        self._since += 1
        if self._since == _NOTED:
            self.settle()

    def settle(self) -> None:
        """Remember the parts that were passed over, those whose articles are kept by now, and how pages of feeds stand."""
        self.pages.settle()
        kept = self._store.known(list(self._expected)) if self._expected else ()
        places = [place for id in sorted(kept) for place in self._expected[id]]
        if places or self._over:
            self._store.following.note([*places, *self._over])
        self._over.clear()
        self._since = 0
        # Articles are kept in order: of those before the last one kept, the others were refused.
        ids = list(self._expected)
        last = max((at for at, id in enumerate(ids) if id in kept), default=-1)
        for id in ids[: max(last + 1, len(ids) - _MOST)]:
            del self._expected[id]


_WHYS: Final = ("", *_PASSED_OVER)


def _noted(place: str, why: str) -> str:
    return f"{place} {why}" if why else place


def _told(options: ReadOptions, version: str) -> str:
    """What decides, beside its bytes, what is read from a file."""
    table = options.metadata.read_bytes() if options.metadata and options.metadata.is_file() else b""
    given = (options.published, options.language, options.encoding, options.max_bytes, options.every_page)
    return hashlib.sha256(repr((version, *given)).encode() + table).hexdigest()
