"""New articles with their figures, statements and entries become rows, and what they touch is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from beleg.model import Article, Entry
from beleg.stores.packing import pack, pack_entry
from beleg.stores.rows import Placed, next_no, put_articles, put_figures
from beleg.stores.schema import articles, figures
from beleg.stores.touching import next_turns, touch_articles, touch_groups
from beleg.stores.worked import GROUP, bands, entries, tellings
from beleg.stores.working import Group, Kept


def put_new(connection: Connection, new: Sequence[Kept]) -> tuple[Sequence[int], int]:
    """Add articles that are not there yet; returns their row numbers and how many figures they have."""
    first = next_no(connection, articles)
    placed = [
        Placed(no, each.article, each.figures, each.relations) for no, each in enumerate(new, first)
    ]
    put_articles(connection, placed)
    n_figures = put_figures(connection, placed, next_no(connection, figures))
    turn = next_turns(connection, len(new)) if new else 0
    numbered = {no: each for no, each in enumerate(new, first) if each.statements is not None}
    turns = {each.no: turn + at for at, each in enumerate(placed)}
    put_worked(connection, numbered)
    touch_articles(connection, {no: turns[no] for no in numbered})
    touch_articles(connection, {no: at for no, at in turns.items() if no not in numbered}, fill=True)
    touch_groups(
        connection, {entry.group: turns[no] for no, each in numbered.items() for entry in each.entries}
    )
    return [each.no for each in placed], n_figures


def put_worked(connection: Connection, found: Mapping[int, Kept]) -> None:
    """Add what was worked out of articles, by the numbers of their rows."""
    told = [
        {"article": no, "statements": pack(each.statements), "agency": each.agency}
        for no, each in found.items()
    ]
    hashes = [
        {"hash": band, "moment": moment(each.article), "article": no}
        for no, each in found.items()
        for band in dict.fromkeys(each.bands)
    ]
    rows = [row for no, each in found.items() for row in _entry_rows(no, each.entries)]
    for table, added in ((tellings, told), (bands, hashes), (entries, rows)):
        if added:
            connection.execute(insert(table), added)


def drop_worked(connection: Connection, nos: Sequence[int]) -> None:
    """Take what was worked out of articles out, their entries excepted."""
    for table in (tellings, bands):
        connection.execute(delete(table).where(table.c.article.in_(nos)))


def replace_entries(connection: Connection, no: int, found: Sequence[Entry], turn: int) -> None:
    """Put the entries of an article in the place of those it had; groups of either are touched."""
    had = connection.execute(
        select(*(entries.c[name] for name in GROUP)).where(entries.c.article == no).distinct()
    )
    groups: list[Group] = [(row[0], row[1], row[2]) for row in had]
    connection.execute(delete(entries).where(entries.c.article == no))
    if found:
        connection.execute(insert(entries), _entry_rows(no, found))
    touch_groups(connection, dict.fromkeys([*groups, *(entry.group for entry in found)], turn))


def moment(article: Article) -> int:
    """A number that puts articles in the order of publication, those of one day in the order of their ids."""
    day = date.fromisoformat(article.published).toordinal() if article.published else 0
    return (day << 32) | int(article.id[:8], 16)


def _entry_rows(no: int, found: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {
            "article": no,
            "position": position,
            "id": entry.id,
            **dict(zip(GROUP, entry.group, strict=True)),
            "data": pack_entry(entry),
        }
        for position, entry in enumerate(found)
    ]
