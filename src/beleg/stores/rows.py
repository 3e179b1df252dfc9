"""Articles with their figures and relations go into their tables and come out again, many at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    RowMapping,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from beleg.model import Article, Figure, Relation
from beleg.stores.paging import MOST_COUNTED
from beleg.stores.schema import (
    article_of,
    article_row,
    articles,
    figure_of,
    figure_row,
    figures,
    name_rows,
    names,
    relation_of,
    relation_rows,
    relations,
)

T = TypeVar("T")
Names = Collection[str]
Row = dict[str, Any]
AT_ONCE = 500
_ID: Final = re.compile("[0-9a-f]{8,}")
_BEHIND_DIGITS: Final = "g"  # what no hexadecimal number holds, behind all that do

_ONE, _OTHER = figures.alias("one"), figures.alias("other")
_RELATED = (
    select(relations, _ONE.c.id, _OTHER.c.id.label("other_id"), articles.c.id.label("article_id"))
    .select_from(
        relations.join(_ONE, relations.c.figure == _ONE.c.no)
        .join(_OTHER, relations.c.other == _OTHER.c.no)
        .join(articles, _ONE.c.article == articles.c.no)
    )
    .order_by(relations.c.figure, relations.c.position)
)


class Placed(NamedTuple):
    """An article with the number of its row, what its figures are, how they stand to each other, which are in doubt.

    ``extracted`` are the figures as they were found where decisions made others of them.
    """

    no: int
    article: Article
    figures: Sequence[Figure]
    relations: Sequence[Relation] = ()
    doubtful: Collection[str] = ()
    extracted: Sequence[Figure] | None = None


def count(connection: Connection, asked: Select[Any], whole: bool) -> int | None:
    """How many rows there are; ``None`` for very many, where nobody asks for their number."""
    some = asked if whole else asked.limit(MOST_COUNTED + 1)
    n = connection.scalar(select(func.count()).select_from(some.subquery())) or 0
    return n if whole or n <= MOST_COUNTED else None


def identified(column: Column[Any], id: str) -> ColumnElement[bool]:
    """That an id is one, or begins as it does: ids of series were shorter in older ledgers, and links have the first digits."""
    if not _ID.fullmatch(id):
        return column == id
    return (column >= id) & (column < id + _BEHIND_DIGITS)


def chunks(items: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """The items in parts that a query takes at once."""
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def streamed(connection: Connection, asked: Select[Any]) -> Iterator[CursorResult[Any]]:
    """The rows of a query as they are taken, so that no more of them are held; let go of when the reader stops."""
    with connection.execute(asked, execution_options={"yield_per": AT_ONCE}) as rows:
        yield rows


def known(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The row numbers of those articles that are kept, by id."""
    found: dict[str, int] = {}
    for part in chunks(ids):
        rows = connection.execute(select(articles.c.id, articles.c.no).where(articles.c.id.in_(part)))
        found.update((row.id, row.no) for row in rows)
    return found


def next_no(connection: Connection, table: Any) -> int:
    """Numbers follow on the last ones in use, so that the same articles in the same order make the same rows."""
    return (connection.scalar(select(func.max(table.c.no))) or 0) + 1


def put_articles(connection: Connection, found: Sequence[Placed]) -> None:
    """Add the rows of articles, without their figures."""
    if found:
        connection.execute(insert(articles), [article_row(each.no, each.article) for each in found])


def put_figures(connection: Connection, found: Sequence[Placed], first: int) -> int:
    """Add the figures of articles, numbered from ``first``; returns how many."""
    placed = [
        (each.no, each.article, figure)
        for each in found
        for figure in {figure.id: figure for figure in reversed(each.figures)}.values()
    ]
    placed.sort(key=lambda item: (item[0], item[2].start, item[2].end, item[2].measure))
    figure_rows = [figure_row(no, *item) for no, item in enumerate(placed, first)]
    named = [row for no, item in enumerate(placed, first) for row in name_rows(no, item[2])]
    no_of = {(item[1].id, item[2].id): no for no, item in enumerate(placed, first)}
    related = [row for each in found for row in _related_rows(each, no_of)]
    for table, rows in ((figures, figure_rows), (names, named), (relations, related)):
        if rows:
            connection.execute(insert(table), rows)
    return len(figure_rows)


def drop_figures(connection: Connection, article: int) -> None:
    """Take the figures of the article with a row number out, with who says them and their relations."""
    own = select(figures.c.no).where(figures.c.article == article)
    for table, column in ((relations, relations.c.figure), (names, names.c.figure)):
        connection.execute(delete(table).where(column.in_(own)))
    connection.execute(delete(figures).where(figures.c.article == article))


