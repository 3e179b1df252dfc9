"""Each article becomes a section: where and when it appeared, its sentences with figures, and what was read in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from beleg.model import Article, Figure, Span, Told
from beleg.report.html.highlighted import marked, sentence, stretches
from beleg.report.html.readings import readings
from beleg.report.html.view import View, outlet, tongue
from beleg.report.markup import NOTHING, Markup, direction, element, isolated, join, text
from beleg.report.sentences import day
from beleg.report.words import one_line, term


def sections(view: View) -> Iterator[Markup]:
    """What the lines below words mean, then one section an article, in order of publication."""
    yield element("p", text(view.say("articles.marks")), class_="quiet")
    if view.many:
        yield element("p", text(view.say("articles.starts")), class_="quiet")
    told: dict[str, list[Told]] = {}
    for each in view.picture.told.values():
        told.setdefault(each.article.id, []).append(each)
    known = {**{id: of[0].article for id, of in told.items()}, **view.picture.articles}
    for id, article in sorted(known.items(), key=lambda pair: (pair[1].published or "", pair[0])):
        of = sorted(told.get(id, ()), key=lambda each: (each.figure.start, each.figure.end, each.figure.id))
        yield _section(view, article, [each.figure for each in of])


def _section(view: View, article: Article, figures: list[Figure]) -> Markup:
    inside = (_heading(view, article), _facts(view, article), _body(view, article, figures))
    return element("article", *inside, id=f"a-{article.id[:12]}")


def _heading(view: View, article: Article) -> Markup:
    """The title; without one where and when it appeared."""
    title = one_line(article.title or "")
    if title:
        return element("h3", isolated(title), lang=_tongue(view, article))
    return element("h3", isolated(f"{outlet(article)}, {day(article.published, view.ui)}"))


def _tongue(view: View, article: Article) -> str | None:
    """The ``lang`` of an article's words where it is another one than that of the page."""
    code = tongue(article)
    return None if code == view.ui else code


def _facts(view: View, article: Article) -> Markup:
    """Where and when, unless that is the heading, language, address, and how the ledger calls it."""
    facts = [isolated(outlet(article)), text(day(article.published, view.ui))] if article.title else []
    if article.url:
        facts.append(isolated(view.say("articles.address", url=one_line(article.url))))
    if not view.many:
        facts.append(text(term("language", article.language or "unknown", view.ui)))
        facts += [isolated(one_line(article.doc))] if article.doc != outlet(article) else []
        facts.append(text(view.say("articles.id", id=article.id[:12])))
    return element("p", join(facts, " · "), class_="quiet") if facts else NOTHING


def _body(view: View, article: Article, figures: list[Figure]) -> Markup:
    if view.full_text:
        return _whole(view, article, figures)
    if not figures:
        return element("p", text(view.say("articles.no_figure")), class_="quiet")
    groups: dict[Span, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.sentence, []).append(figure)
    if view.many:
        return _bare(view, article, groups.values())
    return join(_explained(view, article, together) for together in groups.values())


def _whole(view: View, article: Article, figures: list[Figure]) -> Markup:
    roles = stretches(figures, _numbered(figures))
    said = marked(article.text, Span(0, len(article.text)), roles)
    whole = element("div", said, class_="whole", dir=direction(said), lang=_tongue(view, article))
    return join((whole, readings(view, article, figures)))


def _explained(view: View, article: Article, figures: list[Figure]) -> Markup:
    """A sentence with what was read in it."""
    said = sentence(article, figures, _numbered(figures))
    shown = element("p", said, class_="said", dir=direction(said), lang=_tongue(view, article))
    return join((shown, readings(view, article, figures)))


def _numbered(figures: Sequence[Figure]) -> Mapping[str, str]:
    """Figures with the numbers under which their readings stand, where there are several."""
    return {figure.id: str(n) if len(figures) > 1 else "" for n, figure in enumerate(figures, 1)}


def _bare(view: View, article: Article, groups: Collection[Sequence[Figure]]) -> Markup:
    """Sentences alone, each figure with the character at which it begins."""
    anchors = {figure.id: str(figure.start) for together in groups for figure in together}
    said = join(element("p", sentence(article, together, anchors)) for together in groups)
    return element("div", said, class_="said", dir=direction(said), lang=_tongue(view, article))
