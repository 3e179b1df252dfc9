"""Feeds, lists and sitemaps that a person names become articles; nothing else is fetched, and nothing twice."""

from __future__ import annotations

import gzip
import socket
from pathlib import Path

import pytest
from tests.read.answering import server
from tests.read.feeds.web import Reply, Web, item, page, rss

from beleg.model import Article
from beleg.read import Fetching, ReadOptions, Refusal, read, read_held
from beleg.read.options import Skipped

QUICK = ReadOptions(fetching=Fetching(private=True, delay=0.0, total=30.0))
FULL = "<p>" + "Bei dem Brand starben laut Polizei vier Menschen in der Stadt Leskovar. " * 12 + "</p>"


def articles(*paths: str) -> tuple[list[Article], list[Refusal]]:
    found = list(read(paths, QUICK))
    return [each for each in found if isinstance(each, Article)], [
        each for each in found if isinstance(each, Refusal)
    ]


def test_a_feed_gives_the_articles_of_its_pages_each_asked_for_once(web: Web) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in range(1, 4)]
    feed = web.put("bote", "/feed", rss(*map(item, links), item(links[0])))
    found, refused = articles(feed)
    assert ([each.url for each in found], refused) == (links, [])
    assert web.paths() == ["/feed", "/1", "/2", "/3"]
    assert [each.outlet for each in found] == ["bote.example"] * 3


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title>
<entry><title>Brand</title><id>urn:1</id><link rel="alternate" href="/1"/><updated>2031-05-04T23:30:00+02:00</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Bote</title></channel>
<item rdf:about="1"><title>Brand</title><link>/1</link><dc:date>2031-05-04T23:30:00+02:00</dc:date></item></rdf:RDF>"""
OLD = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Bote</title><item><title>Brand</title><link>/1</link>
<pubDate>Sun, 04 May 2031 23:30:00 +0200</pubDate></item></channel></rss>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>/1</loc><lastmod>2032-01-01</lastmod><n:news><n:publication><n:name>Bote</n:name></n:publication>
<n:publication_date>2031-05-04T23:30:00+02:00</n:publication_date><n:title>Brand</n:title></n:news></url></urlset>"""


@pytest.mark.parametrize(
    ("body", "type"),
    [
        (ATOM, "application/atom+xml"),
        (RDF, "application/rdf+xml"),
        (OLD, "text/xml"),
        (ATOM, "text/html"),
        (SITEMAP, "application/xml"),
    ],
)
def test_every_kind_of_feed_tells_the_day_where_the_page_does_not(web: Web, body: str, type: str) -> None:
    web.put("bote", "/1", page("Brand"))
    feed = web.put("bote", "/feed", body.encode(), type)
    [found], refused = articles(feed)
    # The day as it is written, though it is another one in UTC and the sitemap names a later change.
    assert (found.published, found.published_basis, refused) == ("2031-05-04", "feed", [])
    assert found.title == "Brand"


def test_the_page_speaks_for_itself_first(web: Web) -> None:
    head = '<meta property="article:published_time" content="2031-05-03T10:00:00+02:00">'
    link = web.put("bote", "/1", page("Brand", head=head))
    feed = web.put("bote", "/feed", rss(item(link, "Anders", "Sun, 04 May 2031 08:00:00 +0200")))
    [found], _ = articles(feed)
    assert (found.published, found.published_basis, found.title) == ("2031-05-03", "metadata", "Brand")


def test_opml_and_lists_name_feeds_and_pages(web: Web, tmp_path: Path) -> None:
    one = web.put("bote", "/1", page("Brand eins"))
    two = web.put("kurier", "/2", page("Brand zwei", 2))
    feed = web.put("bote", "/feed", rss(item(one)))
    other = web.put("kurier", "/feed", rss(item(two)))
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f'<?xml version="1.0"?><opml version="2.0"><body><outline text="Presse"><outline type="rss" xmlUrl="{feed}"/>'
        f'<outline type="rss" xmlUrl="{other}"/></outline></body></opml>',
        "utf-8",
    )
    found, refused = articles(str(opml))
    assert ([each.url for each in found], refused) == ([one, two], [])
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"# mine\n{two}\n\n{feed}\n", "utf-8")
    found, refused = articles(str(listed))
    assert ([each.url for each in found], refused) == ([two, one], [])


def test_an_index_leads_to_its_sitemaps_which_may_be_packed(web: Web) -> None:
    one = web.put("bote", "/1", page("Brand eins"))
    urls = gzip.compress(f"<urlset><url><loc>{one}</loc></url></urlset>".encode())
    packed = web.put("bote", "/news.xml.gz", urls, "application/octet-stream")
    index = f"<sitemapindex><sitemap><loc>{packed}</loc></sitemap><sitemap><loc>/index</loc></sitemap></sitemapindex>"
    found, refused = articles(web.put("bote", "/index", index.encode(), "text/xml"))
    assert [each.url for each in found] == [one]
    assert [each.code for each in refused] == ["list_in_list"]
    assert web.paths() == ["/index", "/news.xml.gz", "/index", "/1"]


