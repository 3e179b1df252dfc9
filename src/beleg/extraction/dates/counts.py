"""The words before a unit become a count: mehr als zwei, two to three, five hundred and twelve, anderthalb."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.phrases import DASHES, Scan, plain_int

FEWER: Final = {
    "year": ("month", 12),
    "week": ("day", 7),
    "decade": ("year", 10),
    "month": ("day", 30),
    "day": ("hour", 24),
}

_GROUPING: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2009'’"), None)


class Count:
    """A number before a unit: its first token, its value (``None`` for "several") and the upper value."""

    __slots__ = ("first", "high", "value")

    def __init__(self, first: int, value: float | None, high: float | None) -> None:
        self.first = first
        self.value = value
        self.high = high


def links_numbers(scan: Scan, i: int) -> bool:
    """Whether token ``i`` stands between two numbers of one expression: bis, to, oder, a dash without spaces."""
    dash = scan.at(i) in DASHES and scan.glued(i) and scan.glued(i + 1)
    return dash or scan.has(scan.sets.number_link, i)


def count_left(scan: Scan, i: int) -> Count | None:
    """The number expression that ends with token ``i``: mehr als zwei, two to three, anderthalb."""
    if scan.has(scan.sets.adjectives, i):
        i -= 1
    last = _number(scan, i)
    if last is None:
        return None
    first, high = last
    value = high
    link = first - 1
    other = _number(scan, link - 1) if link > scan.floor() and links_numbers(scan, link) else None
    if other is not None and (
        not scan.has(scan.sets.number_and, link) or scan.has(scan.sets.between, other[0] - 1)
    ):
        first, value = other
    for _ in range(4):
        if first - 1 < scan.floor() or scan.small(first - 1) not in scan.sets.qualifiers:
            break
        first -= 1
    return Count(first, value, high)


def _number(scan: Scan, i: int) -> tuple[int, float | None] | None:
    """First token and value of one number that ends with token ``i``."""
    if i < scan.floor():
        return None
    word, known = scan.words[i], scan.known
    if "0" <= word[0] <= "9":
        return _digits(scan, i, word)
    small = scan.lows[i]
    value = known.cardinals.get(small)
    if value is None and len(small) > 4:
        value = scan.known.compound(word)
    if value is not None:
        return _fraction(scan, i, value) if value < 1 else _worded(scan, i, value)
    if small in scan.sets.day_link:
        i, small = i - 1, scan.small(i - 1)
    if small in known.vague:
        before = scan.small(i - 1) in known.vague_before and i - 1 >= scan.floor()
        return (i - 1 if before else i), None
    return None


def _worded(scan: Scan, i: int, value: float) -> tuple[int, float]:
    """half a day · twenty four · five hundred and twelve: the words of one number, from the last to the first."""
    known, before = scan.known, scan.small(i - 1)
    if value == 1 and scan.has(scan.sets.article_one, i) and known.cardinals.get(before) == 0.5:
        return i - 1, 0.5
    if i - 1 < scan.floor() or not scan.sets.number_parts:
        return i, value
    small = known.cardinals.get(before, 0.0)
    if value < 10 and small >= 20 and small % 10 == 0 and small < 100:
        return _worded(scan, i - 1, small + value) if small + value < 100 else (i, value)
    if value < 100 and scan.has(scan.sets.number_and, i - 1) and scan.has(scan.sets.number_parts, i - 2):
        first, more = _worded(scan, i - 2, known.cardinals[scan.small(i - 2)])
        return first, more + value
    if scan.has(scan.sets.number_parts, i) and small >= 1 and before not in scan.sets.number_parts:
        first, times = _worded(scan, i - 1, small)
        return first, times * value
    return i, value


def _digits(scan: Scan, i: int, word: str) -> tuple[int, float | None] | None:
    if word.isdecimal() and word.isascii() and len(word) < 3:
        return i, float(word)
    grouped = word.translate(_GROUPING)
    point = scan.known.decimal
    whole, _, tail = grouped.partition(point)
    whole = whole.replace("." if point == "," else ",", "")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 6 or (tail and not tail.isdigit()):
        return None
    if len(word) == 3 and i - 1 >= scan.floor() and 0 <= plain_int(scan.at(i - 1)) <= 999:
        return i - 1, float(whole) + 1000 * plain_int(scan.at(i - 1))
    return i, float(whole + "." + tail[:3]) if tail.isascii() and tail else float(whole)


def _fraction(scan: Scan, i: int, value: float) -> tuple[int, float | None]:
    """half a · two and a half · ein halbes."""
    k = i - 1
    article = scan.has(scan.sets.article_one, k) and k >= scan.floor()
    if article and scan.has(scan.sets.number_link, k - 1):
        whole = _number(scan, k - 2)
        if whole and whole[1] is not None:
            return whole[0], whole[1] + value
    return (k if article else i), value


def in_units(unit: str, value: float) -> tuple[str, int]:
    """Whole units: one and a half years are 18 months, a fortnight is two weeks.

    >>> in_units("year", 1.5)
    ('month', 18)
    """
    if unit == "fortnight":
        unit, value = "week", 2 * value
    if value != int(value) and unit in FEWER:
        unit, times = FEWER[unit]
        value *= times
    return unit, int(value)
