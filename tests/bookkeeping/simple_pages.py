"""The pages of a ledger in the simplest form that is right: everything is read for each. The quick ones must say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from beleg.bookkeeping import deciding, picturing, surveying
from beleg.bookkeeping.renewal import REMOVES
from beleg.bookkeeping.reporting import revision
from beleg.ledger import Ledger
from beleg.model import Article, Decision, Figure, Finding, Key, Point, Position, Series
from beleg.review.corrections import RULE
from beleg.review.doubts import doubtful
from beleg.review.queue import decided, unseen_by
from beleg.stores import Filter, SeriesFilter
from beleg.stores.paging import DOUBTFUL, REST, FindingsAsked, QueueAsked, SeriesAsked, Summary
from beleg.stores.working import Heading

Line = tuple[Heading, Point | None, Point | None, Mapping[str, int]]
Queued = tuple[str, tuple[str, ...], tuple[str, ...]]
_ALL = SeriesFilter()


class SimplePages:
    """What the pages of a ledger must show, as it is when it is first asked."""

    def __init__(self, ledger: Ledger) -> None:
        self._store = ledger._store

    def summary(self) -> Summary:
        store = self._store
        articles = list(store.articles())
        days = sorted(article.published for article in articles if article.published)
        made = deciding.decisions(store)
        return Summary(
            len(articles),
            store.counts().figures,
            len(store.picture.headings(_ALL)),
            len({article.outlet or article.doc for article in articles}),
            sorted({article.language or "" for article in articles}),
            days[0] if days else None,
            days[-1] if days else None,
            Counter(each.kind for each in self._findings),
            store.picture.outside(),
            len(self.queue(QueueAsked())),
            0,
            revision([article.id for article in articles], made),
        )

    def series(self, asked: SeriesAsked) -> list[Line]:
        of = _by_series(self._findings)
        found = picturing.headings(self._store, asked.words or None, asked.where)
        if asked.kind:
            found = [each for each in found if any(f.kind == asked.kind for f in of.get(each.id, ()))]
        lines = []
        for heading in _ordered(found, asked.order, of):
            [series] = self._store.picture.series([heading])
            reach, points = series.reach(), {point.id: point for point in series.points}
            low, high = (points[reach.low_by], points[reach.high_by]) if reach else (None, None)
            lines.append((heading, low, high, Counter(f.kind for f in of.get(series.id, ()))))
        return lines

    def findings(self, asked: FindingsAsked) -> list[Finding]:
        return surveying.findings(self._store, asked.kind, asked.severity, asked.series, asked.side)

    def near(self, series: Series) -> set[str]:
        """The ids of those of the family whose key differs in one part; the unit follows from the measure."""
        parts = [name for name in series.key._fields if name != "unit"]
        found = set()
        for each in self._everything:
            differ = [name for name in parts if getattr(each.key, name) != getattr(series.key, name)]
            other_unit = each.key.unit != series.key.unit and "measure" not in differ
            if each.family == series.family and len(differ) + other_unit == 1:
                found.add(each.id)
        return found

    def positions(self, id: str) -> list[Position]:
        return picturing.positions(self._store, id)

    def decisions(self, article: Article) -> list[Decision]:
        """Those about any figure of an article that is or was there."""
        for figure in [figure for _, figure in self._figures if figure.article == article.id]:
            case = self._store.review.case(figure.id)
            return list(case.decisions) if case else []
        return []

    def series_of(self, figure: str) -> Series | None:
        """The series in which a figure stands."""
        of_figure = {id: each for each in self._everything for point in each.points for id in point.mentions}
        return of_figure.get(figure)

    def resting_on(self, ids: Iterable[str]) -> list[Finding]:
        wanted = set(ids)
        return [each for each in self._findings if wanted.intersection((*each.figures, *each.points))]

    def said(self, origin: str) -> dict[str, tuple[Point, ...]]:
        """The points of an origin by the ids of series."""
        found = {}
        for each in self._everything:
            points = tuple(p for p in each.points if any(source.id == origin for source in p.sources))
            if points:
                found[each.id] = points
        return found

    def lines(self) -> set[tuple[str, int, int, int, str | None]]:
        """Who speaks in series: in how many, how many statements, in how many articles, when last."""
        found = set()
        for id in {source.id for each in self._everything for source in each.origins}:
            said = self.said(id)
            points = [point for of in said.values() for point in of]
            told = {one for point in points for one in (*point.articles, *point.carriers)}
            last = max((point.reported or "" for point in points), default="") or None
            found.add((id, len(said), len(points), len(told), last))
        return found

    def spoken_by(self, origin: str) -> list[Position]:
        return [each for each in self._positions if any(source.id == origin for source in each.speakers)]

    def origins(self) -> set[str]:
        spoken = {source.id for each in self._positions for source in each.speakers}
        return spoken | {source.id for each in self._everything for source in each.origins}

    def queue(self, asked: QueueAsked) -> list[Queued]:
        """Open figures with the kinds of what rests on them and who decided, what matters first."""
        made = self._decisions
        found = []
        for article, figure in self._unseen_by(asked.hidden) if asked.hidden else self._figures:
            resting = self.resting_on([figure.id])
            kinds = tuple(dict.fromkeys(each.kind for each in resting))
            grounds = self._grounds(figure.id, kinds)
            is_closed = not asked.hidden and self._is_closed(figure, made)
            if not is_closed and self._is_asked(figure, article, grounds, asked):
                stage = _stage(grounds, [each.severity for each in resting])
                if asked.kind != REST or stage == 9:
                    about = tuple(each.time for each in made if each.target == figure.id)
                    place = (0 if asked.kind else stage, self._no(article), figure.start, figure.id)
                    found.append((place, (figure.id, kinds, about)))
        return [each for _, each in sorted(found)]

    def amounts(self) -> Mapping[str, int]:
        counted: Counter[str] = Counter()
        for id, kinds, _ in self.queue(QueueAsked()):
            grounds = self._grounds(id, kinds)
            counted.update(grounds)
            counted[REST] += _stage(grounds, [each.severity for each in self.resting_on([id])]) == 9
        return +counted

    def outside(self) -> set[str]:
        return {each.figure.id for each in surveying.outside(self._store)}

    def decided_on(self, series: Series) -> list[Decision]:
        inside = {id for point in series.points for id in (point.id, *point.mentions)}
        return [
            each
            for each, extracted, now in self._decided()
            if (now is not None and now.id in inside)
            or (each.verdict in REMOVES and extracted is not None and _would_fit(extracted, series.key))
        ]

    def decided_like(self, words: Sequence[str]) -> list[Decision]:
        return [
            each
            for each, extracted, _ in self._decided()
            if each.verdict in REMOVES and extracted is not None and extracted.measure in words
        ]

    def _decided(self) -> Iterator[tuple[Decision, Figure | None, Figure | None]]:
        """Each decision about a figure, with the figure as it was found and as it reads now."""
        for decision in self._decisions:
            history = deciding.history(self._store, decision.target)
            if history is not None:
                yield decision, history.extracted, history.now

    def _no(self, article: Article) -> int:
        return self._articles.index(article.id)

    def _unseen_by(self, person: str) -> list[tuple[Article, Figure]]:
        """The figures as extracted that a person has not decided about."""
        cases = {case.article.id: case for case in self._store.review.cases()}
        found = [(article, figure) for article, figure in self._figures if article.id not in cases]
        for article, figures, decisions in cases.values():
            found += [(article, each) for each in unseen_by(article, figures, decisions, person)]
        return found

    def _grounds(self, id: str, kinds: Sequence[str]) -> Sequence[str]:
        """Why a figure is in the queue: the kinds of what rests on it, and that fields of it are in doubt."""
        return (*kinds, DOUBTFUL) if id in self._doubtful else kinds

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        said = {kept.article.id: kept.statements or () for kept, _ in self._store.picture.told(None)}
        found: dict[str, list[Figure]] = {}
        for article, figure in self._figures:
            found.setdefault(article.id, []).append(figure)
        return frozenset(id for each, figures in found.items() for id in doubtful(figures, said[each]))

    def _is_closed(self, figure: Figure, made: Sequence[Decision]) -> bool:
        corrected = any(evidence.rule == RULE for evidence in figure.evidence)
        return corrected or figure.id in decided(made)

    def _is_asked(self, figure: Figure, article: Article, kinds: Sequence[str], asked: QueueAsked) -> bool:
        series = self.series_of(figure.id) if asked.series else None
        return (
            (asked.kind in ("", REST) or asked.kind in kinds)
            and (not asked.series or (series is not None and series.id == asked.series))
            and asked.text.casefold() in " ".join(figure.sentence.of(article.text).casefold().split())
            and (not asked.rule or any(evidence.rule == asked.rule for evidence in figure.evidence))
        )

    @cached_property
    def _figures(self) -> list[tuple[Article, Figure]]:
        return list(self._store.figures(Filter()))

    @cached_property
    def _decisions(self) -> list[Decision]:
        return deciding.decisions(self._store)

    @cached_property
    def _articles(self) -> list[str]:
        return [each.id for each in self._store.articles()]

    @cached_property
    def _positions(self) -> list[Position]:
        return picturing.positions(self._store, None)

    @cached_property
    def _findings(self) -> list[Finding]:
        return picturing.findings(self._store, None, None, None)

    @cached_property
    def _everything(self) -> Sequence[Series]:
        return self._store.picture.series(self._store.picture.headings(_ALL))


def _would_fit(figure: Figure, key: Key) -> bool:
    """Whether a figure, as it was found, says what a series says, as far as both say it."""
    said = (figure.nationality or "", figure.place or "")
    kept = (key.nationality, key.place)
    agree = all(not one or not other or one == other for one, other in zip(said, kept, strict=True))
    return figure.measure == key.measure and agree and figure.population == key.population


def _stage(kinds: Sequence[str], severities: Sequence[str]) -> int:
    if "conflict" in severities:
        return 0 if DOUBTFUL in kinds else 1
    if "unattributed" in kinds:
        return 2
    if DOUBTFUL in kinds:
        return 3
    return 5 if "check" in severities else 9


def _by_series(found: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    by_id: dict[str, list[Finding]] = {}
    for each in found:
        for id in dict.fromkeys(each.series):
            by_id.setdefault(id, []).append(each)
    return by_id


def _ordered(found: list[Heading], order: str, of: Mapping[str, list[Finding]]) -> list[Heading]:
    if order == "name":
        return sorted(found, key=lambda each: (each.key, each.id))
    if order == "findings":
        return sorted(found, key=lambda each: (-len(of.get(each.id, ())), each.id))
    return sorted(found, key=lambda each: (each.last or "", each.id), reverse=True)
