"""The words by which a language says "not independently verified": does a sentence hold them?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack

Slot = tuple[frozenset[str], tuple[str, ...]]

# Lists of whole words, and of parts of words in small letters; the packs say what each is for.
_WORDS: Final = (
    *(
        "accounts",
        "alternatives",
        "attributes",
        "attributing",
        "contrast",
        "denying",
        "except",
        "figures",
        "needs_negation",
        "official",
        "one",
    ),
    *("pair", "papers", "sides", "single", "two"),
)
_PARTS: Final = ("civil", "fighters", "fighting")
_UNIONS: Final = {"several": ("accounts", "figures"), "all_sides": ("sides", "pair")}


class Signs:
    """How a language says that nobody could check; ``words`` and ``parts`` are lists by their names in a pack."""

    __slots__ = ("lines", "parts", "stems", "words")

    def __init__(self, table: Mapping[str, list[str]], language: str) -> None:
        stems = table["stems"]
        self.stems = Question(lambda word: any(stem in word for stem in stems), counting=language)
        self.lines = [[_slot(group) for group in line.split()] for line in table["signs"]]
        self.words: dict[str, frozenset[str]] = {name: frozenset(table[name]) for name in _WORDS}
        for name, (one, other) in _UNIONS.items():
            self.words[name] = self.words[one] | self.words[other]
        self.parts: dict[str, tuple[str, ...]] = {name: tuple(table[name]) for name in _PARTS}


@cache
def signs_of(pack: Pack) -> Signs:
    """The signs of a pack, compiled once."""
    return Signs(pack["attribution"]["unverified"], pack.code)


def _slot(group: str) -> Slot:
    words = group.split("|")
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def says_so(tokens: Tokens, sentence: Sentence, signs: Signs) -> bool:
    """Whether a sentence says that nobody could check figures: "The claims could not be verified"."""
    lows = tokens.lows[sentence.first : sentence.last]
    if signs.words["needs_negation"].isdisjoint(lows):
        return False
    if not signs.words["except"].isdisjoint(tokens.words[sentence.first : sentence.last]):
        return False
    if _is_silent(lows, signs):
        return False
    lows = [word for k, word in enumerate(lows) if not _is_attribute(lows, k, signs)]
    return any(all(_fills(slot, lows) for slot in line) for line in signs.lines)


def _is_attribute(lows: list[str], k: int, signs: Signs) -> bool:
    """Whether a word only describes those counted: "17 of the confirmed dead have yet to be identified"."""
    return k > 0 and lows[k] in signs.words["attributes"] and lows[k - 1] in signs.words["attributing"]


def _is_silent(lows: list[str], signs: Signs) -> bool:
    """Whether somebody would "neither confirm nor deny": he keeps silent, and nobody tried to check."""
    denying, alternatives = signs.words["denying"], signs.words["alternatives"]
    return any(lows[k] in denying and lows[k - 1] in alternatives for k in range(1, len(lows)))


def _fills(slot: Slot, words: list[str]) -> bool:
    exact, prefixes = slot
    return any(word in exact or (prefixes and word.startswith(prefixes)) for word in words)
