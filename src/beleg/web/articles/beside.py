"""What was read in an article becomes the lists beside its text: figures, statements, and numbers that are no figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.model import Article, Decision, Figure, Series, Statement, Told
from beleg.report.html.readings import facts_of, saying, series_of, why
from beleg.report.html.view import View, figure_number, tongue, view
from beleg.report.listing import distinct, first_said, statement_certainty
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.picture import Picture
from beleg.report.sentences import toll
from beleg.report.words import number, one_line, say, term, who
from beleg.stores.paging import ArticleWhole, Aside
from beleg.web.addresses import ADDRESSES, of_figure, of_series, with_query
from beleg.web.articles.parts import Part, part_at

# Over so many figures on one page, why a field has its value is said on the figure's own page.
_MANY: Final = 300
_LONGEST: Final = 300


def seen(whole: ArticleWhole, ui: str) -> View:
    """The way from each figure of an article to the series it stands in."""
    found = view(Picture(articles={whole.article.id: whole.article}), ui, addresses=ADDRESSES)
    series = {id: Series(heading.key, heading.at[0][0], ()) for id, heading in whole.series.items()}
    return replace(found, series_of=series)


def figures(whole: ArticleWhole, part: Part, ui: str) -> Markup:
    """A row for each figure of a part: who says how many of what, and the ways to its words, its series, its review."""
    shown, last = seen(whole, ui), _last_decisions(whole)
    rows = (_row(shown, part, told, last.get(told.figure.id), ui) for told in part.told)
    return join(rows)


def _row(view: View, part: Part, told: Told, decided: Decision | None, ui: str) -> Markup:
    article, figure = told.article, told.figure
    id = figure.id
    back = element(
        "a",
        text(f"[{number(part.numbers[id], ui)}]"),
        href=f"#f-{id}",
        class_="n",
        title=say("reading_page.to_text", ui),
    )
    said = element("b", isolated(saying(article, figure, ui)), id=f"w-{id}")
    facts = [isolated(fact) for fact in facts_of(view, figure)]
    line = element("p", join([*facts, _series(view, told)], " · "), class_="quiet")
    return element(
        "li",
        element("p", back, text(" "), said),
        line,
        _decided(decided, ui) if decided else NOTHING,
        _acts(id, ui, NOTHING if len(part.told) > _MANY else why(view, article, figure)),
        id=f"r-{id}",
        data_item=True,
    )


def _decided(decision: Decision, ui: str) -> Markup:
    verdict = term("verdict", decision.verdict, ui)
    return element("p", isolated(say("reading_page.decided", ui, verdict=verdict, user=decision.user)))


def _series(view: View, told: Told) -> Markup:
    series = view.series_of.get(told.figure.id)
    if series is None:
        return series_of(view, told.figure)
    words = text(say("articles.in_series", view.ui))
    return element("a", words, href=of_series(series.key, series.id))


def _acts(id: str, ui: str, reasons: Markup) -> Markup:
    """Why it reads so, and the ways to decide about a figure and to its own page."""
    links = [
        element("a", text(say("reading_page.decide", ui)), href=with_query("/review", figure=id)),
        element("a", text(say("reading_page.permalink", ui)), href=of_figure(id)),
    ]
    elsewhere = element("a", text(say("articles.why", ui)), href=f"{of_figure(id)}#fields")
    return element("div", reasons or elsewhere, *links, class_="acts")


def _last_decisions(whole: ArticleWhole) -> dict[str, Decision]:
    """What was decided last about each figure, and by whom; what was taken back is not said."""
    last = {each.target: each for each in whole.decisions}
    return {id: each for id, each in last.items() if each.verdict != "undo"}


def elsewhere(whole: ArticleWhole, part: Part, ui: str) -> Markup:
    """The figures in other parts, where a link to any of them may have led to this one."""
    if part.of == 1 or not part.is_entry:
        return NOTHING
    path = f"/a/{whole.article.id[:12]}"
    parts = [with_query(path, part=n + 1) for n in range(part.of)]
    others = [told.figure for told in whole.told if not part.holds(told.figure.start)]
    return join(_other(figure, part, parts[part_at(part.spans, figure.start)], ui) for figure in others)


def _other(figure: Figure, part: Part, address: str, ui: str) -> Markup:
    """A figure in another part: its number, how many it says, and the way to it."""
    id = figure.id
    said = f"[{number(part.numbers[id], ui)}] {toll(figure_number(figure, ui), figure.measure, ui)}"
    return element("li", element("a", isolated(said), id=f"f-{id}", href=f"{address}#f-{id}"))


def statements(whole: ArticleWhole, part: Part, ui: str) -> Markup:
    """A row for each statement that begins in a part: who says, how they stand to it, the words."""
    of_part = ((n, each) for n, each in enumerate(whole.statements, 1) if part.holds(first_said(each)))
    return join(_statement(whole.article, each, n, ui) for n, each in of_part)


def _statement(article: Article, statement: Statement, n: int, ui: str) -> Markup:
    facts = [term("stance", statement.stance, ui), term("kind", statement.kind, ui)]
    if statement.certainty != "stated" or statement.unverified:
        facts.append(statement_certainty(statement, ui))
    return element(
        "li",
        element("p", element("b", isolated(_speaker(statement, ui))), text(" · "), text(" · ".join(facts))),
        element("p", _words(article, statement, n, ui)),
    )


def _speaker(statement: Statement, ui: str) -> str:
    speakers, via = distinct(statement.speakers), distinct(statement.via)
    if statement.stance == "cannot_verify" and not speakers and not via:
        return say("origin.outlet", ui)
    return who(speakers, via, ui)


def _words(article: Article, statement: Statement, n: int, ui: str) -> Markup:
    """What is said, as the way to it in the text."""
    said = one_line(" … ".join(span.of(article.text)[: _LONGEST * 2] for span in statement.content))
    cut = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
    if not cut:
        return element("a", text(say("reading_page.no_content", ui)), href=f"#t-{n}")
    return element("a", element("q", isolated(cut), lang=tongue(article)), href=f"#t-{n}")


def aside(article: Article, each: Aside, ui: str) -> str:
    """A number that is no figure, in the words of the article, and why."""
    words = say("relation.words", ui, text=one_line(each.span.of(article.text)))
    return say("reading_page.not_figure", ui, words=words, why=say(f"not_figure.{each.why}", ui))
