"""Tokens become sentences: token ranges that end at full stops, at line ends and around lists and tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from beleg.extraction.tokens import Tokens
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
    """The sentences of a text in order; tokens inside ``boilerplate`` belong to none."""
    stops = _stops(pack)
    breaks = _line_breaks(tokens, boilerplate)
    ends = [i for i, word in enumerate(tokens.words) if word in _STOPS]
    sentences: list[Sentence] = []
    at = 0
    for block, (first, last) in enumerate(breaks):
        cuts: list[int] = []
        while at < len(ends) and ends[at] < last:
            if ends[at] >= first:
                cut = _cut(tokens, ends[at], last, stops)
                if cut and (not cuts or cut > cuts[-1]):
                    cuts.append(cut)
            at += 1
        _append(sentences, tokens, first, last, cuts, block)
    return sentences


def _append(out: list[Sentence], tokens: Tokens, first: int, last: int, cuts: list[int], block: int) -> None:
    kind = _kind(tokens, first, last)
    if kind == "row":
        cuts = []
    if not cuts or cuts[-1] != last:
        cuts.append(last)
    for cut in _bounded(first, cuts):
        if cut > first:
            out.append(Sentence(tokens.starts[first], tokens.ends[cut - 1], first, cut, block, kind))
        first = cut


def _bounded(first: int, cuts: list[int]) -> list[int]:
    """The cuts with more in between where a sentence has no end, so that reading one stays quick."""
    bounded: list[int] = []
    for cut in cuts:
        if cut - first > _LONGEST:
            bounded.extend(range(first + _LONGEST, cut, _LONGEST))
        bounded.append(cut)
        first = cut
    return bounded


def _kind(tokens: Tokens, first: int, last: int) -> str:
    words = tokens.words
    if words[first] in _BULLETS:
        return "item"
    if "|" in words[first:last]:
        return "row"
    tail = words[last - 1] if words[last - 1] not in _CLOSERS else words[max(first, last - 2)]
    return "body" if tail in _STOPS else "title"


def _line_breaks(tokens: Tokens, boilerplate: Sequence[Span]) -> list[tuple[int, int]]:
    """Token ranges of the lines, cut also at boilerplate; wrapped lines are joined."""
    text, starts = tokens.text, tokens.starts
    cuts = {0, len(starts)}
    position = text.find("\n")
    line_start = 0
    wrapped = _is_wrapped(text)
    while position >= 0:
        if not _continues(text, line_start, position, wrapped):
            cuts.add(bisect_left(starts, position))
        line_start = position + 1
        position = text.find("\n", line_start)
    hidden = []
    for span in boilerplate:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        cuts.update((first, last))
        hidden.append((first, last))
    edges = sorted(cuts)
    ranges = pairwise(edges)
    if not hidden:
        return list(ranges)
    return [(a, b) for a, b in ranges if not _inside(a, hidden)]


def _inside(index: int, hidden: list[tuple[int, int]]) -> bool:
    at = bisect_left(hidden, (index + 1, 0)) - 1
    return at >= 0 and hidden[at][0] <= index < hidden[at][1]


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken by a margin and not by paragraphs."""
    long = filled = 0
    for line in text.split("\n"):
        length = len(line)
        if length > _LONGEST_WRAPPED:
            return False
        if length:
            filled += 1
        if length >= _SHORTEST_WRAPPED:
            long += 1
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
    if follower[0].islower() or follower in ",;":
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
