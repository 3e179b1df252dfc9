"""What is known about an article becomes its publication date, with the basis it rests on."""

from __future__ import annotations

from beleg.model import Article
from beleg.read.dateline import own_date


def with_published(article: Article, given: str | None = None) -> Article:
    """The article with its publication date: given, else its metadata's, else its own date line's, else none.

    ``published_basis`` becomes ``"given"``, ``"metadata"`` or ``"text"``.

    >>> with_published(Article("Brand in Halle\\n18.07.2021, 16:12 Uhr")).published
    '2021-07-18'
    """
    if given:
        return article._replace(published=given, published_basis="given")
    if article.published:
        return article._replace(published_basis=article.published_basis or "metadata")
    own = own_date(article.text)
    if own is None:
        return article
    return article._replace(published=own.day.isoformat(), published_basis="text")
