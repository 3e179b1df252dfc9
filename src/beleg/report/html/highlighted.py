"""An article's text is cut at every boundary of a span into flat pieces that carry all their roles: figure, origin, via, cue.

Flat pieces cannot break where spans overlap. What a reader copies is the text as it came: numbers are drawn, not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from beleg.model import Article, Figure, Span
from beleg.report.markup import NOTHING, Markup, element, join, text

# Characters on each side of the figures, where a sentence is as long as a page.
_AROUND: Final = 300
_CLASSES: Final = {"origin": "o", "via": "v", "cue": "c", "aside": "b"}
_FOLD: Final = "fold"


class Ways(NamedTuple):
    """Where marks lead: what stands before a figure's id in the address of its row, and in the id of what describes it.

    ``names`` say what a figure is called whose words are no link: it has none, or others have the same.
    """

    row: str
    described: str
    names: Mapping[str, str]


class Stretch(NamedTuple):
    """A span with its role: figure, origin, via, cue, aside (what is no text of the article), fold, or place.

    A ``figure`` that links lead to has its id, and what is drawn behind it or ``""``; so has a ``place``, which marks nothing.
    """

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


def marked(whole: str, shown: Span, roles: Iterable[Stretch], ways: Ways | None = None) -> Markup:
    """A stretch of a text, its pieces marked; with ``ways`` each figure is a link.

    >>> marked("12 Tote", Span(0, 7), [Stretch(Span(0, 2), "figure", "a1")])
    '<mark id="f-a1">12</mark> Tote'
    """
    return join(_piece(words, start, here, ways) for words, start, here in _pieces(whole, shown, roles))


def folded(
    whole: str,
    shown: Span,
    roles: Iterable[Stretch],
    fold: Callable[[Span, Markup], Markup],
    ways: Ways | None = None,
) -> Markup:
    """A stretch of a text as ``marked`` gives it; ``fold`` wraps what lies in a stretch of the role ``fold``.

    Such stretches lie apart from each other.
    """
    parts: list[Markup] = []
    for span, pieces in groupby(_pieces(whole, shown, roles), key=_fold_of):
        inside = join(_piece(words, start, here, ways) for words, start, here in pieces)
        parts.append(fold(span, inside) if span else inside)
    return join(parts)


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
        lasting = [role for role in covering if role.span.end > start]
        if len(lasting) < len(covering):
            empty = [role for role in covering if role.span.end <= start]
            yield "", start, [*empty, *(role for role in lasting if role.role == _FOLD)]
        if start < end:
            yield whole[start:end], start, lasting


def _fold_of(piece: tuple[str, int, list[Stretch]]) -> Span | None:
    return next((role.span for role in piece[2] if role.role == _FOLD), None)


def _piece(words: str, start: int, roles: Sequence[Stretch], ways: Ways | None) -> Markup:
    """Marks for figures, the outer one first, around the words with the lines of all other roles."""
    said = text(words)
    css = " ".join(dict.fromkeys(_CLASSES[role.role] for role in roles if role.role in _CLASSES))
    if css and words:
        said = element("span", said, class_=css)
    figures = [role for role in roles if role.role == "figure"]
    if ways and figures:
        said = _linked(said, [each for each in figures if each.id and each.span.start == start], ways)
    for role in reversed(figures):
        begins = start == role.span.start and role.id
        said = element(
            "mark",
            said,
            id=f"f-{role.id}" if begins else None,
            data_n=(role.number or None) if begins and not ways else None,
        )
    places = [element("span", id=role.id) for role in roles if role.role == "place"]
    return join((*places, said)) if places else said


def _linked(said: Markup, begins: Sequence[Stretch], ways: Ways) -> Markup:
    """The words lead to the row of the innermost figure that begins with them, a number behind them to that of each other."""
    first, others = (begins[-1:], begins[:-1]) if said else ([], begins)
    links = [element("a", said, **_way(role, ways)) for role in first] or [said]
    named = (
        element("a", class_="also", aria_label=ways.names.get(role.id) or role.number, **_way(role, ways))
        for role in others
    )
    return join((*links, *named))


def _way(role: Stretch, ways: Ways) -> dict[str, str | bool | None]:
    return {
        "href": f"{ways.row}{role.id}",
        "data_n": role.number or None,
        "aria_describedby": f"{ways.described}{role.id}" if ways.described else None,
        "data_figure": True,
    }
