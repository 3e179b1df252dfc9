"""Incidents with deaths become rows with the columns of ACLED, coded by a named convention, for a coder to complete.

One series of an incident is one row. ACLED codes one number, the most conservative one; which number that is for "dozens"
or "more than 30" is said by the convention, whose name stands in the row. The notes keep the words of every origin. Types of
events, actors and coordinates stay empty. Running totals are no events and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from beleg.model import Point
from beleg.report import csv
from beleg.report.events import Event, country_name, joined, outlets, who
from beleg.report.ged import deaths
from beleg.report.profiles import profile
from beleg.report.schemas import names
from beleg.report.selection import Selection
from beleg.report.words import certainty, one_line, say

DEFAULT = "acled"


def export(selection: Selection) -> Iterator[str]:
    """The header, then one row for each incident with deaths; by ACLED's own convention where none is named.

    >>> [piece.split(",")[:2] for piece in export(Selection())]
    [['event_id_cnty', 'event_date']]
    """
    chosen = replace(selection, profile=selection.profile or profile(DEFAULT))
    return csv.rows(names("acled"), _rows(chosen))


def _rows(selection: Selection) -> Iterator[dict[str, object]]:
    for event in deaths(selection, ("incident",)):
        selection.lost["no_rule"] += event.low is None
        yield row(event)


def row(event: Event) -> dict[str, object]:
    """All columns of an event; those left to a person are ``None``."""
    return {
        **dict.fromkeys(names("acled")),
        "event_id_cnty": event.series.id,
        "event_date": event.first,
        "year": int(event.first[:4]) if event.first else None,
        "time_precision": _precision(event.days),
        "country": country_name(event.country),
        "location": event.place,
        "source": outlets(event),
        "notes": notes(event),
        "fatalities": event.low,
        "beleg_profile": event.profile,
        "beleg_points": [point.id for point in event.points],
    }


def notes(event: Event) -> str:
    """A sentence for each origin with its words; then whether they differ, and the convention."""
    said = [_said(point) for point in event.points]
    differ = [say("notes.differ", "en")] if event.differ else []
    return " ".join([*said, *differ, say("notes.convention", "en", profile=event.profile)])


def _said(point: Point) -> str:
    carried = joined([*point.outlets, point.reported])
    quote = one_line(point.quote)
    return say(
        "notes.origin", "en", who=who(point), quote=quote, certainty=certainty(point, "en"), carried=carried
    )


def _precision(days: int | None) -> int | None:
    """ACLED's ``time_precision``: 1 a day, 2 a week, 3 a month.

    >>> [_precision(days) for days in (1, 7, 30, 90, None)]
    [1, 2, 3, None, None]
    """
    if days is None:
        return None
    return next((code for most, code in ((1, 1), (7, 2), (31, 3)) if days <= most), None)
