"""Feeds are followed: what is new is read once, politely, and nothing is lost or asked for again, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.read.feeds.web import Answer, FakeClock, Reply, Request, Web, item, opened, page, rss

from beleg.bookkeeping.following import Following, Round
from beleg.ledger import Ledger
from beleg.read import Fetching, ReadOptions
from beleg.read.feeds.visiting import Visitor

QUICK = ReadOptions(fetching=Fetching(private=True, total=30.0))
EVERY = 900


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with opened(monkeypatch) as made:
        yield made


class Reader:
    """Somebody who follows feeds, in one process after the other."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.clock = FakeClock()
        self.ledger = Ledger.open(place)

    def start(self, *feeds: str) -> Following:
        """Follow feeds as a process does that has just begun."""
        self.ledger.close()
        self.ledger = Ledger.open(self.place)
        self.following = self.ledger.watch(
            *feeds, every=EVERY, options=QUICK, visitor=Visitor(self.clock, resolve=None)
        )
        return self.following

    def round(self, later: float = 0.0) -> Round:
        """The next round, ``later`` seconds after the one before."""
        self.clock.time += later
        return self.following.round()

    def urls(self) -> list[str | None]:
        return [each.url for each in self.ledger.articles()]


@pytest.fixture
def reader(place: str) -> Iterator[Reader]:
    made = Reader(place)
    yield made
    made.ledger.close()


def marked(*items: str, etag: str = '"e1"') -> Answer:
    """A feed that knows what it said before."""

    def answer(request: Request) -> Reply:
        if request.head.get("if-none-match") == etag:
            return Reply(status=304, head={"ETag": etag})
        return Reply(rss(*items).body, "application/rss+xml", head={"ETag": etag, "Last-Modified": "today"})

    return answer


def test_what_is_new_is_read_once(web: Web, reader: Reader) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in range(1, 4)]
    feed = web.put("bote", "/feed", rss(*map(item, links[:2])))
    reader.start(feed)
    first = reader.round()
    assert (first.asked, first.named, len(first.articles), first.refused) == (1, 2, 2, [])
    web.put("bote", "/feed", rss(*map(item, links)))
    second = reader.round(EVERY)
    assert (second.named, len(second.articles)) == (1, 1)
    assert reader.urls() == links
    assert web.paths() == ["/feed", "/1", "/2", "/feed", "/3"]


def test_a_feed_that_did_not_change_says_only_that(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand"))
    feed = web.put("bote", "/feed", marked(item(link)))
    reader.start(feed)
    reader.round()
    again = reader.round(EVERY)
    assert (again.asked, again.named, again.refused) == (1, 0, [])
    asked = [each.head for each in web.asked if each.path == "/feed"]
    assert [each.get("if-none-match") for each in asked] == [None, '"e1"']
    assert [each.get("if-modified-since") for each in asked] == [None, "today"]
    assert web.paths() == ["/feed", "/1", "/feed"]


def test_after_a_restart_nothing_is_asked_for_again(web: Web, reader: Reader) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (1, 2)]
    feed = web.put("bote", "/feed", marked(*map(item, links)))
    reader.start(feed)
    reader.round()
    reader.start(feed)
    assert reader.round(60).asked == 0
    assert reader.round(EVERY).asked == 1
    assert web.paths() == ["/feed", "/1", "/2", "/feed"]
    assert web.asked[-1].head["if-none-match"] == '"e1"'


def test_what_was_named_and_not_read_is_read_after_a_restart(web: Web, reader: Reader) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in range(30)]
    feed = web.put("bote", "/feed", marked(*map(item, links)))
    reader.start(feed)

    def killed(_: Round) -> None:
        if len(reader.urls()) >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reader.following.round(killed)
    kept = reader.urls()
    assert len(kept) >= 20
    reader.start(feed)
    reader.round(60)
    assert reader.urls() == links
    # The feed was not asked again, and no page twice of those that were kept.
    assert web.paths().count("/feed") == 1
    assert all(web.paths().count(f"/{n}") == 1 for n in range(len(kept)))


def test_pages_added_before_are_not_asked_for(web: Web, reader: Reader) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (1, 2)]
    feed = web.put("bote", "/feed", rss(*map(item, links)))
    reader.ledger.add(links[0], options=QUICK)
    reader.start(feed)
    reader.round()
    assert web.paths() == ["/1", "/feed", "/2"]
    # And the other way round: what a watch has read, adding the feed does not ask for.
    reader.ledger.add(feed, options=QUICK)
    assert web.paths() == ["/1", "/feed", "/2", "/feed"]


