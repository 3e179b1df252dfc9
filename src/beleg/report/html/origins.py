"""Each origin becomes an entry: what it is, how articles write it, and what it said in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from beleg.gazetteer import countries
from beleg.model import Name, Point, Position, Series, Source
from beleg.report.html.positions import positions
from beleg.report.html.rows import target
from beleg.report.html.view import View, figure_link, listed, series_link
from beleg.report.markup import NOTHING, Markup, element, isolated, join, text
from beleg.report.sentences import day, point_number, series_title, source_name
from beleg.report.words import counted, number, one_line, term

# Series of an origin that are shown of very many figures.
_MOST: Final = 10


@dataclass(slots=True)
class Entry:
    """What a page says of a source: how it is written, with counts, its points by series, and its positions."""

    source: Source
    written: dict[str, int] = field(default_factory=dict)
    said: dict[str, list[Point]] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)


def origins(view: View) -> Iterator[Markup]:
    """One entry an origin, in the order in which they first speak."""
    found = _gathered(view)
    if not found:
        yield element("p", text(view.say("origins.none")))
    for entry in found.values():
        yield _entry(view, entry)


def _gathered(view: View) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for series in view.picture.series:
        for point in series.points:
            for source in point.sources:
                entry = found.setdefault(source.id, Entry(source))
                entry.said.setdefault(series.id, []).append(point)
                _count(view, entry, point)
    for position in view.picture.positions:
        for speaker in position.speakers:
            found.setdefault(speaker.id, Entry(speaker)).positions.append(position)
    return found


def _count(view: View, entry: Entry, point: Point) -> None:
    for written in written_as(view, entry.source, point):
        entry.written[written] = entry.written.get(written, 0) + 1


def written_as(view: View, source: Source, point: Point) -> Iterator[str]:
    """What articles call a source where they tell a statement of it, once for each name."""
    for told in view.told(point.mentions):
        yield from (one_line(name.text) for name in _names(told.figure.origins, source, point))


def _names(names: tuple[Name, ...], source: Source, point: Point) -> Iterable[Name]:
    """Those of an article's names that are the source's: by the gazetteer, by being the only one, or by their order."""
    known = [name for name in names if name.actor == source.id]
    if known or len(point.sources) == 1:
        return known or names
    if len(names) == len(point.sources):
        return [names[[each.id for each in point.sources].index(source.id)]]
    return []


def _entry(view: View, entry: Entry) -> Markup:
    shown = list(entry.said.values())[: _MOST if view.many else None]
    lines = [_line(view, view.home[points[0].id], points) for points in shown]
    if more := len(entry.said) - len(shown):
        lines.append(text(view.say("near.more", n=number(more, view.ui))))
    return element(
        "section",
        element("h3", isolated(source_name(entry.source, view.ui))),
        _facts(view, entry),
        listed(lines),
        positions(view, entry.positions) if entry.positions else NOTHING,
        class_="origin",
    )


def _facts(view: View, entry: Entry) -> Markup:
    source, ui = entry.source, view.ui
    country = countries.local_name(source.country, ui)
    facts = [text(word) for word in (term("source_kind", source.kind, ui), country) if word]
    if entry.written:
        ordered = sorted(entry.written.items(), key=lambda pair: (-pair[1], pair[0]))
        names = (isolated(view.say("origins.times", name=name, n=number(n, ui))) for name, n in ordered)
        facts.append(join((text(f"{view.say('origins.written')} "), join(names, ", "))))
    return element("p", join(facts, " · "), class_="quiet")


def _line(view: View, series: Series, points: list[Point]) -> Markup:
    name = series_link(view, series, isolated(series_title(series.key, view.ui)))
    said = join((number_and_day(view, point) for point in _shown(view, points)), view.say("origins.then"))
    articles = series._replace(points=tuple(points)).n_articles
    via = passed_on(view, points)
    passed = f", {view.say('rows.via', names=', '.join(via))}" if via else ""
    behind = counted("series.articles", articles, view.ui)
    return join((name, text(": "), said, isolated(f"; {behind}{passed}")))


def passed_on(view: View, points: Iterable[Point]) -> list[str]:
    """Who passed statements on, each once."""
    told = (each for point in points for each in view.told(point.mentions))
    return list(dict.fromkeys(one_line(name.text) for each in told for name in each.figure.via))


def _shown(view: View, points: Sequence[Point]) -> Sequence[Point]:
    """All of them; of very many figures the first and the last."""
    return points if not view.many or len(points) < 3 else (points[0], points[-1])


def number_and_day(view: View, point: Point) -> Markup:
    """How many a statement says, as the way to its words, and when it was reported."""
    words = figure_link(view, target(view, point), isolated(point_number(point, view.ui, short=True)))
    return join((words, text(f" ({day(point.reported, view.ui)})")))
