"""Figures become places in the queue of review: how soon a person should look at each, and who has decided about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from beleg.model import Figure
from beleg.stores.paging import DOUBTFUL, ORIGINS, UNATTRIBUTED
from beleg.stores.rows import Placed, chunks
from beleg.stores.worked import grounds, removed, settled, standings
from beleg.stores.working import Over

# What is looked at first: a conflict that hangs on a doubtful field, then any conflict, then what is nobody's ...
(CONFLICT_IN_DOUBT, CONFLICT, NOBODYS, IN_DOUBT, ONE_ORIGIN, CHECK, LAST) = range(7)
# A figure is in force as it was extracted, was extracted and is not in force, or is what a correction made.
IN_FORCE, GONE, MADE = range(3)
# What stands among the grounds though no finding does: it hangs on them how soon a figure is to be looked at.
_OF_DOUBT: Final = {"finding": "", "source": "doubt", "kind": DOUBTFUL, "severity": 1, "due": ""}


def place_figures(connection: Connection, found: Sequence[Placed]) -> None:
    """Keep where the figures of articles stand, in place of those that the articles had; what stays keeps its place."""
    had: dict[str, tuple[int, str]] = {}
    for nos in chunks([each.no for each in found]):
        asked = select(standings.c.figure, standings.c.stage, standings.c.series)
        for row in connection.execute(asked.where(standings.c.article.in_(nos))):
            had[row.figure] = (row.stage, row.series)
        if had:
            connection.execute(delete(standings).where(standings.c.article.in_(nos)))
    rows = [row for each in found for row in _standings(each, had)]
    if rows:
        connection.execute(insert(standings), rows)
    doubt_figures(connection, {each.no: each.doubtful for each in found})


def _standings(each: Placed, had: Mapping[str, tuple[int, str]]) -> Iterable[dict[str, object]]:
    now = {figure.id: figure.start for figure in each.figures}
    before = now if each.extracted is None else {figure.id: figure.start for figure in each.extracted}
    for id, start in {**before, **now}.items():
        form = GONE if id not in now else MADE if id not in before else IN_FORCE
        stage, series = had.get(id, (LAST, "")) if form != GONE else (LAST, "")
        place = {"figure": id, "article": each.no, "start_at": start}
        yield {**place, "stage": stage, "series": series, "form": form}


def doubt_figures(connection: Connection, found: Mapping[int, Collection[str]]) -> None:
    """Keep which figures of articles have fields in doubt."""
    before: set[str] = set()
    for nos in chunks(sorted(found)):
        doubts = (grounds.c.kind == DOUBTFUL, grounds.c.article.in_(nos))
        before.update(connection.scalars(select(grounds.c.figure).where(*doubts)))
        if before:
            connection.execute(delete(grounds).where(*doubts))
    now = sorted({id for ids in found.values() for id in ids})
    for part in chunks(now):
        asked = select(standings.c.figure, standings.c.article, standings.c.start_at)
        rows = connection.execute(asked.where(standings.c.figure.in_(part)))
        doubted = [{**row, **_OF_DOUBT} for row in rows.mappings()]
        if doubted:
            connection.execute(insert(grounds), doubted)
    restage(connection, before.union(now))


def restage(connection: Connection, ids: Iterable[str]) -> None:
    """Find out anew how soon figures are to be looked at."""
    for part in chunks(sorted(set(map(str, ids)))):
        put_standings(connection, "stage", {**dict.fromkeys(part, LAST), **dict(_stages(connection, part))})


def put_standings(connection: Connection, name: str, now: Mapping[str, Any]) -> None:
    """Set a column of where figures stand, by their ids; what stays as it is, is not written."""
    table = standings.c
    setting = update(standings).where(table.figure == bindparam("id")).values({name: bindparam("now")})
    for part in chunks(sorted(now)):
        asked = select(table.figure, table[name].label("had")).where(table.figure.in_(part))
        changed = [
            {"id": row.figure, "now": now[row.figure]}
            for row in connection.execute(asked)
            if now[row.figure] != row.had
        ]
        if changed:
            connection.execute(setting, changed)


def _stages(connection: Connection, ids: Sequence[str]) -> Iterable[tuple[str, int]]:
    column = grounds.c
    asked = select(column.figure, column.kind, column.severity).where(column.figure.in_(ids))
    rows = connection.execute(asked.order_by(column.figure))
    for figure, of_figure in groupby(rows, key=lambda row: str(row.figure)):
        listed = [(row.kind, row.severity) for row in of_figure]
        yield figure, stage({kind for kind, _ in listed}, min(severity for _, severity in listed))


def stage(kinds: Collection[str], severity: int) -> int:
    """How soon a figure is to be looked at: by the kinds of what rests on it and the gravest severity, 0 being conflicts.

    >>> stage({"contradiction"}, 0), stage({"echo", "unattributed"}, 2), stage({"echo"}, 2)
    (1, 2, 6)
    """
    if severity == 0:
        return CONFLICT_IN_DOUBT if DOUBTFUL in kinds else CONFLICT
    for kind, found in ((UNATTRIBUTED, NOBODYS), (DOUBTFUL, IN_DOUBT), (ORIGINS, ONE_ORIGIN)):
        if kind in kinds:
            return found
    return CHECK if severity == 1 else LAST


def settle(connection: Connection, no: int, over: Over | None) -> None:
    """Keep which figures of an article are decided about, and which a decision may have taken out of a series."""
    for table in (settled, removed):
        connection.execute(delete(table).where(table.c.article == no))
    if over is None:
        return
    closed = [
        {"person": person, "figure": figure, "article": no}
        for person, figures in sorted(over.settled.items())
        for figure in sorted(figures)
    ]
    away = [{"target": id, "article": no, **_told(figure)} for id, figure in sorted(over.removed.items())]
    for made, rows in ((settled, closed), (removed, away)):
        if rows:
            connection.execute(insert(made), rows)


def _told(figure: Figure) -> dict[str, str]:
    """What a figure tells that the key of a series does."""
    names = ("measure", "population", "nationality", "place")
    return {name: getattr(figure, name) or "" for name in names}
