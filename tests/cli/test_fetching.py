"""An address on the command line is fetched; nothing else is, and nothing private unless allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.read.answering import PAGE, saying, server

from beleg.cli import main
from beleg.ledger import Ledger


def test_an_address_is_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "ledger.db")
    with server(saying(PAGE.encode())) as port:
        url = f"http://127.0.0.1:{port}/halle"
        for said in ("1 article added", "1 already there"):
            assert main(["add", url, "--ledger", place, "--allow-private"]) == 0
            assert said in capsys.readouterr().err
    with Ledger.open(place) as ledger:
        [article] = ledger.articles()
    assert (article.url, article.doc, article.outlet) == (url, url, "127.0.0.1")


def test_a_private_address_needs_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "ledger.db")
    assert main(["add", "http://127.0.0.1/", "--ledger", place]) == 1
    assert "http://127.0.0.1/: 127.0.0.1 is not a public address" in capsys.readouterr().err


def test_a_feed_without_pages_is_refused_with_what_helps(capsys: pytest.CaptureFixture[str]) -> None:
    with server(saying(b"<rss/>", "application/rss+xml")) as port:
        assert main(["extract", f"http://127.0.0.1:{port}/", "--allow-private"]) == 1
    assert "names no page; check the address" in capsys.readouterr().err
