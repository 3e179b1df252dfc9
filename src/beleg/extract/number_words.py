"""The number vocabulary of a language becomes a Lexicon: one look-up tells what part a word plays in a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from beleg.languages.pack import Pack, expand

(
    OTHER,
    DIGITS,
    CARDINAL,
    SCALE,
    VAGUE,
    FEW,
    FEW_BEFORE_SCALE,
    FEW_AFTER_ARTICLE,
    ARTICLE,
    HALF,
    PART,
    DENOMINATOR,
    FRACTION,
    ORDINAL,
    EVERY,
    PLACES,
    STRONG,
    LOST,
    SIGN,
) = range(19)

_LONGEST = 120
_MOST_DIGITS = 18
_REMEMBERED = 200_000
_TENS = frozenset((20, 30, 40, 50, 60, 70, 80, 90))
_MARKS = {"\u00ad": "", "\u2010": "-", "\u2011": "-", "ß": "ss"}
_GROUPS = re.compile(r"\d{1,3}(?:([.,'\u2019\u02bc\u00b4\u00a0\u202f\u2009\u2007])\d{3})(?:\1\d{3})*(?:([.,])\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """What one word is in a number.

    ``value`` is the number or the multiplier. ``other`` is the second reading of digits that could be
    grouped or decimal. ``alone`` tells a multiplier that is a number by itself ("hundert") from one that is not
    ("Dutzend"). ``length`` counts the characters after the number inside a longer word ("300-strong").
    """

    role: int
    value: float = 0
    other: float | None = None
    alone: bool = False
    length: int = 0


PLAIN = Lexeme(OTHER)


def tidy(value: float) -> float:
    """``value`` as an integer where it is one, else rounded: 3.0 is 3 and 3.3000000000000003 is 3.3."""
    return int(value) if value == int(value) else round(value, 6)


def _normal(word: str) -> str:
    low = word.lower()
    if low.isascii():
        return low
    low = unicodedata.normalize("NFC", low)
    for mark, plain in _MARKS.items():
        low = low.replace(mark, plain)
    return low


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
    return PLAIN


def _grouped(text: str, match: re.Match[str]) -> float:
    whole, fraction = (text, "") if not match.group(2) else text.rsplit(match.group(2), 1)
    digits = whole.replace(match.group(1), "")
    return tidy(float(f"{digits}.{fraction}")) if fraction else int(digits)


@dataclass(frozen=True, slots=True)
class Compounds:
    """Numbers written as one word: "siebenhunderteinundzwanzigtausend", "anderthalbtausend"."""

    small: Mapping[str, float]
    parts: Mapping[str, float]
    scales: Sequence[tuple[str, float]]
    link: str

    def read(self, word: str) -> float | None:
        """The value of the whole word, ``None`` where it is not a number."""
        return self._read(word, 0) if len(word) <= _LONGEST else None

    def _read(self, word: str, scale: int) -> float | None:
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

    def _head(self, head: str, scale: int) -> float | None:
        if not head:
            return 1
        return self.parts.get(head) or self._read(head, scale)

    def _tail(self, tail: str, scale: int) -> float | None:
        if not tail:
            return 0
        plain = self._read(tail, scale)
        return self._read(tail.removeprefix(self.link), scale) if plain is None else plain


def _small(words: Mapping[str, Any]) -> dict[str, float]:
    units: dict[str, float] = words["units"]
    table = {**units, **words["teens"], **words["tens"]}
    link = words.get("unit_first")
    if link:
        table |= {f"{u}{link}{t}": n + m for u, n in units.items() for t, m in words["tens"].items()}
    if half := words.get("half"):
        table |= {f"{word}{half}": number + 0.5 for word, number in list(table.items())}
    return table | spelled(words["others"])


def spelled(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table whose keys are patterns, with every word of every pattern as a key."""
    return {_normal(word): value for pattern, value in table.items() for word in expand(pattern)}


def every_form(patterns: Iterable[str]) -> frozenset[str]:
    """All words of all patterns, in lower case and with ss for ß."""
    return frozenset(_normal(word) for pattern in patterns for word in expand(pattern))


