"""A figure becomes a card: its sentence, how a machine reads it, which fields are in doubt and what else they could be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup as Safe

from beleg.gazetteer import countries
from beleg.model import Article, Decision, Figure, Span, Statement, Told
from beleg.report.html.findings import findings as listed_findings
from beleg.report.html.highlighted import marked, sentence, stretches
from beleg.report.html.view import figure_number, tongue, view
from beleg.report.listing import explanation
from beleg.report.markup import direction, text
from beleg.report.naming import place_name, population
from beleg.report.picture import Picture
from beleg.report.words import certainty, one_line, say, term
from beleg.review import mark
from beleg.review.doubts import Doubt, doubts, reason_of
from beleg.stores.paging import FigureWhole
from beleg.web.addresses import ADDRESSES
from beleg.web.rendering import safe
from beleg.web.visit import Trouble, Visit

_AROUND: Final = 160  # characters of context on each side of a sentence
_NEAREST: Final = 200  # figures of the article that a merge can name
_KEYS: Final = 9  # candidates that a single key takes


class Offer(NamedTuple):
    """Another value of a field: ``n`` is its key, ``fields`` the correction it makes, as JSON."""

    n: int
    said: str
    fields: str


class Line(NamedTuple):
    """A field of a card: what it is called, what it says (``""`` for not stated), and why it is in doubt."""

    field: str
    name: str
    said: str
    doubt: str = ""
    offers: Sequence[Offer] = ()


class CardShown(NamedTuple):
    """What a card shows. ``target`` is what a decision is about, ``seen`` the marks of the decisions shown."""

    target: str
    article: Article
    figure: Figure
    language: str | None
    direction: str | None
    before: str
    sentence: Safe
    after: str
    lines: Sequence[Line]
    why: Sequence[str]
    decisions: Sequence[Decision]
    seen: str
    others: Sequence[tuple[str, str]]
    findings: Safe
    rejected: bool
    open: bool
    told: Sequence[Told]
    statements: Sequence[Statement]


def card(visit: Visit, id: str, second: bool = False) -> CardShown:
    """The card of a figure by any id that it has or had; a second reader sees it as it was extracted, and own decisions only.

    Raises ``Trouble`` where there is no such figure, or no rule finds it any more.
    """
    whole = visit.ledger.pages.figure(id)
    if whole is None or whole.article is None or whole.extracted is None:
        raise Trouble(404, "no_figure")
    figure = whole.extracted if second else whole.now or whole.extracted
    of_article = visit.ledger.pages.article(whole.article.id)
    told, statements = (of_article.told, of_article.statements) if of_article else ((), ())
    found = doubts(figure, told, statements)
    around = _sentence(figure)
    said = marked(whole.article.text, around, stretches([figure], {}))
    return CardShown(
        id,
        whole.article,
        figure,
        tongue(whole.article),
        direction(said),
        *_context(whole.article.text, around, safe(said)),
        list(_lines(visit, figure, found)),
        explanation(whole.article, figure.evidence, visit.ui),
        [each for each in whole.decisions if not second or each.user == visit.user],
        " ".join(map(mark, whole.decisions)),
        _others(visit, told, figure),
        _findings(visit, whole),
        whole.now is None and not second,
        whole.holding is None or whole.holding.verdict == "unsure",
        told,
        statements,
    )


class Row(NamedTuple):
    """A figure in a list: its sentence, how it reads in a line, what is in doubt, and the marks of its decisions."""

    figure: Figure
    article: Article
    language: str | None
    direction: str | None
    sentence: Safe
    said: str
    doubts: str
    seen: str


def row(visit: Visit, told: Told, decisions: Iterable[Decision]) -> Row:
    """The row of a figure with what was decided about it."""
    article, figure = told.article, told.figure
    said = sentence(article, [figure], {})
    found = doubts(figure)
    names = (
        f"{visit.say(f'deciding.{field}')}: {visit.say(f'doubt.{each.reason}')}"
        for field, each in found.items()
    )
    return Row(
        figure,
        article,
        tongue(article),
        direction(said),
        safe(said),
        " · ".join(words for _, words in _said(visit, figure) if words),
        "; ".join(names),
        " ".join(map(mark, decisions)),
    )


def alike(article: Article, figure: Figure) -> tuple[str, str]:
    """A rule that set the figure, rather one in doubt, and its words: what figures like it are found by."""
    weak = [each for each in figure.evidence if reason_of(each.field, each.rule)]
    measured = [each for each in figure.evidence if each.field == "measure"]
    for evidence in (*weak, *measured):
        return evidence.rule, one_line(evidence.cues[0].of(article.text)) if evidence.cues else ""
    return "", ""


def _sentence(figure: Figure) -> Span:
    return Span(min(figure.start, figure.sentence.start), max(figure.end, figure.sentence.end))


def _context(whole: str, around: Span, said: Safe) -> tuple[str, Safe, str]:
    """The words before a sentence, the sentence, the words behind it; cut between words."""
    before = whole[max(0, around.start - _AROUND) : around.start]
    after = whole[around.end : around.end + _AROUND]
    if around.start > _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if around.end + _AROUND < len(whole):
        after = f"{after.rpartition(' ')[0]} …"
    return before, said, after


def _lines(visit: Visit, figure: Figure, found: Mapping[str, Doubt]) -> Iterator[Line]:
    n = 0
    for field, said in _said(visit, figure):
        doubt = found.get(field)
        offers = []
        for value in doubt.candidates if doubt else ():
            n += 1
            words = in_words(field, value, figure, visit.ui)
            offers.append(
                Offer(n if n <= _KEYS else 0, words, json.dumps({field: value}, ensure_ascii=False))
            )
        reason = visit.say(f"doubt.{doubt.reason}") if doubt else ""
        yield Line(field, visit.say(f"deciding.{field}"), said, reason, offers)


def _said(visit: Visit, figure: Figure) -> Iterator[tuple[str, str]]:
    """The fields of a card in order, who says so first."""
    ui = visit.ui
    yield "origins", in_words("origins", [name.text for name in figure.origins], figure, ui)
    if figure.via:
        yield "via", ", ".join(dict.fromkeys(one_line(name.text) for name in figure.via))
    yield "qualifier", figure_number(figure, ui)
    for field in ("measure", "population", "nationality", "place", "scope", "time"):
        yield field, in_words(field, getattr(figure, field), figure, ui)
    yield "certainty", certainty(figure, ui)


def in_words(field: str, value: object, figure: Figure, ui: str) -> str:
    """A value of a field as a reader has it; ``""`` where it is not stated."""
    if field in ("origins", "via"):
        names = value if isinstance(value, list | tuple) else ()
        return ", ".join(dict.fromkeys(one_line(str(name)) for name in names)) or say("origin.none", ui)
    if value is None or value == "":
        return ""
    said = one_line(str(value))
    if field == "population":
        return population(said, figure.nationality, ui)
    if field == "place":
        return place_name(said, ui)
    if field == "nationality":
        return countries.local_name(said, ui) or said
    return term(field, said, ui) if field in ("measure", "scope", "certainty", "qualifier", "unit") else said


def _others(visit: Visit, told: Sequence[Told], figure: Figure) -> list[tuple[str, str]]:
    """The other figures of the article with words for each, the nearest first: what a merge can name."""
    others = (each.figure for each in told if each.figure.id != figure.id)
    near = sorted(others, key=lambda each: (abs(each.start - figure.start), each.start))[:_NEAREST]
    return [(each.id, f"{one_line(each.quote)}, {term('measure', each.measure, visit.ui)}") for each in near]


def _findings(visit: Visit, whole: FigureWhole) -> Safe:
    """The findings that rest on the figure, each with its quotes; nothing where there are none."""
    if not whole.findings:
        return safe(text(""))
    series, told = visit.ledger.pages.behind(whole.findings)
    picture = Picture(series=tuple(series), findings=tuple(whole.findings), told=told)
    return safe(listed_findings(view(picture, visit.ui, addresses=ADDRESSES), whole.findings))
