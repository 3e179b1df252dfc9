"""The figures told so far, each with its side, become what a later one takes over."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.sides import MIXED

_RECENT: Final = 20  # figures
_NEAR: Final = 4  # figures


class Told:
    """The figures of one article that were asked about, in text order."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[Found] = []

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    def add(self, found: Found) -> None:
        """Remember a figure whose side is known."""
        self._found.append(found)

    def at(self, number: int) -> Found | None:
        """The figure with a number, ``None`` below the first."""
        return self._found[number] if number >= 0 else None

    def before(self) -> Found | None:
        """The last figure."""
        return self._found[-1] if self._found else None

    def last(self) -> list[Found]:
        """The last few figures."""
        return self._found[-_NEAR:]

    def side_of(self, measure: str) -> Side | None:
        """The side of the last figure of ``measure`` that has one."""
        for found in reversed(self._found[-_RECENT:]):
            if found.side and found.side is not MIXED and found.binding.measure == measure:
                return found.side
        return None

    def force(self) -> Side | None:
        """The side of the last figure that counts people of a force."""
        for found in reversed(self._found[-_NEAR:]):
            if found.counted.kind == "force" and found.side:
                return found.side
        return None

    def enemy_of(self, own: Side) -> Side:
        """The last side told that is not ``own``, ``MIXED`` where there is none."""
        for found in reversed(self._found[-_RECENT:]):
            if found.side and found.side is not MIXED and found.side.code != own.code:
                return found.side
        return MIXED
