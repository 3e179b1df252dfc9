"""Sentences that say "not independently verified" become the stretches of text that they speak of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from beleg.extraction.attribution.vocabulary import vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span

_REACH = 24

Slot = tuple[frozenset[str], tuple[str, ...]]


@dataclass(frozen=True)
class _Signs:
    """How a language says that nobody could check."""

    stems: tuple[str, ...]
    signs: tuple[tuple[Slot, ...], ...]
    negations: frozenset[str]
    exceptions: frozenset[str]
    one: frozenset[str]
    several: frozenset[str]
    single: frozenset[str]
    papers: frozenset[str]


@cache
def _signs(pack: Pack) -> _Signs:
    table = pack["attribution"]["unverified"]
    return _Signs(
        tuple(table["stems"]),
        tuple(tuple(_slot(group) for group in line.split()) for line in table["signs"]),
        frozenset(table["needs_negation"]),
        frozenset(table["except"]),
        frozenset(table["one"]),
        frozenset(table["several"]),
        frozenset(table["single"]),
        frozenset(table["papers"]),
    )


def _slot(group: str) -> Slot:
    words = group.split("|")
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def unverified(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so."""
    signs = _signs(pack)
    found: list[Span] = []
    for at in _candidates(tokens, sentences, signs):
        if _says_so(tokens, sentences[at], signs):
            found.extend(_covered(tokens, sentences, at, signs, pack))
    return found + _headlines(tokens, sentences, found, pack) if found else found


def _candidates(tokens: Tokens, sentences: Sequence[Sentence], signs: _Signs) -> list[int]:
    """Sentences that hold one of the stems, found by search in the text."""
    text = tokens.text
    places: set[int] = set()
    for stem in signs.stems:
        position = text.find(stem)
        while position >= 0:
            at = bisect_right(sentences, position, key=lambda s: s.start) - 1
            if at >= 0 and position < sentences[at].end:
                places.add(at)
            position = text.find(stem, position + 1)
    return sorted(places)


def _says_so(tokens: Tokens, sentence: Sentence, signs: _Signs) -> bool:
    words = tokens.words[sentence.first : sentence.last]
    if any(word in signs.exceptions for word in words):
        return False
    lower = [word.lower() for word in words]
    if not any(word in signs.negations for word in lower):
        return False
    return any(all(_fills(slot, lower) for slot in line) for line in signs.signs)


def _fills(slot: Slot, words: list[str]) -> bool:
    exact, prefixes = slot
    return any(word in exact or (prefixes and word.startswith(prefixes)) for word in words)


def _covered(tokens: Tokens, sentences: Sequence[Sentence], at: int, signs: _Signs, pack: Pack) -> list[Span]:
    """What the sentence ``at`` speaks of: itself, and the sentences before it that it points to."""
    own = Span(sentences[at].start, sentences[at].end)
    start = _block_start(sentences, at)
    lower = {word.lower() for word in tokens.words[sentences[at].first : sentences[at].last]}
    upper = set(tokens.words[sentences[at].first : sentences[at].last])
    if _introduces(tokens, sentences, start, at, signs, pack):
        return [own, Span(own.end, sentences[-1].end)]
    several = bool((lower | upper) & signs.several)
    if start < at and lower & signs.one and not several and lower & signs.single:
        return [Span(sentences[at - 1].start, own.end)]
    begin = start
    numbers = [n for n in range(start, at) if _has_number(tokens, sentences[n], pack)]
    if (several or not numbers) and start > 0 and sentences[start - 1].kind == "body" and at - start <= 6:
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
    return not any(
        _has_number(tokens, sentence, pack) for sentence in sentences[:at] if sentence.kind == "body"
    )


def _block_start(sentences: Sequence[Sentence], at: int) -> int:
    lowest = max(0, at - _REACH)
    while at > lowest and sentences[at - 1].block == sentences[at].block:
        at -= 1
    return at


def _has_number(tokens: Tokens, sentence: Sentence, pack: Pack) -> bool:
    v = vocabulary(pack)
    return any(v.is_numeral(tokens.words[k]) for k in range(sentence.first, sentence.last))


def _headlines(tokens: Tokens, sentences: Sequence[Sentence], covered: list[Span], pack: Pack) -> list[Span]:
    """The numbers of the headlines that a covered stretch repeats."""
    v = vocabulary(pack)
    repeated: set[str] = set()
    for span in covered:
        first = bisect_right(tokens.starts, span.start) - 1
        last = bisect_right(tokens.starts, span.end - 1)
        repeated.update(w.lower() for w in tokens.words[max(first, 0) : last] if v.is_numeral(w))
    found = []
    for sentence in sentences:
        if sentence.kind != "title":
            break
        for k in range(sentence.first, sentence.last):
            if tokens.words[k].lower() in repeated:
                found.append(Span(tokens.starts[k], tokens.ends[k]))
    return found
