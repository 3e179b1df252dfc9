"""The figures told so far, each with its side, become what a later one takes over."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.measures.memory import HARM, Found
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import losing
from beleg.extraction.figures.sides.sides import MIXED
from beleg.extraction.sentences import Sentence

_RECENT: Final = 20  # figures
_NEAR: Final = 4  # figures


class Told:
    """The figures of one article that were asked about, in text order; ``begin`` says when a sentence begins."""

    __slots__ = ("_begins", "_codes", "_found", "_harmed", "_sentence")

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._harmed: list[Found] = []
        self._codes: set[str] = set()
        self._sentence: Sentence | None = None
        self._begins = 0

    def begin(self, sentence: Sentence) -> None:
        """Go on with the figures of a sentence."""
        if sentence is not self._sentence:
            self._sentence = sentence
            self._begins = len(self._found)

    @property
    def in_sentence(self) -> bool:
        """Whether the last figure stands in the sentence that is read now."""
        return len(self._found) > self._begins

    def add(self, found: Found) -> None:
        """Remember a figure whose side was sought."""
        self._found.append(found)
        if found.side:
            self._codes.add(found.side.code)
        if found.binding.measure in HARM:
            self._harmed.append(found)

    def before_sentence(self) -> Found | None:
        """The last figure of the sentences before."""
        return self._found[self._begins - 1] if self._begins else None

    def before(self) -> Found | None:
        """The last figure."""
        return self._found[-1] if self._found else None

    def launched(self, found: Found) -> Found | None:
        """The weapons told in the sentence of those shot down: "fired 90 drones and two missiles; 70 drones were shot down"."""
        if found.binding.measure != "intercepted":
            return None
        for each in reversed(self._found[self._begins :]):
            same = found.gloss in (None, each.gloss)
            if each.binding.measure == "attacks" and same and each.side is not None:
                return each
        return None

    def counts_military(self) -> bool:
        """Whether one of the last few figures counts soldiers or losses of a force."""
        return any(losing.is_military(found) for found in self._found[-_NEAR:])

    def last_side(self, measure: str) -> Side | None:
        """The side of the last figure of ``measure`` that has one."""
        for found in reversed(self._found[-_RECENT:]):
            if found.side and found.side is not MIXED and found.binding.measure == measure:
                return found.side
        return None

    def last_force(self) -> Side | None:
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

    def are_against_fighters(self, opponent: Side | None) -> bool:
        """Whether fighters of no state are told to be harmed or held, and nobody on the side of ``opponent``."""
        if opponent is not None and opponent.code in self._codes:
            return False
        return any(found.counted.kind == "fighter" for found in self._harmed[-_RECENT:])
