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
    if is_numbering(text, i, end):
        return True
    if i + 1 >= end or not text.kind(i + 1) & CAPITAL or not text.kind(i - 1) & CAPITAL:
        return False
    title = text.words[i - 1]
    return text.words[i] == "." and len(title) <= 5 and title.isalpha()


def is_numbering(text: Marked, i: int, end: int) -> bool:
    """Whether a full stop stands before the number of a paper: "Communique No. 4"."""
    numbering = text.vocabulary.words.grammar_numbering
    return (
        i + 1 < end
        and text.words[i] == "."
        and text.words[i - 1] in numbering
        and text.words[i + 1].isdigit()
    )
