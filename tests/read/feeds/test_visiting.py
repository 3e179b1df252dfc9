"""Hosts are asked politely: one connection, pauses, robots.txt, and what they ask for in their answers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.read.feeds.web import FakeClock, Reply, Request, Web

from beleg.read import Fetching
from beleg.read.feeds.visiting import Asked, Visited, Visitor

HOW = Fetching(private=True, total=30.0)
FORBIDDEN = b"User-agent: *\nDisallow: /"


def visit(
    web: Web, *urls: str, delay: float = 1.0, until: float | None = None, given: bool = False
) -> tuple[list[str], dict[str, list[float]]]:
    """What came of addresses, as statuses and reasons; and when each host was asked."""
    clock = FakeClock()
    times: dict[str, list[float]] = {}

    def tell(request: Request) -> None:
        assert request.at_once == 1, "a host has one connection"
        times.setdefault(request.host, []).append(clock.now() - 1_000_000)

    web.tell = tell
    asking = Visitor(clock, delay)
    wanted = [Asked(url, HOW, given=given) for url in urls]
    return list(asking.each(wanted, _outcome, until and clock.now() + until)), times


def _outcome(visited: Visited) -> str:
    if visited.answer is None:
        return visited.failed.code if visited.failed else ""
    return f"{visited.answer.status} {visited.answer.url.rpartition('/')[2]}"


def test_several_hosts_at_once_each_with_its_pause_and_answers_in_order(web: Web) -> None:
    urls = [web.put(host, f"/{n}", b"Zwei Tote") for n in range(4) for host in ("a", "b", "c")]
    found, times = visit(web, *urls)
    assert found == [f"200 {n}" for n in range(4) for _ in "abc"]
    for host in "abc":
        asked = times[host]
        assert len(asked) == 5  # robots.txt is one of them
        assert all(later - before >= 1.0 for before, later in pairwise(asked))
        assert asked[-1] <= 5.0  # nobody waits for another host


def test_a_crawl_delay_is_the_pause_for_everything_on_the_host(web: Web) -> None:
    web.put("a", "/robots.txt", b"User-agent: *\nCrawl-delay: 7", "text/plain")
    urls = [web.put("a", f"/{n}", b"Zwei Tote") for n in range(3)]
    _, times = visit(web, *urls)
    assert [later - before for before, later in pairwise(times["a"])] == [7.0, 7.0, 7.0]


def test_who_wants_to_be_asked_too_seldom_is_not_asked(web: Web) -> None:
    web.put("a", "/robots.txt", b"User-agent: *\nCrawl-delay: 86400", "text/plain")
    assert visit(web, web.url("a", "/1"), web.url("a", "/2"))[0] == ["fetch_too_rare"] * 2
    assert web.paths() == []


@pytest.mark.parametrize(
    ("robots", "found"),
    [
        (Reply(FORBIDDEN, "text/plain"), "fetch_robots"),
        (Reply(b"\xef\xbb\xbf" + FORBIDDEN, "text/plain"), "fetch_robots"),
        (Reply(FORBIDDEN, "text/html"), "fetch_robots"),
        (Reply(FORBIDDEN, "text/plain", 404), "200 1"),
        (Reply(FORBIDDEN, "text/plain", 403), "200 1"),
        (Reply(FORBIDDEN, "image/png"), "200 1"),
        (Reply(b"", "text/plain", 500), "fetch_no_robots"),
        (Reply(b"", "text/plain", 429), "fetch_no_robots"),
        (Reply(status=301, head={"Location": "/elsewhere"}), "fetch_robots"),
        (Reply(status=301, head={"Location": "/robots.txt"}), "fetch_redirects"),
        (Reply(status=301, head={"Location": "file:///etc/passwd"}), "fetch_address"),
    ],
)
def test_robots(web: Web, robots: Reply, found: str) -> None:
    web.put("a", "/robots.txt", robots)
    web.put("a", "/elsewhere", FORBIDDEN, "text/plain")
    url = web.put("a", "/1", b"Zwei Tote")
    assert visit(web, url)[0] == [found]
    assert web.paths().count("/1") == (1 if found == "200 1" else 0)


def test_robots_are_asked_for_once_and_not_for_what_a_person_gave(web: Web) -> None:
    web.put("a", "/robots.txt", FORBIDDEN, "text/plain")
    assert visit(web, web.put("a", "/1", b"Zwei Tote"), given=True)[0] == ["200 1"]
    assert [each.path for each in web.asked] == ["/1"]
    web.asked.clear()
    visit(web, *(web.url("a", f"/{n}") for n in range(20)))
    assert [each.path for each in web.asked] == ["/robots.txt"]


def test_a_redirect_waits_for_its_turn_and_asks_the_other_host_for_its_rules(web: Web) -> None:
    web.put("b", "/robots.txt", b"User-agent: *\nDisallow: /no\nCrawl-delay: 3", "text/plain")
    web.put("b", "/1", b"Zwei Tote")
    urls = [
        web.put("a", f"/{to}", Reply(status=302, head={"Location": web.url("b", f"/{to}")}))
        for to in ("1", "no")
    ]
    found, times = visit(web, *urls, web.put("b", "/2", b"Drei Tote"))
    assert found == ["200 1", "fetch_robots", "200 2"]
    assert all(later - before >= 3.0 for before, later in pairwise(times["b"]))


def test_redirects_without_an_end_end(web: Web) -> None:
    web.put("a", "/1", Reply(status=302, head={"Location": "/1"}))
    found, times = visit(web, web.url("a", "/1"))
    assert (found, len(times["a"])) == (["fetch_redirects"], 7)


@pytest.mark.parametrize(("after", "waits"), [("5", 5.0), ("Mon, 12 Jan 1970 13:46:47 GMT", 6.0)])
def test_a_page_is_waited_for_where_its_host_asks_for_a_moment(web: Web, after: str, waits: float) -> None:
    first = [True]

    def answer(_: Request) -> Reply:
        if first:
            first.clear()
            return Reply(status=503, head={"Retry-After": after})
        return Reply(b"Zwei Tote")

    found, times = visit(web, web.put("a", "/1", answer))
    assert found == ["200 1"]
    assert times["a"][-1] - times["a"][-2] == pytest.approx(waits, abs=1.0)
    assert times["a"][-1] - times["a"][-2] >= 5.0


def test_who_asks_for_longer_is_left_alone_with_all_its_pages(web: Web) -> None:
    urls = [web.put("a", f"/{n}", Reply(status=429, head={"Retry-After": "3600"})) for n in range(5)]
    other = web.put("b", "/1", b"Zwei Tote")
    assert visit(web, *urls, other)[0] == ["429 0", *["fetch_later"] * 4, "200 1"]
    assert web.paths("a") == ["/0"]


def test_a_host_that_does_not_answer_is_given_up(web: Web) -> None:
    urls = [f"http://127.0.0.1:9/{n}" for n in range(50)]
    assert visit(web, *urls)[0] == ["fetch_silent"] * 50
    assert visit(web, *urls, given=True)[0] == ["fetch_silent"] * 50


def test_what_there_is_no_time_for_is_left_out(web: Web) -> None:
    urls = [web.put("a", f"/{n}", b"Zwei Tote") for n in range(10)]
    found, _ = visit(web, *urls, until=3.5)
    assert found == ["200 0", "200 1", "200 2"]
    assert web.paths() == ["/0", "/1", "/2"]


def test_many_addresses_are_taken_as_they_are_needed(web: Web) -> None:
    taken = []

    def wanted() -> object:
        for n in range(5_000):
            taken.append(n)
            yield Asked(web.url("a", f"/{n}"), HOW, given=True)

    answers = Visitor(FakeClock(), 0.0).each(wanted(), _outcome)  # type: ignore[arg-type]
    assert [next(answers) for _ in range(3)] == ["404 0", "404 1", "404 2"]
    assert len(taken) < 1_100
    answers.close()  # type: ignore[attr-defined]


def test_whoever_stops_leaves_nothing_to_the_next(web: Web) -> None:
    asking = Visitor(FakeClock(), 1.0)
    urls = [web.put("a", f"/{n}", b"Zwei Tote") for n in range(5)]
    first = asking.each([Asked(url, HOW) for url in urls], _outcome)
    assert next(first) == "200 0"
    first.close()  # type: ignore[attr-defined]
    assert list(asking.each([Asked(urls[4], HOW)], _outcome)) == ["200 4"]
