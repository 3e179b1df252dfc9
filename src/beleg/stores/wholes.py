"""Rows become what the page of one series, article, figure or origin needs besides: points, positions, where figures stand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, literal, or_, select, tuple_

from beleg.model import Article, Point, Position, Series
from beleg.stores.deciding import of_row
from beleg.stores.leafing import Log, Reading, Said, Turn
from beleg.stores.packing import unpack_points, unpack_positions, unpack_statements
from beleg.stores.paging import Amount
from beleg.stores.picturing import AMOUNTS, HEADING, Place, at_place, heading
from beleg.stores.queueing import place_of, written
from beleg.stores.rows import chunks, count, identified, load_figures, load_relations
from beleg.stores.schema import article_of, articles, figures
from beleg.stores.worked import (
    blocks,
    carriers,
    decisions,
    entries,
    positions,
    series,
    speakers,
    spoken_of,
    standings,
    tallies,
    tellings,
    touched_articles,
    touched_families,
    touched_groups,
    turn,
    voices,
)
from beleg.stores.working import Heading

_FEW: Final = 20  # points that the database itself looks for in the lists of blocks
_WAITING: Final = (touched_articles, touched_groups, touched_families)
# Every page asks for it, so that it is written once.
_TURN: Final = select(
    select(turn.c.turn).scalar_subquery(),
    sum((select(func.count()).select_from(table).scalar_subquery() for table in _WAITING), literal(0)),
    select(tallies.c.turn).scalar_subquery(),
)


def log(connection: Connection, article: int, decision: int) -> Log:
    """What was added behind an article and a decision."""
    ids = connection.execute(select(articles.c.no, articles.c.id).where(articles.c.no > article)).all()
    made = select(decisions).where(decisions.c.no > decision)
    rows = connection.execute(made).mappings().all()
    return Log(
        [row.id for row in ids],
        max((row.no for row in ids), default=article),
        [of_row(row) for row in rows],
        max((row["no"] for row in rows), default=decision),
    )


def waiting(connection: Connection) -> int:
    """How many articles, groups and families are still to be worked out."""
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in _WAITING)


def turn_of(connection: Connection) -> Turn:
    """How far the database is, asked for at once, since every page asks."""
    return Turn(*connection.execute(_TURN).one())


def article_like(connection: Connection, prefix: str) -> Article | None:
    """The first article whose id begins so."""
    asked = select(articles).where(identified(articles.c.id, prefix)).order_by(articles.c.no).limit(1)
    row = connection.execute(asked).mappings().first()
    return article_of(row) if row else None


def articles_of(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Articles by ids."""
    found: dict[str, Article] = {}
    for part in chunks(sorted(set(ids))):
        rows = connection.execute(select(articles).where(articles.c.id.in_(part))).mappings()
        found.update((row["id"], article_of(row)) for row in rows)
    return found


def reading_of(connection: Connection, article: Article) -> Reading:
    """What was read in an article."""
    no = connection.scalar(select(articles.c.no).where(articles.c.id == article.id))
    rows = connection.execute(select(figures).where(figures.c.article == no).order_by(figures.c.no))
    listed = rows.mappings().all()
    found = list(load_figures(connection, listed, {int(no or 0): article.id}))
    related = load_relations(connection, [article.id]).get(article.id, ())
    said = connection.scalar(select(tellings.c.statements).where(tellings.c.article == no))
    return Reading(found, related, unpack_statements(said) if said else ())


def carried(connection: Connection, article: str) -> list[str]:
    """The other outlets that carry an article word for word."""
    of = select(articles.c.no).where(articles.c.id == article).scalar_subquery()
    asked = select(carriers.c.outlet).where(carriers.c.article == of)
    return list(connection.scalars(asked.order_by(carriers.c.published, carriers.c.outlet)))


