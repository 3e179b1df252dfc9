"""A figure becomes a count that is ready to be compared, and two counts say in which parts they differ."""

from __future__ import annotations

from typing import Final

from beleg.comparing import intervals, places, populations, times
from beleg.model import Figure

_TELLING: Final = 20  # the least number that is hardly met twice by chance


class Count:
    """A figure at position ``at`` of its article, with what is compared of it.

    ``number`` is the number said, the lower one of two; ``core`` those counted without their country; ``origins``
    who it comes from, actors by id and others by name.
    """

    __slots__ = ("at", "core", "days", "figure", "number", "origins")

    def __init__(self, figure: Figure, at: int) -> None:
        self.figure = figure
        self.at = at
        self.number = figure.high if figure.low is None else figure.low
        self.core = populations.core(figure.population, figure.nationality)
        self.days = times.days(figure.time)
        self.origins = _origins(figure)

    @property
    def is_telling(self) -> bool:
        """Whether the number is so large that another thing has hardly the same by chance."""
        return self.number is not None and self.number >= _TELLING


def _origins(figure: Figure) -> list[str]:
    if not figure.origins:
        return _NOBODY
    return [name.actor or name.text.casefold() for name in figure.origins]


_NOBODY: Final[list[str]] = []


def agreement(one: Count, other: Count) -> str:
    """How two counts can be one number, as ``intervals.agreement`` says."""
    a, b = one.figure, other.figure
    return intervals.agreement(a.qualifier, a.low, a.high, b.qualifier, b.low, b.high)


def are_apart(one: Count, other: Count) -> bool:
    """Whether no number lies in both intervals."""
    a, b = one.figure, other.figure
    return intervals.are_apart(a.qualifier, a.low, a.high, b.qualifier, b.low, b.high)


def are_of_other_origins(one: Count, other: Count) -> bool:
    """Whether both name who says so, and nobody is named by both."""
    if not one.origins or not other.origins:
        return False
    return not any(name in other.origins for name in one.origins)


def are_of_one_side(one: Count, other: Count) -> bool:
    """Whether no two countries are named of those counted."""
    a, b = one.figure.nationality, other.figure.nationality
    return a is None or b is None or a == b


def differences(one: Count, other: Count, language: str) -> tuple[str, ...]:
    """The parts of the key under which figures are comparable in which two counts differ for sure, in fixed order.

    Parts are measure, unit, population, nationality, place, scope and time. What one of them does not say differs not;
    a part and its whole (soldiers and people, a city and its country) do not differ here, but see ``places.relation``.
    """
    a, b = one.figure, other.figure
    differing = (
        ("measure", a.measure != b.measure),
        ("unit", a.unit != b.unit),
        ("population", populations.relation(one.core, other.core) == populations.APART),
        ("nationality", not are_of_one_side(one, other)),
        ("place", places.relation(a.place, b.place, language) == places.APART),
        ("scope", a.scope != b.scope),
        ("time", not times.overlap(one.days, other.days)),
    )
    return tuple(part for part, differs in differing if differs)
