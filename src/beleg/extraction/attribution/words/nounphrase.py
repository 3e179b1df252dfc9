"""Tokens become a noun phrase; what shortens a title inside one."""

from __future__ import annotations

from beleg.extraction import mypyc_attr
from beleg.extraction.attribution.words.kinds import CAPITAL
from beleg.extraction.attribution.words.marked import Marked


@mypyc_attr(acyclic=True)
class Phrase:
    """Tokens of a noun phrase: ``start`` with its determiner, ``first:last`` without it, ``head`` its noun."""

    __slots__ = ("first", "head", "last", "start")

    def __init__(self, start: int, first: int, last: int, head: int) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.head = head


def is_title(text: Marked, i: int, end: int) -> bool:
    """Whether a full stop only shortens a title: "Maj. Hale", "Dr. Kern"."""
    if i + 1 >= end or not text.kind(i + 1) & CAPITAL or not text.kind(i - 1) & CAPITAL:
        return False
    title = text.words[i - 1]
    return text.words[i] == "." and len(title) <= 5 and title.isalpha()
