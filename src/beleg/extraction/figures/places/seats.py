"""A place told as where somebody speaks or sits is not where something happened: "teilte der Zivilschutz in X mit"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Origins
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placewords import Is, PlaceWords
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention

_SPEAKER: Final = 2  # tokens from who speaks to where
_LEADING: Final = 4  # tokens from a preposition to the place behind it
_BEFORE_NAME: Final = Is.ARTICLE | Is.HEAD


class Seats:
    """Asks of the places of an article whether they are only those of who speaks."""

    __slots__ = ("_origins", "_tokens", "_words")

    def __init__(self, tokens: Tokens, words: PlaceWords, origins: Origins) -> None:
        self._tokens = tokens
        self._words = words
        self._origins = origins

    def is_seat(self, place: Place, first: int, dates: list[DateMention]) -> bool:
        """Whether a place of the sentence that begins at ``first`` stands right behind who speaks.

        "sagte ein Arzt in X", and with one of the sentence's ``dates`` between: "sagte der Minister am Montag in X".
        """
        if Kind.REGION <= place.kind <= Kind.UNKNOWN and self._opens_speaker(place):
            return True
        if place.kind <= Kind.REGION or (place.way != Way.IN and place.way != Way.FROM):
            return False
        tokens, at = self._tokens, place.first - 1
        while at > max(place.first - _LEADING, 1) and self._is_before_name(at):
            at -= 1
        if not self._words.flags(tokens.words[at]) & Is.PREPOSITION:
            return False
        if self._origins.is_in_name(tokens.starts[at]):
            # "an official in X", but "residents of X"
            return not self._words.flags(tokens.words[at - 1]) & Is.LEADING
        at = self._before_date(at, dates)
        if tokens.words[at - 1] in self._words.based:
            at -= 1
        before = at - 2 if tokens.words[at - 1] == "," else at - 1
        return self._origins.names_end(tokens.ends[before]) or self._is_where_said(place, at, first)

    def _opens_speaker(self, place: Place) -> bool:
        """Whether the name of who speaks goes on behind a place, to which no words lead: "the Telma disaster office said"."""
        tokens = self._tokens
        if not self._origins.is_in_name(tokens.ends[place.last - 1]):
            return False
        before = self._words.flags(tokens.words[place.first - 1]) if place.first else 0
        return not before & Is.PREPOSITION or before >> Is.WAY == Way.TO  # "according to Telma police"

    def _is_where_said(self, place: Place, preposition: int, first: int) -> bool:
        """Whether somebody speaks at a place: "sagte sie in X", "said in X", "wie der Sprecher gestern in X mitteilte"."""
        tokens = self._tokens
        for before in range(preposition - 1, max(preposition - 1 - _SPEAKER, first), -1):
            if self._says(before):
                return True
            if not tokens.words[before].isalpha() or tokens.words[before][0].isupper():
                break
        closes = place.last + 1 < len(tokens.words) and not tokens.words[place.last + 1][0].isalnum()
        return closes and self._words.capitalised_nouns and self._says(place.last)

    def _before_date(self, at: int, dates: list[DateMention]) -> int:
        """Where the date begins that ends before ``at``, with its preposition; ``at`` where there is none."""
        for date in dates:
            if date.last_token == at:
                first = date.first_token
                return (
                    first - 1 if self._words.flags(self._tokens.words[first - 1]) & Is.PREPOSITION else first
                )
        return at

    def _says(self, token: int) -> bool:
        tokens = self._tokens
        return token < len(tokens.words) and self._origins.says(tokens.starts[token], tokens.ends[token])

    def _is_before_name(self, at: int) -> bool:
        flags = self._words.flags(self._tokens.words[at])
        return flags & _BEFORE_NAME != 0 and not flags & Is.PREPOSITION
