"""Noun phrases become named speakers: who is meant by "er", "the agency" or "nach seinen Angaben"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.genders import after_masculine, disagrees
from beleg.extraction.attribution.speakers.mentions import body_named, medium_named, person_behind, person_met
from beleg.extraction.attribution.speakers.openings import opening_body, opening_name, opening_person
from beleg.extraction.attribution.speakers.phrased import Phrased
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    DETERMINER,
    DIGIT,
    GENITIVE_LINK,
    GIVER,
    MEDIUM,
    NAME,
    NUMERAL,
    QUOTING,
    SAYING,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.directory import is_body
from beleg.model import Name, Span
from beleg.model.span import make

_ABBREVIATED: Final = 3  # letters of "Col", "Gen"
_REACH: Final = 4
_NEAR: Final = 2
_KEPT: Final = 12
_ROLES: Final = 6
_LONGEST: Final = 8  # tokens of a body's name
_STATES: Final = ("government-", "ministry-")
_COLON: Final = frozenset((":",))

_Span: Final = Span
_Name: Final = Name


class Source:
    """A speaker named earlier, and in which unit."""

    __slots__ = ("name", "unit", "via")

    def __init__(self, name: Name, via: tuple[Name, ...], unit: int) -> None:
        self.name = name
        self.via = via
        self.unit = unit


class Reading(Phrased):
    """One text while it is read: its units and the one read now, and the sources named so far."""

    __slots__ = ("at", "sources", "speaking", "units")

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        super().__init__(tokens, vocabulary)
        self.units: list[Unit] = []
        self.sources: list[Source] = []
        self.at = 0
        # Who speaks in the main clause read last, of the unit read now.
        self.speaking: Source | None = None

    def name(self, first: int, last: int) -> Name:
        """Tokens ``first:last`` as a name, without an age and quotation marks at its ends that do not pair."""
        if last - first > 3 and self.words[last - 1] == ")" and self.kind(last - 2) & DIGIT:
            last -= 3  # "Bürgermeister Ole Tamm (61)"
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
        for source in self._latest(_KEPT):
            known = source.name.actor
            if self._actors.is_office_of(noun, known):
                return known
        return None

    def _points_back(self, noun: str) -> bool:
        return self._nominative(noun) in self.vocabulary.words.generic

    def _nominative(self, noun: str) -> str:
        """A noun without the ending of a genitive: "des Ministeriums", "des Amtes"."""
        generic = self.vocabulary.words.generic
        for ending in self.vocabulary.endings["genitives"]:
            if noun.endswith(ending) and noun[: -len(ending)] in generic:
                return noun[: -len(ending)]
        return noun

    def remember(self, name: Name, via: tuple[Name, ...]) -> None:
        """Keeps a speaker for later pronouns."""
        self.sources.append(Source(name, via, self.at))

    def again(self, source: Source) -> None:
        """Keeps a speaker who goes on."""
        self.sources.append(Source(source.name, source.via, self.at))

    def last(self, reach: int = _REACH) -> Source | None:
        """The source named last, if it stands near enough."""
        if self.sources and self.at - self.sources[-1].unit <= reach:
            return self.sources[-1]
        return None

    def _latest(self, many: int) -> list[Source]:
        """The sources named so far, the last one first, no more than ``many``."""
        return self.sources[: -many - 1 : -1]

    def last_body(self) -> Source | None:
        """The source named last that is no person."""
        for source in self._latest(_KEPT):
            if not self.is_person(*self.tokens_of(source.name)):
                return source
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
        if speaking and self._may_mean(lower, speaking.name, singular):
            return speaking
        named = self._person_before(lower) if singular or either else None
        opening = self.units[max(self.at - 1, 0)].first
        if named is None and (lower in words.grammar_group_pronoun or after_masculine(self, lower, opening)):
            named = self._body_before() or self._name_before(lower)
        if pronoun in words.roles:
            return self._named_with(pronoun)
        if pronoun in words.generic:
            return self._denoted(pronoun)
        for source in self._latest(_KEPT):
            if self.at - source.unit > 2 * _REACH:
                break
            if named and named.unit > source.unit and not (either and source.unit == self.at - 1):
                return named
            if self._may_mean(lower, source.name, singular):
                return source
        return named or self.last(2 * _REACH) or self.speaking

    def _may_mean(self, pronoun: str, name: Name, singular: bool) -> bool:
        """Whether a pronoun agrees with a name; the singular one means a person."""
        first, last = self.tokens_of(name)
        neuter = pronoun in self.vocabulary.words.grammar_neuter_pronoun
        if (singular or neuter) and self.is_person(first, last) != singular:
            return False
        return not disagrees(self, pronoun, first, last)

    def _owner(self, possessive: str) -> Source | None:
        """The body that opens the sentence before, of the gender of "sein" or "ihr", where nobody speaks there."""
        if not self.at or not self.vocabulary.nouns_capitalised:
            return None
        unit = self.units[self.at - 1]
        words = self.vocabulary.words
        feminine = possessive.startswith(tuple(words.grammar_either_possessives))
        fitting = words.grammar_group_article if feminine else words.grammar_body_articles
        if self.lows[unit.first] not in fitting or self.last(1) is not None:
            return None
        found = opening_body(self, unit)
        return Source(self.name(found.first, found.last), (), self.at - 1) if found else None

    def _named_with(self, role: str) -> Source | None:
        """Whom the word of a role means: the last source near by that has it, else the person who opens a sentence."""
        for source in self._latest(_ROLES):
            if self._has_role(role, source.name.text):
                return source
        if self.vocabulary.nouns_capitalised:
            return None
        for index in range(self.at - 1, max(-1, self.at - 1 - _REACH), -1):
            found = None if self.units[index].kind == "title" else opening_person(self, self.units[index])
            if found and self._has_role(role, self.text(found.first, found.last)):
                return Source(self.name(found.first, found.last), (), index)
        return None

    def _has_role(self, role: str, text: str) -> bool:
        """Whether a name has the word of a role, or in English its abbreviation: "Col." for "the colonel"."""
        if role in text:
            return True
        if self.vocabulary.nouns_capitalised:
            return False
        roles = self.vocabulary.words.roles
        return any(
            word.lower() == role
            or (len(word) >= _ABBREVIATED and word in roles and role.startswith(word.lower()))
            for word in text.replace(".", " ").split()
        )

    def _denoted(self, noun: str) -> Source | None:
        """The body that "the agency" or "das Blatt" points back to: one so called, else the last that may be one."""
        noun = self._nominative(noun)
        lower, exact = noun.lower(), noun in self.vocabulary.words.generic_exact
        medium = not exact and self.vocabulary.is_medium(noun)
        paper = self.vocabulary.saying(noun) is not None
        group = noun in self.vocabulary.words.generic_groups
        fits: Source | None = None
        if self.speaking and not exact and not group and self._is_body(self.speaking, medium):
            return self.speaking  # "Der Geheimdienst spricht von Toten: 40 seien gefallen, so die Behörde"
        if paper and (issuer := self._issuer(lower)):
            return issuer
        for source in self._latest(_KEPT):
            if lower in source.name.text.lower():
                return source
            near = self.at - source.unit <= 2 * _REACH
            if fits is None and near and not exact and (paper or self._may_be(source, medium)):
                fits = None if group and self._is_office(source) else source
        return self._told_of(noun) or fits or (None if exact else self._known_before(paper))

    def _issuer(self, paper: str) -> Source | None:
        """Who opens the sentence that announces a paper, and spoke since: "The army released a statement. ..., the statement said"."""
        for index in range(self.at - 1, max(-1, self.at - 1 - _NEAR), -1):
            if self.sources and self.sources[-1].unit >= index:
                return None
            unit = self.units[index]
            if paper not in self.lows[unit.first + 1 : unit.last]:
                continue
            found = opening_body(self, unit)
            return Source(self.name(found.first, found.last), (), index) if found else None
        return None

    def _told_of(self, noun: str) -> Source | None:
        """The body whose name ends in a noun and that one of the sentences before names, though it did not speak.

        In English it opens that sentence; in German case and compounds tell it anywhere.
        """
        for index in range(self.at - 1, max(-1, self.at - 1 - _KEPT), -1):
            if self.vocabulary.nouns_capitalised:
                found = body_named(self, self.units[index], noun.lower())
            else:
                found = opening_body(self, self.units[index])
                if found and self.lows[found.last - 1] != noun.lower():
                    found = None
                if found is None and self.at - index <= _NEAR and self._is_paper(noun):
                    found = medium_named(self, self.units[index])
            if found and (found.last - found.first > 1 or self.words[found.head] != noun):
                return Source(self.name(found.first, found.last), (), index)
        return None

    def _known_before(self, paper: bool) -> Source | None:
        """The body that the gazetteer knows, no government, and that opens the sentence before: "the organisation"."""
        source = None if paper else self._body_before()
        known = source.name.actor if source is not None else None
        return source if known is not None and not known.startswith(_STATES) else None

    def _is_paper(self, noun: str) -> bool:
        """Whether a noun points back to a medium: "the broadcaster", "the paper"."""
        return self.vocabulary.is_medium(noun) or noun in self.vocabulary.words.grammar_papers

    def _is_body(self, source: Source, medium: bool) -> bool:
        """Whether a source is no person, and a medium where one is meant."""
        first, last = self.tokens_of(source.name)
        return not self.is_person(first, last) and self.is_medium(first, last) == medium

    def _may_be(self, source: Source, medium: bool) -> bool:
        """Whether a source is no person and not plainly another kind of body than the one pointed to."""
        first, last = self.tokens_of(source.name)
        if medium and self.is_medium(first, last):
            return True
        body = not self.is_person(first, last) or is_body(source.name.actor)
        return body and not self.has_word(first, last, self.vocabulary.words.generic_exact)

    def _is_office(self, source: Source) -> bool:
        """Whether a source is an office of the state, which no militia, movement or witness is."""
        first, last = self.tokens_of(source.name)
        return any(self.lows[k].endswith(self.vocabulary.endings["offices"]) for k in range(first, last))

    def _person_before(self, pronoun: str) -> Source | None:
        """A person whom a pronoun may mean: who opens one of the last sentences and is not quoted there, or was just spoken with."""
        for index in range(self.at - 1, max(-1, self.at - 1 - _REACH), -1):
            unit = self.units[index]
            if unit.kind == "title":
                continue
            found = opening_person(self, unit)
            if (
                found
                and not self._is_label(unit, found)
                and not disagrees(self, pronoun, found.first, found.last)
            ):
                return Source(self.name(found.first, found.last), (), index)
        before = self.units[self.at - 1]
        met = (person_met(self, before) or person_behind(self, before)) if self.at else None
        return Source(self.name(met.first, met.last), (), self.at - 1) if met else None

    def _is_label(self, unit: Unit, found: Phrase) -> bool:
        """Whether a name only opens a turn of a debate: "Mr. Ole Tamm (North Korvel): ..."."""
        k = found.last
        if k < unit.last and self.words[k] == "(":
            k = next((n + 1 for n in range(k, unit.last - 1) if self.words[n] == ")"), k)
        return k < unit.last and self.words[k] in _COLON

    def _body_before(self) -> Source | None:
        """An office or a group that opens the clause before a colon or the sentence before: whom "it" and "they" may mean."""
        for index in (self.at, self.at - 1):
            unit = self.units[index]
            if index < 0 or (index == self.at and not self.has_word(unit.first, unit.last - 1, _COLON)):
                continue
            found = opening_body(self, self.units[index])
            if found is not None and found.last - found.first <= _LONGEST:
                return Source(self.name(found.first, found.last), (), index)
        return None

    def neuter_before(self) -> Source | None:
        """The body that opens the sentence before with "das", which "es" takes up: "Das Amt prüfte. Es meldete 30 Tote"."""
        unit = self.units[self.at - 1] if self.at else None
        opens = unit is not None and self.lows[unit.first] in self.vocabulary.words.grammar_neuter_article
        found = opening_body(self, unit) if unit is not None and opens else None
        return Source(self.name(found.first, found.last), (), self.at - 1) if found else None

    def _name_before(self, pronoun: str) -> Source | None:
        """The name of no person that opens the sentence before: "Minervo Mining gave another account. It said ..."."""
        neuter = pronoun in self.vocabulary.words.grammar_neuter_pronoun
        found = opening_name(self, self.units[self.at - 1]) if self.at and neuter else None
        if found is None or self.last(1) is not None or self.is_person(found.first, found.last):
            return None
        text = self.text(found.first, found.last)
        if any(text in source.name.text for source in self._latest(_KEPT)):
            return None
        return Source(self.name(found.first, found.last), (), self.at - 1)

    def is_generic(self, found: Phrase) -> bool:
        """Whether a phrase only points back: "die Organisation", "the agency"."""
        if found.start == found.first or found.last - found.first > 1 + self._is_seated(found.first):
            return False
        words, head = self.vocabulary.words, self.words[found.head]
        if self.lows[found.start] not in words.grammar_definite:
            return False
        return self._named_with(head) is not None if head in words.roles else self._points_back(head)

    def _is_seated(self, k: int) -> bool:
        """Whether a word tells where a body sits, and nothing new of it: "the Leeds-based monitor"."""
        return self.words[k].endswith(self.vocabulary.endings["seated"])

    def _picks(self, k: int) -> bool:
        """Whether a number word takes somebody out of a group: "one of the doctors"."""
        picked = self.lows[k] in self.vocabulary.words.grammar_picked
        return picked and k + 1 < len(self.words) and bool(self.kind(k + 1) & GENITIVE_LINK)

    def is_speaker(self, found: Phrase) -> bool:
        """Whether a phrase can be somebody who says something."""
        kind = self.kind(found.head)
        if (
            kind & NUMERAL
            and not self._picks(found.head)
            or (self.vocabulary.nouns_capitalised and not kind & (NAME | QUOTING))
        ):
            return False
        if self.words[found.head] not in self.vocabulary.words.nouns_abstract:
            return True
        return bool(kind & SAYING) and self.has_kind(found.head + 1, found.last, GIVER | MEDIUM)
