"""What an app shows of a store: a page of a long list at a time, as it was last worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Generic, NamedTuple, TypeVar

from beleg.model import (
    Article,
    Decision,
    Figure,
    Finding,
    Point,
    Position,
    Series,
    Source,
    Span,
    Statement,
    Told,
)
from beleg.stores.asked import Match, SeriesFilter
from beleg.stores.working import Heading

T = TypeVar("T")

AT_ONCE: Final = 200
COMBINED: Final = "combined"
WAYS: Final = ("exact", "inside", "rounded", COMBINED, "swapped")  # in which a number is found
MOST_COUNTED: Final = 10_000
ORDERS: Final = ("newest", "findings", "name")  # of series
_ALL: Final = SeriesFilter()
UNATTRIBUTED, DOUBTFUL, ORIGINS, REST = "unattributed", "doubtful", "origins", "rest"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. ``total`` counts the whole list, ``None`` where it has more than 10,000 items and nobody asked.

    ``next`` is what to ask for behind this page, ``""`` at the end of the list: the key of the last item, so that what is
    added or gone meanwhile moves nothing.
    """

    items: Sequence[T]
    total: int | None
    next: str = ""


class SeriesLine(NamedTuple):
    """A series in a list: its heading, the points that set the ends of its range over origins, findings by kind.

    ``low_by`` and ``high_by`` are ``None`` where no named origin gives a number.
    """

    heading: Heading
    low_by: Point | None
    high_by: Point | None
    findings: Mapping[str, int]


class Summary(NamedTuple):
    """What is in a ledger, in numbers. ``first`` and ``last`` are the days of the oldest and newest article.

    ``outside`` things stand in no series; ``open`` figures are not reviewed; ``waiting`` articles and groups of figures
    are still to be worked out. ``revision`` names the state of articles and decisions.
    """

    articles: int
    figures: int
    series: int
    outlets: int
    languages: Sequence[str]
    first: str | None
    last: str | None
    findings: Mapping[str, int]
    outside: int
    open: int
    waiting: int
    revision: str


@dataclass(frozen=True, slots=True)
class SeriesAsked:
    """Which series are listed and how: words of the title or id, a filter, a kind of finding, an order of ``ORDERS``."""

    words: str = ""
    where: SeriesFilter = _ALL
    kind: str | None = None
    order: str = "newest"


class Occurring(NamedTuple):
    """What there is to choose from: the measures and the sides of all series."""

    measures: Sequence[str]
    sides: Sequence[str]


@dataclass(frozen=True, slots=True)
class FindingsAsked:
    """Which findings are listed: of a kind, of a severity, about series of a name or id, or of a side; ``None`` for all."""

    kind: str | None = None
    severity: str | None = None
    series: str | None = None
    side: str | None = None


class SeriesWhole(NamedTuple):
    """A series with all that stands on its page; ``told`` are the figures that the rows shown and the findings rest on, by id.

    ``shown`` are the points of this page of its table, ``first`` the number of the first of them from 1 on, ``next`` what to
    ask for behind them. ``findings`` are the first of so many as ``found`` says, and of very many figures of one only some are
    told. ``points`` of other series that its findings name are in ``others``, these alone. ``near`` are series that differ in
    one part of the key, without points. ``version`` is another one where the points are others.
    """

    series: Series
    findings: Sequence[Finding]
    positions: Sequence[Position]
    told: Mapping[str, Told]
    articles: Mapping[str, Article]
    near: Sequence[Series]
    others: Sequence[Series]
    shown: Sequence[Point] = ()
    first: int = 1
    next: str = ""
    found: int | None = 0
    version: str = ""


class ArticleWhole(NamedTuple):
    """An article with all that was read in it, in text order; ``series`` are those of its figures, by the figure's id.

    ``decisions`` are all about its figures, ``carriers`` the other outlets that carry its words.
    """

    article: Article
    told: Sequence[Told]
    statements: Sequence[Statement]
    series: Mapping[str, Heading]
    decisions: Sequence[Decision]
    carriers: Sequence[str] = ()


class Aside(NamedTuple):
    """A number in a text that is no figure, and why: date, duration, time, age, ordinal, share, furniture, lost, uncounted."""

    span: Span
    why: str


class Reread(NamedTuple):
    """What an article holds beside its text, and the numbers of a stretch of it that are no figures; both in text order."""

    furniture: Sequence[Span]
    asides: Sequence[Aside]


class OriginLine(NamedTuple):
    """An origin in a list: in how many series and articles it speaks, and the day of the newest; ``said`` are statements."""

    source: Source
    series: int
    said: int
    articles: int
    last: str | None


class FigureWhole(NamedTuple):
    """A figure with where it stands. ``target`` is its id, ``extracted`` the figure as found, ``now`` as it reads in force.

    ``now`` is ``None`` where it was rejected; both are ``None`` where no rule finds it any more. ``by_hand`` says that no
    rule found it: ``extracted`` then is the figure as a person first marked it.
    """

    target: str
    article: Article | None
    extracted: Figure | None
    now: Figure | None
    told: Told | None
    series: Series | None
    findings: Sequence[Finding]
    decisions: Sequence[Decision]
    holding: Decision | None
    by_hand: bool = False


class Amount(NamedTuple):
    """How much an origin says in a series: statements, and the articles that tell them."""

    said: int
    articles: int


class OriginWhole(NamedTuple):
    """One speaker: how articles write it, with counts, what it says by series, and its positions.

    ``said`` gives each series with only the points of this origin, of very many the newest; ``amounts`` says how many there are
    of each. ``told`` holds the figures behind
    them, by id. ``merged`` are the decisions that say which origins are one. ``more`` series are not listed. ``findings`` are
    about what it says, ``more_findings`` of them are not listed.
    """

    source: Source
    written: Mapping[str, int]
    said: Sequence[Series]
    positions: Sequence[Position]
    articles: Mapping[str, Article]
    told: Mapping[str, Told]
    merged: Sequence[Decision]
    more: int = 0
    findings: Sequence[Finding] = ()
    more_findings: int = 0
    amounts: Mapping[str, Amount] = MappingProxyType({})


class Ways(NamedTuple):
    """The ways in which figures give a number, of one group: how many there are, ``None`` for very many, and the first of them.

    ``group`` is one of ``WAYS``; ``series`` are those of the figures shown in any group, by the figure's id.
    """

    group: str
    total: int | None
    shown: Sequence[Match]
    series: Mapping[str, Heading]


@dataclass(frozen=True, slots=True)
class QueueAsked:
    """Which figures are asked for review: in findings of a kind, or ``unattributed``, ``doubtful``, ``origins``, ``rest``.

    Without a kind all, what matters first. ``text`` stands in the sentence, ``rule`` set a field of the figure.
    ``hidden`` is a person whose own decisions alone close a figure: a second reader, who sees no others.
    """

    kind: str = ""
    series: str = ""
    text: str = ""
    rule: str = ""
    hidden: str = ""


class Card(NamedTuple):
    """A figure that is open for review, why it is asked for, and the fields that are in doubt, each with the reason."""

    told: Told
    kinds: Sequence[str]
    doubts: Mapping[str, str]
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class DecidedAsked:
    """Which decisions are listed, the latest first: of a person, of a verdict, ``""`` for all."""

    user: str = ""
    verdict: str = ""
