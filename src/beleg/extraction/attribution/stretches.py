"""What statements say becomes stretches of text: which of them hold a character, which of them are called unverified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.ordered import below
from beleg.model import STANCES, Span, Statement

_SAYING_NOTHING: Final = frozenset(STANCES[-2:])


@mypyc_attr(acyclic=True)
class _Stretch:
    """One content span of a statement: ``size`` is that of all that the statement says, ``number`` its place.

    ``furthest`` is the furthest end among the stretches up to this one.
    """

    __slots__ = ("end", "furthest", "number", "size", "start")

    def __init__(self, start: int, end: int, size: int, number: int) -> None:
        self.start = start
        self.end = end
        self.size = size
        self.number = number
        self.furthest = end


class Index:
    """The content spans of statements, in order of their starts."""

    __slots__ = ("_doubtful", "_ends", "_said", "_starts", "_stretches")

    def __init__(self, statements: Sequence[Statement], doubtful: Sequence[Span]) -> None:
        self._said = list(statements)
        self._doubtful, self._ends = _merged(doubtful)
        self._stretches = _stretches(self._said)
        self._starts = [stretch.start for stretch in self._stretches]

    def around(self, position: int) -> list[Statement]:
        """The statements whose content holds the character before ``position``, innermost first."""
        found: list[_Stretch] = []
        stretches = self._stretches
        at = below(self._starts, position) - 1
        while at >= 0 and stretches[at].furthest >= position:
            if position <= stretches[at].end:
                found.append(stretches[at])
            at -= 1
        if len(found) > 1:
            found.sort(key=lambda stretch: (stretch.size, -stretch.number))
        return [self._said[stretch.number] for stretch in found]

    def is_beside(self, position: int, start: int, end: int) -> bool:
        """Whether something said shares a character with ``start:end``, but nothing said holds ``position``."""
        stretches = self._stretches
        at = below(self._starts, end) - 1
        beside = False
        while at >= 0 and stretches[at].furthest > start:
            if stretches[at].start <= position < stretches[at].end:
                return False
            beside = beside or stretches[at].end > start
            at -= 1
        return beside

    def is_doubtful(self, span: Span) -> bool:
        """Whether the text calls something unverified that shares a character with ``span``."""
        start, end = span
        return self.doubts(start, end)

    def doubts(self, start: int, end: int) -> bool:
        """As :meth:`is_doubtful`, of ``start:end``."""
        at = below(self._doubtful, end) - 1
        return at >= 0 and self._ends[at] > start


def _stretches(said: list[Statement]) -> list[_Stretch]:
    found: list[_Stretch] = []
    latest = 0
    ordered = True
    for number in range(len(said)):
        if said[number].stance in _SAYING_NOTHING:
            continue
        content = said[number].content
        size = 0
        for start, end in content:
            size += end - start
        for start, end in content:
            ordered = ordered and start >= latest
            latest = start
            found.append(_Stretch(start, end, size, number))
    if not ordered:
        found.sort(key=lambda stretch: stretch.start)
    furthest = 0
    for stretch in found:
        furthest = max(furthest, stretch.end)
        stretch.furthest = furthest
    return found


def _merged(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Where stretches begin and end that cover the same characters, and none twice."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
