"""Noun phrases become named speakers: who is meant by "er", "the agency" or "nach seinen Angaben"."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from beleg.extraction.attribution.phrases import Phrase, is_name, phrase
from beleg.extraction.attribution.units import Unit
from beleg.extraction.attribution.vocabulary import MEDIUM, ROLE, SAYING, Vocabulary
from beleg.extraction.attribution.wordclasses import Words
from beleg.extraction.tokens import Tokens
from beleg.gazetteer import actors
from beleg.model import Name, Span

_REACH = 4
_KEPT = 12


@lru_cache(maxsize=65536)
def _actor(text: str, language: str) -> str | None:
    return actors.identify(text, language)


@lru_cache(maxsize=65536)
def _medium(text: str, language: str) -> bool:
    return actors.medium(text, language)


class Source:
    """A speaker named earlier, and in which unit."""

    __slots__ = ("name", "unit", "via")

    def __init__(self, name: Name, via: tuple[Name, ...], unit: int) -> None:
        self.name = name
        self.via = via
        self.unit = unit


class Reading:
    """One text while it is read: its tokens, the vocabulary, and the sources named so far."""

    __slots__ = ("at", "sources", "tokens", "units", "vocabulary")

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, units: list[Unit]) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.units = units
        self.sources: list[Source] = []
        self.at = 0

    def has_kind(self, first: int, last: int, kinds: int) -> bool:
        """Whether a word of one of the kinds stands in a token range."""
        words, kind = self.tokens.words, self.vocabulary.kind
        for k in range(first, last):
            if kind(words[k]) & kinds:
                return True
        return False

    def has_flag(self, first: int, last: int, flags: int) -> bool:
        """Whether a word with one of the flags stands in a token range."""
        words, marks = self.tokens.words, self.vocabulary.marks
        for k in range(first, last):
            if marks.get(words[k], 0) & flags:
                return True
        return False

    def has_word(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, as it is written, stands in a token range."""
        words = self.tokens.words
        for k in range(first, last):
            if words[k] in group:
                return True
        return False

    def has_lower(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, in any case, stands in a token range."""
        lows = self.tokens.lows
        for k in range(first, last):
            if lows[k] in group:
                return True
        return False

    def saying_at(self, first: int, last: int) -> int:
        """The first noun of saying in a token range; -1 where there is none."""
        words, kind = self.tokens.words, self.vocabulary.kind
        for k in range(first, last):
            if kind(words[k]) & SAYING:
                return k
        return -1

    def phrase(self, i: int, end: int) -> Phrase | None:
        """The noun phrase at token ``i``."""
        return phrase(self.tokens.words, self.vocabulary, i, end)

    def name(self, first: int, last: int) -> Name:
        """Tokens ``first:last`` as a name, without quotation marks at its ends that do not pair."""
        tokens = self.tokens
        while last - first > 1 and not tokens.words[last - 1][-1].isalnum() and tokens.words[last - 1] != ")":
            if tokens.words[last - 1] in ("\u201c", "\u201d", "\u00bb", '"', "\u00ab") and self._paired(
                first, last
            ):
                break
            last -= 1
        span = Span(tokens.starts[first], tokens.ends[last - 1])
        text = span.of(tokens.text)
        return Name(text, span, _actor(text, self.vocabulary.code))

    def identify(self, text: str) -> str | None:
        """The gazetteer's id of a name."""
        return _actor(text, self.vocabulary.code)

    def _paired(self, first: int, last: int) -> bool:
        return any(
            word in ("\u201e", "\u201c", "\u00ab", "\u00bb", '"')
            for word in self.tokens.words[first : last - 1]
        )

    def is_medium(self, first: int, last: int) -> bool:
        """Whether a phrase names a medium."""
        if self.has_kind(first, last, MEDIUM):
            return True
        text = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        return _medium(text, self.vocabulary.code)

    def tokens_of(self, name: Name) -> tuple[int, int]:
        """The token range of a name, half-open."""
        starts = self.tokens.starts
        return bisect_right(starts, name.span.start) - 1, bisect_right(starts, name.span.end - 1)

    def remember(self, name: Name, via: tuple[Name, ...]) -> None:
        """Keeps a speaker for later pronouns."""
        self.sources.append(Source(name, via, self.at))

    def again(self, source: Source) -> None:
        """Keeps a speaker who goes on."""
        self.sources.append(Source(source.name, source.via, self.at))

    def _is_person(self, first: int, last: int) -> bool:
        words, v = self.tokens.words, self.vocabulary
        if self.has_kind(first, last, ROLE):
            return True
        run = [w for w in words[first:last] if w[0].isupper() and w.isalpha() and not w.isupper()]
        organisation = any(w in v.words.sources or v.is_medium(w) for w in words[first:last])
        return len(run) >= 2 and not organisation and all(w[0].isupper() for w in words[first:last])

    def last(self, reach: int = _REACH) -> Source | None:
        """The source named last, if it stands near enough."""
        if self.sources and self.at - self.sources[-1].unit <= reach:
            return self.sources[-1]
        return None

    def resolve(self, pronoun: str) -> Source | None:
        """Whom a pronoun or a generic noun means."""
        lower = pronoun.lower()
        either = lower in self.vocabulary.words.grammar_either_pronoun
        singular = lower in self.vocabulary.words.grammar_singular
        named = self._person_before() if singular or either else None
        if named is None and lower in self.vocabulary.words.grammar_group_pronoun:
            named = self._body_before()
        if pronoun in self.vocabulary.words.roles:
            return next((s for s in reversed(self.sources[-6:]) if pronoun in s.name.text), None)
        for source in reversed(self.sources[-_KEPT:]):
            if self.at - source.unit > 2 * _REACH:
                break
            if named and named.unit > source.unit and not (either and source.unit == self.at - 1):
                return named
            if not singular or self._is_person(*self.tokens_of(source.name)):
                return source
        if named:
            return named
        return self.last(2 * _REACH)

    def _person_before(self) -> Source | None:
        """A person who opens one of the last sentences without being quoted there."""
        for index in range(self.at - 1, max(-1, self.at - 1 - _REACH), -1):
            unit = self.units[index]
            found = self._opening_phrase(unit)
            if found and found.last - found.first < 12 and self._is_person(found.first, found.last):
                return Source(self.name(found.first, found.last), (), index)
        return None

    def _body_before(self) -> Source | None:
        """An office or a group that opens the sentence before: whom "it" and "they" may mean."""
        unit = self.units[self.at - 1] if self.at else None
        found = self._opening_phrase(unit) if unit else None
        if found is None or found.last - found.first > 8:
            return None
        words, v = self.tokens.words, self.vocabulary
        known = self.name(found.first, found.last).actor is not None
        for k in range(found.first, found.last):
            known = known or v.is_source(words[k]) or v.is_source(words[k].lower()) or v.is_medium(words[k])
        return Source(self.name(found.first, found.last), (), self.at - 1) if known else None

    def _opening_phrase(self, unit: Unit) -> Phrase | None:
        """The phrase that opens a sentence; in English, the run of names there."""
        found = self.phrase(unit.first, unit.last)
        if found is None or self.vocabulary.nouns_capitalised:
            return found
        words = self.tokens.words
        last = found.first
        while last < found.last and (
            words[last][0].isupper()
            or words[last] in self.vocabulary.words.roles
            or words[last] in self.vocabulary.words.sources
        ):
            last += 1
        return found._replace(last=last, head=last - 1) if last > found.first else None

    def is_generic(self, found: Phrase) -> bool:
        """Whether a phrase only points back: "die Organisation", "the agency"."""
        v = self.vocabulary
        words = self.tokens.words
        if found.last - found.first != 1 or found.start == found.first:
            return False
        if words[found.head] in v.words.roles:
            return any(words[found.head] in s.name.text for s in self.sources[-6:])
        definite = words[found.start].lower() in v.words.grammar_definite
        return definite and words[found.head] in v.words.generic

    def is_speaker(self, found: Phrase) -> bool:
        """Whether a phrase can be somebody who says something."""
        word = self.tokens.words[found.head]
        v = self.vocabulary
        return (
            word not in v.words.nouns_abstract
            and not v.is_numeral(word)
            and (is_name(v, word) or not v.nouns_capitalised)
        )
