"""Decisions become rows that only ever grow in number, and the figures that they are about read as decided.

The figures of an article are kept as they read now. Where that is not as they were extracted, these are kept beside them,
whole, so that decisions are always laid over what was extracted, and to take one back leaves nothing behind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select

from beleg.model import Article, Decision, Figure, Key
from beleg.stores.database import Database
from beleg.stores.keeping import put_positions, replace_entries
from beleg.stores.packing import pack, unpack_figures, unpack_statements
from beleg.stores.rows import Placed, chunks, drop_figures, known, next_no, placed, put_figures
from beleg.stores.schema import articles, figures
from beleg.stores.staging import place_figures, settle
from beleg.stores.touching import next_turns, touch_articles, touch_groups
from beleg.stores.worked import GROUP, decisions, entries, former_ids, readings, removed, standings, tellings
from beleg.stores.working import Case, Group, Lay, Over

_ORIGIN = "origin:"
_ADD = "add"


class SqlReview:
    """The decisions in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def decide(self, made: Sequence[Decision], lay: Lay) -> int:
        with self._database.writing() as connection:
            new = _new(connection, made)
            if not new:
                return 0
            first = next_no(connection, decisions)
            rows = [{"no": no, **_row(each)} for no, each in enumerate(new, first)]
            connection.execute(insert(decisions), rows)
            turn = next_turns(connection, len(new)) + len(new) - 1
            _touch_sources(connection, new, turn)
            for no in _articles_of(connection, [each.target for each in new], [each.other for each in new]):
                lay_article(connection, no, lay, turn)
            return len(new)

    def decisions(self) -> Sequence[Decision]:
        with self._database.reading() as connection:
            return _all(connection)

    def latest(
        self, person: str, verdict: str, before: int | None, most: int
    ) -> Sequence[tuple[int, Decision]]:
        asked = select(decisions).order_by(decisions.c.no.desc()).limit(most)
        for column, value in ((decisions.c.person, person), (decisions.c.verdict, verdict)):
            asked = asked.where(column == value) if value else asked
        asked = asked if before is None else asked.where(decisions.c.no < before)
        with self._database.reading() as connection:
            return [(row["no"], of_row(row)) for row in connection.execute(asked).mappings()]

    def of_origins(self) -> Sequence[Decision]:
        with self._database.reading() as connection:
            return of_origins(connection)

    def about(self, targets: Sequence[str]) -> Sequence[Decision]:
        with self._database.reading() as connection:
            return about(connection, targets)

    def of_article(self, id: str) -> Sequence[Decision]:
        with self._database.reading() as connection:
            no = known(connection, [id]).get(id, 0)
            own = connection.scalars(select(figures.c.id).where(figures.c.article == no)).all()
            return about(connection, sorted({*own, *_ids_of(connection, no, id)}))

    def case(self, target: str) -> Case | None:
        with self._database.reading() as connection:
            found = _articles_of(connection, [target])
            if not found:
                return None
            return _case(connection, found[0])

    def cases(self) -> Iterator[Case]:
        with self._database.reading() as connection:
            targets = list(
                dict.fromkeys(connection.scalars(select(decisions.c.target).order_by(decisions.c.no)))
            )
            for no in _articles_of(connection, targets):
                yield _case(connection, no)

    def like(self, key: Key) -> Sequence[str]:
        column = removed.c
        agree = [
            or_(column[name] == value, column[name] == "")
            for name, value in (("nationality", key.nationality), ("place", key.place))
            if value
        ]
        same = (column.measure == key.measure, column.population == key.population, *agree)
        with self._database.reading() as connection:
            return connection.scalars(select(column.target).where(*same)).all()

    def measuring(self, measures: Sequence[str]) -> Sequence[str]:
        with self._database.reading() as connection:
            asked = select(removed.c.target).where(removed.c.measure.in_(list(measures)))
            return connection.scalars(asked).all()

    def on_series(self, id: str) -> Sequence[str]:
        inside = select(standings.c.figure).where(standings.c.series == id)
        before = select(former_ids.c.id).where(former_ids.c.now.in_(inside))
        asked = select(decisions.c.target).where(
            decisions.c.target.in_(inside) | decisions.c.target.in_(before)
        )
        with self._database.reading() as connection:
            return connection.scalars(asked.distinct()).all()

    def unmatched(self) -> Sequence[Decision]:
        with self._database.reading() as connection:
            made = [each for each in _all(connection) if not each.target.startswith(_ORIGIN)]
            there = _there(connection, list(dict.fromkeys(each.target for each in made)))
            return [each for each in made if each.target not in there]


