"""Noun phrases become named speakers: who is meant by "er", "the agency" or "nach seinen Angaben"."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from beleg.extraction.attribution.cues import DASHES
from beleg.extraction.attribution.kinds import (
    APOSTROPHE,
    CAPITAL,
    DETERMINER,
    ENDED,
    GIVER,
    MEDIUM,
    NAME,
    NAME_LINK,
    NUMERAL,
    PREPOSITION,
    PROPER,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.marked import Marked
from beleg.extraction.attribution.nounphrase import Phrase
from beleg.extraction.attribution.phrases import phrase
from beleg.extraction.attribution.units import Unit
from beleg.extraction.attribution.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.actors import known
from beleg.model import Name, Span
from beleg.model.span import make

_REACH: Final = 4
_KEPT: Final = 12
_ROLES: Final = 6
_DATELINE: Final = 16  # tokens
_ADVERBIAL: Final = 20
_LONGEST: Final = 8  # tokens of a body's name
_STATES: Final = ("government-", "ministry-")
_COLON: Final = frozenset((":",))
_QUOTES: Final = frozenset(("\u201e", "\u201c", "\u00ab", "\u00bb", '"'))
_CLOSING: Final = frozenset(("\u201c", "\u201d", "\u00bb", '"', "\u00ab"))

_Span: Final = Span
_Name: Final = Name


class Source:
    """A speaker named earlier, and in which unit."""

    __slots__ = ("name", "unit", "via")

    def __init__(self, name: Name, via: tuple[Name, ...], unit: int) -> None:
        self.name = name
        self.via = via
        self.unit = unit


class Reading(Marked):
    """One text while it is read: its units and the one read now, and the sources named so far."""

    __slots__ = ("_actors", "at", "sources", "speaking", "units")

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        super().__init__(tokens, vocabulary)
        self._actors = known(vocabulary.code)
        self.units: list[Unit] = []
        self.sources: list[Source] = []
        self.at = 0
        # Who speaks in the main clause read last, of the unit read now.
        self.speaking: Source | None = None

    def phrase(self, i: int, end: int) -> Phrase | None:
        """The noun phrase at token ``i``."""
        return phrase(self, i, end)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``first:last``."""
        return self.tokens.span(first, last)

    def name(self, first: int, last: int) -> Name:
        """Tokens ``first:last`` as a name, without quotation marks at its ends that do not pair."""
        last = self._end_of_name(first, last)
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        text = self.tokens.text[start:end]
        known = self._actors.actor(text) or self._meant(first, last)
        return make(_Name, (text, make(_Span, (start, end)), known))

    def _meant(self, first: int, last: int) -> str | None:
        """Whom an office without its country means: by the seat behind it, or as the one of its kind told before."""
        words, noun = self.words, self.words[last - 1]
        if last + 1 < len(words) and self.kind(last + 1) & CAPITAL and self._actors.is_seat(words[last]):
            return self._actors.actor(self.text(first, last + 2))
        if last - first > 1 and self.kind(last - 2) & DETERMINER and self._points_back(noun):
            source = self._denoted(noun)
            return source.name.actor if source else None
        return self._told_before(noun) if self._actors.is_office(noun) else None

    def _told_before(self, noun: str) -> str | None:
        """The office of a country that an article has named before: "das Gesundheitsministerium"."""
        for at in range(len(self.sources) - 1, max(-1, len(self.sources) - 1 - _KEPT), -1):
            known = self.sources[at].name.actor
            if self._actors.is_office_of(noun, known):
                return known
        return None

    def _points_back(self, noun: str) -> bool:
        return self._nominative(noun) in self.vocabulary.words.generic

    def _nominative(self, noun: str) -> str:
        """A noun without the ending of a genitive: "des Ministeriums", "des Amtes"."""
        generic = self.vocabulary.words.generic
        for ending in self.vocabulary.words.grammar_genitive_ends:
            if noun.endswith(ending) and noun[: -len(ending)] in generic:
                return noun[: -len(ending)]
        return noun

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

    def is_medium(self, first: int, last: int) -> bool:
        """Whether a phrase names a medium."""
        return self.has_kind(first, last, MEDIUM) or self._actors.is_medium(self.text(first, last))

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
        """Whether a phrase names a person: by a role, or as two names and no word of an organisation."""
        if self.has_kind(first, last, ROLE):
            return True
        for k in range(first + 1, last):
            if self.words[k] in (",", "("):
                if self._abbreviates(first, k + 1, last):
                    return False
                last = k
                break
        sources = self.vocabulary.words.sources
        if first and self.lows[first - 1] in self.vocabulary.words.grammar_definite:
            return False
        names = 0
        for k in range(first, last):
            kind = self.kind(k)
            if not kind & CAPITAL or kind & MEDIUM or self.words[k] in sources or self.lows[k] in sources:
                return False
            if kind & PROPER:
                names += 1
        return names >= 2

    def _abbreviates(self, first: int, k: int, last: int) -> bool:
        """Whether token ``k`` is the abbreviation of a name, as an organisation has one, and no party."""
        word = self.words[k] if k < last else ""
        return len(word) > 1 and word.isupper() and word[0] == self.words[first][0]

    def last(self, reach: int = _REACH) -> Source | None:
        """The source named last, if it stands near enough."""
        if self.sources and self.at - self.sources[-1].unit <= reach:
            return self.sources[-1]
        return None

    def resolve(self, pronoun: str) -> Source | None:
        """Whom a pronoun or a generic noun means."""
        pronoun = self._nominative(pronoun)
        lower, words = pronoun.lower(), self.vocabulary.words
        either = lower in words.grammar_either_pronoun
        singular = lower in words.grammar_singular
        if lower in words.possessives and (owner := self._owner(lower)):
            return owner
        speaking = self.speaking if either or singular else None
        if speaking and (not singular or self._is_person(*self.tokens_of(speaking.name))):
            return speaking
        named = self._person_before() if singular or either else None
        if named is None and (lower in words.grammar_group_pronoun or self._is_of_its_gender(lower)):
            named = self._body_before()
        if pronoun in words.roles:
            return self._named_with(pronoun)
        if pronoun in words.generic:
            return self._denoted(pronoun)
        for at in range(len(self.sources) - 1, max(-1, len(self.sources) - 1 - _KEPT), -1):
            source = self.sources[at]
            if self.at - source.unit > 2 * _REACH:
                break
            if named and named.unit > source.unit and not (either and source.unit == self.at - 1):
                return named
            if not singular or self._is_person(*self.tokens_of(source.name)):
                return source
        return named or self.last(2 * _REACH)

    def _owner(self, possessive: str) -> Source | None:
        """The body that opens the sentence before, of the gender of "sein" or "ihr", where nobody speaks there."""
        if not self.at or not self.vocabulary.nouns_capitalised:
            return None
        unit = self.units[self.at - 1]
        words = self.vocabulary.words
        fitting = words.grammar_group_article if possessive.startswith("ihr") else words.grammar_body_articles
        if self.lows[unit.first] not in fitting or self.last(1) is not None:
            return None
        found = self._opening_body(unit)
        return Source(self.name(found.first, found.last), (), self.at - 1) if found else None

    def _is_of_its_gender(self, pronoun: str) -> bool:
        """Whether the sentence before opens with a masculine noun for a masculine pronoun: "Der Geheimdienst … Er"."""
        words = self.vocabulary.words
        if pronoun not in words.grammar_masculine_pronoun or not self.at:
            return False
        return self.lows[self.units[self.at - 1].first] in words.grammar_masculine_article

    def _named_with(self, role: str) -> Source | None:
        """The last of the sources near by whose name has the word of a role."""
        for at in range(len(self.sources) - 1, max(-1, len(self.sources) - 1 - _ROLES), -1):
            if role in self.sources[at].name.text:
                return self.sources[at]
        return None

    def _denoted(self, noun: str) -> Source | None:
        """The body that "the agency" or "das Blatt" points back to: one so called, else the last that may be one."""
        noun = self._nominative(noun)
        lower, exact = noun.lower(), noun in self.vocabulary.words.generic_exact
        medium = not exact and self.vocabulary.is_medium(noun)
        paper = self.vocabulary.saying(noun) is not None
        fits: Source | None = None
        if self.speaking and not exact and self._is_body(self.speaking, medium):
            return self.speaking  # "Der Geheimdienst spricht von Toten: 40 seien gefallen, so die Behörde"
        for at in range(len(self.sources) - 1, max(-1, len(self.sources) - 1 - _KEPT), -1):
            source = self.sources[at]
            if lower in source.name.text.lower():
                return source
            near = self.at - source.unit <= 2 * _REACH
            if fits is None and near and not exact and (paper or self._may_be(source, medium)):
                fits = source
        return self._told_of(noun) or fits or (None if exact else self._known_before(paper))

    def _told_of(self, noun: str) -> Source | None:
        """The body whose name ends in a noun and that one of the sentences before names, though it did not speak.

        In English it opens that sentence; in German case and compounds tell it anywhere.
        """
        for index in range(self.at - 1, max(-1, self.at - 1 - _KEPT), -1):
            if self.vocabulary.nouns_capitalised:
                found = self._body_named(self.units[index], noun.lower())
            else:
                found = self._opening_body(self.units[index])
                if found and self.lows[found.last - 1] != noun.lower():
                    found = None
            if found and (found.last - found.first > 1 or self.words[found.head] != noun):
                return Source(self.name(found.first, found.last), (), index)
        return None

    def _known_before(self, paper: bool) -> Source | None:
        """The body that the gazetteer knows, no government, and that opens the sentence before: "the organisation"."""
        source = None if paper else self._body_before()
        known = source.name.actor if source is not None else None
        return source if known is not None and not known.startswith(_STATES) else None

    def _body_named(self, unit: Unit, noun: str) -> Phrase | None:
        """The last phrase of a sentence whose head ends in a noun: "der Militärgeheimdienst" for "dienst"."""
        ends = (noun, *(noun + ending for ending in self.vocabulary.words.grammar_genitive_ends))
        for k in range(unit.last - 1, unit.first - 1, -1):
            if self.kind(k) & CAPITAL and self.lows[k].endswith(ends):
                for first in range(max(unit.first, k - _REACH), k + 1):
                    found = self.phrase(first, unit.last)
                    if found and found.head == k:
                        return found
        return None

    def _is_body(self, source: Source, medium: bool) -> bool:
        """Whether a source is no person, and a medium where one is meant."""
        first, last = self.tokens_of(source.name)
        return not self._is_person(first, last) and self.is_medium(first, last) == medium

    def _may_be(self, source: Source, medium: bool) -> bool:
        """Whether a source is no person and not plainly another kind of body than the one pointed to."""
        first, last = self.tokens_of(source.name)
        if medium and self.is_medium(first, last):
            return True
        return not self._is_person(first, last) and not self.has_word(
            first, last, self.vocabulary.words.generic_exact
        )

    def _person_before(self) -> Source | None:
        """A person who opens one of the last sentences without being quoted there."""
        for index in range(self.at - 1, max(-1, self.at - 1 - _REACH), -1):
            unit = self.units[index]
            if unit.kind == "title":
                continue
            found = self._opening_phrase(unit)
            if found and found.last - found.first < 12 and self._is_person(found.first, found.last):
                return Source(self.name(found.first, found.last), (), index)
        return None

    def _body_before(self) -> Source | None:
        """An office or a group that opens the clause before a colon or the sentence before: whom "it" and "they" may mean."""
        for index in (self.at, self.at - 1):
            unit = self.units[index]
            if index < 0 or (index == self.at and not self.has_word(unit.first, unit.last - 1, _COLON)):
                continue
            found = self._opening_body(self.units[index])
            if found is not None and found.last - found.first <= _LONGEST:
                return Source(self.name(found.first, found.last), (), index)
        return None

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

    def _opening_phrase(self, unit: Unit, first: int = -1) -> Phrase | None:
        """The phrase that opens a sentence, or stands at a token of it; in English, the run of names there."""
        found = self.phrase(unit.first if first < 0 else first, unit.last)
        if found is None or self.vocabulary.nouns_capitalised:
            return found
        givers = self.vocabulary.words.givers
        last = found.first
        named = CAPITAL | APOSTROPHE
        while last < found.last:
            if not (self.kind(last) & named or self.words[last] in givers or self._links(last, found.last)):
                break
            last += 1
        return Phrase(found.start, found.first, last, last - 1) if last > found.first else None

    def _links(self, k: int, end: int) -> bool:
        """Whether a small word goes on with a name: "Commission on Human Rights"."""
        return bool(self.kind(k) & NAME_LINK) and k + 1 < end and bool(self.kind(k + 1) & CAPITAL)

    def is_generic(self, found: Phrase) -> bool:
        """Whether a phrase only points back: "die Organisation", "the agency"."""
        if found.last - found.first != 1 or found.start == found.first:
            return False
        words, head = self.vocabulary.words, self.words[found.head]
        if head in words.roles:
            return self._named_with(head) is not None
        return self.lows[found.start] in words.grammar_definite and self._points_back(head)

    def is_speaker(self, found: Phrase) -> bool:
        """Whether a phrase can be somebody who says something."""
        kind = self.kind(found.head)
        if kind & NUMERAL or (self.vocabulary.nouns_capitalised and not kind & NAME):
            return False
        return self.words[found.head] not in self.vocabulary.words.nouns_abstract
