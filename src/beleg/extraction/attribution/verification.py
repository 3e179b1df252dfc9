"""Sentences that say "not independently verified" become the stretches of text that they speak of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from beleg.extraction.attribution.kinds import NUMERAL
from beleg.extraction.attribution.vocabulary import vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack
from beleg.model import Span

_REACH: Final = 24

Slot = tuple[frozenset[str], tuple[str, ...]]


class _Signs:
    """How a language says that nobody could check."""

    __slots__ = ("exceptions", "negations", "one", "papers", "several", "signs", "single", "stems")

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


@cache
def _signs(pack: Pack) -> _Signs:
    return _Signs(pack["attribution"]["unverified"])


def _slot(group: str) -> Slot:
    words = group.split("|")
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def unverified(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so."""
    signs = _signs(pack)
    found: list[Span] = []
    for at in _candidates(sentences, signs.stems.yes(tokens)):
        if _says_so(tokens, sentences[at], signs):
            found.extend(_covered(tokens, sentences, at, signs, pack))
    return found + _headlines(tokens, sentences, found, pack) if found else found


def _candidates(sentences: Sequence[Sentence], places: list[int]) -> list[int]:
    """The sentences, in order, that hold one of the tokens ``places``."""
    found: list[int] = []
    at = 0
    for place in places:
        while at < len(sentences) and sentences[at].last <= place:
            at += 1
        if at < len(sentences) and sentences[at].first <= place and at not in found[-1:]:
            found.append(at)
    return found


def _says_so(tokens: Tokens, sentence: Sentence, signs: _Signs) -> bool:
    lows = tokens.lows[sentence.first : sentence.last]
    if not any(low in signs.negations for low in lows):
        return False
    words = tokens.words
    if any(words[k] in signs.exceptions for k in range(sentence.first, sentence.last)):
        return False
    return any(all(_fills(slot, lows) for slot in line) for line in signs.signs)


def _fills(slot: Slot, words: list[str]) -> bool:
    exact, prefixes = slot
    return any(word in exact or (prefixes and word.startswith(prefixes)) for word in words)


def _covered(tokens: Tokens, sentences: Sequence[Sentence], at: int, signs: _Signs, pack: Pack) -> list[Span]:
    """What the sentence ``at`` speaks of: itself, and the sentences before it that it points to."""
    own = Span(sentences[at].start, sentences[at].end)
    start = _block_start(sentences, at)
    lows = set(tokens.lows[sentences[at].first : sentences[at].last])
    words = set(tokens.words[sentences[at].first : sentences[at].last])
    if _introduces(tokens, sentences, start, at, signs, pack):
        return [own, Span(own.end, sentences[-1].end)]
    several = not signs.several.isdisjoint(lows) or not signs.several.isdisjoint(words)
    if start < at and lows & signs.one and not several and lows & signs.single:
        return [Span(sentences[at - 1].start, own.end)]
    begin = start
    numbered = any(_numbers(tokens, sentences[n], pack) for n in range(start, at))
    if (several or not numbered) and start > 0 and sentences[start - 1].kind == "body" and at - start <= 6:
        begin = _block_start(sentences, start - 1)
    if begin == at:
        return [own]
    return [Span(sentences[begin].start, own.end)]


def _introduces(
    tokens: Tokens, sentences: Sequence[Sentence], start: int, at: int, signs: _Signs, pack: Pack
) -> bool:
    """Whether the sentence ``at`` introduces a paper that the text then prints in full."""
    if at > _REACH or not any(
        w in signs.papers for w in tokens.words[sentences[start].first : sentences[at].last]
    ):
        return False
    return not any(_numbers(tokens, sentence, pack) for sentence in sentences[:at] if sentence.kind == "body")


def _block_start(sentences: Sequence[Sentence], at: int) -> int:
    lowest = max(0, at - _REACH)
    while at > lowest and sentences[at - 1].block == sentences[at].block:
        at -= 1
    return at


def _numbers(tokens: Tokens, sentence: Sentence, pack: Pack) -> list[int]:
    v, pieces = vocabulary(pack), tokens.pieces
    return [k for k in range(sentence.first, sentence.last) if v.form_of(pieces[k]).kind & NUMERAL]


def _headlines(tokens: Tokens, sentences: Sequence[Sentence], covered: list[Span], pack: Pack) -> list[Span]:
    """The numbers of the headlines that a covered stretch repeats."""
    numbers: list[int] = []
    for sentence in sentences:
        if sentence.kind != "title":
            break
        numbers.extend(_numbers(tokens, sentence, pack))
    if not numbers:
        return []
    repeated: set[str] = set()
    for span in covered:
        first, last = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        repeated.update(tokens.lows[first:last])
    return [Span(tokens.starts[k], tokens.ends[k]) for k in numbers if tokens.lows[k] in repeated]
