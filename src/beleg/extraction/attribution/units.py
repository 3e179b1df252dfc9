"""Sentences become units: stretches to read for one attribution, a quotation of several sentences being one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from beleg.extraction.attribution.cues import (
    BREAK,
    CLAUSE_VERB,
    NOUN_SOURCE,
    OPENING,
    QUOTE,
    STOPS,
    VERB,
    Vocabulary,
)
from beleg.extraction.attribution.quotes import pairs
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens

_SPEECH: Final = 4
_LONGEST: Final = 250
_DASHES: Final = frozenset(("-", "\u2013", "\u2014", "\u2012"))
_ROW_BAR: Final = "|"


@dataclass(slots=True)
class Unit:
    """Tokens ``first:last`` of one sentence, or of the sentences that one quotation holds together.

    ``marks`` are the tokens outside speech that may matter, with their flags; ``speech`` the quotations
    (opening mark, closing mark) long enough to be something said; ``segments`` the token ranges between
    commas and other breaks, outside speech.
    """

    first: int
    last: int
    block: int
    kind: str
    index: int
    flags: int
    marks: list[tuple[int, int]]
    speech: list[tuple[int, int]]
    segments: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def segment(self, token: int) -> int:
        """The number of the segment that holds a token, or that follows it."""
        return min(bisect_right(self.ends, token), len(self.segments) - 1)


def scan(tokens: Tokens, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Tokens that the vocabulary marks, with their flags."""
    words = tokens.words
    marks = [(i, flag) for i, flag in enumerate(map(vocabulary.marks.get, words)) if flag]
    return [mark for mark in marks if mark[1] != NOUN_SOURCE or _leads_to_saying(words, mark[0], vocabulary)]


def _leads_to_saying(words: list[str], i: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun of saying stands near behind "nach"; most often it speaks of time or place."""
    return any(vocabulary.saying(word) for word in words[i + 1 : i + 7] if len(word) > 3)


def units(
    tokens: Tokens, sentences: Sequence[Sentence], marks: list[tuple[int, int]], vocabulary: Vocabulary
) -> list[Unit]:
    """All units of a text, in order; only those with marks get segments."""
    quotes = _quotes(tokens, sentences, marks)
    found: list[Unit] = []
    at = quote = 0
    skip_to = 0
    for index, sentence in enumerate(sentences):
        if sentence.first < skip_to:
            continue
        last = sentence.last
        while quote < len(quotes) and quotes[quote][1] < sentence.first:
            quote += 1
        last, end = _with_speech(sentences, index, last, quotes, quote)
        while at < len(marks) and marks[at][0] < sentence.first:
            at += 1
        start = at
        while at < len(marks) and marks[at][0] < last:
            at += 1
        inside = [pair for pair in quotes[quote:end] if _is_speech(tokens, pair, vocabulary)]
        if last - sentence.first > _LONGEST and not inside:
            found.extend(_pieces(tokens, sentence, last, index, marks[start:at]))
        else:
            found.append(_unit(tokens, sentence.first, last, sentence, index, marks[start:at], inside))
        skip_to = last
    return found


def _pieces(
    tokens: Tokens, sentence: Sentence, last: int, index: int, marks: list[tuple[int, int]]
) -> list[Unit]:
    """Parts of a stretch too long for a sentence, so that its reading takes time linear in its length."""
    found = []
    at = 0
    for first in range(sentence.first, last, _LONGEST):
        end = min(last, first + _LONGEST)
        start = at
        while at < len(marks) and marks[at][0] < end:
            at += 1
        found.append(_unit(tokens, first, end, sentence, index, marks[start:at], []))
    return found


def _quotes(
    tokens: Tokens, sentences: Sequence[Sentence], marks: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    signs = [i for i, flag in marks if flag & QUOTE]
    if not signs:
        return []
    ends = [a.last for a, b in pairwise(sentences) if a.block != b.block]
    if sentences:
        ends.append(sentences[-1].last)
    return pairs(tokens, signs, ends)


def _with_speech(
    sentences: Sequence[Sentence], index: int, last: int, quotes: list[tuple[int, int]], quote: int
) -> tuple[int, int]:
    """The end of the unit and of its quotations: sentences are joined while a quotation is open."""
    end = quote
    while end < len(quotes) and quotes[end][0] < last:
        while quotes[end][1] >= last and index + 1 < len(sentences):
            index += 1
            last = sentences[index].last
        end += 1
    return last, end


def _is_speech(tokens: Tokens, pair: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether a quotation is something said and no name or single word: long, a sentence, or beside a verb of saying."""
    first, last = pair
    words = tokens.words
    if last - first > _SPEECH:
        return True
    if words[last - 1] in STOPS or (first and words[first - 1] == ":"):
        return True
    after = last + 2 if last + 1 < len(words) and words[last + 1] == "," else last + 1
    if words[last - 1] == "," and after < len(words):
        return True
    return (
        after == last + 2
        and after < len(words)
        and bool(vocabulary.marks.get(words[after], 0) & (VERB | CLAUSE_VERB))
    )


def _unit(
    tokens: Tokens,
    first: int,
    last: int,
    sentence: Sentence,
    index: int,
    marks: list[tuple[int, int]],
    speech: list[tuple[int, int]],
) -> Unit:
    flags = 0
    outside = _outside(marks, speech) if speech else marks
    for _, flag in outside:
        flags |= flag
    if speech:
        flags |= QUOTE
    unit = Unit(first, last, sentence.block, sentence.kind, index, flags, outside, speech)
    return unit


def _outside(marks: list[tuple[int, int]], speech: list[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [a for a, _ in speech]

    def inside(i: int) -> bool:
        at = bisect_left(starts, i + 1) - 1
        return at >= 0 and i <= speech[at][1]

    return [mark for mark in marks if not inside(mark[0])]


def cut(tokens: Tokens, unit: Unit) -> None:
    """Gives a unit its segments."""
    words = tokens.words
    edges: list[tuple[int, int]] = list(unit.speech) + [
        (i, i) for i, flag in unit.marks if flag & BREAK and not _joins(tokens, i)
    ]
    edges.sort()
    segments: list[tuple[int, int]] = []
    first = unit.first
    for a, b in edges:
        if a > first:
            segments.append((first, a))
        first = max(first, b + 1)
    last = unit.last
    while last > first and (
        words[last - 1] in STOPS or words[last - 1] in OPENING or words[last - 1] == "\u201d"
    ):
        last -= 1
    if last > first:
        segments.append((first, last))
    unit.segments = segments
    unit.ends = [end for _, end in segments]


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether a sign parts no clauses: a dash as in 30-50, brackets around one abbreviation or an age."""
    if tokens.words[i] == "(":
        return i + 2 < len(tokens) and tokens.words[i + 2] == ")"
    if tokens.words[i] == ")":
        return i >= 2 and tokens.words[i - 2] == "("
    if tokens.words[i] not in _DASHES or not 0 < i < len(tokens) - 1:
        return False
    return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
