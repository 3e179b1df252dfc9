"""A process that follows feeds is killed again and again: nothing that it said is lost, and hardly anything asked for twice."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from tests.read.feeds.web import Reply, Request, item, opened, page, rss

from beleg.ledger import Ledger

LONG = "BELEG_LONG"
PAGES, BATCH = 80, 20
FOLLOW = """
import sys
from beleg.ledger import Ledger
from beleg.read import Fetching, ReadOptions
with Ledger.open(sys.argv[1]) as ledger:
    options = ReadOptions(fetching=Fetching(private=True, delay=0.01))
    following = ledger.watch(sys.argv[2], every=60, options=options)
    following.round(lambda done: print(*done.articles, flush=True))
"""


@pytest.mark.skipif(not os.environ.get(LONG), reason=f"takes half a minute: set {LONG}=1")
def test_kills_at_any_moment_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "ledger.db")
    kills = [7, 25, 33, 58]  # after so many pages were asked for
    said: set[str] = set()
    with opened(monkeypatch) as web:
        links = [web.put("127", f"/{n}", page(f"Brand {n}", n)) for n in range(PAGES)]
        names = [link.replace("127.example", "127.0.0.1") for link in links]
        marks = {"ETag": '"e"'}

        def feed(request: Request) -> Reply:
            known = "if-none-match" in request.head
            return Reply(status=304) if known else Reply(rss(*map(item, names)).body, "text/xml", head=marks)

        at = web.put("127", "/feed", feed).replace("127.example", "127.0.0.1")
        for kill in [*kills, PAGES * 2]:
            reached = threading.Event()
            web.tell = lambda _, kill=kill, reached=reached: (  # type: ignore[misc]
                reached.set() if len(set(web.paths())) > kill else None
            )
            with subprocess.Popen(
                [sys.executable, "-c", FOLLOW, place, at], stdout=subprocess.PIPE, text=True
            ) as running:
                if kill in kills:
                    assert reached.wait(60)
                    running.kill()
                out, _ = running.communicate(timeout=60)
            said.update(out.split())
            with Ledger.open(place) as ledger:
                assert said <= {each.id for each in ledger.articles()}
    with Ledger.open(place) as ledger:
        assert {each.url for each in ledger.articles()} == set(names)
    asked = Counter(path for path in web.paths() if path != "/feed")
    again = sum(n - 1 for n in asked.values())
    assert len(asked) == PAGES
    assert again <= (BATCH + 1) * len(kills)
