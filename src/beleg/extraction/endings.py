"""Endings of words become a question that most words answer at once, by their last letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LAST: Final = 3  # letters by which the longer endings are looked up


class Endings:
    """Whether a word ends in one of many ways.

    >>> Endings(["zeitung", "blatt"]).of("tageszeitung"), Endings(["zeitung"]).of("zeitungen"), Endings([]).of("zeitung")
    (True, False, False)
    """

    __slots__ = ("_longer", "_short", "_sizes")

    def __init__(self, endings: Iterable[str]) -> None:
        every = tuple(dict.fromkeys(endings))
        self._short = frozenset(ending for ending in every if len(ending) < _LAST)
        self._sizes = sorted(set(map(len, self._short)))
        self._longer: dict[str, tuple[str, ...]] = {}
        for ending in every:
            if len(ending) >= _LAST:
                self._longer[ending[-_LAST:]] = (*self._longer.get(ending[-_LAST:], ()), ending)

    def of(self, word: str) -> bool:
        """Whether the word has one of the endings."""
        longer = self._longer.get(word[-_LAST:])
        if longer is not None and word.endswith(longer):
            return True
        for size in self._sizes:
            if word[-size:] in self._short:
                return True
        return False
