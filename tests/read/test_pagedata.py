"""What a page says about itself: linked data before metadata before elements, and never what it says about others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from beleg.read.pagedata import About, about, not_after


def _about(head: str = "", body: str = "") -> About:
    return about(html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>Text</p></body></html>"))


def _linked(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


DATED = '"datePublished": "2025-03-04T23:30:00+01:00", "headline": "Zwei Tote"'


@pytest.mark.parametrize(
    "value",
    [
        f'{{"@type": "NewsArticle", {DATED}}}',
        f'[{{"@type": "BreadcrumbList"}}, {{"@type": ["ReportageNewsArticle"], {DATED}}}]',
        f'{{"@graph": [{{"@type": "Organization", "name": "x"}}, {{"@type": "Article", {DATED}}}]}}',
    ],
)
def test_linked_data_says_title_and_day(value: str) -> None:
    found = _about(_linked(value) + '<meta name="date" content="2031-01-01">')
    assert (found.title, found.published) == ("Zwei Tote", "2025-03-04")


@pytest.mark.parametrize(
    "value", ["", "{", "[1, null]", '{"@type": {}}', "[" * 3_000, '{"@type": "Article", "publisher": []}']
)
def test_linked_data_that_is_broken_says_nothing(value: str) -> None:
    assert _about(_linked(value)).published is None


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2025-03-04T10:00:00Z">',
        '<meta name="DC.date.issued" content="2025-03-04">',
        '<meta itemprop="datePublished" content="04.03.2025">',
        '<meta name="parsely-pub-date" content="2025-03-04T10:00:00Z">',
    ],
)
def test_metadata_say_the_day(meta: str) -> None:
    assert (
        _about(meta + '<meta property="article:modified_time" content="2031-01-01">').published
        == "2025-03-04"
    )


def test_an_element_says_the_day_if_it_is_of_the_article() -> None:
    own = '<time class="entry-date published" datetime="2025-03-04T10:00">4.3.</time>'
    assert _about(body=f"<aside>{own.replace('03-04', '01-01')}</aside>{own}").published == "2025-03-04"
    assert _about(body=f"<aside>{own}</aside>").published is None


def test_days_of_other_centuries_are_none() -> None:
    assert _about('<meta name="date" content="1970-01-01">').published is None


def test_title_and_outlet() -> None:
    named = '<meta property="og:site_name" content="Uferpost"><title>Zwei Tote | Uferpost</title>'
    assert _about(named)[:2] == ("Zwei Tote", "Uferpost")
    assert _about(named, "<h1> Zwei\n Tote in Mölln</h1>").title == "Zwei Tote in Mölln"
    assert _about(named, "<h1>a</h1><h1>b</h1>").title == "Zwei Tote"
    assert (
        _about(_linked('{"@type": "Article", "headline": "x", "publisher": {"name": "Uferpost"}}')).outlet
        == "Uferpost"
    )
    assert _about() == About(None, None, None, None, None)


def test_addresses_and_agencies() -> None:
    assert _about('<meta property="og:url" content="https://a.example/1">').url == "https://a.example/1"
    both = '<link rel="Canonical" href=" /2 "><meta property="og:url" content="https://a.example/1">'
    assert _about(both).url == "/2"
    assert _about('<meta name="author" content="dpa">').agency == "dpa"
    assert _about('<meta name="author" content="Erika Beispiel">').agency is None
    assert (
        _about(_linked('{"@type": "Article", "headline": "x", "author": [{"name": "AFP"}]}')).agency == "AFP"
    )


def test_no_page_is_published_after_it_was_archived() -> None:
    day = date(2025, 3, 4)
    assert [not_after(each, day) for each in ("2025-03-03", "2025-03-05", "2025-03-06", None)] == [
        *("2025-03-03", "2025-03-05", None, None),
    ]
    assert not_after("2031-01-01", None) == "2031-01-01"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="<>/=\"' abtimeldctyp:{}[]@\x00ä-2025", max_size=200))
def test_no_page_makes_it_raise(text: str) -> None:
    _about(text + _linked(text), text + "<time class=published datetime='" + text)
