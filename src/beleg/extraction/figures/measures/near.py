"""Places of words in an article, in order, answer whether one of them is near."""

from __future__ import annotations

from bisect import bisect_left


def is_near(places: list[int], token: int, reach: int) -> bool:
    """Whether one of some places, in order, is at most so many tokens away.

    >>> is_near([4, 90], 70, 20)
    True
    """
    at = bisect_left(places, token - reach)
    return at < len(places) and places[at] <= token + reach
