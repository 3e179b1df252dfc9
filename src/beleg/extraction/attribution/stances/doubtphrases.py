"""Phrases of doubt in a text: "ist … die Rede" stands where other words may part its halves."""

from __future__ import annotations

from typing import Final

from beleg.extraction.tokens import Tokens

_GAP: Final = "\u2026"  # in a phrase: other words may stand here
_WIDEST_GAP: Final = 9  # tokens


def position(tokens: Tokens, phrase: tuple[str, ...], start: int, end: int) -> int:
    words, lows = tokens.words, tokens.lows
    if _GAP in phrase:
        gap = phrase.index(_GAP)
        begin = position(tokens, phrase[gap + 1 :], start, end)
        opens = begin >= 0 and position(tokens, phrase[:gap], max(begin - _WIDEST_GAP, start), begin) >= 0
        return begin if opens else -1
    size = len(phrase)
    opening = phrase[0].lower()
    for k in range(start, end - size + 1):
        if lows[k] == opening and all(words[k + n] == phrase[n] for n in range(1, size)):
            return k
    return -1
