"""Figures that the text calls unverified become those that tell the same number again: the headline, a summary, a repeat."""

from __future__ import annotations

from typing import Final

from beleg.comparing.intervals import agreement
from beleg.model import Figure

_FEW: Final = 10  # numbers below agree by chance


def spread(figures: list[Figure], titles: set[int]) -> list[Figure]:
    """The figures of an article, with the mark on each that tells again what nobody could check; ``titles`` begin so."""
    doubted: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.unverified:
            doubted.setdefault(figure.measure, []).append(figure)
    if not doubted:
        return figures
    return [
        figure._replace(unverified=True)
        if not figure.unverified and _is_told_again(figure, doubted.get(figure.measure, []), titles)
        else figure
        for figure in figures
    ]


def _is_told_again(figure: Figure, doubted: list[Figure], titles: set[int]) -> bool:
    """Whether one of the doubted figures tells the same; a headline may name somebody else who says so."""
    headed = figure.sentence.start in titles
    return any(_is_same_number(figure, one) and (headed or _may_be_of_one(figure, one)) for one in doubted)


def _is_same_number(figure: Figure, other: Figure) -> bool:
    number = figure.low if figure.low is not None else figure.high
    if number is None or figure.unit != other.unit:
        return False
    equal = (figure.low, figure.high) == (other.low, other.high)
    if number < _FEW:
        return equal and (not figure.place or not other.place or figure.place == other.place)
    told = agreement(figure.qualifier, figure.low, figure.high, other.qualifier, other.low, other.high)
    return equal or told not in ("", "inside")


def _may_be_of_one(figure: Figure, other: Figure) -> bool:
    """Whether one origin may have said both: one of them names none, or they share a name."""
    if not figure.origins or not other.origins:
        return True
    return any(
        one.text in another.text or another.text in one.text
        for one in figure.origins
        for another in other.origins
    )
