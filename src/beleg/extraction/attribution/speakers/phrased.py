"""Tokens become noun phrases that name somebody: a person, a medium, a state, an actor that the gazetteer knows."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from beleg.extraction.attribution.speakers.phrases import phrase
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    CAPITAL,
    DETERMINER,
    ENDED,
    GIVER,
    MEDIUM,
    PREPOSITION,
    PROPER,
    ROLE,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_title
from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.actors import known
from beleg.gazetteer.directory import is_government
from beleg.model import Name, Span

_QUOTES: Final = frozenset(("\u201e", "\u201c", "\u00ab", "\u00bb", '"'))
_CLOSING: Final = frozenset(("\u201c", "\u201d", "\u00bb", '"', "\u00ab"))


class Phrased(Marked):
    """A marked text whose phrases are asked whom they name."""

    __slots__ = ("_actors",)

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        super().__init__(tokens, vocabulary)
        self._actors = known(vocabulary.code)

    def phrase(self, i: int, end: int) -> Phrase | None:
        """The noun phrase at token ``i``."""
        return phrase(self, i, end)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``first:last``."""
        return self.tokens.span(first, last)

    def actor(self, first: int, last: int) -> str | None:
        """The gazetteer's id of the name at tokens ``first:last``."""
        return self._actors.actor(self.text(first, self._end_of_name(first, last)))

    def _end_of_name(self, first: int, last: int) -> int:
        while last - first > 1 and not self.kind(last - 1) & ENDED:
            if self.words[last - 1] in _CLOSING and self.has_word(first, last - 1, _QUOTES):
                break
            last -= 1
        return last

    def text(self, first: int, last: int) -> str:
        """Tokens ``first:last`` as they stand in the text."""
        tokens = self.tokens
        return tokens.text[tokens.starts[first] : tokens.ends[last - 1]]

    def identify(self, text: str) -> str | None:
        """The gazetteer's id of a name."""
        return self._actors.actor(text)

    def is_state(self, first: int, last: int) -> bool:
        """Whether tokens name a state: "Südkorea", "Ruandas"."""
        return is_government(self.actor(first, last))

    def is_medium(self, first: int, last: int) -> bool:
        """Whether a phrase names a medium."""
        return self.has_kind(first, last, MEDIUM) or self._actors.is_medium(self.text(first, last))

    def tokens_of(self, name: Name) -> tuple[int, int]:
        """The token range of a name, half-open."""
        starts = self.tokens.starts
        return bisect_right(starts, name.span.start) - 1, bisect_right(starts, name.span.end - 1)

    def is_person(self, first: int, last: int) -> bool:
        """Whether a phrase names a person: by a role, or as two names and no word of an organisation."""
        if self.has_kind(first, last, ROLE):
            return True
        for k in range(first + 1, last):
            if self.words[k] in (",", "("):
                if self._abbreviates(first, k + 1, last):
                    return False
                last = k
                break
        first = self._behind_description(first, last)
        if first and self.lows[first - 1] in self.vocabulary.words.grammar_definite:
            return False
        names = 0
        for k in range(first, last):
            if k > first and is_title(self, k, last):
                continue  # "Dr. Jana Volt"
            if not self.kind(k) & CAPITAL or self._names_source(k):
                return False
            if self.kind(k) & PROPER:
                names += 1
        return names >= 2

    def _names_source(self, k: int) -> bool:
        """Whether a token is a medium or the word of a body."""
        sources = self.vocabulary.words.sources
        return bool(self.kind(k) & MEDIUM) or self.words[k] in sources or self.lows[k] in sources

    def _behind_description(self, first: int, last: int) -> int:
        """Behind adjectives, and what a name is said to be in English: "presidential nominee [Donald Kord]"."""
        first = self._behind_nominee(first, last)
        while self.kind(first) & ADJECTIVE and first + 1 < last:
            first += 1
        return first

    def _behind_nominee(self, first: int, last: int) -> int:
        """Behind a description of a person in English; not of a body: "aid group Free Hands"."""
        at = last - 2
        if self.vocabulary.nouns_capitalised or at <= first or not self.words[at - 1].islower():
            return first
        if self.has_kind(first, at, GIVER | MEDIUM | PREPOSITION) or self.kind(at - 1) & DETERMINER:
            return first
        return at if self.words[at - 1] not in self.vocabulary.words.generic else first

    def _abbreviates(self, first: int, k: int, last: int) -> bool:
        """Whether token ``k`` is the abbreviation of a name, as an organisation has one, and no party."""
        word = self.words[k] if k < last else ""
        return len(word) > 1 and word.isupper() and word[0] == self.words[first][0]
