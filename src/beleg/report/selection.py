"""What is to be exported: parts of a ledger, each read only when a format asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from beleg.model import Decision, Finding, Series, Told
from beleg.report.profiles import Profile

TABLES: Final = ("mentions", "points", "edges")


def _nothing(ids: Sequence[str]) -> Mapping[str, Told]:
    return {}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a writer gets: calls that read figures, series, findings and decisions of a ledger.

    ``told`` gives the figures in the order they are exported, ``told_of`` those of some ids, whether or not they are among
    them; ``series`` and ``findings`` what rests on them. ``table`` is one of ``TABLES``, ``""`` for what the format
    writes when none is named. ``profile`` is the coding convention asked for, ``version`` that of Beleg. ``lost`` counts,
    while a writer works, what its format cannot hold: the keys are those of ``lost`` in ``words/``.

    >>> [*Selection().told()], [*Selection().series()]
    ([], [])
    """

    told: Callable[[], Iterable[Told]] = tuple
    series: Callable[[], Iterable[Series]] = tuple
    findings: Callable[[], Iterable[Finding]] = tuple
    told_of: Callable[[Sequence[str]], Mapping[str, Told]] = _nothing
    decisions: Callable[[], Iterable[Decision]] = tuple
    table: str = ""
    profile: Profile | None = None
    version: str = ""
    lost: Counter[str] = field(default_factory=Counter, compare=False)


def narrowed(series: Iterable[Series], chosen: frozenset[str]) -> list[Series]:
    """The series with those of their points that rest on a chosen figure; those left without a point fall away."""
    found = []
    for each in series:
        points = tuple(point for point in each.points if not chosen.isdisjoint(point.mentions))
        if points:
            found.append(each._replace(points=points))
    return found


def resting_on(findings: Iterable[Finding], chosen: frozenset[str]) -> list[Finding]:
    """The findings that rest on a chosen figure."""
    return [finding for finding in findings if not chosen.isdisjoint(finding.figures)]
