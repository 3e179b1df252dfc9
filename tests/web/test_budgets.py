"""How long a reader waits, with 10,000 figures in the ledger: each budget is met within twice its value.

Times are the best of several; of the server the work of the process counts where that is less. What a browser shows is
measured by the clock, for which reason `make test` runs this file by itself, after all others.
Pages are kept once they were made; each is asked for at an address that nobody asked for before.
"""

from __future__ import annotations

import fcntl
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web import invented
from tests.web.conftest import OWN, Server
from tests.web.walk import addresses

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.report.chart import draw
from beleg.web import application
from beleg.web.settings import Settings

FIGURES = 10_000
# Milliseconds and bytes of a page, by its name: 50 ms of the server for what lists or shows one thing, 200 to find a number.
SERVER = {
    **dict.fromkeys(
        ("overview", "findings", "outside", "series", "figure", "origin", "review", "article"), 50
    ),
    **dict.fromkeys(("found", "unfound"), 200),
}
FIRST_PAINT, WEIGHT, DECISION, NEXT_CARD = 200, 150_000, 50, 100
OF_MANY, FOCUS = 300, 50  # an article of 1,000 figures; to the last of them
READY, HELP = 1000, 200
CHART_TIME, CHART_SIZE = 5, 20_000
_NUMBERS = count()


def anew(path: str) -> str:
    """An address of the same page that nobody has asked for: pages are kept."""
    return f"{path}{'&' if '?' in path else '?'}new={next(_NUMBERS)}"


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of 10,000 figures, made once for all processes of a test run."""
    home = tmp_path_factory.getbasetemp()
    place = (home.parent if home.name.startswith("popen-") else home) / "many.db"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            made = invented.made(place.with_name("making.db"), invented.figures(FIGURES))
            made.rename(place)
    return place


@pytest.fixture(scope="module")
def whole(many: Path) -> Iterator[Ledger]:
    with Ledger.open(many) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def asking(whole: Ledger) -> Iterator[TestClient]:
    app = application(whole, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        yield client


def quickest(work: Callable[[], object], enough: float, times: int = 7) -> float:
    """Milliseconds, of the clock or of work in this process, whichever is less; ``enough`` ends the trying early, as what is out of reach does."""
    best = float("inf")
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        work()
        best = min(best, 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked))
        if best <= enough or best > 10 * enough:  # met, or out of reach
            break
    return best


@pytest.mark.parametrize("name", [*SERVER])
def test_the_server_answers_in_time(asking: TestClient, whole: Ledger, name: str) -> None:
    path = addresses(whole)[name]
    asking.get(path)
    took = quickest(lambda: asking.get(anew(path)), enough=SERVER[name])
    assert took <= 2 * SERVER[name], path


@pytest.mark.parametrize("name", [*SERVER, "card", "correction", "find", "import", "export", "help"])
def test_no_page_is_heavy(asking: TestClient, whole: Ledger, name: str) -> None:
    answer = asking.get(addresses(whole)[name])
    article = len(whole.article(next(whole.articles()).id).text.encode()) if name == "article" else 0  # type: ignore[union-attr]
    assert len(answer.content) - article <= 2 * WEIGHT


def test_a_decision_is_stored_and_the_next_card_comes_in_time(many: Path, tmp_path: Path) -> None:
    place = tmp_path / "deciding.db"
    place.write_bytes(many.read_bytes())
    with Ledger.open(place) as ledger:
        figures = [figure for _, figure in ledger.figures(measure="killed")][:16]
        app = application(ledger, Settings(user="ines", ui="en"))
        with TestClient(app, base_url="http://127.0.0.1", headers=OWN, follow_redirects=False) as client:

            def decide() -> None:
                data = {"target": figures.pop().id, "seen": "", "verdict": "accept"}
                assert client.post("/review/decide", data=data).status_code == 303

            def go_on() -> None:
                decide()
                assert "<article" in client.get(anew("/review")).text

            took = quickest(decide, enough=DECISION)
            on = quickest(go_on, enough=NEXT_CARD)
        assert ledger.decisions()
    assert took <= 2 * DECISION
    assert on <= 2 * NEXT_CARD


def test_a_chart_is_drawn_in_time_and_small(whole: Ledger) -> None:
    largest = max(whole.series(), key=lambda each: len(each.points))
    took = quickest(lambda: draw(largest), enough=CHART_TIME)
    size = len(draw(largest).encode())
    assert took <= 2 * CHART_TIME
    assert size <= 2 * CHART_SIZE


@pytest.mark.parametrize("name", ["overview", "findings", "series", "article", "review", "found"])
def test_the_first_paint_is_in_time(browser: Any, whole: Ledger, name: str) -> None:
    path = addresses(whole)[name]
    most = FIRST_PAINT + (SERVER[name] if name == "found" else 0)
    with Server(whole, Settings(user="ines", ui="en")) as at:
        context = browser.new_context()
        page, took = context.new_page(), []
        for _ in range(7):
            page.goto(at + anew(path))
            took.append(page.evaluate(PAINT))
            if min(took) <= most or min(took) > 10 * most:
                break
        context.close()
    assert min(took) <= 2 * most, statistics.median(took)


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of one article of 1,000 figures."""
    sentence = "Laut der Polizei wurden am 3. Mai 2024 in Porto {} Menschen getötet."
    text = "\n".join(map(sentence.format, range(12, 1012)))
    with Ledger.open(tmp_path_factory.mktemp("thousand") / "one.db") as ledger:
        ledger.add(Article(text, doc="a", published="2024-05-04", language="de"))
        ledger.renew()
        yield ledger


