"""What one word can be in a number: digits and compound words are read here into lexemes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from beleg.languages import expand

OTHER: Final = 0
DIGITS: Final = 1
CARDINAL: Final = 2
SCALE: Final = 3
VAGUE: Final = 4
FEW: Final = 5
FEW_BEFORE_SCALE: Final = 6
FEW_AFTER_ARTICLE: Final = 7
ARTICLE: Final = 8
HALF: Final = 9
PART: Final = 10
DENOMINATOR: Final = 11
FRACTION: Final = 12
ORDINAL: Final = 13
EVERY: Final = 14
PLACES: Final = 15
STRONG: Final = 16
LOST: Final = 17
SIGN: Final = 18
Number = int | float
"""A value as it is written: whole numbers stay whole, which `float` alone does not keep once compiled."""

LONGEST: Final = 120
_MOST_DIGITS: Final = 18
_MARKS: Final = {"\u00ad": "", "\u2010": "-", "\u2011": "-", "ß": "ss"}
_SEPARATOR: Final = r"[.,'\u2019\u02bc\u00b4\u00a0\u202f\u2009\u2007]"
_GROUPS: Final = re.compile(rf"\d{{1,3}}(?:({_SEPARATOR})\d{{3}})(?:\1\d{{3}})*(?:([.,])\d+)?")
_INDIAN: Final = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+")
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Lexeme:
    """What one word is in a number; never changed once it is made.

    ``value`` is the number or the multiplier. ``other`` is the second reading of digits that could be
    grouped or decimal. ``alone`` tells a multiplier that is a number by itself ("hundert") from one that
    is not ("Dutzend"). ``length`` counts the characters after the number inside a longer word
    ("300-strong"), ``says`` is the qualifier that such a word adds ("500-plus"). ``scale`` is the
    multiplier in it.
    """

    __slots__ = ("alone", "length", "other", "role", "says", "scale", "value")

    def __init__(
        self,
        role: int,
        value: Number = 0,
        other: Number | None = None,
        alone: bool = False,
        length: int = 0,
        says: str = "exact",
    ) -> None:
        self.role = role
        self.value = value
        self.other = other
        self.alone = alone
        self.length = length
        self.says = says
        self.scale: Number = value if role == SCALE else 1 if role == DIGITS else scale_within(value)


def scale_within(value: Number) -> Number:
    """The multiplier inside one word, "dreitausend", so that "zwei bis dreitausend" can lend it."""
    for scale in (1_000_000, 1000, 100):
        if value > scale and value % scale == 0 and value / scale < 1000:
            return scale
    return 1


PLAIN: Final = Lexeme(OTHER)


def tidy(value: Number) -> Number:
    """``value`` as an integer where it is one, else rounded: 3.0 is 3 and 3.3000000000000003 is 3.3."""
    return int(value) if value == int(value) else round(value, 6)


def normal(word: str) -> str:
    low = word.lower()
    if low.isascii():
        return low
    low = unicodedata.normalize("NFC", low)
    for mark, plain in _MARKS.items():
        low = low.replace(mark, plain)
    return low


class WordClass:
    """Words and beginnings of words: the pattern "flieg*" holds "fliegen" and "fliegt".

    >>> WordClass(["flieg*"]).holds("fliegt"), WordClass(["flieg*"]).holds("flog")
    (True, False)
    """

    __slots__ = ("_begins", "_words", "empty")

    def __init__(self, patterns: Iterable[str]) -> None:
        words = [word.lower() for pattern in patterns for word in expand(pattern)]
        self._words = frozenset(word for word in words if not word.endswith("*"))
        self._begins = tuple(word[:-1] for word in words if word.endswith("*"))
        self.empty = not words

    def holds(self, word: str) -> bool:
        return word in self._words or (self._begins != () and word.startswith(self._begins))


def spelled(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table whose keys are patterns, with every word of every pattern as a key."""
    return {normal(word): value for pattern, value in table.items() for word in expand(pattern)}


def read_digits(text: str, decimal: str) -> Lexeme:
    """Digits with any separators as a Lexeme; dates, versions and endless runs are plain words.

    >>> read_digits("1'234.5", ",").value, read_digits("2,5", ",").value, read_digits("14.05.2025", ",").role
    (1234.5, 2.5, 0)
    """
    if len(text) > 40 or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return PLAIN
    if text.isdecimal():
        return Lexeme(DIGITS, int(text))
    grouped = _GROUPS.fullmatch(text)
    if _AMBIGUOUS.fullmatch(text) and decimal in text:
        return Lexeme(DIGITS, tidy(float(text.replace(",", "."))), other=int(text.replace(decimal, "")))
    if grouped and not text.startswith("0") and grouped.group(1) != grouped.group(2):
        return Lexeme(DIGITS, _grouped(text, grouped))
    if _DECIMAL.fullmatch(text):
        return Lexeme(DIGITS, tidy(float(text.replace(",", "."))))
    return Lexeme(DIGITS, tidy(float(text.replace(",", "")))) if _INDIAN.fullmatch(text) else PLAIN


def _grouped(text: str, match: re.Match[str]) -> Number:
    whole, fraction = (text, "") if not match.group(2) else text.rsplit(match.group(2), 1)
    digits = whole.replace(match.group(1), "")
    return tidy(float(f"{digits}.{fraction}")) if fraction else int(digits)


class Compounds:
    """Numbers written as one word: "siebenhunderteinundzwanzigtausend", "anderthalbtausend"."""

    __slots__ = ("link", "parts", "scales", "small")

    def __init__(
        self,
        small: Mapping[str, Number],
        parts: Mapping[str, Number],
        scales: Sequence[tuple[str, Number]],
        link: str,
    ) -> None:
        self.small = small
        self.parts = parts
        self.scales = scales
        self.link = link

    def read(self, word: str) -> Number | None:
        """The value of the whole word, ``None`` where it is not a number."""
        return self._read(word, 0) if len(word) <= LONGEST else None

    def _read(self, word: str, scale: int) -> Number | None:
        if scale == len(self.scales):
            return self.small.get(word)
        name, value = self.scales[scale]
        head, found, tail = word.partition(name)
        if not found:
            return self._read(word, scale + 1)
        left = self._head(head, scale + 1)
        right = self._tail(tail, scale + 1)
        if left is None or right is None or right >= value:
            return None
        return left * value + right

    def _head(self, head: str, scale: int) -> Number | None:
        if not head:
            return 1
        return self.parts.get(head) or self._read(head, scale)

    def _tail(self, tail: str, scale: int) -> Number | None:
        if not tail:
            return 0
        plain = self._read(tail, scale)
        return self._read(tail.removeprefix(self.link), scale) if plain is None else plain
