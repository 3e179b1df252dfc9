"""The page of a figure: fields with reasons, the way it came, where it stands, what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.model import Article, Decision, Figure
from beleg.web import application
from beleg.web.settings import Settings

TEXT = (
    "Bei einem Anschlag in Kelmar starben am Montag laut Polizei 26 Menschen. Wie die Agentur dpa unter Berufung auf "
    "Rettungskräfte berichtet, wurden mindestens 30 Soldaten verletzt.\n\nNach dem Anschlag in Kelmar sprach die "
    "Polizei von 26 Toten, darunter vier Kinder."
)
SAME = "2031-05-12T10:00:0"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "own.db") as opened:
        opened.add(Article(TEXT, doc="a.txt", outlet="Nordbote", published="2031-05-10", language="de"))
        opened.renew()
        yield opened


@pytest.fixture
def pages(own: Ledger) -> Iterator[TestClient]:
    with TestClient(application(own, Settings(ui="en")), base_url="http://127.0.0.1", headers=OWN) as opened:
        yield opened


def figure(ledger: Ledger, quote: str) -> Figure:
    return next(each for _, each in ledger.figures() if each.quote == quote)


def test_figures_of_the_examples_have_a_page_in_both_languages(client: TestClient, ledger: Ledger) -> None:
    for n, (_, each) in enumerate(ledger.figures()):
        if n % 5 == 0:
            answer = client.get(f"/f/{each.id}", params={"ui": "de" if n % 2 else "en"})
            assert answer.status_code == 200
            assert f'<mark id="f-{each.id}">' in answer.text


def test_the_line_to_cite_and_the_chain(own: Ledger, pages: TestClient) -> None:
    one = figure(own, "mindestens 30")
    page = pages.get(f"/f/{one.id}").text
    assert "Rettungskräfte, at least 30 wounded, Nordbote, 10 May 2031" in page
    assert f"http://127.0.0.1/f/{one.id}</a>" in page
    chain = page[page.index('class="chain"') :].split("</ol>")[0]
    assert chain.index("Rettungskräfte") < chain.index("dpa") < chain.index("Nordbote")
    assert chain.count("<li>") == 3


def test_every_field_says_why(own: Ledger, pages: TestClient) -> None:
    page = pages.get(f"/f/{figure(own, 'mindestens 30').id}").text
    rows = page[page.index('<table class="read-as') :].split("</table>")[0].split("<tr>")[2:]
    assert len(rows) == 16
    assert all("<details>" in row or "no words of its own" in row for row in rows)
    assert '<span class="c">verletzt</span>' in page


def test_figures_that_tell_it_again_or_are_part_of_it_lead_to_it(own: Ledger, pages: TestClient) -> None:
    best, again = (each for _, each in own.figures() if each.quote == "26")
    part = figure(own, "vier")
    assert f'href="/f/{best.id}"' in pages.get(f"/f/{again.id}").text
    assert "is a part of" in pages.get(f"/f/{part.id}").text
    seen = pages.get(f"/f/{best.id}").text + pages.get(f"/f/{again.id}").text
    assert f'href="/f/{part.id}"' in seen and "has as a part" in seen


def test_a_figure_in_a_series_shows_its_row(client: TestClient, ledger: Ledger) -> None:
    series = ledger.series("killed porto")[0]
    row, point = next((row, each) for row, each in enumerate(series.points, 1) if each.low == 26)
    page = client.get(f"/f/{point.mentions[0]}").text
    assert f"~{series.id}" in page
    assert page.count("<tr><td>") == 1 and f"<td>{row}</td>" in page
    assert "If both count the same, they cannot both hold." in page


def test_a_rejected_figure_says_who_rejected_it_and_why(own: Ledger, pages: TestClient) -> None:
    one = figure(own, "mindestens 30")
    own.decide([Decision(one.id, "reject", "ines", f"{SAME}1", "a plan, no report")])
    own.renew()
    page = pages.get(f"/f/{one.id}").text
    assert "Rejected by ines on 12 May 2031." in page and "Reason: a plan, no report" in page


def test_what_a_person_corrected_stands_beside_what_the_rules_read(own: Ledger, pages: TestClient) -> None:
    one = figure(own, "mindestens 30")
    fields = (("measure", "killed"), ("place", "Astrel"))
    own.decide([Decision(one.id, "correct", "ines", f"{SAME}1", "", fields)])
    own.renew()
    now = figure(own, "mindestens 30")
    assert now.id != one.id
    page = pages.get(f"/f/{now.id}").text
    assert "read by the rules" in page and "set by a person" in page
    assert "Astrel" in page and "<td>wounded</td>" in page
    before = pages.get(f"/f/{one.id}").text
    assert f'<a href="/f/{now.id}">{now.id}</a>' in before and "another id" in before


def test_a_figure_that_is_found_no_more_keeps_its_address(own: Ledger, pages: TestClient) -> None:
    own.decide([Decision("0" * 12, "accept", "ines", f"{SAME}1")])
    answer = pages.get(f"/f/{'0' * 12}")
    assert answer.status_code == 200
    assert "find no figure here any more" in answer.text and "ines" in answer.text
    assert pages.get(f"/f/{'1' * 12}").status_code == 404


def test_data(own: Ledger, pages: TestClient) -> None:
    one = figure(own, "mindestens 30")
    found = pages.get(f"/f/{one.id}.json").json()
    assert found["figure"]["quote"] == "mindestens 30" and found["extracted"] == found["figure"]
    assert found["figure"]["via"] == ["Agentur dpa"] or found["figure"]["via"] == ["dpa"]
