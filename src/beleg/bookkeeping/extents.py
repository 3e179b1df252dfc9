"""Paths become how much there is to read behind them, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from beleg.read import Refusal, find
from beleg.read.formats import holds_many
from beleg.read.sources import Address, Source


class Extent(NamedTuple):
    """How much paths hold: articles, else bytes of their files; ``None`` where only reading can tell."""

    articles: int | None
    size: int | None = None


def extent(paths: Sequence[str | Path]) -> Extent:
    """How much there is to read behind paths.

    >>> extent(["no-such-file.txt"]), extent(["-"])
    (Extent(articles=1, size=None), Extent(articles=None, size=None))
    """
    n = _count(paths)
    return Extent(n) if n is not None else Extent(None, bytes_of(paths))


def _count(paths: Sequence[str | Path]) -> int | None:
    n = 0
    for found in find(paths):
        # A feed may stand behind an address.
        if isinstance(found, Address):
            return None
        if isinstance(found, Source) and (found.path is None or holds_many(found.name)):
            return None
        n += 1
    return n


def bytes_of(paths: Sequence[str | Path]) -> int | None:
    """How many bytes the files behind paths have, ``None`` where only reading can tell."""
    size = 0
    for found in find(paths):
        with suppress(OSError):
            here = found.size() if isinstance(found, Source) else 0 if isinstance(found, Refusal) else None
            if here is None:
                return None
            size += here
    return size or None
