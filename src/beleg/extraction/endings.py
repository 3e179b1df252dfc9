"""Endings of words become a question that most words answer at once, by their last letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LAST: Final = 2  # letters by which endings are looked up


class Endings:
    """Whether a word ends in one of many ways.

    >>> Endings(["zeitung", "blatt"]).of("tageszeitung"), Endings(["zeitung"]).of("zeitungen"), Endings([]).of("zeitung")
    (True, False, False)
    """

    __slots__ = ("_alike", "_letters")

    def __init__(self, endings: Iterable[str]) -> None:
        every = tuple(dict.fromkeys(endings))
        self._letters = tuple(ending for ending in every if len(ending) < _LAST)
        self._alike: dict[str, tuple[str, ...]] = {}
        for ending in every:
            if len(ending) >= _LAST:
                self._alike[ending[-_LAST:]] = (*self._alike.get(ending[-_LAST:], ()), ending)

    def of(self, word: str) -> bool:
        """Whether the word has one of the endings."""
        alike = self._alike.get(word[-_LAST:])
        if alike is not None and word.endswith(alike):
            return True
        return bool(self._letters) and word.endswith(self._letters)
