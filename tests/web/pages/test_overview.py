"""The overview: facts, the list of series with ranges in words, filters that can be taken back, and what is in no series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from beleg.ledger import Ledger
from beleg.web import application
from beleg.web.settings import Settings


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with (
        Ledger.open(tmp_path / "empty.db") as ledger,
        TestClient(application(ledger, Settings(ui="en")), base_url="http://127.0.0.1") as opened,
    ):
        yield opened


def test_an_empty_ledger_names_the_next_step(empty: TestClient) -> None:
    page = empty.get("/").text
    assert "No articles yet. Add files, paste a text, or try the invented examples." in page
    assert 'href="/import"' in page
    assert empty.get("/overview.json").json()["series"] == []
    assert empty.get("/outside").status_code == 200


def test_the_facts_are_said_in_a_sentence(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/").text
    open_figures = ledger.pages.summary().open
    assert "14 articles from 11 outlets, 19 Jul 2016 to 6 May 2024, German and English." in page
    assert f"{open_figures} of {open_figures} figures open for review." in page


def test_a_series_shows_its_range_over_origins_in_words_and_as_a_strip(client: TestClient) -> None:
    page = client.get("/?q=killed+porto+5+May").text
    row = page[page.index("<tr data-item") : page.index("</tbody>")]
    assert "9 to at least 26" in row
    assert row.count('<svg class="strip"') >= 1
    assert re.search(r"contradiction 3,</span>", row)


def test_what_is_chosen_is_shown_and_can_be_taken_back(client: TestClient) -> None:
    page = client.get("/?measure=killed&place=Porto&order=name").text
    assert "Measure: killed" in page
    assert 'href="/?place=Porto&amp;order=name"' in page
    assert "wounded ·" not in page[page.index("<tbody") : page.index("</tbody>")]


def test_what_fits_nothing_is_said_in_words(client: TestClient) -> None:
    assert "No series fits what is asked for." in client.get("/?place=Nowhere").text


@pytest.mark.parametrize("query", ["since=yesterday", "order=best"])
def test_what_cannot_be_asked_for_is_refused_in_words(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[2] in answer.text


def test_the_list_has_the_same_rows_in_every_format(client: TestClient) -> None:
    query = "?measure=killed&order=name"
    page = client.get(f"/{query}").text
    data = client.get(f"/overview.json{query}").json()
    table = client.get(f"/overview.csv{query}").text.splitlines()
    ids = [each["series"] for each in data["series"]]
    assert ids == re.findall(r'<th scope="row">.*?~([0-9a-f]{12})"', page)
    assert ids == [line.partition(",")[0] for line in table[1:]]


def test_series_last_reported_long_ago_say_so_first(client: TestClient) -> None:
    page = client.get("/?order=newest").text
    assert "Last reported 14 Mar 2023" in page
    assert "Last reported 6 May 2024" not in page


def test_what_is_in_no_series_is_counted_and_listed(client: TestClient, ledger: Ledger) -> None:
    n = ledger.outside()
    assert f"Not in any series: {n} figures" in client.get("/").text
    listed = client.get("/outside.json").json()
    assert listed["total"] == n == len(listed["figures"])
    placed = {id for each in ledger.series() for point in each.points for id in point.mentions}
    assert placed.isdisjoint(each["id"] for each in listed["figures"])
