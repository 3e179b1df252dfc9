"""Feeds and the pages that they name become rows, so that nothing is asked for twice, also after a restart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    RowMapping,
    Table,
    Text,
    Update,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from beleg.stores.database import Database
from beleg.stores.followed import Followed, PageState, Waiting
from beleg.stores.rows import chunks, next_no
from beleg.stores.schema import Verbatim, metadata

feeds = Table(
    "feeds",
    metadata,
    Column("mark", Text, primary_key=True),
    *(Column(name, Verbatim) for name in ("url", "now", "etag", "modified")),
    *(Column(name, BigInteger) for name in ("due", "pause", "failures", "rest")),
    Column("silent", Text),
    *(Column(name, Boolean) for name in ("public", "gone")),
)
feed_pages = Table(
    "feed_pages",
    metadata,
    Column("no", Integer, primary_key=True),
    *(Column(name, Text) for name in ("feed", "entry", "page")),
    *(Column(name, Verbatim) for name in ("id", "url", "data")),
    *(Column(name, BigInteger) for name in ("tries", "due")),
    Column("waits", Boolean),
)
read_pages = Table("read_pages", metadata, Column("mark", Text, primary_key=True))
page_states = Table(
    "page_states",
    metadata,
    Column("mark", Text, primary_key=True),
    *(Column(name, Verbatim) for name in ("said", "etag", "modified")),
    Column("times", BigInteger),
)


class SqlFollowing:
    """The feeds of a ledger in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def feeds(self, urls: Sequence[str]) -> Mapping[str, Followed]:
        found: dict[str, Followed] = {}
        with self._database.reading() as connection:
            for part in chunks([_mark(url) for url in urls]):
                rows = connection.execute(select(feeds).where(feeds.c.mark.in_(part))).mappings()
                found.update((row["url"], _followed(row)) for row in rows)
        return found

    def unknown(self, feed: str, found: Sequence[Waiting]) -> Sequence[Waiting]:
        with self._database.reading() as connection:
            return _new(connection, _mark(feed), found)

    def heard(
        self,
        feed: Followed,
        found: Sequence[Waiting],
        again: Sequence[Waiting] = (),
        states: Sequence[PageState] = (),
    ) -> int:
        mark = _mark(feed.url)
        with self._database.writing() as connection:
            connection.execute(delete(feeds).where(feeds.c.mark == mark))
            connection.execute(insert(feeds), [_row(mark, feed)])
            new = _new(connection, mark, found)
            for each in again:
                same = (feed_pages.c.page == _mark(each.url)) | (feed_pages.c.entry == _mark(each.id))
                connection.execute(delete(feed_pages).where(feed_pages.c.feed == mark, same))
            first = next_no(connection, feed_pages)
            rows = [_page_row(no, mark, each) for no, each in enumerate([*new, *again], first)]
            if rows:
                connection.execute(insert(feed_pages), rows)
            _put_states(connection, states)
        return len(new)

    def waiting(self, feeds: Sequence[str], until: int) -> Sequence[Waiting]:
        found: list[RowMapping] = []
        with self._database.reading() as connection:
            for part in chunks([_mark(url) for url in feeds]):
                due = (feed_pages.c.waits.is_(True), feed_pages.c.feed.in_(part), feed_pages.c.due <= until)
                found.extend(connection.execute(select(feed_pages).where(*due)).mappings())
        urls = {_mark(url): url for url in feeds}
        once: dict[object, RowMapping] = {}  # two feeds may name one page
        for row in sorted(found, key=lambda row: int(row["no"])):
            once.setdefault(row["page"] if row["url"] else row["no"], row)
        return [_waiting(row, urls) for row in once.values()]

    def next_due(self, feeds: Sequence[str]) -> int | None:
        times: list[int | None] = []
        with self._database.reading() as connection:
            for part in chunks([_mark(url) for url in feeds]):
                waits = and_(feed_pages.c.waits.is_(True), feed_pages.c.feed.in_(part))
                times.append(connection.scalar(select(func.min(feed_pages.c.due)).where(waits)))
        return min((time for time in times if time is not None), default=None)

    def settle(
        self, done: Sequence[Waiting], again: Sequence[Waiting] = (), states: Sequence[PageState] = ()
    ) -> None:
        with self._database.writing() as connection:
            for each in done:
                connection.execute(_of(each).values(waits=False, data=None))
            for each in again:
                connection.execute(_of(each).values(tries=each.tries, due=each.due))
            _put_states(connection, states)

    def states(self, addresses: Sequence[str]) -> Mapping[str, PageState]:
        url_of = {_mark(each): each for each in addresses}
        found: dict[str, PageState] = {}
        with self._database.reading() as connection:
            for part in chunks(list(url_of)):
                asked = select(page_states).where(page_states.c.mark.in_(part))
                for mark, *state in connection.execute(asked):
                    found[url_of[mark]] = PageState(url_of[mark], *state)
        return found

    def state(self, states: Sequence[PageState]) -> None:
        if states:
            with self._database.writing() as connection:
                _put_states(connection, states)

    def note(self, addresses: Collection[str]) -> None:
        marks = sorted({_mark(each) for each in addresses})
        with self._database.reading() as connection:
            if len(_marked(connection, marks)) == len(marks):
                return
        with self._database.writing() as connection:
            there = _marked(connection, marks)
            rows = [{"mark": mark} for mark in marks if mark not in there]
            if rows:
                connection.execute(insert(read_pages), rows)

    def known(self, addresses: Sequence[str]) -> frozenset[str]:
        marks = {each: _mark(each) for each in addresses}
        with self._database.reading() as connection:
            there = _marked(connection, list(marks.values()))
        return frozenset(each for each, mark in marks.items() if mark in there)


