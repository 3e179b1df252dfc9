"""Several words become one number: "three hundred and twelve thousand", "zwei Millionen zehntausend"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.numbers.lexemes import CARDINAL, DIGITS, HALF, SCALE, Lexeme, Number, tidy

_TENS: Final = frozenset((20, 30, 40, 50, 60, 70, 80, 90))


class Links:
    """The words inside a number, "and", and those between it and a half, "and a half"; may be empty."""

    __slots__ = ("before_half", "words")

    def __init__(self, words: frozenset[str], before_half: frozenset[str]) -> None:
        self.words = words
        self.before_half = before_half


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
    while at < len(lexemes):
        step = _step(running, words, lexemes, at, links)
        if not step:
            break
        at += step
    return Cardinal(running.value, running.scale, at) if at > start else None


def _unit_after_ten(running: _Sum, lexemes: list[Lexeme], at: int, links: Links) -> int:
    if links.words and running.current in _TENS and at < len(lexemes):
        after = lexemes[at]
        if after.role == CARDINAL and 1 <= after.value < 10:
            running.current += after.value
            return at + 1
    return at


def _step(running: _Sum, words: list[str], lexemes: list[Lexeme], at: int, links: Links) -> int:
    """How many words at ``at`` the number takes in; 0 where it ends."""
    lexeme = lexemes[at]
    if lexeme.role == SCALE:
        return 1 if running.multiply(lexeme.value) else 0
    if lexeme.role == CARDINAL:
        if lexemes[at - 1].role != SCALE or not running.add(lexeme.value):
            return 0
        return _unit_after_ten(running, lexemes, at + 1, links) - at
    if not links.words:
        return 0
    if words[at] == ",":
        return _after_comma(running, lexemes, at)
    return _after_link(running, words, lexemes, at, links) if words[at] in links.words else 0


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
    half = at + 2 < len(lexemes) and lexemes[at + 2].role == HALF
    if half and words[at + 1] in links.before_half:
        running.add_half(lexemes[at + 2].value)
        return 3
    after = lexemes[at + 1]
    linked = lexemes[at - 1].role == SCALE and after.role == CARDINAL and after.value < 100
    if not (linked and running.add(after.value)):
        return 0
    return _unit_after_ten(running, lexemes, at + 2, links) - at
