"""``beleg watch`` tells each round in a line, names what was refused, and what is new in which series."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.read.feeds.web import FakeClock, Reply, Web, item, opened, page, rss

from beleg.bookkeeping import following
from beleg.cli import main, work
from beleg.cli.following import seconds_of
from beleg.cli.guard import Wrong
from beleg.cli.news import clock_time
from beleg.ledger import Ledger
from beleg.read import Fetching
from beleg.read.feeds import visiting

REPORT = """<!doctype html><html lang="de"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Leskovar. Bei einem Brand in der Stadt Leskovar sind am Montag nach Angaben {who} {n} Menschen getötet worden, wie am Abend bekannt wurde.</p>
<p>Die Feuerwehr war mit Einsatzkräften vor Ort und löschte die Flammen in der Nacht, teilte die Stadt Leskovar weiter mit.</p>
</article></body></html>"""
Run = Callable[..., tuple[int, str, str]]
DAY = "Mon, 05 May 2031 20:00:00 +0200"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr(work, "Fetching", partial(Fetching, delay=0.0, total=30.0))
    with opened(monkeypatch) as made:
        yield made


@pytest.fixture
def watch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        place = str(tmp_path / "ledger.db")
        status = main(["watch", *arguments, "--ledger", place, "--allow-private", "--ui", "en"])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_a_round_says_what_is_new_and_what_it_contradicts(web: Web, watch: Run) -> None:
    one = web.put("bote", "/1", REPORT.format(title="Brand", who="der Polizei", n="zwölf"))
    feed = web.put("bote", "/feed", rss(item(one, "Brand", DAY)))
    status, out, err = watch(feed, "--once")
    assert status == 0
    assert "1 feed asked: 1 article added, 1 figure" in err
    assert "12\tpolice\tbote.example" in out
    two = web.put("kurier", "/2", REPORT.format(title="Feuer", who="des Krankenhauses", n="zwanzig"))
    other = web.put("kurier", "/feed", rss(item(two, "Feuer", DAY)))
    status, out, err = watch(other, "--once")
    assert "new finding" in err
    assert "contradiction" in out
    assert "If both count the same, they cannot both hold." in out


def test_what_was_refused_is_named_and_told_by_the_status(web: Web, watch: Run) -> None:
    web.put("bote", "/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
    feed = web.put("bote", "/feed", rss(item("/1")))
    status, out, err = watch(feed, "--once")
    assert (status, out) == (1, "")
    assert (
        f"beleg: {web.url('bote', '/1')}: bote.example asks programs not to read this page (robots.txt);"
        in err
    )
    assert "1 feed asked: 1 refused (named above)" in err


def test_quiet_names_only_what_was_refused(web: Web, watch: Run) -> None:
    one = web.put("bote", "/1", REPORT.format(title="Brand", who="der Polizei", n="zwölf"))
    feed = web.put("bote", "/feed", rss(item(one), item("/2")))
    status, out, err = watch(feed, "--once", "--quiet")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        f"beleg: {web.url('bote', '/2')}: bote.example answered with status 404; check the address"
    ]


def test_it_goes_on_round_after_round_until_somebody_stops_it(
    web: Web, watch: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(FakeClock):
        def wait(self, running: Collection[Future[Any]], until: float | None) -> None:
            if not running and self.time > 1_000_000 + 2 * 3600:
                raise KeyboardInterrupt
            super().wait(running, until)

    monkeypatch.setattr(following, "Visitor", partial(visiting.Visitor, Stopped()))
    feed = web.put("bote", "/feed", rss(item(web.put("bote", "/1", page("Brand")))))
    status, _, err = watch(feed)
    assert status == 130
    assert "stopped: 1 article is in the ledger; the same command goes on from there" in err
    assert err.count("1 feed asked: nothing new") == web.paths().count("/feed") - 1 == 4


def test_it_ends_where_no_feed_is_left(web: Web, watch: Run) -> None:
    status, _, err = watch(web.put("bote", "/feed", Reply(status=410)))
    assert status == 1
    assert "this feed is no more (status 410); leave it out" in err
    assert "no feed is left to be followed" in err


def test_it_speaks_german(web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = web.put("bote", "/feed", rss(item("/1")))
    place = str(tmp_path / "ledger.db")
    assert main(["watch", feed, "--once", "--ledger", place, "--allow-private", "--ui", "de"]) == 1
    err = capsys.readouterr().err
    assert "bote.example antwortete mit Status 404; die Adresse prüfen" in err
    assert "1 Feed gefragt: 1 noch einmal abzurufen (oben genannt)" in err


@pytest.mark.parametrize("written", ["", "15", "0m", "59s", "-1h", "8d", "1 h", "15min"])
def test_a_pause_has_to_be_one(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Wrong):
        seconds_of(written)
    assert main(["watch", "https://bote.example/feed", "--every", written]) == 2
    assert "not a pause; write it as 90s, 15m or 2h" in capsys.readouterr().err


def test_a_private_feed_needs_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "ledger.db")
    assert main(["watch", "http://127.0.0.1/feed", "--once", "--ledger", place]) == 1
    assert "127.0.0.1 is not a public address" in capsys.readouterr().err
    with Ledger.open(place) as ledger:
        assert list(ledger.articles()) == []


def test_adding_a_feed_again_asks_for_nothing_that_is_there(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (1, 2)]
    feed = web.put("bote", "/feed", rss(*map(item, links)))
    place = str(tmp_path / "ledger.db")
    for said in ("2 articles added", "2 already there"):
        assert main(["add", feed, "--ledger", place, "--allow-private", "--ui", "en"]) == 0
        assert said in capsys.readouterr().err
    assert web.paths() == ["/feed", "/1", "/2", "/feed"]


def test_a_terminal_says_when_the_next_round_is(
    web: Web, watch: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Stopped(FakeClock):
        def wait(self, running: Collection[Future[Any]], until: float | None) -> None:
            if not running and self.time > 1_000_000 + 900:
                raise KeyboardInterrupt
            super().wait(running, until)

    clock = Stopped()
    monkeypatch.setattr(following, "Visitor", partial(visiting.Visitor, clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    feed = web.put("bote", "/feed", rss(item(web.put("bote", "/1", page("Brand")))))
    status, _, err = watch(feed)
    assert status == 130
    assert f"next round at {clock_time(1_000_000 + 900)}  (Ctrl+C ends it)" in err
    assert "\r\x1b[K" in err


def test_more_than_can_be_read_is_not_listed(web: Web, watch: Run) -> None:
    for n in range(12):
        said = REPORT.format(title=f"Brand {n}", who="der Polizei", n=20 + n).replace(
            "Leskovar", f"Leskovar{'abcdefghijkl'[n]}"
        )
        web.put("bote", f"/{n}", said.replace("Menschen getötet", "Menschen getötet und 30 verletzt"))
    feed = web.put("bote", "/feed", rss(*(item(f"/{n}", day=DAY) for n in range(12))))
    status, out, err = watch(feed, "--once")
    assert status == 0
    assert len(out.splitlines()) >= 20
    assert "… more of them: beleg series" in err