def load(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[tuple[Article, Figure]]:
    """Rows of figures with their articles and names, in the order of the rows."""
    of_articles = select(articles).where(articles.c.no.in_({row["article"] for row in rows}))
    found = {row["no"]: article_of(row) for row in connection.execute(of_articles).mappings()}
    ids = {no: article.id for no, article in found.items()}
    for row, figure in zip(rows, load_figures(connection, rows, ids), strict=True):
        yield found[row["article"]], figure


def load_figures(
    connection: Connection, rows: Sequence[RowMapping], ids: Mapping[int, str]
) -> Iterator[Figure]:
    """The figures of rows, in their order; ``ids`` are those of the articles by row number."""
    named: dict[int, list[RowMapping]] = {}
    for part in chunks([row["no"] for row in rows]):
        asked = select(names).where(names.c.figure.in_(part))
        found = connection.execute(asked.order_by(names.c.figure, names.c.role, names.c.position))
        named.update(
            (no, list(group)) for no, group in groupby(found.mappings(), key=lambda row: int(row["figure"]))
        )
    for row in rows:
        yield figure_of(row, ids[row["article"]], named.get(row["no"], []))


def placed(connection: Connection, nos: Sequence[int]) -> list[Placed]:
    """Articles by their row numbers, with their figures and relations, in the order of their numbers."""
    found: list[Placed] = []
    for part in chunks(nos, 50):
        asked = select(articles).where(articles.c.no.in_(part)).order_by(articles.c.no)
        of_no = {row["no"]: article_of(row) for row in connection.execute(asked).mappings()}
        ids = {no: article.id for no, article in of_no.items()}
        rows = connection.execute(
            select(figures).where(figures.c.article.in_(part)).order_by(figures.c.no)
        ).mappings()
        listed = rows.all()
        told: dict[int, list[Figure]] = {}
        for row, figure in zip(listed, load_figures(connection, listed, ids), strict=True):
            told.setdefault(row["article"], []).append(figure)
        related = load_relations(connection, list(ids.values()))
        found.extend(
            Placed(no, article, told.get(no, ()), related.get(article.id, ()))
            for no, article in of_no.items()
        )
    return found


def load_relations(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Relation, ...]]:
    """The relations of articles by their ids; those without any are not there."""
    found: dict[str, tuple[Relation, ...]] = {}
    for part in chunks(ids):
        rows = connection.execute(_related(part)).mappings()
        for id, of_article in groupby(rows, key=lambda row: str(row["article_id"])):
            found[id] = tuple(map(relation_of, of_article))
    return found


def _related(ids: Sequence[str]) -> Select[Any]:
    """The relations of articles with the ids of their figures, article by article."""
    return _RELATED.where(articles.c.id.in_(ids))


class Replaced(NamedTuple):
    """What was there, what is there now, and of both what the other one has not."""

    before: Sequence[Row]
    now: Sequence[Row]
    gone: Sequence[Row]
    new: Sequence[Row]


def replace(
    connection: Connection,
    table: Table,
    key: Sequence[str],
    rows: Sequence[Row],
    own: Names = (),
) -> Replaced:
    """Put rows in the place of those whose first columns are these; rows that stay as they are, are not written.

    ``own`` are columns that have values of their own, which the rows do not give.
    """
    primary = list(table.primary_key.columns)
    same = and_(*(column == value for column, value in zip(primary, key, strict=False)))
    asked = select(*(column for column in table.c if column.name not in own)).where(same)
    rest = [column.name for column in primary[len(key) :]]
    rows_before = map(dict, connection.execute(asked).mappings())
    before = {tuple(row[name] for name in rest): row for row in rows_before}
    now = {tuple(row[name] for name in rest): row for row in rows}
    new = [row for at, row in now.items() if at not in before or before[at] != row]
    gone = [row for at, row in before.items() if at not in now or now[at] != row]
    if gone:
        bound = and_(same, *(table.c[name] == bindparam(f"at_{name}") for name in rest))
        places = [{f"at_{name}": row[name] for name in rest} for row in gone]
        connection.execute(delete(table).where(bound), places)
    if new:
        connection.execute(insert(table), new)
    return Replaced(list(before.values()), list(now.values()), gone, new)


def _related_rows(placed: Placed, no_of: Mapping[tuple[str, str], int]) -> Iterable[dict[str, object]]:
    id = placed.article.id
    ids = {figure for relation in placed.relations for figure in (relation.figure, relation.other)}
    yield from relation_rows(
        placed.relations, {each: no_of[id, each] for each in sorted(ids) if (id, each) in no_of}
    )
