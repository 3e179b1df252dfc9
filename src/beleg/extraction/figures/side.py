"""Whose those counted are: a country, and what says so."""

from __future__ import annotations

from beleg.model import Evidence


class Side:
    """A country, the tokens that name it and the rule that chose them; ``evidence`` is filled when a figure is there."""

    __slots__ = ("code", "english", "evidence", "first", "last", "rule")

    def __init__(self, code: str, english: str, first: int, last: int, rule: str) -> None:
        self.code = code
        self.english = english
        self.first = first
        self.last = last
        self.rule = rule
        self.evidence: Evidence | None = None
