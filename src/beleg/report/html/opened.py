"""A row of an interval table opens to the sentences that say it: who passed them on, where they stand, why each field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleg.model import Point, Told
from beleg.report.html.findings import quote
from beleg.report.html.readings import why
from beleg.report.html.view import View, listed
from beleg.report.markup import Markup, element, isolated, join, text
from beleg.report.words import counted, number

# Sentences of one statement; what goes beyond is counted.
_MOST: Final = 6


def opened(view: View, point: Point) -> Markup:
    """What stands below the row of a statement, folded."""
    told = view.told(point.mentions)
    heading = element("summary", text(counted("rows.sentences", len(told), view.ui)))
    sentences = element("div", *(_sentence(view, each) for each in told[:_MOST]), class_="quotes")
    return element("details", heading, sentences, listed(_rest(view, point, len(told) - _MOST)))


def _sentence(view: View, told: Told) -> Markup:
    via = dict.fromkeys(" ".join(name.text.split()) for name in told.figure.via)
    passed = view.say("rows.via", names=", ".join(via))
    chain = [element("span", text("; "), isolated(passed))] if via else []
    return quote(view, told, *chain, why(view, told.article, told.figure))


def _rest(view: View, point: Point, more: int) -> Iterator[Markup]:
    if more > 0:
        yield text(view.say("rows.sentences_more", n=number(more, view.ui)))
    if point.carriers:
        names = dict.fromkeys(name for _, name in point.carriers)
        yield join(isolated(view.say("rows.carrier", outlet=name)) for name in [", ".join(names)])
