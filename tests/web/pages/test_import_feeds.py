"""The address of a feed is given like any other: the pages that it names are read and shown, and kept when somebody says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.read.feeds.web import Web, item, opened, page, rss
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.read import Fetching
from beleg.web import application
from beleg.web.settings import Settings


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with opened(monkeypatch) as made:
        yield made


def test_a_feed_gives_the_articles_of_its_pages(web: Web, ledger: Ledger) -> None:
    day = "Sun, 04 May 2031 08:00:00 +0200"
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (1, 2)]
    feed = web.put("bote", "/feed", rss(*(item(link, day=day) for link in links), item("/fort")))
    fetching = Fetching(private=True, delay=0.0, total=30.0)
    app = application(ledger, Settings(ui="en", fetching=fetching))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        fields = {"text": "", "address": feed, "published": "", "language": "", "outlet": "", "title": ""}
        shown = client.post("/import/read", data=fields, files=[("files", ("", b""))])
        run = shown.url.path.rpartition("/")[2]
        while "data-live" in shown.text:
            shown = client.get(shown.url.path)
        assert all(link in shown.text for link in links)
        assert "from the feed" in shown.text
        assert "bote.example answered with status 404" in shown.text
        ticked = {f"take-{n}": "on" for n in re.findall(r"take-(\d+)", shown.text)}
        done = client.post("/import/add", data={"run": run, **ticked})
        while "data-live" in done.text:
            done = client.get(done.url.path)
    assert {each.url for each in ledger.articles()} >= set(links)
