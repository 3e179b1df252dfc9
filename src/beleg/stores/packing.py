"""Nouns become JSON arrays, without the names of their fields, and come back as they were.

An array is a third of the size of an object, and is read twice as fast: a group of a thousand entries takes milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from beleg.model import (
    Entry,
    Evidence,
    Figure,
    Finding,
    Key,
    Link,
    Name,
    Point,
    Position,
    Relation,
    Series,
    Source,
    Span,
    Statement,
)
from beleg.stores.schema import whole

_make: Final = tuple.__new__
_ENTRY: Final = {name: at for at, name in enumerate(Entry._fields)}
_POINT: Final = {name: at for at, name in enumerate(Point._fields)}
_FIGURE: Final = {name: at for at, name in enumerate(Figure._fields)}
_ARTICLE, _COPY, _CARRIERS = (_ENTRY[name] for name in ("article", "copy", "carriers"))
_SOURCES, _LINKS = (_ENTRY[name] for name in ("sources", "links"))
_AROUND: Final = _ENTRY["around"]
_MENTIONS, _LOW, _HIGH = (_ENTRY[name] for name in ("mentions", "low", "high"))
_OF_POINT: Final = _POINT["sources"]
_LISTS: Final = tuple(
    _POINT[name] for name in ("entries", "mentions", "articles", "outlets", "differs", "places")
)
_CARRIED: Final = _POINT["carriers"]


def pack(value: object) -> str:
    """Any noun or list of nouns as JSON in ASCII, so that every database takes it."""
    return json.dumps(value, separators=(",", ":"))


def pack_entry(entry: Entry) -> str:
    """An entry without its article, what that is a copy of and who carries it: those are in other tables."""
    row: list[Any] = list(entry)
    row[_ARTICLE] = row[_COPY] = row[_CARRIERS] = 0
    row[_LOW], row[_HIGH] = _bound(entry.low), _bound(entry.high)
    row[_LINKS] = [(*link[:3], _bound(link.low), _bound(link.high)) for link in entry.links]
    return pack(row)


def _bound(value: float | None) -> float | int | None:
    return whole(float(value)) if value is not None else None


def unpack_entry(data: str, article: str, copy: str | None, carriers: tuple[str, ...] = ()) -> Entry:
    """The entry of an article with an id, which is a copy of another one or of none, and of other outlets too."""
    return _entry(json.loads(data), article, copy, carriers)


def unpack_entries(rows: Sequence[tuple[str, str, str | None, tuple[str, ...]]]) -> list[Entry]:
    """As ``unpack_entry`` for many at once, which takes two thirds of the time."""
    read = json.loads(f"[{','.join([row[0] for row in rows])}]")
    return [_entry(data, *row[1:]) for data, row in zip(read, rows, strict=True)]


def _entry(row: list[Any], article: str, copy: str | None, carriers: tuple[str, ...]) -> Entry:
    row[_ARTICLE], row[_COPY], row[_CARRIERS] = article, copy or article, carriers
    row[_MENTIONS], row[_AROUND] = tuple(row[_MENTIONS]), tuple(row[_AROUND])
    row[_SOURCES] = tuple([_source(*each) for each in row[_SOURCES]])
    row[_LINKS] = tuple([_make(Link, each) for each in row[_LINKS]])
    return _make(Entry, row)


@lru_cache(10_000)
def _source(*fields: str) -> Source:
    return Source(*fields)


def unpack_points(data: str) -> tuple[Point, ...]:
    """The points of a series."""
    return _points(json.loads(data))


def _points(rows: list[list[Any]]) -> tuple[Point, ...]:
    for row in rows:
        row[_OF_POINT] = tuple([_source(*each) for each in row[_OF_POINT]])
        for at in _LISTS:
            row[at] = tuple(row[at])
        row[_CARRIED] = tuple([(article, outlet) for article, outlet in row[_CARRIED]])
    return tuple([_make(Point, row) for row in rows])


def unpack_series(data: str) -> Series:
    """A series, as ``pack`` took it."""
    key, family, points = json.loads(data)
    return Series(Key(*key), family, _points(points))


def unpack_finding(data: str) -> Finding:
    """A finding."""
    kind, severity, series, points, figures, articles, reason, values = json.loads(data)
    pairs = tuple([(name, value) for name, value in values])
    return Finding(
        kind, severity, tuple(series), tuple(points), tuple(figures), tuple(articles), reason, pairs
    )


def pack_positions(found: Sequence[Position]) -> str:
    """The positions in an article, without what its row says."""
    return pack([[each.speakers, each.stance, each.cue, each.content, each.figures] for each in found])


def unpack_positions(data: str, article: str, reported: str | None) -> list[Position]:
    """The positions in an article with an id and a day, in text order; in no series yet."""
    return [_position(article, reported, *row) for row in json.loads(data)]


def _position(
    article: str, reported: str | None, speakers: Any, stance: str, cue: Any, content: Any, figures: Any
) -> Position:
    said = (tuple([_source(*each) for each in speakers]), stance, _span(cue) if cue else None)
    return Position(article, reported, *said, _spans(content), (), tuple(figures))


def unpack_statements(data: str) -> tuple[Statement, ...]:
    """The statements of an article, in text order."""
    return tuple([_statement(*row) for row in json.loads(data)])


def _statement(speakers: Any, via: Any, cue: Any, content: Any, *rest: Any) -> Statement:
    return Statement(_names(speakers), _names(via), _span(cue) if cue else None, _spans(content), *rest)


def unpack_figures(data: str) -> tuple[Figure, ...]:
    """The figures of an article, in text order."""
    return tuple([_figure(row) for row in json.loads(data)])


def unpack_relations(data: str) -> tuple[Relation, ...]:
    """How the figures of an article stand to each other."""
    return tuple([_make(Relation, (*row[:4], _spans(row[4]), *row[5:])) for row in json.loads(data)])


def _figure(row: list[Any]) -> Figure:
    for role in ("origins", "via"):
        row[_FIGURE[role]] = _names(row[_FIGURE[role]])
    row[_FIGURE["sentence"]] = _span(row[_FIGURE["sentence"]])
    row[_FIGURE["cues"]] = _spans(row[_FIGURE["cues"]])
    row[_FIGURE["evidence"]] = tuple(
        [Evidence(field, rule, _spans(cues)) for field, rule, cues in row[_FIGURE["evidence"]]]
    )
    return Figure(*row)


def _names(rows: Iterable[Any]) -> tuple[Name, ...]:
    return tuple([Name(text, _span(span), actor) for text, span, actor in rows])


def _span(bounds: Sequence[int]) -> Span:
    return Span(bounds[0], bounds[1])


def _spans(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in rows])
