"""A second reader sees no decision of the first; afterwards both are held against each other."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.pages.forms import form

from beleg.ledger import Ledger
from beleg.model import Decision
from beleg.review.agreement import kappa

AT = "2031-03-05T10:{:02}:00"


@pytest.fixture
def first(ledger: Ledger) -> list[str]:
    """Omar has rejected one figure, corrected one and accepted one."""
    ids = [figure.id for _, figure in ledger.figures()][:3]
    ledger.decide(
        [
            Decision(ids[0], "reject", "omar", AT.format(0), "not a count"),
            Decision(ids[1], "correct", "omar", AT.format(1), fields=(("place", "Lager 9"),)),
            Decision(ids[2], "accept", "omar", AT.format(2)),
        ]
    )
    ledger.renew()
    return ids


def test_a_second_reader_sees_what_was_extracted(
    client: TestClient, ledger: Ledger, first: list[str]
) -> None:
    assert "omar" in client.get(f"/review?figure={first[1]}").text
    page = client.get(f"/review?figure={first[1]}&reader=second").text
    assert "omar" not in page and "Lager 9" not in page
    rejected = client.get(f"/review?figure={first[0]}&reader=second")
    assert rejected.status_code == 200 and "not a count" not in rejected.text


def test_all_figures_are_open_for_a_second_reader(
    client: TestClient, ledger: Ledger, first: list[str]
) -> None:
    figures = len(list(ledger.figures())) + 1  # with the one that Omar rejected
    assert f"{figures} here" in client.get("/review?reader=second").text
    page = client.get(f"/review?figure={first[0]}&reader=second").text
    answer = client.post(
        "/review/decide", data=form(page, "decide", verdict="accept"), follow_redirects=False
    )
    assert answer.status_code == 303 and "reader=second" in answer.headers["location"]
    assert f"{figures - 1} here" in client.get("/review?reader=second").text


def test_two_readers_are_held_against_each_other(
    client: TestClient, ledger: Ledger, first: list[str]
) -> None:
    ledger.decide(
        [
            Decision(first[0], "accept", "ines", AT.format(5)),
            Decision(first[1], "correct", "ines", AT.format(6), fields=(("place", "Lager 9"),)),
            Decision(first[2], "accept", "ines", AT.format(7)),
        ]
    )
    found = ledger.pages.agreement("ines", "omar")
    assert [each.same for each in found.both] == [False, True, True]
    page = client.get("/review/agreement").text
    assert "ines and omar both decided about 3 figures and came to the same on 2 of them." in page
    assert "kappa of the verdicts: 0.5 (n = 3)." in page
    assert client.get("/review/agreement.json").json()["same"] == 2


def test_corrections_that_differ_are_no_agreement(ledger: Ledger, first: list[str]) -> None:
    ledger.decide([Decision(first[1], "correct", "ines", AT.format(6), fields=(("place", "Kelmar"),))])
    [both] = ledger.pages.agreement("omar", "ines").both
    assert (both.same, both.fields) == (False, ("place",))


def test_without_two_readers_the_page_says_what_to_do(client: TestClient) -> None:
    assert "A second reader sees no decision of others" in client.get("/review/agreement").text


def test_kappa_is_that_of_the_textbook() -> None:
    # Cohen 1960 with 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: 0.4.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == 0.4
    assert kappa([]) is None
