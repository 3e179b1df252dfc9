"""Words in capitals only, or in small letters only, become words as they are written."""

from __future__ import annotations

from typing import Final

from beleg.extraction.mending.mended import Edit
from beleg.extraction.mending.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens

_STOPS: Final = frozenset((".", "!", "?", "...", "…"))
_QUOTES: Final = frozenset(('"', "'", "„", "“", "”", "«", "»", "‘", "’", "("))
_LONGEST_ACRONYM: Final = 5
_SHORTEST_PARTICIPLE: Final = 7  # letters: shorter ones are as often nouns
_VOWELS: Final = frozenset("aeiouyäöü")


class Caser:
    """Says how the words of one text are written."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.lows = tokens.lows
        self.size = len(tokens)
        self.known = vocabulary
        # The tokens that open a line.
        self.lines = {0, *tokens.lines}

    def edits(self, tokens: Tokens, first: int, last: int) -> list[Edit]:
        """The edits of the tokens ``first`` to ``last`` (half-open)."""
        found: list[Edit] = []
        written = self.written(first, last)
        for at, by in enumerate(written, first):
            if by != tokens.words[at]:
                found.append(Edit(tokens.starts[at], tokens.ends[at], by))
        return found

    def written(self, first: int, last: int) -> list[str]:
        """How the tokens ``first`` to ``last`` are written."""
        found: list[str] = []
        opens = True
        at = first
        while at < last:
            longer = self._longer(at, last)
            if longer:
                found += longer
                at += len(longer)
                opens = False
                continue
            low = self.lows[at]
            word = self._word(at, low, found[-1] if found else "") if low[0].isalnum() else low
            opens = opens or at in self.lines
            found.append(word[0].upper() + word[1:] if opens else word)
            # Quotation marks and brackets stand between a full stop and the word that opens a sentence.
            opens = low in _STOPS or (opens and low in _QUOTES)
            at += 1
        return found

    def _longer(self, at: int, last: int) -> list[str]:
        """The tokens of a name of several words that begins here, none where there is no such name."""
        for name in self.known.names.get(self.lows[at], ()):
            words = name.split(" ")
            end = at + len(words)
            if end <= last and self.lows[at:end] == [word.lower() for word in words]:
                return words
        return []

    def _word(self, at: int, low: str, before: str) -> str:
        if "-" in low:
            return self._hyphened(low)
        if low[-1] == "." and len(low) > 3:
            return low if low in self.known.dotted else low.upper()
        if low in self.known.acronyms and not self._is_common(at, low):
            return self.known.acronyms[low]
        return (
            self._noun_or_not(at, low, before)
            if self.known.capitalised_nouns
            else self._name_or_not(at, low, before)
        )

    def _is_common(self, at: int, low: str) -> bool:
        """Whether a word that looks like an abbreviation is one of the language: "who", "us" behind a verb or preposition."""
        if low not in self.known.small:
            return False
        before = self.lows[at - 1] if at else ""
        if low in self.known.pronouns:
            return before in self.known.small and before not in self.known.before_states
        return before not in self.known.before_acronyms

    def _hyphened(self, low: str) -> str:
        parts = low.split("-")
        return "-".join(self._part(i, part) for i, part in enumerate(parts))

    def _part(self, at: int, part: str) -> str:
        known = self.known
        if part in known.acronyms:
            return known.acronyms[part]
        if part in known.capital and part not in known.small:
            return known.capital[part]
        if known.capitalised_nouns and part and not (at and part.startswith(self.known.behind_numbers)):
            return part.capitalize()
        return part

    # English

    def _name_or_not(self, at: int, low: str, before: str) -> str:
        known = self.known
        if low in known.titles_low and self._is_name(at + 1):
            return low.capitalize()
        if low in known.small:
            return low
        if low in known.capital:
            return known.capital[low]
        previous = self.lows[at - 1] if at else ""
        if _is_acronym(low):
            return low.upper()
        if before[:1].isupper() and previous in known.titles_low:
            return low.capitalize()
        if low.endswith(known.small_ends) or known.singular(low) in known.small:
            return low
        return low.capitalize()

    def _is_name(self, at: int) -> bool:
        """Whether a token of an English text is no word of the language, so that it names somebody."""
        known = self.known
        low = self.lows[at] if at < self.size else ""
        if low in known.small or not low.isalpha():
            return False
        return low in known.capital or not low.endswith(known.small_ends)

    # German

    def _noun_or_not(self, at: int, low: str, before: str) -> str:
        known = self.known
        small, capital = low in known.small, low in known.capital
        if small and capital:
            return self._ambiguous(at, low)
        if small:
            return low
        if capital:
            return known.capital[low]
        if _is_acronym(low):
            return low.upper()
        if known.sounds_like_a_noun(low):
            return low.capitalize()
        if low.endswith(known.small_ends) or (
            low.endswith(known.adjective_ends) and known.stem(low) in known.small
        ):
            return low
        if self._is_participle(low):
            return low
        return low.capitalize()

    def _is_participle(self, low: str) -> bool:
        """Whether an unknown word opens and ends as participles do: "verkohlt", "gekentert"."""
        known = self.known
        if len(low) < _SHORTEST_PARTICIPLE:
            return False
        return low.startswith(known.participle_openings) and low.endswith(known.participle_ends)

    def _ambiguous(self, at: int, low: str) -> str:
        """A word that is a noun and another word: "Verletzte" and "verletzte Soldaten", "Macht" and "macht"."""
        known = self.known
        following = self.lows[at + 1] if at + 1 < self.size else ""
        if low in known.function:
            return low
        if low.endswith(known.adjective_ends) and self._is_noun(following):
            return low
        previous = self.lows[at - 1] if at else ""
        after_determiner = (
            previous in known.determiners or previous in known.numbers or previous[:1].isdigit()
        )
        if after_determiner or previous in known.before_nouns or low in known.nouns:
            return known.capital[low]
        return low

    def _is_noun(self, low: str) -> bool:
        known = self.known
        if not low or not low[0].isalpha() or low in known.small:
            return False
        return low in known.capital or known.sounds_like_a_noun(low)


def _is_acronym(low: str) -> bool:
    """Whether an unknown word cannot be spoken, so that its letters are: "HDP", "SBU"."""
    return 1 < len(low) <= _LONGEST_ACRONYM and low.isalpha() and not _VOWELS & set(low)
