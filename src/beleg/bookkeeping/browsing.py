"""What a store holds becomes what an app shows: a page of a list, one series, one article, one figure, one origin.

Nothing here works anything out anew: pages show what was last worked out, and say how much is waiting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from beleg.bookkeeping import deciding, picturing, speaking, sums, surveying
from beleg.bookkeeping.reporting import revision
from beleg.bookkeeping.rereading import Furniture, reread
from beleg.model import Article, Decision, Finding, Point, Position, Series, Source, Span, Told
from beleg.model.relation import told
from beleg.review import in_order
from beleg.review.origins import merged_origins
from beleg.review.queue import fits, open_figures, unseen_by
from beleg.stores import Filter, SeriesFilter, Store
from beleg.stores.paging import (
    AT_ONCE,
    REST,
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

T = TypeVar("T")


class Pages:
    """The pages of a ledger, as it was last worked out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._furniture = Furniture()

    def summary(self) -> Summary:
        """What is in the ledger."""
        store = self._store
        articles = list(store.articles())
        days = sorted(article.published for article in articles if article.published)
        findings = picturing.findings(store, None, None, None)
        decisions = deciding.decisions(store)
        still_open = open_figures(self._all(), findings, decisions)
        return Summary(
            len(articles),
            store.counts().figures,
            len(store.picture.headings(SeriesFilter())),
            len({article.outlet or article.doc for article in articles}),
            sorted({article.language or "" for article in articles}),
            days[0] if days else None,
            days[-1] if days else None,
            Counter(each.kind for each in findings),
            store.picture.outside(),
            len(still_open),
            int(store.renewal.is_due()),
            revision([article.id for article in articles], decisions),
        )

    def series(self, asked: SeriesAsked, after: str = "", limit: int = AT_ONCE) -> Page[SeriesLine]:
        """A page of the list of series."""
        of = _by_series(picturing.findings(self._store, None, None, None))
        found = picturing.headings(self._store, asked.words or None, asked.where)
        if asked.kind:
            found = [each for each in found if any(f.kind == asked.kind for f in of.get(each.id, ()))]
        found = _ordered(found, asked.order, of)
        shown, next = _cut(found, [each.id for each in found], after, limit)
        lines = []
        for heading, series in zip(shown, self._store.picture.series(shown), strict=True):
            reach, points = series.reach(), {point.id: point for point in series.points}
            low, high = (points[reach.low_by], points[reach.high_by]) if reach else (None, None)
            lines.append(SeriesLine(heading, low, high, Counter(f.kind for f in of.get(series.id, ()))))
        return Page(lines, len(found), next)

    def one_series(self, id: str) -> SeriesWhole | None:
        """The series of an id with all that stands on its page, ``None`` where there is none."""
        store = self._store
        found = picturing.series(store, id, SeriesFilter())
        series = next((each for each in found if each.id == id), None)
        if series is None:
            return None
        findings = picturing.findings(store, None, None, id)
        positions = picturing.positions(store, id)
        everything = store.picture.series(store.picture.headings(SeriesFilter()))
        named = {other for finding in findings for other in finding.series} - {id}
        ids = chain(_ids(series), chain.from_iterable((*f.figures, *f.points) for f in findings))
        told = store.told_of(list(dict.fromkeys(ids)))
        return SeriesWhole(
            series,
            findings,
            positions,
            told,
            self._articles(told, positions, findings),
            [each for each in everything if each.family == series.family and each.id != id],
            [each for each in everything if each.id in named],
        )

    def findings(
        self,
        asked: FindingsAsked = FindingsAsked(),  # noqa: B008 - frozen
        after: str = "",
        limit: int = AT_ONCE,
    ) -> Page[Finding]:
        """A page of the list of findings, conflicts first."""
        found = surveying.findings(self._store, asked.kind, asked.severity, asked.series, asked.side)
        shown, next = _cut(found, [each.id for each in found], after, limit)
        return Page(shown, len(found), next)

    def behind(self, findings: Sequence[Finding]) -> tuple[Sequence[Series], Mapping[str, Told]]:
        """The series that findings speak of, and the figures that they rest on, by id."""
        ids = {id for each in findings for id in each.series}
        headings = [each for each in self._store.picture.headings(SeriesFilter()) if each.id in ids]
        named = chain.from_iterable((*each.figures, *each.points) for each in findings)
        return self._store.picture.series(headings), self._store.told_of(list(dict.fromkeys(named)))

    def article(self, id: str) -> ArticleWhole | None:
        """The article whose id begins so, with at least 12 digits; ``None`` where there is none."""
        store = self._store
        article = next((each for each in store.articles() if each.id.startswith(id)), None)
        if article is None:
            return None
        kept = next((each for each, _ in store.picture.told([article.id])), None)
        figures = [figure for _, figure in store.figures(Filter()) if figure.article == article.id]
        headings = store.picture.headings(SeriesFilter(article=article.id))
        series = {
            figure: heading
            for heading, each in zip(headings, store.picture.series(headings), strict=True)
            for point in each.points
            for figure in point.mentions
        }
        case = store.review.case(figures[0].id) if figures else None
        relations = store.relations([article.id]).get(article.id, ())
        return ArticleWhole(
            article,
            told(article, figures, relations),
            (kept.statements or ()) if kept else (),
            series,
            case.decisions if case else (),
        )

    def reread(self, article: Article, within: Span, figures: Iterable[Span]) -> Reread:
        """What is furniture in an article, and the numbers of a stretch of it that are no figures: read when asked."""
        return reread(article, within, figures, self._furniture)

    def figure(self, id: str) -> FigureWhole | None:
        """A figure by any id that it has or had, ``None`` where nothing is known of it."""
        store = self._store
        known = deciding.history(store, id)
        if known is None:
            return None
        now = store.told_of([id]).get(id)
        of_figure = store.picture.headings(SeriesFilter(figure=now.figure.id)) if now else []
        series = next(iter(store.picture.series(of_figure[:1])), None)
        findings = picturing.findings(store, None, None, series.id) if series else []
        ids = {id, now.figure.id} if now else {id}
        if series and now:
            ids |= {point.id for point in series.points if now.figure.id in point.mentions}
        own = [each for each in findings if ids.intersection((*each.figures, *each.points))]
        return FigureWhole(
            known.target,
            known.article,
            known.extracted,
            known.now,
            now,
            series,
            own,
            known.decisions,
            known.holding,
        )

    def origin(self, id: str, limit: int = AT_ONCE) -> OriginWhole | None:
        """One speaker with all that it says, ``None`` where nobody of that id speaks."""
        store = self._store
        found = store.picture.series(store.picture.headings(SeriesFilter(origin=id)))
        said = [each._replace(points=tuple(p for p in each.points if _says(p, id))) for each in found]
        said = [each for each in said if each.points]
        positions = [
            each
            for each in picturing.positions(store, None)
            if any(speaker.id == id for speaker in each.speakers)
        ]
        source = _source(id, said, positions)
        if source is None:
            return None
        told = store.told_of(list(dict.fromkeys(chain.from_iterable(map(_ids, said)))))
        written = Counter(name.text for each in told.values() for name in each.figure.origins)
        merged = [each for each in store.review.of_origins() if f"origin:{id}" in (each.target, each.other)]
        return OriginWhole(
            source,
            written,
            said[:limit],
            positions,
            self._articles(told, positions, []),
            told,
            merged,
            max(0, len(said) - limit),
            speaking.about(said, picturing.findings(store, None, None, None)),
        )

    def shown_as(self, id: str) -> tuple[str, Sequence[Decision]]:
        """The id of the origin that one is shown under, its own where it is merged with none, and what was decided of it."""
        made = self._store.review.of_origins()
        own = [each for each in made if f"origin:{id}" in (each.target, each.other)]
        return merged_origins(made).get(id, id), own

    def origins(
        self, words: str = "", after: str = "", limit: int = AT_ONCE, ui: str = "en"
    ) -> Page[OriginLine]:
        """A page of the list of origins, by their names in a language; all ``words`` stand in the name or the id of each."""
        said = self._store.picture.series(self._store.picture.headings(SeriesFilter()))
        found = speaking.listed(speaking.origins(said), words, ui)
        shown, next = _cut(found, [each.source.id for each in found], after, limit)
        return Page(shown, len(found), next)

    def number(self, number: float, where: Filter, limit: int = AT_ONCE) -> Sequence[Ways]:
        """In which ways figures give a number, closest first; of each group so many are shown, and all are counted."""
        return sums.ways(self._store, number, where, limit)

    def queue(self, asked: QueueAsked, after: str = "", limit: int = 50) -> Page[Card]:
        """A page of the figures that are open for review, what matters first."""
        findings = picturing.findings(self._store, None, None, None)
        decisions = deciding.decisions(self._store)
        waiting = self._unseen_by(asked.hidden) if asked.hidden else self._all()
        inside = self._in_series(asked.series) if asked.series else None
        found = [
            each
            for each in open_figures(waiting, findings, [] if asked.hidden else decisions)
            if not asked.kind or asked.kind in each.kinds or (asked.kind == REST and not each.kinds)
            if fits(each.told.figure, each.told.article, asked.text, asked.rule)
            if inside is None or each.told.figure.id in inside
        ]
        shown, next = _cut(found, [each.told.figure.id for each in found], after, limit)
        cards = [
            Card(each.told, each.kinds, {}, [d for d in decisions if d.target == each.told.figure.id])
            for each in shown
        ]
        return Page(cards, len(found), next)

    def _unseen_by(self, user: str) -> list[Told]:
        """The figures as they were extracted, without those that a person decided about."""
        cases = {case.article.id: case for case in self._store.review.cases()}
        plain = [each for each in self._all() if each.article.id not in cases]
        return plain + [
            Told(article, figure)
            for article, figures, decisions in cases.values()
            for figure in unseen_by(article, figures, decisions, user)
        ]

    def _in_series(self, id: str) -> frozenset[str]:
        whole = self.one_series(id)
        return (
            frozenset(chain.from_iterable(p.mentions for p in whole.series.points)) if whole else frozenset()
        )

    def of_origins(self) -> Sequence[Decision]:
        """The decisions about origins, in order of time."""
        return in_order(self._store.review.of_origins())

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
        found = self.queue(QueueAsked(), limit=1_000_000)
        return Counter(kind for each in found.items for kind in each.kinds or (REST,))

    def occurring(self) -> Occurring:
        """What a list of series can be asked for."""
        return surveying.occurring(self._store)

    def outside(self, after: str = "", limit: int = AT_ONCE) -> Page[Told]:
        """A page of the figures that stand in no series."""
        found = surveying.outside(self._store)
        shown, next = _cut(found, [each.figure.id for each in found], after, limit)
        return Page(shown, len(found), next)

    def decided_on(self, series: Series) -> Sequence[Decision]:
        """The decisions that bear on a series, in order of time."""
        return surveying.decided_on(self._store, series)

    def decided_like(self, words: Sequence[str]) -> Sequence[Decision]:
        """The decisions that may have emptied a series whose address held these words, in order of time."""
        return surveying.decided_like(self._store, words)

    def _all(self) -> list[Told]:
        return [Told(article, figure) for article, figure in self._store.figures(Filter())]

    def _articles(
        self, told: Mapping[str, Told], positions: Iterable[Position], findings: Iterable[Finding]
    ) -> Mapping[str, Article]:
        known = {each.article.id: each.article for each in told.values()}
        ids = chain((each.article for each in positions), chain.from_iterable(f.articles for f in findings))
        for id in dict.fromkeys(ids):
            if id not in known and (article := self._store.article(id)):
                known[id] = article
        return known


