"""The bytes of a web page become one Article: main text, title, outlet, date and address; and a cheap look whether it is worth it.

The text is that of the page's headline and main part, as trafilatura finds it, with the agency that the page credits. It is the same
however the page came: from a file, an address or an archive. trafilatura takes more than a second to import, so it is
imported when the first page comes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from beleg.model import Article
from beleg.read.canonical import own_address
from beleg.read.decode import Decoded, decode
from beleg.read.opened import Opened
from beleg.read.options import ReadOptions, Unreadable
from beleg.read.pagedata import about, is_linked_data

_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_HEAD: Final = 4_096
# What trafilatura throws away after it was copied several times. Forms stay: some pages are all in one; and linked data, which may
# hold the text.
_DROPPED: Final = (
    *("style", "noscript", "svg", "template", "script", "meta", "link", "nav", "footer", "aside"),
    *("iframe", "button", "select", "input"),
)
_PARAGRAPH: Final = 100  # characters of a line that is hardly a link
_NO_TEXT: Final = 500  # characters of a main part that may not be one


def articles(opened: Opened, options: ReadOptions) -> Iterator[Article]:
    """The article on a page; raises ``Unreadable``."""
    yield read_html(opened.whole(options.max_bytes), opened.doc, options.encoding)


def read_html(data: bytes, doc: str, encoding: str | None = None) -> Article:
    """The article on the page in ``data``; raises ``Unreadable`` where the page has no main text."""
    return article_on(decode_page(data, encoding), doc)


def article_on(page: Decoded, doc: str, url: str | None = None) -> Article:
    """The article on a decoded page that came from ``url``; raises ``Unreadable`` where the page has no main text."""
    tree = _parsed(page.text)
    said = about(tree)
    text = _credited(_with_headline(_main_text(_thinned(tree)), said.title), said.agency)
    return Article(
        text,
        doc=doc,
        title=said.title,
        outlet=said.outlet,
        outlet_basis="metadata" if said.outlet else None,
        published=said.published,
        published_basis="metadata" if said.published else None,
        url=own_address(said.url, url),
        encoding=page.encoding,
    )


def decode_page(data: bytes, encoding: str | None = None, named: str | None = None) -> Decoded:
    """The page's characters: UTF-8 where the bytes are that, else as its server ``named`` it, as the page declares, as detected."""
    if encoding is None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _fitting(named, data) or _declared(data)
    return decode(data, encoding)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return _fitting(found[1].decode("ascii"), data) if found else None


def _fitting(name: str | None, data: bytes) -> str | None:
    """The encoding of that name, where Python knows it and it fits."""
    # Browsers read "latin1" as its superset, and pages rely on that.
    if name and name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        name = "cp1252"
    try:
        return name if name and data.decode(name) else None
    except (LookupError, ValueError):
        return None


def visible(page: str) -> str:
    """What a reader of a page may read as its article: a wider text than the article's, ten times as quick to get.

    It is the title, the main part as resiliparse finds it, and every paragraph that lies elsewhere.
    """
    try:
        return _visible(page)
    except Exception:  # noqa: BLE001
        # A page that one library cannot parse is left to the other.
        return page


def _visible(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(page)
    main = extract_plain_text(tree, main_content=True, alt_texts=False, comments=False)
    if len(main) < _NO_TEXT and "articleBody" in page:
        return page
    lines = extract_plain_text(tree, alt_texts=False).split("\n")
    held = set(main.split("\n")) if len(main) >= _NO_TEXT else set()
    elsewhere = (line for line in lines if line not in held and (not held or len(line) >= _PARAGRAPH))
    return "\n".join((tree.title or "", main, *elsewhere))


def _parsed(page: str) -> Any:
    from trafilatura.utils import load_html

    try:
        tree = load_html(page)
    except Exception as error:  # noqa: BLE001
        raise _broken(error) from None
    if tree is None:
        raise _empty()
    return tree


def _thinned(tree: Any) -> Any:
    """The tree without what is never read in it."""
    for element in list(tree.iter(*_DROPPED)):
        if element.getparent() is not None and not is_linked_data(element):
            element.drop_tree()
    return tree


def _broken(error: Exception) -> Unreadable:
    """Whatever the parser raises on a broken page of the web, the other inputs go on."""
    return Unreadable(f"page cannot be parsed ({type(error).__name__})", "save it as text", "page_broken")


def _empty() -> Unreadable:
    return Unreadable("no article text on this page", "save the article as text", "page_empty")


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, options=_settings())
    except Exception as error:  # noqa: BLE001 - as above
        raise _broken(error) from None
    if found is None or not found.text or found.text.isspace():
        raise _empty()
    return str(found.text)


@cache
def _settings() -> Any:
    """Without metadata, which ``pagedata`` reads in a tenth of the time, and without a second opinion of other libraries."""
    from trafilatura.settings import Extractor

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return Extractor(output_format="python", fast=True, comments=False)


def _with_headline(text: str, title: str | None) -> str:
    """Headlines report figures: where the main text lacks the title, it comes first."""
    if not title or _letters(title) in _letters(text[: len(title) * 2 + 500]):
        return text
    return f"{title}\n\n{text}"


def _credited(text: str, agency: str | None) -> str:
    """Agencies stand beside the text on many pages: where it lacks the one that wrote it, it comes last, as in print."""
    if agency is None or re.search(rf"\b{re.escape(agency)}\b", text):
        return text
    return f"{text}\n({agency})"


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
