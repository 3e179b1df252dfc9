"""A figure becomes a count that is ready to be compared, and two counts say in which parts they differ."""

from __future__ import annotations

from typing import Any, Final

from beleg.comparing import intervals, places, populations, times
from beleg.model import Figure

_TELLING: Final = 20  # the least number that is hardly met twice by chance


class Count:
    """A figure at position ``at`` of its article, with what is compared of it.

    ``number`` is the number said, the lower one of two; ``core`` those counted without their country; ``origins``
    who it comes from, actors by id and others by name; ``sentence`` and ``sentence_end`` where its sentence stands.
    """

    __slots__ = (
        *("at", "core", "days", "end", "figure", "high", "low", "measure", "nationality", "number"),
        *("origins", "place", "qualifier", "scope", "sentence", "sentence_end", "start", "unit"),
    )

    def __init__(self, figure: Figure, at: int) -> None:
        self.figure = figure
        self.at = at
        self.start: Any = figure.start  # no int to a compiler, which would make each anew
        self.end: Any = figure.end
        self.sentence: Any = figure.sentence.start
        self.sentence_end: Any = figure.sentence.end
        self.qualifier = figure.qualifier
        self.low = low = figure.low
        self.high = high = figure.high
        self.number = high if low is None else low
        self.measure = figure.measure
        self.unit = figure.unit
        self.nationality = nationality = figure.nationality
        self.core = populations.core(figure.population, nationality, figure.measure)
        self.place = figure.place
        self.scope = figure.scope
        time = figure.time
        self.days = times.days(time) if time is not None else None
        origins = figure.origins
        self.origins = [name.actor or name.text.casefold() for name in origins] if origins else _NOBODY

    @property
    def is_telling(self) -> bool:
        """Whether the number is so large that another thing has hardly the same by chance."""
        return self.number is not None and self.number >= _TELLING


_NOBODY: Final[list[str]] = []


def agreement(one: Count, other: Count) -> str:
    """How two counts can be one number, as ``intervals.agreement`` says."""
    return intervals.agreement(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high)


def are_apart(one: Count, other: Count) -> bool:
    """Whether no number lies in both intervals."""
    return intervals.are_apart(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high)


def are_of_other_origins(one: Count, other: Count) -> bool:
    """Whether both name who says so, and nobody is named by both."""
    if not one.origins or not other.origins:
        return False
    for name in one.origins:
        if name in other.origins:
            return False
    return True


def are_of_one_side(one: Count, other: Count) -> bool:
    """Whether no two countries are named of those counted."""
    return one.nationality is None or other.nationality is None or one.nationality == other.nationality


def differences(one: Count, other: Count, language: str) -> tuple[str, ...]:
    """The parts of the key under which figures are comparable in which two counts differ for sure, in fixed order.

    Parts are measure, unit, population, nationality, place, scope and time. What one of them does not say differs not;
    a part and its whole (soldiers and people, a city and its country) do not differ here, but see ``places.relation``.
    """
    differing = (
        ("measure", one.measure != other.measure),
        ("unit", one.unit != other.unit),
        ("population", populations.relation(one.core, other.core) == populations.APART),
        ("nationality", not are_of_one_side(one, other)),
        ("place", places.relation(one.place, other.place, language) == places.APART),
        ("scope", one.scope != other.scope),
        ("time", not times.overlap(one.days, other.days)),
    )
    return tuple([part for part, differs in differing if differs])
