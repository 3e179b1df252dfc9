"""Sentences become units: stretches to read for one attribution, a quotation of several sentences being one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import Final

from beleg.extraction.attribution.cues import (
    BREAK,
    CLAUSE_VERB,
    NOUN_SOURCE,
    OPENING,
    QUOTE,
    STOPS,
    VERB,
)
from beleg.extraction.attribution.quotes import pairs
from beleg.extraction.attribution.vocabulary import SAYING, Vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens

_SPEECH: Final = 4
_LONGEST: Final = 250
_CLOSING_SIGNS: Final = STOPS | OPENING | frozenset("\u201d")
_DASHES: Final = frozenset(("-", "\u2013", "\u2014", "\u2012"))

Pair = tuple[int, int]
_NONE: Final[list[Pair]] = []
_NO_ENDS: Final[list[int]] = []


class Unit:
    """Tokens ``first:last`` of one sentence, or of the sentences that one quotation holds together.

    ``marks`` are the tokens outside speech that may matter, with their flags; ``speech`` the quotations
    (opening mark, closing mark) long enough to be something said; ``segments`` the token ranges between
    commas and other breaks, outside speech.
    """

    __slots__ = ("block", "ends", "first", "flags", "kind", "last", "marks", "segments", "speech")

    def __init__(
        self, first: int, last: int, block: int, kind: str, flags: int, marks: list[Pair], speech: list[Pair]
    ) -> None:
        self.first = first
        self.last = last
        self.block = block
        self.kind = kind
        self.flags = flags
        self.marks = marks
        self.speech = speech
        self.segments: list[Pair] = _NONE
        self.ends: list[int] = _NO_ENDS

    def segment(self, token: int) -> int:
        """The number of the segment that holds a token, or that follows it."""
        number = bisect_right(self.ends, token)
        return number if number < len(self.ends) else number - 1


def scan(tokens: Tokens, vocabulary: Vocabulary) -> list[Pair]:
    """Tokens that the vocabulary marks, with their flags."""
    words = tokens.words
    flags = list(map(vocabulary.marks.get, words))
    marks: list[Pair] = [(i, flags[i] or 0) for i in compress(range(len(flags)), flags)]
    for mark in marks:
        if mark[1] == NOUN_SOURCE:
            return [m for m in marks if m[1] != NOUN_SOURCE or _leads_to_saying(words, m[0], vocabulary)]
    return marks


def _leads_to_saying(words: list[str], i: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun of saying stands near behind "nach"; most often it speaks of time or place."""
    for word in words[i + 1 : i + 7]:
        if vocabulary.kind(word) & SAYING:
            return True
    return False


def units(
    tokens: Tokens, sentences: Sequence[Sentence], marks: list[Pair], vocabulary: Vocabulary
) -> list[Unit]:
    """All units of a text, in order; only those that are read get segments."""
    quotes = _quotes(tokens, sentences, marks)
    found: list[Unit] = []
    at = quote = skip_to = 0
    size = len(marks)
    for index, sentence in enumerate(sentences):
        first = sentence.first
        if first < skip_to:
            continue
        last = skip_to = sentence.last
        inside: list[Pair] = _NONE
        if quotes:
            while quote < len(quotes) and quotes[quote][1] < first:
                quote += 1
            last, end = _with_speech(sentences, index, last, quotes, quote)
            skip_to = last
            inside = [pair for pair in quotes[quote:end] if _is_speech(tokens, pair, vocabulary)]
        while at < size and marks[at][0] < first:
            at += 1
        start = at
        while at < size and marks[at][0] < last:
            at += 1
        if last - first > _LONGEST and not inside:
            found.extend(_pieces(sentence, last, marks[start:at]))
        else:
            found.append(_unit(first, last, sentence, marks[start:at], inside))
    return found


def _pieces(sentence: Sentence, last: int, marks: list[Pair]) -> list[Unit]:
    """Parts of a stretch too long for a sentence, so that its reading takes time linear in its length."""
    found = []
    at = 0
    for first in range(sentence.first, last, _LONGEST):
        end = min(last, first + _LONGEST)
        start = at
        while at < len(marks) and marks[at][0] < end:
            at += 1
        found.append(_unit(first, end, sentence, marks[start:at], _NONE))
    return found


def _quotes(tokens: Tokens, sentences: Sequence[Sentence], marks: list[Pair]) -> list[Pair]:
    signs = [i for i, flag in marks if flag & QUOTE]
    if not signs:
        return []
    ends = [a.last for a, b in pairwise(sentences) if a.block != b.block]
    if sentences:
        ends.append(sentences[-1].last)
    return pairs(tokens, signs, ends)


def _with_speech(
    sentences: Sequence[Sentence], index: int, last: int, quotes: list[Pair], quote: int
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


def _unit(first: int, last: int, sentence: Sentence, marks: list[Pair], speech: list[Pair]) -> Unit:
    flags = QUOTE if speech else 0
    outside = _outside(marks, speech) if speech else marks
    for _, flag in outside:
        flags |= flag
    return Unit(first, last, sentence.block, sentence.kind, flags, outside, speech)


def _outside(marks: list[Pair], speech: list[Pair]) -> list[Pair]:
    starts = [a for a, _ in speech]

    def inside(i: int) -> bool:
        at = bisect_left(starts, i + 1) - 1
        return at >= 0 and i <= speech[at][1]

    return [mark for mark in marks if not inside(mark[0])]


def cut(tokens: Tokens, unit: Unit) -> None:
    """Gives a unit its segments."""
    words = tokens.words
    last = unit.last
    while last > unit.first and words[last - 1] in _CLOSING_SIGNS:
        last -= 1
    segments: list[Pair] = []
    ends: list[int] = []
    first = unit.first
    for a, b in _edges(tokens, unit):
        if a > first:
            segments.append((first, a))
            ends.append(a)
        if b >= first:
            first = b + 1
    if last > first:
        segments.append((first, last))
        ends.append(last)
    unit.segments = segments
    unit.ends = ends


def _edges(tokens: Tokens, unit: Unit) -> list[Pair]:
    """The breaks of a unit and its quotations, in order."""
    edges: list[Pair] = []
    for i, flag in unit.marks:
        if flag & BREAK and not _joins(tokens, i):
            edges.append((i, i))
    if unit.speech:
        edges.extend(unit.speech)
        edges.sort()
    return edges


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether a sign parts no clauses: a dash as in 30-50, brackets around one abbreviation or an age."""
    if tokens.words[i] == ",":
        return False
    if tokens.words[i] == "(":
        return i + 2 < len(tokens) and tokens.words[i + 2] == ")"
    if tokens.words[i] == ")":
        return i >= 2 and tokens.words[i - 2] == "("
    if tokens.words[i] not in _DASHES or not 0 < i < len(tokens) - 1:
        return False
    return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
