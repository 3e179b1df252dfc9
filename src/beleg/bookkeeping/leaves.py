"""What takes reading much of a ledger becomes what is remembered of it, until a turn of the ledger says that it changed."""

from __future__ import annotations

import hashlib
import threading
from bisect import insort
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from beleg.model import Finding, Point, Series, Told
from beleg.stores import Store
from beleg.stores.leafing import State
from beleg.stores.paging import Occurring, Summary
from beleg.stores.working import Heading

OF_ONE: Final = 40  # figures and points of one finding that are told
OF_SERIES: Final = 60  # points of one origin in one series
OF_ORIGIN: Final = 200  # points of one origin
_REMEMBERED: Final = 60_000  # points
_WORTH_IT: Final = 500  # points; fewer are read as quickly as they are remembered


class Revision:
    """What a state of a ledger is called, worked out of what was added since the last time.

    Articles and decisions are only ever added, so that their numbers tell what is new.
    """

    def __init__(self) -> None:
        self._articles: list[str] = []
        self._decisions: list[str] = []
        self._last = (0, 0)
        self._head = hashlib.sha256()

    def of(self, store: Store) -> str:
        """The name of the state of a store; the same as ``reporting.revision`` gives."""
        new = store.leafing.log(*self._last)
        self._last = new.last_article, new.last_decision
        if new.articles:
            self._articles = sorted([*self._articles, *new.articles])
            self._head = hashlib.sha256("\n".join(self._articles).encode())
        for each in new.decisions:
            insort(self._decisions, repr(each))
        whole = self._head.copy()
        between = "\n" if self._articles and self._decisions else ""
        whole.update((between + "\n".join(self._decisions)).encode())
        return whole.hexdigest()[:8]


class Numbers:
    """Numbers of a whole ledger, kept until something in it changes; for many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._revision = Revision()
        self._counted: tuple[object, Summary, Occurring] | None = None
        self._amounts: tuple[object, Mapping[str, int]] | None = None

    def summary(self) -> Summary:
        """What is in the ledger."""
        return self._now()[0]

    def occurring(self) -> Occurring:
        """The measures and sides of all series."""
        return self._now()[1]

    def _now(self) -> tuple[Summary, Occurring]:
        with self._lock:
            now = self._store.leafing.turn()
            if self._counted is None or self._counted[0] != now:
                with self._store.moment():
                    now = self._store.leafing.turn()
                    state = self._store.leafing.state()
                    there = Occurring(state.tallies["measures"], state.tallies["sides"])
                    self._counted = now, self._summed(state), there
            return self._counted[1:]

    def amounts(self) -> Mapping[str, int]:
        """How many figures are open for review, by kind of the queue."""
        with self._lock:
            now = self._store.leafing.turn()
            if self._amounts is None or self._amounts[0] != now:
                with self._store.moment():
                    queue = self._store.leafing.state().tallies["queue"]
                    closed = self._store.leafing.settled("") if queue else {}
                still = {kind: n - closed.get(kind, 0) for kind, n in queue.items()}
                self._amounts = now, {kind: n for kind, n in still.items() if n > 0}
            return self._amounts[1]

    def _summed(self, state: State) -> Summary:
        counts, tallies = self._store.counts(), state.tallies
        return Summary(
            counts.articles,
            counts.figures,
            state.series,
            tallies["outlets"],
            tallies["languages"],
            tallies["first"],
            tallies["last"],
            tallies["findings"],
            tallies["outside"],
            counts.figures - state.settled,
            state.waiting,
            self._revision.of(self._store),
        )


class Strings:
    """Long series, remembered as they were last read; for many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._series: OrderedDict[tuple[object, str], Series] = OrderedDict()

    def series(self, heading: Heading) -> Series:
        """The series of a heading with all its points."""
        key = (heading.at, heading.version)
        with self._lock:
            if key in self._series:
                self._series.move_to_end(key)
                return self._series[key]
        found = self._store.picture.series([heading])
        series = found[0] if found else Series(heading.key, heading.at[0][0], ())
        if len(series.points) >= _WORTH_IT:
            self._remember(key, series)
        return series

    def _remember(self, key: tuple[object, str], series: Series) -> None:
        with self._lock:
            self._series[key] = series
            while (
                len(self._series) > 1
                and sum(len(each.points) for each in self._series.values()) > _REMEMBERED
            ):
                self._series.popitem(last=False)


def extracted(store: Store, ids: Iterable[str]) -> Mapping[str, Told]:
    """Figures as they were extracted, by their ids."""
    found: dict[str, Told] = {}
    for id in ids:
        case = None if id in found else store.review.case(id)
        if case is not None:
            found.update((figure.id, Told(case.article, figure)) for figure in case.figures)
    return found


def named(findings: Iterable[Finding], *shown: Sequence[Point]) -> list[str]:
    """The ids of the figures behind points and findings, of each finding the first ones."""
    ids = [id for points in shown for point in points for id in (point.id, *point.mentions)]
    for each in findings:
        ids.extend((*each.figures[:OF_ONE], *each.points[:OF_ONE]))
    return list(dict.fromkeys(ids))
