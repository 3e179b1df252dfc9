"""A language pack becomes a lexicon: for each word, what it counts, what it reports, how it binds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.figures.clauses.openings import NOTHING, Openings, Phrase, Reading
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.tokens import Piece
from beleg.gazetteer.countries import country
from beleg.languages import Pack, expand

BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u00b7"))
QUOTES: Final = frozenset(('"', "\u201e", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u2039", "\u203a"))
_STOPS: Final = frozenset((".", "!", "?"))
_ENDS: Final = ("t", "te", "ten", "en")  # of finite weak verbs
_WEAK_ENDS: Final = ("et", "ete", "eten", "en")
PEOPLE: Final = frozenset(("person", "force", "helper", "fighter", "none"))
# Who is hunted: people whom an article counts when they strike or are held.
HUNTED: Final = frozenset(("attackers", "criminals", "rioters", "suspects"))
_LIMIT: Final = 20_000  # words
_LIMIT_BEHIND: Final = 1_000  # words behind one word
_SHORTEST_HEAD: Final = 4
_WOMEN: Final = "innen"
_OF_MEN: Final = ("", "e", "en")
_DIGRAPHS: Final = {
    "ae": "\u00e4",
    "oe": "\u00f6",
    "ue": "\u00fc",
    "Ae": "\u00c4",
    "Oe": "\u00d6",
    "Ue": "\u00dc",
}
_TYPE: Final = re.compile(r"[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]{0,2}s?")
# What most words have none of, once for all of them; never added to.
_NO_READINGS: Final[list[Reading]] = []
_NO_PHRASES: Final[dict[str, list[Phrase]]] = {}
_NO_OPENINGS: Final[dict[str, Openings]] = {}


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
        self.readings: list[Reading] = _NO_READINGS
        self.role: int = Role.NONE
        self.traits: int = Trait.NONE
        self.event: str | None = None
        self.total: str | None = None
        self.phrases: dict[str, list[Phrase]] = _NO_PHRASES
        self.frames: dict[str, list[Phrase]] = _NO_PHRASES
        self._behind: dict[str, Openings] = _NO_OPENINGS
        self.closings: tuple[str, ...] = ()
        self.tells: bool = False
        self.reports: bool = False

    def add_reading(self, reading: Reading) -> None:
        if not self.readings:
            self.readings = []
        self.readings.append(reading)

    def add_phrase(self, pattern: tuple[str, ...], reading: Reading) -> None:
        rest = tuple(part.lower() for part in pattern[1:])
        if not rest:
            self.add_reading(reading)
        elif rest[0] == "\u2026":
            self.frames = self.frames or {}
            by_ending = rest[1][0] == "~"
            self.frames.setdefault("~" if by_ending else rest[1], []).append(
                (rest[1 if by_ending else 2 :], reading)
            )
        else:
            self.phrases = self.phrases or {}
            by_ending = rest[0][0] == "~"
            self.phrases.setdefault("~" if by_ending else rest[0], []).append(
                (rest[0 if by_ending else 1 :], reading)
            )

    def phrases_with(self, low: str) -> Openings:
        """The longer readings that it opens before ``low``, remembered by that word, with the words behind the two."""
        known = self._behind.get(low)
        if known is None:
            if not self._behind or len(self._behind) > _LIMIT_BEHIND:
                self._behind = {}
            by_ending = [
                (rest[1:], reading)
                for rest, reading in self.phrases.get("~", [])
                if low.endswith(rest[0][1:])
            ]
            phrases = self.phrases.get(low, []) + by_ending
            self._behind[low] = known = Openings(phrases) if phrases else NOTHING
        return known

    def all_known(self) -> tuple[object, ...]:
        """What tells this word from others: forms of which the same is known become one."""
        told = (self.noun, self.role, self.traits, self.event, self.total, tuple(self.readings))
        return (*told, _in_order(self.phrases), _in_order(self.frames))

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


def _in_order(phrases: dict[str, list[Phrase]]) -> tuple[object, ...]:
    return tuple([(word, *rest) for word, rest in phrases.items()])


class Lexicon:
    """Word forms of one language; each has its :class:`Word`, an empty one where nothing is known."""

    def __init__(self, pack: Pack) -> None:
        grammar = pack["grammar"]
        self._pack = pack
        self.language = pack.code
        self.capitalised_nouns: bool = grammar["capitalised_nouns"]
        self.adjective_endings: tuple[str, ...] = tuple(grammar["adjective_endings"].split())
        self.aims = frozenset(grammar.get("aim", "").split())
        self.regrets = frozenset(grammar.get("regret", "").split())
        self.consequences = frozenset(grammar.get("consequence", "").split())
        self.age_limits = frozenset(grammar.get("age_limits", "").split())
        self.bereaving = frozenset(grammar.get("bereaving", "").split())
        self.modifying_prefixes = frozenset(grammar["modifying_prefixes"].split())
        self._words: dict[str, Word] = _compile(pack)
        self._heads = {word.lower(): entry.noun for word, entry in self._words.items() if entry.noun}
        self._unknown = Word(pack)
        self._memory: dict[str, Word] = {}
        self._read_sides(grammar)

    def _read_sides(self, grammar: Mapping[str, Any]) -> None:
        """Take the words that tell whose those counted are, and how many come in which time."""
        self.regional = frozenset(_words(grammar["regional"]))
        self.engaged = frozenset(_words(grammar["engaged"]))
        self.admitting = frozenset(_words(grammar["admitting"]))
        self.per = frozenset(grammar["per"].split())
        self.periods = frozenset(_words(grammar["periods"].lower()))
        self.offsets = frozenset(grammar["offsets"].split())
        self.armies = frozenset(_words(grammar["armies"].lower()))
        self.papers = frozenset(_words(grammar["papers"].lower()))
        self.citizens = frozenset(_words(grammar["citizens"].lower()))
        self.common = frozenset(_words(grammar["common"]))
        self.taking_up = frozenset(grammar["taking_up"].split())

    def entries(self, pieces: list[Piece]) -> list[Word]:
        """The words of tokens, most of which remember theirs."""
        own = self._pack
        found: list[Word] = []
        for piece in pieces:
            known = piece.entry
            found.append(known if isinstance(known, Word) and known.pack is own else self.entry(piece))
        return found

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

    def is_listed(self, form: str) -> bool:
        """Whether a word form is known by itself, not by the last part of a compound."""
        return any(spelling in self._words for spelling in self._spellings(form))

    def _remember(self, form: str) -> Word:
        if len(self._memory) > _LIMIT:
            self._memory.clear()
        self._memory[form] = known = self._look_up(form)
        return known

    def _look_up(self, word: str) -> Word:
        for form in self._spellings(word):
            if form in self._words:
                return self._words[form]
        noun = self._people(word) or self._compound(word) or self._feminine(word) or _type_name(word)
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
        known = country(word, self.language)
        return (
            Noun(f"{known.english} people", "person", None, False)
            if known and known.kind == "demonym"
            else None
        )

    def _feminine(self, word: str) -> Noun | None:
        """German women by the word for men: "Gemeinderätinnen", "Beamtinnen"."""
        if not self.capitalised_nouns or not word.endswith(_WOMEN) or not word[0].isupper():
            return None
        stem = word.removesuffix(_WOMEN)
        for ending in _OF_MEN:
            known = self._words.get(stem + ending)
            noun = known.noun if known is not None else self._compound(stem + ending)
            if noun is not None:
                return noun if noun.kind in PEOPLE else None
        return None

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
        words[form].add_reading(reading)
    for pattern, reading in (*_phrases(pack["measures"]), *_separated(pack["measures"])):
        words[pattern[0]].add_phrase(pattern, reading)
    _add_roles(words, pack["grammar"])
    alike: dict[tuple[object, ...], Word] = {}
    return {form: alike.setdefault(word.all_known(), word).settle() for form, word in words.items()}


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


@cache
def _reading(form: str, measure: str, only: frozenset[str], weak: bool) -> Reading:
    """One reading for all the words that report the same."""
    return Reading(form, measure, only, weak)


def _readings(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    endings = table["attributive_endings"]
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for form in ("subject", "object", "participle", "state"):
            for word in _words(predicate.get(form, "")):
                yield word, _reading(form, predicate["measure"], only, weak)
                if form in ("participle", "state"):
                    for ending in endings:
                        yield word + ending, _reading("attributive", predicate["measure"], only, weak)


def _separated(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Reading]]:
    """The finite forms of weak verbs whose particle stands at the end: "festgesetzt" is "setzte … fest" too."""
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for word in _words(predicate.get("participle", "")):
            particle, joined, rest = word.partition("ge")
            parted = joined and particle in table["particles"].split()
            if not parted or not rest.endswith("t") or rest in table["irregular"].split():
                continue
            stem = rest[:-2] if rest.endswith("et") else rest[:-1]
            for ending in _WEAK_ENDS if rest.endswith("et") else _ENDS:
                plain = "n" if ending == "en" and stem.endswith(("el", "er")) else ending
                yield (stem + plain, "\u2026", particle), _reading("frame", predicate["measure"], only, weak)


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Reading]]:
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for key in ("phrase", "around"):
            for line in predicate.get(key, ()):
                for pattern in expand(line):
                    words = tuple(pattern.split())
                    form = key if key == "around" or "\u2026" not in words else "frame"
                    yield words, _reading(form, predicate["measure"], only, weak)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
