"""Feeds and the pages that they name are remembered: nothing twice, and nothing lost."""

from __future__ import annotations

from contextlib import closing

from beleg.stores import Store, open_store
from beleg.stores.followed import Followed, Waiting

FEED = Followed("https://bote.example/feed", "https://bote.example/feed", '"e1"', "", 900, 900, silent=(3, 4))
OTHER = Followed("https://kurier.example/feed", "https://kurier.example/feed")
LONG = "https://bote.example/" + "ü" * 5000


def page(name: str, feed: Followed = FEED, **values: int) -> Waiting:
    return Waiting(feed.url, name, f"https://bote.example/{name}", "{}", **values)


def names(store: Store, feeds: list[str], until: int = 10) -> list[str]:
    return [each.id for each in store.following.waiting(feeds, until)]


def test_a_feed_comes_back_as_it_was_kept(store: Store) -> None:
    store.following.heard(FEED, [])
    assert store.following.feeds([FEED.url, OTHER.url]) == {FEED.url: FEED}
    later = FEED._replace(etag='"e2"', failures=2, gone=True, public=False)
    store.following.heard(later, [])
    assert store.following.feeds([FEED.url]) == {FEED.url: later}


def test_a_page_waits_once_whoever_names_it(store: Store) -> None:
    following = store.following
    assert following.heard(FEED, [page("a"), page("b"), page("b")]) == 2
    # The same again, a known page under a new id, a known id with a new address, the same page in another feed.
    moved = page("b")._replace(url="https://bote.example/b?from=feed")
    again = [page("a"), page("a")._replace(id="a2"), moved, page("c")]
    assert following.heard(FEED, again) == 1
    following.heard(OTHER, [page("a", OTHER), page("d", OTHER)])
    assert names(store, [FEED.url, OTHER.url]) == ["a", "b", "c", "d"]
    assert names(store, [OTHER.url]) == ["a", "d"]
    following.settle([page("a", OTHER)])
    assert names(store, [FEED.url, OTHER.url]) == ["b", "c", "d"]


def test_two_pages_under_one_id_are_one(store: Store) -> None:
    other = page("b")._replace(id="a")
    assert store.following.heard(FEED, [page("a"), other, page("c"), page("a")]) == 2
    assert [each.url for each in store.following.waiting([FEED.url], 0)] == [page("a").url, page("c").url]


def test_what_is_settled_waits_no_more_and_does_not_come_back(store: Store) -> None:
    following = store.following
    following.heard(FEED, [page("a"), page("b"), page("c")])
    following.settle([page("a")], [page("b", tries=1, due=500)])
    assert names(store, [FEED.url]) == ["c"]
    assert following.next_due([FEED.url]) == 0
    following.settle([page("c")])
    assert following.next_due([FEED.url]) == 500
    [late] = following.waiting([FEED.url], 500)
    assert (late.id, late.tries, late.due, late.data) == ("b", 1, 500, "{}")
    assert following.heard(FEED, [page("a"), page("b"), page("c")]) == 0


def test_pages_whose_articles_are_kept_are_known(store: Store) -> None:
    following = store.following
    following.note([page("a").url, LONG])
    following.note([page("a").url])
    assert following.known([page("a").url, LONG, page("b").url]) == {page("a").url, LONG}
    assert following.heard(FEED, [page("a"), page("b")]) == 1


def test_it_is_still_known_after_a_restart(store: Store, place: str) -> None:
    store.following.heard(FEED, [page("a"), Waiting(FEED.url, LONG, LONG, '{"title": "Brand"}')])
    with closing(open_store(place)) as again:
        assert again.following.feeds([FEED.url]) == {FEED.url: FEED}
        assert [each.id for each in again.following.waiting([FEED.url], 0)] == ["a", LONG]
