"""A figure becomes a table of its fields: how each reads, how the rules read it where a person set another, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup as Safe

from beleg.gazetteer import countries
from beleg.model import Article, Evidence, Figure, Span
from beleg.report.html.highlighted import Stretch, marked
from beleg.report.html.readings import days_of
from beleg.report.html.view import figure_number, tongue
from beleg.report.listing import distinct
from beleg.report.markup import Markup, direction, element, join, text
from beleg.report.naming import place_name, population
from beleg.report.words import known, number, one_line, say, term
from beleg.web.rendering import safe

_AROUND: Final = 60  # characters on each side of the words that a field goes by
_DECIDED: Final = "decision"  # the rule of a field that a person set
# Evidence of the same thing under two names: what the rules call it, and the field of the figure.
_OF: Final = {"attribution": "origins"}
# What is read off the same words as another field.
_FROM: Final = {
    "number": "quote",
    "qualifier": "quote",
    "low": "quote",
    "high": "quote",
    "unit": "measure",
    "via": "origins",
}


class Field(NamedTuple):
    """A field: what it is called, how it reads, how the rules read it (``""`` where that is the same), and why."""

    key: str
    name: str
    reads: str
    machine: str
    why: Safe


def fields(article: Article, figure: Figure, extracted: Figure | None, ui: str) -> Sequence[Field]:
    """All fields, those that are not stated too; what else the rules found about it comes last."""
    reasons = _by_field(figure)
    rows = [
        _field(article, figure, extracted, key, reasons.get(key) or _beside(figure, key, reasons), ui)
        for key in _READS
    ]
    others = (
        Field(key, term("field", key, ui), "", "", _why(article, figure, found, ui))
        for key, found in reasons.items()
        if key not in _READS
    )
    return [*rows, *others]


def _beside(figure: Figure, key: str, reasons: Mapping[str, Sequence[Evidence]]) -> Sequence[Evidence]:
    """Why a field reads so that is read off the words of another one."""
    return () if key == "via" and not figure.via else reasons.get(_FROM.get(key, ""), ())


def differs(found: Sequence[Field]) -> bool:
    """Whether a person set any field to something else than the rules."""
    return any(field.machine for field in found)


def _field(
    article: Article, figure: Figure, extracted: Figure | None, key: str, found: Sequence[Evidence], ui: str
) -> Field:
    reads = _READS[key](figure, ui)
    machine = _READS[key](extracted, ui) if extracted else reads
    name = say(f"field.{key}", ui)
    other = (machine or say("report.unknown", ui)) if machine != reads else ""
    return Field(key, name, reads, other, _why(article, figure, found, ui))


def _by_field(figure: Figure) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for evidence in figure.evidence:
        found.setdefault(_OF.get(evidence.field, evidence.field), []).append(evidence)
    return found


def _why(article: Article, figure: Figure, found: Sequence[Evidence], ui: str) -> Safe:
    """The rules with the characters they went by, in their place in the text; nothing where no rule set it."""
    return safe(join(_reason(article, figure, each, ui) for each in found))


def _reason(article: Article, figure: Figure, evidence: Evidence, ui: str) -> Markup:
    if evidence.rule == _DECIDED:
        return element("p", element("a", text(say("figure_page.by_person", ui)), href="#decisions"))
    rule = element("p", text(say("figure_page.rule", ui, rule=evidence.rule)))
    places = [_place(article, figure, cue, ui) for cue in evidence.cues]
    shown = places or [element("p", text(say("why.no_cue", ui)), class_="quiet")]
    return join((rule, *shown))


def _place(article: Article, figure: Figure, cue: Span, ui: str) -> Markup:
    """The words of a cue where they stand, with the figure where it is near, and their place in characters."""
    whole = article.text
    near = Span(max(0, cue.start - _AROUND), min(len(whole), cue.end + _AROUND))
    roles = [Stretch(cue, "cue"), *([Stretch(figure.span, "figure")] if near.overlaps(figure.span) else [])]
    said = join((text("… "), marked(whole, near, roles), text(" …")))
    at = say("articles.at", ui, start=number(cue.start, ui), end=number(cue.end, ui))
    quote = element("q", said, lang=tongue(article), dir=direction(said))
    return element("p", quote, text(" "), element("span", text(at), class_="quiet"))


def _bound(value: float | None, figure: Figure, ui: str) -> str:
    if value is not None:
        return number(value, ui)
    return "" if figure.qualifier == "missing" else say("held_as.open", ui)


def _people(figure: Figure, ui: str) -> str:
    return population(one_line(figure.population), figure.nationality, ui) if figure.population else ""


def _side(figure: Figure, ui: str) -> str:
    return countries.local_name(figure.nationality, ui) or figure.nationality if figure.nationality else ""


_READS: Final[Mapping[str, Callable[[Figure, str], str]]] = {
    "number": figure_number,
    "quote": lambda figure, _ui: one_line(figure.quote),
    "qualifier": lambda figure, ui: term("held_as", figure.qualifier, ui),
    "low": lambda figure, ui: _bound(figure.low, figure, ui),
    "high": lambda figure, ui: _bound(figure.high, figure, ui),
    "measure": lambda figure, ui: term("measure", figure.measure, ui),
    "unit": lambda figure, ui: term("held_as", figure.unit, ui),
    "population": _people,
    "nationality": _side,
    "place": lambda figure, ui: place_name(one_line(figure.place), ui) if figure.place else "",
    "scope": lambda figure, ui: term("scope", figure.scope, ui),
    "time": lambda figure, ui: days_of(figure.time, ui) if figure.time else "",
    "origins": lambda figure, _ui: ", ".join(map(one_line, distinct(figure.origins))),
    "via": lambda figure, _ui: ", ".join(map(one_line, distinct(figure.via))),
    "certainty": lambda figure, ui: term("certainty", figure.certainty, ui),
    "unverified": lambda figure, ui: say(f"figure_page.{'yes' if figure.unverified else 'no'}", ui),
}


def definition(measure: str, ui: str) -> str:
    """What a measure counts."""
    return say(f"definition.{measure}", ui) if measure in known("definition") else ""
