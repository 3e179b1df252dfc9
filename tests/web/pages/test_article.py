"""The page of an article: every character as it came, figures in place, lists beside it, long texts in parts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.web import application
from beleg.web.articles import parts as cutting
from beleg.web.settings import Settings

SENTENCE = "Laut Polizei von Kelmar wurden am Montag 12 Menschen getötet und 30 verletzt. "
HOSTILE = (
    "Kelmar\r\n\r\n<script>alert('x')</script> Laut Polizei wurden 12\u00a0Menschen getötet 👨‍👩‍👧, e\u0301, \u202eabc"
    '\u202c und mindestens 1.000 Menschen verletzt & "geborgen".\r\n\tDrei Tage danach, am 8. Mai 2031, wurde der 34-jährige'
    " Täter gefasst.\r\nLesen Sie auch: Sieben Tipps\r\n"
)


class Text(HTMLParser):
    """The words of the article as a browser has them, and those of each mark by its id; what is folded is in both."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.whole, self.marks = "", dict[str, str]()
        self._depth = 0
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "div" and (self._depth or found.get("class") == "whole"):
            self._depth += 1
        if self._depth:
            self._open.append((tag, found.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            while self._open and self._open.pop()[0] != tag:
                pass
            self._depth -= tag == "div"

    def handle_data(self, data: str) -> None:
        if self._depth and "summary" not in [tag for tag, _ in self._open]:
            self.whole += data
            for id in (id for tag, id in self._open if tag == "mark" and id):
                self.marks[id] = self.marks.get(id, "") + data


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "own.db") as opened:
        yield opened


def shown(ledger: Ledger, article: Article, **asked: object) -> str:
    """The page of an article that is added first."""
    ledger.add(article)
    ledger.renew()
    app = application(ledger, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        answer = client.get(f"/a/{article.id[:12]}", params={key: str(each) for key, each in asked.items()})
    assert answer.status_code == 200
    return answer.text


def article(text: str, **known: str) -> Article:
    return Article(
        text, doc="invented.txt", outlet="Nordbote", published="2031-05-10", language="de", **known
    )


def test_the_text_is_shown_as_it_came_and_each_mark_holds_the_quote(empty: Ledger) -> None:
    page = shown(empty, article(HOSTILE))
    seen = Text(page)
    assert seen.whole == HOSTILE
    figures = [figure for _, figure in empty.figures()]
    assert [figure.quote for figure in figures] == ["12", "mindestens 1.000"]
    assert {id: seen.marks[id] for id in seen.marks} == {f"f-{each.id}": each.quote for each in figures}
    assert "<script>alert" not in page and 'dir="auto"' in page


def test_what_a_page_cannot_hold_becomes_one_sign_each(empty: Ledger) -> None:
    text = f"{SENTENCE}\x00\x01\ud800 Ende"
    assert Text(shown(empty, article(text))).whole == f"{SENTENCE}\ufffd\ufffd\ufffd Ende"


def test_a_figure_and_its_row_lead_to_each_other(client: TestClient, ledger: Ledger) -> None:
    told = next(ledger.told())
    id = told.figure.id
    page = client.get(f"/a/{told.article.id[:12]}").text
    assert f'<mark id="f-{id}"><a href="#r-{id}"' in page
    assert f'<li id="r-{id}" data-item="data-item"><p><a href="#f-{id}"' in page
    assert f'aria-describedby="w-{id}"' in page and f'<b id="w-{id}">' in page
    assert f'href="/review?figure={id}"' in page and f'href="/f/{id}"' in page


def test_boilerplate_is_folded_and_what_is_no_figure_says_why(empty: Ledger) -> None:
    page = shown(empty, article(HOSTILE))
    assert "marked as boilerplate: Lesen Sie auch: Sieben Tipps (28 characters)" in page
    for said in ('"Drei Tage danach" (a date)', '"8. Mai 2031" (a date)', '"34-jährige" (an age)'):
        assert said.replace('"', "&quot;") in page, said
    assert "&quot;Sieben&quot; (in boilerplate)" in page


def test_nothing_found_says_what_was_looked_for(empty: Ledger) -> None:
    page = shown(empty, article("Der Rat von Kelmar tagte."))
    assert "No figure found in this text." in page and "Looked for:" in page
    assert "Mark a missing figure" in page


def test_figures_in_the_same_words_are_a_link_each(empty: Ledger) -> None:
    page = shown(
        empty, article("In Kelmar wurden 40 Menschen getötet oder verletzt, laut Polizei 12 getötet.")
    )
    for _, figure in empty.figures():
        assert page.count(f'href="#r-{figure.id}"') == 1


def test_details_say_how_they_are_known_and_a_link_out_says_so(empty: Ledger) -> None:
    page = shown(empty, article(SENTENCE, url="https://nordbote.example/1", published_basis="metadata"))
    assert "10 May 2031 (from the data of the file)" in page
    assert 'href="https://nordbote.example/1"' in page and "opens the web" in page
    other = shown(empty, article(SENTENCE * 2, url="javascript:alert(1)"))
    assert 'href="javascript' not in other


def test_a_long_text_comes_in_parts_and_each_figure_is_found(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "LONG", 2_000)
    monkeypatch.setattr(cutting, "PART", 1_000)
    one = article(SENTENCE * 60)
    page = shown(empty, one)
    figures = [figure for _, figure in empty.figures()]
    spans = cutting.parts(one.text, figures)
    assert len(spans) > 3 and "".join(span.of(one.text) for span in spans) == one.text
    assert all(page.count(f'id="f-{each.id}"') == 1 for each in figures)
    seen = [Text(shown(empty, one, part=n)) for n in range(1, len(spans) + 1)]
    assert "".join(each.whole for each in seen) == one.text
    assert {id: each for part in seen for id, each in part.marks.items()} == {
        f"f-{each.id}": each.quote for each in figures
    }
    last = figures[-1].id
    assert f"f-{last}" in Text(shown(empty, one, figure=last)).marks


def test_no_such_article(client: TestClient) -> None:
    for id in ("000000000000", "0", "x" * 64):
        assert client.get(f"/a/{id}").status_code == 404


def test_data_and_rows(client: TestClient, ledger: Ledger) -> None:
    one = next(iter(ledger.articles()))
    figures = [figure for article, figure in ledger.figures() if article.id == one.id]
    found = client.get(f"/a/{one.id[:12]}.json").json()
    assert found["text"] == one.text
    assert [one.text[each["start"] : each["end"]] for each in found["figures"]] == [f.quote for f in figures]
    assert all(found["text"][start:end] for start, end in found["furniture"])
    assert len(client.get(f"/a/{one.id[:12]}.csv").text.splitlines()) >= len(figures) + 1


def test_a_thousand_figures_are_shown_in_time(empty: Ledger) -> None:
    one = article("\n".join(SENTENCE.replace("12", str(n)) for n in range(2, 502)))
    empty.add(one)
    empty.renew()
    with TestClient(
        application(empty, Settings(ui="en")), base_url="http://127.0.0.1", headers=OWN
    ) as client:
        client.get(f"/a/{one.id[:12]}")
        begin = time.perf_counter()
        page = client.get(f"/a/{one.id[:12]}?figure=").text
        seconds = time.perf_counter() - begin
        parts = [client.get(f"/a/{one.id[:12]}?part={n}").text for n in range(1, 8)]
    ids = {figure.id for _, figure in empty.figures()}
    assert len(ids) == 1000
    # Each figure is marked on one page, and a link to any leads somewhere on the first.
    assert sorted(id for part in parts for id in re.findall(r'<mark id="f-(\w+)"', part)) == sorted(ids)
    assert set(re.findall(r'id="f-(\w+)"', page)) == ids
    assert seconds < 1.5  # measured alone: 0.1 s
