"""Time expressions, resolved against the publication date."""

from beleg.extraction.dates.finder import find, find_dates

__all__ = ["find", "find_dates"]
