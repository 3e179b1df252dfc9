"""The words of a sentence become what a language pack knows of them, compounds, other spellings and demonyms too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.spanwords import SpanWords
from beleg.extraction.figures.clauses.vocabulary import compiled, forms
from beleg.extraction.figures.clauses.words import Word
from beleg.extraction.tokens import Piece
from beleg.gazetteer.countries import country
from beleg.languages import Pack

_LIMIT: Final = 20_000  # words
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
        self.cases = frozenset(grammar.get("cases", "").split())
        self.carrying = frozenset(forms(grammar.get("carrying", "")))
        self.comes_to = frozenset(grammar.get("comes_to", "").split())
        self.inhabitants = frozenset(grammar.get("inhabitants", "").split())
        self.inside = frozenset(grammar.get("inside", "").split())
        self.more = frozenset(grammar.get("more", "").split())
        self.voting = frozenset(forms(grammar.get("voting", "")))
        self.demanding = frozenset(forms(grammar.get("demanding", "")))
        self.working = frozenset(grammar.get("working", "").split())
        self.alternatives = frozenset(grammar["alternatives"].split())
        self.consequences = frozenset(grammar.get("consequence", "").split())
        self.age_limits = frozenset(grammar.get("age_limits", "").split())
        self.calamities = frozenset(grammar.get("calamities", "").split())
        self.nobody = frozenset(grammar.get("nobody", "").split())
        self.adverbs = frozenset(grammar.get("adverbs", "").split())
        self.excepting = frozenset(grammar.get("excepting", "").split())
        self.arriving = frozenset(grammar.get("arriving", "").split())
        self.arriving_at = frozenset(grammar.get("arriving_at", "").split())
        self.coming = frozenset(grammar.get("coming", "").split())
        self.survivors = frozenset(grammar.get("survivors", "").lower().split())
        self.bereaving = frozenset(grammar.get("bereaving", "").split())
        self.befalling = frozenset(forms(grammar.get("befalling", "")))
        self.able = frozenset(grammar.get("able", "").split())
        self.holding = frozenset(grammar.get("capable", "").split())
        self.arming = frozenset(forms(grammar.get("arming", "")))
        self.seeking = frozenset(forms(grammar.get("seeking", "")))
        self.habits = frozenset(forms(grammar.get("habits", "")))
        self.ailing = frozenset(grammar.get("ailing", "").split())
        self.labour = frozenset(grammar.get("labour", "").split())
        self.supplying = frozenset(forms(grammar.get("supplying", "")))
        self.pending = frozenset(grammar.get("pending", "").split())
        self.lorries = frozenset(forms(grammar.get("lorries", "")))
        self.freight = frozenset(grammar.get("freight", "").split())
        self.blazing = frozenset(grammar.get("blazing", "").split())
        self.electing = frozenset(grammar.get("electing", "").split())
        self.intending = frozenset(grammar.get("intending", "").split())
        self.needing = frozenset(forms(grammar.get("needing", "")))
        self.habitual = frozenset(grammar.get("habitual", "").split())
        self.forbidding = frozenset(grammar.get("forbidding", "").split())
        self.shared = frozenset(forms(grammar.get("shared", "")))
        self.apart = frozenset(grammar.get("apart", "").split())
        self.modifying_prefixes = frozenset(grammar["modifying_prefixes"].split())
        self._words: dict[str, Word] = compiled(pack)
        self._heads = {word.lower(): entry.noun for word, entry in self._words.items() if entry.noun}
        self._unknown = Word(pack)
        self._memory: dict[str, Word] = {}
        self.spans = SpanWords(pack["grammar"]["spans"])
        self._read_sides(grammar)

    def _read_sides(self, grammar: Mapping[str, Any]) -> None:
        """Take the words that tell whose those counted are, and how many come in which time."""
        self.regional = frozenset(forms(grammar["regional"]))
        self.engaged = frozenset(forms(grammar["engaged"]))
        self.admitting = frozenset(forms(grammar["admitting"]))
        self.per = frozenset(grammar["per"].split())
        self.periods = frozenset(forms(grammar["periods"].lower()))
        self.offsets = frozenset(grammar["offsets"].split())
        self.armies = frozenset(forms(grammar["armies"].lower()))
        self.papers = frozenset(forms(grammar["papers"].lower()))
        self.citizens = frozenset(forms(grammar["citizens"].lower()))
        self.common = frozenset(forms(grammar["common"]))
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


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
