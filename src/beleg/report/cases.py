"""A finding becomes a case: the sides it holds against each other, each with who says it and how many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from beleg.model import Finding, Name, Point, Source, Told
from beleg.report.days import day
from beleg.report.naming import source_name, sources_name
from beleg.report.points import point_number
from beleg.report.words import how_many, say, table, who


class Side(NamedTuple):
    """One thing that a finding holds against others: who says it, how many, and what more is known of it."""

    who: str
    number: str
    point: Point | None
    told: Told | None


class Case(NamedTuple):
    """A finding with what it rests on, to be said in a language."""

    finding: Finding
    points: Mapping[str, Point]
    told: Mapping[str, Told]
    ui: str

    @property
    def values(self) -> Mapping[str, str]:
        return dict(self.finding.values)

    @property
    def n(self) -> int:
        """How many: as the finding says, else how many figures or articles it rests on."""
        said = self.values.get("n", "")
        return int(said) if said.isdigit() else len(self.finding.figures or self.finding.articles)

    def sides(self) -> list[Side]:
        """The points in the finding's order, or the figures where it rests on none."""
        shown = [self.points[id] for id in self.finding.points if id in self.points]
        if shown and len(shown) == len(self.finding.points):
            return [self._of_point(point, i) for i, point in enumerate(shown)]
        return self.of_figures()

    def of_figures(self) -> list[Side]:
        found = [self.told[id] for id in self.finding.figures if id in self.told]
        return [of_told(told, self.ui) for told in found]

    def _of_point(self, point: Point, at: int) -> Side:
        """A point with the figure that stands for it: one of its own, else the one at its place."""
        ids = [*(id for id in point.mentions if id in self.finding.figures), *point.mentions, point.id]
        told = next((self.told[id] for id in ids if id in self.told), None)
        return Side(sources_name(point, self.ui), point_number(point, self.ui), point, told)

    def say(self, key: str, **values: object) -> str:
        return say(f"sentence.{key}", self.ui, **values)

    def key(self, *endings: str) -> str:
        """The key of the kind with the endings that there are words for."""
        key = self.finding.kind
        for ending in endings:
            if ending and f"{key}_{ending}" in table()["sentence"]:
                key = f"{key}_{ending}"
        return key

    def date(self, name: str) -> str:
        """A date among the values as a sentence has it, empty where there is none."""
        iso = self.values.get(name, "")
        return day(iso, self.ui) if iso else ""


def of_told(told: Told, ui: str) -> Side:
    figure = told.figure
    names = dict.fromkeys(_called(name, ui) for name in figure.origins)
    return Side(who(tuple(names), (), ui), how_many(figure, ui), None, told)


def _called(name: Name, ui: str) -> str:
    """A name as the language has it where it is known whose it is, else as it is written."""
    return source_name(Source(name.actor, name.text), ui) if name.actor else name.text


def says(side: Side, ui: str) -> str:
    return say("sentence.who_says", ui, who=side.who, x=side.number)
