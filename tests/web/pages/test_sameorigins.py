"""Two origins that may be one: merged or kept apart, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN
from tests.web.pages.forms import form

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.web import application
from beleg.web.settings import Settings

QUEUE = "/review?kind=origins"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[TestClient, Ledger]]:
    said = ("die Seilbahngenossenschaft Sorin", "die Seilbahngenossenschaft Sorin Nord")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(
            *(Article(f"In Herat starben 26 Menschen, teilte {who} mit.", language="de") for who in said)
        )
        ledger.renew()
        app = application(ledger, Settings(user="ines", ui="en"))
        with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
            yield client, ledger


def test_a_pair_is_merged_and_taken_back(pair: tuple[TestClient, Ledger]) -> None:
    client, ledger = pair
    page = client.get(QUEUE).text
    assert "1 pair open" in page and "killed" in page
    client.post("/review/decide", data=form(page, "decide", verdict="merge", reason="same body"))
    [series] = ledger.series("herat")
    assert len(series.origins) == 1
    assert "No two origins look like one." in client.get(QUEUE).text
    client.post("/review/undo", data={})
    [series] = ledger.series("herat")
    assert len(series.origins) == 2
    ledger.renew()
    assert "1 pair open" in client.get(QUEUE).text


def test_a_pair_is_kept_apart(pair: tuple[TestClient, Ledger]) -> None:
    client, ledger = pair
    client.post("/review/decide", data=form(client.get(QUEUE).text, "decide", verdict="accept"))
    assert "no pair open" in client.get(QUEUE).text
    assert len(ledger.series("herat")[0].origins) == 2
    assert ledger.decisions()[0].other.startswith("origin:")


def test_a_form_of_another_page_merges_and_goes_back_there(pair: tuple[TestClient, Ledger]) -> None:
    client, ledger = pair
    one, other = (each.id for each in ledger.series("herat")[0].origins)
    sent = {"target": f"origin:{one}", "other": f"origin:{other}", "verdict": "merge", "back": "/o/x"}
    answer = client.post("/review/decide", data=sent, follow_redirects=False)
    assert answer.headers["location"] == "/o/x"
    taken = {"target": f"origin:{one}", "verdict": "undo", "back": "/o/x"}
    client.post("/review/decide", data=taken, follow_redirects=False)
    assert [each.verdict for each in ledger.decisions()] == ["merge", "undo"]


def test_what_somebody_decided_meanwhile_is_said(pair: tuple[TestClient, Ledger]) -> None:
    client, ledger = pair
    page = client.get(QUEUE).text
    client.post("/review/decide", data=form(page, "decide", verdict="merge"))
    late = client.post("/review/decide", data=form(page, "decide", verdict="accept"))
    assert late.status_code in (400, 409)
    assert "meanwhile" in late.text
    assert len(ledger.decisions()) == 1
