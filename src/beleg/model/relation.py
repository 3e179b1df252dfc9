"""How two figures of one article stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from beleg.model.article import Article
from beleg.model.figure import Figure
from beleg.model.span import Span

RELATIONS: Final = ("same", "part_of", "revised", "inconsistent")


class Relation(NamedTuple):
    """``figure`` stands to ``other`` as ``kind`` says; both are ids of figures of one article.

    ``same``: tells the thing again that ``other`` tells best. ``part_of``: is taken from ``other``, or adds up to it.
    ``revised``: takes the place of ``other``, which was said before. ``inconsistent``: cannot hold if both count the
    same. ``rule`` says how that was found, ``cues`` are the words it went by. ``low`` and ``high`` are what a share of
    ``other`` makes, in the unit of ``other``, an open end ``None``; both ``None`` for all else.
    """

    kind: str
    figure: str
    other: str
    rule: str
    cues: tuple[Span, ...] = ()
    low: int | float | None = None
    high: int | float | None = None

    def as_dict(self) -> dict[str, object]:
        """Plain data: strings, numbers, lists, ``None``."""
        return {
            "kind": self.kind,
            "figure": self.figure,
            "other": self.other,
            "rule": self.rule,
            "cues": [span.as_list() for span in self.cues],
            "low": self.low,
            "high": self.high,
        }


class Told(NamedTuple):
    """A figure with its article and the relations in which it is ``figure``, those that hold both ways turned round."""

    article: Article
    figure: Figure
    relations: tuple[Relation, ...] = ()

    @property
    def group(self) -> str:
        """The id of the figure that tells the same thing best, its own where none does."""
        for relation in self.relations:
            if relation.kind == "same":
                return relation.other
        return self.figure.id


def of_each(relations: Iterable[Relation]) -> Mapping[str, tuple[Relation, ...]]:
    """The relations of each figure, by its id; an inconsistency belongs to both of its figures.

    >>> found = of_each([Relation("inconsistent", "b", "a", "headline")])
    >>> [(id, of[0].other) for id, of in found.items()]
    [('b', 'a'), ('a', 'b')]
    """
    found: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        found[relation.figure] = (*found.get(relation.figure, ()), relation)
        if relation.kind == "inconsistent":
            turned = relation._replace(figure=relation.other, other=relation.figure)
            found[relation.other] = (*found.get(relation.other, ()), turned)
    return found


def told(article: Article, figures: Iterable[Figure], relations: Iterable[Relation]) -> list[Told]:
    """Each figure of an article with its relations, in the order given."""
    found = of_each(relations)
    if not found:
        return [Told(article, figure) for figure in figures]
    return [Told(article, figure, found.get(figure.id, ())) for figure in figures]
