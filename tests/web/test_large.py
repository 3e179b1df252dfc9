"""What is far larger or far stranger than an article: every page of it works, none runs a script or is too wide.

``BELEG_LARGE`` makes the long text one of ten million characters and the list one of 5,000 figures: many minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web import invented
from tests.web.conftest import OWN, Server

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.web import application
from beleg.web.settings import Settings

WHOLE = bool(os.environ.get("BELEG_LARGE"))
CHARACTERS, FIGURES = (10_000_000, 5_000) if WHOLE else (340_000, 260)
# Far from any figure, and dull, so that it is read quickly.
_FILLER = "Der Rat von Kelmar tagte gestern im Saal und sprach lange über Straßen.\n"
STRANGE = (
    f"{invented.SCRIPT} Halb \ud800 davon. \u202eIn Kelmar\u2066 starben laut Polizei\ud83d 27 Menschen. "
    f"{'x' * 400} https://{'kelmar.' * 60}example/ \x00\x1b[31m 'onload=alert(1)"
)


def _sources() -> dict[str, Article]:
    said = {"outlet": "Bo\ud800te \u202e", "published": "2024-05-04", "language": "de"}
    text = _FILLER * (CHARACTERS // len(_FILLER)) + "In Kelmar starben laut Polizei 26 Menschen."
    many = " ".join(str(each["text"]) for each in invented.figures(FIGURES))
    return {
        "long": Article(text, doc="long.txt", title="Lang", **said),
        "many": Article(many, doc="many.txt", title="Viele", **said),
        "strange": Article(STRANGE, doc="str\udcffange.txt", title=f"T\ud800 {invented.SCRIPT}", **said),
    }


SOURCES = _sources()
NAMES = tuple(SOURCES)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    place: Path = tmp_path_factory.mktemp("large") / "ledger.db"
    with Ledger.open(place) as opened:
        opened.add(*SOURCES.values())
        opened.renew()
        yield opened


def pages(ledger: Ledger, name: str) -> list[str]:
    """The addresses of what an article has: its parts, its last figure with all that can be done about it, the lists."""
    article = SOURCES[name]
    figure = [each for of, each in ledger.figures() if of.id == article.id][-1]
    own, whose = f"/a/{article.id[:12]}", f"/review?figure={figure.id}"
    return [
        *(own, f"{own}?part=2", f"{own}?figure={figure.id}", f"/f/{figure.id}", whose, f"{whose}&correct=1"),
        *(f"/review?add={article.id[:12]}&quote=Polizei", f"/review?add={article.id[:12]}&start=10&end=14"),
        *("/", "/review", "/review?as=list", "/outside", "/find?n=27", "/findings", "/export"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_and_its_data_are_there(ledger: Ledger, name: str) -> None:
    app = application(ledger, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        for path in pages(ledger, name):
            assert client.get(path).status_code == 200, path
        own = pages(ledger, name)[0]
        data = client.get(f"{own}.json").json()
        assert len(data["figures"]) == len(client.get(f"{own}.csv").text.splitlines()) - 1 > 0
        # What no UTF-8 can hold is shown as what stands for it, one character for one.
        assert len(data["text"]) == len(SOURCES[name].text)


def test_a_card_of_an_article_of_many_figures_stays_light(ledger: Ledger) -> None:
    app = application(ledger, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        card = client.get(pages(ledger, "many")[4])
        assert len(card.content) < 60_000
        assert card.text.count("<option") == 200


@pytest.mark.parametrize("name", NAMES)
def test_in_a_browser_no_script_runs_and_nothing_is_too_wide(browser: Any, ledger: Ledger, name: str) -> None:
    with Server(ledger, Settings(user="ines", ui="en")) as at:
        context = browser.new_context(base_url=at, viewport={"width": 320, "height": 800})
        page, said = context.new_page(), []
        page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in pages(ledger, name)[:8]:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert "taken" not in page.title() or "<script>" in page.title(), path
            assert page.locator("script").count() == 1
        assert said == []
        context.close()