def test_what_only_lies_in_a_folder_or_was_sent_is_not_followed(web: Web, tmp_path: Path) -> None:
    link = web.put("bote", "/1", page("Brand"))
    (tmp_path / "feed.xml").write_bytes(rss(item(link)).body)
    [refused] = read([tmp_path], QUICK)
    assert isinstance(refused, Refusal)
    assert refused.code == "feed_inside"
    with (tmp_path / "feed.xml").open("rb") as sent:
        assert [each.code for each in read_held("feed.xml", sent, QUICK) if isinstance(each, Refusal)] == [
            "feed_inside"
        ]
    assert web.asked == []
    found, _ = articles(str(tmp_path / "feed.xml"))
    assert [each.url for each in found] == [link]


def test_a_page_that_cannot_be_had_is_replaced_by_the_whole_text_of_the_feed(web: Web) -> None:
    gone = web.url("bote", "/gone")
    whole = f"<content:encoded><![CDATA[{FULL}]]></content:encoded><guid isPermaLink='false'>g1</guid><dc:creator>dpa</dc:creator>"
    feed = web.put("bote", "/feed", rss(item(gone, "Brand", "Sun, 04 May 2031 08:00:00 +0200", whole)))
    [found], refused = articles(feed)
    assert refused == []
    assert found.text.startswith("Brand\n") and found.text.endswith("(dpa)")
    assert (found.url, found.doc, found.outlet) == (gone, f"{feed}#g1", "bote.example")
    assert (found.published, found.published_basis) == ("2031-05-04", "feed")


@pytest.mark.parametrize(
    "content",
    [
        "",
        f"<description><![CDATA[{FULL}]]></description>",
        "<content:encoded>Vier Tote bei Brand …</content:encoded>",
        f"<content:encoded><![CDATA[{FULL} weiterlesen]]></content:encoded>",
    ],
)
def test_a_teaser_is_not_taken_for_the_page(web: Web, content: str) -> None:
    gone = web.url("bote", "/gone")
    found, [refused] = articles(web.put("bote", "/feed", rss(item(gone, "Brand", more=content))))
    assert (found, refused.source, refused.code) == ([], gone, "fetch_status")


def test_pages_that_are_known_are_not_asked_for(web: Web) -> None:
    links = [web.put("bote", f"/{n}", page(f"Brand {n}", n)) for n in (1, 2)]
    feed = web.put("bote", "/feed", rss(*map(item, links)))
    skipped: list[Skipped] = []
    found = list(read([feed], QUICK, skipped.append, lambda entries: {entries[0].url}))
    assert [each.url for each in found if isinstance(each, Article)] == [links[1]]
    assert skipped == [Skipped(feed, "known_address", 1)]
    assert web.paths() == ["/feed", "/2"]


def test_robots_are_obeyed_for_what_a_feed_names_not_for_what_a_person_gives(web: Web) -> None:
    web.put("bote", "/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
    link = web.put("bote", "/1", page("Brand"))
    found, [refused] = articles(web.put("bote", "/feed", rss(item(link))))
    assert (found, refused.code) == ([], "fetch_robots")
    assert [each.path for each in web.asked] == ["/feed", "/robots.txt"]
    assert [each.url for each in articles(link)[0]] == [link]


def test_what_no_feed_may_lead_to(web: Web) -> None:
    nested = web.put("bote", "/other", rss(item("/1")))
    feed = web.put(
        "bote",
        "/feed",
        rss(item("javascript:alert(1)"), item("file:///etc/passwd"), item(nested), item("", "Nur Titel")),
    )
    found, refused = articles(feed)
    assert found == []
    assert sorted(each.code for each in refused) == [
        "entry_empty",
        "feed_in_feed",
        "fetch_address",
        "fetch_address",
    ]
    assert web.paths() == ["/feed", "/other"]


def test_a_public_feed_leads_to_no_private_page_even_where_that_is_allowed(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    from beleg.read import fetch

    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    inside = f"http://127.0.0.2:{web.port}/admin"
    moved = web.put("bote", "/moved", Reply(status=302, head={"Location": inside}))
    feed = web.put("bote", "/feed", rss(item(inside), item(moved)))
    monkeypatch.setattr(fetch, "_DEFAULT", {"http": web.port, "https": 443})
    options = ReadOptions(fetching=Fetching(private=True, ports=(web.port,), delay=0.0, total=30.0))
    refused = [each.code for each in read([feed], options) if isinstance(each, Refusal)]
    assert refused == ["fetch_private", "fetch_private"]
    # Nor on another port than those of the web, though the feed itself was had from one.
    options = ReadOptions(fetching=Fetching(private=True, delay=0.0, total=30.0))
    refused = [each.code for each in read([feed], options) if isinstance(each, Refusal)]
    assert refused == ["fetch_port", "fetch_port"]


def test_an_empty_feed_names_no_page(web: Web) -> None:
    found, [refused] = articles(web.put("bote", "/feed", rss()))
    assert (found, refused.code) == ([], "feed_empty")


def test_a_feed_without_an_end_is_left_and_the_others_go_on(web: Web, tmp_path: Path) -> None:
    def endless(opened: socket.socket, _asked: bytes) -> None:
        opened.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
        while True:
            opened.sendall(b"<item><link>/1</link></item>" * 5_000)

    one = web.put("bote", "/1", page("Brand"))
    listed = tmp_path / "addresses.txt"
    with server(endless) as port:
        listed.write_text(f"http://127.0.0.1:{port}/feed\n{one}\n", "utf-8")
        found, [refused] = articles(str(listed))
    assert ([each.url for each in found], refused.code) == ([one], "too_large")
