"""Two reported numbers become a verdict: the same number in other words, apart, or neither; a share becomes a count."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Final

Bound = int | float | None

_AT_LEAST: Final = frozenset(("at_least", "more_than"))
_AT_MOST: Final = frozenset(("at_most", "less_than"))
_WIDE: Final = frozenset(("vague", "range"))
_NEAR: Final = 0.1  # how far "about 300" reaches, as a part of it
_ROUNDED: Final = 0.05  # how far a bare round number may stand from what it rounds
_BEYOND: Final = 0.5  # how far a number may lie beyond the bound that stands for it, as a part of the bound
_LEAST_ROUND: Final = 100
_DENOMINATORS: Final = 12  # of the parts that a language has words for


def agreement(
    qualifier: str, low: Bound, high: Bound, other_qualifier: str, other_low: Bound, other_high: Bound
) -> str:
    """How two numbers can be one and the same: equal, inside, bound or rounded; ``""`` where they cannot.

    It holds for what one article says of one thing: "more than 300" may be 302 there, and hardly 2,000.

    >>> agreement("vague", 200, 999, "exact", 643, 643), agreement("more_than", 300, None, "exact", 302, 302)
    ('inside', 'bound')
    >>> agreement("exact", 300, 300, "exact", 302, 302), agreement("exact", 12, 12, "exact", 14, 14)
    ('rounded', '')
    """
    number, other = _number(low, high), _number(other_low, other_high)
    if number is None or other is None:
        return ""
    wide, other_wide = qualifier in _WIDE, other_qualifier in _WIDE
    if wide and other_wide:
        return "equal" if low == other_low and high == other_high else ""
    if wide:
        return "inside" if _holds(low, high, other) else ""
    if other_wide:
        return "inside" if _holds(other_low, other_high, number) else ""
    if qualifier in _AT_LEAST and other_qualifier in _AT_MOST:
        return ""
    if qualifier in _AT_MOST and other_qualifier in _AT_LEAST:
        return ""
    if number == other:
        return "equal"
    return _approximately(qualifier, number, other_qualifier, other)


def _approximately(qualifier: str, number: float, other_qualifier: str, other: float) -> str:
    """How two different numbers can be one."""
    open_ended = qualifier not in ("exact", "about")
    if open_ended != (other_qualifier not in ("exact", "about")):
        bound, plain = (number, other) if open_ended else (other, number)
        upwards = (qualifier if open_ended else other_qualifier) in _AT_LEAST
        return "bound" if _is_just_beyond(bound, plain, upwards) else ""
    loose = open_ended or qualifier == "about" or other_qualifier == "about"
    return "rounded" if _rounds(number, other, loose) or _rounds(other, number, loose) else ""


def are_apart(
    qualifier: str, low: Bound, high: Bound, other_qualifier: str, other_low: Bound, other_high: Bound
) -> bool:
    """Whether no number lies in both intervals; "about" is read a tenth wider, a lost number is never apart.

    >>> are_apart("exact", 12, 12, "exact", 14, 14), are_apart("at_least", 12, None, "exact", 14, 14)
    (True, False)
    """
    if (low is None and high is None) or (other_low is None and other_high is None):
        return False
    first, last = _widened(qualifier, low, high)
    other_first, other_last = _widened(other_qualifier, other_low, other_high)
    return (last is not None and other_first is not None and last < other_first) or (
        other_last is not None and first is not None and other_last < first
    )


def share_of(share: Bound, whole: Bound, divisible: bool = False) -> Bound:
    """How many a share of so many per cent of a whole is, ``None`` where either end is open.

    A share that is the rounded form of a fraction is read as that fraction. Whole people and things are rounded to the
    nearest, half up; what is ``divisible`` to two decimals.

    >>> share_of(33.33, 11_000), share_of(12.5, 100), share_of(50, None), share_of(33.33, 10, divisible=True)
    (3667, 13, None, 3.33)
    """
    if share is None or whole is None:
        return None
    exact = _fraction(share) * Fraction(whole) if _is_finite(whole) and _is_finite(share) else None
    if exact is None:
        return None
    return float(round(exact, 2)) if divisible else floor(exact + Fraction(1, 2))


def _is_finite(value: float) -> bool:
    return abs(value) < 1e300


def _fraction(share: float) -> Fraction:
    """The part that was meant: 33.33 per cent are a third."""
    part = Fraction(str(share)) / 100
    near = part.limit_denominator(_DENOMINATORS)
    return near if round(float(near) * 100, 2) == share else part


def _number(low: Bound, high: Bound) -> Bound:
    return high if low is None else low


def _holds(low: Bound, high: Bound, number: float) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


def _widened(qualifier: str, low: Bound, high: Bound) -> tuple[Bound, Bound]:
    if qualifier != "about" or low is None or high is None:
        return low, high
    return low * (1 - _NEAR), high * (1 + _NEAR)


def _step(number: float) -> int | float:
    """The worth of the last digit that is not zero: 100 for 300, 1 for 302."""
    step = 1
    while number >= step * 10 and number % (step * 10) == 0:
        step *= 10
    return step


def _rounds(round_one: float, number: float, loose: bool) -> bool:
    """Whether the first can be the rounded form of the second; a bare number only where it is large and round."""
    step = _step(round_one)
    if loose:
        return abs(round_one - number) <= min(step / 2, number * _NEAR)
    if step < _LEAST_ROUND or _step(number) >= step:
        return False
    return abs(round_one - number) <= min(step / 2, number * _ROUNDED)


def _is_just_beyond(bound: float, number: float, upwards: bool) -> bool:
    """Whether a bound stands for a number: "more than 300" for 340, "up to 300" for 290."""
    away = number - bound if upwards else bound - number
    return 0 <= away < min(max(_step(bound), bound * _NEAR), bound * _BEYOND)
