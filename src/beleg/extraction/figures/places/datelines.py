"""The words that open a report become its dateline: "LWIW (dpa) -"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.places.placewords import Is, PlaceWords
from beleg.extraction.tokens import Tokens

_DATELINE: Final = 8  # tokens
_LONGEST: Final = 14  # where all are names and numbers
_INSIDE: Final = (",", "/", ".")
_TOWN: Final = Is.NAME | Is.LONGER | Is.SHORT | Is.COUNTRY
_DASHES: Final = ("\u2013", "\u2014", "-", "--")
_BRACKETS: Final = ("(", ")")
_CLOSING: Final = (*_DASHES, ":", ".", "_")


def dateline(tokens: Tokens, first: int, last: int, words: PlaceWords) -> int:
    """The token behind what opens a report, 0 without one: "LWIW (dpa) -", "KISUMU, Nov 14 (Reuters) -", "Sion. –".

    ``last`` for a sentence that is nothing else: "Port Hallen, 13. März 2031."
    """
    if not (words.flags(tokens.words[first]) & _TOWN or tokens.words[first].isupper()):
        return 0
    if _is_town_and_day(tokens, first, last, words):
        return last
    for token in range(first + 1, min(_opening_end(tokens, first, words), last)):
        text = tokens.words[token]
        if text in _DASHES:
            return token + 1 if _only_names(tokens, first, token, words) else 0
        if text == "(":
            behind = _behind_bracket(tokens, first, token, last)
            if behind >= 0:
                return behind
    return 0


def _only_names(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """Whether nothing but names, days and brackets stand before a dash: no "Explosion in X - four dead"."""
    inside = False
    for text in tokens.words[first:last]:
        inside = (inside or text == "(") and text != ")"
        if not inside and text != ")" and not _is_inside(text, words):
            return False
    return True


def _is_inside(text: str, words: PlaceWords) -> bool:
    """Whether a word may stand inside a dateline."""
    known = words.flags(text) & (Is.CAPITAL | Is.OF)
    return bool(known) or text.isdecimal() or text in _INSIDE or text in words.particles


def _opening_end(tokens: Tokens, first: int, words: PlaceWords) -> int:
    """How far a dateline may go: some tokens, more where they are names and numbers, "BENI, Democratic Republic of X, Nov 14"."""
    end, texts = first + 1, tokens.words
    while end < min(first + _LONGEST, len(texts)):
        if not _is_inside(texts[end], words) and texts[end] not in _BRACKETS:
            break
        end += 1
    return max(end + 1, first + _DATELINE)


def _behind_bracket(tokens: Tokens, first: int, opened: int, last: int) -> int:
    """The token behind a dateline that ends with a bracket, 0 where it is none, -1 where it may go on.

    It goes on in "Kelmar (Nordland), May 8 (AP):".
    """
    texts = tokens.words
    for close in range(opened, min(opened + _DATELINE, last - 1)):
        if texts[close] == ")":
            if texts[close + 1] in _CLOSING:
                return close + 2
            if _is_dated(tokens, first + 1, opened):
                return close + 1
            return -1 if texts[close + 1] == "," else 0
    return -1


def _is_dated(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words before the agency hold a day: "Aden/Riad, 11. März (KNA)"."""
    words = tokens.words
    return any(words[at] == "," and words[at + 1].isdecimal() for at in range(first, last - 1))


def town_end(tokens: Tokens, first: int, last: int, words: PlaceWords) -> int:
    """The token behind the name of the town that opens a dateline: "Port Hallen"."""
    end = first + 1
    while end < last and words.flags(tokens.words[end]) & Is.CAPITAL:
        end += 1
    return end


def _is_town_and_day(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a sentence holds a town and a day behind its comma, and nothing else."""
    texts = tokens.words
    end = town_end(tokens, first, last, words)
    if last - first > _DATELINE or end + 2 >= last or texts[end] != "," or texts[last - 1] != ".":
        return False
    day = [text for text in texts[end + 1 : last - 1] if text != "."]
    numbers = sum(text.isdecimal() for text in day)
    return 0 < numbers <= len(day) <= numbers + 1