def lay_known(connection: Connection, nos: Sequence[int], lay: Lay | None) -> None:
    """Lay decisions over new articles that were made for their figures before these came."""
    if not connection.scalar(select(func.count()).select_from(decisions)):
        return
    for no in decided_in(connection, nos):
        turn = next_turns(connection, 1)
        if lay is None:
            touch_articles(connection, {no: turn}, fill=True)
        else:
            lay_article(connection, no, lay, turn)


def decided_in(connection: Connection, nos: Sequence[int]) -> list[int]:
    """Those of some articles in which somebody decided about a figure that is or was there, or marked one."""
    about = select(figures.c.article).join(decisions, decisions.c.target == figures.c.id)
    within = select(articles.c.no).join(decisions, decisions.c.other == articles.c.id)
    found: set[int] = set()
    for part in chunks(nos):
        found.update(connection.scalars(about.where(figures.c.article.in_(part))))
        found.update(connection.scalars(within.where(articles.c.no.in_(part))))
        found.update(connection.scalars(select(former_ids.c.article).where(former_ids.c.article.in_(part))))
    return sorted(found)


def lay_article(connection: Connection, no: int, lay: Lay, turn: int) -> None:
    """Lay all decisions about the figures of an article over them."""
    reading = _reading(connection, no)
    over = _laid(connection, reading, lay)
    settle(connection, no, over)
    if over.is_same:
        return
    if not over.is_plain or _is_replaced(connection, no) or len(over.ids) > len(reading.figures):
        put_over(connection, no, reading.article, reading.figures, over, turn)


def put_over(
    connection: Connection, no: int, article: Article, extracted: Sequence[Figure], over: Over, turn: int
) -> None:
    """Keep the figures of an article as decisions make them, and those extracted where they are others."""
    first = _first_no(connection, no)
    for table in (readings, former_ids):
        connection.execute(delete(table).where(table.c.article == no))
    drop_figures(connection, no)
    placed = Placed(no, article, over.figures, over.relations, over.doubtful, extracted)
    put_figures(connection, [placed], _place(connection, first, len(over.figures), len(extracted)))
    place_figures(connection, [placed])
    put_positions(connection, {no: over.positions})
    if not over.is_plain:
        row = {"article": no, "first_no": first, "figures": pack(extracted)}
        connection.execute(insert(readings), [row])
    others = [{"id": id, "article": no, "now": now} for id, now in sorted(over.ids.items()) if id != now]
    if others:
        connection.execute(insert(former_ids), others)
    replace_entries(connection, no, over.entries, turn)
    # What is said of articles that copy one another names a figure of each.
    touch_articles(connection, {no: turn})


def extracted(connection: Connection, found: Sequence[Placed]) -> list[Placed]:
    """Articles with the figures as they were extracted, in place of those that decisions made of them."""
    rows = select(readings.c.article, readings.c.figures).where(
        readings.c.article.in_([each.no for each in found])
    )
    kept = {row.article: unpack_figures(row.figures) for row in connection.execute(rows)}
    return [each._replace(figures=kept.get(each.no, each.figures)) for each in found]


def about(connection: Connection, ids: Iterable[str]) -> list[Decision]:
    """The decisions about figures by ids, in the order they were kept."""
    found: dict[int, Decision] = {}
    for part in chunks(list(ids)):
        rows = connection.execute(select(decisions).where(decisions.c.target.in_(part))).mappings()
        found.update((row["no"], of_row(row)) for row in rows)
    return [found[no] for no in sorted(found)]


def of_origins(connection: Connection) -> list[Decision]:
    """The decisions about sources, in the order they were kept."""
    asked = select(decisions).where(decisions.c.target.startswith(_ORIGIN)).order_by(decisions.c.no)
    return [of_row(row) for row in connection.execute(asked).mappings()]


def _laid(connection: Connection, reading: Placed, lay: Lay) -> Over:
    """A decision may be about an id that only another one made: look until no more are found."""
    ids = {figure.id for figure in reading.figures}.union(_marked(connection, reading.article.id))
    said = connection.scalar(select(tellings.c.statements).where(tellings.c.article == reading.no))
    statements = unpack_statements(said) if said else ()
    while True:
        over = lay(reading.article, reading.figures, about(connection, sorted(ids)), statements)
        if ids.issuperset(over.ids):
            return over
        ids.update(over.ids)


def _case(connection: Connection, no: int) -> Case:
    reading = _reading(connection, no)
    return Case(reading.article, reading.figures, decisions_of(connection, reading))


def decisions_of(connection: Connection, extracted: Placed) -> list[Decision]:
    """The decisions about the figures of an article, given with those extracted, in the order they were kept."""
    ids = _ids_of(connection, extracted.no, extracted.article.id)
    return about(connection, sorted(ids.union(figure.id for figure in extracted.figures)))


