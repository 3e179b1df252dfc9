"""Tokens become sentences: token ranges that end at full stops, at line ends and around lists and tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack
from beleg.model import Span

_STOPS: Final = frozenset((".", "!", "?", "\u2026", "...", "....", "\u203d"))
_CLOSERS: Final = frozenset(
    ('"', "'", "\u201c", "\u201d", "\u2019", "\u00ab", "\u00bb", "\u2039", "\u203a", ")", "]")
)
_TRAILING: Final = _CLOSERS | _STOPS
_BULLETS: Final = frozenset(
    ("-", "\u2013", "\u2014", "\u2022", "*", "\u25ba", "\u25aa", "\u00b7", "\u2023", "\u25cf", "+")
)
_ends_sentences: Final = Question(_STOPS.__contains__)
_opens_small: Final = Question(lambda word: word[0].islower())
_LONGEST: Final = 250  # tokens
_SHORTEST_WRAPPED: Final = 45  # characters
_LONGEST_WRAPPED: Final = 100


class Sentence:
    """One sentence: code points ``start:end`` and tokens ``first:last``, both half-open.

    ``block`` counts the lines (paragraphs) of the text; ``kind`` is body, title (a line without a full
    stop), item (of a list) or row (of a table).
    """

    __slots__ = ("block", "end", "first", "kind", "last", "start")

    def __init__(self, start: int, end: int, first: int, last: int, block: int, kind: str) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.block = block
        self.kind = kind


@dataclass(frozen=True, slots=True)
class _Stops:
    """What keeps a full stop from ending a sentence, from ``sentences.toml``."""

    abbreviations: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    ordinals: bool


@cache
def _stops(pack: Pack) -> _Stops:
    table = pack["sentences"]
    return _Stops(
        frozenset(table["abbreviations"]),
        frozenset(table["ordinal_before"]),
        frozenset(table["ordinal_after"]),
        bool(table["ordinals"]),
    )


def split(tokens: Tokens, pack: Pack, boilerplate: Sequence[Span] = ()) -> list[Sentence]:
    """The sentences of a text in order; tokens inside ``boilerplate`` (sorted, apart) belong to none."""
    stops = _stops(pack)
    ends = _ends_sentences.yes(tokens)
    rows = "|" in tokens.text
    sentences: list[Sentence] = []
    at = 0
    for block, (first, last) in enumerate(_blocks(tokens, boilerplate)):
        cuts: list[int] = []
        while at < len(ends) and ends[at] < last:
            if ends[at] >= first:
                cut = _cut(tokens, ends[at], last, stops)
                if cut and (not cuts or cut > cuts[-1]):
                    cuts.append(cut)
            at += 1
        _append(sentences, tokens, first, last, cuts, block, _kind(tokens, first, last, rows))
    return sentences


def _append(
    out: list[Sentence], tokens: Tokens, first: int, last: int, cuts: list[int], block: int, kind: str
) -> None:
    if kind == "row":
        cuts = []
    if not cuts or cuts[-1] != last:
        cuts.append(last)
    starts, ends = tokens.starts, tokens.ends
    for cut in cuts:
        # Cut also where a sentence has no end, so that reading one stays quick.
        while first < cut:
            end = min(cut, first + _LONGEST)
            out.append(Sentence(starts[first], ends[end - 1], first, end, block, kind))
            first = end


def _kind(tokens: Tokens, first: int, last: int, rows: bool) -> str:
    words = tokens.words
    if words[first] in _BULLETS:
        return "item"
    if rows and "|" in words[first:last]:
        return "row"
    tail = words[last - 1] if words[last - 1] not in _CLOSERS else words[max(first, last - 2)]
    return "body" if tail in _STOPS else "title"


def _blocks(tokens: Tokens, boilerplate: Sequence[Span]) -> list[tuple[int, int]]:
    """Token ranges of the lines, cut also at boilerplate; wrapped lines are joined."""
    edges = _line_edges(tokens)
    hidden: list[int] = []
    for span in boilerplate:
        hidden += bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
    if hidden:
        edges = sorted({*edges, *hidden})
    blocks: list[tuple[int, int]] = []
    gone = 0
    for i in range(1, len(edges)):
        first = edges[i - 1]
        while gone < len(hidden) and hidden[gone + 1] <= first:
            gone += 2
        if gone == len(hidden) or first < hidden[gone]:
            blocks.append((first, edges[i]))
    return blocks


def _line_edges(tokens: Tokens) -> list[int]:
    """The tokens with which a line opens that does not go on from the one before, and the end of the last."""
    text = tokens.text
    wrapped = _is_wrapped(text)
    edges = [0]
    line_start = 0
    for before in tokens.lines:
        position = text.find("\n", line_start)
        if before > edges[-1] and (position < 0 or not _continues(text, line_start, position, wrapped)):
            edges.append(before)
        line_start = position + 1
    return edges


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken by a margin and not by paragraphs."""
    long = filled = start = 0
    while start < len(text):
        end = text.find("\n", start)
        length = (end if end >= 0 else len(text)) - start
        if length > _LONGEST_WRAPPED:
            return False
        filled += length > 0
        long += length >= _SHORTEST_WRAPPED
        start += length + 1
    return long >= 4 and 2 * long >= filled


def _continues(text: str, line_start: int, position: int, wrapped: bool) -> bool:
    """Whether the line that ends at ``position`` goes on in the next."""
    if position - line_start < _SHORTEST_WRAPPED or text[position - 1] in '.!?:;\u201c\u201d"|)\r':
        return False
    follower = text[position + 1 : position + 2]
    return follower.islower() or (wrapped and not follower.isspace() and follower not in _BULLETS)


def _cut(tokens: Tokens, i: int, last: int, stops: _Stops) -> int | None:
    """The token index after the sentence that the stop at ``i`` ends, ``None`` where it ends none."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    after = i + 1
    while after < last and starts[after] == ends[after - 1] and words[after] in _TRAILING:
        after += 1
    if after >= last:
        return last
    follower = words[after]
    if follower == "," or follower == ";" or _opens_small.concerns(tokens.pieces[after]):
        return None
    glued = starts[after] == ends[after - 1]
    if words[i] == ".":
        return after if _ends_sentence(tokens, i, after, glued, stops) else None
    return None if glued and words[i] not in "!?" else after


def _ends_sentence(tokens: Tokens, i: int, after: int, glued: bool, stops: _Stops) -> bool:
    words = tokens.words
    before = words[i - 1] if i else ""
    follower = words[after]
    if glued:
        return len(before) > 3 and before.islower() and follower[0].isupper() and len(follower) > 1
    if tokens.ends[i - 1] != tokens.starts[i] if i else True:
        return True
    if before in stops.abbreviations or (len(before) == 1 and before.isalpha()):
        return False
    if stops.ordinals and before.isdecimal() and len(before) <= 3:
        earlier = words[i - 2].casefold() if i > 1 else ""
        return not (follower in stops.ordinal_after or earlier in stops.ordinal_before)
    return True
