"""What is still open: numbers that are missing, statements without an origin, what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator

from beleg.report.html.findings import findings
from beleg.report.html.view import View, figure_link, listed, part, series_link
from beleg.report.markup import Markup, element, isolated, join, text
from beleg.report.sentences import series_title
from beleg.report.words import counted


def remaining(view: View) -> Markup:
    """The part of the page, with what is open by kind."""
    shown = [inside for inside in _shown(view) if inside]
    return part(view, "open", *(shown or [element("p", text(view.say("open.nothing")))]))


def _shown(view: View) -> Iterator[Markup]:
    yield listed(map(text, _counts(view)))
    missing = [found for found in view.picture.findings if found.kind == "missing_number"]
    if missing:
        yield _headed(view, "missing", findings(view, missing))
    if unnamed := list(_unnamed(view)):
        yield _headed(view, "unattributed", listed(unnamed))
    if doubtful := list(_doubtful(view)):
        yield _headed(view, "doubtful", listed(doubtful))
    if unsure := list(_unsure(view)):
        yield _headed(view, "unsure", listed(unsure))


def _headed(view: View, name: str, inside: Markup) -> Markup:
    return join((element("h3", text(view.say(f"open.{name}"))), inside))


def _counts(view: View) -> Iterator[str]:
    picture, ui = view.picture, view.ui
    if picture.unreviewed:
        yield counted("report.unreviewed", picture.unreviewed, ui) + "."
    if outside := sum(id not in view.series_of for id in picture.told):
        yield counted("open.outside", outside, ui)
    if undated := sum(article.published is None for article in picture.articles.values()):
        yield counted("open.undated", undated, ui)


def _unnamed(view: View) -> Iterator[Markup]:
    for series in view.picture.series:
        n = sum(not point.sources for point in series.points)
        if n:
            name = series_link(view, series, isolated(series_title(series.key, view.ui)))
            yield join((name, text(f": {counted('chart.statements', n, view.ui)}")))


def _doubtful(view: View) -> Iterator[Markup]:
    """Where findings ask for a look, by series: the sentences stand there."""
    kinds: dict[str, int] = {}
    for found in view.picture.findings:
        if found.severity == "check" and found.kind != "missing_number":
            for id in found.series[:1]:
                kinds[id] = kinds.get(id, 0) + 1
    for series in view.picture.series:
        if series.id in kinds:
            name = series_link(view, series, isolated(series_title(series.key, view.ui)))
            yield join((name, text(f": {counted('open.findings', kinds[series.id], view.ui)}")))


def _unsure(view: View) -> Iterator[Markup]:
    """Figures whose last decision is that it cannot be decided."""
    last = {decision.target: decision for decision in view.picture.decisions}
    for target, decision in last.items():
        if decision.verdict == "unsure" and target in view.picture.told:
            told = view.picture.told[target]
            yield figure_link(view, target, isolated(told.figure.quote))
