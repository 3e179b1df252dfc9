"""A point becomes the words beside its mark, and the longer ones that a screen reader says."""

from __future__ import annotations

from beleg.model import Point
from beleg.report.days import day
from beleg.report.markup import unturned
from beleg.report.sentences import point_number, sources_name, stands_as
from beleg.report.words import counted, one_line, say, term

_LONGEST = 36


def label(point: Point, ui: str) -> str:
    """Who says how many, a long name cut."""
    return f"{_cut(_who(point, ui))} {point_number(point, ui, short=True)}"


def accessible(point: Point, label: str, measure: str, ui: str) -> str:
    """What a mark says, beginning with its label; ``measure`` in words."""
    who = _who(point, ui)
    said = [label, measure] if label.startswith(who) else [label, who, measure]
    return "; ".join((", ".join(said), ", ".join(_circumstances(point, ui))))


def _circumstances(point: Point, ui: str) -> list[str]:
    facts = [
        stands_as(point, ui),
        day(point.reported, ui),
        counted("series.articles", len(point.articles) + len(point.carriers), ui),
    ]
    return facts + doubts(point, ui)


def doubts(point: Point, ui: str) -> list[str]:
    """Hedged, denied, not checked, replaced: nothing where a number is plainly stated and stands."""
    found = [] if point.certainty == "stated" else [term("certainty", point.certainty, ui)]
    if point.unverified:
        found.append(say("certainty.unverified", ui))
    if point.successor:
        found.append(say("chart.superseded", ui))
    return found


def _who(point: Point, ui: str) -> str:
    return unturned(one_line(sources_name(point, ui)))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
