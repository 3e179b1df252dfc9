"""What one origin says becomes lines: how it is written, how it stands to those counted, how its numbers changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from markupsafe import Markup as Safe

from beleg.gazetteer import countries
from beleg.model import Point, Series, Source
from beleg.report.html.findings import quote
from beleg.report.html.origins import number_and_day, passed_on, written_as
from beleg.report.html.view import View, view
from beleg.report.markup import Markup, join
from beleg.report.picture import Picture
from beleg.report.sentences import series_title, stands_as
from beleg.report.words import certainty, counted, say, term
from beleg.stores.paging import Amount, OriginWhole
from beleg.web.addresses import ADDRESSES, of_series
from beleg.web.rendering import safe

# The most sentences of one series that stand on the page; all of them stand on that of the series.
_MOST: Final = 20
_SHORTEST: Final = 4  # letters of a word that two names have in common
_CANDIDATES: Final = 30


class Said(NamedTuple):
    """What an origin says in one series: its numbers in order of time, in how many articles, through whom, how it stands."""

    title: str
    address: str
    numbers: Safe
    behind: str
    stands: str
    quotes: Safe
    earlier: int


def seen(whole: OriginWhole, series: Sequence[Series], ui: str) -> View:
    """The way through what an origin says; ``series`` are those whole that findings speak of."""
    picture = Picture(
        series=tuple(whole.said), told=whole.told, articles=whole.articles, positions=tuple(whole.positions)
    )
    found = view(picture, ui, addresses=ADDRESSES)
    others = {point.id: point for each in series for point in each.points}
    # A row number would be that of the shortened series.
    return replace(found, points={**others, **found.points}, row={})


def written(view: View, whole: OriginWhole) -> Sequence[tuple[str, int]]:
    """How articles write it, with counts, the most frequent first."""
    names = Counter(
        name
        for series in whole.said
        for point in series.points
        for name in written_as(view, whole.source, point)
    )
    return sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))


def stands(whole: OriginWhole, ui: str) -> Sequence[str]:
    """How it stands to whom, each once."""
    said: dict[str, None] = {}
    for series in whole.said:
        for point in series.points:
            words = stands_as(point, ui, short=point.interest == "unknown")
            said.setdefault(_towards(words, series.key.nationality, ui))
    return list(said)


def _towards(words: str, nationality: str, ui: str) -> str:
    whom = countries.local_name(nationality, ui) or nationality
    return say("origin_page.towards", ui, stands=words, whom=whom) if whom else words


def statements(view: View, whole: OriginWhole) -> Sequence[Said]:
    """What it says, one line a series."""
    return [_said(view, series, whole.amounts[series.id]) for series in whole.said]


def _said(view: View, series: Series, amount: Amount) -> Said:
    ui = view.ui
    then = say("origin_page.then", ui)
    numbers = join((number_and_day(view, point) for point in series.points), then)
    return Said(
        series_title(series.key, ui),
        of_series(series.key, series.id),
        safe(numbers),
        _behind(view, series, amount),
        "; ".join(dict.fromkeys(_circumstances(point, ui) for point in series.points)),
        safe(join(_quotes(view, point) for point in series.points[-_MOST:])),
        amount.said - len(series.points),
    )


def _behind(view: View, series: Series, amount: Amount) -> str:
    articles = say(
        "origin_page.in_articles", view.ui, articles=counted("series.articles", amount.articles, view.ui)
    )
    via = passed_on(view, series.points)
    return f"{articles}, {view.say('rows.via', names=', '.join(via))}" if via else articles


def _circumstances(point: Point, ui: str) -> str:
    """How it stands, and how certain it says it is where it is not plainly said."""
    plain = point.certainty == "stated" and not point.unverified
    return stands_as(point, ui) if plain else f"{stands_as(point, ui)}, {certainty(point, ui)}"


def _quotes(view: View, point: Point) -> Markup:
    told = view.told(point.mentions)[:1]
    return join(quote(view, each) for each in told)


def facts(source: Source, ui: str) -> Mapping[str, str]:
    """What kind it is and of which country; what is not known is left out."""
    country = countries.local_name(source.country, ui) or source.country
    found = {"kind": term("source_kind", source.kind, ui), "country": country}
    return {say(f"origin_page.{name}", ui): value for name, value in found.items() if value}


def resting(whole: OriginWhole) -> Sequence[str]:
    """The ids of the series that findings about it speak of."""
    return list(dict.fromkeys(id for finding in whole.findings for id in finding.series))


def candidates(source: Source, others: Sequence[Source]) -> Sequence[Source]:
    """Who could be the same: a word of the name in common, or kind and country; the nearest first."""
    words = _words(source)
    found = [
        (-len(words & _words(each)), each.name, each)
        for each in others
        if each.id != source.id and (words & _words(each) or _is_of_kind(source, each))
    ]
    return [each for *_, each in sorted(found, key=lambda one: one[:2])[:_CANDIDATES]]


def _words(source: Source) -> set[str]:
    return {word for word in source.name.casefold().split() if len(word) >= _SHORTEST}


def _is_of_kind(one: Source, other: Source) -> bool:
    return (
        bool(one.country) and one.kind != "other" and (one.kind, one.country) == (other.kind, other.country)
    )


def row(series: Series, point: Point, ui: str) -> Mapping[str, object]:
    """A statement as a row of the CSV."""
    named = ("reported", "first", "last", "qualifier", "low", "high", "unit", "quote", "certainty")
    return {
        "series": series.id,
        "title": series_title(series.key, ui),
        "measure": series.key.measure,
        "population": series.key.population,
        "nationality": series.key.nationality,
        "place": series.key.place,
        "scope": series.key.scope,
        **{name: getattr(point, name) for name in named},
        "unverified": point.unverified,
        "interest": point.interest,
        "admission": point.admission,
        "articles": len(point.articles) + len(point.carriers),
        "outlets": list(point.outlets),
        "successor": point.successor,
        "id": point.id,
    }


COLUMNS: Final = (
    *(
        "series",
        "title",
        "measure",
        "population",
        "nationality",
        "place",
        "scope",
        "reported",
        "first",
        "last",
    ),
    *("qualifier", "low", "high", "unit", "quote", "certainty", "unverified", "interest", "admission"),
    *("articles", "outlets", "successor", "id"),
)
