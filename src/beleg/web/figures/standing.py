"""A figure becomes the ways it stands: through whom it came, and how it stands to others of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from beleg.model import Article, Figure, Point, Relation, Series, Told
from beleg.report.html.readings import saying
from beleg.report.html.view import figure_number, outlet
from beleg.report.listing import distinct
from beleg.report.sentences import day, source_name, toll
from beleg.report.words import one_line, say, who
from beleg.web.addresses import of_article, of_figure, of_origin

_TURNED: Final = {"same": "same", "part_of": "whole_of", "revised": "revised_by"}


class Step(NamedTuple):
    """A station on the way of a figure: what it did, who it is as written, where that leads, what else is known."""

    did: str
    name: str
    address: str = ""
    more: str = ""


class Related(NamedTuple):
    """Another figure of the article: how it stands to this one, what it says, and where."""

    how: str
    said: str
    address: str
    rule: str


def point_of(series: Series | None, figure: Figure) -> Point | None:
    """The statement of a series that a figure stands behind."""
    id = figure.id
    return next((point for point in series.points if id in point.mentions), None) if series else None


def chain(article: Article, figure: Figure, point: Point | None, ui: str) -> Sequence[Step]:
    """From who says it to where it was published, in this order."""
    return [
        *_origins(figure, point, ui),
        *(Step(say("figure_page.passed_by", ui), one_line(name)) for name in distinct(figure.via)),
        Step(
            say("figure_page.published_in", ui),
            one_line(outlet(article)),
            of_article(article.id, figure.id),
            day(article.published, ui),
        ),
    ]


def _origins(figure: Figure, point: Point | None, ui: str) -> Iterator[Step]:
    did = say("figure_page.said_by", ui)
    names = [one_line(name) for name in distinct(figure.origins)]
    sources = point.sources if point else ()
    if not names:
        yield Step(did, say("origin.none", ui))
    elif len(names) == len(sources):
        for name, source in zip(names, sources, strict=True):
            known = source_name(source, ui)
            yield Step(did, name, of_origin(source.id), known if known != name else "")
    else:
        yield from (Step(did, name) for name in names)
        yield from (Step(did, source_name(each, ui), of_origin(each.id)) for each in sources)


def related(told: Told, others: Mapping[str, Told], back: Sequence[Relation], ui: str) -> Sequence[Related]:
    """The figures of the article that this one relates to, and those that relate to it."""
    to = [(f"figure_page.{_forward(each)}", each.other, each.rule) for each in told.relations]
    fro = [(f"figure_page.{_TURNED[each.kind]}", each.figure, each.rule) for each in back]
    return [
        Related(
            say(how, ui, other=saying(others[id].article, others[id].figure, ui)),
            one_line(others[id].figure.quote),
            of_figure(id),
            rule,
        )
        for how, id, rule in (*to, *fro)
        if id in others
    ]


def _forward(relation: Relation) -> str:
    return "same_to" if relation.kind == "same" else relation.kind


def towards(told: Told, relations: Sequence[Relation]) -> list[Relation]:
    """The relations of an article in which a figure is the other one; those that hold both ways are its own already."""
    id = told.figure.id
    return [each for each in relations if each.other == id and each.kind in _TURNED]


def cited(article: Article, figure: Figure, ui: str) -> str:
    """The line by which a figure is quoted: ``NIS, more than 300 killed, t-online.de, 13 Jan 2025``."""
    said = toll(figure_number(figure, ui), figure.measure, ui)
    names = who(distinct(figure.origins), (), ui)
    where = {"outlet": one_line(outlet(article)), "day": day(article.published, ui)}
    return say("figure_page.cited", ui, who=names, toll=said, **where)
