"""Figures of one article related to each other: told again, part of another, revised, inconsistent."""

from beleg.extraction.relations.finder import find

__all__ = ["find"]
