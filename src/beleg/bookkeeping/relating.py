"""Figures of a store become told ones: each with its relations to others of its article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from beleg.bookkeeping.adding import BATCH
from beleg.model import Article, Figure, Told
from beleg.model.relation import of_each
from beleg.stores import Store


def related(store: Store, pairs: Iterator[tuple[Article, Figure]]) -> Iterator[Told]:
    """The figures in the order given; relations are read for many at a time."""
    while batch := list(islice(pairs, BATCH)):
        found = store.relations(list(dict.fromkeys(figure.article for _, figure in batch)))
        of_article = {article: of_each(relations) for article, relations in found.items()}
        for article, figure in batch:
            own = of_article.get(figure.article)
            yield Told(article, figure, own.get(figure.id, ()) if own else ())
