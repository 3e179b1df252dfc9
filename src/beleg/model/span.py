"""A stretch of an article's text, and a name found there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

# make(Span, (start, end)): the constructor of a named tuple is interpreted, even in a compiled build; that of tuples is not.
make: Final = tuple.__new__


class Span(NamedTuple):
    """A half-open stretch ``text[start:end]``, in code points.

    >>> Span(4, 9).of("Die Armee meldet")
    'Armee'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of this span in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def as_list(self) -> list[int]:
        return [self.start, self.end]


def apart(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap each other as one.

    >>> apart([Span(7, 9), Span(0, 4), Span(2, 5)])
    [Span(start=0, end=5), Span(start=7, end=9)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class Name(NamedTuple):
    """Who is named, verbatim and with its span; ``actor`` is the gazetteer's id where it is known.

    ``text`` equals ``article.text[span.start:span.end]``.
    """

    text: str
    span: Span
    actor: str | None = None
