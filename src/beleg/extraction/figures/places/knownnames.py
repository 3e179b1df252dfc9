"""The words of a sentence become the longest name that the gazetteer knows: "Port", "Port Sudan", "Schwarzes Meer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Kind
from beleg.extraction.figures.places.placewords import Is, PlaceWords

if TYPE_CHECKING:
    from mypy_extensions import i64

LONGEST_NAME: Final = 4  # words


def known_end(words: PlaceWords, texts: list[str], token: int, opener: i64, last: int) -> int:
    """The end of the longest name at ``token``, a word with the flags ``opener``; ``token`` where none is known."""
    if opener & Is.LONGER:
        for end in range(last, token + 1, -1):
            if words.kind(" ".join(texts[token:end])) >= 0:
                return end
    return token + 1 if opener & (Is.CITY | Is.REGION) else token


def known_of_any_words(words: PlaceWords, texts: list[str], token: int, opener: i64, last: int) -> int:
    """The end of a German name of several words, whatever these are alone: "Schwarzen Meer"; ``token`` without one."""
    opens = opener & (Is.LONGER | Is.CAPITAL | Is.HEAD) == Is.LONGER | Is.CAPITAL
    if opens and words.capitalised_nouns:
        for end in range(min(last, token + LONGEST_NAME), token + 1, -1):
            if words.kind(" ".join(texts[token:end])) > Kind.COUNTRY:
                return end
    return token


def known_kind(words: PlaceWords, texts: list[str], token: int, end: int, opener: i64) -> i64:
    """The kind of place that a known name names."""
    if end == token + 1:
        return Kind.REGION if opener & Is.REGION else Kind.CITY
    kind: i64 = words.kind(" ".join(texts[token:end]))
    return kind
