"""A language pack becomes a lexicon: for each word, what it counts, what it reports, how it binds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from beleg.gazetteer.countries import country
from beleg.languages import Pack, expand

PEOPLE: Final = frozenset(("person", "force", "helper", "fighter", "none"))
_LIMIT: Final = 200_000
_SHORTEST_HEAD: Final = 4
_DIGRAPHS: Final = {
    "ae": "\u00e4",
    "oe": "\u00f6",
    "ue": "\u00fc",
    "Ae": "\u00c4",
    "Oe": "\u00d6",
    "Ue": "\u00dc",
}
_TYPE: Final = re.compile(r"[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]{0,2}s?")


class Role:
    """What a function word does in a clause: flags, plain integers because they are tested for every token."""

    NONE: Final = 0
    RELATIVE: Final = 1 << 0
    SUBORDINATOR: Final = 1 << 1
    CONJUNCTION: Final = 1 << 2
    ADVERSATIVE: Final = 1 << 3
    AUXILIARY: Final = 1 << 4
    PASSIVE: Final = 1 << 6
    PREPOSITION: Final = 1 << 7
    DETERMINER: Final = 1 << 8
    NEGATION: Final = 1 << 9
    SUBSET: Final = 1 << 10
    PARTITIVE_OF: Final = 1 << 11
    NUMBER_OF: Final = 1 << 12
    RATE: Final = 1 << 13
    CUMULATIVE: Final = 1 << 14
    RISE: Final = 1 << 15
    ANOTHER: Final = 1 << 16
    RATE_AFTER: Final = 1 << 17
    ANAPHOR: Final = 1 << 18
    AMONG: Final = 1 << 19
    ORIGIN: Final = 1 << 20
    STATE_INSTITUTION: Final = 1 << 21
    ADDITIVE: Final = 1 << 22
    EXPLETIVE: Final = 1 << 23
    SQUARE: Final = 1 << 24
    LABEL: Final = 1 << 25
    PERCENT: Final = 1 << 26
    STATELESS: Final = 1 << 40
    MEANS: Final = 1 << 41
    CONSISTING: Final = 1 << 42
    TALKS: Final = 1 << 43
    COMPATRIOT: Final = 1 << 45
    OBLIQUE: Final = 1 << 46
    SINGLE: Final = 1 << 44  # "ein Mann" is a person, "300 Mann" are soldiers
    IDENTIFIES: Final = 1 << 27


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its English gloss, what kind of thing it is, and the measure that it reports by itself."""

    gloss: str
    kind: str
    measure: str | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One way a word or phrase reports a measure; ``only`` are the kinds of noun it holds for."""

    form: str
    measure: str
    only: frozenset[str]


Phrase = tuple[tuple[str, ...], Reading]


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon knows of a word form.

    ``phrases`` are the longer readings that it opens, by their second word; ``frames`` those with a gap behind
    it, by the word behind the gap. Both hold the words that must follow.
    """

    noun: Noun | None = None
    readings: tuple[Reading, ...] = ()
    role: int = Role.NONE
    event: str | None = None
    total: str | None = None
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    frames: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)


UNKNOWN: Final = Word()


class Lexicon:
    """Word forms of one language; ``lexicon(word)`` is a :class:`Word`, an empty one where nothing is known."""

    def __init__(self, pack: Pack) -> None:
        grammar = pack["grammar"]
        self._language = pack.code
        self.capitalised_nouns: bool = grammar["capitalised_nouns"]
        self.adjective_endings: tuple[str, ...] = tuple(grammar["adjective_endings"].split())
        self._words: dict[str, Word] = _compile(pack)
        self._heads = {word.lower(): entry.noun for word, entry in self._words.items() if entry.noun}
        self._memory: dict[str, Word] = {}

    def __call__(self, word: str) -> Word:
        known = self._memory.get(word)
        if known is None:
            known = self._look_up(word)
            if len(self._memory) > _LIMIT:
                self._memory.clear()
            self._memory[word] = known
        return known

    def _look_up(self, word: str) -> Word:
        for form in self._spellings(word):
            if form in self._words:
                return self._words[form]
        noun = self._people(word) or self._compound(word) or _type_name(word)
        tail = self._words.get(word.rpartition("-")[2]) if "-" in word else None
        if tail and tail.readings:
            return Word(noun=noun, readings=tail.readings)
        return Word(noun=noun) if noun else UNKNOWN

    def _people(self, word: str) -> Noun | None:
        """The people of a country: "Nordkoreaner", "Mexicans"."""
        known = country(word, self._language)
        return (
            Noun(f"{known.english} people", "person", None, False)
            if known and known.kind == "demonym"
            else None
        )

    def _spellings(self, word: str) -> Iterator[str]:
        yield word
        lower = word.lower()
        if word.isupper() and len(word) > 1 and self.capitalised_nouns:
            yield word.capitalize()
        if lower != word:
            yield lower
        if self.capitalised_nouns and any(pair in lower for pair in _DIGRAPHS):
            for pair, umlaut in _DIGRAPHS.items():
                word = word.replace(pair, umlaut)
            yield word
        if "\u00df" in word or "ss" in word:
            yield word.replace("\u00df", "ss")
            yield word.replace("ss", "\u00df", 1)

    def _compound(self, word: str) -> Noun | None:
        """The noun that the last part of a compound names: "Artilleriesoldaten", "US-Soldaten", "16-Jähriger"."""
        if not word[0].isupper() and "-" not in word and self.capitalised_nouns:
            return None
        tail = word.rpartition("-")[2]
        lower = tail.lower()
        if tail != word and lower in self._heads and (tail[0].isupper() or not self.capitalised_nouns):
            return self._heads[lower]
        if not self.capitalised_nouns or not word[0].isalpha():
            return None
        for cut in range(2, len(lower) - _SHORTEST_HEAD + 1):
            noun = self._heads.get(lower[cut:])
            if noun:
                return noun
        return None


