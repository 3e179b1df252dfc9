"""A stretch of an article is read once more, when somebody looks at it: what is no text of it, which numbers are no figures.

Nothing of this is kept: it comes from the words alone, and the same words give the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Final

from beleg.model import Article, NumberMention, Span
from beleg.model.span import apart
from beleg.stores.paging import Aside, Reread

_SHAPES: Final = {"ordinal": "ordinal", "lost": "lost", "share": "share"}
_AT_HAND: Final = 16  # articles
_NO_NUMBER: Final = "article"  # "ein Soldat": it counts, or it does not, as "der" does

Around = Callable[[Span], Span | None]


class Furniture:
    """The furniture of articles; that of those looked at last is at hand, since a long one is looked at part by part."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str | None], list[Span]] = {}
        self._lock = Lock()

    def of(self, article: Article) -> list[Span]:
        """The stretches of an article that are no text of it."""
        key = (article.id, article.language)
        found = self._last.get(key)
        if found is None:
            from beleg.flow import furniture

            found = furniture(article)
            with self._lock:
                while len(self._last) >= _AT_HAND:
                    self._last.pop(next(iter(self._last)))
                self._last[key] = found
        return found


def reread(article: Article, within: Span, figures: Iterable[Span], kept: Furniture) -> Reread:
    """What is furniture in an article, and the numbers of a stretch of it that lie in none of its figures."""
    furniture = kept.of(article)
    in_furniture, in_figure = around(furniture), around(figures)
    found = (
        Aside(span, "furniture" if in_furniture(span) else why)
        for span, why in _numbers(article, within)
        if not in_figure(span)
    )
    return Reread(furniture, list(found))


def _numbers(article: Article, within: Span) -> list[tuple[Span, str]]:
    """The numbers of a stretch with what they are, those of a time as that time, in text order."""
    from beleg.flow import numbers_of

    numbers, times = numbers_of(article, within)
    plain = [each for each in numbers if each.shape != _NO_NUMBER]
    in_number = around(Span(each.start, each.end) for each in plain)
    counted = {Span(each.start, each.end): each.kind for each in times}
    of_times = [
        (span, kind)
        for span, kind in counted.items()
        if in_number(span) or any(letter.isdigit() for letter in span.of(article.text))
    ]
    in_time = around(counted)
    others = [(Span(each.start, each.end), _why(each)) for each in plain]
    return sorted([*of_times, *(each for each in others if not in_time(each[0]))])


def _why(number: NumberMention) -> str:
    if number.unit == "percent":
        return "share"
    return _SHAPES.get(number.shape, "uncounted")


def around(spans: Iterable[Span]) -> Around:
    """Which of some stretches another one overlaps, the last of several; those that overlap each other count as one.

    >>> found = around([Span(4, 9), Span(0, 2)])
    >>> found(Span(8, 12)), found(Span(2, 4))
    (Span(start=4, end=9), None)
    """
    found = apart(set(spans))
    starts = [span.start for span in found]

    def of(asked: Span) -> Span | None:
        at = bisect_left(starts, asked.end) - 1
        return found[at] if at >= 0 and found[at].end > asked.start else None

    return of
