"""What holds for an article as a whole before its places are read: where its body begins, which sentences look back."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.sentences import Sentence
from beleg.model import DateMention

_OLD: Final = 200  # days
_SEVERAL: Final = 2


def is_between_two(sides: Sides) -> bool:
    """Whether an article names two countries about as often as each other."""
    counts: dict[str, int] = {}
    for mention in sides.mentions:
        if mention.named:
            counts[mention.code] = counts.get(mention.code, 0) + 1
    most = sorted(counts.values())[-2:]
    return len(most) > 1 and most[0] * _SEVERAL >= most[1]


def first_of_body(sentences: list[Sentence]) -> int:
    """The number of the first sentence of the body, 0 where all are titles."""
    for at, sentence in enumerate(sentences):
        if sentence.kind == "body":
            return at
    return 0


def past(sentences: list[list[DateMention]]) -> list[bool]:
    """Of each sentence, whether one of its dates lies long before the latest day of all."""
    newest = 0
    old = [False for _ in sentences]
    for dates in sentences:
        for date in dates:
            day = date.last or date.first
            if date.kind == "date" and day is not None:
                newest = max(newest, day.toordinal())
    for at, dates in enumerate(sentences):
        for date in dates:
            if date.kind == "date" and date.last is not None and newest - date.last.toordinal() > _OLD:
                old[at] = True
    return old
