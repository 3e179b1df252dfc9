"""What every store can show a page at a time, as it was last worked out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from beleg.model import (
    Article,
    Decision,
    Figure,
    Finding,
    Point,
    Position,
    Relation,
    Series,
    Source,
    Statement,
)
from beleg.stores.asked import Filter, Match
from beleg.stores.paging import Amount, FindingsAsked, Page, QueueAsked, SeriesAsked, SeriesLine
from beleg.stores.working import Heading


class Log(NamedTuple):
    """What was added behind certain numbers: ids of articles, decisions, and the last number of each."""

    articles: Sequence[str]
    last_article: int
    decisions: Sequence[Decision]
    last_decision: int


class Queued(NamedTuple):
    """A page of the queue: the ids of figures, how many there are, ``None`` for very many, and what to ask for behind it."""

    ids: Sequence[str]
    total: int | None
    next: str


class Said(NamedTuple):
    """What an origin says in series, some of them, how much that is in each by its id, and how many more there are."""

    series: Sequence[Series]
    amounts: Mapping[str, Amount]
    more: int


class Turn(NamedTuple):
    """The turn of the latest change, how much is still to be worked out, and the turn of which everything was counted, or 0."""

    last: int
    waiting: int
    counted: int

    @property
    def is_due(self) -> bool:
        """Whether anything is still to be worked out or counted."""
        return bool(self.waiting) or not self.counted


class Voice(NamedTuple):
    """Who speaks: in how many series, how many statements, the day of the last, ``""`` where none is known."""

    source: Source
    series: int
    said: int
    last: str


class Reading(NamedTuple):
    """What was read in an article: figures as they read now, how they stand to each other, statements."""

    figures: Sequence[Figure]
    relations: Sequence[Relation]
    statements: Sequence[Statement]


class SaidAs(NamedTuple):
    """Figures that say a number in one way: the first of them, and how many there are, ``None`` for very many."""

    kind: str
    matches: Sequence[Match]
    total: int | None


class State(NamedTuple):
    """How a store is at a moment: another turn where anything has changed; ``waiting`` are still to be worked out."""

    turn: int
    waiting: int
    series: int
    settled: int
    tallies: Mapping[str, Any]


class Leafing(Protocol):
    """Series, findings and figures, a page at a time, as they were last worked out.

    Pages go on behind ``after``, which is what the page before says to ask for. ``whole`` counts very many too.
    """

    def turn(self) -> Turn:
        """How far the store is; another value wherever anything has changed that pages show."""
        ...

    def state(self) -> State:
        """How everything is, in numbers."""
        ...

    def log(self, article: int, decision: int) -> Log:
        """What was added behind the article and the decision with these numbers."""
        ...

    def series(self, asked: SeriesAsked, after: str, limit: int, whole: bool) -> Page[SeriesLine]:
        """A page of series."""
        ...

    def headings(self, ids: Iterable[str]) -> Mapping[str, Heading]:
        """Series by ids."""
        ...

    def heading(self, id: str) -> Heading | None:
        """The series of an id, or of the first eight or more digits of one."""
        ...

    def near(self, one: Heading, limit: int) -> Sequence[Heading]:
        """Series of the same family whose key differs in one part, by name."""
        ...

    def points_of(self, one: Heading, ids: Collection[str]) -> Sequence[Point]:
        """The points of a series with these ids."""
        ...

    def findings(self, asked: FindingsAsked, after: str, limit: int, whole: bool) -> Page[Finding]:
        """A page of findings."""
        ...

    def resting_on(self, figures: Iterable[str], limit: int | None = None) -> Page[Finding]:
        """The findings that rest on any of these figures, or the first of them, and how many there are."""
        ...

    def spoken(self, series: str, limit: int) -> Sequence[Position]:
        """The positions on figures of a series."""
        ...

    def spoken_by(self, origins: Collection[str], limit: int) -> Sequence[Position]:
        """The positions in articles in which any of these origins takes one."""
        ...

    def said(self, origin: str, limit: int, most: int, whole: int) -> Said:
        """What an origin says in so many series, of that so many statements in each, and so many in all."""
        ...

    def voices(self) -> Sequence[Voice]:
        """Everybody who says something in series, by id."""
        ...

    def telling(self, origins: Collection[str]) -> Mapping[str, int]:
        """How many articles tell what origins say in series."""
        ...

    def together(self) -> Mapping[str, frozenset[str]]:
        """The ids of the series in which each origin speaks."""
        ...

    def standing(self, figures: Iterable[str]) -> Mapping[str, str]:
        """The ids of the series that figures stand in."""
        ...

    def outside(self, after: str, limit: int, whole: bool) -> tuple[Sequence[str], int | None, str]:
        """Figures in no series: their ids, how many there are, what to ask for behind them."""
        ...

    def article(self, prefix: str) -> Article | None:
        """The first article whose id begins so."""
        ...

    def articles(self, ids: Iterable[str]) -> Mapping[str, Article]:
        """Articles by ids."""
        ...

    def reading(self, article: Article) -> Reading:
        """What was read in an article."""
        ...

    def said_as(self, number: float, where: Filter, most: int) -> Sequence[SaidAs]:
        """The figures that say a number, by the ways in which they do, closest first; so many of each."""
        ...

    def combined(self, number: float, where: Filter, limit: int, most: int) -> SaidAs:
        """Sums and differences of figures of one article that make a number: the first, and how many of ``most`` there are."""
        ...

    def carried(self, article: str) -> Sequence[str]:
        """The other outlets that carry an article."""
        ...

    def queue(self, asked: QueueAsked, after: str, limit: int, whole: bool) -> Queued:
        """A page of the queue of review."""
        ...

    def before(self, asked: QueueAsked, after: str) -> int | None:
        """How many open figures stand before a page of the queue, ``None`` for very many."""
        ...

    def place(self, asked: QueueAsked, figure: str) -> str:
        """What asks for the page of the queue behind a figure."""
        ...

    def kinds(self, figures: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The kinds of the findings that rest on figures, conflicts first."""
        ...

    def settled(self, person: str) -> Mapping[str, int]:
        """How many figures are decided about, by what rests on them; ``""`` is anybody."""
        ...
