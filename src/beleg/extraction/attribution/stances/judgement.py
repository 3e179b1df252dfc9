"""How certain a number is, by which word, and which of two certainties is the more doubtful."""

from __future__ import annotations

from typing import Final


class Judgement:
    """A certainty, the token that shows it (-1: none) and the kind of sign."""

    __slots__ = ("level", "sign", "token")

    def __init__(self, level: str, token: int, sign: str) -> None:
        self.level = level
        self.token = token
        self.sign = sign


STATED: Final = Judgement("stated", -1, "")


def worse(a: str, b: str) -> str:
    """The more doubtful of two certainties.

    >>> worse("stated", "hedged")
    'hedged'
    """
    return a if a == "denied" or b == "stated" else b
