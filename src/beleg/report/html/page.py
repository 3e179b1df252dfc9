"""A picture becomes the page, piece by piece, its eleven parts in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from beleg.model import Finding
from beleg.report.html import articles, origins, series
from beleg.report.html.compact import compact
from beleg.report.html.data import data
from beleg.report.html.decisions import decisions
from beleg.report.html.findings import findings
from beleg.report.html.head import head
from beleg.report.html.method import method
from beleg.report.html.opening import header, reading, summary, title
from beleg.report.html.remaining import remaining
from beleg.report.html.view import View, part, view
from beleg.report.markup import Markup, element, isolated, text
from beleg.report.picture import Picture


def write(picture: Picture, ui: str, full_text: bool = False) -> Iterator[str]:
    """The page in pieces; joined they are one HTML document in UTF-8.

    Whole texts of articles stand in it only with ``full_text``, since they belong to their authors.

    >>> page = "".join(write(Picture(scope="Kursk"), "en"))
    >>> page[:32], "<h1>Reported figures: Kursk</h1>" in page
    ('<!doctype html>\\n<html lang="en">', True)
    """
    shown = view(picture, ui, full_text)
    yield f'<!doctype html>\n<html lang="{text(ui)}">\n{head(shown)}\n<body{_large(shown)}>\n'
    for piece in _markup(shown):
        yield compact(piece) + "\n"
    yield f"{data(shown)}\n</main>\n{_footer(shown)}\n</body>\n</html>\n"


def _markup(view: View) -> Iterator[Markup]:
    yield element("a", text(view.say("report.skip")), class_="skip", href="#summary")
    yield header(view)
    yield Markup("<main>")
    yield from _parts(view)


def _large(view: View) -> str:
    """The class of a page so long that what is out of sight is laid out later."""
    return ' class="many"' if view.many else ""


def _parts(view: View) -> Iterator[Markup]:
    yield reading(view)
    yield summary(view)
    yield from _streamed(view, "series", series.sections(view))
    yield part(view, "across", _across(view))
    yield remaining(view)
    yield from _streamed(view, "origins", origins.origins(view))
    yield from _streamed(view, "articles", articles.sections(view))
    yield decisions(view)
    yield method(view)


def _streamed(view: View, name: str, sections: Iterable[Markup]) -> Iterator[Markup]:
    """A part whose sections are many: each is a piece of its own."""
    yield Markup(part(view, name).removesuffix("</section>"))
    yield from sections
    yield Markup("</section>")


def _across(view: View) -> Markup:
    found: list[Finding] = [
        finding
        for finding in view.picture.findings
        if len(finding.series) != 1 and finding.kind != "missing_number"
    ]
    return findings(view, found) if found else element("p", text(view.say("rows.none")))


def _footer(view: View) -> Markup:
    picture = view.picture
    cited = view.say(
        "report.citation",
        title=title(view),
        revision=picture.revision or view.say("report.unknown"),
        version=picture.version,
    )
    return element("footer", element("p", isolated(cited)))
