"""New articles with their figures, statements and entries become rows, and what they touch is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from beleg.model import Article, Entry, Position
from beleg.stores.landing import settle_lands
from beleg.stores.packing import pack, pack_entry, pack_positions
from beleg.stores.rows import Placed, chunks, drop_figures, known, next_no, put_articles, put_figures
from beleg.stores.schema import article_row, articles, figures
from beleg.stores.staging import place_figures
from beleg.stores.touching import next_turns, touch_articles, touch_groups
from beleg.stores.worked import (
    GROUP,
    bands,
    carriers,
    entries,
    former_ids,
    positions,
    readings,
    speakers,
    spoken_of,
    tellings,
)
from beleg.stores.working import Group, Kept

_LATER: Final = "~"  # behind any date and any name of an outlet


def sort_out(
    connection: Connection, batch: Sequence[Kept]
) -> tuple[list[Kept], dict[int, Kept], list[Article]]:
    """The articles of a batch that are new, those that appeared earlier than what is kept of the same text, by its row
    number, and all others: texts that are kept already."""
    there = known(connection, [each.article.id for each in batch])
    kept = appearances(connection, list(there.values()))
    first: dict[str, Kept] = {}
    later: list[Article] = []
    for each in sorted(batch, key=lambda each: appearance(each.article)):
        if first.setdefault(each.article.id, each) is not each:
            later.append(each.article)
    new = [each for each in dict.fromkeys(map(_id, batch)) if each not in there]
    earlier = {}
    for id, no in there.items():
        if appearance(first[id].article) < appearance(kept[no]):
            earlier[no] = first[id]
        else:
            later.append(first[id].article)
    return [first[id] for id in new], earlier, later


def _id(each: Kept) -> str:
    return each.article.id


def appearance(article: Article) -> tuple[str, str]:
    """By what appearances of one text are ordered: the day, where it is known, and the outlet."""
    return article.published or _LATER, article.outlet or _LATER


def appearances(connection: Connection, nos: Sequence[int]) -> dict[int, Article]:
    """What is known of articles by row numbers, without their texts."""
    found: dict[int, Article] = {}
    for part in chunks(nos):
        asked = select(articles.c.no, articles.c.outlet, articles.c.published).where(articles.c.no.in_(part))
        for row in connection.execute(asked):
            found[row.no] = Article("", outlet=row.outlet, published=row.published)
    return found


def put_earlier(connection: Connection, no: int, each: Kept) -> None:
    """Put what is known of an earlier appearance, or extracted anew, in the place of what was kept of an article."""
    before = appearances(connection, [no])[no]
    connection.execute(update(articles).where(articles.c.no == no).values(article_row(no, each.article)))
    if each.article.outlet:
        same = (carriers.c.article == no, carriers.c.outlet == each.article.outlet)
        connection.execute(delete(carriers).where(*same))
    for table in (readings, former_ids):
        connection.execute(delete(table).where(table.c.article == no))
    drop_figures(connection, no)
    placed = Placed(no, each.article, each.figures, each.relations, each.doubtful)
    put_figures(connection, [placed], next_no(connection, figures))
    place_figures(connection, [placed])
    drop_worked(connection, [no])
    if each.statements is not None:
        put_worked(connection, {no: each._replace(entries=())})
    turn = next_turns(connection, 1)
    replace_entries(connection, no, each.entries, turn)
    touch_articles(connection, {no: turn}, fill=each.statements is None)
    put_carriers(connection, [before._replace(text=each.article.text)])


def put_new(connection: Connection, new: Sequence[Kept]) -> tuple[Sequence[int], int]:
    """Add articles that are not there yet; returns their row numbers and how many figures they have."""
    first = next_no(connection, articles)
    placed = [
        Placed(no, each.article, each.figures, each.relations, each.doubtful)
        for no, each in enumerate(new, first)
    ]
    put_articles(connection, placed)
    n_figures = put_figures(connection, placed, next_no(connection, figures))
    place_figures(connection, placed)
    turn = next_turns(connection, len(new)) if new else 0
    numbered = {no: each for no, each in enumerate(new, first) if each.statements is not None}
    turns = {each.no: turn + at for at, each in enumerate(placed)}
    put_worked(connection, numbered)
    touch_articles(connection, {no: turns[no] for no in numbered})
    touch_articles(connection, {no: at for no, at in turns.items() if no not in numbered}, fill=True)
    touch_groups(
        connection, {entry.group: turns[no] for no, each in numbered.items() for entry in each.entries}
    )
    loose = {entry.loose for each in numbered.values() for entry in each.entries}
    settle_lands(connection, loose, turn + len(new) - 1)
    return [each.no for each in placed], n_figures


def new_carriers(connection: Connection, found: Sequence[Article]) -> dict[tuple[int, str], str]:
    """The outlets of articles whose text is kept already, where they are others than those known, with the day."""
    numbered = known(connection, [each.id for each in found if each.outlet])
    new: dict[tuple[int, str], str] = {}
    for each in found:
        if each.outlet and each.id in numbered:
            new.setdefault((numbered[each.id], each.outlet), each.published or "")
    for part in chunks(sorted({no for no, _ in new})):
        first = select(articles.c.no, articles.c.outlet).where(articles.c.no.in_(part))
        others = select(carriers.c.article, carriers.c.outlet).where(carriers.c.article.in_(part))
        for asked in (first, others):
            for row in connection.execute(asked):
                new.pop((row[0], row[1]), None)
    return new


def put_carriers(connection: Connection, found: Sequence[Article]) -> None:
    """Note other outlets that carry articles word for word."""
    new = new_carriers(connection, found)
    if new:
        rows = [{"article": no, "outlet": name, "published": day} for (no, name), day in new.items()]
        connection.execute(insert(carriers), rows)
        _touch(connection, sorted({no for no, _ in new}))


def _touch(connection: Connection, nos: Sequence[int]) -> None:
    """Mark articles and the groups that they tell something of."""
    turn = next_turns(connection, 1)
    touch_articles(connection, dict.fromkeys(nos, turn))
    for part in chunks(nos):
        asked = select(*(entries.c[name] for name in GROUP)).where(entries.c.article.in_(part)).distinct()
        groups: list[Group] = [(row[0], row[1], row[2]) for row in connection.execute(asked)]
        touch_groups(connection, dict.fromkeys(groups, turn))


def put_worked(connection: Connection, found: Mapping[int, Kept]) -> None:
    """Add what was worked out of articles, by the numbers of their rows."""
    told = [
        {"article": no, "statements": pack(each.statements), "agency": each.agency}
        for no, each in found.items()
    ]
    moments = {no: _moment(each.article) for no, each in found.items() if each.bands}
    hashes = [
        {"hash": band, "moment": moments[no], "article": no}
        for no, each in found.items()
        for band in dict.fromkeys(each.bands)
    ]
    rows = [row for no, each in found.items() for row in _entry_rows(no, each.entries)]
    for table, added in ((tellings, told), (bands, hashes), (entries, rows)):
        if added:
            connection.execute(insert(table), added)
    put_positions(connection, {no: each.positions for no, each in found.items()})


def put_positions(connection: Connection, found: Mapping[int, Sequence[Position]]) -> None:
    """Put who takes which position in articles in the place of what was known of it."""
    for part in chunks(sorted(found)):
        for table in (positions, speakers, spoken_of):
            connection.execute(delete(table).where(table.c.article.in_(part)))
    said = {no: each for no, each in found.items() if each}
    rows = [{"article": no, "data": pack_positions(each)} for no, each in said.items()]
    who = {(source.id, no): None for no, each in said.items() for one in each for source in one.speakers}
    what = {(figure, no): None for no, each in said.items() for one in each for figure in one.figures}
    named = [{"origin": id, "article": no} for id, no in who]
    about = [{"figure": id, "article": no} for id, no in what]
    for made, added in ((positions, rows), (speakers, named), (spoken_of, about)):
        if added:
            connection.execute(insert(made), added)


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
    loose = set(connection.scalars(select(entries.c.loose).where(entries.c.article == no)))
    connection.execute(delete(entries).where(entries.c.article == no))
    if found:
        connection.execute(insert(entries), _entry_rows(no, found))
    touch_groups(connection, dict.fromkeys([*groups, *(entry.group for entry in found)], turn))
    settle_lands(connection, loose | {entry.loose for entry in found}, turn)


def _moment(article: Article) -> int:
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
            "loose": entry.loose,
            "lies": entry.lies if entry.loose else "",
            "data": pack_entry(entry),
        }
        for position, entry in enumerate(found)
    ]
