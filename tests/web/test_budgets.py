"""How long a reader waits, with 10,000 figures in the ledger: each budget is met within twice its value.

Times are the best of several, and where a machine does other things as well, the work of the process alone counts.
"""

from __future__ import annotations

import fcntl
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web import invented
from tests.web.conftest import OWN, Server
from tests.web.walk import addresses

from beleg.ledger import Ledger
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
# What does not meet its budget yet, with what was measured on a machine that did other things as well.
MISSED = {
    "findings": "200 findings with their series and words are made in 200 ms, and weigh 240 kB",
    "origin": "an origin of 1,300 series is read whole in 870 ms, and its page weighs 380 kB",
    "found": "a number that many sums and differences give is found in 1.5 s",
}
FIRST_PAINT, WEIGHT, DECISION = 200, 150_000, 50
CHART_TIME, CHART_SIZE = 5, 20_000


def each_of(*names: str) -> list[Any]:
    """Pages as parameters; those that miss a budget are measured all the same."""
    late = {name: pytest.mark.xfail(strict=False, reason=why) for name, why in MISSED.items()}
    return [pytest.param(name, marks=late[name]) if name in late else name for name in names]


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


@pytest.mark.parametrize("name", each_of(*SERVER))
def test_the_server_answers_in_time(asking: TestClient, whole: Ledger, name: str) -> None:
    path = addresses(whole)[name]
    asking.get(path)
    took = quickest(lambda: asking.get(path), enough=SERVER[name])
    assert took <= 2 * SERVER[name], path


@pytest.mark.parametrize("name", each_of(*SERVER, "card", "correction", "find", "import", "export", "help"))
def test_no_page_is_heavy(asking: TestClient, whole: Ledger, name: str) -> None:
    answer = asking.get(addresses(whole)[name])
    article = len(whole.article(next(whole.articles()).id).text.encode()) if name == "article" else 0  # type: ignore[union-attr]
    assert len(answer.content) - article <= 2 * WEIGHT


def test_a_decision_is_stored_in_time(many: Path, tmp_path: Path) -> None:
    place = tmp_path / "deciding.db"
    place.write_bytes(many.read_bytes())
    with Ledger.open(place) as ledger:
        figures = [figure for _, figure in ledger.figures(measure="killed")][:8]
        app = application(ledger, Settings(user="ines", ui="en"))
        with TestClient(app, base_url="http://127.0.0.1", headers=OWN, follow_redirects=False) as client:

            def decide() -> None:
                data = {"target": figures.pop().id, "seen": "", "verdict": "accept"}
                assert client.post("/review/decide", data=data).status_code == 303

            took = quickest(decide, enough=DECISION)
        assert ledger.decisions()
    assert took <= 2 * DECISION


def test_a_chart_is_drawn_in_time_and_small(whole: Ledger) -> None:
    largest = max(whole.series(), key=lambda each: len(each.points))
    took = quickest(lambda: draw(largest), enough=CHART_TIME)
    size = len(draw(largest).encode())
    assert took <= 2 * CHART_TIME
    assert size <= 2 * CHART_SIZE


@pytest.mark.parametrize("name", each_of("overview", "findings", "series", "article", "review", "found"))
def test_the_first_paint_is_in_time(browser: Any, whole: Ledger, name: str) -> None:
    path = addresses(whole)[name]
    most = FIRST_PAINT + (SERVER[name] if name == "found" else 0)
    with Server(whole, Settings(user="ines", ui="en")) as at:
        context = browser.new_context()
        page, took = context.new_page(), []
        for _ in range(7):
            page.goto(at + path)
            took.append(page.evaluate(PAINT))
            if min(took) <= most or min(took) > 10 * most:
                break
        context.close()
    assert min(took) <= 2 * most, statistics.median(took)


# From the moment the browser asks to the first thing that is seen.
PAINT = """() => new Promise(done => {
    const seen = () => performance.getEntriesByName('first-contentful-paint')[0]
    if (seen()) done(seen().startTime)
    else new PerformanceObserver(() => seen() && done(seen().startTime)).observe({type: 'paint', buffered: true})
})"""
