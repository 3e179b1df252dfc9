"""Articles go in, attributed figures, series and findings come out again: the one thing that command line and app call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from beleg import __version__
from beleg.bookkeeping import deciding, marking, numerals, picturing, renewal, reporting, sums
from beleg.bookkeeping.adding import (
    AddReport,
    articles_of,
    batches,
    coded,
    extract_each,
    extract_paths,
    keep_each,
    pages_of,
    silent,
    started,
    taken,
    those_new,
)
from beleg.bookkeeping.bounds import check as _check
from beleg.bookkeeping.browsing import Pages
from beleg.bookkeeping.deciding import History
from beleg.bookkeeping.extents import Extent, extent
from beleg.bookkeeping.folders.reading import take_over
from beleg.bookkeeping.inputs import Inputs
from beleg.bookkeeping.relating import related
from beleg.bookkeeping.rules import rules
from beleg.model import Article, Decision, Figure, Finding, Position, Relation, Series, Told
from beleg.read import ReadOptions
from beleg.report import Selection, saver, writer
from beleg.report.profiles import profile as convention
from beleg.report.selection import narrowed, resting_on
from beleg.review import DecisionError, Meanwhile
from beleg.stores import Counts, Filter, Match, SeriesFilter, Store, StoreError, open_store
from beleg.stores.working import Case, Kept

if TYPE_CHECKING:
    from beleg.bookkeeping.following import Following
    from beleg.engines.local import Local
    from beleg.read.coded import TableMapping
    from beleg.read.feeds.visiting import Visitor

__all__ = [
    "DEFAULT",
    "AddReport",
    "Counts",
    "DecisionError",
    "Extent",
    "Filter",
    "History",
    "Ledger",
    "Match",
    "Meanwhile",
    "Pages",
    "SeriesFilter",
    "StoreError",
    "extent",
    "extract_each",
    "extract_paths",
]

DEFAULT = "beleg.db"


class Ledger:
    """Articles and their figures, kept in a file or a database, and what they give when held against each other.

    Figures, series and findings read as people decided about them. ``pages`` shows them a page at a time, for an app.

    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.counts()
    Counts(articles=0, figures=0)
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.pages = Pages(store)

    @classmethod
    def open(cls, place: str | Path = DEFAULT, create: bool = True) -> Ledger:
        """The ledger in a file, made where there is none, or at an address (``postgresql://...``).

        Raises ``StoreError`` where it cannot be opened, or is missing and ``create`` is false.
        """
        return cls(open_store(str(place), create))

    def add(
        self,
        *sources: Article | str | Path,
        options: ReadOptions | None = None,
        jobs: int | None = 1,
        progress: Callable[[AddReport], None] | None = None,
        engine: Local | None = None,
    ) -> AddReport:
        """Read, extract and keep; ``sources`` are articles, files, folders, or ``-`` for standard input.

        ``jobs`` processes read and extract (``None``: as many as suit work and machine), or an engine that is at work already.
        What is in the ledger already is neither extracted nor kept again. ``progress`` is called after every article read. An article counted as added survives a
        crash from then on. Raises ``StoreError``.
        """
        report, tell = AddReport(), progress or silent
        with nullcontext(engine) if engine else started(jobs) as running:
            others = take_over(
                sources, rules(__version__), self._keep, self._store.carry, running, report, tell
            )
            inputs = Inputs(self._store, options or ReadOptions(), rules(__version__))
            found = articles_of(others, options, report, tell, running, inputs)
            new = those_new(self._store, inputs.pages.reading(found), report)
            self._keep(taken(keep_each(new, engine=running), report, tell), report)
            inputs.settle()
        return report

    def add_tables(
        self,
        *tables: str | Path,
        mapping: TableMapping | str | Path,
        encoding: str | None = None,
        progress: Callable[[AddReport], None] | None = None,
    ) -> AddReport:
        """Keep the figures of tables, each row as an article; ``mapping``, or a TOML file with it, says what columns mean.

        Rows that cannot be read are refused by number and the others kept. Otherwise as ``add``. Raises
        ``MappingError`` for a mapping that cannot be used, and ``StoreError``.
        """
        from beleg.read.coded import TableMapping, read_mapping

        report = AddReport()
        known = mapping if isinstance(mapping, TableMapping) else read_mapping(Path(mapping))
        self._keep(map(renewal.kept, coded(tables, known, encoding, report, progress or silent)), report)
        return report

    def _keep(self, found: Iterable[Kept], report: AddReport) -> None:
        """Keep what was worked out, many articles at a time, and count it."""
        for batch in batches(found):
            done = self._store.add(batch, renewal.lay)
            report.added += done.added
            report.present += done.present
            report.figures += done.figures
            self._store.following.note(pages_of(each.article for each in batch))

    def watch(
        self,
        *feeds: str | Path,
        every: int = 900,
        options: ReadOptions | None = None,
        visitor: Visitor | None = None,
    ) -> Following:
        """Follow feeds, given by their addresses or in lists, with a usual pause of ``every`` seconds; see ``Following``."""
        from beleg.bookkeeping.following import Following

        return Following(self._store, self.add, feeds, every, options, visitor)

    def figures(
        self,
        *,
        measure: str | None = None,
        place: str | None = None,
        nationality: str | None = None,
        origin: str | None = None,
        since: str | None = None,
        until: str | None = None,
        qualifier: str | None = None,
        text: str | None = None,
    ) -> Iterator[tuple[Article, Figure]]:
        """The figures asked for with their articles, in the order they were added; see ``Filter``.

        Raises ``ValueError`` for a date that is not a year, a month or a day.
        """
        return self.matching(Filter(measure, place, nationality, origin, since, until, qualifier, text))

    def matching(self, where: Filter) -> Iterator[tuple[Article, Figure]]:
        """The figures a filter asks for; raises ``ValueError`` as ``figures`` does."""
        _check(where)
        return self._store.figures(where)

    def told(self, where: Filter = Filter()) -> Iterator[Told]:  # noqa: B008 - frozen
        """The figures that a filter asks for, each with its relations to others of its article.

        Raises ``ValueError`` as ``figures`` does.
        """
        _check(where)
        return related(self._store, self._store.figures(where))

    def told_of(self, ids: Sequence[str]) -> Mapping[str, Told]:
        """Figures by any id that they have or had, each with its article and relations; others are left out."""
        return self._store.told_of(ids)

    def series(
        self,
        name: str | None = None,
        where: SeriesFilter = SeriesFilter(),  # noqa: B008 - frozen
    ) -> list[Series]:
        """Comparable figures of all articles in order of time; series that most articles speak of come first.

        ``name`` are words of the title, in any language of the output and any order, or the id. What was touched since the
        last reading is worked out first. Raises ``ValueError`` for a date that is none.
        """
        _check(where)
        renewal.renew(self._store)
        return picturing.series(self._store, name, where)

    def findings(
        self, kind: str | None = None, severity: str | None = None, series: str | None = None
    ) -> list[Finding]:
        """What figures say of each other: conflicts first, then what a person should check, then notes.

        ``series`` is a name as ``Ledger.series`` takes it; findings in any series that it fits are given.
        """
        renewal.renew(self._store)
        return picturing.findings(self._store, kind, severity, series)

    def positions(self, series: str | None = None) -> list[Position]:
        """Who confirms, admits, denies, declines to comment on or cannot verify what, in the order articles were added.

        ``series`` is a name as ``Ledger.series`` takes it; positions on figures of any series that it fits are given.
        """
        renewal.renew(self._store)
        return picturing.positions(self._store, series)

    def outside(self) -> int:
        """How many things articles tell that stand in no series, since neither place nor side is known."""
        renewal.renew(self._store)
        return self._store.picture.outside()

    def renew(self, progress: Callable[[int], object] | None = None) -> None:
        """Work out what was touched since the last time; all else here does so by itself, ``pages`` do not."""
        renewal.renew(self._store, progress)

    def rebuild(self) -> None:
        """Work everything out anew from articles, figures and decisions; the result is the same as before."""
        self._store.renewal.touch_all()
        renewal.renew(self._store)

    def extract_again(self, jobs: int | None = 1) -> None:
        """Extract all articles anew, as better rules read them; decisions hold for the figures that are found again.

        Those about figures that no rule finds any more are kept, see ``unmatched``.
        """
        ids = [article.id for article in self.articles()]
        found = (article for id in ids if (article := self.article(id)))
        for batch in batches(each for each in keep_each(found, jobs) if isinstance(each, Kept)):
            self._store.replace(batch, renewal.lay)

    def decide(self, decisions: Iterable[Decision], seen: Mapping[str, Collection[str]] | None = None) -> int:
        """Keep decisions of people and lay them over the figures; returns how many are new.

        All are kept, or none: raises ``DecisionError`` where one of them says nothing or does not fit the figure. One
        about a figure that is not in the ledger is kept all the same, and holds when that is found; see ``unmatched``.
        ``seen`` has marks of decisions (``beleg.review.mark``) by target: raises ``Meanwhile`` where there are others.
        """
        return deciding.decide(self._store, list(decisions), seen)

    sketch = staticmethod(marking.sketch)
    addition = staticmethod(marking.addition)

    def decisions(self) -> list[Decision]:
        """All decisions, in order of time."""
        return deciding.decisions(self._store)

    def cases(self) -> Iterator[Case]:
        """Every article about whose figures somebody decided, with the figures as extracted and the decisions."""
        return self._store.review.cases()

    def unmatched(self) -> list[Decision]:
        """Decisions about figures that the ledger does not hold, or that no longer fit them."""
        return deciding.unmatched(self._store)

    def history(self, id: str) -> History | None:
        """A figure as extracted and as it reads now, with the decisions about it; ``None`` where nothing is known of it.

        ``id`` is any that it has or had.
        """
        return deciding.history(self._store, id)

    def relations(self, article: str) -> tuple[Relation, ...]:
        """How the figures of the article with an id stand to each other; none where it is not kept."""
        return self._store.relations([article]).get(article, ())

    def find(self, number: float, where: Filter = Filter()) -> Iterator[Match]:  # noqa: B008 - frozen
        """Where a number comes from: said so, inside a stated interval, rounded, the sum or the difference of two or
        three figures of one article or of one series, or with two digits changed round; in that order.
        """
        _check(where)
        renewal.renew(self._store)
        return sums.find(self._store, float(number), where)

    @staticmethod
    def number(written: str) -> float | None:
        """A number as people write it ("1,259", "about 1.250"), ``None`` for what is none.

        >>> Ledger.number("about 1.250")
        1250.0
        """
        return numerals.read(written)

    def articles(self) -> Iterator[Article]:
        """All articles, in the order they were added."""
        return self._store.articles()

    def article(self, id: str) -> Article | None:
        """The article of an id, ``None`` where there is none."""
        return self._store.article(id)

    def counts(self) -> Counts:
        """How many articles and figures the ledger holds."""
        return self._store.counts()

    def selection(
        self,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> Selection:
        """The figures asked for, and the series and findings that rest on them, as an export takes them.

        Nothing is read before a writer asks for it. Raises ``LookupError`` for a coding convention there is not,
        ``ValueError`` as ``figures`` does.
        """
        _check(where)
        everything = where == Filter()

        @cache
        def chosen() -> frozenset[str]:
            return frozenset(figure.id for _, figure in self.matching(where))

        return Selection(
            told=lambda: self.told(where),
            series=lambda: self.series() if everything else narrowed(self.series(), chosen()),
            findings=lambda: self.findings() if everything else resting_on(self.findings(), chosen()),
            told_of=self.told_of,
            decisions=self.decisions,
            table=table,
            profile=convention(profile) if profile else None,
            version=__version__,
        )

    def export(
        self,
        format: str,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> Iterator[str]:
        """What is asked for as pieces of text in a format of ``beleg.report.FORMATS``; see docs/exports.md.

        Raises ``LookupError`` for a format or coding convention there is not, ``ValueError`` as ``figures`` does.
        """
        return writer(format)(self.selection(where, table, profile))

    def save(
        self,
        format: str,
        place: str | Path,
        where: Filter = Filter(),  # noqa: B008 - frozen
        table: str = "",
        profile: str | None = None,
    ) -> list[Path]:
        """What is asked for in files of a format of ``beleg.report.FILES``: a folder, or one file for one table.

        Returns the files. Raises as ``export`` does, ``OSError`` where nothing can be written, and ``ImportError``
        where the extra of the format is not installed.
        """
        return saver(format)(self.selection(where, table, profile), Path(place))

    def report(self, ui: str = "en", full_text: bool = False, version: str = "") -> Iterator[str]:
        """Everything on one HTML page, in pieces: what is reported, by whom, how it developed, what contradicts.

        ``full_text`` holds whole articles too, which belong to their authors; ``version`` is that of Beleg, as the page
        names it.
        """
        from beleg.report.html import write

        renewal.renew(self._store)
        return write(reporting.picture(self._store, self.told(), version), ui, full_text)

    def moment(self) -> AbstractContextManager[None]:
        """Whatever this thread reads within is of one moment, whoever adds or decides meanwhile; for looking only."""
        return self._store.moment()

    def close(self) -> None:
        """Let go of the file; the ledger cannot be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
