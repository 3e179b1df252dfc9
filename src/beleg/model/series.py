"""Comparable figures in the order of time, what each origin says in them, and what is found among them."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from beleg.model.entry import Source
from beleg.model.span import Span

INTERESTS: Final = ("own_side", "opponent", "third_party", "unknown")
FINDINGS: Final = (
    *("contradiction", "part_exceeds_whole", "sum_mismatch", "inconsistent"),
    *("decrease", "jump", "withdrawn", "missing_number", "ambiguous"),
    *(
        "revision",
        "scope_mismatch",
        "corroboration",
        "echo",
        "syndicated",
        "unattributed",
        "unverified",
        "stale",
    ),
)
ADDITIONAL: Final = "additional"  # the note of a number on top of another one
FORECAST: Final = "forecast"  # the note of a number that is expected or feared, not reported
RISEN: Final = "risen"  # the note of a toll that is told to have risen to a number
SEVERITIES: Final = ("conflict", "check", "note")


class Key(NamedTuple):
    """What the figures of a series have in common; ``""`` where it is not said.

    ``place`` is the narrowest that all others lie around or inside of. ``day`` is the first day of an incident, an ISO
    date, ``""`` for all other scopes. ``nationality`` is an ISO 3166 code.
    """

    measure: str
    unit: str
    population: str
    nationality: str
    place: str
    scope: str
    day: str = ""
    baseline: str = ""
    method: str = "reported"


class Point(NamedTuple):
    """What one origin says in a series: one number in one form, with everything that passes it on.

    ``id`` is that of its first entry; ``entries`` are the ids of all, one an article, in order of publication, and
    ``mentions`` the ids of all figures behind them. ``sources`` is empty where nobody is named. ``reported`` is the first day of
    publication and ``first`` and ``last`` the days it speaks of: ISO dates or ``None``. ``interest`` is one of ``INTERESTS``;
    ``admission`` says that the number speaks against the side it comes from. ``successor`` is the id of the point that
    took its place. ``differs`` names the parts of the series' key that it only agrees with: ``("place",)``.
    ``places`` are those its entries name. ``outlets`` are all that published it; ``carriers`` are those that carry one of
    the articles word for word, each with the article's id.
    """

    id: str
    sources: tuple[Source, ...]
    qualifier: str
    low: int | float | None
    high: int | float | None
    unit: str
    quote: str
    reported: str | None
    first: str | None
    last: str | None
    certainty: str
    unverified: bool
    interest: str
    admission: bool
    entries: tuple[str, ...]
    mentions: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    copies: int = 0
    successor: str | None = None
    differs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    note: str = ""
    carriers: tuple[tuple[str, str], ...] = ()


class Reach(NamedTuple):
    """The range over origins at a time: the lowest and the highest number, and the points that set them.

    ``None`` where a bound is open; ``low_by`` and ``high_by`` are ids of points, also where their end is open.
    """

    low: int | float | None
    high: int | float | None
    low_by: str
    high_by: str


class Series(NamedTuple):
    """Comparable points in order of the time they speak of."""

    key: Key
    family: str
    points: tuple[Point, ...]

    @property
    def id(self) -> str:
        """Content id of family and key, 12 hexadecimal digits."""
        return _digest("\x1f".join((self.family, *self.key)))[:12]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, each once."""
        return tuple(dict.fromkeys(article for point in self.points for article in point.articles))

    @property
    def n_articles(self) -> int:
        """How many articles were published, those that carry another one word for word included."""
        carried = {carrier for point in self.points for carrier in point.carriers}
        return len(self.articles) + len(carried)

    @property
    def origins(self) -> tuple[Source, ...]:
        """The named primary sources, each once, in order of time."""
        return tuple({source.id: source for point in self.points for source in point.sources}.values())

    def reach(self, day: str | None = None) -> Reach | None:
        """The range over the latest point of each named origin up to an ISO day, month or year, or up to now.

        Denied and withdrawn points, forecasts, lost numbers and those on top of others take no part; ``None`` where there is none left.
        """
        latest: dict[str, Point] = {}
        denials = {point.id for point in self.points if point.certainty == "denied"}
        for point in self.points:
            at = point.reported or ""
            lost = point.low is None and point.high is None
            if (
                lost
                or point.note in (ADDITIONAL, FORECAST)
                or point.id in denials
                or point.successor in denials
            ):
                continue
            if point.sources and (day is None or at[: len(day)] <= day):
                for source in point.sources:
                    latest[source.id] = point
        return _reach(list(latest.values()))


class Finding(NamedTuple):
    """A relation between figures of one or many articles, with what it rests on.

    ``kind`` is one of ``FINDINGS``, ``severity`` of ``SEVERITIES``. ``series`` are ids of the series concerned, ``points`` of
    the points and ``figures`` of the figures it rests on, in the order its sentence names them; ``articles`` those of
    the articles. ``reason`` says more ("transposed", "place"), ``values`` what its sentence is filled with.
    """

    kind: str
    severity: str
    series: tuple[str, ...]
    points: tuple[str, ...]
    figures: tuple[str, ...]
    articles: tuple[str, ...]
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def date(self) -> str:
        """The ISO date of what changed, ``""`` where nothing did: findings of a series stand in this order."""
        return dict(self.values).get("date", "")

    @property
    def id(self) -> str:
        """Content id, 12 hexadecimal digits: the kind and the figures it rests on, the articles where it rests on none."""
        return _digest("\x1f".join((self.kind, self.reason, *sorted(self.figures or self.articles))))[:12]


class Position(NamedTuple):
    """How a source stands to figures in one article, from a statement: confirms, admits, denies, declines ...

    ``speakers`` are the sources, empty where it is the outlet; ``cue`` and ``content`` are spans of the article,
    ``series`` and ``figures`` the ids of what it speaks of, empty where that is not to be told.
    """

    article: str
    reported: str | None
    speakers: tuple[Source, ...]
    stance: str
    cue: Span | None
    content: tuple[Span, ...]
    series: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def _reach(points: list[Point]) -> Reach | None:
    if not points:
        return None
    lowest = min(points, key=lambda point: (_bottom(point), _top(point), point.id))
    highest = max(points, key=lambda point: (_top(point), _bottom(point), point.id))
    return Reach(lowest.low, highest.high, lowest.id, highest.id)


def _bottom(point: Point) -> float:
    return float("-inf") if point.low is None else point.low


def _top(point: Point) -> float:
    return float("inf") if point.high is None else point.high


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
