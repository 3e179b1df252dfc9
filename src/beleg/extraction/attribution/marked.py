"""The tokens of a text become marked: with the flags and the classes that a vocabulary gives to their words."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.cues import NOUN_SOURCE
from beleg.extraction.attribution.kinds import SAYING
from beleg.extraction.attribution.vocabulary import Vocabulary
from beleg.extraction.attribution.wordclasses import Words
from beleg.extraction.tokens import Tokens

_UNASKED: Final = -1
_BEHIND_NACH: Final = 7


class Marked:
    """A text and what the vocabulary knows of its words.

    ``flags`` are the flags of each token, ``marks`` the tokens that have any and may matter, ``seen`` all
    their flags together. The class of a token is asked of the vocabulary when it is first wanted.
    """

    __slots__ = ("_kinds", "flags", "lows", "marks", "seen", "tokens", "vocabulary", "words")

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.words = tokens.words
        self.lows = tokens.lows
        self.flags: list[int] = [0] * len(tokens.words)
        self._kinds: list[int] = [_UNASKED] * len(tokens.words)
        self.marks: list[int] = []
        self.seen = 0
        self._mark()

    def _mark(self) -> None:
        flags, words, marks = self.flags, self.words, self.vocabulary.marks
        for i in self.vocabulary.marked.yes(self.tokens):
            flag = marks[words[i]]
            flags[i] = flag
            if flag != NOUN_SOURCE or self._leads_to_saying(i):
                self.marks.append(i)
                self.seen |= flag

    def _leads_to_saying(self, i: int) -> bool:
        """Whether a noun of saying stands near behind "nach"; most often it speaks of time or place."""
        return self.saying_at(i + 1, min(i + _BEHIND_NACH, len(self.words))) >= 0

    def kind(self, i: int) -> int:
        """The classes of token ``i`` as flags."""
        found = self._kinds[i]
        if found == _UNASKED:
            found = self._kinds[i] = self.vocabulary.kind(self.words[i])
        return found

    def has(self, i: int, group: Words) -> bool:
        """Whether token ``i``, in any case, belongs to a class of function words."""
        return self.lows[i] in group or self.words[i] in group

    def has_kind(self, first: int, last: int, kinds: int) -> bool:
        """Whether a word of one of the kinds stands in a token range."""
        for k in range(first, last):
            if self.kind(k) & kinds:
                return True
        return False

    def has_flag(self, first: int, last: int, flags: int) -> bool:
        """Whether a word with one of the flags stands in a token range."""
        if not self.seen & flags:
            return False
        known = self.flags
        for k in range(first, last):
            if known[k] & flags:
                return True
        return False

    def has_word(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, as it is written, stands in a token range."""
        words = self.words
        for k in range(first, last):
            if words[k] in group:
                return True
        return False

    def has_lower(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, in any case, stands in a token range."""
        lows = self.lows
        for k in range(first, last):
            if lows[k] in group:
                return True
        return False

    def saying_at(self, first: int, last: int) -> int:
        """The first noun of saying in a token range; -1 where there is none."""
        for k in range(first, last):
            if self.kind(k) & SAYING:
                return k
        return -1