def series_of_figures(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The ids of the series that figures stand in."""
    found: dict[str, str] = {}
    for part in chunks(sorted(set(ids))):
        asked = select(standings.c.figure, standings.c.series).where(standings.c.figure.in_(part))
        found.update((row.figure, row.series) for row in connection.execute(asked) if row.series)
    return found


def outside(
    connection: Connection, after: str, limit: int, whole: bool
) -> tuple[Sequence[str], int | None, str]:
    """A page of the ids of figures that tell best what stands in no series, in the order of articles and texts."""
    keys = (standings.c.article, standings.c.start_at, standings.c.figure)
    tells = exists().where(entries.c.article == standings.c.article, entries.c.id == standings.c.figure)
    asked = select(*keys).where(standings.c.series == "", tells)
    place = place_of(after, len(keys))
    behind = asked.where(tuple_(*keys) > tuple_(*place)) if place else asked
    rows = connection.execute(behind.order_by(*keys).limit(limit + 1)).all()
    next = written(rows[limit - 1]) if len(rows) > limit else ""
    total = len(rows) if not after and not next else count(connection, asked, whole)
    return [str(row.figure) for row in rows[:limit]], total, next


class Blocks:
    """The points of one series, of which only those asked for are read."""

    def __init__(self, connection: Connection, place: Place) -> None:
        self._connection = connection
        self._of = at_place(blocks, place)

    def points(self, ids: Collection[str]) -> list[Point]:
        """The points with these ids, in the order of the series."""
        if not ids:
            return []
        if len(ids) <= _FEW:
            held = or_(*(blocks.c.ids.contains(each, autoescape=True) for each in sorted(ids)))
        else:
            held = blocks.c.block.in_([n for n, listed in self._index() if not set(listed).isdisjoint(ids)])
        return [point for point in self._read(held) if point.id in ids]

    def of_origin(self, id: str, most: int) -> list[Point]:
        """The points that an origin says, the last of them where there are more; blocks before those are not read."""
        asked = select(blocks.c.block, blocks.c.sources).where(self._of).order_by(blocks.c.block)
        numbers = [row.block for row in self._connection.execute(asked) if id in row.sources.split("\n")]
        found: list[Point] = []
        for number in reversed(numbers):
            of_block = self._read(blocks.c.block == number)
            found[:0] = [point for point in of_block if any(source.id == id for source in point.sources)]
            if len(found) >= most:
                break
        return found[-most:]

    def _index(self) -> list[tuple[int, list[str]]]:
        asked = select(blocks.c.block, blocks.c.ids).where(self._of).order_by(blocks.c.block)
        return [(row.block, row.ids.split()) for row in self._connection.execute(asked)]

    def _read(self, which: ColumnElement[bool]) -> list[Point]:
        asked = select(blocks.c.points).where(self._of, which).order_by(blocks.c.block)
        return [point for data in self._connection.scalars(asked) for point in unpack_points(data)]


def spoken(connection: Connection, id: str, limit: int) -> list[Position]:
    """The positions on figures of a series, in the order articles were added."""
    about = spoken_of.join(standings, standings.c.figure == spoken_of.c.figure)
    asked = select(spoken_of.c.article).select_from(about).where(standings.c.series == id).distinct()
    nos = list(connection.scalars(asked.order_by(spoken_of.c.article).limit(limit)))
    found = load_positions(connection, nos)
    return [each for each in found if id in each.series]


def spoken_by(connection: Connection, ids: Collection[str], limit: int) -> list[Position]:
    """The positions in articles in which any of these origins takes one, in the order articles were added."""
    asked = select(speakers.c.article).where(speakers.c.origin.in_(sorted(ids))).distinct()
    return load_positions(
        connection, list(connection.scalars(asked.order_by(speakers.c.article).limit(limit)))
    )


def load_positions(connection: Connection, nos: Sequence[int]) -> list[Position]:
    """The positions in articles by their row numbers, with the series of their figures."""
    found: list[Position] = []
    for part in chunks(nos):
        both = positions.join(articles, articles.c.no == positions.c.article)
        asked = select(positions.c.data, articles.c.id, articles.c.published).select_from(both)
        rows = connection.execute(asked.where(positions.c.article.in_(part)).order_by(positions.c.article))
        for row in rows:
            found.extend(unpack_positions(row.data, row.id, row.published))
    of = series_of_figures(connection, (figure for each in found for figure in each.figures))
    return [
        each._replace(series=tuple(dict.fromkeys(of[figure] for figure in each.figures if figure in of)))
        for each in found
    ]


def said_by(connection: Connection, id: str, limit: int, most: int, whole: int) -> Said:
    """The first series in which an origin speaks, those of most articles first, with its last points alone.

    No more are read where there are so many points as ``whole`` says.
    """
    both = series.join(voices, voices.c.series == series.c.id)
    asked = select(*HEADING, *AMOUNTS).select_from(both).where(voices.c.origin == id)
    order = (series.c.articles.desc(), series.c.name_key, *HEADING[:4])
    rows = connection.execute(asked.order_by(*order).limit(limit)).mappings().all()
    found: list[Series] = []
    n = 0
    for one in map(heading, rows):
        each = _only(connection, one, id, most)
        n += len(each.points)
        if found and n > whole:
            break
        found.append(each)
    amounts = _amounts(connection, id, [each.id for each in found])
    of = connection.scalar(select(func.count()).select_from(voices).where(voices.c.origin == id)) or 0
    return Said([each for each in found if each.points], amounts, max(0, of - len(found)))


def _amounts(connection: Connection, id: str, ids: Sequence[str]) -> dict[str, Amount]:
    asked = select(voices.c.series, voices.c.said, voices.c.told)
    rows = connection.execute(asked.where(voices.c.origin == id, voices.c.series.in_(ids)))
    return {row.series: Amount(row.said, len(json.loads(row.told))) for row in rows}


def _only(connection: Connection, one: Heading, id: str, most: int) -> Series:
    return Series(one.key, one.at[0][0], tuple(Blocks(connection, one.at).of_origin(id, most)))
