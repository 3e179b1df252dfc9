"""Numbers that are no figures, each with what it is."""

from __future__ import annotations

import pytest

from beleg.bookkeeping.rereading import Furniture, reread
from beleg.model import Article, Span

TEXT = (
    "Am 8. Mai 2031 um 9.40 Uhr wurde der 34-jährige Mann zum dritten Mal gesehen, 50 Prozent lagen 6,20 Meter hoch.\n"
    "Ein Kind kam nach drei Monaten, 12 Menschen starben.\nLesen Sie auch: Sieben Tipps"
)


def article(text: str, language: str | None = "de") -> Article:
    return Article(text, published="2031-05-10", language=language)


def test_each_number_says_what_it_is() -> None:
    at = TEXT.index("12 Menschen")
    found = reread(article(TEXT), Span(0, len(TEXT)), [Span(at, at + 2)], Furniture())
    said = {each.span.of(TEXT): each.why for each in found.asides}
    assert said["8. Mai 2031"] == "date" and said["34-jährige"] == "age" and said["Sieben"] == "furniture"
    assert said["50"] == "share" and said["6,20"] == "uncounted"
    assert said["9.40 Uhr"] == "time" and said["drei Monaten"] == "duration"
    assert "12" not in said and "Ein" not in said
    assert [each.span for each in found.asides] == sorted(each.span for each in found.asides)
    assert [span.of(TEXT) for span in found.furniture] == ["Lesen Sie auch: Sieben Tipps"]


def test_a_stretch_gives_the_same_as_the_whole() -> None:
    whole = reread(article(TEXT), Span(0, len(TEXT)), [], Furniture())
    begin = TEXT.index("\n") + 1
    part = reread(article(TEXT), Span(begin, len(TEXT)), [], Furniture())
    assert part.asides == [each for each in whole.asides if each.span.start >= begin]
    assert part.furniture == whole.furniture


@pytest.mark.parametrize("language", ["zxx", None])
def test_a_language_without_a_pack_has_none(language: str | None) -> None:
    assert reread(article(TEXT, language), Span(0, len(TEXT)), [], Furniture()) == ([], [])


def test_the_furniture_of_the_articles_looked_at_last_is_at_hand() -> None:
    kept = Furniture()
    first = kept.of(article(TEXT))
    assert kept.of(article(TEXT)) is first
    for n in range(20):
        kept.of(article(f"{n} Tote"))
    assert kept.of(article(TEXT)) is not first
    assert kept.of(article(TEXT)) == first
