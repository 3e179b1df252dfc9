"""Marked text: cut at every boundary, never a character lost, every figure a target."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from tests.report.desk import Desk

from beleg.model import Span
from beleg.report.html.highlighted import Stretch, marked, sentence


class _Words(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(markup)
        self.close()

    def handle_data(self, data: str) -> None:
        self.said += data


def shown(markup: str) -> str:
    return _Words(markup).said


TEXT = "Die Küste 👨‍👩‍👧: Cafe\u0301 meldet\r\n12\u00a0Tote, <b>7</b> & mehr"
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))
roles = st.sampled_from(("figure", "origin", "via", "cue"))


@given(st.lists(st.tuples(spans, roles), max_size=8), spans)
def test_no_character_is_lost_and_every_figure_inside_begins_once(
    drawn: list[tuple[Span, str]], window: Span
) -> None:
    found = [
        Stretch(span, role, f"{n}" if role == "figure" else "", "")
        for n, (span, role) in enumerate(dict.fromkeys(drawn))
    ]
    written = marked(TEXT, window, found)
    assert shown(written) == window.of(TEXT)
    for stretch in found:
        inside = window.start <= stretch.span.start < window.end
        if stretch.role == "figure" and inside:
            assert written.count(f'id="f-{stretch.id}"') == 1


def test_overlapping_roles_lie_in_one_another() -> None:
    said = marked(
        "abcdef", Span(0, 6), [Stretch(Span(1, 4), "figure", "x", "1"), Stretch(Span(3, 6), "origin")]
    )
    assert said == (
        'a<mark id="f-x" data-n="1">bc</mark><mark><span class="o">d</span></mark><span class="o">ef</span>'
    )


def test_two_figures_in_the_same_words_are_two_targets() -> None:
    said = marked(
        "12 Tote", Span(0, 7), [Stretch(Span(0, 2), "figure", "x"), Stretch(Span(0, 2), "figure", "y")]
    )
    assert said == '<mark id="f-x"><mark id="f-y">12</mark></mark> Tote'


def test_a_sentence_as_long_as_a_page_is_cut_around_its_figures() -> None:
    desk = Desk()
    article = desk.article(
        "long", f"{'weit und breit ' * 80}12 Tote {'und so fort ' * 80}", "a.example", None
    )
    figure = desk.told[desk.figure(article, "12", 12, 12)].figure
    said = shown(sentence(article, [figure], {}))
    assert said.startswith("… ") and said.endswith(" …") and "12 Tote" in said
    assert len(said) < 650
