"""Articles and figures become rows of an SQL database: a SQLite file, or PostgreSQL by its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, func, select

from beleg.model import Article, Figure, Relation, Told
from beleg.model.relation import of_each
from beleg.stores.asked import Filter, Match
from beleg.stores.asking import FIGURES_WITH_ARTICLES, conditions, matched, matches
from beleg.stores.database import Database
from beleg.stores.deciding import SqlReview, lay_known
from beleg.stores.following import SqlFollowing
from beleg.stores.keeping import (
    appearance,
    appearances,
    new_carriers,
    put_carriers,
    put_earlier,
    put_new,
    sort_out,
)
from beleg.stores.picturing import SqlPicture
from beleg.stores.protocol import Added, Counts
from beleg.stores.renewing import SqlRenewal
from beleg.stores.rows import AT_ONCE, chunks, known, load, load_relations, streamed
from beleg.stores.schema import article_of, articles, figures
from beleg.stores.sqlleafing import SqlLeafing
from beleg.stores.worked import former_ids
from beleg.stores.working import Kept, Lay


class SqlStore:
    """A store behind SQLAlchemy Core; safe for several processes at once, one of them writing at a time.

    Raises ``StoreError`` as ``beleg.stores.open_store`` says.
    """

    def __init__(self, address: str, create: bool = True) -> None:
        self._database = database = Database(address, create)
        self.version = database.version
        self.renewal = SqlRenewal(database)
        self.review = SqlReview(database)
        self.picture = SqlPicture(database)
        self.leafing = SqlLeafing(database)
        self.following = SqlFollowing(database)

    def add(self, batch: Sequence[Kept], lay: Lay | None = None) -> Added:
        with self._database.writing() as connection:
            new, earlier, others = sort_out(connection, batch)
            nos, n_figures = put_new(connection, new)
            for no, each in sorted(earlier.items()):
                put_earlier(connection, no, each)
            put_carriers(connection, others)
            lay_known(connection, [*nos, *sorted(earlier)], lay)
        return Added(len(new), len(batch) - len(new), n_figures)

    def replace(self, batch: Sequence[Kept], lay: Lay) -> None:
        with self._database.writing() as connection:
            nos = known(connection, [each.article.id for each in batch])
            for each in batch:
                if each.article.id in nos:
                    put_earlier(connection, nos[each.article.id], each)
            lay_known(connection, sorted(nos.values()), lay)

    def earlier(self, found: Sequence[Article]) -> frozenset[str]:
        with self._database.reading() as connection:
            nos = known(connection, [each.id for each in found])
            kept = appearances(connection, list(nos.values()))
        return frozenset(
            each.id for each in found if each.id in nos and appearance(each) < appearance(kept[nos[each.id]])
        )

    def carry(self, found: Sequence[Article]) -> None:
        with self._database.reading() as connection:
            if not new_carriers(connection, found):
                return
        with self._database.writing() as connection:
            put_carriers(connection, found)

    def known(self, ids: Sequence[str]) -> frozenset[str]:
        with self._database.reading() as connection:
            return frozenset(known(connection, ids))

    def article(self, id: str) -> Article | None:
        with self._database.reading() as connection:
            row = connection.execute(select(articles).where(articles.c.id == id)).mappings().first()
        return article_of(row) if row else None

    def articles(self) -> Iterator[Article]:
        asked = select(articles).order_by(articles.c.no)
        with self._database.reading() as connection, streamed(connection, asked) as rows:
            yield from map(article_of, rows.mappings())

    def figures(self, where: Filter) -> Iterator[tuple[Article, Figure]]:
        asked = (
            select(figures)
            .select_from(FIGURES_WITH_ARTICLES)
            .where(*conditions(where))
            .order_by(figures.c.article, figures.c.no)
        )
        with self._database.reading() as connection, streamed(connection, asked) as found:
            for rows in found.mappings().partitions(AT_ONCE):
                yield from load(connection, rows)

    def relations(self, ids: Sequence[str]) -> Mapping[str, tuple[Relation, ...]]:
        with self._database.reading() as connection:
            return load_relations(connection, ids)

    def told_of(self, ids: Sequence[str]) -> Mapping[str, Told]:
        with self._database.reading() as connection:
            now = _now(connection, ids)
            loaded = {
                figure.id: (article, figure) for article, figure in _by_ids(connection, list(now.values()))
            }
            of_articles = dict.fromkeys(figure.article for _, figure in loaded.values())
            related = {
                id: of_each(found) for id, found in load_relations(connection, list(of_articles)).items()
            }
        found: dict[str, Told] = {}
        for id in dict.fromkeys(ids):
            if id in now and now[id] in loaded:
                article, figure = loaded[now[id]]
                found[id] = Told(article, figure, related.get(article.id, {}).get(figure.id, ()))
        return found

    def find(self, number: float, where: Filter) -> Iterator[Match]:
        with self._database.reading() as connection:
            for kind, found in matches(connection, number, where):
                for part in chunks(found, AT_ONCE):
                    yield from matched(connection, [(kind, numbers) for numbers in part])

    def counts(self) -> Counts:
        with self._database.reading() as connection:
            of = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (articles, figures)
            ]
        return Counts(*of)

    @property
    def is_held(self) -> bool:
        return self._database.is_held

    def moment(self) -> AbstractContextManager[None]:
        return self._database.moment()

    def close(self) -> None:
        self._database.close()


def _now(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The ids that figures have now, by those asked for."""
    found = dict(zip(ids, ids, strict=True))
    for part in chunks(ids):
        asked = select(former_ids.c.id, former_ids.c.now).where(former_ids.c.id.in_(part))
        found.update((row.id, row.now) for row in connection.execute(asked))
    return found


def _by_ids(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[Article, Figure]]:
    for part in chunks(list(dict.fromkeys(ids))):
        rows = connection.execute(select(figures).where(figures.c.id.in_(part)).order_by(figures.c.no))
        yield from load(connection, rows.mappings().all())
