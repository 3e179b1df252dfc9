"""Numbers joined with measure, side, place, time and origin."""

from beleg.extraction.figures.counts import Counts, counts_anything
from beleg.extraction.figures.finder import Join
from beleg.extraction.figures.mentions import Mentions

__all__ = ["Counts", "Join", "Mentions", "counts_anything"]