def _type_name(word: str) -> Noun | None:
    """Aircraft, tanks and launchers by their type: "F-16s", "T-90", "UH-60"."""
    return Noun(word, "vehicle", None, False) if _TYPE.fullmatch(word) else None


def _compile(pack: Pack) -> dict[str, Word]:
    """Every listed word form with all that the tables of the pack say of it."""
    parts: dict[str, _Part] = defaultdict(_Part)
    for word, noun in _nouns(pack["nouns"]):
        parts[word].noun = parts[word].noun or noun
    for measure, words in pack["nouns"]["events"].items():
        for word in _words(words):
            parts[word].event = measure
    for measure, words in pack["nouns"]["totals"].items():
        for word in _words(words):
            parts[word].total = measure
    for word, reading in _readings(pack["measures"]):
        parts[word].readings.append(reading)
    for pattern, reading in _phrases(pack["measures"]):
        parts[pattern[0]].add_phrase(pattern, reading)
    _add_roles(parts, pack["grammar"])
    return {word: part.word() for word, part in parts.items()}


def _add_roles(parts: dict[str, _Part], grammar: Mapping[str, Any]) -> None:
    for name, role in vars(Role).items():
        if name.isupper():
            for word in _words(grammar.get(name.lower(), "")):
                parts[word].role |= role


class _Part:
    """What is known of a word form while the tables are read."""

    def __init__(self) -> None:
        self.noun: Noun | None = None
        self.readings: list[Reading] = []
        self.role: int = Role.NONE
        self.event: str | None = None
        self.total: str | None = None
        self.phrases: dict[str, list[Phrase]] = {}
        self.frames: dict[str, list[Phrase]] = {}

    def add_phrase(self, pattern: tuple[str, ...], reading: Reading) -> None:
        if len(pattern) == 1:
            self.readings.append(reading)
        elif pattern[1] == "\u2026":
            self.frames.setdefault(pattern[2].lower(), []).append((pattern[3:], reading))
        else:
            self.phrases.setdefault(pattern[1].lower(), []).append((pattern[2:], reading))

    def word(self) -> Word:
        phrases = {second: tuple(found) for second, found in self.phrases.items()}
        frames = {second: tuple(found) for second, found in self.frames.items()}
        return Word(self.noun, tuple(self.readings), self.role, self.event, self.total, phrases, frames)


def _words(listing: str) -> Iterator[str]:
    for pattern in listing.split():
        yield from expand(pattern)


def _nouns(table: Mapping[str, Any]) -> Iterator[tuple[str, Noun]]:
    for group in table["group"]:
        for gloss, listing in group["words"].items():
            noun = Noun(gloss, group["kind"], group.get("measure"), group.get("weak", False))
            for word in _words(listing):
                yield word, noun


def _readings(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    endings = table["attributive_endings"]
    for predicate in table["predicate"]:
        only = frozenset(predicate.get("only", PEOPLE))
        for form in ("subject", "object", "participle", "state"):
            for word in _words(predicate.get(form, "")):
                yield word, Reading(form, predicate["measure"], only)
                if form in ("participle", "state"):
                    for ending in endings:
                        yield word + ending, Reading("attributive", predicate["measure"], only)


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Reading]]:
    for predicate in table["predicate"]:
        only = frozenset(predicate.get("only", PEOPLE))
        for line in predicate.get("phrase", ()):
            for pattern in expand(line):
                words = tuple(pattern.split())
                form = "phrase" if "\u2026" not in words else "frame"
                yield words, Reading(form, predicate["measure"], only)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
