"""A point of a series becomes the words for how many it says and how its origin stands to those counted."""

from __future__ import annotations

from beleg.model import Point
from beleg.report.words import how_many, known, say, term


def point_number(point: Point, ui: str, short: bool = False) -> str:
    """How many a point says, words before symbols; a zero that was said is told from one that was not.

    ``short`` is the form for narrow tables.
    """
    if point.low == 0 and point.high == 0:
        return say("series.zero", ui)
    return how_many(point, ui, short)


def stands_as(point: Point, ui: str, short: bool = False) -> str:
    """How who says it stands to those counted, an admission or a claim being named; ``short`` for tables."""
    if short:
        return term("interest", point.interest, ui)
    if point.interest == "own_side" and point.admission:
        return say("interest.admission", ui)
    special = {"opponent": "claim", "unknown": "unknown_full"}
    return term("interest", special.get(point.interest, point.interest), ui)


def toll(number_said: str, measure: str, ui: str) -> str:
    """A number in words with what it counts.

    >>> toll("at least 12", "killed", "en"), toll("etwa 30", "missing_persons", "de")
    ('at least 12 killed', 'etwa 30 Vermisste')
    """
    return say(f"toll.{measure}", ui, n=number_said) if measure in known("toll") else number_said
