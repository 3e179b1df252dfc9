"""What a store holds becomes what an app shows: a page of a list, one series, one article, one figure, one origin.

Nothing here works anything out anew: pages show what was last worked out, and say how much is waiting. Nothing reads
everything either: lists are read from a key on, and numbers that take counting everything are kept until something changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from beleg.bookkeeping import deciding, leaves, picturing, speaking, sums, surveying
from beleg.bookkeeping.rereading import Furniture, reread
from beleg.model import Article, Decision, Finding, Position, Series, Source, Span, Told
from beleg.model.relation import told
from beleg.review import ORIGIN, in_order, merged_origins, merged_sources
from beleg.review.agreement import Agreement, agreement, couples
from beleg.review.queue import fits
from beleg.review.samenames import Pair, pairs
from beleg.stores import Filter, Store
from beleg.stores.leafing import Turn
from beleg.stores.paging import (
    AT_ONCE,
    ArticleWhole,
    Card,
    DecidedAsked,
    FigureWhole,
    FindingsAsked,
    Occurring,
    OriginLine,
    OriginWhole,
    Page,
    QueueAsked,
    Reread,
    SeriesAsked,
    SeriesLine,
    SeriesWhole,
    Summary,
    Ways,
)
from beleg.stores.working import Heading

_EVERYTHING: Final = 10_000_000
_FIRST: Final = 20  # findings on the page of a series or of an origin; a list has all


class Pages:
    """The pages of a ledger, as it was last worked out.

    Lists are read behind ``after``, which is what the page before says to ask for. Where a list has very many items they are
    counted only where ``whole`` asks for it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._furniture = Furniture()
        self._leafing = store.leafing
        self._numbers = leaves.Numbers(store)
        self._speaking = speaking.Speaking(store)
        self._strings = leaves.Strings(store)

    def turn(self) -> Turn:
        """How far the ledger is; another value wherever anything has changed that pages show."""
        return self._leafing.turn()

    def summary(self) -> Summary:
        """What is in the ledger."""
        return self._numbers.summary()

    def series(
        self, asked: SeriesAsked, after: str = "", limit: int = AT_ONCE, whole: bool = False
    ) -> Page[SeriesLine]:
        """A page of the list of series."""
        return self._leafing.series(asked, after, limit, whole)

    def one_series(self, id: str, after: str = "", limit: int | None = None) -> SeriesWhole | None:
        """The series of an id with all that stands on its page, ``None`` where there is none.

        Where there is a limit, so many rows of its table are shown, those behind the point of an id, and of its findings and
        positions the first few.
        """
        with self._store.moment():
            heading = self._leafing.heading(id)
            return self._one_series(heading, after, limit) if heading else None

    def _one_series(self, heading: Heading, after: str, limit: int | None) -> SeriesWhole:
        series = self._strings.series(heading)
        ids = [point.id for point in series.points]
        start = ids.index(after) + 1 if after in ids else 0
        end = len(ids) if limit is None else start + limit
        shown = series.points[start:end]
        most, said = (_EVERYTHING, _EVERYTHING) if limit is None else (_FIRST, AT_ONCE)
        found = self.findings(FindingsAsked(series=heading.id), limit=most)
        positions = self._leafing.spoken(heading.id, said)
        positions = _merged(positions, merged_origins(self._store.review.of_origins()))
        told = self._store.told_of(leaves.named(found.items, shown))
        near = self._leafing.near(heading, AT_ONCE)
        return SeriesWhole(
            series,
            found.items,
            positions,
            told,
            self._articles(told, positions),
            [Series(each.key, each.at[0][0], ()) for each in near],
            self._others(found.items, heading.id),
            shown,
            start + 1,
            ids[end - 1] if end < len(ids) else "",
            found.total,
            heading.version,
        )

    def findings(
        self,
        asked: FindingsAsked = FindingsAsked(),  # noqa: B008 - frozen
        after: str = "",
        limit: int = AT_ONCE,
        whole: bool = False,
    ) -> Page[Finding]:
        """A page of the list of findings, conflicts first."""
        with self._store.moment():
            page = self._leafing.findings(asked, after, limit, whole)
            return Page(self._of_today(page.items), page.total, page.next)

    def behind(self, findings: Sequence[Finding]) -> tuple[Sequence[Series], Mapping[str, Told]]:
        """The series that findings speak of, with the points that they name alone, and figures that they rest on, by id."""
        with self._store.moment():
            return self._others(findings, ""), self._store.told_of(leaves.named(findings))

    def article(self, id: str) -> ArticleWhole | None:
        """The article whose id begins so, with at least 12 digits; ``None`` where there is none."""
        with self._store.moment():
            article = self._leafing.article(id)
            return self._article(article) if article else None

    def _article(self, article: Article) -> ArticleWhole:
        kept = self._leafing.reading(article)
        ids = self._leafing.standing(figure.id for figure in kept.figures)
        headings = self._leafing.headings(ids.values())
        return ArticleWhole(
            article,
            told(article, kept.figures, kept.relations),
            kept.statements,
            {figure: headings[series] for figure, series in ids.items() if series in headings},
            self._store.review.of_article(article.id),
            self._leafing.carried(article.id),
        )

    def reread(self, article: Article, within: Span, figures: Iterable[Span]) -> Reread:
        """What is furniture in an article, and the numbers of a stretch of it that are no figures: read when asked."""
        return reread(article, within, figures, self._furniture)

    def figure(self, id: str) -> FigureWhole | None:
        """A figure by any id that it has or had, ``None`` where nothing is known of it."""
        with self._store.moment():
            known = deciding.history(self._store, id)
            if known is None:
                return None
            now = self._store.told_of([id]).get(id)
            series = self._standing(now.figure.id) if now else None
            ids = {id, *([now.figure.id] if now else [])}
            behind = series.points if series and now else ()
            ids.update(point.id for point in behind if now and now.figure.id in point.mentions)
            found = self._of_today(self._leafing.resting_on(ids).items)
        return FigureWhole(
            known.target,
            known.article,
            known.extracted,
            known.now,
            now,
            series,
            found,
            known.decisions,
            known.holding,
            known.by_hand,
        )

    def _standing(self, figure: str) -> Series | None:
        """The series of a figure."""
        id = self._leafing.standing([figure]).get(figure, "")
        heading = self._leafing.headings([id]).get(id)
        return self._strings.series(heading) if heading else None

    def origin(self, id: str, limit: int = AT_ONCE, findings: int | None = None) -> OriginWhole | None:
        """One speaker with what it says in so many series and so many findings, ``None`` where nobody of that id speaks."""
        with self._store.moment():
            decisions = self._store.review.of_origins()
            merged = merged_origins(decisions)
            names = {id, *(one for one, other in merged.items() if other == id)}
            positions = [
                each
                for each in _merged(self._leafing.spoken_by(names, AT_ONCE), merged)
                if any(speaker.id == id for speaker in each.speakers)
            ]
            found = self._leafing.said(id, limit, leaves.OF_SERIES, leaves.OF_ORIGIN)
            said = found.series
            source = _source(id, said, positions)
            if source is None:
                return None
            points = leaves.named((), *(each.points for each in said))
            told = self._store.told_of(points)
            resting = self._leafing.resting_on(points, findings)
            return OriginWhole(
                source,
                Counter(name.text for each in told.values() for name in each.figure.origins),
                said,
                positions,
                self._articles(told, positions),
                told,
                [each for each in decisions if id in _named(each)],
                found.more,
                self._of_today(resting.items),
                (resting.total or 0) - len(resting.items),
                found.amounts,
            )

    def shown_as(self, id: str) -> tuple[str, Sequence[Decision]]:
        """The id of the origin that one is shown under, its own where it is merged with none, and what was decided of it."""
        made = self._store.review.of_origins()
        return merged_origins(made).get(id, id), [each for each in made if id in _named(each)]

    def origins(
        self, words: str = "", after: str = "", limit: int = AT_ONCE, ui: str = "en"
    ) -> Page[OriginLine]:
        """A page of the list of origins, by their names in a language; all ``words`` stand in the name or the id of each."""
        with self._store.moment():
            found = speaking.listed(self._speaking.voices(), words, ui)
            ids = [each.source.id for each in found]
            start = ids.index(after) + 1 if after in ids else 0
            next = ids[start + limit - 1] if start + limit < len(ids) else ""
            return Page(self._speaking.lines(found[start : start + limit]), len(found), next)

    def speakers(self) -> Sequence[Source]:
        """Everybody who says something in series."""
        return [each.source for each in self._speaking.voices()]

    def number(self, number: float, where: Filter, limit: int = AT_ONCE) -> Sequence[Ways]:
        """In which ways figures give a number, closest first; of each group so many are shown, and all are counted."""
        return sums.ways(self._store, number, where, limit)

    def queue(self, asked: QueueAsked, after: str = "", limit: int = 50, whole: bool = False) -> Page[Card]:
        """A page of the figures that are open for review, what matters first.

        Conflicts come first, those that hang on a doubtful field before others, then figures that are nobody's, then doubtful
        fields, then what else a person should check, then the rest; in each the order of articles and texts. A second
        reader sees figures as they were extracted.
        """
        with self._store.moment():
            if asked.hidden and (asked.text or asked.rule):
                return self._sifted(asked, after, limit)
            found = self._leafing.queue(asked, after, limit, whole)
            return Page(self._cards(found.ids, asked.hidden), found.total, found.next)

    def before(self, asked: QueueAsked, after: str) -> int | None:
        """How many open figures stand before a page of the queue; ``None`` for very many, and where that takes reading all."""
        return None if asked.hidden and (asked.text or asked.rule) else self._leafing.before(asked, after)

    def _cards(self, ids: Sequence[str], hidden: str) -> list[Card]:
        told = leaves.extracted(self._store, ids) if hidden else self._store.told_of(ids)
        kinds = self._leafing.kinds(ids)
        made: dict[str, list[Decision]] = {}
        for each in in_order(self._store.review.about(ids)):
            made.setdefault(each.target, []).append(each)
        return [Card(told[id], tuple(kinds.get(id, ())), {}, made.get(id, ())) for id in ids if id in told]

    def _sifted(self, asked: QueueAsked, after: str, limit: int) -> Page[Card]:
        """What a second reader asks for by words and rules: they are those of figures as extracted, which no index has."""
        cards: list[Card] = []
        plain = replace(asked, text="", rule="")
        while True:
            found = self._leafing.queue(plain, after, limit, False)
            for n, card in enumerate(self._cards(found.ids, asked.hidden)):
                if fits(card.told.figure, card.told.article, asked.text, asked.rule):
                    cards.append(card)
                if len(cards) == limit and (n + 1 < len(found.ids) or found.next):
                    return Page(cards, None, self._leafing.place(plain, card.told.figure.id))
            if not found.next:
                return Page(cards, None if after else len(cards))
            after = found.next

    def about_each(self, told: Iterable[Told]) -> Mapping[str, Sequence[Decision]]:
        """The decisions about figures by their ids, those made under former ids too; figures without any are not there."""
        with self._store.moment():
            return deciding.about_each(self._store, told)

    def of_origins(self) -> Sequence[Decision]:
        """The decisions about origins, in order of time."""
        return in_order(self._store.review.of_origins())

    def same_origins(self) -> Sequence[Pair]:
        """Pairs of origins that may be one and that nobody has decided about, those with most series in common first."""
        with self._store.moment():
            return pairs(self._speaking.speakers(), self.of_origins())

    def agreement(self, first: str, second: str) -> Agreement:
        """Two people over the figures about which both decided."""
        return agreement(self._store.review.cases(), first, second)

    def couples(self) -> Sequence[tuple[str, str, int]]:
        """Pairs of people with the number of things about which both decided, most first."""
        return couples(self._store.review.decisions())

    def decided(
        self, asked: DecidedAsked, after: str = "", limit: int = AT_ONCE
    ) -> Page[tuple[str, Decision]]:
        """A page of decisions, the last kept first, each with its number, by which the page behind it is asked for."""
        before = int(after) if after.isdigit() else None
        found = self._store.review.latest(asked.user, asked.verdict, before, limit + 1)
        items = [(str(no), each) for no, each in found[:limit]]
        return Page(items, None, items[-1][0] if len(found) > limit else "")

    def amounts(self) -> Mapping[str, int]:
        """How many figures are open for review, by kind of the queue."""
        return self._numbers.amounts()

    def occurring(self) -> Occurring:
        """What a list of series can be asked for."""
        return self._numbers.occurring()

    def outside(self, after: str = "", limit: int = AT_ONCE, whole: bool = False) -> Page[Told]:
        """A page of the figures that stand in no series."""
        with self._store.moment():
            ids, total, next = self._leafing.outside(after, limit, whole)
            told = self._store.told_of(ids)
        return Page([Told(each.article, each.figure) for id in ids if (each := told.get(id))], total, next)

    def decided_on(self, series: Series) -> Sequence[Decision]:
        """The decisions that bear on a series, in order of time."""
        return surveying.decided_on(self._store, series)

    def decided_like(self, words: Sequence[str]) -> Sequence[Decision]:
        """The decisions that may have emptied a series whose address held these words, in order of time."""
        return surveying.decided_like(self._store, words)

    def _of_today(self, found: Iterable[Finding]) -> list[Finding]:
        newest = self._store.picture.newest()
        return [now for each in found if (now := picturing.of_today(each, newest)) is not None]

    def _others(self, findings: Sequence[Finding], but: str) -> list[Series]:
        """The series that findings name, with the points that they name."""
        points: dict[str, set[str]] = {}
        for each in findings:
            for id in each.series:
                points.setdefault(id, set()).update(each.points[: leaves.OF_ONE])
        points.pop(but, None)
        headings = self._leafing.headings(points)
        return [
            Series(one.key, one.at[0][0], tuple(self._leafing.points_of(one, points[id])))
            for id, one in sorted(headings.items())
        ]

    def _articles(self, told: Mapping[str, Told], positions: Iterable[Position]) -> Mapping[str, Article]:
        known = {each.article.id: each.article for each in told.values()}
        return {**known, **self._leafing.articles({each.article for each in positions} - known.keys())}


def _named(decision: Decision) -> set[str]:
    """The origins that a decision is about."""
    return {decision.target.removeprefix(ORIGIN), decision.other.removeprefix(ORIGIN)}


def _merged(found: Iterable[Position], merged: Mapping[str, str]) -> list[Position]:
    """Positions whose speakers are those that people say they are."""
    if not merged:
        return list(found)
    return [each._replace(speakers=merged_sources(each.speakers, merged, {})) for each in found]


def _source(id: str, said: Iterable[Series], positions: Iterable[Position]) -> Source | None:
    of_points = (source for each in said for point in each.points for source in point.sources)
    speakers = (speaker for each in positions for speaker in each.speakers)
    return next((source for source in chain(of_points, speakers) if source.id == id), None)
