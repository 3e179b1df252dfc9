"""A series becomes its section: sentence, time chart, interval table, findings, statements without a number, near series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from beleg.model import Finding, Position, Series
from beleg.report.chart import Options, draw
from beleg.report.html.findings import findings
from beleg.report.html.near import Neighbours, near, neighbours
from beleg.report.html.positions import positions
from beleg.report.html.rows import table
from beleg.report.html.singles import singles
from beleg.report.html.view import View
from beleg.report.markup import NOTHING, Markup, element, isolated, text
from beleg.report.sentences import series_sentence, series_title


def sections(view: View) -> Iterator[Markup]:
    """One section a series, in the order of the picture; those of one statement in a table where there are very many."""
    found = _own(view.picture.findings)
    said = _said(view.picture.positions)
    among = neighbours(view.picture.series)
    for series in view.sections:
        yield _section(view, series, found.get(series.id, ()), said.get(series.id, ()), among)
    if view.singles:
        yield singles(view)


def _own(found: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    """The findings that concern one series alone, by its id."""
    own: dict[str, list[Finding]] = {}
    for finding in found:
        if len(finding.series) == 1 and finding.kind != "missing_number":
            own.setdefault(finding.series[0], []).append(finding)
    return own


def _said(positions: Sequence[Position]) -> Mapping[str, list[Position]]:
    said: dict[str, list[Position]] = {}
    for position in positions:
        for id in dict.fromkeys(position.series):
            said.setdefault(id, []).append(position)
    return said


def _section(
    view: View, series: Series, found: Sequence[Finding], said: Sequence[Position], among: Neighbours
) -> Markup:
    parts = (
        element("h3", isolated(series_title(series.key, view.ui))),
        element("p", text(series_sentence(series, view.ui)), class_="lead"),
        _chart(view, series),
        table(view, series),
        _headed(view, "findings", findings(view, found)) if found else NOTHING,
        _headed(view, "positions", positions(view, said)) if said else NOTHING,
        near(view, series, among),
    )
    return element("section", *parts, id=f"s-{series.id}", class_="series")


def _headed(view: View, name: str, inside: Markup) -> Markup:
    return Markup(element("h4", text(view.say(f"rows.{name}"))) + inside)


def _chart(view: View, series: Series) -> Markup:
    """The time chart; one mark alone says no more than its row."""
    if len(series.points) < 2:
        return NOTHING
    return element("div", draw(series, Options(ui=view.ui, links=view.addresses.figure)), class_="panel")
