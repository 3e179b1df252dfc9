"""Leaving out what HTML lets one leave out takes nothing that a reader sees."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from beleg.report.html.compact import compact
from beleg.report.markup import element, empty, text


class _Told(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.said: list[object] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.said.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@given(st.text(), st.text())
def test_tags_attributes_and_words_stay(words: str, value: str) -> None:
    cell = element("td", text(words), empty("path", d=value, class_="f"), title=value, class_="n")
    table = element("table", element("tr", cell, cell))
    assert _Told(compact(table)).said == _Told(table).said
    assert len(compact(table)) < len(table)


def test_a_paragraph_ends_where_the_next_element_ends_it() -> None:
    assert compact(element("div", element("p", text("a")), element("p", text("b")))) == "<div><p>a<p>b</div>"
    beside = element("p", text("a")) + element("svg")
    assert compact(type(text(""))(beside)) == "<p>a</p><svg></svg>"
