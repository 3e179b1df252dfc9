"""Series become rows tagged by the Humanitarian Exchange Language: headings, hashtags under them, one row a series.

The numbers stand under the hashtag of their measure, ``#affected+killed+min`` and ``#affected+killed+max``; the range runs over
the latest statement of each origin. A measure without a hashtag of its own stands under ``#indicator+num``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from beleg.report import csv
from beleg.report.events import Event, behind, events, group, joined, outlets, outside, sources, words
from beleg.report.schemas import names, schema
from beleg.report.selection import Selection

# The columns of each measure; where it has none, "other".
COLUMNS: Final = {
    "killed": "killed",
    "wounded": "injured",
    "displaced": "displaced",
    "missing_persons": "missing",
    "evacuated": "evacuated",
    "detained": "detained",
    "captured": "detained",
    "affected": "affected",
}
_OTHER: Final = "other"


def export(selection: Selection) -> Iterator[str]:
    """The headings, the hashtags, then one row for each series.

    >>> [piece.split(",")[0] for piece in export(Selection())]
    ['series', '#meta+id']
    """
    tags = {column.name: column.tag for column in schema("hxl")}
    return csv.rows(names("hxl"), chain([tags], _rows(selection)))


def _rows(selection: Selection) -> Iterator[dict[str, object]]:
    inside: set[str] = set()
    for event in events(selection):
        inside.update(behind(event.series))
        selection.lost["open"] += event.low is None or event.high is None
        yield row(event)
    selection.lost["no_series"] += outside(selection, inside)


def row(event: Event) -> dict[str, object]:
    """All columns of a series; those of other measures are ``None``."""
    key = event.series.key
    column = COLUMNS.get(key.measure, _OTHER) if key.unit == "person" else _OTHER
    return {
        **dict.fromkeys(names("hxl")),
        "series": event.series.id,
        "reported": max((article.published or "" for article in event.articles), default=""),
        "from": event.first,
        "to": event.last,
        "country": event.country,
        "place": event.place,
        **{name: getattr(key, name) for name in ("measure", "unit", "scope", "nationality")},
        "population": group(event),
        f"{column}_min": event.low,
        f"{column}_max": event.high,
        "origins": sources(event.points),
        "outlets": outlets(event),
        "urls": joined(article.url for article in event.articles),
        "words": words(event),
        "convention": event.profile,
    }
