"""What one article tells, ready to be held against what others tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

METHODS: Final = ("reported", "named", "estimate")


class Source(NamedTuple):
    """A primary source, one under all its names.

    ``id`` is the gazetteer's where it is known, else made of the words of its name. ``kind`` is one of the gazetteer's
    kinds, ``country`` an ISO 3166 code or ``""``, ``side`` the country or group it speaks for or ``""``.
    """

    id: str
    name: str
    kind: str = "other"
    country: str = ""
    side: str = ""


class Link(NamedTuple):
    """How an entry stands to another one of its article: ``kind``, ``rule`` and bounds are those of a ``Relation``."""

    kind: str
    other: str
    rule: str
    low: int | float | None = None
    high: int | float | None = None


class Entry(NamedTuple):
    """A thing that one article tells, however often, or one cell of a coded table.

    ``id`` is that of the figure that tells it best; ``mentions`` are the ids of all figures that tell it, that one
    first. ``population`` is who is counted without a country, ``"people"`` where nothing else is said. ``place`` is as
    the article says it, ``spot`` its one name whatever the spelling, ``land`` the ISO code of its country; each ``""``
    where it is not known. ``first`` and ``last`` are the ordinals of the days it speaks of, ``None`` where nothing is
    said. ``reported`` is the ordinal of the day of publication. ``copy`` is the id of the article that its text is a copy
    of, its own where it is of none. ``method`` is one of ``METHODS``, ``baseline`` what a running total starts
    from ("2024-10", "phase 2"), ``""`` where nothing is said. ``carriers`` are other outlets that carry the article word
    for word. ``start`` is where its figure stands in the text.
    ``word`` is the word that sets the measure, in small letters. ``around`` are the spots that the article says its spot is in,
    ``lies`` is the ISO code of the country that the article points to where no list knows the spot.
    """

    id: str
    mentions: tuple[str, ...]
    article: str
    outlet: str
    language: str
    quote: str
    qualifier: str
    low: int | float | None
    high: int | float | None
    measure: str
    unit: str
    population: str
    nationality: str
    place: str
    spot: str
    land: str
    scope: str
    first: int | None
    last: int | None
    reported: int | None
    sources: tuple[Source, ...]
    certainty: str
    unverified: bool
    copy: str
    method: str = "reported"
    baseline: str = ""
    word: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()
    carriers: tuple[str, ...] = ()
    start: int = 0
    around: tuple[str, ...] = ()
    lies: str = ""

    @property
    def family(self) -> str:
        """Whose or where it is; ``""`` where neither is known. Entries of different families are never compared."""
        return self.nationality or self.land or self.spot.casefold()

    @property
    def loose(self) -> str:
        """The spot in small letters, where only articles can say in which country it lies; ``""`` where nothing is open."""
        return "" if self.nationality or self.land else self.spot.casefold()

    def of_family(self, family: str) -> Entry:
        """The entry in its family; that of a loose one is the country that most articles say."""
        return self if family == self.family else self._replace(land=family)

    @property
    def group(self) -> tuple[str, str, str]:
        """Entries of different groups never stand in one series: family, measure, unit."""
        return self.family, self.measure, self.unit


def said_most(votes: Mapping[str, int]) -> str:
    """What is said most often, of equals the last one in order; ``""`` where nothing is said."""
    return max(votes, key=lambda code: (votes[code], code), default="")
