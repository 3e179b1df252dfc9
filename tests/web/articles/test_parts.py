"""Long texts are cut between paragraphs, never through a figure or one sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Figure, Span
from beleg.web.articles import parts as cutting
from beleg.web.articles.parts import part_at, parts


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONG", 40)
    monkeypatch.setattr(cutting, "PART", 20)
    monkeypatch.setattr(cutting, "MANY", 4)


def figure(start: int, end: int) -> Figure:
    return Figure(
        *("a" * 64, start, end, "x", "exact", 1, 1, "killed", "person", None, None, None, "incident", None),
        *((), (), "stated", False, Span(start, end)),
    )


SIGNS = st.text(st.sampled_from("ab \n\r\u0301\U0001f468\u200d"), max_size=200)
PLACES = st.lists(st.tuples(st.integers(0, 180), st.integers(0, 30)), max_size=14)


@given(SIGNS, PLACES)
def test_nothing_is_lost_and_no_figure_is_cut(text: str, places: list[tuple[int, int]]) -> None:
    figures = [figure(at, min(at + long, len(text))) for at, long in places if at <= len(text)]
    found = parts(text, figures)
    assert "".join(span.of(text) for span in found) == text
    for each in figures:
        if each.start < each.end:
            assert found[part_at(found, each.start)].end >= each.end


def test_a_short_text_of_many_figures_comes_in_parts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONG", 1000)
    text = "7 Tote\n" * 12
    lines = [figure(at, at + 7) for at in range(0, len(text), 7)]
    assert [span.of(text).count("Tote") for span in parts(text, lines)] == [4, 4, 4]
    assert len(parts(text, lines[:6])) == 1
    assert len(parts("x" * 20, [figure(0, 1)] * 7)) == 2


def test_cut_between_paragraphs_then_words_then_signs() -> None:
    assert parts("Erster Absatz ist\nzweiter Absatz ist lang", [])[0].end == 18
    assert parts("abcd efgh ijkl mnop qrst uvwx yz ab cdef ghi", [])[0].end == 20
    joined = "a" * 19 + "e\u0301\u0301" + "a" * 30
    assert parts(joined, [])[0].end == 22
