"""Digits become cores: "3 150", "5bn", "2/3", "33rd"; clock times, names and paths are left out."""

from __future__ import annotations

from typing import Final

from beleg.extraction.numbers.cardinals import after_point, number_at, share_core
from beleg.extraction.numbers.lexemes import DIGITS, SCALE, Number, tidy
from beleg.extraction.numbers.scan import Core, Scan

_SPACED_GROUPS: Final = 6
_YEARS: Final = (1900, 2100)
_VULGAR: Final = {
    "\u00bc": 0.25,
    "\u00bd": 0.5,
    "\u00be": 0.75,
    "\u2153": 1 / 3,
    "\u2154": 2 / 3,
    "\u215b": 0.125,
}
_PARTS: Final = frozenset(((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 8)))
_SPACES: Final = frozenset((" ", "\u00a0", "\u202f", "\u2009", "\u2007"))


def read_digits(scan: Scan, at: int) -> Core | None:
    """ "1.000", "2,5 Millionen", "5bn", "33rd"; ``None`` for a clock time, a path, a name."""
    if scan.glued(at) and _after_sign(scan, at):
        return None
    if (scan.glued(at) or scan.glued(at + 1)) and _in_a_code(scan, at):
        return None
    if scan.glued(at + 1):
        return _before_glued(scan, at)
    if scan.lexeme(at + 1).role != DIGITS:
        return _plain(scan, at)
    spaced = _with_part(scan, at) or _spaced(scan, at)
    return _scaled(scan, spaced) if spaced else _plain(scan, at)


def _in_a_code(scan: Scan, at: int) -> bool:
    """Whether dashes join the digits to at least two others: a telephone or file number, but no day of a year."""
    joined, first, last = 1, at, at
    while joined < 3 and first > 1 and _dashed(scan, first - 1):
        first, joined = first - 2, joined + 1
    while joined < 3 and _dashed(scan, last + 1):
        last, joined = last + 2, joined + 1
    return joined >= 3 and not (len(scan.words[first]) == 4 and _yearlike(scan.lexeme(first).value))


def _dashed(scan: Scan, at: int) -> bool:
    """Whether token ``at`` is a dash right between digits."""
    both = scan.lexeme(at - 1).role == scan.lexeme(at + 1).role == DIGITS
    return both and scan.words[at] == "-" and scan.glued(at) and scan.glued(at + 1)


def _with_part(scan: Scan, at: int) -> Core | None:
    """ "2 1/2": a whole number and a common part of one."""
    if scan.lows[at + 2] != "/" or not (
        _single_space(scan, at + 1) and scan.glued(at + 2) and scan.glued(at + 3)
    ):
        return None
    whole, part = scan.lexeme(at).value, (scan.lexeme(at + 1).value, scan.lexeme(at + 3).value)
    if part not in _PARTS or whole > 99 or scan.glued(at + 4) and scan.lows[at + 4] == "/":
        return None
    value = tidy(whole + part[0] / part[1])
    return Core(at, at + 4, value, value, "digits")


def _plain(scan: Scan, at: int) -> Core | None:
    """Digits on their own; "2,500" is a group of three, but before a unit or multiplier a decimal."""
    other = scan.lexeme(at).other
    if other is None or scan.lexeme(at + 1).role == SCALE or scan.lows[at + 1] in scan.terms.units:
        return number_at(scan, at)
    return Core(at, at + 1, other, other, "digits")


def _before_glued(scan: Scan, at: int) -> Core | None:
    """Digits with something against them: a point, a unit, a colon, a slash, a dash."""
    sign = scan.words[at + 1]
    if sign in _VULGAR:
        value = scan.lexeme(at).value + _VULGAR[sign]
        return _scaled(scan, Core(at, at + 2, value, value, "digits"))
    if sign[0].isalpha():
        return _ordinal_digits(scan, at) or _with_glued_word(scan, at)
    if sign == "." and scan.terms.ordinal_point:
        return None if _is_day(scan.words[at]) else _ordinal_digits(scan, at) or _plain(scan, at)
    if sign == ":" and scan.glued(at + 2) and scan.words[at + 2][0].isdecimal():
        return None
    return _slashed(scan, at) if sign == "/" and scan.glued(at + 2) else _plain(scan, at)


def _is_day(word: str) -> bool:
    """Whether digits before a point are a day and a month: "31.12."."""
    day, point, month = word.partition(".")
    if not (point and day.isdecimal() and month.isdecimal() and len(month) <= 2):
        return False
    return int(month) <= 12 and int(day[:3]) <= 31


def _after_sign(scan: Scan, at: int) -> bool:
    """Whether the digits end a clock time, a path, a handle: "10:49", "/2024", "#5"."""
    before = scan.lows[at - 1]
    if before == ":":
        return scan.glued(at - 1) and scan.words[at - 2][-1].isdecimal()
    if before[-1].isalnum():
        return True
    return before in ("/", "@", "_", "#", "\\", "=", "&") and not (before == "/" and _is_pair(scan, at - 2))


def _is_pair(scan: Scan, at: int) -> bool:
    left, right = scan.lexeme(at), scan.lexeme(at + 2)
    if not (left.role == right.role == DIGITS):
        return False
    years = _yearlike(right.value) or (_yearlike(left.value) and right.value < 100)
    return max(left.value, right.value) > 31 and not years


