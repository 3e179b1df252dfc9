"""Rows become what an app shows of a database, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select

from beleg.model import Article, Finding, Point, Position
from beleg.stores import asking, listing, queueing, voicing, wholes
from beleg.stores.asked import Filter
from beleg.stores.database import Database
from beleg.stores.leafing import Log, Queued, Reading, Said, SaidAs, State, Turn, Voice
from beleg.stores.paging import COMBINED, FindingsAsked, Page, QueueAsked, SeriesAsked, SeriesLine
from beleg.stores.tallying import load_tallies, newest_day
from beleg.stores.touching import last_turn
from beleg.stores.wholes import Blocks
from beleg.stores.worked import series
from beleg.stores.working import Heading


class SqlLeafing:
    """The pages of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def turn(self) -> Turn:
        with self._database.reading() as connection:
            return wholes.turn_of(connection)

    def state(self) -> State:
        with self._database.reading() as connection:
            return State(
                last_turn(connection),
                wholes.waiting(connection),
                connection.scalar(select(func.count()).select_from(series)) or 0,
                queueing.n_settled(connection),
                load_tallies(connection),
            )

    def log(self, article: int, decision: int) -> Log:
        with self._database.reading() as connection:
            return wholes.log(connection, article, decision)

    def series(self, asked: SeriesAsked, after: str, limit: int, whole: bool) -> Page[SeriesLine]:
        with self._database.reading() as connection:
            newest = newest_day(connection)
            return listing.page_of_series(connection, asked, newest, after, limit, whole)

    def headings(self, ids: Iterable[str]) -> Mapping[str, Heading]:
        with self._database.reading() as connection:
            return listing.headings_of(connection, ids)

    def heading(self, id: str) -> Heading | None:
        with self._database.reading() as connection:
            return listing.heading_like(connection, id)

    def near(self, one: Heading, limit: int) -> Sequence[Heading]:
        with self._database.reading() as connection:
            return listing.nearby(connection, one, limit)

    def points_of(self, one: Heading, ids: Collection[str]) -> Sequence[Point]:
        with self._database.reading() as connection:
            return Blocks(connection, one.at).points(ids)

    def findings(self, asked: FindingsAsked, after: str, limit: int, whole: bool) -> Page[Finding]:
        with self._database.reading() as connection:
            newest = newest_day(connection)
            return listing.page_of_findings(connection, asked, newest, after, limit, whole)

    def resting_on(self, figures: Iterable[str], limit: int | None = None) -> Page[Finding]:
        with self._database.reading() as connection:
            return listing.resting_on(connection, figures, newest_day(connection), limit)

    def spoken(self, series: str, limit: int) -> Sequence[Position]:
        with self._database.reading() as connection:
            return wholes.spoken(connection, series, limit)

    def spoken_by(self, origins: Collection[str], limit: int) -> Sequence[Position]:
        with self._database.reading() as connection:
            return wholes.spoken_by(connection, origins, limit)

    def said(self, origin: str, limit: int, most: int, whole: int) -> Said:
        with self._database.reading() as connection:
            return wholes.said_by(connection, origin, limit, most, whole)

    def voices(self) -> Sequence[Voice]:
        with self._database.reading() as connection:
            return voicing.voices_of(connection)

    def telling(self, origins: Collection[str]) -> Mapping[str, int]:
        with self._database.reading() as connection:
            return voicing.telling(connection, origins)

    def together(self) -> Mapping[str, frozenset[str]]:
        with self._database.reading() as connection:
            return voicing.together(connection)

    def standing(self, figures: Iterable[str]) -> Mapping[str, str]:
        with self._database.reading() as connection:
            return wholes.series_of_figures(connection, figures)

    def outside(self, after: str, limit: int, whole: bool) -> tuple[Sequence[str], int | None, str]:
        with self._database.reading() as connection:
            return wholes.outside(connection, after, limit, whole)

    def article(self, prefix: str) -> Article | None:
        with self._database.reading() as connection:
            return wholes.article_like(connection, prefix)

    def articles(self, ids: Iterable[str]) -> Mapping[str, Article]:
        with self._database.reading() as connection:
            return wholes.articles_of(connection, ids)

    def reading(self, article: Article) -> Reading:
        with self._database.reading() as connection:
            return wholes.reading_of(connection, article)

    def said_as(self, number: float, where: Filter, most: int) -> Sequence[SaidAs]:
        with self._database.reading() as connection:
            return [
                SaidAs(kind, list(asking.matched(connection, [(kind, nos) for nos in found])), total)
                for kind, found, total in asking.said_some(connection, number, where, most)
            ]

    def combined(self, number: float, where: Filter, limit: int, most: int) -> SaidAs:
        with self._database.reading() as connection:
            found = asking.combined_some(connection, number, where, most)
            return SaidAs(COMBINED, list(asking.matched(connection, found[:limit])), len(found))

    def carried(self, article: str) -> Sequence[str]:
        with self._database.reading() as connection:
            return wholes.carried(connection, article)

    def queue(self, asked: QueueAsked, after: str, limit: int, whole: bool) -> Queued:
        with self._database.reading() as connection:
            return queueing.page_of_queue(connection, asked, newest_day(connection), after, limit, whole)

    def before(self, asked: QueueAsked, after: str) -> int | None:
        with self._database.reading() as connection:
            return queueing.n_before(connection, asked, newest_day(connection), after)

    def place(self, asked: QueueAsked, figure: str) -> str:
        with self._database.reading() as connection:
            return queueing.place_behind(connection, asked, figure)

    def kinds(self, figures: Sequence[str]) -> Mapping[str, Sequence[str]]:
        with self._database.reading() as connection:
            return queueing.kinds_of(connection, figures, newest_day(connection))

    def settled(self, person: str) -> Mapping[str, int]:
        with self._database.reading() as connection:
            return queueing.settled_by_kind(connection, newest_day(connection), person)
