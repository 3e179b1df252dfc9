"""The figures of one article become relations: which tell one thing, which are parts, which cannot both hold.

Pure, and after everything else: it reads the figures and the words around them, so that figures that a person has
corrected can be related again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.comparing.counts import Count
from beleg.comparing.intervals import share_of
from beleg.extraction.relations import conflicts, parts, repeats, sums
from beleg.extraction.relations.account import Account
from beleg.extraction.relations.conflicts import Conflict
from beleg.extraction.relations.parts import Part
from beleg.extraction.relations.repeats import Group
from beleg.languages import Pack
from beleg.model import Figure, Relation
from beleg.model.span import make

_RELATION: Final = Relation
_DIVISIBLE: Final = frozenset(("km", "km2", "money"))
_Placed = tuple[int, int, Relation]


def find(text: str, figures: Sequence[Figure], pack: Pack) -> tuple[Relation, ...]:
    """The relations between the figures of an article (in text order), by the figure that they begin from.

    Every figure is ``same`` as one other at most, the best told of its group, which is ``same`` as none.
    """
    if len(figures) < 2:
        return ()
    account = Account(text, figures, pack)
    revised = conflicts.revisions(account)
    wholes = parts.find(account)
    sums.add(account, wholes, [conflict.later.at for conflict in revised])
    groups = repeats.find(account, wholes)
    naming = _Naming()
    placed: list[_Placed] = []
    for group in groups:
        _add_same(placed, group, naming)
    for part in wholes.values():
        placed.append((part.part.at, part.whole.at, _part_of(part, naming)))
    for conflict in revised + _new(conflicts.find(account, groups, wholes), revised):
        placed.append((conflict.later.at, conflict.earlier.at, _stands_against(conflict, naming)))
    placed.sort()
    return tuple([relation for _, _, relation in placed])


class _Naming:
    """The ids of figures, worked out once each."""

    __slots__ = ("_ids",)

    def __init__(self) -> None:
        self._ids: dict[int, str] = {}

    def of(self, count: Count) -> str:
        known = self._ids.get(count.at)
        if known is None:
            self._ids[count.at] = known = count.figure.id
        return known


def _add_same(placed: list[_Placed], group: Group, naming: _Naming) -> None:
    best = group.best
    for at in range(1, len(group.members)):
        member = group.members[at]
        cues = (member.figure.span, best.figure.span)
        same = make(
            _RELATION, ("same", naming.of(member), naming.of(best), group.rules[at], cues, None, None)
        )
        placed.append((member.at, best.at, same))


def _part_of(part: Part, naming: _Naming) -> Relation:
    """The relation of a part to its whole; a share gets how many it makes of the whole."""
    share, whole = part.part.figure, part.whole.figure
    low: int | float | None = None
    high: int | float | None = None
    if share.unit == "percent":
        divisible = whole.unit in _DIVISIBLE
        low = share_of(share.low, whole.low, divisible)
        high = share_of(share.high, whole.high, divisible)
    ids = (naming.of(part.part), naming.of(part.whole))
    return make(_RELATION, ("part_of", *ids, part.rule, part.cues, low, high))


def _stands_against(conflict: Conflict, naming: _Naming) -> Relation:
    ids = (naming.of(conflict.later), naming.of(conflict.earlier))
    return make(_RELATION, (conflict.kind, *ids, conflict.rule, conflict.cues, None, None))


def _new(found: list[Conflict], known: list[Conflict]) -> list[Conflict]:
    pairs = {(conflict.later.at, conflict.earlier.at) for conflict in known}
    return [conflict for conflict in found if (conflict.later.at, conflict.earlier.at) not in pairs]
