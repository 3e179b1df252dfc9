"""Each article becomes a section: where and when it appeared, its sentences with figures, and what was read in them."""

from __future__ import annotations

from collections.abc import Iterator

from beleg.model import Article, Figure, Span, Told
from beleg.report.html.findings import origin
from beleg.report.html.highlighted import marked, sentence, stretches
from beleg.report.html.view import View, bdi, listed, outlet, series_link
from beleg.report.listing import explanation
from beleg.report.markup import NOTHING, Markup, element, join, text
from beleg.report.naming import place_name, population
from beleg.report.sentences import day, toll
from beleg.report.words import certainty, how_many, number, one_line, term


def sections(view: View) -> Iterator[Markup]:
    """One section an article, in order of publication."""
    told: dict[str, list[Told]] = {}
    for each in view.picture.told.values():
        told.setdefault(each.article.id, []).append(each)
    known = {**{id: of[0].article for id, of in told.items()}, **view.picture.articles}
    for id, article in sorted(known.items(), key=lambda pair: (pair[1].published or "", pair[0])):
        of = sorted(told.get(id, ()), key=lambda each: (each.figure.start, each.figure.end, each.figure.id))
        yield _section(view, article, [each.figure for each in of])


def _section(view: View, article: Article, figures: list[Figure]) -> Markup:
    body = _whole(view, article, figures) if view.full_text else join(_sentences(view, article, figures))
    return element("article", _heading(view, article), _facts(view, article), body, id=f"a-{article.id[:12]}")


def _heading(view: View, article: Article) -> Markup:
    """The title; without one where and when it appeared."""
    title = one_line(article.title or "")
    if title:
        return element("h3", element("bdi", text(title), lang=article.language))
    return element("h3", bdi(f"{outlet(article)}, {day(article.published, view.ui)}"))


def _facts(view: View, article: Article) -> Markup:
    language = term("language", article.language or "unknown", view.ui)
    facts = [bdi(outlet(article)), text(day(article.published, view.ui)), text(language)]
    if article.url:
        facts.append(bdi(view.say("articles.address", url=one_line(article.url))))
    if not view.many:
        facts += [bdi(one_line(article.doc)), text(view.say("articles.id", id=article.id[:12]))]
    return element("p", join(facts, " · "), class_="quiet")


def _whole(view: View, article: Article, figures: list[Figure]) -> Markup:
    said = marked(article.text, Span(0, len(article.text)), stretches(figures, anchors=True))
    text_ = element("div", said, class_="whole", dir="auto", lang=article.language)
    return join((text_, _list(view, article, figures) if figures else _nothing(view)))


def _nothing(view: View) -> Markup:
    return element("p", text(view.say("articles.no_figure")), class_="quiet")


def _sentences(view: View, article: Article, figures: list[Figure]) -> Iterator[Markup]:
    groups: dict[Span, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.sentence, []).append(figure)
    if not groups:
        yield _nothing(view)
    for together in groups.values():
        yield element(
            "p", sentence(article, together, anchors=True), class_="said", dir="auto", lang=article.language
        )
        yield _list(view, article, together)


def _list(view: View, article: Article, figures: list[Figure]) -> Markup:
    name = "ol" if len(figures) > 1 else "ul"
    return element(name, *(_read(view, article, figure) for figure in figures), class_="read")


def _read(view: View, article: Article, figure: Figure) -> Markup:
    """What was read in the sentence: who says how many of whom, where, how certain, and at which characters."""
    line = [bdi(f"{origin(Told(article, figure), view.ui)}: {_counted(view, figure)}")]
    line += [bdi(fact) for fact in _details(view, figure) if fact]
    line.append(
        text(view.say("articles.at", start=number(figure.start, view.ui), end=number(figure.end, view.ui)))
    )
    series = view.series_of.get(figure.id)
    line.append(
        series_link(series, text(view.say("articles.in_series")))
        if series
        else text(view.say("articles.no_series"))
    )
    return element("li", join(line, " · "), NOTHING if view.many else _why(view, article, figure))


def _counted(view: View, figure: Figure) -> str:
    return toll(how_many(figure, view.ui, short=True), figure.measure, view.ui)


def _details(view: View, figure: Figure) -> Iterator[str]:
    ui = view.ui
    if figure.population:
        yield population(one_line(figure.population), figure.nationality, ui)
    if figure.place:
        yield place_name(one_line(figure.place), ui)
    if view.many:
        return
    if figure.time:
        yield one_line(figure.time)
    if figure.via:
        yield view.say("rows.via", names=", ".join(dict.fromkeys(one_line(name.text) for name in figure.via)))
    if figure.certainty != "stated" or figure.unverified:
        yield certainty(figure, ui)


def _why(view: View, article: Article, figure: Figure) -> Markup:
    lines = listed(bdi(line) for line in explanation(article, figure.evidence, view.ui))
    return element("details", element("summary", text(view.say("articles.why"))), lines)
