"""The bytes of a saved web page become one Article: main text, title, outlet, date and address.

The text is that of the page's headline and main part, as trafilatura finds it. trafilatura and htmldate take
more than a second to import, so they are imported when the first page comes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from beleg.model import Article
from beleg.read.decode import Decoded, decode
from beleg.read.opened import Opened
from beleg.read.options import ReadOptions, Unreadable

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4_096
# Parts of a page that carry dates of other things: embedded posts, teasers, picture lines.
_FOREIGN = ("blockquote", "aside", "nav", "footer", "figure")
# The last day is fixed because the library's default is today, and a result must not depend on that.
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2100-12-31",
}


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    title: str | None
    outlet: str | None
    url: str | None


def articles(opened: Opened, options: ReadOptions) -> Iterator[Article]:
    """The article on a page; raises ``Unreadable``."""
    yield read_html(opened.whole(options.max_bytes), opened.doc, options.encoding)


def read_html(data: bytes, doc: str, encoding: str | None = None) -> Article:
    """The article on the page in ``data``; raises ``Unreadable`` where the page has no main text."""
    decoded = decode_page(data, encoding)
    page = _extract(decoded.text)
    text = _with_headline(page.text, page.title)
    return Article(
        text,
        doc=doc,
        title=page.title,
        outlet=page.outlet,
        outlet_basis="metadata" if page.outlet else None,
        published=(published := _published(decoded.text)),
        published_basis="metadata" if published else None,
        url=page.url,
        encoding=decoded.encoding,
    )


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """The page's characters: UTF-8 where the bytes are that, else as the page declares, else as detected."""
    if encoding is None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _declared(data)
    return decode(data, encoding)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    if found is None:
        return None
    name = found[1].decode("ascii")
    # Browsers read "latin1" as its superset, and pages rely on that.
    name = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return name


def _extract(html: str) -> _Page:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception as error:  # noqa: BLE001
        # The parser meets every broken page of the web; whatever it raises, the other inputs go on.
        reason = f"page cannot be parsed ({type(error).__name__})"
        raise Unreadable(reason, "save it as text", "page_broken") from None
    if found is None or not found.text or found.text.isspace():
        raise Unreadable("no article text on this page", "save the article as text", "page_empty")
    return _Page(found.text, found.title or None, found.sitename or found.hostname or None, found.url or None)


def _with_headline(text: str, title: str | None) -> str:
    """Headlines report figures: where the main text lacks the title, it comes first."""
    if not title or _letters(title) in _letters(text[: len(title) * 2 + 500]):
        return text
    return f"{title}\n\n{text}"


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _published(html: str) -> str | None:
    """The date in the page's own metadata, never one of an embedded post, a teaser or a picture line."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from htmldate import find_date
    from lxml import etree  # type: ignore[import-untyped]  # its stubs are no dependency
    from trafilatura.utils import load_html

    try:
        tree = load_html(html)
        if tree is None:
            return None
        etree.strip_elements(tree, *_FOREIGN, with_tail=False)
        found: str | None = find_date(tree, **_DATES)
    except Exception:  # noqa: BLE001
        # As above: a page whose metadata cannot be parsed has no date in them.
        return None
    return found or None
