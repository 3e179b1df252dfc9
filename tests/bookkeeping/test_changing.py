"""A page that its feed tells of anew is read again, politely, and what was read before stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.bookkeeping.test_following import EVERY, QUICK, Reader
from tests.read.feeds.web import Answer, Reply, Request, Web, item, opened, page, rss


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with opened(monkeypatch) as made:
        yield made


@pytest.fixture
def reader(place: str) -> Iterator[Reader]:
    made = Reader(place)
    yield made
    made.ledger.close()


def changed(link: str, when: str) -> str:
    return item(link, "Brand", more=f"<atom:updated>2031-05-0{when}T10:00:00Z</atom:updated>")


def marked(text: str, etag: str) -> Answer:
    """A page that says that it is the same, where the question names its mark."""

    def answer(request: Request) -> Reply:
        if request.head.get("if-none-match") == etag:
            return Reply(status=304, head={"ETag": etag})
        return Reply(text.encode(), "text/html", head={"ETag": etag})

    return answer


def test_a_page_that_is_told_of_anew_is_read_again_and_the_old_one_stays(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand", 3))
    feed = web.put("bote", "/feed", rss(changed(link, "1")))
    reader.start(feed)
    reader.round()
    web.put("bote", "/1", page("Brand", 5))
    web.put("bote", "/feed", rss(changed(link, "2")))
    reader.start(feed)
    assert len(reader.round(EVERY).articles) == 1
    assert reader.urls() == [link, link]
    lows = {figure.low for _, figure in reader.ledger.figures(measure="killed")}
    assert lows == {3, 5}
    assert reader.round(EVERY).named == 0
    assert web.paths() == ["/feed", "/1", "/feed", "/1", "/feed"]


def test_a_page_that_is_the_same_says_only_that(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", marked(page("Brand"), '"p1"'))
    feed = web.put("bote", "/feed", rss(changed(link, "1")))
    reader.start(feed)
    reader.round()
    web.put("bote", "/feed", rss(changed(link, "2")))
    done = reader.round(EVERY)
    assert (done.articles, done.refused, done.put_off) == ([], [], [])
    assert [each.head.get("if-none-match") for each in web.asked if each.path == "/1"] == [None, '"p1"']
    assert reader.urls() == [link]


def test_a_page_that_is_said_to_change_all_the_time_is_read_after_longer_and_longer_pauses(
    web: Web, reader: Reader
) -> None:
    link = web.put("bote", "/1", page("Brand"))
    feed = web.put("bote", "/feed", rss(changed(link, "1")))
    reader.start(feed)
    asked = []
    for n in range(8):
        web.put("bote", "/feed", rss(item(link, f"Brand {n}")))
        reader.round(EVERY)
        asked.append(web.paths().count("/1"))
    assert asked[:2] == [1, 2]
    assert asked[-1] < 5


def test_a_feed_that_was_followed_before_is_only_remembered(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand"))
    reader.ledger.add(link, options=QUICK)
    feed = web.put("bote", "/feed", rss(changed(link, "1")))
    reader.start(feed)
    reader.round()
    assert web.paths() == ["/1", "/feed"]
    web.put("bote", "/feed", rss(changed(link, "2")))
    reader.round(2 * EVERY)
    assert web.paths() == ["/1", "/feed", "/feed", "/1"]


def test_adding_a_sitemap_again_asks_for_the_pages_that_changed(web: Web, reader: Reader) -> None:
    def sitemap(*days: str) -> str:
        named = (
            f"<url><loc>{link}</loc><lastmod>{day}</lastmod></url>"
            for link, day in zip(links, days, strict=True)
        )
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(named)}</urlset>'

    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (2, 3)]
    feed = web.put("bote", "/sitemap.xml", sitemap("2031-05-01", "2031-05-01"), "application/xml")
    assert reader.ledger.add(feed, options=QUICK).added == 2
    web.put("bote", "/2", page("Brand 2", 7))
    web.put("bote", "/sitemap.xml", sitemap("2031-05-02", "2031-05-01"), "application/xml")
    again = reader.ledger.add(feed, options=QUICK)
    assert (again.added, again.present) == (1, 1)
    third = reader.ledger.add(feed, options=QUICK)
    assert (third.added, third.present) == (0, 2)
    assert [path for path in web.paths() if path in ("/2", "/3")] == ["/2", "/3", "/2"]
    assert reader.urls() == [*links, links[0]]


def test_a_changed_page_that_cannot_be_had_is_not_taken_for_read(web: Web, reader: Reader) -> None:
    link = web.put("bote", "/1", page("Brand", 3))
    feed = web.put("bote", "/feed", rss(changed(link, "1")))
    reader.ledger.add(feed, options=QUICK)
    web.put("bote", "/feed", rss(changed(link, "2")))
    web.put("bote", "/1", lambda _: Reply(status=404))
    assert reader.ledger.add(feed, options=QUICK).refused
    web.put("bote", "/1", page("Brand", 4))
    assert reader.ledger.add(feed, options=QUICK).added == 1
