"""A corrected figure says what stands in its article, and why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Article, Figure, Span
from beleg.review import DecisionError, corrected

TEXT = "Die Polizei in Sorin 😀 sprach von 14 Toten, die Polizei\u0308 später von 15.\r\nDer Dienst schwieg."


def plain(start: int = 34, end: int = 36) -> tuple[Article, Figure]:
    article = Article(TEXT, language="de", published="2031-03-05")
    what = ("exact", 14, 14, "killed", "person", None, None, None, "incident", None)
    figure = Figure(article.id, start, end, TEXT[start:end], *what, (), (), "stated", False, Span(22, 44))
    return article, figure


def test_each_changed_field_says_why() -> None:
    article, figure = plain()
    made = corrected(article, figure, {"place": "Sorin", "low": 13, "qualifier": "range"})
    assert (made.place, made.low, made.high, made.qualifier) == ("Sorin", 13, 14, "range")
    assert [(each.field, each.rule) for each in made.evidence] == [
        ("low", "decision"),
        ("place", "decision"),
        ("qualifier", "decision"),
    ]
    again = corrected(article, made, {"place": None})
    assert [each.field for each in again.evidence] == ["low", "qualifier", "place"]


def test_a_span_moves_with_its_words_and_its_sentence() -> None:
    article, figure = plain()
    start = TEXT.index("15")
    made = corrected(
        article, figure, {"start": start, "end": start + 2, "quote": "15", "low": 15, "high": 15}
    )
    assert (made.quote, made.sentence) == ("15", Span(22, start + 2))
    assert made.id != figure.id


def test_names_are_those_that_stand_nearest() -> None:
    article, figure = plain()
    made = corrected(article, figure, {"origins": ["Polizei"], "via": ["Dienst"]})
    assert [name.span.of(TEXT) for name in (*made.origins, *made.via)] == ["Polizei", "Dienst"]
    assert made.origins[0].span.start == TEXT.rindex("Polizei")
    assert corrected(article, made, {"origins": []}).origins == ()
    assert corrected(article, made, {"origins": ["Polizei"], "scope": "state"}).origins == made.origins


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": 40}, "bad_span"),
        ({"end": 10_000}, "bad_span"),
        ({"start": 34, "end": 36, "quote": "15"}, "bad_span"),
        ({"quote": "15"}, "bad_span"),
        ({"origins": ["Armee"]}, "not_in_text"),
        ({"low": 13}, "bad_bounds"),
        ({"low": None}, "bad_bounds"),
        ({"qualifier": "at_least"}, "bad_bounds"),
        ({"qualifier": "range", "low": 20}, "bad_bounds"),
        ({"qualifier": "vague", "low": None, "high": None}, "bad_bounds"),
        ({"qualifier": "missing"}, "bad_bounds"),
        ({"scope": "weekly"}, "bad_value"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, Any], code: str) -> None:
    article, figure = plain()
    with pytest.raises(DecisionError) as raised:
        corrected(article, figure, fields)
    assert raised.value.code == code


@given(st.integers(0, len(TEXT) + 5), st.integers(0, len(TEXT) + 5))
def test_every_span_that_is_taken_holds_its_quote(start: int, end: int) -> None:
    article, figure = plain()
    try:
        made = corrected(article, figure, {"start": start, "end": end})
    except DecisionError as error:
        assert error.code == "bad_span"
        assert not 0 <= start < end <= len(TEXT)
    else:
        assert TEXT[made.start : made.end] == made.quote
        assert made.sentence.start <= made.start < made.end <= made.sentence.end
