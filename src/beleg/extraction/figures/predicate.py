"""Words of a clause become what they report of the people or things that it counts."""

from __future__ import annotations


class Predicate:
    """Words that report a measure: tokens ``first:last`` of the article, half-open."""

    __slots__ = ("first", "form", "last", "measure", "only", "weak")

    def __init__(
        self, first: int, last: int, form: str, measure: str, only: frozenset[str], weak: bool = False
    ) -> None:
        self.first = first
        self.last = last
        self.form = form
        self.measure = measure
        self.only = only
        self.weak = weak
