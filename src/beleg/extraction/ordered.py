"""How many of some numbers in order lie below a bound."""

from __future__ import annotations


def below(ordered: list[int], bound: int) -> int:
    """How many of the numbers, in order, are below ``bound``: ``bisect_left``, but compiled, so that no number is boxed.

    >>> below([3, 5, 5, 9], 5), below([3, 5, 5, 9], 10), below([], 1)
    (1, 4, 0)
    """
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) >> 1
        if ordered[middle] < bound:
            low = middle + 1
        else:
            high = middle
    return low
