"""Which series are asked for."""

from __future__ import annotations

from dataclasses import dataclass


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
