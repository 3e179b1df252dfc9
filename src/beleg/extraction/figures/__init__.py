"""Numbers joined with measure, side, place, time and origin."""

from beleg.extraction.figures.finder import Mentions, find

__all__ = ["Mentions", "find"]
