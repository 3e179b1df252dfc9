"""A finding becomes a sentence of fact that opens to the quotes side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from beleg.model import Article, Finding, Told
from beleg.report.html.highlighted import sentence
from beleg.report.html.view import View, article_link, figure_link, figure_number, listed, outlet, tongue
from beleg.report.markup import NOTHING, Markup, direction, element, isolated, join, text
from beleg.report.sentences import day, finding_kind, finding_sentence, toll
from beleg.report.seriesrows import by_severity
from beleg.report.words import counted, number, say, term

# Quotes of one finding; what goes beyond stands in the articles.
_MOST: Final = 8


def findings(
    view: View, found: Iterable[Finding], beside: Callable[[Finding], Markup] = lambda _: NOTHING
) -> Markup:
    """A list, conflicts first; ``beside`` says where each finding leads."""
    items = (_item(view, finding, beside(finding)) for finding in by_severity(found))
    return element("ul", *items, class_="findings")


def _item(view: View, finding: Finding, beside: Markup) -> Markup:
    kind = element("b", text(finding_kind(finding.kind, view.ui)))
    severity = text(f" ({term('severity', finding.severity, view.ui)})")
    rows = f" {_rows(view, finding)}:" if _rows(view, finding) else ":"
    said = finding_sentence(finding, view.points, view.picture.told, view.ui)
    line = element("p", kind, severity, text(f"{rows} "), isolated(said))
    return element(
        "li",
        line,
        _quotes(view, finding),
        beside,
        class_=finding.severity,
        id=f"g-{finding.id}" if beside else None,
    )


def _rows(view: View, finding: Finding) -> str:
    """The rows it speaks of, where it speaks of one series."""
    rows = [str(view.row[id]) for id in finding.points if id in view.row]
    if not rows or len(finding.series) != 1:
        return ""
    both = view.say("sentence.and", some=", ".join(rows[:-1]), last=rows[-1])
    return view.say("rows.rows_n", rows=both) if len(rows) > 1 else view.say("rows.row_n", n=rows[0])


def evidence(view: View, finding: Finding) -> list[Told]:
    """The figures that a finding rests on, else those of its points."""
    points = (view.points[id] for id in finding.points if id in view.points)
    return view.told(finding.figures) or view.told(point.mentions[0] for point in points if point.mentions)


def _quotes(view: View, finding: Finding) -> Markup:
    told = evidence(view, finding)
    if not told:
        return NOTHING
    # A page of an app holds the first of very many only.
    more = max(len(told), len(finding.figures)) - _MOST
    rest = element("p", text(view.say("rows.quotes_more", n=number(more, view.ui)))) if more > 0 else NOTHING
    heading = element("summary", text(counted("rows.quotes", min(len(told), _MOST), view.ui)))
    # Notes of very many figures lead to their quotes, which stand in the articles.
    if view.many and finding.severity == "note":
        return element("details", heading, listed(_place(view, each) for each in told[:_MOST]), rest)
    quotes = element("div", *(quote(view, each) for each in told[:_MOST]), class_="quotes")
    return element("details", heading, quotes, rest)


def quote(view: View, told: Told, *more: Markup) -> Markup:
    """The sentence of a figure, with who said it and where it was published, and what else is to be said of it."""
    article, figure = told.article, told.figure
    said = sentence(article, [figure], {})
    shown = element("p", said, dir=direction(said), lang=tongue(article))
    words = text(toll(figure_number(figure, view.ui), figure.measure, view.ui))
    source = (isolated(origin(told, view.ui)), text(": "), figure_link(view, figure.id, words), text(", "))
    return element(
        "figure",
        element("blockquote", shown),
        element("figcaption", *source, *_published(view, article), *more),
    )


def _place(view: View, told: Told) -> Markup:
    return figure_link(view, told.figure.id, join(_published(view, told.article)))


def _published(view: View, article: Article) -> tuple[Markup, Markup]:
    name = isolated(outlet(article))
    # In a page of its own the article is one step away; in a report its sentence is where the number leads.
    where = article_link(view, article, name) if view.addresses.all_known else name
    return where, text(f", {day(article.published, view.ui)}")


def origin(told: Told, ui: str) -> str:
    """Who says a figure, as the article names them."""
    names = dict.fromkeys(" ".join(name.text.split()) for name in told.figure.origins)
    return ", ".join(names) or say("origin.none", ui)
