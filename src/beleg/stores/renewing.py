"""What was touched comes out to be worked out anew, and what was worked out goes in, if nothing touched it meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from beleg.model import Entry, Finding
from beleg.stores.copying import carriers_of, renew_copies
from beleg.stores.database import Database
from beleg.stores.deciding import decided_in, decisions_of, extracted, put_over
from beleg.stores.grounding import Changes
from beleg.stores.keeping import drop_worked, put_worked, replace_entries
from beleg.stores.packing import unpack_entries, unpack_statements
from beleg.stores.picturing import load_series
from beleg.stores.rows import placed
from beleg.stores.schema import articles
from beleg.stores.staging import LAST, doubt_figures, settle
from beleg.stores.stringing import put_series
from beleg.stores.tallying import is_outdated, outdate, put_tallies
from beleg.stores.touching import (
    last_turn,
    next_turns,
    take,
    touch_articles,
    touch_families,
)
from beleg.stores.worked import (
    GROUP,
    alike,
    bands,
    blocks,
    carriers,
    concerns,
    copies,
    entries,
    findings,
    grounds,
    readings,
    series,
    standings,
    tellings,
    touched_articles,
    touched_families,
    touched_groups,
    voices,
)
from beleg.stores.working import CopyRules, DoneGroup, DueArticle, DueFamily, DueGroup, Group, Kept, Over

_OF_GROUP = (
    select(entries.c.data, articles.c.id, copies.c.root, articles.c.no)
    .select_from(
        entries.join(articles, entries.c.article == articles.c.no).outerjoin(
            copies, entries.c.article == copies.c.article
        )
    )
    .where(*(entries.c[name] == bindparam(name) for name in GROUP))
    .order_by(entries.c.article, entries.c.position)
)
_AT_ONCE = 1000
_WORKED = (
    *(touched_groups, touched_families, findings, concerns, grounds, series, blocks, voices),
    *(entries, copies, alike, bands),
)


class SqlRenewal:
    """What waits in a database to be worked out anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def turn(self) -> int:
        with self._database.reading() as connection:
            return last_turn(connection)

    def is_due(self) -> bool:
        with self._database.reading() as connection:
            for table in (touched_articles, touched_groups, touched_families):
                if connection.scalar(select(table.c.turn).limit(1)) is not None:
                    return True
            return is_outdated(connection)

    def tally(self) -> None:
        with self._database.writing() as connection:
            if is_outdated(connection):
                put_tallies(connection)

    def articles(self, until: int, most: int) -> Sequence[DueArticle]:
        marks = touched_articles.c
        asked = select(marks.article, marks.turn).where(marks.fill, marks.turn <= until)
        with self._database.reading() as connection:
            due = {
                row.article: row.turn for row in connection.execute(asked.order_by(marks.article).limit(most))
            }
            return list(_due_articles(connection, due)) if due else []

    def keep_articles(self, done: Sequence[tuple[DueArticle, Kept, Over | None]]) -> None:
        with self._database.writing() as connection:
            standing = [each for each in done if _is_filled(connection, each[0])]
            nos = [due.mark[0] for due, _, _ in standing]
            turn = next_turns(connection, len(nos)) if nos else 0
            drop_worked(connection, nos)
            put_worked(connection, {due.mark[0]: kept._replace(entries=()) for due, kept, _ in standing})
            for at, (due, kept, over) in enumerate(standing, turn):
                no = due.mark[0]
                settle(connection, no, over)
                if over is None or (over.is_plain and not due.is_replaced):
                    doubt_figures(connection, {no: kept.doubtful})
                    replace_entries(connection, no, kept.entries, at)
                else:
                    put_over(connection, no, due.article, due.figures, over, at)

    def copies(self, until: int, most: int, rules: CopyRules) -> int:
        with self._database.reading() as connection:
            if connection.scalar(select(touched_articles.c.article).limit(1)) is None:
                return 0
        with self._database.writing() as connection:
            marks = touched_articles.c
            asked = select(marks.article).where(~marks.fill, marks.turn <= until)
            due = list(connection.scalars(asked.order_by(marks.article).limit(most)))
            if due:
                renew_copies(connection, due, rules)
                connection.execute(delete(touched_articles).where(marks.article.in_(due)))
                outdate(connection)
            return len(due)

    def groups(self, until: int, most: int) -> Sequence[DueGroup]:
        marks = touched_groups.c
        order = [marks[name] for name in GROUP]
        asked = select(touched_groups).where(marks.turn <= until).order_by(*order).limit(_AT_ONCE)
        with self._database.reading() as connection:
            marked = [((row[0], row[1], row[2]), row[3]) for row in connection.execute(asked)]
            return _until(
                most, (DueGroup(mark, _entries(connection, mark[0])) for mark in marked), _n_entries
            )

    def keep_groups(self, done: Sequence[DoneGroup]) -> None:
        with self._database.writing() as connection:
            standing = [each for each in done if _take_group(connection, each.due)]
            if not standing:
                return
            turn = next_turns(connection, 1)
            changes = Changes(connection)
            for each in standing:
                group, _ = each.due.mark
                changes.touch(put_series(connection, group, each.series, each.words))
                changes.put("group", group, each.findings)
                days = [day for day, _ in each.late]
                changes.put("late", group, [found for _, found in each.late], days)
            changes.finish()
            touch_families(connection, [each.due.mark[0][0] for each in standing], turn)
            outdate(connection)

    def families(self, until: int, most: int) -> Sequence[DueFamily]:
        marks = touched_families.c
        asked = select(touched_families).where(marks.turn <= until).order_by(marks.family).limit(_AT_ONCE)
        with self._database.reading() as connection:
            marked = [(row[0], row[1]) for row in connection.execute(asked)]
            due = (DueFamily(mark, load_series(connection, series.c.family == mark[0])) for mark in marked)
            return _until(most, due, _n_points)

    def keep_families(self, done: Sequence[tuple[DueFamily, Sequence[Finding]]]) -> None:
        with self._database.writing() as connection:
            changes = Changes(connection)
            for due, found in done:
                family, turn = due.mark
                if take(connection, touched_families, {"family": family, "turn": turn}):
                    changes.put("family", (family, "", ""), found)
            changes.finish()
            outdate(connection)

    def touch_all(self) -> None:
        with self._database.writing() as connection:
            for table in _WORKED:
                connection.execute(delete(table))
            connection.execute(update(standings).values(stage=LAST, series=""))
            outdate(connection)
            nos = list(connection.scalars(select(articles.c.no).order_by(articles.c.no)))
            first = next_turns(connection, len(nos))
            touch_articles(connection, dict(zip(nos, range(first, first + len(nos)), strict=True)), fill=True)


