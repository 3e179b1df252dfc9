"""The ordinal before a word becomes a number: third Tuesday, 19. Jahrhundert, XIX. Jahrhundert."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.phrases import Scan, plain_int

ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def roman(word: str) -> int:
    """The value of a Roman number of centuries, else 0.

    >>> roman("XIX"), roman("IV"), roman("Xi")
    (19, 4, 0)
    """
    values = [ROMAN.get(letter, 0) for letter in word]
    if not values or 0 in values:
        return 0
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def ordinal_left(scan: Scan, i: int) -> tuple[int, int]:
    """An ordinal that ends before token ``i``: its number (0 if there is none) and first token."""
    k = i - 1
    tail = scan.at(k) == "." or scan.has(scan.sets.ordinal_tails, k)
    if tail and scan.glued(k):
        k -= 1
        number = plain_int(scan.at(k)) if scan.at(k)[:1].isdigit() else roman(scan.at(k))
    else:
        number = scan.known.ordinals.get(scan.small(k), 0)
    return (number, k) if number > 0 else (0, i)
