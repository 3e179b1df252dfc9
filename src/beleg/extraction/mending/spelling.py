"""Letters and digits that a scanner or a foreign keyboard put for others become those others, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from beleg.extraction.mending.mended import Edit, merged
from beleg.extraction.mending.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens

_DIGIT_LIKE: Final = {"l": "1", "I": "1", "O": "0", "o": "0"}
_MIXED: Final = re.compile(
    r"[^\W\d_]{2,}[0158][^\W\d_]+|[^\W\d_]+[0158][^\W\d_]{2,}"  # po1ice, k0nnte
    r"|[lIO]+\d[\d.,lIO]*|[lO]|[lIO]{2,3}"  # l2, and what stands behind the 1 of "1OO"
    r"|[^\W\dA-Z_]{4,}\d{2,}"  # injuring112
)
_NO_NUMERAL: Final = frozenset(("II", "III", "IO", "OI"))
_IN_NUMBER: Final = re.compile(
    r"(?<![\w.,-])(?=[lIO.,]*\d)[\dlIO]+(?:[.,][\dlIO]{3})*(?![\w]|-\w|[.,][\dlIO])"
)
_SPLIT_GROUP: Final = re.compile(r"(?<![\w.,])(\d{1,3}[.,]) (?=\d{3}(?![\w]|[.,]\d))")
_GLUED: Final = re.compile(r"(?<![\w-])([^\W\d_]{4,})(?=\d{2,}\b)")
# What a scanner makes of what, the longer first.
_CONFUSED: Final = (
    ("rn", "m"), ("ri", "n"), ("ii", "u"), ("1", "l"), ("1", "i"), ("0", "o"), ("5", "s"), ("8", "b"), ("I", "l"), ("I", "i"), ("l", "i"),
    ("ii", "ü"), ("o", "ö"), ("u", "ü"), ("a", "ä"), ("i", "l"), ("c", "e"), ("e", "c"), ("b", "h"), ("h", "b"), ("f", "t"), ("m", "rn"), ("vv", "w"), ("n", "u"), ("u", "n"),
)  # fmt: skip
_LIKE_LETTERS: Final = frozenset("0158")
_SHORTEST: Final = 4
_LONGEST: Final = 30
_WORD_BEFORE: Final = 20  # characters


def looks_confused(word: str) -> bool:
    """Whether letters and digits are mixed as only a scanner mixes them.

    >>> [word for word in ("po1ice", "l2", "OO", "G20", "Mi-8", "60-jährige", "A4", "II") if looks_confused(word)]
    ['po1ice', 'l2', 'OO']
    """
    return _MIXED.fullmatch(word) is not None and word not in _NO_NUMERAL


def digits(text: str, before_days: frozenset[str]) -> list[Edit]:
    """The edits that make digits of the letters in numbers, and one group of digits of "3, 100".

    Not behind ``before_days``: "on May 3, 100 people", "am 5. 400 Menschen".

    >>> digits("l2 dead, 3, 100 hurt on May 5, 200 left", frozenset(["may"]))
    [Edit(start=0, end=2, by='12'), Edit(start=9, end=12, by='3,')]
    """
    edits = [
        Edit(*found.span(), "".join(_DIGIT_LIKE.get(char, char) for char in found[0]))
        for found in _IN_NUMBER.finditer(text)
        if not found[0].isdecimal()
    ]
    for found in _SPLIT_GROUP.finditer(text):
        before = text[max(0, found.start() - _WORD_BEFORE) : found.start()].lower().split()
        if not before or before[-1].rstrip(".") not in before_days:
            edits.append(Edit(*found.span(), found[1]))
    return merged(edits)


def glued(text: str, known: Vocabulary) -> list[Edit]:
    """The edits that part a word from the number behind it."""
    return [
        Edit(found.end(), found.end(), " ")
        for found in _GLUED.finditer(text)
        if known.knows(found[1].lower())
    ]


def letters(tokens: Tokens, known: Vocabulary) -> list[Edit]:
    """The edits that make known words of unknown ones in which one letter was taken for another."""
    edits: list[Edit] = []
    for at, word in enumerate(tokens.words):
        if word in _LIKE_LETTERS and _goes_on(tokens, at):
            read = _read(word + tokens.words[at + 1], known)
            if read:
                edits.append(Edit(tokens.starts[at], tokens.ends[at], read[0]))
        elif _SHORTEST <= len(word) <= _LONGEST and word[0].isalnum() and not known.knows(tokens.lows[at]):
            read = _read(word, known)
            if read:
                edits.append(Edit(tokens.starts[at], tokens.ends[at], read))
    return edits


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether letters follow a digit without a blank: "5even"."""
    after = at + 1
    return (
        after < len(tokens)
        and tokens.starts[after] == tokens.ends[at]
        and _SHORTEST - 1 <= len(tokens.words[after]) <= _LONGEST
        and tokens.words[after].isalpha()
    )


def _read(word: str, known: Vocabulary) -> str | None:
    if known.ends_in_noun(word.lower()) and word.isalpha():
        return None
    for candidate in _candidates(word, 2):
        low = candidate.lower()
        if known.knows(low) or (len(low) > 7 and known.ends_in_noun(low)):
            return candidate[0].upper() + candidate[1:] if word[0].isupper() else candidate
    return None


def _candidates(word: str, depth: int) -> Iterator[str]:
    """The word with one letter read as another, then with two."""
    once: list[str] = []
    for wrong, right in _CONFUSED:
        at = word.find(wrong)
        while at >= 0:
            once.append(word[:at] + right + word[at + len(wrong) :])
            at = word.find(wrong, at + 1)
    yield from once
    if depth > 1:
        for candidate in once:
            yield from _candidates(candidate, depth - 1)


def umlauts(tokens: Tokens, known: Vocabulary) -> list[Edit]:
    """The edits that make umlauts of two letters: "Fluechtlinge", "fuenf"."""
    edits: list[Edit] = []
    for at, low in enumerate(tokens.lows):
        if low[0].isalpha() and any(pair in low for pair in known.digraphs):
            word = _with_umlauts(tokens.words[at], low, known)
            if word != tokens.words[at]:
                edits.append(Edit(tokens.starts[at], tokens.ends[at], word))
    return edits


def dots(tokens: Tokens, known: Vocabulary, undotted: frozenset[str]) -> list[Edit]:
    """The edits that give words the dots that they lost: the unknown ones of a text that has no umlaut, else those of a list."""
    everywhere = not any("ä" in low or "ö" in low or "ü" in low for low in tokens.lows)
    edits: list[Edit] = []
    for at, low in enumerate(tokens.lows):
        lost = everywhere and not known.knows(low) and not known.ends_in_noun(low)
        if tokens.words[at] in undotted or (lost and low.isalpha() and len(low) < _LONGEST):
            dotted = _dotted(tokens.words[at], known)
            if dotted:
                edits.append(Edit(tokens.starts[at], tokens.ends[at], dotted))
    return edits


def _dotted(word: str, known: Vocabulary) -> str | None:
    once: list[str] = []
    for plain, umlaut in zip("aouAOU", "äöüÄÖÜ", strict=True):
        at = word.find(plain)
        while at >= 0:
            once.append(word[:at] + umlaut + word[at + 1 :])
            at = word.find(plain, at + 1)
    return next((one for one in once if known.knows(one.lower()) or known.ends_in_noun(one.lower())), None)


def _with_umlauts(word: str, low: str, known: Vocabulary) -> str:
    if known.knows(low) and known.replaced(low) not in known.small:
        return word
    if any(kept in low for kept in known.kept):
        return word
    return known.replaced(word)
