"""Series that differ in one part of their key stand near each other, and are not compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from beleg.model import Key, Series
from beleg.model.measures import measures
from beleg.report.html.view import View, series_link
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import series_title
from beleg.report.words import number, term

_PARTS: Final = ("measure", "population", "nationality", "place", "scope", "day", "baseline", "method")
_MOST, _MOST_OF_MANY = 6, 2


class Neighbours(NamedTuple):
    """Series by what is left of their key without one part: neighbours share such a rest."""

    by_rest: Mapping[tuple[str, ...], list[Series]]

    def of(self, series: Series) -> list[tuple[str, Series]]:
        """The neighbours of a series, each with the part in which it differs."""
        return [
            (part, other)
            for part in _PARTS
            for other in self.by_rest.get(_rest(series, part), ())
            if other.key != series.key
        ]


def neighbours(series: Iterable[Series]) -> Neighbours:
    """Who stands near whom, in time that grows with the number of series alone."""
    found: dict[tuple[str, ...], list[Series]] = {}
    for each in series:
        for part in _PARTS:
            found.setdefault(_rest(each, part), []).append(each)
    return Neighbours(found)


def _rest(series: Series, part: str) -> tuple[str, ...]:
    # The unit follows from the measure: "killed" and "area" would differ in two parts otherwise.
    blank = {"measure": "", "unit": ""} if part == "measure" else {part: ""}
    return (part, series.family, *series.key._replace(**blank))


def near(view: View, series: Series, among: Neighbours, heading: str = "h4") -> Markup:
    """The nearest, each with why it is not compared, under a heading."""
    found = among.of(series)
    most = _MOST_OF_MANY if view.many else _MOST
    items = [
        element(
            "li",
            series_link(view, other, isolated(series_title(other.key, view.ui))),
            text(f": {_why(view, series.key, other.key, part)}"),
        )
        for part, other in found[:most]
    ]
    if not items:
        return NOTHING
    if len(found) > most:
        items.append(element("li", text(view.say("near.more", n=number(len(found) - most, view.ui)))))
    return join((element(heading, text(view.say("rows.near"))), element("ul", *items, class_="near")))


def _why(view: View, here: Key, there: Key, part: str) -> str:
    if part != "measure":
        return view.say(f"near.{part}")
    table = measures()
    if here.measure in table and there.measure in table[here.measure].parts:
        return view.say("near.part")
    if there.measure in table and here.measure in table[there.measure].parts:
        names = (term("measure", name, view.ui) for name in table[there.measure].parts)
        return view.say(
            "near.whole",
            measures=view.say("sentence.and", **dict(zip(("some", "last"), names, strict=False))),
        )
    return view.say("near.measure")
