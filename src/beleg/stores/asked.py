"""Which series and which figures are asked for, and the ways in which a number is found."""

from __future__ import annotations

from dataclasses import dataclass

from beleg.model import Article, Figure


@dataclass(frozen=True, slots=True)
class SeriesFilter:
    """Which series are asked for; ``None`` asks for all.

    ``measure``, ``nationality`` and ``scope`` are equal; ``population``, ``place`` (of the series or any report in it) and
    ``origin`` (its name or its whole id) are contained, whatever the case. ``since`` and ``until`` bound the days of
    publication: a series is meant that has a report on any of them; a year or a month stands for all its days. ``articles``
    and ``origins`` are the least numbers of them. ``article`` and ``figure`` are ids: series that this one stands in.
    """

    measure: str | None = None
    population: str | None = None
    nationality: str | None = None
    place: str | None = None
    scope: str | None = None
    origin: str | None = None
    since: str | None = None
    until: str | None = None
    articles: int = 0
    origins: int = 0
    article: str | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which figures are asked for; ``None`` asks for all.

    ``measure``, ``qualifier`` and ``nationality`` are equal, ``place``, ``origin`` and ``text`` (of the sentence) are
    contained, whatever the case; ``origin`` may be an actor's id too. ``since`` and ``until`` bound the day the article
    was published, both included; a year or a month stands for all its days. An article without a date lies in no period.
    """

    measure: str | None = None
    place: str | None = None
    nationality: str | None = None
    origin: str | None = None
    since: str | None = None
    until: str | None = None
    qualifier: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One way a number is found: ``kind`` is exact, inside, rounded, sum, difference or swapped.

    ``figures`` are one figure, or the two or three of a sum or difference, the number that others are taken from first.
    Those of a series stand in ``articles``, one for each figure; ``series`` is its id, empty where they are of one article.
    """

    kind: str
    article: Article
    figures: tuple[Figure, ...]
    articles: tuple[Article, ...] = ()
    series: str = ""

    @property
    def pairs(self) -> tuple[tuple[Article, Figure], ...]:
        """Each figure with its article."""
        articles = self.articles or (self.article,) * len(self.figures)
        return tuple(zip(articles, self.figures, strict=True))
