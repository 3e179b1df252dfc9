"""Where several processes are asked for and there is work for them, what they are forked from begins to load before this one does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

_ENOUGH: Final = 500_000  # bytes of inputs; less is done before processes are there


def start_ahead(paths: Sequence[str], jobs: int | None) -> None:
    """Begin to load what processes need, which takes a second or two."""
    if jobs and jobs > 1 and is_much(paths):
        from beleg.engines.workers import prepare

        prepare("beleg.bookkeeping.prepared")


def is_much(paths: Sequence[str]) -> bool:
    """Whether files and the files of folders are large together; what lies deeper is not looked at.

    >>> is_much(["-", "https://bote.example/feed", "nothing.txt"])
    False
    """
    left = _ENOUGH
    for path in paths:
        for size in _sizes(path):
            left -= size
            if left <= 0:
                return True
    return False


def _sizes(path: str) -> Iterator[int]:
    try:
        if os.path.isdir(path):
            with os.scandir(path) as inside:
                yield from (each.stat().st_size for each in inside if each.is_file())
        elif os.path.isfile(path):
            yield os.path.getsize(path)
    except (OSError, ValueError):
        return
