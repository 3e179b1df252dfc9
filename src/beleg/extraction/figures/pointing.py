"""Words such as "in the city" and "there" become what they point back by."""

from __future__ import annotations


class Pointer:
    """Words at a token that point back to a place told before: to a region where ``wide``, to any where ``anywhere``."""

    __slots__ = ("anywhere", "token", "wide")

    def __init__(self, token: int, wide: bool, anywhere: bool) -> None:
        self.token = token
        self.wide = wide
        self.anywhere = anywhere
