"""A figure of a headline takes what it leaves out from the text that tells it again: whose those counted are, where, and when."""

from __future__ import annotations

from typing import Final

from beleg.model import Figure

_NATIONALITY: Final = "nationality"
_PLACE: Final = "place"
_TIME: Final = "time"
_OF_PERSONS: Final = frozenset(("phrase", "behind", "group"))


def completed(figures: list[Figure], in_titles: list[bool]) -> list[Figure]:
    """The figures of an article in text order, those of headlines with what the text below says of them.

    ``in_titles`` says of each whether it stands in a headline.
    """
    if not any(in_titles):
        return figures
    return [
        _taking_over(figure, _again(figures, in_titles, at)) if in_titles[at] else figure
        for at, figure in enumerate(figures)
    ]


def _again(figures: list[Figure], in_titles: list[bool], at: int) -> Figure | None:
    """The first figure below a headline, and above the next one, that tells the same number of the same measure."""
    one, below = figures[at], False
    for other in range(at + 1, len(figures)):
        if in_titles[other]:
            if below:
                return None
            continue
        below = True
        told = figures[other]
        if (told.low, told.high, told.measure) == (one.low, one.high, one.measure):
            return told
    return None


def _taking_over(figure: Figure, told: Figure | None) -> Figure:
    if told is None:
        return figure
    reasons = told.evidence or ()
    when = tuple(each for each in reasons if each.field == _TIME)
    if when and not any(each.field == _TIME for each in figure.evidence or ()):
        figure = figure._replace(time=told.time, evidence=(*(figure.evidence or ()), *when))
    if figure.nationality is None and told.nationality is not None and _may_be(figure, told):
        why = tuple(each for each in reasons if each.field == _NATIONALITY)
        if figure.unit == "person" and any(each.rule in _OF_PERSONS for each in why):
            return figure  # "zwei Vermisste": that they are French, only the text says
        figure = figure._replace(
            nationality=told.nationality,
            population=told.population,
            evidence=(*(figure.evidence or ()), *why),
        )
    if figure.place is None and told.place is not None:
        why = tuple(each for each in reasons if each.field == _PLACE)
        figure = figure._replace(place=told.place, evidence=(*(figure.evidence or ()), *why))
    return figure


def _may_be(figure: Figure, told: Figure) -> bool:
    """Whether both can count the same people: the text says it at least as exactly."""
    one, other = figure.population, told.population
    return one is None or other is None or one == "people" or other.endswith(one)