def _until(most: int, due: Iterable[Any], size: Callable[[Any], int]) -> list[Any]:
    """The first of those due, until they are so large together."""
    found: list[Any] = []
    total = 0
    for each in due:
        found.append(each)
        total += size(each)
        if total >= most:
            break
    return found


def _n_entries(due: DueGroup) -> int:
    return len(due.entries) + 1


def _n_points(due: DueFamily) -> int:
    return sum(len(each.points) for each in due.series) + 1


def _due_articles(connection: Connection, due: dict[int, int]) -> Iterable[DueArticle]:
    nos = sorted(due)
    kept = placed(connection, nos)
    asked = select(tellings.c.article, tellings.c.statements).where(tellings.c.article.in_(nos))
    said = {row.article: unpack_statements(row.statements) for row in connection.execute(asked)}
    replaced = set(connection.scalars(select(readings.c.article).where(readings.c.article.in_(nos))))
    decided = set(decided_in(connection, nos))
    for each in extracted(connection, kept):
        made = decisions_of(connection, each) if each.no in decided else ()
        mark = (each.no, due[each.no])
        told = (each.article, each.figures, each.relations, said.get(each.no), made)
        yield DueArticle(mark, *told, is_replaced=each.no in replaced)


def _is_filled(connection: Connection, due: DueArticle) -> bool:
    """Whether nothing touched an article since it was seen; its mark then asks for its copies only."""
    no, turn = due.mark
    marks = touched_articles.c
    changed = update(touched_articles).where(marks.article == no, marks.turn == turn, marks.fill)
    return connection.execute(changed.values(fill=False)).rowcount == 1


def _take_group(connection: Connection, due: DueGroup) -> bool:
    group, turn = due.mark
    return take(connection, touched_groups, {**dict(zip(GROUP, group, strict=True)), "turn": turn})


def _entries(connection: Connection, group: Group) -> list[Entry]:
    key = dict(zip(GROUP, group, strict=True))
    rows = connection.execute(_OF_GROUP, key).all()
    outlets: dict[int, tuple[str, ...]] = {}
    if connection.scalar(select(carriers.c.article).limit(1)) is not None:
        outlets = carriers_of(connection, {no for *_, no in rows})
    found = unpack_entries([(row.data, row.id, row.root, outlets.get(row.no, ())) for row in rows])
    return [entry.of_family(group[0]) for entry in found]
