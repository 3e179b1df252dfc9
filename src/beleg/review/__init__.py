"""Decisions of people become figures in force: checked when they are made, laid over what was extracted, taken back.

A decision is a row that is only ever added. It is about a figure by its content id, so that it holds for whatever rules
find that figure; a figure that was corrected is still found by the id it had before.
"""

from beleg.review.checking import DecisionError, check, target_of
from beleg.review.corrections import bare, corrected, marked
from beleg.review.joining import joined
from beleg.review.laying import Laid, lay_over
from beleg.review.meanwhile import Meanwhile, mark, unseen
from beleg.review.origins import ORIGIN, merged_origins, merged_sources, with_merged
from beleg.review.standing import in_order, standing

__all__ = [
    "ORIGIN",
    "DecisionError",
    "Laid",
    "Meanwhile",
    "bare",
    "check",
    "corrected",
    "in_order",
    "joined",
    "lay_over",
    "mark",
    "marked",
    "merged_origins",
    "merged_sources",
    "standing",
    "target_of",
    "unseen",
    "with_merged",
]
