"""A page out of an archive becomes an Article, a Refusal, or something skipped: most pages report nothing, and a cheap look says so."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from beleg.languages import UnknownLanguage
from beleg.model import Article
from beleg.read.canonical import own_address
from beleg.read.decode import Decoded
from beleg.read.html import article_on, decode_page, visible
from beleg.read.language import detect
from beleg.read.options import Found, ReadOptions, Skipped, Unreadable, too_large
from beleg.read.pagedata import not_after

NO_PAGE, NO_FIGURE, NO_TEXT, OTHER_LANGUAGE = "no_page", "no_figure", "no_text", "other_language"
_LONG: Final = 60  # characters of a line that is no link


class Page(NamedTuple):
    """A page as an archive holds it: what to call it, its address, its bytes, and what is known beside them.

    ``kind`` is html or plain, ``encoding`` the one that its server named, ``day`` when it was archived.
    """

    source: str
    url: str
    data: bytes
    kind: str = "html"
    encoding: str | None = None
    day: date | None = None
    title: str | None = None


def found_on(page: Page, options: ReadOptions) -> Found:
    """What a page holds. A page without a main text, or on which no figure can stand (``options.candidate``), is skipped.

    >>> print(found_on(Page("a", "https://a.example/1", b"<html><p>"), ReadOptions()))
    Skipped(source='a', why='no_text', count=1)
    """
    try:
        if len(page.data) > options.max_bytes:
            raise too_large(options.max_bytes)
        decoded = decode_page(page.data, options.encoding, page.encoding)
        skipped = _passed_over(page, decoded.text, options)
        return skipped or _article(page, decoded)
    except Unreadable as refused:
        return Skipped(page.source, NO_TEXT) if refused.code == "page_empty" else refused.refusal(page.source)


def _passed_over(page: Page, text: str, options: ReadOptions) -> Found | None:
    """What is said of a page that nobody reads, ``None`` where it is worth reading."""
    if options.every_page or options.candidate is None:
        return None
    seen = visible(text) if page.kind == "html" else text
    try:
        worth = options.candidate(seen, options.language or detect(_sample(seen)))
    except UnknownLanguage:
        return Skipped(page.source, OTHER_LANGUAGE)
    return None if worth else Skipped(page.source, NO_FIGURE)


def _sample(text: str) -> str:
    """The text without its short lines, which are links and names; all of it where it has no others."""
    return "\n".join(line for line in text.split("\n") if len(line) >= _LONG) or text


def _article(page: Page, decoded: Decoded) -> Article:
    if page.kind == "html":
        article = article_on(decoded, page.url, page.url or None)
        # As of a page that is fetched: who publishes is the site, whatever a page calls itself.
        article = article._replace(outlet=None, outlet_basis=None, title=article.title or page.title)
    else:
        if not decoded.text.strip():
            raise Unreadable("no text in it", "leave it out", "page_empty")
        url = own_address(None, page.url or None)
        article = Article(decoded.text, page.url, page.title, url=url, encoding=decoded.encoding)
    published = not_after(article.published, page.day)
    return article._replace(
        published=published, published_basis=article.published_basis if published else None
    )