def _mark(text: str) -> str:
    """What stands for an address or an id where it is looked up: as long as any other."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _row(mark: str, feed: Followed) -> dict[str, object]:
    return {**feed._asdict(), "mark": mark, "silent": ",".join(map(str, feed.silent))}


def _followed(row: RowMapping) -> Followed:
    values = {name: row[name] for name in Followed._fields}
    return Followed(**{**values, "silent": tuple(int(hour) for hour in row["silent"].split(",") if hour)})


def _page_row(no: int, feed: str, page: Waiting) -> dict[str, object]:
    values = {name: value for name, value in page._asdict().items() if name != "feed"}
    return {"no": no, "feed": feed, "entry": _mark(page.id), "page": _mark(page.url), "waits": True, **values}


def _waiting(row: RowMapping, urls: Mapping[str, str]) -> Waiting:
    return Waiting(urls[row["feed"]], *(row[name] for name in Waiting._fields[1:]))


def _new(connection: Connection, feed: str, found: Sequence[Waiting]) -> list[Waiting]:
    """Those pages that this feed did not name before, that no feed is done with, and whose articles are not kept."""
    of_entry = _first(found, lambda each: each.id)
    known: set[str] = set()
    for part in chunks(list(of_entry)):
        own = select(feed_pages.c.entry).where(feed_pages.c.feed == feed, feed_pages.c.entry.in_(part))
        known.update(connection.scalars(own))
    # Those that name no page are told apart by their ids only.
    of_page = _first(
        [each for mark, each in of_entry.items() if mark not in known], lambda each: each.url or f"#{each.id}"
    )
    for part in chunks(list(of_page)):
        named = (feed_pages.c.page.in_(part), feed_pages.c.waits.is_(False) | (feed_pages.c.feed == feed))
        over = {*connection.scalars(select(feed_pages.c.page).where(*named)), *_marked(connection, part)}
        for mark in over:
            del of_page[mark]
    return list(of_page.values())


def _put_states(connection: Connection, states: Sequence[PageState]) -> None:
    rows = {_mark(each.url): each._asdict() for each in states}
    for part in chunks(list(rows)):
        connection.execute(delete(page_states).where(page_states.c.mark.in_(part)))
    if rows:
        columns = page_states.c.keys()
        told = ({**row, "mark": mark} for mark, row in rows.items())
        connection.execute(insert(page_states), [{name: row[name] for name in columns} for row in told])


def _first(found: Iterable[Waiting], name: Callable[[Waiting], str]) -> dict[str, Waiting]:
    """The first page of each name, by the mark of that."""
    first: dict[str, Waiting] = {}
    for each in found:
        first.setdefault(_mark(name(each)), each)
    return first


def _marked(connection: Connection, marks: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(marks):
        found.update(connection.scalars(select(read_pages.c.mark).where(read_pages.c.mark.in_(part))))
    return found


def _of(page: Waiting) -> Update:
    if page.url:
        return update(feed_pages).where(feed_pages.c.page == _mark(page.url))
    return update(feed_pages).where(
        feed_pages.c.feed == _mark(page.feed), feed_pages.c.entry == _mark(page.id)
    )
