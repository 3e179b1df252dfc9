"""Tokens become noun phrases that name somebody: a person or a body, and which of them opens a sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from beleg.extraction.attribution.speakers.phrases import phrase
from beleg.extraction.attribution.words.cues import DASHES
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHE,
    CAPITAL,
    DETERMINER,
    ENDED,
    FUNCTION,
    GIVER,
    MEDIUM,
    NAME_LINK,
    PREPOSITION,
    PROPER,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_title
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.actors import known
from beleg.model import Name, Span

_STATE: Final = "government-"
_DATELINE: Final = 16  # tokens
_ADVERBIAL: Final = 20
_LONGEST: Final = 12  # tokens of a person's name and office
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
        return (self.actor(first, last) or "").startswith(_STATE)

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

    def _opening_body(self, unit: Unit) -> Phrase | None:
        """The office or group that opens a sentence, behind its dateline and a first adverbial."""
        first = self._behind_adverbial(self._behind_dateline(unit), unit.last)
        if first >= unit.last:
            return None
        found = self._opening_phrase(unit, first)
        if found is None:
            return None
        known = self.actor(found.first, found.last) is not None or self._names_body(found)
        return found if known else None

    def _behind_dateline(self, unit: Unit) -> int:
        """The token behind "KABUL, Oct 14 (AP) -"."""
        if self.words[unit.first].isupper():
            for k in range(unit.first + 1, min(unit.first + _DATELINE, unit.last)):
                if self.words[k] in DASHES:
                    return k + 1
        return unit.first

    def _behind_adverbial(self, first: int, last: int) -> int:
        """The token behind "On Monday" or "After a week of marches,"."""
        if not self.kind(first) & (PREPOSITION | SUBORDINATOR):
            return first
        if first + 1 < last and self.kind(first + 1) & TIME:
            return first + 2
        for k in range(first + 1, min(first + _ADVERBIAL, last)):
            if self.words[k] == ",":
                return k + 1
        return last

    def _names_body(self, found: Phrase) -> bool:
        """Whether a phrase has the word of an office, of people who give figures or of a medium."""
        for k in range(found.first, found.last):
            if self.kind(k) & (GIVER | MEDIUM) or self.vocabulary.is_source(self.lows[k]):
                return True
        return False

    def opening_person(self, unit: Unit) -> Phrase | None:
        """The person who opens a sentence, whom an apposition may name: "Der Besitzer des Hauses, Rolf Neu,"."""
        found = self._opening_phrase(unit)
        short = found is not None and found.last - found.first < _LONGEST
        if found and short and self.vocabulary.nouns_capitalised and self.is_person(found.first, found.last):
            return found
        named = self._named_behind(unit)
        if named is not None or not found or not short:
            return named
        return found if self.is_person(found.first, found.last) else None

    def _named_behind(self, unit: Unit) -> Phrase | None:
        """What opens a sentence, with the name of the person who it is: "The member for Orsa, Ana Reyd, "."""
        found = self.phrase(unit.first, unit.last)
        if found is None or found.last - found.first >= _LONGEST:
            return None
        if found.last + 1 >= unit.last or self.words[found.last] != ",":
            return None
        named = self.phrase(found.last + 1, unit.last)
        if named is None or named.last >= unit.last or self.words[named.last] != ",":
            return None
        is_person = named.start == named.first and self.is_person(named.first, named.last)
        return Phrase(found.start, found.first, named.last, found.head) if is_person else None

    def _opening_phrase(self, unit: Unit, first: int = -1) -> Phrase | None:
        """The phrase that opens a sentence, or stands at a token of it; in English, the run of names there."""
        found = self.phrase(unit.first if first < 0 else first, unit.last)
        if found is None or self.vocabulary.nouns_capitalised:
            return found
        givers = self.vocabulary.words.givers
        last = found.first
        named = CAPITAL | APOSTROPHE
        while last < found.last:
            titled = last > found.first and is_title(self, last, found.last)
            if not (
                titled
                or self.kind(last) & named
                or self.words[last] in givers
                or self._links(last, found.last)
                or self._specifies(last, found.last)
            ):
                break
            last += 1
        return Phrase(found.start, found.first, last, last - 1) if last > found.first else None

    def _specifies(self, k: int, end: int) -> bool:
        """Whether a small word tells which office the one behind it is: "health ministry", "refugee agency"."""
        if (
            not self.words[k].islower()
            or k + 1 >= end
            or self.kind(k) & (FUNCTION | ADVERB | PREPOSITION | TIME)
        ):
            return False
        return self.words[k + 1] in self.vocabulary.words.givers and self.words[k + 1].islower()

    def _links(self, k: int, end: int) -> bool:
        """Whether a small word goes on with a name: "Commission on Human Rights"."""
        return bool(self.kind(k) & NAME_LINK) and k + 1 < end and bool(self.kind(k + 1) & CAPITAL)
