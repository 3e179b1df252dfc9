"""Files whose article is kept are known by path, size and time of change, so that adding them again does not read them again."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final

from beleg.model import Article
from beleg.read import Part, ReadOptions, Told, Unread
from beleg.read.options import Refusal
from beleg.read.sources import Address, Source
from beleg.stores import Store

_AT_ONCE: Final = 100
# A file that was changed so short a while ago may change again and show the same time.
_SETTLED: Final = 2.0  # seconds

Input = Source | Address | Refusal


class Inputs:
    """The files of one run of adding. Only those that hold one article, as texts and pages do, are remembered.

    What reading was told, and the ``version`` of Beleg, are part of what a file is known by.
    """

    def __init__(self, store: Store, options: ReadOptions, version: str) -> None:
        self._store = store
        self._told = _told(options, version)
        self._addresses: dict[str, str] = {}  # by name
        self._expected: dict[str, list[str]] = {}  # addresses by the id of an article

    def unread(self, found: Iterable[Input], known: Callable[[], None]) -> Iterator[Input]:
        """Those inputs that are to be read, in order; ``known`` is called for every other one."""
        remaining = iter(found)
        while some := list(islice(remaining, _AT_ONCE)):
            self.settle()
            addresses = {each.name: self._address(each) for each in some if isinstance(each, Source)}
            there = self._store.following.known([each for each in addresses.values() if each])
            for each in some:
                address = addresses.get(each.name, "") if isinstance(each, Source) else ""
                if address in there:
                    known()
                    continue
                if address and isinstance(each, Source):
                    self._addresses[each.name] = address
                yield each

    def read(self, part: Part, found: Sequence[Told]) -> None:
        """Note what came of a part: a file that gave one article is known when that is kept."""
        if isinstance(part, Unread) and (address := self._addresses.pop(part.name, "")):
            first = found[0] if len(found) == 1 else None
            if isinstance(first, Article):
                self._expected.setdefault(first.id, []).append(address)

    def settle(self) -> None:
        """Remember the files whose articles are kept by now."""
        kept = self._store.known(list(self._expected)) if self._expected else ()
        addresses = [address for id in sorted(kept) for address in self._expected.pop(id)]
        if addresses:
            self._store.following.note(addresses)

    def _address(self, source: Source) -> str:
        """What a file is remembered by, ``""`` where it is none or changes still."""
        if source.path is None:
            return ""
        with suppress(OSError):
            found = source.path.stat()
            if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime >= _SETTLED:
                place = os.path.realpath(source.path)
                return f"file:{place}?{source.doc}&{found.st_size}&{found.st_mtime_ns}&{self._told}"
        return ""


def _told(options: ReadOptions, version: str) -> str:
    """What decides, beside its bytes, what is read from a file."""
    table = options.metadata.read_bytes() if options.metadata and options.metadata.is_file() else b""
    said = (version, options.published, options.language, options.encoding, options.max_bytes)
    return hashlib.sha256(repr(said).encode() + table).hexdigest()
