"""What a change concerns is marked with the turn of the change; who works it out takes the mark away, if it still stands.

Every article added, decision made or mark set anew has a turn of its own, and turns only grow. So results that were worked
out while something changed are known by a mark with another turn, and are thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select, text, update

from beleg.stores.worked import GROUP, touched_families, touched_groups, turn

Group = tuple[str, str, str]

_ARTICLES = text(
    "INSERT INTO touched_articles (article, turn, fill) VALUES (:article, :turn, :fill)"
    " ON CONFLICT (article) DO UPDATE SET turn = excluded.turn, fill = (touched_articles.fill OR excluded.fill)"
)


def next_turns(connection: Connection, n: int) -> int:
    """Take so many turns; returns the first one."""
    connection.execute(update(turn).values(turn=turn.c.turn + n))
    return int(connection.scalar(select(turn.c.turn)) or 0) - n + 1


def last_turn(connection: Connection) -> int:
    """The turn of the latest change."""
    return int(connection.scalar(select(turn.c.turn)) or 0)


def touch_articles(connection: Connection, turns: Mapping[int, int], fill: bool = False) -> None:
    """Mark articles by their row numbers; ``fill`` where all that is worked out of them is missing."""
    rows = [{"article": no, "turn": at, "fill": fill} for no, at in turns.items()]
    if rows:
        connection.execute(_ARTICLES, rows)


def touch_groups(connection: Connection, turns: Mapping[Group, int]) -> None:
    """Mark groups; a mark that is there gets the new turn."""
    rows = [{**dict(zip(GROUP, key, strict=True)), "turn": at} for key, at in turns.items()]
    _put(connection, touched_groups, rows)


def touch_families(connection: Connection, families: Iterable[str], at: int) -> None:
    """Mark families."""
    _put(connection, touched_families, [{"family": each, "turn": at} for each in dict.fromkeys(families)])


def take(connection: Connection, table: Table, mark: Mapping[str, Any]) -> bool:
    """Take a mark away, all its columns being as they were seen; false where it has changed meanwhile."""
    same = and_(*(table.c[name] == value for name, value in mark.items()))
    return connection.execute(delete(table).where(same)).rowcount == 1


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Set marks, whether or not they are there."""
    if not rows:
        return
    keys = [column for column in table.c if column.primary_key]
    values = {column.name: column for column in table.c}
    statement = _upsert(connection, table, keys, values)
    connection.execute(statement, rows)


def _upsert(connection: Connection, table: Table, keys: list[Any], values: Mapping[str, Any]) -> Any:
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    adding = insert(table)
    changed = {name: adding.excluded[name] for name in values if not values[name].primary_key}
    return adding.on_conflict_do_update(index_elements=keys, set_=changed)
