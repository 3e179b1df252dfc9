"""Figures that a person says tell one thing become relations like those that the text gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from beleg.model import Figure, Relation
from beleg.review.corrections import RULE


def joined(
    figures: Sequence[Figure], relations: Iterable[Relation], same: Mapping[str, str]
) -> tuple[Relation, ...]:
    """The relations of an article in which each figure of ``same`` tells what the other one tells.

    All that told the same as either are one thing then, and no part of it is part of itself.
    """
    found = list(relations)
    if not same:
        return tuple(found)
    heads = {each.figure: each.other for each in found if each.kind == "same"}
    decided = _decided(figures, heads, same)
    kept = [each for each in found if not _is_overtaken(each, heads, decided)]
    kept += [Relation("same", id, heads[id], RULE) for id in decided]
    at = {figure.id: n for n, figure in enumerate(figures)}
    return tuple(sorted(kept, key=lambda each: at.get(each.figure, len(at))))


def _decided(figures: Sequence[Figure], heads: dict[str, str], same: Mapping[str, str]) -> list[str]:
    """Put those of ``same`` under one head each; returns all that have another one now, in text order."""
    changed: dict[str, None] = {}
    for figure in figures:
        if figure.id not in same:
            continue
        own, head = heads.get(figure.id, figure.id), heads.get(same[figure.id], same[figure.id])
        if own == head:
            continue
        for each in figures:
            if heads.get(each.id, each.id) == own:
                heads[each.id] = head
                changed.setdefault(each.id)
    return list(changed)


def _is_overtaken(relation: Relation, heads: Mapping[str, str], decided: list[str]) -> bool:
    if relation.kind == "same":
        return relation.figure in decided
    one, other = (heads.get(id, id) for id in (relation.figure, relation.other))
    return relation.kind == "part_of" and one == other
