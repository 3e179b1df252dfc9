"""What of the furniture is folded: whole lines without a figure."""

from __future__ import annotations

from beleg.model import Span
from beleg.web.articles.running import split

TEXT = "Kopf\nMehr zum Thema\n\nTeilen\nDrei Tote | Foto: dpa\nLesen Sie auch: Sieben Tote\n"


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def test_whole_lines_are_folded_those_behind_each_other_together() -> None:
    furniture = [span("Mehr zum Thema"), span("Teilen"), span("Foto: dpa")]
    folds, within = split(TEXT, furniture, [])
    assert [each.of(TEXT) for each in folds] == ["Mehr zum Thema\n\nTeilen"]
    assert [each.of(TEXT) for each in within] == ["Foto: dpa"]


def test_what_a_figure_lies_in_stays_open() -> None:
    folds, within = split(TEXT, [span("Lesen Sie auch: Sieben Tote")], [span("Sieben")])
    assert folds == [] and [each.of(TEXT) for each in within] == ["Lesen Sie auch: Sieben Tote"]


def test_a_figure_that_reaches_into_it_keeps_it_open() -> None:
    folds, within = split(TEXT, [span("Teilen")], [Span(0, span("Teilen").start + 2)])
    assert folds == [] and within == [span("Teilen")]
