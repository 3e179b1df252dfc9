"""What was read in a sentence becomes a list: who says how many of whom, where, how certain, where it stands, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beleg.model import Article, Figure, Told
from beleg.report.html.findings import origin
from beleg.report.html.view import View, figure_number, listed, series_link
from beleg.report.listing import explanation
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.naming import place_name, population
from beleg.report.sentences import toll
from beleg.report.words import certainty, number, one_line


def readings(view: View, article: Article, figures: Sequence[Figure]) -> Markup:
    """One line a figure, numbered where there are several; nothing where there is none."""
    if not figures:
        return NOTHING
    name = "ol" if len(figures) > 1 else "ul"
    return element(name, *(_read(view, article, figure) for figure in figures), class_="read")


def _read(view: View, article: Article, figure: Figure) -> Markup:
    facts = [isolated(fact) for fact in _facts(view, article, figure)]
    line = join((*facts, _series(view, figure)), " · ")
    # Over very many figures only the ledger says why.
    return element("li", line, NOTHING if view.many else _why(view, article, figure))


def _facts(view: View, article: Article, figure: Figure) -> Iterator[str]:
    ui = view.ui
    yield f"{origin(Told(article, figure), ui)}: {toll(figure_number(figure, ui), figure.measure, ui)}"
    if figure.population:
        yield population(one_line(figure.population), figure.nationality, ui)
    if figure.place:
        yield place_name(one_line(figure.place), ui)
    if figure.time:
        yield one_line(figure.time)
    if figure.via:
        yield view.say("rows.via", names=", ".join(dict.fromkeys(one_line(name.text) for name in figure.via)))
    if figure.certainty != "stated" or figure.unverified:
        yield certainty(figure, ui)
    yield view.say("articles.at", start=number(figure.start, ui), end=number(figure.end, ui))


def _series(view: View, figure: Figure) -> Markup:
    series = view.series_of.get(figure.id)
    if series is None:
        return text(view.say("articles.no_series"))
    return series_link(view, series, text(view.say("articles.in_series")))


def _why(view: View, article: Article, figure: Figure) -> Markup:
    lines = listed(isolated(line) for line in explanation(article, figure.evidence, view.ui))
    return element("details", element("summary", text(view.say("articles.why"))), lines)
