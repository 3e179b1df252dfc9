"""Figures with their relations become the rows of a listing: a thing told several times stands there once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from beleg.model import Article, Figure, Name, Relation, Told
from beleg.report.layout import Row
from beleg.report.listing import distinct, explanation, figure_row
from beleg.report.words import how_many, number, one_line, say, term, who

_STRIKING = ("revised", "inconsistent")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a listing shows it: how often its thing is told, who says the same number, the figures it relates to.

    ``others`` holds the figures of its article that are listed too, by their ids.
    """

    told: Told
    times: int
    origins: tuple[Name, ...]
    via: tuple[Name, ...]
    others: Mapping[str, Figure]


def once(found: Iterable[Told]) -> Iterator[Shown]:
    """Each thing of each article once, as the figure tells it that tells it best, or the first of those given."""
    for told, group, others in _groups(found):
        if told is group[0]:
            same = [each.figure for each in group if _says_the_same(each.figure, told.figure)]
            origins = tuple(name for figure in same for name in figure.origins)
            via = tuple(name for figure in same for name in figure.via)
            yield Shown(told, len(group), origins, via, others)


def each_time(found: Iterable[Told]) -> Iterator[Shown]:
    """Each figure, however often its thing is told."""
    for told, group, others in _groups(found):
        yield Shown(told, len(group), told.figure.origins, told.figure.via, others)


def _groups(found: Iterable[Told]) -> Iterator[tuple[Told, list[Told], Mapping[str, Figure]]]:
    """Each figure with those of its article that tell the same, the best first, and all of its article."""
    for _, of_article in groupby(found, key=lambda told: told.figure.article):
        listed = list(of_article)
        groups: dict[str, list[Told]] = {}
        for told in listed:
            groups.setdefault(told.group, []).append(told)
        for id, group in groups.items():
            group.sort(key=lambda told: (told.figure.id != id, told.figure.start))
        others = {told.figure.id: told.figure for told in listed}
        for told in listed:
            yield told, groups[told.group], others


def _says_the_same(one: Figure, other: Figure) -> bool:
    return (one.qualifier, one.low, one.high) == (other.qualifier, other.low, other.high)


def thing_row(shown: Shown, ui: str) -> Row:
    """The cells of a figure, with how often its thing is told and what a share makes."""
    told = shown.told
    return {
        **figure_row(told.article, told.figure, ui),
        "how_many": _with_share(shown, ui),
        "who": who(distinct(shown.origins), distinct(shown.via), ui),
        "told": say("relation.times", ui, n=number(shown.times, ui)) if shown.times > 1 else "",
        "why": "; ".join(reasons(shown, ui)),
    }


def reasons(shown: Shown, ui: str) -> list[str]:
    """Why each field has its value, and how the figure stands to others, one line each."""
    article = shown.told.article
    lines = explanation(article, shown.told.figure.evidence, ui)
    for relation in shown.told.relations:
        other = shown.others.get(relation.other)
        if other is not None:
            lines.append(_relation_line(article, relation, other, ui))
    return lines


def remarks(listed: Sequence[Shown], ui: str) -> list[str]:
    """What revises or contradicts what among the figures listed, one sentence each."""
    said: dict[str, None] = {}
    for shown in listed:
        for relation in shown.told.relations:
            other = shown.others.get(relation.other)
            if relation.kind in _STRIKING and other is not None:
                said.setdefault(_sentence(shown.told.figure, other, relation, ui))
    return list(said)


def _sentence(figure: Figure, other: Figure, relation: Relation, ui: str) -> str:
    first, last = figure, other
    if first.start > last.start:
        first, last = last, first
    if relation.kind == "revised":
        first, last = other, figure
    key = "headline" if relation.rule == "headline" else relation.kind
    return say(f"relation.{key}", ui, a=_named(first, ui), b=_named(last, ui))


def _named(figure: Figure, ui: str) -> str:
    """``12 killed (Polizei, at 310)``."""
    values = {
        "number": how_many(figure, ui),
        "measure": term("measure", figure.measure, ui),
        "who": who(distinct(figure.origins), (), ui),
        "at": figure.start,
    }
    return say("relation.figure", ui, **values)


def _relation_line(article: Article, relation: Relation, other: Figure, ui: str) -> str:
    cues = (
        "" if relation.kind == "same" else ", ".join(one_line(cue.of(article.text)) for cue in relation.cues)
    )
    because = f", {say('relation.words', ui, text=cues)}" if cues else ""
    said = say(f"relation.line_{relation.kind}", ui, other=how_many(other, ui, short=True), at=other.start)
    return f"{said}: {relation.rule}{because}"


def _with_share(shown: Shown, ui: str) -> str:
    """A share with what it makes of its whole: ``50 % (46 of 91)``."""
    figure = shown.told.figure
    plain = how_many(figure, ui, short=True)
    part = next((each for each in shown.told.relations if each.kind == "part_of"), None)
    whole = shown.others.get(part.other) if part else None
    if part is None or whole is None or (part.low is None and part.high is None):
        return plain
    count = how_many(_computed(whole, part), ui)
    return say("relation.share", ui, share=plain, count=count, whole=how_many(whole, ui, short=True))


def _computed(whole: Figure, part: Relation) -> Figure:
    """The count that a share makes, as a figure to be written."""
    qualifier = "exact" if part.low == part.high else "range"
    if part.high is None or part.low is None:
        qualifier = "at_least" if part.high is None else "at_most"
    return whole._replace(qualifier=qualifier, low=part.low, high=part.high)
