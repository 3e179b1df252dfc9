"""Endings of words become a question that most words answer at once, by their last letters."""

from __future__ import annotations

from collections.abc import Iterable


class Endings:
    """Whether a word ends in one of many ways.

    >>> Endings(["zeitung", "blatt"]).of("tageszeitung"), Endings(["zeitung"]).of("zeitungen"), Endings([]).of("zeitung")
    (True, False, False)
    """

    __slots__ = ("_all", "_last", "_shortest")

    def __init__(self, endings: Iterable[str]) -> None:
        self._all = tuple(endings)
        self._shortest = min((2, *map(len, self._all)))
        self._last = frozenset(ending[len(ending) - self._shortest :] for ending in self._all)

    def of(self, word: str) -> bool:
        """Whether the word has one of the endings."""
        return word[-self._shortest :] in self._last and word.endswith(self._all)
