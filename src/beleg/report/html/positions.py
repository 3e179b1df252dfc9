"""What somebody said of figures without giving one becomes a line: who, how they stand to it, and the words."""

from __future__ import annotations

from collections.abc import Iterable

from beleg.model import Article, Position
from beleg.report.html.view import View, article_link, listed, outlet, tongue
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import day, source_name
from beleg.report.words import one_line, term

_MOST_WORDS = 300


def positions(view: View, said: Iterable[Position]) -> Markup:
    """A list in the order given."""
    return listed((line(view, position) for position in said), "positions")


def line(view: View, position: Position) -> Markup:
    """One position with the words of the article."""
    article = view.picture.articles.get(position.article)
    head = view.say(
        "rows.position",
        date=day(position.reported, view.ui),
        who=_who(view, position, article),
        stance=_stance(view, position),
    )
    return join((isolated(head), _words(article, position), _source(view, article)))


def _who(view: View, position: Position, article: Article | None) -> str:
    names = ", ".join(source_name(source, view.ui) for source in position.speakers)
    return names or (outlet(article) if article else view.say("origin.outlet"))


def _stance(view: View, position: Position) -> str:
    return term("stance", position.stance, view.ui)


def _words(article: Article | None, position: Position) -> Markup:
    spans = position.content or ((position.cue,) if position.cue else ())
    said = one_line(" … ".join(article.text[start:end] for start, end in spans)) if article else ""
    if not said or article is None:
        return NOTHING
    cut = said if len(said) <= _MOST_WORDS else said[:_MOST_WORDS].rstrip() + " …"
    return join((text(": "), element("q", isolated(cut), lang=tongue(article))))


def _source(view: View, article: Article | None) -> Markup:
    if article is None:
        return NOTHING
    link = article_link(view, article, isolated(outlet(article)))
    return join((text(" ("), link, text(")")))