class Lexicon:
    """What every word of one language is in a number; remembers what it has looked up."""

    def __init__(self, pack: Pack) -> None:
        table = pack["numbers"]
        words = table["words"]
        self.decimal: str = table["digits"]["decimal"]
        self.links = every_form(words["and"])
        self.half_links = every_form(words["half_after_and"])
        scales = sorted(words["inside"].items(), key=lambda item: (-item[1], -len(item[0])))
        self._compounds = Compounds(_small(words), words["parts"], scales, words["inside_link"])
        self._ordinals: dict[str, float] = words["ordinals"]
        self._ordinal_marks = tuple(words["ordinal_marks"])
        self._ordinal_endings = tuple(sorted(words["ordinal_endings"], key=len, reverse=True))
        self._fraction_endings = tuple(sorted(words["fraction_endings"], key=len, reverse=True))
        self._strong = tuple(sorted(every_form(table["digits"]["strong"]), key=len, reverse=True))
        self._exact_case = {word: Lexeme(LOST) for word in table["lost"]["words"]}
        self._fixed = dict(_fixed(table))
        self._memo: dict[str, Lexeme] = {}

    def look_up(self, words: list[str]) -> tuple[list[Lexeme], list[int]]:
        """The lexeme of each word and the indexes of those that can open a number."""
        if len(self._memo) > _REMEMBERED:
            self._memo.clear()
        known = list(map(self._memo.get, words))
        if None in known:
            known = list(map(self.lexeme, words))
        lexemes = cast("list[Lexeme]", known)
        return lexemes, [i for i, lexeme in enumerate(lexemes) if lexeme is not PLAIN]

    def lexeme(self, word: str) -> Lexeme:
        """What ``word`` is in a number; ``PLAIN`` where it is none."""
        known = self._memo.get(word)
        if known is None:
            known = self._classify(word) if len(word) <= _LONGEST else PLAIN
            if len(word) <= 40:
                self._memo[word] = known
        return known

    def _classify(self, word: str) -> Lexeme:
        if word[0].isdecimal():
            return self._digits(word)
        if word in self._exact_case:
            return self._exact_case[word]
        if not word[0].isalpha():
            return self._fixed.get(word, PLAIN)
        if word[:2].casefold() == "xx" and not word.casefold().strip("x"):
            return Lexeme(LOST)
        low = _normal(word)
        return self._fixed.get(low) or self._cardinal(low) or self._ordinal(low) or self._joined(low) or PLAIN

    def _digits(self, word: str) -> Lexeme:
        if word[-1].isdecimal():
            return read_digits(word, self.decimal)
        return self._stronger(_normal(word), lambda stem: read_digits(stem, self.decimal)) or PLAIN

    def _stronger(self, word: str, read: Callable[[str], Lexeme | None]) -> Lexeme | None:
        for ending in self._strong:
            if word.endswith(ending) and len(word) > len(ending):
                stem = word[: -len(ending)]
                number = read(stem)
                return Lexeme(STRONG, number.value, length=len(ending)) if number and number.value else None
        return None

    def _cardinal(self, word: str) -> Lexeme | None:
        value = self._compounds.read(word)
        return None if value is None else Lexeme(CARDINAL, tidy(value))

    def _ordinal(self, word: str) -> Lexeme | None:
        for endings, role in ((self._ordinal_endings, ORDINAL), (self._fraction_endings, DENOMINATOR)):
            for ending in endings:
                if word.endswith(ending):
                    value = self._ordinal_stem(word[: -len(ending)])
                    if value:
                        return Lexeme(role, value)
        return None

    def _ordinal_stem(self, stem: str) -> float | None:
        irregular = self._ordinals.get(stem)
        if irregular:
            return irregular
        for mark in self._ordinal_marks:
            if stem.endswith(mark):
                value = self._compounds.read(stem[: -len(mark)])
                if value and value > 1 and (value > 19) == (mark == self._ordinal_marks[0]):
                    return value
        return None

    def _joined(self, word: str) -> Lexeme | None:
        strong = self._stronger(word, lambda stem: self._cardinal(stem) or self._joined(stem))
        if strong or "-" not in word:
            return strong
        parts = [part for part in word.split("-") if part]
        if len(parts) < 2 or len(parts) > 12:
            return None
        lexemes = [self.lexeme(part) for part in parts]
        return self._joined_share(parts, lexemes) or self._joined_number(parts, lexemes)

    def _joined_share(self, parts: list[str], lexemes: list[Lexeme]) -> Lexeme | None:
        last = lexemes[-1]
        if last.role not in (DENOMINATOR, ORDINAL):
            return None
        head = assemble(parts, lexemes[:-1], 0, self)
        if head is None or head.end != len(parts) - 1:
            return None
        if last.role == ORDINAL and 10 > last.value and head.value >= 20:
            return Lexeme(ORDINAL, head.value + last.value)
        if last.value >= 3 and head.value < last.value:
            return Lexeme(FRACTION, head.value / last.value)
        return None

    def _joined_number(self, parts: list[str], lexemes: list[Lexeme]) -> Lexeme | None:
        if lexemes[0].role == HALF and len(parts) == 2 and lexemes[1].role == SCALE:
            return Lexeme(CARDINAL, tidy(lexemes[1].value / 2))
        if lexemes[0].role not in (CARDINAL, SCALE):
            return None
        whole = assemble(parts, lexemes, 0, self)
        return Lexeme(CARDINAL, whole.value) if whole and whole.end == len(parts) else None