def test_one_page_in_two_feeds_is_asked_for_once(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand"))
    one = web.put("bote", "/one", rss(item(link)))
    two = web.put("bote", "/two", rss(item(link)))
    reader.start(one, two)
    reader.round()
    assert web.paths() == ["/one", "/two", "/1"]


def pauses(reader: Reader, rounds: int) -> list[float]:
    """The times between the rounds that the feeds ask for."""
    found = []
    for _ in range(rounds):
        due = reader.following.due()
        assert due is not None
        found.append(round(due - reader.clock.time))
        reader.clock.time = max(reader.clock.time, due)
        reader.following.round()
    return found


def test_a_feed_that_changes_seldom_is_asked_less_often_up_to_a_bound(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand"))
    feed = web.put("bote", "/feed", rss(item(link)))
    reader.start(feed)
    reader.round()
    assert pauses(reader, 4) == [pytest.approx(EVERY, abs=5), 1800, 3600, 3600]
    web.put("bote", "/feed", rss(item(link), item(web.put("bote", "/2", page("Mord", 2)))))
    reader.clock.time += 3600
    reader.following.round()
    due = reader.following.due()
    assert due is not None and due - reader.clock.time <= EVERY


def test_a_feed_that_fails_is_asked_less_often_up_to_a_day(web: Web, reader: Reader) -> None:
    feed = web.put("bote", "/feed", Reply(status=500))
    reader.start(feed)
    first = reader.round()
    assert [each.code for each in first.refused] == ["fetch_status"]
    assert pauses(reader, 8) == [1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400]
    web.put("bote", "/feed", rss(item(web.put("bote", "/1", page("Brand")))))
    reader.round(86_400)
    assert pauses(reader, 1)[0] <= EVERY


def test_a_feed_that_asks_for_rest_gets_it(web: Web, reader: Reader) -> None:
    reader.clock.time = 12 * 3600.0
    more = "<ttl>60</ttl><skipHours><hour>13</hour><hour>14</hour></skipHours>"
    feed = web.put("bote", "/feed", rss(item(web.put("bote", "/1", page("Brand"))), more=more))
    reader.start(feed)
    reader.round()
    assert reader.following.due() == 15 * 3600


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_names_a_time_is_not_asked_before(web: Web, reader: Reader, status: int) -> None:
    feed = web.put("bote", "/feed", Reply(status=status, head={"Retry-After": "7200"}))
    reader.start(feed)
    reader.round()
    due = reader.following.due()
    assert due is not None and due >= reader.clock.time + 7200
    reader.round(EVERY)
    assert web.paths() == ["/feed"]


def test_a_feed_that_moved_is_asked_at_its_new_place(web: Web, reader: Reader) -> None:
    new = web.put("bote", "/new", rss(item(web.put("bote", "/1", page("Brand")))))
    old = web.put("bote", "/old", Reply(status=301, head={"Location": "/new"}))
    reader.start(old)
    assert reader.round().moved == [(old, new)]
    reader.start(old)
    assert reader.round(EVERY).moved == []
    assert web.paths() == ["/old", "/new", "/1", "/new"]


def test_a_feed_that_is_elsewhere_for_now_is_asked_at_its_place(web: Web, reader: Reader) -> None:
    web.put("bote", "/new", rss(item(web.put("bote", "/1", page("Brand")))))
    old = web.put("bote", "/old", Reply(status=302, head={"Location": "/new"}))
    reader.start(old)
    assert reader.round().moved == []
    reader.round(EVERY)
    assert web.paths() == ["/old", "/new", "/1", "/old", "/new"]


def test_a_feed_that_is_gone_is_not_asked_again(web: Web, reader: Reader) -> None:
    feed = web.put("bote", "/feed", Reply(status=410))
    reader.start(feed)
    assert [each.code for each in reader.round().refused] == ["feed_gone"]
    assert reader.following.due() is None
    assert [each.code for each in reader.start(feed).refused] == ["feed_gone"]
    assert reader.following.feeds == []
    assert web.paths() == ["/feed"]


def test_a_page_that_failed_is_tried_again_a_few_times(web: Web, reader: Reader) -> None:
    web.put("bote", "/1", Reply(status=500))
    feed = web.put("bote", "/feed", marked(item("/1")))
    reader.start(feed)
    told = [reader.round(86_400) for _ in range(8)]
    assert web.paths().count("/1") == 4
    assert [len(each.put_off) for each in told] == [1, 1, 1, 0, 0, 0, 0, 0]
    assert [len(each.refused) for each in told] == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_page_that_failed_and_comes_back_is_read(web: Web, reader: Reader) -> None:
    web.put("bote", "/1", Reply(status=503))
    feed = web.put("bote", "/feed", marked(item("/1", "Brand", "Sun, 04 May 2031 08:00:00 +0200")))
    reader.start(feed)
    reader.round()
    web.put("bote", "/1", page("Brand"))
    assert len(reader.round(86_400).articles) == 1
    [article] = reader.ledger.articles()
    assert (article.published, article.published_basis) == ("2031-05-04", "feed")


@pytest.mark.parametrize("status", [401, 410])
def test_a_page_that_is_gone_is_not_tried_again(web: Web, reader: Reader, status: int) -> None:
    web.put("bote", "/1", Reply(status=status))
    reader.start(web.put("bote", "/feed", rss(item("/1"))))
    first = reader.round()
    assert (first.put_off, [each.code for each in first.refused]) == ([], ["fetch_status"])
    reader.round(86_400)
    assert web.paths().count("/1") == 1


def test_lists_lead_to_feeds_that_are_followed(web: Web, reader: Reader, tmp_path: Path) -> None:
    one = web.put("bote", "/feed", rss(item(web.put("bote", "/1", page("Brand")))))
    two = web.put("kurier", "/feed", rss(item(web.put("kurier", "/2", page("Mord", 2)))))
    opml = f"<opml><body><outline xmlUrl='{one}'/><outline xmlUrl='{two}'/></body></opml>"
    at = web.put("bote", "/feeds.opml", opml.encode(), "text/x-opml")
    (tmp_path / "feeds.opml").write_text(opml, "utf-8")
    reader.start(at)
    assert reader.round().asked == 3
    assert reader.round(EVERY).asked == 3
    assert reader.start(str(tmp_path / "feeds.opml")).feeds == [one, two]
    assert len(reader.urls()) == 2


@pytest.mark.parametrize("of_web", [True, False])
def test_a_list_that_changes_while_it_is_followed_is_read_again(
    web: Web, reader: Reader, tmp_path: Path, of_web: bool
) -> None:
    feeds = [
        web.put("bote", f"/feed{n}", rss(item(web.put("bote", f"/{n}", page("Brand", n))))) for n in range(3)
    ]
    file = tmp_path / "feeds.opml"

    def listed(*feeds: str) -> str:
        opml = f"<opml><body>{''.join(f'<outline xmlUrl={each!r}/>' for each in feeds)}</body></opml>"
        file.write_text(opml, "utf-8")
        return web.put("bote", "/feeds.opml", opml.encode(), "text/x-opml")

    reader.start(listed(*feeds[:2]) if of_web else (listed(*feeds[:2]), str(file))[1])
    reader.round()
    listed(feeds[1], feeds[2])
    reader.round(EVERY)
    assert [each for each in reader.following.feeds if each in feeds] == feeds[1:]
    assert len(reader.urls()) == 3
    listed(feeds[0])
    reader.round(4 * EVERY)
    assert [each for each in reader.following.feeds if each in feeds] == feeds[:1]


def test_what_is_no_feed_is_named_with_what_helps(web: Web, reader: Reader, tmp_path: Path) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    at = web.put("bote", "/", page("Brand", head=head))
    (tmp_path / "a.txt").write_text("Zwei Tote bei Brand.", "utf-8")
    started = reader.start(at, str(tmp_path / "a.txt"), str(tmp_path / "none.opml"))
    assert [each.code for each in started.refused] == ["no_feed_named", ""]
    [refused] = reader.round().refused
    assert str(refused) == f"{at}: not a feed; its feed is {web.url('bote', '/feed')}"


def test_a_round_ends_when_the_next_one_begins(web: Web, reader: Reader) -> None:
    web.put("bote", "/robots.txt", b"User-agent: beleg\nCrawl-delay: 300", "text/plain")
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in range(6)]
    reader.start(web.put("bote", "/feed", marked(*map(item, links))))
    began = reader.clock.time
    first = reader.round()
    assert 0 < len(first.articles) < 6
    assert reader.clock.time <= began + EVERY
    for _ in range(3):
        reader.round()
    assert reader.urls() == links
    assert sorted(web.paths("bote").count(f"/{n}") for n in range(6)) == [1] * 6


def test_pages_of_a_host_that_was_busy_were_not_tried(web: Web, reader: Reader) -> None:
    web.put("bote", "/1", Reply(status=429, head={"Retry-After": "7200"}))
    web.put("bote", "/2", page("Brand"))
    reader.start(web.put("kurier", "/feed", marked(item(web.url("bote", "/1")), item(web.url("bote", "/2")))))
    told = [reader.round(7_300) for _ in range(4)]
    assert [len(each.put_off) for each in told] == [2, 2, 2, 1]
    assert web.paths("bote") == ["/1"] * 4
    web.put("bote", "/1", Reply(status=404))
    reader.round(86_400)
    assert len(reader.urls()) == 1
