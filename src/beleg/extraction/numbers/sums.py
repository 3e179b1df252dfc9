"""Several words become one number: "three hundred and twelve thousand", "zwei Komma fünf Millionen"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.numbers.lexemes import CARDINAL, DENOMINATOR, DIGITS, HALF, SCALE, Lexeme, Number, tidy

_TENS: Final = frozenset((20, 30, 40, 50, 60, 70, 80, 90))
_MOST_DECIMALS: Final = 4


class Links:
    """The words inside a number, "and", those between it and a half, "and a half", and "point"; may be empty."""

    __slots__ = ("before_half", "point", "words")

    def __init__(
        self, words: frozenset[str], before_half: frozenset[str], point: frozenset[str] = frozenset()
    ) -> None:
        self.words = words
        self.before_half = before_half
        self.point = point


class Cardinal:
    """A number made of several words; ``scale`` is its last multiplier, ``end`` the index after it."""

    __slots__ = ("end", "scale", "value")

    def __init__(self, value: Number, scale: Number, end: int) -> None:
        self.value = value
        self.scale = scale
        self.end = end


class _Sum:
    """The running total while the words of a number are read one after the other."""

    __slots__ = ("current", "digits", "limit", "open", "scale", "total")

    def __init__(self, first: Lexeme) -> None:
        self.total: Number = 0
        self.current: Number = 1 if first.role == SCALE else first.value
        self.open = True
        self.limit: Number = float("inf")
        self.scale: Number = 1
        self.digits = first.role == DIGITS
        # "dreihundert zwölf": a word with its own multiplier leaves room for less than that.
        if room := _room(first):
            self.total, self.current, self.open, self.limit = first.value, 0, False, room

    @property
    def value(self) -> Number:
        return tidy(self.total + (self.current if self.open else 0))

    def multiply(self, by: Number) -> bool:
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

    def add_half(self, half: Number) -> None:
        """ "two and a half" and "a million and a half"."""
        if self.open:
            self.current += half
        else:
            self.total += half * self.scale

    def add(self, value: Number) -> bool:
        """Takes a smaller number after a multiplier: "three hundred twelve"."""
        if self.digits or value != int(value) or value == 0:
            return False
        if not self.open and value < self.limit:
            self.current, self.open, self.scale = value, True, 1
            return True
        if self.open and self.current >= 100 and self.current % 100 == 0 and value < 100:
            self.current += value
            self.scale = 1
            return True
        return False


def _room(lexeme: Lexeme) -> Number:
    """Below what a number behind "dreihundert", "zweitausend" must lie; 0 behind any other word."""
    value = lexeme.value if lexeme.role == CARDINAL and lexeme.value >= 100 else 1
    return next((multiplier for multiplier in (1000, 100) if value % multiplier == 0), 0)


def assemble(words: list[str], lexemes: list[Lexeme], start: int, links: Links) -> Cardinal | None:
    """The longest number that starts at ``start``; ``words`` are in lower case.

    >>> lexemes = [Lexeme(CARDINAL, 3), Lexeme(SCALE, 100), Lexeme(0), Lexeme(CARDINAL, 12)]
    >>> found = assemble(["three", "hundred", "and", "twelve"], lexemes, 0, Links(frozenset(["and"]), frozenset()))
    >>> found and (found.value, found.end)
    (312, 4)
    """
    first = lexemes[start]
    if first.role not in (DIGITS, CARDINAL, SCALE):
        return None
    running = _Sum(first)
    at = start if first.role == SCALE else start + 1
    if first.role == CARDINAL:
        at = _unit_after_ten(running, lexemes, at, links)
    if first.role != SCALE and at < len(words) and words[at] in links.point:
        at = _decimals(running, lexemes, at)
    while at < len(lexemes):
        step = _step(running, words, lexemes, at, links)
        if not step:
            break
        at += step
    return Cardinal(running.value, running.scale, at) if at > start else None


def _decimals(running: _Sum, lexemes: list[Lexeme], point: int) -> int:
    """ "two point five", "drei Komma eins vier": digits one by one, or one number below a hundred."""
    at, decimals = point + 1, ""
    while at < len(lexemes) and lexemes[at].role in (CARDINAL, DIGITS) and len(decimals) < _MOST_DECIMALS:
        value = lexemes[at].value
        if value != int(value) or value >= (100 if not decimals else 10):
            break
        decimals += str(int(value))
        at += 1
        if value >= 10:
            break
    if not decimals or not running.open and running.total == 0:
        return point
    running.total, running.current, running.open = 0, running.value + float("0." + decimals), True
    return at


def _unit_after_ten(running: _Sum, lexemes: list[Lexeme], at: int, links: Links) -> int:
    if links.words and running.current % 100 in _TENS and running.open and at < len(lexemes):
        after = lexemes[at]
        if after.role == CARDINAL and 1 <= after.value < 10:
            running.current += after.value
            return at + 1
    return at


def _step(running: _Sum, words: list[str], lexemes: list[Lexeme], at: int, links: Links) -> int:
    """How many words at ``at`` the number takes in; 0 where it ends."""
    lexeme = lexemes[at]
    if lexeme.role == SCALE:
        return 1 if not _year_before(running, lexeme) and running.multiply(lexeme.value) else 0
    if lexeme.role == CARDINAL:
        if not (lexemes[at - 1].role == SCALE or _room(lexemes[at - 1])) or not running.add(lexeme.value):
            return 0
        return _unit_after_ten(running, lexemes, at + 1, links) - at
    if not links.words:
        return 0
    if words[at] == ",":
        return _after_comma(running, lexemes, at)
    return _after_link(running, words, lexemes, at, links) if words[at] in links.words else 0


def _year_before(running: _Sum, lexeme: Lexeme) -> bool:
    """In 2023 thousands fled: a year does not count a word that is vague by itself."""
    year = running.digits and 1900 < running.current < 2100 and running.current % 100 != 0
    return year and lexeme.other is not None


def _after_comma(running: _Sum, lexemes: list[Lexeme], at: int) -> int:
    """ "one million, two hundred thousand": only hundreds and thousands follow a comma."""
    following = lexemes[at + 1 : at + 5]
    if len(following) < 2 or lexemes[at - 1].role != SCALE or running.scale < 1000 or running.open:
        return 0
    smaller = any(lexeme.role == SCALE and lexeme.value < running.limit for lexeme in following)
    if following[0].role != CARDINAL or following[1].role not in (SCALE, CARDINAL) or not smaller:
        return 0
    return 2 if running.add(following[0].value) else 0


def _after_link(running: _Sum, words: list[str], lexemes: list[Lexeme], at: int, links: Links) -> int:
    if at + 1 >= len(lexemes):
        return 0
    part = _part_after(words, lexemes, at, links)
    if part:
        running.add_half(part)
        return 3
    after = lexemes[at + 1]
    linked = lexemes[at - 1].role == SCALE and after.role == CARDINAL and after.value < 100
    if not (linked and running.add(after.value)):
        return 0
    return _unit_after_ten(running, lexemes, at + 2, links) - at


def _part_after(words: list[str], lexemes: list[Lexeme], at: int, links: Links) -> Number:
    """What "and a half", "and a quarter", "and three quarters" adds; nothing after a number that goes on."""
    if at + 2 >= len(lexemes):
        return 0
    count, part = lexemes[at + 1], lexemes[at + 2]
    if part.role == HALF and words[at + 1] in links.before_half:
        return part.value
    quarters = 1 if words[at + 1] in links.before_half else count.value if count.role == CARDINAL else 0
    if part.role != DENOMINATOR or not 0 < quarters < part.value or lexemes[at - 1].role == SCALE:
        return 0
    return quarters / part.value
