"""The words of a sentence become what a language pack knows of them, compounds, other spellings and demonyms too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from beleg.extraction.figures.clauses.collocations import Collocation
from beleg.extraction.figures.clauses.lists import word_lists
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.spanwords import SpanWords
from beleg.extraction.figures.clauses.vocabulary import compiled, forms
from beleg.extraction.figures.clauses.words import Word
from beleg.extraction.tokens import Piece
from beleg.gazetteer.countries import country
from beleg.languages import Pack

_WOMAN: Final = Noun("women", "person", None, False)
_LIMIT: Final = 20_000  # words
_SHORTEST_HEAD: Final = 4
_DIGRAPHS: Final = {
    "ae": "\u00e4",
    "oe": "\u00f6",
    "ue": "\u00fc",
    "Ae": "\u00c4",
    "Oe": "\u00d6",
    "Ue": "\u00dc",
}
_DIGRAPH: Final = re.compile("[aou]e")
_TYPE: Final = re.compile(r"[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]{0,2}s?")


class Lexicon:
    """Word forms of one language; each has its :class:`Word`, an empty one where nothing is known.

    ``lists`` are those of the grammar that are asked for by name, empty where the language has no such words. ``carriers``
    are the verbs of all journeys on which somebody takes others along, ``collocating`` those of all collocations.
    """

    def __init__(self, pack: Pack) -> None:
        grammar = pack["grammar"]
        self.pack = pack
        self.language = pack.code
        self.capitalised_nouns: bool = grammar["capitalised_nouns"]
        self.endings: dict[str, tuple[str, ...]] = {
            name: tuple(forms(listing)) for name, listing in grammar["endings"].items()
        }
        self.lists = word_lists(grammar)
        self.modifying_prefixes = frozenset(grammar["modifying_prefixes"].split())
        self._words: dict[str, Word] = compiled(pack)
        self._heads = {word.lower(): entry.noun for word, entry in self._words.items() if entry.noun}
        self._tails = frozenset(head[-_SHORTEST_HEAD:] for head in self._heads)
        self._unknown = Word(pack)
        self._openers = {form[1:].lower(): word for form, word in self._words.items() if form[0] == "~"}
        self._opening = tuple(self._openers)
        self._memory: dict[str, Word] = {}
        measures = pack["measures"]
        tables = (*measures.get("journey", ()), *measures.get("injury", ()))
        carrying = measures.get("carrying", "")
        self.collocations = [Collocation(table, carrying) for table in tables]
        self.collocating = frozenset(verb for one in self.collocations for verb in one.verbs)
        self.carriers = frozenset(verb for one in self.collocations if one.transitive for verb in one.verbs)
        self.spans = SpanWords(grammar["spans"])

    def entries(self, pieces: list[Piece]) -> list[Word]:
        """The words of tokens, most of which remember theirs."""
        own = self.pack
        found: list[Word] = []
        for piece in pieces:
            known = piece.entry
            found.append(known if isinstance(known, Word) and known.pack is own else self.entry(piece))
        return found

    def entry(self, piece: Piece) -> Word:
        """The word of a token, remembered beside it until the lexicon of another language is asked."""
        known = piece.entry
        if isinstance(known, Word) and known.pack is self.pack:
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
        """What is known of a word, with the phrases that all words of its ending open ("~trümmern vermutet")."""
        found, low = self._known(word), word.lower()
        if self._opening and low.endswith(self._opening):
            for ending in self._opening:
                if low.endswith(ending):
                    found = found.opening_too(self._openers[ending])
        return found

    def _known(self, word: str) -> Word:
        for form in self._spellings(word):
            if form in self._words:
                return self._words[form]
        noun = self._people(word) or self._compound(word) or self._feminine(word)
        if noun is None and "-" in word:
            noun = _type_name(word)
        tail = self._words.get(word.rpartition("-")[2]) if "-" in word else None
        if noun is None and (tail is None or not tail.readings):
            return self._unknown
        found = Word(self.pack)
        found.noun = noun
        if tail:
            found.readings = tail.readings
        found.settle({})
        return found

    def _people(self, word: str) -> Noun | None:
        """The people of a country: "Nordkoreaner", "Mexicans"."""
        known = country(word, self.language)
        return (
            Noun(f"{known.english} people", "person", None, False)
            if known and known.kind == "demonym"
            else None
        )

    def _feminine(self, word: str) -> Noun | None:
        """German women by the word for men: "Gemeinderätinnen", "Radfahrerin"."""
        ending = next((one for one in self.endings["women"] if word.endswith(one)), "")
        if not ending or not word[0].isupper():
            return None
        stem = word.removesuffix(ending)
        for ending in ("", *self.endings["men"]):
            known = self._words.get(stem + ending)
            noun = known.noun if known is not None else self._compound(stem + ending)
            if noun is not None:
                return noun if noun.kind in PEOPLE else None
        return _WOMAN if word.endswith(self.endings["female"]) else None

    def _spellings(self, word: str) -> Iterator[str]:
        yield word
        lower = word.lower()
        if word.isupper() and len(word) > 1 and self.capitalised_nouns:
            yield word.capitalize()
        if lower != word:
            yield lower
        if self.capitalised_nouns and _DIGRAPH.search(lower):
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
        if lower[-_SHORTEST_HEAD:] not in self._tails:
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