def _only(ledger: Ledger) -> str:
    return f"/a/{next(ledger.articles()).id[:12]}"


def test_an_article_of_a_thousand_figures_is_made_in_time(thousand: Ledger) -> None:
    app = application(thousand, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        took = quickest(lambda: client.get(anew(_only(thousand))), enough=OF_MANY)
    assert took <= 2 * OF_MANY


def test_an_article_of_a_thousand_figures_is_seen_and_its_last_one_reached_in_time(
    browser: Any, thousand: Ledger
) -> None:
    with Server(thousand, Settings(user="ines", ui="en")) as at:
        context = browser.new_context()
        page, seen, reached = context.new_page(), [], []
        for _ in range(7):
            page.goto(at + anew(_only(thousand)))
            seen.append(page.evaluate(PAINT))
            reached.append(page.evaluate(REACH))
            if min(seen) <= OF_MANY and min(reached) <= FOCUS:
                break
        assert page.evaluate("document.activeElement.id.slice(0, 2)") == "f-"
        context.close()
    assert min(seen) <= 2 * OF_MANY, statistics.median(seen)
    assert min(reached) <= 2 * FOCUS, statistics.median(reached)


def test_a_key_leads_to_the_next_card_in_time(browser: Any, whole: Ledger) -> None:
    with Server(whole, Settings(user="ines", ui="en")) as at:
        context = browser.new_context()
        page, took = context.new_page(), []
        page.goto(at + "/review")
        for _ in range(9):
            page.wait_for_selector("#review:focus, #review :focus", state="attached")
            with page.expect_navigation():
                page.keyboard.press("s")
            took.append(page.evaluate(PAINT))
            if took[-1] <= NEXT_CARD:
                break
        context.close()
    assert min(took) <= 2 * NEXT_CARD, statistics.median(took)


def test_help_and_the_app_are_there_in_time(many: Path) -> None:
    start = "import sys; from beleg.cli import main; sys.exit(main())"

    def worked(*arguments: str, until: str = "") -> float:
        """Milliseconds of work of a command until it has said something on standard error, else until its end."""
        began = os.times()
        with subprocess.Popen(
            [sys.executable, "-c", start, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as running:
            assert running.stderr is not None
            if until:
                assert until in running.stderr.readline()
                running.terminate()
            running.stderr.read()
        ended = os.times()
        return 1000 * (
            ended.children_user + ended.children_system - began.children_user - began.children_system
        )

    assert min(worked("--help") for _ in range(3)) <= 2 * HELP
    serve = ("serve", "--ledger", str(many), "--port", "0")
    assert min(worked(*serve, until="http://") for _ in range(2)) <= 2 * READY


# To the last figure of an article, which stands in another part of its text.
REACH = """() => {
    const began = performance.now(), all = document.querySelectorAll('.whole mark a, .elsewhere a'), last = all[all.length - 1]
    last.focus()
    last.getBoundingClientRect()
    return performance.now() - began
}"""
# From the moment the browser asks to the first thing that is seen.
PAINT = """() => new Promise(done => {
    const seen = () => performance.getEntriesByName('first-contentful-paint')[0]
    if (seen()) done(seen().startTime)
    else new PerformanceObserver(() => seen() && done(seen().startTime)).observe({type: 'paint', buffered: true})
})"""
