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
class View:
    """A picture in a language. ``points`` are found by their id, ``home`` and ``row`` say in which series and row each stands;
    ``series_of`` gives the series of a figure. ``sections`` are the series shown one by one, ``singles`` those that only
    have a row.
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

    @property
    def many(self) -> bool:
        return len(self.picture.told) > MANY

    def say(self, key: str, **values: object) -> str:
        """The words of ``words.toml`` in the language of the page."""
        return say(key, self.ui, **values)

    def told(self, ids: Iterable[str]) -> list[Told]:
        """The figures of these ids that the picture holds, in this order, each once."""
        found = self.picture.told
        return [found[id] for id in dict.fromkeys(ids) if id in found]


def view(picture: Picture, ui: str, full_text: bool = False) -> View:
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
    )


def _singles(picture: Picture) -> Mapping[str, Series]:
    """The series that say no more than a row does, by their ids: one statement, and no finding that its row would not tell.

    A few of them are shown like all others.
    """
    found = {id for finding in picture.findings if finding.kind not in _SAID_BY_ROWS for id in finding.series}
    single = {each.id: each for each in picture.series if len(each.points) == 1 and each.id not in found}
    return single if len(single) > _FEW else {}


def figure_link(view: View, id: str, words: Markup) -> Markup:
    """Words that lead to a figure in its sentence; plain words where the picture does not hold it."""
    return element("a", words, href=f"#f-{id}") if id in view.picture.told else words


def series_link(series: Series, words: Markup) -> Markup:
    """Words that lead to a series."""
    return element("a", words, href=f"#s-{series.id}")


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
