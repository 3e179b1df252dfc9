"""A series becomes a sentence of fact; beside it everything else that is said of series and findings in words."""

from __future__ import annotations

from beleg.model import Point, Reach, Series
from beleg.report.days import covered, day
from beleg.report.facts import finding_kind, finding_sentence
from beleg.report.naming import people, place_name, population, source_name, sources_name
from beleg.report.points import point_number, stands_as, toll
from beleg.report.titles import baseline_words, scope_words, series_title
from beleg.report.words import counted, number, say

__all__ = [
    "baseline_words",
    "covered",
    "day",
    "finding_kind",
    "finding_sentence",
    "people",
    "place_name",
    "point_number",
    "population",
    "range_sentence",
    "range_words",
    "reach_words",
    "scope_words",
    "series_sentence",
    "series_title",
    "source_name",
    "sources_name",
    "stands_as",
    "toll",
]


def series_sentence(series: Series, ui: str) -> str:
    """How many origins name which range, what the own side says, and how many statements name nobody."""
    unnamed = sum(not point.sources for point in series.points)
    parts = [f"{_range_sentence(series, ui)}."]
    if unnamed:
        parts.append(counted("series.unnamed", unnamed, ui))
    return " ".join(parts)


def range_words(series: Series, ui: str) -> str:
    """The range over origins, from the words of the point that sets one end to those of the other.

    Empty where no named origin gives a number.
    """
    reach, of_id = series.reach(), {point.id: point for point in series.points}
    if reach is None:
        return ""
    return reach_words(of_id[reach.low_by], of_id[reach.high_by], ui)


def reach_words(low: Point, high: Point, ui: str) -> str:
    """The range between the points that set its ends."""
    if point_number(low, ui) == point_number(high, ui):
        return point_number(low, ui)
    return say("series.range", ui, low=_end(low, low.low, ui), high=_end(high, high.high, ui))


def _end(point: Point, bound: float | None, ui: str) -> str:
    """One end of a range: of a stated range its own end, else the number in its words."""
    if point.qualifier == "range" and bound is not None:
        return point_number(point._replace(qualifier="exact", low=bound, high=bound), ui)
    return point_number(point, ui, short=True)


def range_sentence(series: Series, ui: str, at: str | None = None) -> str:
    """The range over origins up to an ISO date, or up to now, as a sentence that says who sets its ends and where it is
    open; empty where there is none.
    """
    reach = series.reach(at)
    if reach is None:
        return ""
    words = [_range_by(series, reach, ui), *_open_ends(reach, ui)]
    key = "over_origins_at" if at else "over_origins"
    return say(f"series.{key}", ui, range=", ".join(words), day=day(at, ui) if at else "")


def _range_by(series: Series, reach: Reach, ui: str) -> str:
    """Both ends of a range with who sets them, one number with who says it."""
    of_id = {point.id: point for point in series.points}
    low, high = of_id[reach.low_by], of_id[reach.high_by]
    if low is high and low.qualifier != "range":
        return say("series.end", ui, n=point_number(low, ui, short=True), who=sources_name(low, ui))
    ends = ((low, reach.low), (high, reach.high))
    said = [
        say("series.end", ui, n=_end(point, bound, ui), who=sources_name(point, ui)) for point, bound in ends
    ]
    return say("series.range", ui, low=said[0], high=said[1])


def _range_sentence(series: Series, ui: str) -> str:
    words, reach = range_words(series, ui), series.reach()
    if reach is None:
        return say("series.no_range", ui)
    n = len(series.origins)
    form = "name_1" if n == 1 else "name_n"
    said = [say(f"series.{form}", ui, n=number(n, ui), toll=toll(words, series.key.measure, ui))]
    return ", ".join([*said, *_open_ends(reach, ui)]) + _own_side(series, ui)


def _open_ends(reach: Reach, ui: str) -> list[str]:
    ends = (("below", reach.low), ("above", reach.high))
    return [say(f"series.open_{end}", ui) for end, bound in ends if bound is None]


def _own_side(series: Series, ui: str) -> str:
    """The latest number of the own side, where others say something too."""
    own = [point for point in series.points if point.interest == "own_side" and point.certainty != "denied"]
    others = {point.interest for point in series.points if point.sources} - {"own_side"}
    if not own or not others:
        return ""
    latest = max(own, key=lambda point: point.reported or "")
    return f"; {say('series.own_side', ui, x=point_number(latest, ui))}"
