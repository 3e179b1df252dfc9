"""Words of a clause become what they report of the people or things that it counts."""

from __future__ import annotations

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.openings import Reading


@mypyc_attr(acyclic=True)
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


def is_shadowed(matched: list[tuple[int, Reading]], end: int, reading: Reading) -> bool:
    """ "aus dem Gefängnis" in "aus dem Gefängnis geflohen": the longer phrase knows better."""
    for longer, other in matched:
        if longer > end and other.form == "phrase" and reading.only <= other.only:
            return True
    return False


def plain(low: str) -> str:
    """ "vermißt" as "vermisst": phrases are kept with "ss", and so read in either spelling."""
    return low.replace("\u00df", "ss") if "\u00df" in low else low
