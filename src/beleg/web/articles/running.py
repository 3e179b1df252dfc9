"""The text of an article, or a part of it, becomes its page: every character as it came, figures in place, boilerplate folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from beleg.model import Figure, Span
from beleg.report.html.highlighted import Stretch, Ways, folded, stretches
from beleg.report.html.view import figure_number
from beleg.report.listing import first_said
from beleg.report.markup import Markup, element, isolated
from beleg.report.words import number, one_line, say
from beleg.stores.paging import ArticleWhole
from beleg.web.articles.parts import Part

_LINE: Final = 200  # characters in which a line has to begin or end to be furniture as a whole
_WORDS: Final = 48


def text(whole: ArticleWhole, part: Part, furniture: Sequence[Span], ui: str) -> Markup:
    """The part of the text that is shown."""
    article = whole.article
    figures = [told.figure for told in whole.told if _reaches(told.figure, part.span)]
    anchors = {id: str(n) for id, n in part.numbers.items()}
    roles = [each for each in stretches(figures, anchors) if _meets(each.span, part.span)]
    roles += [
        Stretch(Span(at, at), "place", f"t-{n}")
        for n, statement in enumerate(whole.statements, 1)
        if part.holds(at := first_said(statement))
    ]
    shown = [span for span in furniture if _meets(span, part.span)]
    folds, asides = split(article.text, shown, [told.figure.span for told in part.told])
    roles += [Stretch(span, "fold") for span in folds] + [Stretch(span, "aside") for span in asides]

    def fold(span: Span, inside: Markup) -> Markup:
        return _fold(span, span.of(article.text), inside, ui)

    return folded(article.text, part.span, roles, fold, Ways("#r-", "w-", _names(part, ui)))


def split(text: str, furniture: Sequence[Span], figures: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """What is folded, whole lines, and what is only grey: what stands within a line, or holds a figure.

    >>> split("a\\nMehr zum Thema\\n\\nb | Foto: dpa", [Span(2, 16), Span(22, 31)], [])
    ([Span(start=2, end=16)], [Span(start=22, end=31)])
    """
    folds: list[Span] = []
    within: list[Span] = []
    for span in furniture:
        if not _is_of_lines(text, span):
            within.append(span)
        elif folds and not text[folds[-1].end : span.start].strip():
            folds[-1] = Span(folds[-1].start, span.end)
        else:
            folds.append(span)
    taken = _holding(folds, figures)
    return [each for each in folds if each not in taken], sorted([*within, *taken])


def _holding(folds: Sequence[Span], figures: Sequence[Span]) -> set[Span]:
    """Those of some stretches that a figure lies in or reaches into; both are in order."""
    found: set[Span] = set()
    marks = sorted([*((span, True) for span in folds), *((span, False) for span in set(figures))])
    open_fold, furthest = Span(0, 0), 0
    for span, is_fold in marks:
        if is_fold:
            open_fold = span
            if span.start < furthest:
                found.add(span)
        else:
            furthest = max(furthest, span.end)
            if span.start < open_fold.end:
                found.add(open_fold)
    return found


def _is_of_lines(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _LINE) : span.start].rpartition("\n")
    behind = text[span.end : span.end + _LINE].partition("\n")
    begins = bool(before[1]) or span.start <= _LINE
    ends = bool(behind[1]) or span.end + _LINE >= len(text)
    return begins and ends and not before[2].strip() and not behind[0].strip()


def _reaches(figure: Figure, shown: Span) -> bool:
    """Whether any words of a figure, or of those who say it, stand in a part."""
    names = (*figure.origins, *figure.via)
    return any(_meets(span, shown) for span in (figure.span, *figure.cues, *(name.span for name in names)))


def _meets(span: Span, shown: Span) -> bool:
    return span.start <= shown.end and span.end >= shown.start


def _names(part: Part, ui: str) -> dict[str, str]:
    """What figures are called that have no words of their own to be a link."""
    return {
        told.figure.id: _name(part, told.figure, ui) for told in part.told if _has_no_words(told.figure)
    } | {
        told.figure.id: _name(part, told.figure, ui)
        for before, told in pairwise(part.told)
        if before.figure.start == told.figure.start
    }


def _has_no_words(figure: Figure) -> bool:
    return figure.start == figure.end


def _name(part: Part, figure: Figure, ui: str) -> str:
    id = figure.id
    return say("reading_page.no_words", ui, n=number(part.numbers[id], ui), number=figure_number(figure, ui))


def _fold(span: Span, words: str, inside: Markup, ui: str) -> Markup:
    first = one_line(words[: _WORDS * 4])
    shown = first if len(first) <= _WORDS else f"{first[:_WORDS].rsplit(' ', 1)[0]} …"
    label = say("reading_page.fold", ui, words=shown, n=number(span.end - span.start, ui))
    return element("details", element("summary", isolated(label)), element("div", inside), class_="fold")
