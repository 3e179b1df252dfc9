"""The opening of the page: title and facts, contents, how to read it, one sentence a series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from beleg.model import Finding, Series
from beleg.report.chart import strip
from beleg.report.html.samples import ALONG, INTEREST_SAMPLES, SAMPLES, WIDTH
from beleg.report.html.view import View, listed, outlet, part, series_link
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import day, series_sentence, series_title, stands_as
from beleg.report.seriesrows import findings_in_words
from beleg.report.words import counted

PARTS: Final = (
    *("reading", "summary", "series", "across", "open", "origins", "articles", "decisions", "method", "data"),
)


def header(view: View) -> Markup:
    """Title, facts, and the way to each part."""
    facts = element("dl", *_facts(view), class_="facts")
    links = [element("a", text(view.say(f"part.{name}")), href=f"#{name}") for name in PARTS]
    contents = element("nav", listed(links), aria_label=view.say("report.contents"), class_="contents")
    return element("header", element("h1", isolated(title(view))), facts, contents)


def title(view: View) -> str:
    """What the page is called."""
    scope = view.picture.scope
    return (
        view.say("report.title_scope", scope=" ".join(scope.split())) if scope else view.say("report.title")
    )


def newest(view: View) -> str | None:
    """The day of the newest article."""
    return max((article.published or "" for article in view.picture.articles.values()), default="") or None


def _facts(view: View) -> Iterator[Markup]:
    picture = view.picture
    if not picture.scope:
        yield _fact(view, "scope", view.say("report.everything"))
    yield _fact(view, "holds", _counts(view))
    yield _fact(view, "newest", day(newest(view), view.ui))
    yield _fact(view, "revision", picture.revision or view.say("report.unknown"))
    yield _fact(view, "review", counted("report.unreviewed", picture.unreviewed, view.ui))


def _fact(view: View, name: str, said: str) -> Markup:
    return element("div", element("dt", text(view.say(f"report.{name}"))), element("dd", text(said)))


def _counts(view: View) -> str:
    picture, ui = view.picture, view.ui
    outlets = {outlet(article) for article in picture.articles.values()}
    return view.say(
        "report.counts",
        figures=counted("report.figures", len(picture.told), ui),
        articles=counted("series.articles", len(picture.articles), ui),
        outlets=counted("report.outlets", len(outlets), ui),
        series=counted("report.series", len(picture.series), ui),
    )


def reading(view: View) -> Markup:
    """Five lines and the key to the marks."""
    lines = listed(
        text(view.say(f"reading.{line}")) for line in ("statement", "range", "link", "shapes", "forms")
    )
    shapes = [_sample(strip(point, ALONG, WIDTH), stands_as(point, view.ui)) for point in INTEREST_SAMPLES]
    forms = [
        _sample(strip(point, ALONG, WIDTH), view.say(f"reading.{name}")) for name, point in SAMPLES.items()
    ]
    missing = _sample(element("b", text("?")), view.say("reading.missing"))
    key = element("ul", *shapes, *forms, missing, class_="key", aria_label=view.say("reading.key"))
    return part(view, "reading", lines, key)


def _sample(mark: Markup, words: str) -> Markup:
    return element("li", element("span", mark, class_="sample"), text(words))


def summary(view: View) -> Markup:
    """One sentence a series, with what was found in it."""
    found: dict[str, list[Finding]] = {}
    for finding in view.picture.findings:
        for id in finding.series:
            found.setdefault(id, []).append(finding)
    lines = (_summed(view, series, found.get(series.id, [])) for series in view.sections)
    shown = listed(lines, "summary") or element("p", text(view.say("rows.none")))
    return part(view, "summary", shown, _rest(view))


def _rest(view: View) -> Markup:
    """The way to the series that only have a row."""
    if not view.singles:
        return NOTHING
    words = text(counted("rows.singles", len(view.singles), view.ui))
    return element("p", element("a", words, href="#singles"))


def _summed(view: View, series: Series, found: Sequence[Finding]) -> Markup:
    name = series_link(view, series, isolated(series_title(series.key, view.ui)))
    parts = [name, element("p", text(series_sentence(series, view.ui)))]
    if found:
        parts.append(element("p", text(findings_in_words(found, view.ui)), class_="quiet"))
    return join(parts)
