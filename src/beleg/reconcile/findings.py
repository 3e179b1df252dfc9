"""Points, entries and their series become a finding, its severity being that of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from beleg.model import Entry, Finding, Point, Series

_CONFLICTS: Final = ("contradiction", "part_exceeds_whole", "sum_mismatch", "inconsistent")
_CHECKS: Final = ("decrease", "jump", "withdrawn", "missing_number", "ambiguous")


def severity(kind: str, reason: str = "") -> str:
    """How much a finding asks for a person's eyes: a total that falls without a reason is a conflict.

    >>> severity("decrease", "revision"), severity("decrease"), severity("echo")
    ('check', 'conflict', 'note')
    """
    if kind in _CONFLICTS or (kind == "decrease" and not reason):
        return "conflict"
    return "check" if kind in _CHECKS else "note"


def finding(kind: str, series: Series, found: Sequence[Point], reason: str = "", **values: object) -> Finding:
    """A finding that rests on points of a series, each standing for the first figure that tells it."""
    return Finding(
        kind,
        severity(kind, reason),
        (series.id,),
        tuple(point.id for point in found),
        tuple(point.id for point in found),
        tuple(dict.fromkeys(point.articles[0] for point in found)),
        reason,
        _values(values),
    )


def of_entries(
    kind: str, series: Iterable[str], found: Sequence[Entry], reason: str = "", **values: object
) -> Finding:
    """A finding that rests on figures, whether or not they stand in a series."""
    return Finding(
        kind,
        severity(kind, reason),
        tuple(series),
        (),
        tuple(entry.id for entry in found),
        tuple(dict.fromkeys(entry.article for entry in found)),
        reason,
        _values(values),
    )


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, each once, in an order that does not depend on how they were found."""
    told = {finding.id: finding for finding in found}
    return tuple(sorted(told.values(), key=lambda each: (each.kind, each.series, each.date, each.id)))


def _values(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in values.items() if value not in (None, ""))
