"""A language pack becomes a lexicon: for each word, what it counts, what it reports, how it binds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.figures.openings import NOTHING, Openings, Phrase, Reading
from beleg.extraction.tokens import Piece
from beleg.gazetteer.countries import country
from beleg.languages import Pack, expand

BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u00b7"))
QUOTES: Final = frozenset(('"', "\u201e", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u2039", "\u203a"))
_STOPS: Final = frozenset((".", "!", "?"))
PEOPLE: Final = frozenset(("person", "force", "helper", "fighter", "none"))
_LIMIT: Final = 200_000
_LIMIT_BEHIND: Final = 1_000  # words behind one word
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
    BREAK: Final = 1 << 5  # the signs of BREAKS, _STOPS and QUOTES
    STOP: Final = 1 << 28
    QUOTE: Final = 1 << 29
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
    QUANTITY: Final = 1 << 47  # "how many", in a question
    DEFINING: Final = 1 << 51  # "in der Regel": how it is as a rule, not what happened
    THRESHOLD: Final = 1 << 52  # "ab zehn Festnahmen"
    DIMENSION: Final = 1 << 53  # "auf einer Breite von sechs Kilometern"
    DEEMED: Final = 1 << 54  # "Als Massaker gilt …"
    MOST: Final = 1 << 55  # "ein Großteil der 88 Drohnen"
    HAVING: Final = 1 << 50  # of an active perfect
    PURPOSE: Final = 1 << 48
    COMPASS: Final = 1 << 49
    IDENTIFIES: Final = 1 << 27
    SINCE: Final = 1 << 56
    BEGINNING: Final = 1 << 57  # "since the siege began", "since the outbreak of war"
    SO_FAR: Final = 1 << 59
    STILL: Final = 1 << 60  # "noch 40 Gefangene": what goes on
    SUPERLATIVE: Final = 1 << 58  # "the deadliest day since the war began"


class Trait:
    """What a word says about whose the things counted are: flags like those of ``Role``, which they leave as they are."""

    NONE: Final = 0
    ENEMY: Final = 1 << 0
    OWN: Final = 1 << 1
    LOSES: Final = 1 << 2
    POSSESSIVE: Final = 1 << 3
    PRONOUN: Final = 1 << 4  # stands for who speaks or acts
    DETECTS: Final = 1 << 5
    STATE_GUARD: Final = 1 << 6  # whose guards serve a state: "border guards", but "security guards"
    LOSSES: Final = 1 << 7
    COSTS: Final = 1 << 8
    DEAD: Final = 1 << 12  # "its dead": the losses of a body, but of a country those of all who live there
    SIDES: Final = 1 << 9  # "both sides", "from 47 countries": several states
    BOTH: Final = 1 << 13
    SIDE: Final = 1 << 14
    AGENT: Final = 1 << 16
    GAINS: Final = 1 << 15  # "a Russian gain", "advance"
    SERVING: Final = 1 << 10  # "service members"
    RETURNS: Final = 1 << 17  # how prisoners go home: "flown", "landed", "stepped off"
    LEAVES: Final = 1 << 18  # "left Goma"
    SURVEYS: Final = 1 << 19  # "a survey among 900 children"
    OFFICES: Final = 1 << 20  # "government bodies" are no dead
    DISTRIBUTIVE: Final = 1 << 21  # "everyone has lost a friend"
    NUMBERING: Final = 1 << 22  # "the rebels number fewer than 300"
    PRISONS: Final = 1 << 23
    PERIOD: Final = 1 << 24  # lasts for months or years: "war", "siege"
    FIGHTING: Final = 1 << 25  # lasts where it "has killed"
    PERFECT: Final = 1 << 26
    CLIMBS: Final = 1 << 27  # what tolls do
    AS: Final = 1 << 28
    BEING: Final = 1 << 29
    FINAL: Final = 1 << 31
    NEW: Final = 1 << 32  # "newly displaced"
    REMAIN: Final = 1 << 33
    INTERNALLY: Final = 1 << 34  # "internally displaced"
    FOUND: Final = 1 << 35  # what becomes of bodies
    STAYS: Final = 1 << 30  # "are held", "are living"
    OCCASION: Final = 1 << 39  # "bei einem Angriff"
    WITHIN: Final = 1 << 40  # "binnen 24 Stunden"
    BRIEF: Final = 1 << 41
    DAY: Final = 1 << 42  # "an einem Tag"
    PAST: Final = 1 << 37  # "in den letzten drei Wochen"
    LONG: Final = 1 << 38
    EACH: Final = 1 << 36  # "6500 Tote im Jahr"
    VOICE: Final = 1 << 11  # a state's office that speaks of its own losses


class Noun:
    """A counted noun: its English gloss, what kind of thing it is, and the measure that it reports by itself."""

    __slots__ = ("gloss", "kind", "measure", "weak")

    def __init__(self, gloss: str, kind: str, measure: str | None, weak: bool) -> None:
        self.gloss = gloss
        self.kind = kind
        self.measure = measure
        self.weak = weak


class Word:
    """What the lexicon of a pack knows of a word form; ``tells`` where it may be a predicate by itself, ``reports`` where it may
    open one.

    ``phrases`` are the longer readings that it opens, by their second word, "~" where any word that ends so may be it; ``frames`` those with a gap behind
    it, by the word behind the gap. Both hold the words that must follow, in lower case. ``closings`` are the endings of the
    words behind the gap where only those are known.
    """

    __slots__ = (
        "_behind",
        "closings",
        "event",
        "frames",
        "noun",
        "pack",
        "phrases",
        "readings",
        "reports",
        "role",
        "tells",
        "total",
        "traits",
    )

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.noun: Noun | None = None
        self.readings: list[Reading] = []
        self.role: int = Role.NONE
        self.traits: int = Trait.NONE
        self.event: str | None = None
        self.total: str | None = None
        self.phrases: dict[str, list[Phrase]] = {}
        self.frames: dict[str, list[Phrase]] = {}
        self._behind: dict[str, Openings] = {}
        self.closings: tuple[str, ...] = ()
        self.tells: bool = False
        self.reports: bool = False

    def add_phrase(self, pattern: tuple[str, ...], reading: Reading) -> None:
        rest = tuple(part.lower() for part in pattern[1:])
        if not rest:
            self.readings.append(reading)
        elif rest[0] == "\u2026" and rest[1][0] == "~":
            self.frames.setdefault("~", []).append((rest[1:], reading))
        elif rest[0] == "\u2026":
            self.frames.setdefault(rest[1], []).append((rest[2:], reading))
        elif rest[0][0] == "~":
            self.phrases.setdefault("~", []).append((rest, reading))
        else:
            self.phrases.setdefault(rest[0], []).append((rest[1:], reading))

    def phrases_with(self, low: str) -> Openings:
        """The longer readings that it opens before ``low``, remembered by that word, with the words behind the two."""
        known = self._behind.get(low)
        if known is None:
            if len(self._behind) > _LIMIT_BEHIND:
                self._behind.clear()
            by_ending = [
                (rest[1:], reading)
                for rest, reading in self.phrases.get("~", [])
                if low.endswith(rest[0][1:])
            ]
            phrases = self.phrases.get(low, []) + by_ending
            self._behind[low] = known = Openings(phrases) if phrases else NOTHING
        return known

    def settle(self) -> Word:
        """This word, now that all is known of it."""
        self.tells = bool(
            self.event
            or self.total
            or self.role & (Role.NUMBER_OF | Role.AMONG)
            or (self.noun and self.noun.measure)
        )
        self.closings = tuple(sorted({rest[0][1:] for rest, _ in self.frames.get("~", ())}))
        self.reports = self.tells or bool(self.readings or self.phrases or self.frames)
        return self


class Lexicon:
    """Word forms of one language; each has its :class:`Word`, an empty one where nothing is known."""

    def __init__(self, pack: Pack) -> None:
        grammar = pack["grammar"]
        self._pack = pack
        self._language = pack.code
        self.capitalised_nouns: bool = grammar["capitalised_nouns"]
        self.adjective_endings: tuple[str, ...] = tuple(grammar["adjective_endings"].split())
        self.modifying_prefixes = frozenset(grammar["modifying_prefixes"].split())
        self._words: dict[str, Word] = _compile(pack)
        self._heads = {word.lower(): entry.noun for word, entry in self._words.items() if entry.noun}
        self._unknown = Word(pack)
        self._memory: dict[str, Word] = {}

    def entry(self, piece: Piece) -> Word:
        """The word of a token, remembered beside it until the lexicon of another language is asked."""
        known = piece.entry
        if isinstance(known, Word) and known.pack is self._pack:
            return known
        found = self.word(piece.word)
        piece.entry = found
        return found

    def word(self, form: str) -> Word:
        known = self._memory.get(form)
        return self._remember(form) if known is None else known

    def forms(self) -> Iterable[tuple[str, Word]]:
        """Every listed word form with what is known of it."""
        return self._words.items()

    def _remember(self, form: str) -> Word:
        if len(self._memory) > _LIMIT:
            self._memory.clear()
        self._memory[form] = known = self._look_up(form)
        return known

    def _look_up(self, word: str) -> Word:
        for form in self._spellings(word):
            if form in self._words:
                return self._words[form]
        noun = self._people(word) or self._compound(word) or _type_name(word)
        tail = self._words.get(word.rpartition("-")[2]) if "-" in word else None
        if noun is None and (tail is None or not tail.readings):
            return self._unknown
        found = Word(self._pack)
        found.noun = noun
        if tail:
            found.readings = tail.readings
        return found.settle()

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
        head, _, tail = word.rpartition("-")
        lower = tail.lower()
        if head and (len(tail) == 1 or head.lower() in self.modifying_prefixes):
            return None  # "Iskander-M", "anti-ship missiles"
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
    words: dict[str, Word] = defaultdict(lambda: Word(pack))
    for form, noun in _nouns(pack["nouns"]):
        words[form].noun = words[form].noun or noun
    for measure, listing in pack["nouns"]["events"].items():
        for form in _words(listing):
            words[form].event = measure
    for measure, listing in pack["nouns"]["totals"].items():
        for form in _words(listing):
            words[form].total = measure
    for form, reading in _readings(pack["measures"]):
        words[form].readings.append(reading)
    for pattern, reading in _phrases(pack["measures"]):
        words[pattern[0]].add_phrase(pattern, reading)
    _add_roles(words, pack["grammar"])
    return {form: word.settle() for form, word in words.items()}


def _add_roles(words: dict[str, Word], grammar: Mapping[str, Any]) -> None:
    for signs, kind in ((BREAKS, Role.BREAK), (_STOPS, Role.STOP), (QUOTES, Role.QUOTE)):
        for sign in signs:
            words[sign].role |= kind
    for name, role in vars(Role).items():
        if name.isupper():
            for form in _words(grammar.get(name.lower(), "")):
                words[form].role |= role
    for name, trait in vars(Trait).items():
        if name.isupper():
            for form in _words(grammar.get(name.lower(), "")):
                words[form].traits |= trait


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
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for form in ("subject", "object", "participle", "state"):
            for word in _words(predicate.get(form, "")):
                yield word, Reading(form, predicate["measure"], only, weak)
                if form in ("participle", "state"):
                    for ending in endings:
                        yield word + ending, Reading("attributive", predicate["measure"], only, weak)


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Reading]]:
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for key in ("phrase", "around"):
            for line in predicate.get(key, ()):
                for pattern in expand(line):
                    words = tuple(pattern.split())
                    form = key if key == "around" or "\u2026" not in words else "frame"
                    yield words, Reading(form, predicate["measure"], only, weak)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
