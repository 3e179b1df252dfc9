"""Series of deaths become rows with the columns of the UCDP Georeferenced Event Dataset, for a coder to complete.

One series is one row: an incident, or a running total, which sums up events. Low and high run over the latest statement of
each origin; *best* stays empty, since no rule can choose among origins. What needs the files of UCDP (ids of conflicts and
actors, coordinates, regions) stays empty as well. Behind the columns of UCDP stand Beleg's own, with the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from beleg.comparing.populations import CIVILIANS, COMBATANTS, status
from beleg.model import Article
from beleg.report import csv
from beleg.report.events import Event, behind, country_name, events, joined, outside, setting, sources, words
from beleg.report.schemas import names
from beleg.report.selection import Selection

MEASURE: Final = "killed"
_PRECISIONS: Final = ((1, 1), (6, 2), (7, 3), (31, 4))
_COARSEST: Final = 5


def export(selection: Selection) -> Iterator[str]:
    """The header, then one row for each incident and each running total of deaths.

    >>> [piece.split(",")[:2] for piece in export(Selection())]
    [['id', 'relid']]
    """
    return csv.rows(names("ged"), _rows(selection))


def deaths(selection: Selection, scopes: tuple[str, ...]) -> Iterator[Event]:
    """The events that count deaths, in one of the scopes; what is left out and what has no day is counted as lost."""
    inside: set[str] = set()
    for event in events(selection):
        inside.update(behind(event.series))
        key = event.series.key
        if key.measure != MEASURE or key.unit != "person":
            selection.lost["other_measure"] += 1
        elif key.scope not in scopes:
            selection.lost["no_event"] += 1
        else:
            selection.lost["no_day"] += not event.first
            yield event
    selection.lost["no_series"] += outside(selection, inside, MEASURE)


def _rows(selection: Selection) -> Iterator[dict[str, object]]:
    for event in deaths(selection, ("incident", "cumulative")):
        selection.lost["open"] += event.low is None or event.high is None
        yield row(event)


def row(event: Event) -> dict[str, object]:
    """All columns of an event; those left to a person are ``None``."""
    return {
        **dict.fromkeys(names("ged")),
        **_identity(event),
        **_sources(event),
        **_setting(event),
        **_counts(event),
        **_own(event),
    }


def _identity(event: Event) -> dict[str, object]:
    key = event.series.key
    return {
        "id": event.series.id,
        "year": int(day[:4]) if (day := event.first or event.last) else None,
        "side_a": country_name(key.nationality) if status(key.population) == COMBATANTS else None,
    }


def _sources(event: Event) -> dict[str, object]:
    articles = event.articles
    return {
        "number_of_sources": len(articles),
        "source_article": _listed(articles, _citation),
        "source_office": _listed(articles, lambda article: article.outlet or article.doc),
        "source_date": _listed(articles, lambda article: article.published or ""),
        "source_headline": _listed(articles, lambda article: article.title or ""),
        "source_original": sources(event.points),
    }


def _setting(event: Event) -> dict[str, object]:
    return {
        "where_coordinates": event.place,
        "where_description": joined(place for point in event.series.points for place in point.places),
        "country": country_name(event.country),
        "event_clarity": 1 if event.series.key.scope == "incident" else 2,
        "date_prec": _precision(event.days),
        "date_start": event.first,
        "date_end": event.last,
    }


def _counts(event: Event) -> dict[str, object]:
    """The number in the column of whose dead they are, where that is said; a number of its own, no interval."""
    key = event.series.key
    column = "deaths_unknown"
    if status(key.population) == CIVILIANS:
        column = "deaths_civilians"
    elif status(key.population) == COMBATANTS and key.nationality:
        column = "deaths_a"
    return {column: event.exact, "low": event.low, "high": event.high}


def _own(event: Event) -> dict[str, object]:
    return {
        "beleg_scope": event.series.key.scope,
        "beleg_low_by": setting(event, "low"),
        "beleg_high_by": setting(event, "high"),
        "beleg_words": words(event),
        "beleg_profile": event.profile,
        "beleg_points": [point.id for point in event.points],
    }


def _precision(days: int | None) -> int | None:
    """UCDP's ``date_prec``: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer.

    >>> [_precision(days) for days in (1, 2, 7, 30, 90, None)]
    [1, 2, 3, 4, 5, None]
    """
    if days is None:
        return None
    return next((code for most, code in _PRECISIONS if days <= most), _COARSEST)


def _listed(articles: tuple[Article, ...], part: Callable[[Article], str]) -> str:
    """A part of each article, one for each and in one order, so that the columns of sources agree."""
    return ";".join(" ".join(part(article).replace(";", ",").split()) for article in articles)


def _citation(article: Article) -> str:
    parts = (article.outlet or article.doc, article.published or "", article.title or "")
    return '"' + ",".join(part.replace('"', "'") for part in parts) + '"'
