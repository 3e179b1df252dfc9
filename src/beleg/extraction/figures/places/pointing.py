"""Words such as "in the city" and "there" become what they point back by."""

from __future__ import annotations


class Pointer:
    """Words at a token that point back to a place told before: to a region where ``wide``, to any where ``anywhere``.

    ``capital`` says that they mean the seat of a state: that of the country ``code``, of the article's where empty.
    """

    __slots__ = ("anywhere", "capital", "code", "token", "wide")

    def __init__(self, token: int, wide: bool, anywhere: bool, capital: bool = False, code: str = "") -> None:
        self.token = token
        self.wide = wide
        self.anywhere = anywhere
        self.capital = capital
        self.code = code
