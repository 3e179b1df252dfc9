"""Sentences become units: stretches to read for one attribution, a quotation of several sentences being one."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.attribution.words.cues import (
    BREAK,
    CLAUSE_VERB,
    CLOSING,
    DASHES,
    OPENING,
    QUOTE,
    QUOTES,
    SO,
    STOPS,
    TRIGGERS,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    CAPITAL,
    DETERMINER,
    FUNCTION,
    GIVER,
    HELPER,
    MODAL,
    PRONOUN,
    ROLE,
    SAYING,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.quotes import pairs
from beleg.extraction.attribution.words.wordlists import TURN, TURN_ALONE
from beleg.extraction.sentences import Sentence

_READ: Final = TRIGGERS | TURN | TURN_ALONE
_SPEECH: Final = 4
_NAME: Final = 8  # tokens of a quoted name
_SMALL_A: Final = ord("a")
_SMALL_Z: Final = ord("z")
_LABEL: Final = 7  # tokens up to its colon
_SAMPLE: Final = 16  # characters
_LONGEST: Final = 250
_CLOSING_SIGNS: Final = STOPS | QUOTES

Pair = tuple[int, int]
_NONE: Final[list[Pair]] = []
_NO_MARKS: Final[list[int]] = []


@mypyc_attr(acyclic=True)
class Unit:
    """Tokens ``first:last`` of one sentence, or of the sentences that one quotation holds together.

    ``flags`` are those of all its tokens outside speech; ``speech`` are the quotations (opening mark, closing
    mark) long enough to be something said. Once the unit is cut, ``marks`` are the tokens outside speech that
    may matter, ``segments`` the token ranges between commas and other breaks, outside speech.
    """

    __slots__ = ("block", "first", "flags", "kind", "last", "marks", "segments", "speech")

    def __init__(
        self, first: int, last: int, block: int, kind: str, flags: int, marks: list[int], speech: list[Pair]
    ) -> None:
        self.first = first
        self.last = last
        self.block = block
        self.kind = kind
        self.flags = flags
        self.marks = marks
        self.speech = speech
        self.segments: list[Pair] = _NONE

    def segment(self, token: int) -> int:
        """The number of the segment that holds a token, or that follows it."""
        segments = self.segments
        low, high = 0, len(segments) - 1
        while low < high:
            middle = (low + high) >> 1
            if segments[middle][1] <= token:
                low = middle + 1
            else:
                high = middle
        return high


def units(text: Marked, sentences: list[Sentence]) -> list[Unit]:
    """All units of a text, in order; only those that are read get segments."""
    quotes = _quotes(text, sentences)
    marks = text.marks
    found: list[Unit] = []
    at = quote = skip_to = 0
    size = len(marks)
    for index in range(len(sentences)):
        sentence = sentences[index]
        first = sentence.first
        if first < skip_to:
            continue
        last = skip_to = sentence.last
        inside = _NONE
        if quotes:
            while quote < len(quotes) and quotes[quote][1] < first:
                quote += 1
            last, end = _with_speech(sentences, index, last, quotes, quote)
            skip_to = last
            if end > quote:
                inside = [pair for pair in quotes[quote:end] if _is_speech(text, pair)]
        while at < size and marks[at] < first:
            at += 1
        start = at
        flags = 0
        while at < size and marks[at] < last:
            flags |= text.flags(marks[at])
            at += 1
        if inside:
            found.append(_spoken(text, sentence, last, marks[start:at], inside))
        elif last - first > _LONGEST:
            found.extend(_pieces(text, sentence, last, start))
        else:
            read = flags & _READ or (flags & BREAK and may_be_label(text, first, sentence.kind))
            own = marks[start:at] if read else _NO_MARKS
            found.append(Unit(first, last, sentence.block, sentence.kind, flags, own, _NONE))
    return found


def may_be_label(text: Marked, first: int, kind: str) -> bool:
    """Whether a label with its colon may open a sentence: in a title, a list, a ticker, in capitals, or as an office or paper."""
    if kind in ("title", "item") or text.words[first] == "+":
        return True
    labels = text.vocabulary.words.labels
    for colon in range(first + 1, min(first + _LABEL, len(text.words))):
        if text.words[colon] == ":":
            known = (text.kind(first) | text.kind(colon - 1)) & (GIVER | ROLE | SAYING)
            return bool(known) or text.words[first] in labels
    # The second character dismisses most lines.
    words, start = text.tokens.text, text.tokens.starts[first]
    if start + 1 < len(words) and _SMALL_A <= ord(words[start + 1]) <= _SMALL_Z:
        return False
    return words[start : start + _SAMPLE].isupper()


def _pieces(text: Marked, sentence: Sentence, last: int, at: int) -> list[Unit]:
    """Parts of a stretch too long for a sentence, so that its reading takes time linear in its length."""
    found = []
    marks = text.marks
    for first in range(sentence.first, last, _LONGEST):
        end = min(last, first + _LONGEST)
        start = at
        flags = 0
        while at < len(marks) and marks[at] < end:
            flags |= text.flags(marks[at])
            at += 1
        found.append(Unit(first, end, sentence.block, sentence.kind, flags, marks[start:at], _NONE))
    return found


def _spoken(text: Marked, sentence: Sentence, last: int, marks: list[int], speech: list[Pair]) -> Unit:
    """A unit with quotations: only the marks before, between and behind them count; both lists ascend."""
    outside: list[int] = []
    flags = QUOTE
    at = 0
    for i in marks:
        while at < len(speech) and speech[at][1] < i:
            at += 1
        if at == len(speech) or i < speech[at][0]:
            outside.append(i)
            flags |= text.flags(i)
    return Unit(sentence.first, last, sentence.block, sentence.kind, flags, outside, speech)


def _quotes(text: Marked, sentences: list[Sentence]) -> list[Pair]:
    if not text.seen & QUOTE or not sentences:
        return _NONE
    signs = [i for i in text.marks if text.flags(i) & QUOTE]
    ends: list[int] = []
    for index in range(1, len(sentences)):
        if sentences[index].block != sentences[index - 1].block:
            ends.append(sentences[index - 1].last)
    ends.append(sentences[-1].last)
    return pairs(text.tokens, signs, ends)


def _with_speech(
    sentences: list[Sentence], index: int, last: int, quotes: list[Pair], quote: int
) -> tuple[int, int]:
    """The end of the unit and of its quotations: sentences are joined while a quotation is open."""
    end = quote
    while end < len(quotes) and quotes[end][0] < last:
        while quotes[end][1] >= last and index + 1 < len(sentences):
            index += 1
            last = sentences[index].last
        end += 1
    return last, end


def _is_speech(text: Marked, pair: Pair) -> bool:
    """Whether a quotation is something said and no name or single word: long, a sentence, or beside a verb of saying."""
    first, last = pair
    words = text.words
    if last - first > _SPEECH:
        return not _names_body(text, first, last)
    if words[last - 1] in STOPS or (first and words[first - 1] == ":"):
        return True
    after = last + 2 if last + 1 < len(words) and words[last + 1] == "," else last + 1
    if words[last - 1] == "," and after < len(words):
        return True
    return after == last + 2 and after < len(words) and bool(text.flags(after) & (VERB | CLAUSE_VERB | SO))


def _names_body(text: Marked, first: int, last: int) -> bool:
    """Whether a quotation behind an article is a name: "die „Liga für gleiche Rechte“", not "die „größte Not seit Jahren“"."""
    if not text.vocabulary.nouns_capitalised or not first or last - first > _NAME:
        return False
    if not text.kind(first - 1) & DETERMINER or not text.kind(first + 1) & CAPITAL:
        return False
    for k in range(first + 1, last):
        kind = text.kind(k)
        if not kind & (CAPITAL | ADJECTIVE | FUNCTION) or kind & (HELPER | MODAL | PRONOUN):
            return False
    return True


def cut(text: Marked, unit: Unit) -> None:
    """Gives a unit its segments."""
    words, speech = text.words, unit.speech
    last = unit.last
    while last > unit.first and words[last - 1] in _CLOSING_SIGNS and not _ends_name(text, unit, last - 1):
        last -= 1
    segments: list[Pair] = []
    first = unit.first
    at = 0
    for i in unit.marks:
        if text.flags(i) & BREAK and not _joins(text, i):
            while at < len(speech) and speech[at][0] < i:
                first = _part(segments, first, speech[at][0], speech[at][1])
                at += 1
            first = _part(segments, first, i, i)
    for opened, closed in speech[at:] if speech else _NONE:
        first = _part(segments, first, opened, closed)
    if last > first:
        segments.append((first, last))
    unit.segments = segments


def _ends_name(text: Marked, unit: Unit, at: int) -> bool:
    """Whether a closing mark belongs to a quoted name before it, and to nothing said."""
    words = text.words
    if words[at] not in CLOSING:
        return False
    for k in range(at - 1, max(unit.first, at - _NAME) - 1, -1):
        if words[k] in OPENING and words[k] != words[at]:
            return text.kind(k + 1) & CAPITAL > 0 and all(opened != k for opened, _ in unit.speech)
    return False


def _part(segments: list[Pair], first: int, edge: int, last: int) -> int:
    """Closes a segment before an edge, a sign or a quotation, and returns where the next one begins."""
    if edge > first:
        segments.append((first, edge))
    return last + 1 if last >= first else first


def _joins(text: Marked, i: int) -> bool:
    """Whether a sign parts no clauses: a dash as in 30-50, brackets around one abbreviation or an age."""
    words, tokens = text.words, text.tokens
    sign = words[i]
    if sign == ",":
        return False
    if sign == "(":
        return i + 2 < len(words) and words[i + 2] == ")"
    if sign == ")":
        return i >= 2 and words[i - 2] == "("
    if sign not in DASHES or not 0 < i < len(words) - 1:
        return False
    return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
