"""Number expressions with their qualifiers, German and English."""

from beleg.extraction.numbers.finder import find, find_numbers

__all__ = ["find", "find_numbers"]
