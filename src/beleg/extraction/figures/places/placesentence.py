"""The words of a sentence are asked whether they can name a place, or are common nouns, titles and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beleg.extraction.figures.clauses.lexicon import QUOTES
from beleg.extraction.figures.places.placewords import Is, PlaceWords
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention

if TYPE_CHECKING:
    from mypy_extensions import i64


class PlaceSentence:
    """The sentence ``first:last`` that is read now, with its dates, and what a language knows of its words."""

    __slots__ = ("_dates", "_first", "_last", "_pieces", "_texts", "_words")

    def __init__(self, tokens: Tokens, words: PlaceWords) -> None:
        self._pieces = tokens.pieces
        self._texts = tokens.words
        self._words = words
        self._first = 0
        self._last = 0
        self._dates: list[DateMention] = []

    def _flags(self, token: int) -> i64:
        if token < self._first or token >= self._last:
            return 0
        return self._words.flags_of(self._pieces[token])

    def _is_title(self, token: int, last: int) -> bool:
        """Whether a name stands in quotation marks, as ships and shows do: "des Frachters „Santa Rita“"."""
        opened = token > self._first and self._texts[token - 1] in QUOTES
        return opened and self._texts[min(last, self._last - 1)] in QUOTES

    def _has_article(self, token: int) -> bool:
        """ "nach dem Derby", "der großen Flut": towns have no article, but for "im umkämpften X"."""
        words = self._words
        if not words.capitalised_nouns:
            return False
        if self._flags(token - 1) & Is.ARTICLE:
            return True
        adjective = self._texts[token - 1]
        described = (
            adjective.isalpha() and adjective.islower() and not self._flags(token - 1) & Is.PREPOSITION
        )
        return described and self._texts[token - 2].lower() in words.articles

    def _is_common(self, token: int) -> bool:
        """Whether a noun behind a head has an article, as names have none: "am Ort des Einschlags"."""
        return self._words.capitalised_nouns and self._flags(token - 1) & Is.ARTICLE != 0

    def _is_occasion(self, token: int) -> bool:
        """Whether a noun in the plural tells when something happened: "bei Krawallen", "bei Temperaturen"."""
        words = self._words
        return self._texts[token - 1].lower() in words.occasions and self._texts[token].endswith(
            words.plural_ends
        )

    def _is_described(self, token: int) -> bool:
        """Whether a preposition and an adjective without an article lead here: to a common noun, "in tiefen Gruben"."""
        known = Is.ARTICLE | Is.CAPITAL | Is.DIRECTION | Is.PREPOSITION | Is.HEAD | Is.OF
        before = self._flags(token - 2)
        leads = before & Is.PREPOSITION and not before & Is.ARTICLE
        return bool(leads and self._texts[token - 1].isalpha() and not self._flags(token - 1) & known)

    def _is_called_place(self, last: int) -> bool:
        """ "Hilla, einer Stadt südlich von …", "Duma, a suburb of …"."""
        if last >= self._last or self._texts[last] != ",":
            return False
        at = last + 1
        if not self._flags(at) & Is.ARTICLE:
            return False
        for ahead in range(at + 1, min(at + 5, self._last)):
            flags = self._flags(ahead)
            if flags & Is.HEAD:
                return True
            if flags & (Is.STOP | Is.CAPITAL):
                return False
        return False

    def _is_dated(self, token: int) -> bool:
        for date in self._dates:
            if date.first_token <= token < date.last_token:
                return True
        return False
