"""The series of a group become rows: one a series with all that lists show, and its points in blocks of many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, insert

from beleg.model import Key, Point, Series
from beleg.stores.packing import pack
from beleg.stores.rows import chunks, replace
from beleg.stores.schema import fold
from beleg.stores.staging import put_standings
from beleg.stores.worked import GROUP, KEY, blocks, series, voices
from beleg.stores.working import Group

OF_BLOCK: Final = 100  # points
_BETWEEN: Final = "\n"
_COUNTED: Final = ("found", "n_found", "stale_from")  # what findings write into a row of a series
_MOST_LETTERS: Final = 400  # of a name in the order of names


def put_series(
    connection: Connection, group: Group, found: Sequence[Series], words: Sequence[str]
) -> list[str]:
    """Put the series of a group in the place of those it had; returns the ids of those whose rows are new.

    ``words`` are those by which each series is looked for.
    """
    listed = list(enumerate(zip(found, words, strict=True)))
    parts = [list(_blocks(group, position, each)) for position, (each, _) in listed]
    rows = [_row(group, position, *each, _version(parts[position])) for position, each in listed]
    changed = replace(connection, series, group, rows, _COUNTED)
    stored = replace(connection, blocks, group, [row for part in parts for row in part])
    _place(connection, found, stored.gone)
    _put_voices(connection, [row["id"] for row in changed.gone], found, {row["id"] for row in changed.new})
    return [str(row["id"]) for row in changed.new]


def _version(parts: Iterable[Mapping[str, Any]]) -> str:
    """What the points of a series are called as they are: others have another name."""
    made = hashlib.sha256()
    for part in parts:
        made.update(part["points"].encode())
    return made.hexdigest()[:16]


def _row(group: Group, position: int, each: Series, words: str, version: str) -> dict[str, Any]:
    days = [point.reported for point in each.points if point.reported]
    named = each.origins
    origins = {name: None for source in named for name in (fold(source.name), source.id)}
    places = {fold(place): None for point in each.points for place in point.places}
    return {
        **dict(zip(GROUP, group, strict=True)),
        "position": position,
        "id": each.id,
        **{name: getattr(each.key, name) for name in KEY},
        "places_folded": lines([fold(each.key.place), *places]),
        "origins_folded": lines(origins),
        "words": words,
        "name_key": name_key(each.key, each.id),
        "articles": each.n_articles,
        "origins": len(named),
        "entries": sum(len(point.entries) for point in each.points),
        "points": len(each.points),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "newest": (max(days, default="") or "0").replace("-", "").ljust(8, "0") + each.id,
        "version": version,
        **_single_numbers(each),
        **_ends(each),
    }


def _single_numbers(each: Series) -> dict[str, float | None]:
    """Between which bounds the numbers lie that can be added up."""
    numbers = [float(point.low) for point in each.points if point.low and point.low == point.high]
    return {"least": min(numbers, default=None), "most": max(numbers, default=None)}


def _ends(each: Series) -> dict[str, str | None]:
    """The points that set the ends of the range over origins."""
    reach = each.reach()
    if reach is None:
        return {"low_by": None, "high_by": None}
    of_id = {point.id: point for point in each.points}
    return {"low_by": pack([of_id[reach.low_by]]), "high_by": pack([of_id[reach.high_by]])}


def name_key(key: Key, id: str) -> str:
    """Letters and digits in whose order series are listed by name, whatever the order of words in a database.

    >>> key = Key("killed", "person", "people", "", "Herat", "incident")
    >>> name_key(key, "b2") < name_key(key, "c1") < name_key(key._replace(place="Äonia"), "a0")
    True
    """
    return "\0".join(key).encode("utf-8", "surrogatepass")[:_MOST_LETTERS].hex() + "00" + id


def lines(words: Iterable[str]) -> str:
    """Words so that each can be looked for whole, between line breaks."""
    return _BETWEEN + _BETWEEN.join(words) + _BETWEEN


def _blocks(group: Group, position: int, each: Series) -> Iterator[dict[str, Any]]:
    for block, start in enumerate(range(0, len(each.points), OF_BLOCK)):
        points = each.points[start : start + OF_BLOCK]
        named = {source.id: None for point in points for source in point.sources}
        yield {
            **dict(zip(GROUP, group, strict=True)),
            "position": position,
            "block": block,
            "ids": " ".join(point.id for point in points),
            "mentions": " ".join(id for point in points for id in point.mentions),
            "sources": lines(named),
            "points": pack(points),
        }


def _place(connection: Connection, found: Sequence[Series], gone: Sequence[Mapping[str, Any]]) -> None:
    """Keep in which series each figure stands."""
    now = {id: each.id for each in found for point in each.points for id in point.mentions}
    now.update((id, "") for row in gone for id in row["mentions"].split() if id not in now)
    put_standings(connection, "series", now)


def _put_voices(connection: Connection, gone: Sequence[str], found: Sequence[Series], new: set[str]) -> None:
    for part in chunks([*gone, *sorted(new)]):
        connection.execute(delete(voices).where(voices.c.series.in_(part)))
    rows = [
        row for each in {each.id: each for each in found}.values() if each.id in new for row in _voices(each)
    ]
    if rows:
        connection.execute(insert(voices), rows)


def _voices(each: Series) -> Iterator[dict[str, Any]]:
    """What each origin says in a series: how many statements, the day of the last, in which articles."""
    said: dict[str, list[Point]] = {}
    for point in each.points:
        for source in point.sources:
            said.setdefault(source.id, []).append(point)
    for source in each.origins:
        points = said[source.id]
        told = dict.fromkeys(each for point in points for each in (*point.articles, *point.carriers))
        yield {
            "origin": source.id,
            "series": each.id,
            "source": pack(source),
            "said": len(points),
            "last": max((point.reported or "" for point in points), default=""),
            "told": pack(list(told)),
        }
