"""What is known of an article becomes lines: where and when it appeared, how that is known, what was decided in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from beleg.model import Article, Told
from beleg.report.html.decisions import table
from beleg.report.html.view import outlet, tongue, view
from beleg.report.markup import Markup
from beleg.report.picture import Picture
from beleg.report.sentences import day
from beleg.report.words import number, one_line, say, term
from beleg.stores.paging import ArticleWhole
from beleg.web.addresses import ADDRESSES

__all__ = ["decided", "heading", "known", "title", "tongue", "web_address"]

_SCHEMES: Final = ("http", "https")


def title(article: Article, ui: str) -> str:
    """What an article is called, else where and when it appeared."""
    named = one_line(article.title or "")
    where = {"outlet": one_line(outlet(article)), "day": day(article.published, ui)}
    return named or say("reading_page.untitled", ui, **where)


def heading(article: Article, ui: str) -> Sequence[str]:
    """Where and when it appeared, in what language."""
    facts = (one_line(outlet(article)), day(article.published, ui))
    return (*facts, term("language", article.language or "unknown", ui))


def web_address(article: Article) -> str:
    """The address of an article where a browser can open it, else ``""``.

    >>> web_address(Article("", url="javascript:alert(1)")), web_address(Article("", url="https://a.example/1"))
    ('', 'https://a.example/1')
    """
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return ""
    return article.url or "" if parts.scheme in _SCHEMES and parts.netloc else ""


def known(article: Article, ui: str) -> Mapping[str, str]:
    """What is known, by the name of the detail; how outlet and date came to be known."""
    unknown = say("detail.unknown", ui)
    found = {
        "doc": one_line(article.doc),
        "outlet": _known(article.outlet, article.outlet_basis, ui),
        "published": _known(
            day(article.published, ui) if article.published else None, article.published_basis, ui
        ),
        "language": term("language", article.language or "unknown", ui),
        "encoding": article.encoding or "",
        "length": say("detail.characters", ui, n=number(len(article.text), ui)),
        "url": one_line(article.url or ""),
        "id": article.id,
    }
    return {say(f"detail.{name}", ui): value or unknown for name, value in found.items()}


def _known(value: str | None, basis: str | None, ui: str) -> str:
    if not value or not basis:
        return one_line(value or "")
    return say("detail.known", ui, value=one_line(value), how=term("basis", basis, ui))


def decided(whole: ArticleWhole, ui: str) -> Markup:
    """The decisions about figures of an article."""
    return table(view(Picture(told=_by_id(whole.told)), ui, addresses=ADDRESSES), whole.decisions)


def _by_id(told: Iterable[Told]) -> Mapping[str, Told]:
    return {each.figure.id: each for each in told}
