"""What was read in a sentence becomes a list: who says how many of whom, where, how certain, where it stands, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from beleg.model import Article, Figure, Told
from beleg.report.html.findings import origin
from beleg.report.html.view import View, figure_number, listed, series_link
from beleg.report.listing import explanation
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.naming import place_name, population
from beleg.report.sentences import covered, day, toll
from beleg.report.words import certainty, number, one_line, say

_OPEN: Final = ".."  # in the place of a day that is not said


def readings(view: View, article: Article, figures: Sequence[Figure]) -> Markup:
    """One line a figure, numbered where there are several; nothing where there is none."""
    if not figures:
        return NOTHING
    name = "ol" if len(figures) > 1 else "ul"
    return element(name, *(_read(view, article, figure) for figure in figures), class_="read")


def _read(view: View, article: Article, figure: Figure) -> Markup:
    ui = view.ui
    place = view.say("articles.at", start=number(figure.start, ui), end=number(figure.end, ui))
    facts = [isolated(fact) for fact in (saying(article, figure, ui), *facts_of(view, figure), place)]
    line = join((*facts, series_of(view, figure)), " · ")
    # Over very many figures only the ledger says why.
    return element("li", line, NOTHING if view.many else why(view, article, figure))


def saying(article: Article, figure: Figure, ui: str) -> str:
    """Who says how many of what: ``"NIS: at least 300 killed"``."""
    return f"{origin(Told(article, figure), ui)}: {toll(figure_number(figure, ui), figure.measure, ui)}"


def facts_of(view: View, figure: Figure) -> Iterator[str]:
    """Of whom, where, when, through whom, and how certain."""
    ui = view.ui
    if figure.population:
        yield population(one_line(figure.population), figure.nationality, ui)
    if figure.place:
        yield place_name(one_line(figure.place), ui)
    if figure.time:
        yield days_of(figure.time, ui)
    if figure.via:
        yield view.say("rows.via", names=", ".join(dict.fromkeys(one_line(name.text) for name in figure.via)))
    if figure.certainty != "stated" or figure.unverified:
        yield certainty(figure, ui)


def days_of(time: str, ui: str) -> str:
    """The time of a figure in words.

    >>> days_of("2024-11/2025-02", "en"), days_of("2025-02-07", "de"), days_of("2024-10-01/..", "en")
    ('Nov 2024 to Feb 2025', '07.02.2025', 'since 1 Oct 2024')
    """
    first, slash, last = one_line(time).partition("/")
    if slash and _OPEN in (first, last):
        given = first if last == _OPEN else last
        return say("open_time.since" if last == _OPEN else "open_time.until", ui, day=day(given, ui))
    return covered(first or None, (last if slash else first) or None, ui)


def series_of(view: View, figure: Figure) -> Markup:
    """The way to the series it stands in."""
    series = view.series_of.get(figure.id)
    if series is None:
        return text(view.say("articles.no_series"))
    return series_link(view, series, text(view.say("articles.in_series")))


def why(view: View, article: Article, figure: Figure) -> Markup:
    """For each field the rule that set it and the words it went by; closed until opened."""
    lines = listed(isolated(line) for line in explanation(article, figure.evidence, view.ui))
    return element("details", element("summary", text(view.say("articles.why"))), lines)
