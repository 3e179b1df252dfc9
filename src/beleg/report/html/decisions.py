"""Decisions become a table: who decided what about which figure, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from beleg.model import Decision
from beleg.report.html.view import View, figure_link, part
from beleg.report.markup import Markup, element, isolated, text
from beleg.report.words import one_line, say, term

_ADD = "add"
# Where the words of a figure stand that a person marked: the table leads there, and says them.
_PLACES = ("start", "end", "sentence")
_COLUMNS = ("when", "user", "verdict", "target", "reason")


def decisions(view: View) -> Markup:
    """The part of the page, the rows in the order in which they were decided."""
    if not view.picture.decisions:
        return part(view, "decisions", element("p", text(view.say("decisions.none"))))
    return part(view, "decisions", table(view, view.picture.decisions))


def table(view: View, made: Iterable[Decision]) -> Markup:
    """Decisions in the order given; the page has their heading under the id ``decisions-h``."""
    heads = (element("th", text(view.say(f"decisions.{name}")), scope="col") for name in _COLUMNS)
    rows = (element("tr", *_cells(view, decision)) for decision in made)
    body = (element("thead", element("tr", *heads)), element("tbody", *rows))
    return element("table", *body, class_="decided", aria_labelledby="decisions-h")


def _cells(view: View, decision: Decision) -> Iterator[Markup]:
    yield element("td", text(decision.time.replace("T", " ")))
    yield element("td", isolated(decision.user))
    yield element("td", isolated(_verdict(decision, view.ui)))
    yield element("td", _target(view, decision.target))
    yield element("td", isolated(one_line(decision.reason)))


def decision_words(decision: Decision, ui: str) -> str:
    """What was decided and why: ``corrected; place: Kursk (seen on a map)``."""
    reason = f" ({one_line(decision.reason)})" if decision.reason else ""
    return f"{_verdict(decision, ui)}{reason}"


def _verdict(decision: Decision, ui: str) -> str:
    said = [term("verdict", decision.verdict, ui)]
    said += [
        say("decisions.set", ui, field=term("field", name, ui), value=_value(value, ui))
        for name, value in decision.fields
        if decision.verdict != _ADD or (name not in _PLACES and value not in (None, [], False))
    ]
    if decision.other and decision.verdict != _ADD:
        said.append(say("decisions.same", ui, other=decision.other.removeprefix("origin:")))
    return "; ".join(said)


def _value(value: object, ui: str) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_value(each, ui) for each in value)
    return say("report.unknown", ui) if value is None else one_line(str(value))


def _target(view: View, target: str) -> Markup:
    if target.startswith("origin:"):
        return isolated(view.say("decisions.origin", name=target.removeprefix("origin:")))
    told = view.picture.told.get(target)
    if told is None:
        return figure_link(view, target, isolated(view.say("decisions.figure", id=target)))
    return figure_link(view, target, isolated(one_line(told.figure.quote) or target))