def _fixed(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    yield from _counters(table)
    yield from _determiners(table)
    yield from _shares(table["shares"])
    for word, digits in spelled(table["places"]).items():
        yield word, Lexeme(PLACES, digits)
    for word, value in table["words"]["ordinals"].items() if not table["words"]["ordinal_marks"] else ():
        yield word, Lexeme(ORDINAL, value)
        if value >= 3:
            yield word + table["words"]["fraction_plural"], Lexeme(DENOMINATOR, value)
    for sign in ("[", "(", "?", "\u2026", "...", "_"):
        yield sign, Lexeme(SIGN)


def _counters(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    for word, value in spelled(table["vague"]).items():
        yield word, Lexeme(VAGUE, value)
    for word, value in spelled(table["scales"]).items():
        vague = word in spelled(table["vague"])
        yield word, Lexeme(SCALE, value, other=value if vague else None)
    for word, value in spelled(table["numbers_and_scales"]).items():
        yield word, Lexeme(SCALE, value, alone=True)


def _determiners(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    few = table["few"]
    for word in sorted(every_form(few["only_before_scale"])):
        yield word, Lexeme(FEW_BEFORE_SCALE)
    for word in sorted(every_form(few["after_article"])):
        yield word, Lexeme(FEW_AFTER_ARTICLE, alone=word in few["bare"] or word in few["only_before_scale"])
    for word in sorted(every_form(few["alone"])):
        yield word, Lexeme(FEW)
    for word in sorted(every_form(table["articles"]["words"])):
        yield word, Lexeme(ARTICLE, 1)


def _shares(shares: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    for word in sorted(every_form(shares["half"])):
        yield word, Lexeme(HALF, 0.5)
    for word, value in shares["part"].items():
        yield word, Lexeme(PART, value)
    for word in sorted(every_form(shares["every"])):
        yield word, Lexeme(EVERY)
    for word, value in shares["other"].items():
        yield word, Lexeme(DENOMINATOR, value)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, built once."""
    return Lexicon(pack)


@dataclass(slots=True)
class Cardinal:
    """A number made of several words; ``scale`` is its last multiplier, ``end`` the index after it."""

    value: float
    scale: float
    end: int


class _Sum:
    """The running total while the words of a number are read one after the other."""

    def __init__(self, first: Lexeme) -> None:
        self.total: float = 0
        self.current: float = 1 if first.role == SCALE else first.value
        self.open = True
        self.limit = float("inf")
        self.scale: float = 1
        self.digits = first.role == DIGITS

    @property
    def value(self) -> float:
        return tidy(self.total + (self.current if self.open else 0))

    def multiply(self, by: float) -> bool:
        """Takes a multiplier; ``False`` where it cannot follow ("two thousand million")."""
        if not self.open or by >= self.limit or (by == 100 and self.current >= 100):
            return False
        if by == 100:
            self.current *= by
        else:
            self.total += self.current * by
            self.open, self.limit = False, by if by >= 1000 else 0
        self.scale = by
        return True

    def add(self, value: float) -> bool:
        """Takes a smaller number after a multiplier: "three hundred twelve"."""
        if self.digits or value != int(value):
            return False
        if not self.open and value < self.limit:
            self.current, self.open, self.scale = value, True, 1
            return True
        if self.open and self.current >= 100 and self.current % 100 == 0 and value < 100:
            self.current += value
            self.scale = 1
            return True
        return False


def assemble(words: Sequence[str], lexemes: Sequence[Lexeme], start: int, known: Lexicon) -> Cardinal | None:
    """The longest number that starts with the digits, word or multiplier at ``start``; ``words`` in lower case.

    >>> from beleg.languages.pack import load
    >>> english, words = lexicon(load("en")), "three hundred and twelve thousand men".split()
    >>> assemble(words, [english.lexeme(word) for word in words], 0, english)
    Cardinal(value=312000, scale=1000, end=5)
    """
    first = lexemes[start]
    if first.role not in (DIGITS, CARDINAL, SCALE):
        return None
    running = _Sum(first)
    at = start if first.role == SCALE else start + 1
    if first.role == CARDINAL:
        at = _unit_after_ten(running, lexemes, at, known)
    while at < len(lexemes):
        step = _step(running, words, lexemes, at, known)
        if not step:
            break
        at += step
    return Cardinal(running.value, running.scale, at) if at > start else None


def _unit_after_ten(running: _Sum, lexemes: Sequence[Lexeme], at: int, known: Lexicon) -> int:
    if known.links and running.current in _TENS and at < len(lexemes):
        after = lexemes[at]
        if after.role == CARDINAL and 1 <= after.value < 10:
            running.current += after.value
            return at + 1
    return at


def _step(running: _Sum, words: Sequence[str], lexemes: Sequence[Lexeme], at: int, known: Lexicon) -> int:
    """How many words at ``at`` the number takes in; 0 where it ends."""
    lexeme = lexemes[at]
    if lexeme.role == SCALE:
        return 1 if running.multiply(lexeme.value) else 0
    if lexeme.role == CARDINAL:
        if lexemes[at - 1].role != SCALE or not running.add(lexeme.value):
            return 0
        return _unit_after_ten(running, lexemes, at + 1, known) - at
    if not known.links:
        return 0
    if words[at] == ",":
        return _after_comma(running, lexemes, at)
    return _after_link(running, words, lexemes, at, known) if words[at] in known.links else 0


def _after_comma(running: _Sum, lexemes: Sequence[Lexeme], at: int) -> int:
    """ "one million, two hundred thousand": only hundreds and thousands follow a comma."""
    following = lexemes[at + 1 : at + 5]
    if len(following) < 2 or lexemes[at - 1].role != SCALE or running.scale < 1000 or running.open:
        return 0
    smaller = any(lexeme.role == SCALE and lexeme.value < running.limit for lexeme in following)
    if following[0].role != CARDINAL or following[1].role not in (SCALE, CARDINAL) or not smaller:
        return 0
    return 2 if running.add(following[0].value) else 0


def _after_link(running: _Sum, words: Sequence[str], lexemes: Sequence[Lexeme], at: int, known: Lexicon) -> int:
    if at + 1 >= len(lexemes):
        return 0
    half = at + 2 < len(lexemes) and lexemes[at + 2].role == HALF and running.open
    if half and words[at + 1] in known.half_links:
        running.current += lexemes[at + 2].value
        return 3
    after = lexemes[at + 1]
    linked = lexemes[at - 1].role == SCALE and after.role == CARDINAL and after.value < 100
    if not (linked and running.add(after.value)):
        return 0
    return _unit_after_ten(running, lexemes, at + 2, known) - at
