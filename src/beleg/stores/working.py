"""What every store can do with what is worked out of articles: series and findings, decisions, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from beleg.model import Article, Decision, Entry, Figure, Finding, Key, Position, Relation, Series, Statement
from beleg.stores.asked import SeriesFilter

Group = tuple[str, str, str]


class Kept(NamedTuple):
    """An article with all that is kept of it.

    ``statements`` are ``None`` where nothing but figures was worked out yet; ``entries`` are then missing too. ``bands`` are
    the hashes by which copies of its text are looked up, ``agency`` is the id of the agency it credits. ``positions`` say
    who confirms, admits or denies what, ``doubtful`` are the ids of figures with fields in doubt.
    """

    article: Article
    figures: Sequence[Figure]
    relations: Sequence[Relation] = ()
    statements: Sequence[Statement] | None = None
    entries: Sequence[Entry] = ()
    bands: Sequence[int] = ()
    agency: str | None = None
    positions: Sequence[Position] = ()
    doubtful: Collection[str] = ()


class Over(NamedTuple):
    """What decisions make of the figures of an article.

    ``ids`` has every id that a figure has or had, with the one it has now (``""``: rejected); ``left`` are decisions that
    found nothing; ``is_plain`` says that all is as it was extracted. ``settled`` are the figures that are decided about, by
    the person who did, ``""`` for anybody. ``removed`` are figures as extracted, by the targets of decisions that may have
    taken them out of a series. ``positions`` and ``doubtful`` are as in ``Kept``. ``is_same`` says that all but who decided is
    kept already; relations and what follows from them are then left out.
    """

    figures: Sequence[Figure]
    relations: Sequence[Relation]
    entries: Sequence[Entry]
    ids: Mapping[str, str]
    left: Sequence[Decision]
    is_plain: bool
    settled: Mapping[str, Collection[str]]
    removed: Mapping[str, Figure] = {}
    positions: Sequence[Position] = ()
    doubtful: Collection[str] = ()
    is_same: bool = False


Lay = Callable[[Article, Sequence[Figure], Sequence[Decision], Sequence[Statement]], Over]


class Case(NamedTuple):
    """An article, the figures extracted from it, and the decisions about them."""

    article: Article
    figures: Sequence[Figure]
    decisions: Sequence[Decision]


class DueArticle(NamedTuple):
    """An article of which all is to be worked out; ``figures`` are those extracted, ``relations`` those kept.

    ``statements`` is ``None`` where they are to be worked out too; ``is_replaced`` says that decisions made other figures
    of those extracted, which ``relations`` speak of. ``mark`` is for the store.
    """

    mark: tuple[int, int]
    article: Article
    figures: Sequence[Figure]
    relations: Sequence[Relation]
    statements: Sequence[Statement] | None
    decisions: Sequence[Decision]
    is_replaced: bool = False


class DueGroup(NamedTuple):
    """The entries of a group that was touched; ``mark`` is for the store."""

    mark: tuple[Group, int]
    entries: Sequence[Entry]


class DoneGroup(NamedTuple):
    """What a group gives: its series, the findings within, and those that depend on the newest article.

    ``words`` are those by which each series is looked for. A late finding shows from a day on, an ISO date.
    """

    due: DueGroup
    series: Sequence[Series]
    words: Sequence[str]
    findings: Sequence[Finding]
    late: Sequence[tuple[str, Finding]] = ()


class DueFamily(NamedTuple):
    """The series of a family that was touched; ``mark`` is for the store."""

    mark: tuple[str, int]
    series: Sequence[Series]


class Alike(NamedTuple):
    """Two articles that carry one text, the earlier first."""

    one: str
    other: str
    similarity: float
    exact: bool


class Carrier(NamedTuple):
    """An article as one of several that carry one text: the agency it credits, the first thing that it tells, if any, and
    the other outlets that carry it word for word."""

    article: Article
    agency: str | None
    entries: Sequence[Entry]
    outlets: Sequence[str] = ()


class CopySet(NamedTuple):
    """Articles that carry one text, by ids, the first one before its copies, and what is to be said of it."""

    root: str
    articles: Sequence[str]
    findings: Sequence[Finding]


class CopyRules(Protocol):
    """How copies are told; pure."""

    @property
    def most(self) -> int:
        """How many earlier articles with one hash a later one is held against."""
        ...

    def compare(self, one: Article, other: Article) -> tuple[float, bool] | None:
        """How much alike two texts are and whether word for word, ``None`` where they are no copies."""
        ...

    def gather(self, alike: Sequence[Alike], carriers: Sequence[Carrier]) -> Sequence[CopySet]:
        """The sets that articles make."""
        ...


class Heading(NamedTuple):
    """A series without its points: where it is kept, its key, and how much stands in it.

    ``first`` and ``last`` are ISO dates of publication, ``None`` where no article has one. ``points`` are counted,
    ``version`` is another one where they are others.
    """

    at: tuple[Group, int]
    id: str
    key: Key
    articles: int
    origins: int
    entries: int
    first: str | None
    last: str | None
    points: int = 0
    version: str = ""


class Renewal(Protocol):
    """What was touched and is to be worked out anew.

    What is due is looked at without a lock; what is kept of it counts only where nothing was touched meanwhile.
    """

    def turn(self) -> int:
        """The turn of the latest change."""
        ...

    def is_due(self) -> bool:
        """Whether anything is to be worked out anew."""
        ...

    def articles(self, until: int, most: int) -> Sequence[DueArticle]:
        """Articles of which all is to be worked out, touched up to a turn."""
        ...

    def keep_articles(self, done: Sequence[tuple[DueArticle, Kept, Over | None]]) -> None:
        """Keep what was worked out of articles, with what decisions make of them."""
        ...

    def copies(self, until: int, most: int, rules: CopyRules) -> int:
        """Find out of which articles those are copies that were touched up to a turn; returns how many were looked at."""
        ...

    def groups(self, until: int, most: int) -> Sequence[DueGroup]:
        """Touched groups, so many that they hold at least ``most`` entries, or all there are."""
        ...

    def keep_groups(self, done: Sequence[DoneGroup]) -> None:
        """Keep the series and findings of groups."""
        ...

    def families(self, until: int, most: int) -> Sequence[DueFamily]:
        """Touched families, so many that they hold at least ``most`` points, or all there are."""
        ...

    def keep_families(self, done: Sequence[tuple[DueFamily, Sequence[Finding]]]) -> None:
        """Keep the findings between the series of families."""
        ...

    def tally(self) -> None:
        """Count anew what takes reading everything, where anything was worked out since the last time."""
        ...

    def touch_all(self) -> None:
        """Forget everything that can be worked out anew."""
        ...


class Review(Protocol):
    """Decisions of people, and the figures that they are about."""

    def decide(self, decisions: Sequence[Decision], lay: Lay) -> int:
        """Keep those that are new and lay them over their figures, all or none; returns how many."""
        ...

    def decisions(self) -> Sequence[Decision]:
        """All decisions, in the order they were kept."""
        ...

    def latest(
        self, person: str, verdict: str, before: int | None, most: int
    ) -> Sequence[tuple[int, Decision]]:
        """Decisions with their numbers, the last kept first, below a number; of a person or a verdict, ``""`` for all."""
        ...

    def of_origins(self) -> Sequence[Decision]:
        """The decisions about sources, in the order they were kept."""
        ...

    def about(self, targets: Sequence[str]) -> Sequence[Decision]:
        """The decisions about figures by these very ids, in the order they were kept."""
        ...

    def of_article(self, id: str) -> Sequence[Decision]:
        """The decisions about the figures of an article, in the order they were kept."""
        ...

    def case(self, target: str) -> Case | None:
        """The article of a figure, by any id that it has or had, with all decisions about that article."""
        ...

    def cases(self) -> Iterator[Case]:
        """The cases of all articles that decisions are about."""
        ...

    def like(self, key: Key) -> Sequence[str]:
        """The targets of decisions that may have taken a figure like those of a series out of it."""
        ...

    def measuring(self, measures: Sequence[str]) -> Sequence[str]:
        """The targets of decisions that may have taken a figure of one of these measures out of a series."""
        ...

    def on_series(self, id: str) -> Sequence[str]:
        """What decisions are about that bear on a figure of a series, by any id that leads to it."""
        ...

    def unmatched(self) -> Sequence[Decision]:
        """Decisions about figures that are not there."""
        ...


class Picture(Protocol):
    """The series and findings as they were last worked out."""

    def headings(self, where: SeriesFilter, words: str | None = None) -> Sequence[Heading]:
        """The series asked for, without their points, in the order of their groups.

        ``words`` are of the title, in any language, or the id.
        """
        ...

    def adding_up(self, number: float) -> Sequence[Heading]:
        """The series of several articles of which two or three numbers may make one by addition or subtraction."""
        ...

    def series(self, headings: Sequence[Heading]) -> Sequence[Series]:
        """The series of headings, in their order; those that are gone are left out."""
        ...

    def of_groups(self, groups: Sequence[Group]) -> Sequence[Series]:
        """The series of groups."""
        ...

    def findings(
        self, kind: str | None, severity: str | None, ids: Sequence[str] | None = None
    ) -> Sequence[Finding]:
        """Findings, each once, in no order, about any of the series with these ids where they are given.

        Of those that depend on the newest article, what they rest on.
        """
        ...

    def carriers(self, ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The other outlets that carry articles word for word, each after its day, in order; by the articles' ids."""
        ...

    def copies(self) -> Iterator[tuple[str, str]]:
        """Every article of a set that carries one text, with the one that had it first, by ids."""
        ...

    def newest(self) -> str | None:
        """The day of the newest article."""
        ...

    def outside(self) -> int:
        """How many things articles tell that stand in no series."""
        ...

    def told(self, articles: Sequence[str] | None) -> Iterator[tuple[Kept, Sequence[Entry]]]:
        """Articles by ids, or all, with their statements and figures, and their entries; in the order they were added."""
        ...
