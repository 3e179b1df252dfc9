"""Pages that other processes make are those that the app makes itself, and nothing is lost where one of them dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN
from tests.web.walk import addresses

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.web import application, making
from beleg.web.processes.maker import Maker
from beleg.web.processes.pool import Makers, usual
from beleg.web.settings import Settings

_TEXT = "Bei dem Unglück in Kelmar starben nach Angaben der Polizei 912 Menschen."
SETTINGS = Settings(user="ines", ui="en")
VISIT: tuple[Any, ...] = ("en", "auto", True, {}, "ines", "http://127.0.0.1/help", {})


@contextmanager
def asking(ledger: Ledger, makers: Makers | None = None) -> Iterator[TestClient]:
    with TestClient(
        application(ledger, SETTINGS, makers),
        base_url="http://127.0.0.1",
        headers=OWN,
        follow_redirects=False,
    ) as client:
        assert makers is None or makers.are_ready(within=60)
        yield client


@pytest.fixture
def makers(ledger: Ledger, tmp_path: Path) -> Makers:
    """Two processes for the ledger of the test."""
    return Makers(str(tmp_path / "ledger.db"), SETTINGS, 2)


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are made in this process fail."""

    def here(*_: object) -> making.Made:
        raise AssertionError("a page was made here")

    monkeypatch.setattr(making, "page", here)


def test_every_page_is_the_same(ledger: Ledger, makers: Makers, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [*addresses(ledger).values(), "/overview.json", "/findings.csv", "/s/x~00000000", "/?order=no"]
    with asking(ledger) as client:
        here = [client.get(path) for path in paths]
    with asking(ledger, makers) as client:
        for path, before in zip(paths, here, strict=True):
            answer = client.get(path)
            assert answer.status_code == before.status_code, path
            assert answer.content == before.content, path
            assert answer.headers == before.headers, path


@pytest.mark.usefixtures("nothing_here")
def test_pages_are_made_elsewhere_once_processes_are_there(ledger: Ledger, makers: Makers) -> None:
    with asking(ledger, makers) as client:
        assert client.get("/").status_code == client.get("/help").status_code == 200


@pytest.mark.usefixtures("nothing_here")
def test_what_is_decided_and_undone_is_seen_at_once_by_every_process(ledger: Ledger, makers: Makers) -> None:
    figures = [figure.id for _, figure in islice(ledger.figures(), 3)]
    with asking(ledger, makers) as client:
        for id in figures:
            data = {"target": id, "seen": "", "verdict": "accept", "reason": f"as {id}"}
            assert client.post("/review/decide", data=data).status_code == 303
            assert f"as {id}" in client.get(f"/f/{id}").text
            assert client.post("/review/undo", data={}).status_code == 303
            decisions = client.get(f"/f/{id}.json").json()["decisions"]
            assert [each["verdict"] for each in decisions] == ["accept", "undo"]


@pytest.mark.usefixtures("nothing_here")
def test_what_is_added_is_worked_out_by_another_process(
    ledger: Ledger, makers: Makers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking(ledger, makers) as client:
        # Before there are processes, the one that answers looks for work by itself from time to time.
        monkeypatch.setattr(ledger, "renew", lambda: pytest.fail("worked out here"))
        ledger.add(Article(_TEXT, doc="a.txt", outlet="a.example", published="2031-03-05", language="de"))
        assert makers.work_out(ledger)
        assert not ledger.pages.turn().is_due
        assert "912" in client.get("/?place=Kelmar").text


@pytest.mark.usefixtures("nothing_here")
def test_a_process_that_dies_is_replaced(
    ledger: Ledger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with asking(ledger, Makers(str(tmp_path / "ledger.db"), SETTINGS, 1)) as client:
        before = client.get("/help").content
        for each in multiprocessing.active_children():
            each.kill()
        assert client.get("/help").content == before
    assert "a process that makes pages ended" in capfd.readouterr().err


def test_none_is_left_when_the_app_ends(ledger: Ledger, makers: Makers) -> None:
    before = set(multiprocessing.active_children())
    with asking(ledger, makers) as client:
        client.get("/help")
        assert set(multiprocessing.active_children()) - before
    assert set(multiprocessing.active_children()) == before
    assert makers.page(making.Asked("help:show", "html", *VISIT)) is None


def test_a_fault_is_logged_where_it_happened_and_the_reader_gets_an_answer(
    ledger: Ledger, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = Maker(str(tmp_path / "ledger.db"), SETTINGS)(making.Asked("help:none", "html", *VISIT))
    assert made.status == 500 and made.turn is None
    said = capfd.readouterr().err
    assert "AttributeError" in said and "making.py" in said


def test_without_processes_pages_are_made_here(ledger: Ledger, makers: Makers) -> None:
    assert makers.page(making.Asked("help:show", "html", *VISIT)) is None
    assert not makers.work_out(ledger)
    assert not makers.are_ready()


def test_as_many_as_processors_but_few() -> None:
    assert 1 <= usual() <= 4