def _yearlike(value: Number) -> bool:
    return _YEARS[0] <= value <= _YEARS[1]


def _slashed(scan: Scan, at: int) -> Core | None:
    left, right = scan.lexeme(at), scan.lexeme(at + 2)
    if right.role != DIGITS:
        return None if scan.words[at + 2][0].isdecimal() else number_at(scan, at)
    small = 0 < left.value < right.value <= 10 and left.value == int(left.value)
    if small and scan.lows[at + 3] in scan.terms.shares["doubtful_before"]:
        return share_core(at, at + 3, left.value / right.value)
    return number_at(scan, at) if _is_pair(scan, at) and scan.lows[at + 3] != "/" else None


def _ordinal_digits(scan: Scan, at: int) -> Core | None:
    word, terms_ = scan.words[at], scan.terms
    if not (word.isdecimal() and len(word) <= 3):
        return None
    value = scan.lexeme(at).value
    if scan.lows[at + 1] in terms_.ordinal_endings:
        return Core(at, at + 2, value, value, "ordinal")
    if not (terms_.ordinal_point and scan.words[at + 1] == "." and _ordinal_around(scan, at)):
        return None
    return Core(at, at + 2, value, value, "ordinal")


def _ordinal_around(scan: Scan, at: int) -> bool:
    placed = scan.lows[at - 1] in scan.terms.ordinal_after or _after_ordinal(scan, at)
    if scan.lows[at + 2] in ("/", ","):
        return placed
    if not scan.same_line(at + 2) or scan.glued(at + 2):
        return False
    following = scan.words[at + 2]
    if placed or scan.line_start(at):
        return True
    return following[0].islower() or following.lower() in scan.terms.ordinal_before


def _after_ordinal(scan: Scan, at: int) -> bool:
    """Whether an ordinal goes on: "am 3. und 4. Mai", "3./4. Mai"."""
    if scan.lows[at - 1] not in ("/", ",") and scan.lows[at - 1] not in scan.terms.repeat:
        return False
    return at >= 3 and scan.words[at - 2] == "." and scan.glued(at - 2) and scan.words[at - 3].isdecimal()


def _with_glued_word(scan: Scan, at: int) -> Core | None:
    """Digits against a unit or a magnitude ("90km", "5bn"), else part of a name ("2S19")."""
    word, terms_ = scan.lows[at + 1], scan.terms
    scale = terms_.glued_scales.get(word)
    if word and word == terms_.million_mark and _means_millions(scan, at):
        scale = 1_000_000
    if scale is None and scan.lows[at - 1] in terms_.money_marks:
        scale = terms_.money_scales.get(word)
    value = scan.lexeme(at).value
    if scale:
        whole = tidy(value * scale)
        return Core(at, at + 2, whole, whole, "digits", scale=scale)
    if scan.lexeme(at + 1).role == SCALE:
        return number_at(scan, at)
    # One capital is a name ("5G"), not a gram.
    unit = word if len(word) > 1 else scan.words[at + 1]
    return number_at(scan, at) if unit in terms_.glued else None


def _means_millions(scan: Scan, at: int) -> bool:
    money = scan.lows[at - 1] in scan.terms.money_marks or scan.words[at + 1].isupper()
    return money or scan.lows[at + 2] in scan.terms.people


def _spaced(scan: Scan, at: int) -> Core | None:
    """ "3 150": groups of three after plain spaces, unless more digits go on in another rhythm."""
    if not (len(scan.words[at]) <= 3 and scan.words[at].isdecimal()):
        return None
    end = at + 1
    while _is_group(scan, end) and end - at < _SPACED_GROUPS:
        end += 1
    if end == at + 1 or scan.words[at].startswith("0"):
        return None
    fraction = _last_group(scan, end) if _single_space(scan, end) else None
    if _single_space(scan, end) and scan.words[end][0].isdecimal() and fraction is None:
        return None
    run_on = _single_space(scan, at) and scan.words[at - 1][-1].isdecimal()
    if run_on and not _yearlike(scan.lexeme(at - 1).value):
        return None
    if fraction is not None:
        value: Number = float("".join(scan.words[at:end]) + fraction)
        return Core(at, end + 1, value, value, "digits")
    value = int("".join(scan.words[at:end]))
    return Core(at, end, value, value, "digits")


def _last_group(scan: Scan, at: int) -> str | None:
    """The last group of three of "1 234 567,89", with its decimals."""
    group, mark, decimals = scan.words[at].partition(scan.terms.lexicon.decimal)
    digits = len(group) == 3 and group.isdecimal() and mark and decimals.isdecimal() and len(decimals) <= 2
    return f"{group}.{decimals}" if digits else None


def _is_group(scan: Scan, at: int) -> bool:
    return _single_space(scan, at) and len(scan.words[at]) == 3 and scan.words[at].isdecimal()


def _single_space(scan: Scan, at: int) -> bool:
    return 0 < at < scan.size and scan.text[scan.ends[at - 1] : scan.starts[at]] in _SPACES


def _scaled(scan: Scan, core: Core) -> Core:
    scale = scan.lexeme(core.last)
    if scale.role == SCALE and core.low is not None:
        core.low = core.high = tidy(core.low * scale.value)
        core.scale, core.last = scale.value, after_point(scan, core.last + 1)
    return core
