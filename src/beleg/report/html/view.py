"""A picture with the ways through it that the parts of a page need: from ids to points, rows, series and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from beleg.model import Article, Figure, Point, Series, Told
from beleg.report.markup import Markup, element, empty, text
from beleg.report.picture import Picture
from beleg.report.words import how_many, say

# Over so many figures rows fold under their series, and what only the curious open is left out.
MANY: Final = 2000
# So many series of one statement have a section each; more become rows of one table.
_FEW: Final = 12
_SAID_BY_ROWS: Final = ("unattributed", "unverified")
_LANGUAGE: Final = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What stands before the id of a figure, a series or an article in a link to it.

    ``all_known`` says that figures have an address which the picture does not hold: those of other pages.
    """

    figure: str = "#f-"
    series: str = "#s-"
    article: str = "#a-"
    all_known: bool = False


_HERE: Final = Addresses()


@dataclass(frozen=True, slots=True)
class View:
    """A picture in a language. ``points`` are found by their id, ``home`` and ``row`` say in which series and row each stands;
    ``series_of`` gives the series of a figure. ``sections`` are the series shown one by one, ``singles`` those that only
    have a row. ``addresses`` say where links lead.
    """

    picture: Picture
    ui: str
    full_text: bool
    points: Mapping[str, Point]
    home: Mapping[str, Series]
    row: Mapping[str, int]
    series_of: Mapping[str, Series]
    sections: tuple[Series, ...]
    singles: tuple[Series, ...]
    addresses: Addresses = _HERE

    @property
    def many(self) -> bool:
        return len(self.picture.told) > MANY

    def say(self, key: str, **values: object) -> str:
        """The words of ``words/`` in the language of the page."""
        return say(key, self.ui, **values)

    def told(self, ids: Iterable[str]) -> list[Told]:
        """The figures of these ids that the picture holds, in this order, each once."""
        found = self.picture.told
        return [found[id] for id in dict.fromkeys(ids) if id in found]


def view(picture: Picture, ui: str, full_text: bool = False, addresses: Addresses = _HERE) -> View:
    """The ways through a picture."""
    placed = [(series, row, point) for series in picture.series for row, point in enumerate(series.points, 1)]
    singles = _singles(picture)
    return View(
        picture,
        ui,
        full_text,
        points={point.id: point for _, _, point in placed},
        home={point.id: series for series, _, point in placed},
        row={point.id: row for _, row, point in placed},
        series_of={id: series for series, _, point in placed for id in point.mentions},
        sections=tuple(series for series in picture.series if series.id not in singles),
        singles=tuple(singles.values()),
        addresses=addresses,
    )


def _singles(picture: Picture) -> Mapping[str, Series]:
    """The series that say no more than a row does, by their ids: one statement, and no finding that its row would not tell.

    A few of them are shown like all others.
    """
    found = {id for finding in picture.findings if finding.kind not in _SAID_BY_ROWS for id in finding.series}
    single = {each.id: each for each in picture.series if len(each.points) == 1 and each.id not in found}
    return single if len(single) > _FEW else {}


def figure_link(view: View, id: str, words: Markup) -> Markup:
    """Words that lead to a figure in its sentence; plain words where it has no address."""
    if id not in view.picture.told and not view.addresses.all_known:
        return words
    return element("a", words, href=f"{view.addresses.figure}{id}")


def series_link(view: View, series: Series, words: Markup) -> Markup:
    """Words that lead to a series."""
    return element("a", words, href=f"{view.addresses.series}{series.id}")


def article_link(view: View, article: Article, words: Markup) -> Markup:
    """Words that lead to an article."""
    return element("a", words, href=f"{view.addresses.article}{article.id[:12]}")


def tongue(article: Article) -> str | None:
    """The ``lang`` of an article's words; ``None`` where its language is not known or no language."""
    code = article.language or ""
    return code if _LANGUAGE.fullmatch(code) else None


def figure_number(figure: Figure, ui: str) -> str:
    """How many a figure says; a zero that was said is told from one that was not."""
    return say("series.zero", ui) if figure.low == figure.high == 0 else how_many(figure, ui, short=True)


def part(view: View, name: str, *inside: Markup) -> Markup:
    """One of the numbered parts of the page, with its heading."""
    heading = element("h2", text(view.say(f"part.{name}")), id=f"{name}-h")
    return element("section", heading, *inside, id=name, class_="part", aria_labelledby=f"{name}-h")


def listed(items: Iterable[Markup], css: str | None = None) -> Markup:
    """A list; nothing where there are no items."""
    shown = [element("li", item) for item in items]
    return element("ul", *shown, class_=css) if shown else text("")


def outlet(article: Article) -> str:
    """Where an article appeared, else what it is called."""
    return article.outlet or article.doc


LINE: Final = empty("br")
