"""Who says so, via whom, how certain."""

from beleg.extraction.attribution.finder import Attribution, attribute, certainty_at, find, unverified

__all__ = ["Attribution", "attribute", "certainty_at", "find", "unverified"]
