"""A series becomes an event, as event data hold it: one interval, who sets its ends, who passed it on, where and when.

Event data are added up row by row, so one series makes one row, never one a mention or one an origin.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from beleg.comparing.populations import GENERAL
from beleg.gazetteer import countries, places
from beleg.languages import available
from beleg.model import FORECAST, Article, Point, Series, Told
from beleg.report.profiles import Coded, Profile, code
from beleg.report.records import plain_number
from beleg.report.selection import Selection
from beleg.report.words import one_line, say

Number = int | float
_JOINED: Final = "; "
_AT_ONCE: Final = 200  # series


class Event(NamedTuple):
    """What the origins of a series say at last, as one interval.

    ``points`` are the standing ones: the latest of each named origin, or all where nobody is named; none denied, none
    that another took the place of. ``numbers`` holds what each says, or what the profile of that name makes of it, ``low``
    and ``high`` the range over them, ``None`` where it is open. ``articles`` carry any point of the series, in order of publication.
    ``first`` and ``last`` are the first and last day that the standing points name, ISO dates or ``""``. ``place`` is an English name
    where it is known, ``country`` an ISO 3166 code or ``""``.
    """

    series: Series
    points: tuple[Point, ...]
    numbers: tuple[Coded, ...]
    low: Number | None
    high: Number | None
    articles: tuple[Article, ...]
    first: str
    last: str
    place: str
    country: str
    profile: str = ""

    @property
    def days(self) -> int | None:
        """How many days it speaks of, both ends included; ``None`` where one end is not said."""
        if not self.first or self.last < self.first:
            return None
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1

    @property
    def exact(self) -> int | None:
        """The number where both ends are the same whole number, else ``None``."""
        return int(self.low) if self.low is not None and self.low == self.high and self.low % 1 == 0 else None

    @property
    def differ(self) -> bool:
        """Whether the standing points say different numbers."""
        return len(set(self.numbers)) > 1


def events(selection: Selection) -> Iterator[Event]:
    """Each series of a selection as an event, by the profile asked for, in order.

    >>> [*events(Selection())]
    []
    """
    for series, told in with_figures(selection, selection.series()):
        yield event(series, told, selection.profile)


def with_figures(
    selection: Selection, series: Iterable[Series]
) -> Iterator[tuple[Series, Mapping[str, Told]]]:
    """Each series with the figures it rests on by their ids, read for many series at once."""
    remaining = iter(series)
    while batch := list(islice(remaining, _AT_ONCE)):
        told = selection.told_of([id for each in batch for id in behind(each)])
        for each in batch:
            yield each, {id: told[id] for id in behind(each) if id in told}


def event(series: Series, told: Mapping[str, Told], profile: Profile | None = None) -> Event:
    """One series as an event; ``told`` holds the figures behind its points by their ids."""
    points = standing(series.points)
    numbers = [_number(point, profile) for point in points]
    kept = [number for number in numbers if not (profile and number.empty)]
    articles = _articles(told.values())
    place, country = _where(series, articles)
    return Event(
        series,
        tuple(points),
        tuple(numbers),
        _end([number.low for number in kept], min),
        _end([number.high for number in kept], max),
        articles,
        min((point.first for point in points if point.first), default=""),
        max((point.last for point in points if point.last), default=""),
        place,
        country,
        profile.name if profile else "",
    )


def standing(points: Iterable[Point]) -> list[Point]:
    """The latest point of each named origin, or the last word of all where nobody is named.

    Denied and withdrawn points, forecasts and lost numbers stand for nothing. Where origins are named, these are the
    points that ``Series.reach`` runs over.
    """
    told = list(points)
    denials = {point.id for point in told if point.certainty == "denied"}
    holding = [
        point
        for point in told
        if not denials.intersection((point.id, point.successor))
        and point.note != FORECAST
        and (point.low is not None or point.high is not None)
    ]
    latest = {source.id: point for point in holding for source in point.sources}
    chosen = {point.id for point in latest.values()} or {point.id for point in holding if not point.successor}
    return [point for point in holding if point.id in chosen]


def setting(event: Event, end: str) -> str:
    """Who sets an end of the interval, ``"low"`` or ``"high"``; ``""`` where nobody is named."""
    wanted = getattr(event, end)
    points = zip(event.points, event.numbers, strict=True)
    return sources(point for point, number in points if getattr(number, end) == wanted)


def sources(points: Iterable[Point]) -> str:
    """The names of the origins of some points, each once; ``""`` where nobody is named."""
    return joined(source.name for point in points for source in point.sources)


def outlets(event: Event) -> str:
    """Who published any number of a series, each once."""
    return joined(outlet for point in event.series.points for outlet in point.outlets)


def joined(values: Iterable[str | None]) -> str:
    """Each value once, in order, on one line.

    >>> joined(["NIS", None, "dpa", "NIS"])
    'NIS; dpa'
    """
    return _JOINED.join(dict.fromkeys(one_line(value) for value in values if value))


def words(event: Event) -> str:
    """What each standing point says: its origins and its quote."""
    return _JOINED.join(f'{who(point)}: "{one_line(point.quote)}"' for point in event.points)


def behind(series: Series) -> list[str]:
    """The ids of all figures that a series rests on."""
    return [id for point in series.points for id in point.mentions]


def outside(selection: Selection, inside: Container[str], measure: str | None = None) -> int:
    """How many figures, of one measure or of all, are not among those that rows rest on."""
    others = (told.figure for told in selection.told() if told.figure.id not in inside)
    return sum(1 for figure in others if measure in (None, figure.measure))


def group(event: Event) -> str:
    """Who is counted, ``""`` where only people are said."""
    population = event.series.key.population
    return "" if population == GENERAL else population


def who(point: Point) -> str:
    """The origins of a point, "no origin named" where it has none."""
    return sources([point]) or say("origin.none", "en")


def _number(point: Point, profile: Profile | None) -> Coded:
    if profile:
        return code(point, profile)
    return Coded("", plain_number(point.low), plain_number(point.high))


def _end(bounds: Sequence[Number | None], choose: Callable[[Iterable[Number]], Number]) -> Number | None:
    """The lowest or highest; one open end leaves the whole open."""
    said = [bound for bound in bounds if bound is not None]
    return choose(said) if said and len(said) == len(bounds) else None


def _articles(told: Iterable[Told]) -> tuple[Article, ...]:
    found = {each.article.id: each.article for each in told}
    return tuple(
        sorted(found.values(), key=lambda article: (article.published or "", article.doc, article.id))
    )


def _where(series: Series, articles: Iterable[Article]) -> tuple[str, str]:
    """The place of a series and its country; never a country of those counted."""
    name, packs = series.key.place, available()
    spoken = [article.language for article in articles if article.language in packs]
    for language in dict.fromkeys([*spoken, *packs]) if name else ():
        known = places.place(name, language)
        if known:
            return known.name, known.code
    return name, ""


def country_name(code: str) -> str:
    """The English name of a country, ``""`` for no country."""
    return countries.name(code) if code else ""
