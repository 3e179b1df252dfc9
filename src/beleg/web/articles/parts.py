"""A long text becomes parts of a size that a page can hold; no figure is ever cut."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from beleg.model import Figure, Span, Told
from beleg.model.span import apart
from beleg.stores.paging import ArticleWhole

LONG: Final = 300_000  # bytes of a text that comes in one part
PART: Final = 100_000  # characters
MANY: Final = 150  # figures of a part; a last one of half as many more is none of its own
_SENTENCE: Final = 2_000
_JOINER: Final = "\u200d"
_LONGEST_CLUSTER: Final = 64


def parts(text: str, figures: Iterable[Figure]) -> list[Span]:
    """The parts of a text that is long or has many figures, one behind the other, cut between paragraphs, else between words.

    >>> parts("12 Tote", [])
    [Span(start=0, end=7)]
    """
    listed = list(figures)
    is_long = len(text) * 4 > LONG and len(text.encode("utf-8", "surrogatepass")) > LONG
    if not is_long and len(listed) <= MANY + MANY // 2:
        return [Span(0, len(text))]
    held = apart(map(_held, listed))
    begins = sorted(figure.start for figure in listed)
    found: list[Span] = []
    begin = 0
    while (end := _end(text, begin, begins, is_long)) < len(text):
        end = _whole(held, _cut(text, begin, end))
        found.append(Span(begin, end))
        begin = end
    return [*found, Span(begin, len(text))] if begin < len(text) else found


def _end(text: str, begin: int, figures: Sequence[int], is_long: bool) -> int:
    """Where a part has to end at last: by its length, and by the figures that begin in it."""
    first = bisect_left(figures, begin)
    many = len(figures) - first > MANY + MANY // 2
    end = max(figures[first + MANY], begin + 1) if many else len(text)
    return min(end, begin + PART) if is_long and len(text) - begin > PART + PART // 4 else end


def _whole(held: Sequence[Span], end: int) -> int:
    """A place behind what a cut would part."""
    at = bisect_right(held, end, key=lambda span: span.start) - 1
    return held[at].end if at >= 0 and held[at].start < end < held[at].end else end


def part_at(found: Sequence[Span], start: int) -> int:
    """Which part holds a character, counted from 0.

    >>> part_at([Span(0, 5), Span(5, 9)], 5)
    1
    """
    return max(0, bisect_right([part.start for part in found], start) - 1)


def _held(figure: Figure) -> Span:
    """What stays in one part: the sentence of a figure, of an endless one only the figure."""
    sentence = figure.sentence
    if sentence.end - sentence.start > _SENTENCE:
        return figure.span
    return Span(min(figure.start, sentence.start), max(figure.end, sentence.end))


def _cut(text: str, begin: int, at: int) -> int:
    """The end of a paragraph, else of a word, shortly before a place; where there is none, of what is one sign."""
    for sign in ("\n", " "):
        found = text.rfind(sign, max(begin + 1, at - PART // 4), at)
        if found >= 0:
            return found + 1
    last = min(len(text), at + _LONGEST_CLUSTER)
    while at < last and _belongs(text, at):
        at += 1
    return at


def _belongs(text: str, at: int) -> bool:
    """Whether a character is one sign together with that before it."""
    both = text[at - 1 : at + 1]
    return unicodedata.category(text[at])[0] == "M" or _JOINER in both or both == "\r\n"


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows of an article: the ``n``-th of ``spans``, counted from 0, with the figures that begin in it.

    ``numbers`` are those under which the figures of the whole article stand in its text and its list, by their ids.
    ``is_entry`` says that nobody asked for this part: a link to a figure of any part may have led here.
    """

    spans: Sequence[Span]
    n: int
    told: Sequence[Told]
    numbers: Mapping[str, int]
    is_entry: bool

    @property
    def span(self) -> Span:
        return self.spans[self.n]

    @property
    def of(self) -> int:
        """How many parts there are."""
        return len(self.spans)

    def holds(self, start: int) -> bool:
        """Whether what begins with a character is shown: at the end of the text, too."""
        return self.span.start <= start < self.span.end or (self.n == self.of - 1 and start >= self.span.end)


def parted(whole: ArticleWhole, n: int | None, figure: str | None) -> Part:
    """The part that is asked for by its number, else by a figure in it, else the first."""
    ordered = sorted(whole.told, key=lambda each: (each.figure.start, each.figure.end))
    ids = [each.figure.id for each in ordered]
    spans = parts(whole.article.text, (each.figure for each in ordered))
    if n is None:
        asked = next((each.figure.start for each, id in zip(ordered, ids, strict=True) if id == figure), None)
        shown = 0 if asked is None else part_at(spans, asked)
    else:
        asked, shown = n, min(max(n, 0), len(spans) - 1)
    part = Part(spans, shown, (), {id: at for at, id in enumerate(ids, 1)}, asked is None)
    return replace(part, told=[each for each in ordered if part.holds(each.figure.start)])
