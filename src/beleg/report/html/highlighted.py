"""An article's text is cut at every boundary of a span into flat pieces that carry all their roles: figure, origin, via, cue.

Flat pieces cannot break where spans overlap. What a reader copies is the text as it came: numbers are drawn, not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from beleg.model import Article, Figure, Span
from beleg.report.markup import NOTHING, Markup, element, join, text

# Characters on each side of the figures, where a sentence is as long as a page.
_AROUND: Final = 300
_CLASSES: Final = {"origin": "o", "via": "v", "cue": "c"}


class Stretch(NamedTuple):
    """A span with its role; a ``figure`` that links lead to has its id, and what is drawn behind it or ``""``."""

    span: Span
    role: str
    id: str = ""
    number: str = ""


def sentence(article: Article, figures: Sequence[Figure], anchors: Mapping[str, str]) -> Markup:
    """The sentence of figures, cut where it is very long, with their spans marked; ``anchors`` as in ``stretches``."""
    around = _around(figures)
    shown = _window(figures, around, article.text)
    before = text("… ") if shown.start > around.start else NOTHING
    behind = text(" …") if shown.end < around.end else NOTHING
    return join((before, marked(article.text, shown, stretches(figures, anchors)), behind))


def stretches(figures: Iterable[Figure], anchors: Mapping[str, str]) -> list[Stretch]:
    """All spans of figures with their roles, each once.

    Figures whose id is in ``anchors`` become targets of links; the words there are drawn behind them.
    """
    found: dict[Stretch, None] = {}
    for figure in figures:
        id = figure.id
        found[Stretch(figure.span, "figure", id if id in anchors else "", anchors.get(id, ""))] = None
        names = (("origin", figure.origins), ("via", figure.via))
        found |= {Stretch(name.span, role): None for role, of_role in names for name in of_role}
        found |= {Stretch(cue, "cue"): None for cue in figure.cues}
    return list(found)


def marked(whole: str, shown: Span, roles: Iterable[Stretch]) -> Markup:
    """A stretch of a text, its pieces marked.

    >>> marked("12 Tote", Span(0, 7), [Stretch(Span(0, 2), "figure", "a1")])
    '<mark id="f-a1">12</mark> Tote'
    """
    return join(_piece(words, start, here) for words, start, here in _pieces(whole, shown, roles))


def _around(figures: Sequence[Figure]) -> Span:
    start = min(min(figure.start, figure.sentence.start) for figure in figures)
    return Span(start, max(max(figure.end, figure.sentence.end) for figure in figures))


def _window(figures: Sequence[Figure], around: Span, whole: str) -> Span:
    """As much of a sentence as is shown, cut between words."""
    first, last = min(figure.start for figure in figures), max(figure.end for figure in figures)
    start, end = max(0, around.start, first - _AROUND), min(len(whole), around.end, last + _AROUND)
    if start > around.start:
        start = whole.find(" ", start, first) + 1 or start
    if end < around.end:
        end = max(whole.rfind(" ", last, end), last)
    return Span(start, end)


def _pieces(whole: str, shown: Span, roles: Iterable[Stretch]) -> Iterator[tuple[str, int, list[Stretch]]]:
    """Each piece with its start and what covers it; an empty one for each figure of no characters."""
    begin: dict[int, list[Stretch]] = {}
    for role in roles:
        if role.span.start <= shown.end and role.span.end >= shown.start:
            begin.setdefault(max(shown.start, role.span.start), []).append(role)
    ends = {min(shown.end, role.span.end) for of in begin.values() for role in of}
    edges = sorted({shown.start, shown.end, *begin, *ends})
    covering: list[Stretch] = []
    for start, end in zip(edges, [*edges[1:], shown.end], strict=True):
        covering = [role for role in covering if role.span.end > start] + begin.get(start, [])
        empty = [role for role in covering if role.span.start == role.span.end]
        if empty:
            yield "", start, empty
        if start < end:
            yield whole[start:end], start, [role for role in covering if role.span.end > start]


def _piece(words: str, start: int, roles: Sequence[Stretch]) -> Markup:
    """Marks for figures, the outer one first, around the words with the lines of all other roles."""
    said = text(words)
    css = " ".join(dict.fromkeys(_CLASSES[role.role] for role in roles if role.role in _CLASSES))
    if css:
        said = element("span", said, class_=css)
    for role in reversed([role for role in roles if role.role == "figure"]):
        begins = start == role.span.start and role.id
        said = element(
            "mark",
            said,
            id=f"f-{role.id}" if begins else None,
            data_n=(role.number or None) if begins else None,
        )
    return said