def _ids_of(connection: Connection, no: int, id: str) -> set[str]:
    """The ids that decisions gave figures of an article, now or once."""
    found = set(_marked(connection, id))
    for row in connection.execute(select(former_ids).where(former_ids.c.article == no)):
        found.update({row.id, row.now} - {""})
    return found


def _marked(connection: Connection, article: str) -> Sequence[str]:
    """The ids of the figures that people marked in an article."""
    asked = select(decisions.c.target).where(decisions.c.other == article, decisions.c.verdict == _ADD)
    return connection.scalars(asked.distinct()).all()


def _reading(connection: Connection, no: int) -> Placed:
    return extracted(connection, placed(connection, [no]))[0]


def _is_replaced(connection: Connection, no: int) -> bool:
    return connection.scalar(select(readings.c.article).where(readings.c.article == no)) is not None


def _first_no(connection: Connection, no: int) -> int:
    """The number of the first figure extracted from an article."""
    kept = connection.scalar(select(readings.c.first_no).where(readings.c.article == no))
    if kept is None:
        kept = connection.scalar(select(func.min(figures.c.no)).where(figures.c.article == no))
    return kept or 0


def _place(connection: Connection, first: int, n: int, extracted: int) -> int:
    """The number from which the figures of an article are put: where those extracted stood, while there is room."""
    taken = select(figures.c.no).where(figures.c.no >= first, figures.c.no < first + n).limit(1)
    if n > extracted or connection.scalar(taken) is not None:
        return next_no(connection, figures)
    return first


def _articles_of(connection: Connection, targets: Sequence[str], named: Sequence[str] = ()) -> list[int]:
    """The row numbers of the articles whose figures have or had these ids, and of those that are named."""
    found = set(known(connection, [each for each in named if each]).values())
    for part in chunks(targets):
        for table in (figures, former_ids):
            found.update(connection.scalars(select(table.c.article).where(table.c.id.in_(part))))
    return sorted(found)


def _there(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(ids):
        for table in (figures, former_ids):
            found.update(connection.scalars(select(table.c.id).where(table.c.id.in_(part))))
    return found


def _touch_sources(connection: Connection, made: Sequence[Decision], turn: int) -> None:
    """Touch the groups that name a source that these decisions, or ones before them, say is another one."""
    new = {each.target.removeprefix(_ORIGIN) for each in made if each.target.startswith(_ORIGIN)}
    if not new:
        return
    named = set(new)
    merges = [each for each in of_origins(connection) if each.other]
    while True:
        linked = {
            id
            for each in merges
            for id in (each.target.removeprefix(_ORIGIN), each.other.removeprefix(_ORIGIN))
            if named & {each.target.removeprefix(_ORIGIN), each.other.removeprefix(_ORIGIN)}
        }
        if linked <= named:
            break
        named |= linked
    asked = select(*(entries.c[name] for name in GROUP)).distinct()
    holds = or_(*(entries.c.data.contains(json.dumps(id), autoescape=True) for id in sorted(named)))
    groups: list[Group] = [(row[0], row[1], row[2]) for row in connection.execute(asked.where(holds))]
    touch_groups(connection, dict.fromkeys(groups, turn))


def _new(connection: Connection, made: Sequence[Decision]) -> list[Decision]:
    """Those that are not kept yet, each once."""
    by_id = {_id(each): each for each in made}
    there: set[str] = set()
    for part in chunks(list(by_id)):
        there.update(connection.scalars(select(decisions.c.id).where(decisions.c.id.in_(part))))
    return [each for id, each in by_id.items() if id not in there]


def _all(connection: Connection) -> list[Decision]:
    asked = select(decisions).order_by(decisions.c.no)
    return [of_row(row) for row in connection.execute(asked).mappings()]


def _id(decision: Decision) -> str:
    fields = sorted(decision.fields)
    return hashlib.sha256(pack(decision._replace(fields=tuple(fields))).encode()).hexdigest()[:16]


def _row(decision: Decision) -> Mapping[str, object]:
    return {
        "id": _id(decision),
        "target": decision.target,
        "verdict": decision.verdict,
        "person": decision.user,
        "time": decision.time,
        "reason": decision.reason,
        "fields": pack(decision.fields),
        "other": decision.other,
    }


def of_row(row: RowMapping) -> Decision:
    """The decision of a row."""
    said = (row["target"], row["verdict"], row["person"], row["time"], row["reason"])
    fields = tuple((name, value) for name, value in json.loads(row["fields"]))
    return Decision(*said, fields, row["other"])
