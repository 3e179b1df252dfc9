"""The words by which a language says "not independently verified": does a sentence hold them?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack

Slot = tuple[frozenset[str], tuple[str, ...]]


class Signs:
    """How a language says that nobody could check."""

    __slots__ = (
        "alternatives", "both", "civil", "contrast", "denying", "exceptions", "fighters", "fighting", "figures", "negations", "official", "one", "pair", "papers", "several",
        "signs", "single", "stems", "two",
    )  # fmt: skip

    def __init__(self, table: Mapping[str, list[str]]) -> None:
        stems = table["stems"]
        self.stems = Question(lambda word: any(stem in word for stem in stems))
        self.signs = [[_slot(group) for group in line.split()] for line in table["signs"]]
        self.negations = frozenset(table["needs_negation"])
        self.exceptions = frozenset(table["except"])
        self.one = frozenset(table["one"])
        self.several = frozenset(table["several"])
        self.single = frozenset(table["single"])
        self.papers = frozenset(table["papers"])
        self.denying = frozenset(table["denying"])
        self.alternatives = frozenset(table["alternatives"])
        self.both = frozenset(table["both"])
        self.two = frozenset(table["two"])
        self.pair = frozenset(table["pair"])
        self.figures = frozenset(table["figures"])
        self.contrast = frozenset(table["contrast"])
        self.fighting = tuple(table["fighting"])
        self.fighters = tuple(table["fighters"])
        self.civil = tuple(table["civil"])
        self.official = frozenset(table["official"])


@cache
def signs_of(pack: Pack) -> Signs:
    """The signs of a pack, compiled once."""
    return Signs(pack["attribution"]["unverified"])


def _slot(group: str) -> Slot:
    words = group.split("|")
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def says_so(tokens: Tokens, sentence: Sentence, signs: Signs) -> bool:
    lows = tokens.lows[sentence.first : sentence.last]
    if not any(low in signs.negations for low in lows):
        return False
    words = tokens.words
    if any(words[k] in signs.exceptions for k in range(sentence.first, sentence.last)):
        return False
    if signs.denying and _is_silent(tokens, sentence, signs):
        return False
    return any(all(_fills(slot, lows) for slot in line) for line in signs.signs)


def _is_silent(tokens: Tokens, sentence: Sentence, signs: Signs) -> bool:
    """Whether somebody would "neither confirm nor deny": he keeps silent, and nobody tried to check."""
    lows = tokens.lows
    for k in range(sentence.first + 1, sentence.last):
        if lows[k] in signs.denying and lows[k - 1] in signs.alternatives:
            return True
    return False


def _fills(slot: Slot, words: list[str]) -> bool:
    exact, prefixes = slot
    return any(word in exact or (prefixes and word.startswith(prefixes)) for word in words)
