"""A filter or a number becomes the SQL that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, not_, or_, select

from beleg.stores.asked import Filter, Match
from beleg.stores.combining import Operand, combinations
from beleg.stores.rounding import rounded_forms, rounded_from, swapped_digits
from beleg.stores.rows import count, load, streamed
from beleg.stores.schema import articles, figures, fold, names

FIGURES_WITH_ARTICLES = figures.join(articles, figures.c.article == articles.c.no)

Condition = ColumnElement[bool]
Numbers = Sequence[tuple[int, ...]]


def conditions(where: Filter) -> list[Condition]:
    """What a filter asks of figures joined with their articles."""
    column = figures.c
    asked: list[tuple[str | None, Callable[[str], Condition]]] = [
        (where.measure, lambda value: column.measure == value),
        (where.qualifier, lambda value: column.qualifier == value),
        (where.nationality, lambda value: column.nationality == value.upper()),
        (where.place, lambda value: column.place_folded.contains(fold(value), autoescape=True)),
        (where.text, lambda value: column.sentence_folded.contains(fold(value), autoescape=True)),
        (where.origin, lambda value: _comes_from(value)),
        (where.since, lambda value: _day(value) >= value),
        (where.until, lambda value: _day(value) <= value),
    ]
    return [condition(value) for value, condition in asked if value is not None]


def matches(connection: Connection, number: float, where: Filter) -> Iterator[tuple[str, Numbers]]:
    """For each kind of match, the row numbers of the figures that make it; a figure alone counts as its first kind."""
    seen: set[int] = set()
    for kind, condition in _said(number):
        chosen = select(figures.c.no).select_from(FIGURES_WITH_ARTICLES)
        asked = chosen.where(condition, *conditions(where)).order_by(figures.c.no)
        found = [no for no in connection.scalars(asked) if no not in seen]
        seen.update(found)
        yield kind, [(no,) for no in found]
        if kind == "rounded":
            yield from _combined(connection, number, where)


def matched(connection: Connection, chosen: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[Match]:
    """Matches by their kinds and the row numbers of their figures; so many as one query can ask for."""
    wanted = {no for _, numbers in chosen for no in numbers}
    rows = connection.execute(select(figures).where(figures.c.no.in_(wanted))).mappings().all()
    loaded = {row["no"]: pair for row, pair in zip(rows, load(connection, rows), strict=True)}
    for kind, numbers in chosen:
        yield Match(kind, loaded[numbers[0]][0], tuple(loaded[no][1] for no in numbers))


def said_some(
    connection: Connection, number: float, where: Filter, most: int
) -> Iterator[tuple[str, Numbers, int | None]]:
    """The same for figures that say a number themselves: so many of each kind, and how many there are, ``None`` for very many."""
    asked_of = figures if where == Filter() else FIGURES_WITH_ARTICLES
    before: list[Condition] = []
    for kind, condition in _said(number):
        # A bound that is not there makes a comparison neither true nor false.
        others = [not_(func.coalesce(each, false())) for each in before]
        chosen = select(figures.c.no).select_from(asked_of).where(condition, *others, *conditions(where))
        found = list(connection.scalars(chosen.order_by(figures.c.no).limit(most + 1)))
        total = len(found) if len(found) <= most else count(connection, chosen, whole=False)
        yield kind, [(no,) for no in found[:most]], total
        before.append(condition)


def combined_some(
    connection: Connection, number: float, where: Filter, most: int
) -> list[tuple[str, tuple[int, ...]]]:
    """Some figures of one article that make a number, in the order of articles; it is read no further than where there are enough."""
    column = figures.c
    # The largest of two or three that make a number is at least a third of it.
    enough = select(column.article).where(column.low == column.high, column.low > 0).group_by(column.article)
    enough = enough.having(func.count() > 1, 3 * func.max(column.low) >= number)
    found: list[tuple[str, tuple[int, ...]]] = []
    for kind, chosen in _of_articles(connection, number, where, column.article.in_(enough)):
        found.append((kind, chosen))
        if len(found) >= most:
            break
    return found


def _day(bound: str) -> ColumnElement[Any]:
    """The day of publication, as precise as the bound: a month takes in all its days."""
    return func.substr(articles.c.published, 1, len(bound))


def _comes_from(origin: str) -> Condition:
    named = or_(names.c.folded.contains(fold(origin), autoescape=True), names.c.actor == origin)
    return exists().where(names.c.figure == figures.c.no, names.c.role == "origin", named)


def _said(number: float) -> Iterator[tuple[str, Condition]]:
    low, high = figures.c.low, figures.c.high
    exact = or_(low == number, high == number)
    at_least, under = rounded_from(number)
    forms = rounded_forms(number)
    near = or_(
        low.in_(forms), high.in_(forms), and_(low == high, low >= at_least, low < under, low != number)
    )
    yield "exact", exact
    yield "inside", and_(low < number, high > number)
    yield "rounded", near
    swapped = swapped_digits(number)
    yield "swapped", or_(low.in_(swapped), high.in_(swapped))


def _combined(connection: Connection, number: float, where: Filter) -> Iterator[tuple[str, Numbers]]:
    """Two or three figures of one article, each a single number, that add up to the number or differ by it."""
    found: dict[str, list[tuple[int, ...]]] = {"sum": [], "difference": []}
    for kind, chosen in _of_articles(connection, number, where):
        found[kind].append(chosen)
    yield from found.items()


def _of_articles(
    connection: Connection, number: float, where: Filter, *more: Condition
) -> Iterator[tuple[str, tuple[int, ...]]]:
    column = figures.c
    operands = (column.no, column.article, column.low, column.unit, column.measure, column.population)
    asked = (
        select(*operands)
        .select_from(FIGURES_WITH_ARTICLES)
        .where(column.low == column.high, column.low > 0, column.unit != "percent", *more, *conditions(where))
        .order_by(column.article, column.unit, column.no)
    )
    with streamed(connection, asked) as rows:
        for _, group in groupby(rows, key=lambda row: (row.article, row.unit)):
            yield from combinations([Operand._make(row) for row in group], number)
