"""Quotation marks become pairs: which stretches of a text stand in quotes."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.words.cues import CLOSING, OPENING
from beleg.extraction.tokens import Tokens

_CLOSER: Final[dict[str, str]] = {
    "\u201e": '\u201c\u201d"',
    "\u201c": "\u201d\u201c",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    '"': '"\u201d',
}
_LONGEST: Final = 1500


def pairs(tokens: Tokens, marks: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Token indexes of opening and closing marks, outermost pairs only, in order.

    ``marks`` are the indexes of quotation marks, ``ends`` the ends of the paragraphs, both ascending. A
    quotation that its paragraph leaves open ends with it, unless a closing mark stands in a later one
    before any other opens.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    limit = 0
    at = 0
    for mark in marks:
        while at < len(ends) and ends[at] <= mark:
            at += 1
        if opened >= 0 and mark >= limit and _reopens(tokens, opened, mark):
            found.append((opened, limit - 1))
            opened = -1
        if opened < 0:
            if _opens(tokens, mark):
                opened, limit = mark, ends[at] if at < len(ends) else len(tokens.words)
        elif _closes(tokens, opened, mark):
            if 1 < mark - opened <= _LONGEST:
                found.append((opened, mark))
            opened = -1
    if 0 <= opened < limit - 2:
        found.append((opened, limit - 1))
    return found


def _reopens(tokens: Tokens, opened: int, mark: int) -> bool:
    """Whether a mark in a later paragraph begins a new quotation and does not close the old one."""
    sign = tokens.words[mark]
    return (
        sign == '"'
        or mark - opened > _LONGEST
        or sign not in _CLOSER[tokens.words[opened]]
        or _spaced_before(tokens, mark)
    )


def _opens(tokens: Tokens, mark: int) -> bool:
    sign = tokens.words[mark]
    if sign not in OPENING:
        return False
    return sign == "\u201e" or _glued_after(tokens, mark)


def _closes(tokens: Tokens, opened: int, mark: int) -> bool:
    sign = tokens.words[mark]
    if sign not in CLOSING or sign not in _CLOSER[tokens.words[opened]]:
        return False
    return not (
        _spaced_before(tokens, mark) and _glued_after(tokens, mark) and mark - opened > 1 and sign != '"'
    )


def _spaced_before(tokens: Tokens, mark: int) -> bool:
    return mark == 0 or tokens.ends[mark - 1] < tokens.starts[mark]


def _glued_after(tokens: Tokens, mark: int) -> bool:
    return mark + 1 < len(tokens.words) and tokens.ends[mark] == tokens.starts[mark + 1]
