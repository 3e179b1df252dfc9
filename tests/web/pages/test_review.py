"""One card at a time: what is decided is kept before the next card appears, and comes back with an undo."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.web import application
from beleg.web.settings import Settings


def hidden(page: str, name: str) -> str:
    """A field of the form of the card."""
    form = page[page.index('id="decide"') :]
    found = re.search(rf'name="{name}" value="([^"]*)"', form)
    assert found, name
    return unescape(found[1])


def sent(page: str, verdict: str, **more: str) -> dict[str, str]:
    """What a browser sends of the form of the card."""
    return {name: hidden(page, name) for name in ("target", "seen", "after", "query")} | {
        "verdict": verdict,
        **more,
    }


def test_what_is_accepted_is_kept_and_the_next_card_comes(client: TestClient, ledger: Ledger) -> None:
    first = client.get("/review").text
    answer = client.post("/review/decide", data=sent(first, "accept", reason="read"), follow_redirects=False)
    assert answer.status_code == 303
    [kept] = ledger.decisions()
    assert (kept.target, kept.verdict, kept.user, kept.reason) == (
        hidden(first, "target"),
        "accept",
        "ines",
        "read",
    )
    second = client.get(answer.headers["location"]).text
    assert hidden(second, "target") != kept.target
    assert "143 of 144 open" in second
    assert "last: accepted" in second


def test_undo_has_no_end_and_redo_makes_it_again(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review").text
    for verdict in ("reject", "accept"):
        page = client.post("/review/decide", data=sent(page, verdict)).text
    for n in (1, 2):
        page = client.post("/review/undo", data={}).text
        assert [each.verdict for each in ledger.decisions()].count("undo") == n
    assert "144 of 144 open" in page and "· last: " not in page
    client.post("/review/undo", data={})
    assert len(ledger.decisions()) == 4
    page = client.post("/review/undo", data={"again": "1"}).text
    page = client.post("/review/undo", data={"again": "1"}).text
    assert "142 of 143 open" in page
    assert [each.verdict for each in ledger.decisions()] == [
        "reject",
        "accept",
        "undo",
        "undo",
        "reject",
        "accept",
    ]
    client.post("/review/undo", data={"again": "1"})
    assert len(ledger.decisions()) == 6


def test_what_is_skipped_stays_open(client: TestClient, ledger: Ledger) -> None:
    first = client.get("/review").text
    second = client.post("/review/decide", data=sent(first, "skip")).text
    assert hidden(second, "target") != hidden(first, "target")
    assert ledger.decisions() == []


def test_a_form_without_a_verdict_decides_nothing_and_loses_nothing(
    client: TestClient, ledger: Ledger
) -> None:
    page = client.get("/review").text
    answer = client.post("/review/decide", data=sent(page, "", reason='said "so"'))
    assert answer.status_code == 422
    assert 'value="said &quot;so&quot;"' in answer.text
    assert ledger.decisions() == []


def test_a_candidate_is_a_correction_of_its_field(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review?kind=rest").text
    while 'name="candidate"' not in page:
        page = client.post("/review/decide", data=sent(page, "skip")).text
    found = re.search(r'name="candidate" value="([^"]*)"', page)
    assert found
    client.post("/review/decide", data=sent(page, "", candidate=unescape(found[1])))
    [kept] = ledger.decisions()
    assert kept.verdict == "correct"
    assert len(kept.fields) == 1


def test_who_decides_has_a_name(ledger: Ledger) -> None:
    app = application(ledger, Settings(user_header="x-user", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as nobody:
        page = nobody.get("/review").text
        refused = nobody.post("/review/decide", data=sent(page, "accept"))
        assert refused.status_code == 403
        assert "--user" in refused.text
        nobody.post("/review/decide", data=sent(page, "accept"), headers={"x-user": "omar"})
    assert [each.user for each in ledger.decisions()] == ["omar"]


def test_two_people_at_one_card_keep_both(ledger: Ledger) -> None:
    app = application(ledger, Settings(user_header="x-user", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as both:
        page = both.get("/review").text
        both.post("/review/decide", data=sent(page, "accept"), headers={"x-user": "omar"})
        asked = both.post(
            "/review/decide", data=sent(page, "reject", reason="no"), headers={"x-user": "ines"}
        )
        assert asked.status_code == 409
        assert "omar: accepted" in asked.text
        assert [each.user for each in ledger.decisions()] == ["omar"]
        again = sent(asked.text, "reject", reason="no", both="1")
        both.post("/review/decide", data=again, headers={"x-user": "ines"})
    assert [(each.user, each.verdict) for each in ledger.decisions()] == [
        ("omar", "accept"),
        ("ines", "reject"),
    ]


@pytest.mark.parametrize("figure", ["000000000000"])
def test_a_figure_that_is_not_there_is_said(client: TestClient, figure: str) -> None:
    assert client.get(f"/review?figure={figure}").status_code == 404
