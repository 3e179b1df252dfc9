"""A page is made once, and anew wherever anything that it shows has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.model import Article, Decision
from beleg.web import application, remembering
from beleg.web.pages import overview
from beleg.web.settings import Settings
from beleg.web.visit import Shown, Visit

_TEXT = "Bei dem Unglück in Kelmar starben nach Angaben der Polizei 912 Menschen."


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses of the overviews that were made."""
    addresses: list[str] = []
    show = overview.show

    def noted(visit: Visit) -> Shown:
        addresses.append(str(visit.url))
        return show(visit)

    monkeypatch.setattr(overview, "show", noted)
    yield addresses


@pytest.fixture
def asking(ledger: Ledger) -> Iterator[TestClient]:
    """The app with nothing that works out anew behind the back of a test."""
    ledger.renew()
    app = application(ledger, Settings(user_header="x-user", ui="en"))
    yield TestClient(app, base_url="http://127.0.0.1", headers=OWN)


def test_a_page_is_made_once(asking: TestClient, made: list[str]) -> None:
    first, second = asking.get("/"), asking.get("/")
    assert first.content == second.content
    assert first.headers["content-type"] == second.headers["content-type"]
    assert len(made) == 1


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/?order=name", {}),
        ("/", {"x-user": "omar"}),
        ("/", {"cookie": "beleg-ui=de"}),
        ("/", {"cookie": "beleg-theme=dark"}),
        ("/", {"cookie": "beleg-keys=off"}),
        ("/", {"host": "localhost"}),
    ],
)
def test_another_reader_gets_a_page_of_their_own(
    asking: TestClient, made: list[str], path: str, headers: dict[str, str]
) -> None:
    asking.get("/")
    asking.get(path, headers=headers)
    assert len(made) == 2


def test_what_is_added_worked_out_or_decided_is_seen_at_once(
    asking: TestClient, ledger: Ledger, made: list[str]
) -> None:
    def shown() -> str:
        return asking.get("/").text

    pages = [shown()]
    ledger.add(Article(_TEXT, doc="a.txt", outlet="a.example", published="2031-03-05", language="de"))
    pages.append(shown())
    ledger.renew()
    pages.append(shown())
    _, figure = next(iter(ledger.figures()))
    ledger.decide([Decision(figure.id, "accept", "ines", "2031-03-05T10:00:00+00:00")])
    pages.append(shown())
    assert len(set(pages)) == len(pages)
    assert "912" in pages[2]


def test_numbers_counted_last_are_seen_at_once(ledger: Ledger) -> None:
    before = ledger.pages.turn()
    ledger.add(Article(_TEXT, doc="a.txt", outlet="a.example", published="2031-03-05", language="de"))
    ledger.renew()
    assert ledger.pages.turn().waiting == before.waiting == 0
    assert ledger.pages.turn().counted == ledger.pages.turn().last > before.last


def test_an_answer_that_is_no_page_is_not_taken_for_one(asking: TestClient) -> None:
    assert [asking.get("/s/x~00000000").status_code for _ in range(2)] == [404, 404]


def test_what_was_asked_for_longest_ago_gives_way(
    asking: TestClient, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_MOST", len(asking.get("/").content) + 100)
    for path in ("/?order=name", "/?order=name", "/"):
        asking.get(path)
    assert len(made) == 3
