"""What two people decided about the same figures, each without the other's decisions, is held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from beleg.model import CORRECTABLE, Article, Decision, Figure
from beleg.review.laying import lay_over

Case = tuple[Article, Sequence[Figure], Sequence[Decision]]


class Both(NamedTuple):
    """A figure as it was extracted, the last decision of each of two people, and whether they come to the same.

    ``fields`` are those in which two corrections differ.
    """

    article: Article
    figure: Figure
    first: Decision
    second: Decision
    same: bool
    fields: tuple[str, ...] = ()


class Agreement(NamedTuple):
    """Two people over the figures about which both decided; ``kappa`` is Cohen's over their verdicts.

    ``kappa`` is ``None`` where chance alone would give full agreement: where both gave one and the same verdict throughout.
    """

    first: str
    second: str
    both: Sequence[Both]
    kappa: float | None

    @property
    def same(self) -> int:
        return sum(each.same for each in self.both)


def agreement(cases: Iterable[Case], first: str, second: str) -> Agreement:
    """Two people over all figures about which both decided.

    What one of them came to is what own decisions make of the figure that was extracted; others' play no part.
    """
    both = [each for case in cases for each in _of_case(case, first, second)]
    return Agreement(first, second, both, kappa([(each.first.verdict, each.second.verdict) for each in both]))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts (Cohen 1960): agreement beyond that of chance; ``None`` where it is not defined.

    >>> kappa([("accept", "accept")] * 2 + [("reject", "reject"), ("accept", "reject")])
    0.5
    >>> kappa([("accept", "accept")]) is None
    True
    """
    n = len(pairs)
    if not n:
        return None
    observed = sum(one == other for one, other in pairs) / n
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[verdict] * others[verdict] for verdict in ones) / n**2
    return None if chance == 1 else round((observed - chance) / (1 - chance), 4)


def couples(decisions: Iterable[Decision]) -> list[tuple[str, str, int]]:
    """Pairs of people with the number of things about which both decided, most first."""
    of_target: dict[str, set[str]] = {}
    for each in decisions:
        of_target.setdefault(each.target, set()).add(each.user)
    found = Counter(pair for users in of_target.values() for pair in combinations(sorted(users), 2))
    return [
        (one, other, n) for (one, other), n in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ]


def _of_case(case: Case, first: str, second: str) -> Iterator[Both]:
    article, figures, decisions = case
    one, other = (_read(article, figures, decisions, user) for user in (first, second))
    for figure in figures:
        if figure.id in one and figure.id in other:
            (mine, my_reading), (theirs, their_reading) = one[figure.id], other[figure.id]
            fields = _differing(my_reading, their_reading)
            same = mine.verdict == theirs.verdict and mine.other == theirs.other and not fields
            yield Both(article, figure, mine, theirs, same, fields)


def _read(
    article: Article, figures: Sequence[Figure], decisions: Sequence[Decision], user: str
) -> Mapping[str, tuple[Decision, Figure | None]]:
    """The last decision of a person about each figure, by the id extracted, with what it then reads."""
    laid = lay_over(article, figures, [each for each in decisions if each.user == user])
    now = {figure.id: figure for figure in laid.figures}
    return {own: (holding, now.get(laid.ids.get(own, ""))) for own, holding in laid.holding.items()}


def _differing(one: Figure | None, other: Figure | None) -> tuple[str, ...]:
    if one is None or other is None:
        return ()
    return tuple(name for name in CORRECTABLE if _plain(one, name) != _plain(other, name))


def _plain(figure: Figure, name: str) -> object:
    value = getattr(figure, name)
    return {each.text for each in value} if name in ("origins", "via") else value
