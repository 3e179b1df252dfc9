"""What sitemaps and lists of feeds name, however they are written."""

from __future__ import annotations

from beleg.read.feeds.lists import contents

AT = "https://bote.example/sitemap.xml"


def test_the_address_of_a_page_is_not_that_of_its_picture() -> None:
    sitemap = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><image:image><image:loc>https://bote.example/1.jpg</image:loc></image:image><loc> /1
        </loc></url><url/><url><loc/></url></urlset>"""
    assert [each.url for each in contents(sitemap, AT).entries] == ["https://bote.example/1"]


def test_what_tells_that_a_page_changed_is_when_it_did_else_its_title() -> None:
    sitemap = b"""<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/1</loc><lastmod>2031-05-04</lastmod></url>
        <url><loc>/2</loc><n:news><n:title>Brand</n:title></n:news></url><url><loc>/3</loc></url></urlset>"""
    assert [each.changed for each in contents(sitemap, AT).entries] == ["2031-05-04", "Brand", ""]


def test_outlines_name_feeds_in_two_ways() -> None:
    opml = b"""<opml><body><outline type="rss" url="https://a.example/feed"/><outline XMLURL=" https://b.example/feed "/>
        <outline type="link" url="https://c.example/"/></body></opml>"""
    assert contents(opml, "").members == ("https://a.example/feed", "https://b.example/feed")
