"""The example of docs/feeds.md runs, and says what the page says."""

from __future__ import annotations

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from beleg.cli import main, work
from beleg.read import Fetching

ROOT = Path(__file__).resolve().parent.parent


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_the_example_says_what_the_page_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "Fetching", partial(Fetching, delay=0.0))
    page = (ROOT / "docs" / "feeds.md").read_text("utf-8")
    written = re.search(r"\$ (beleg watch http\S+.*)\n((?:    .*\n)+?)    \$ kill", page)
    assert written is not None
    serving = partial(Silent, directory=str(ROOT / "docs" / "example-feed"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        Thread(target=partial(server.serve_forever, 0.02), daemon=True).start()
        asked = (
            written[1]
            .replace(":8099", f":{server.server_port}")
            .replace("feed.db", str(tmp_path / "feed.db"))
        )
        status = main([*asked.split()[1:], "--ui", "en"])
        server.shutdown()
    told = capsys.readouterr()
    closing, *lines = [line.strip() for line in written[2].splitlines()]
    assert (status, told.out.splitlines()) == (0, lines)
    assert told.err.strip().partition("  ")[2] == closing.partition("  ")[2]