def _by_series(found: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    by_id: dict[str, list[Finding]] = {}
    for each in found:
        for id in each.series:
            by_id.setdefault(id, []).append(each)
    return by_id


def _ordered(found: list[Heading], order: str, of: Mapping[str, list[Finding]]) -> list[Heading]:
    if order == "name":
        return sorted(found, key=lambda each: (each.key, each.id))
    if order == "findings":
        return sorted(found, key=lambda each: (-len(of.get(each.id, ())), each.id))
    return sorted(found, key=lambda each: (each.last or "", each.id), reverse=True)


def _cut(found: Sequence[T], ids: Sequence[str], after: str, limit: int) -> tuple[Sequence[T], str]:
    """The items behind the one with an id, and the id of the last of them where more follow."""
    start = ids.index(after) + 1 if after in ids else 0
    shown = found[start : start + limit]
    return shown, ids[start + limit - 1] if start + limit < len(found) else ""


def _ids(series: Series) -> Iterable[str]:
    return (id for point in series.points for id in (point.id, *point.mentions))


def _says(point: Point, id: str) -> bool:
    return any(source.id == id for source in point.sources)


def _source(id: str, said: Iterable[Series], positions: Iterable[Position]) -> Source | None:
    of_points = (source for each in said for point in each.points for source in point.sources)
    speakers = (speaker for each in positions for speaker in each.speakers)
    return next((source for source in chain(of_points, speakers) if source.id == id), None)
