"""One reported quantity in one article."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from beleg.model.span import Name, Span

QUALIFIERS: Final = (
    "exact",
    "about",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "range",
    "vague",
    "missing",
)
UNITS: Final = ("person", "km2", "km", "item", "percent", "money", "other")
SCOPES: Final = ("cumulative", "incident", "rate", "state")
CERTAINTIES: Final = ("stated", "hedged", "denied")


def figure_id(article: str, start: int, end: int, measure: str) -> str:
    """The content id of the figure of a measure between two places of the article with an id.

    >>> figure_id("9be04d17aa52", 22, 26, "killed")
    '0d7a0f11845f'
    """
    return hashlib.sha256(f"{article}:{start}:{end}:{measure}".encode()).hexdigest()[:12]


class Evidence(NamedTuple):
    """Why a field has its value: the rule that set it and the spans of the words it went by."""

    field: str
    rule: str
    cues: tuple[Span, ...] = ()


class Figure(NamedTuple):
    """One reported quantity with its span; ``article.text[start:end] == quote``.

    ``low`` and ``high`` bound the interval that the words allow, ``None`` where it is open.
    ``time`` is an ISO date or an interval ``first/last``. ``sentence`` is the span of the sentence around it.
    """

    article: str
    start: int
    end: int
    quote: str
    qualifier: str
    low: int | float | None
    high: int | float | None
    measure: str
    unit: str
    population: str | None
    nationality: str | None
    place: str | None
    scope: str
    time: str | None
    origins: tuple[Name, ...]
    via: tuple[Name, ...]
    certainty: str
    unverified: bool
    sentence: Span
    cues: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Content id, 12 hexadecimal digits: article, span and measure, so that it survives better rules."""
        return figure_id(self.article, self.start, self.end, self.measure)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def as_dict(self) -> dict[str, object]:
        """Plain data with the field names of the export: strings, numbers, lists, ``None``."""
        return {
            "id": self.id,
            "article": self.article,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "qualifier": self.qualifier,
            "low": self.low,
            "high": self.high,
            "measure": self.measure,
            "unit": self.unit,
            "population": self.population,
            "nationality": self.nationality,
            "place": self.place,
            "scope": self.scope,
            "time": self.time,
            "origins": [name.text for name in self.origins],
            "origin_spans": [name.span.as_list() for name in self.origins],
            "origin_actors": [name.actor for name in self.origins],
            "via": [name.text for name in self.via],
            "via_spans": [name.span.as_list() for name in self.via],
            "via_actors": [name.actor for name in self.via],
            "certainty": self.certainty,
            "unverified": self.unverified,
            "sentence": self.sentence.as_list(),
            "cues": [span.as_list() for span in self.cues],
            "evidence": [
                {"field": e.field, "rule": e.rule, "cues": [span.as_list() for span in e.cues]}
                for e in self.evidence
            ],
        }
