"""What every store of articles and figures can do, and the nouns it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from beleg.model import Article, Figure, Relation, Told
from beleg.stores.asked import Filter, Match
from beleg.stores.followed import Following
from beleg.stores.leafing import Leafing
from beleg.stores.working import Kept, Lay, Picture, Renewal, Review


class StoreError(Exception):
    """A store cannot do what was asked; ``code`` is a key of the group ``error`` in ``words/``.

    >>> str(StoreError("no_ledger", what="war.db"))
    'no ledger: war.db'
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code.replace('_', ' ')}: {', '.join(str(value) for value in self.values.values())}"


class Added(NamedTuple):
    """What a batch changed: articles new, articles that were there already, figures new."""

    added: int
    present: int
    figures: int


class Counts(NamedTuple):
    """How much a store holds."""

    articles: int
    figures: int


class Store(Protocol):
    """Keeps articles with their figures; the same article is kept once.

    Every method raises ``StoreError`` where the back end fails.
    """

    @property
    def version(self) -> int:
        """The schema version of the store."""
        ...

    @property
    def renewal(self) -> Renewal:
        """What is to be worked out anew."""
        ...

    @property
    def review(self) -> Review:
        """What people decided."""
        ...

    @property
    def picture(self) -> Picture:
        """Series and findings."""
        ...

    @property
    def following(self) -> Following:
        """The feeds that are followed."""
        ...

    @property
    def leafing(self) -> Leafing:
        """What is shown a page at a time."""
        ...

    def add(self, batch: Sequence[Kept], lay: Lay | None = None) -> Added:
        """Keep a batch, whole or not at all; once it returns, the batch survives a crash.

        A text that is kept already is not kept again; where it appeared earlier than what is kept says, that earlier
        appearance takes its place. ``lay`` lays decisions over figures that they were made for already; without it they
        wait for the next reading.
        """
        ...

    def replace(self, batch: Sequence[Kept], lay: Lay) -> None:
        """Put what was extracted anew of articles that are kept in the place of what was; decisions hold on."""
        ...

    def earlier(self, found: Sequence[Article]) -> frozenset[str]:
        """The ids of those articles whose text is kept, but of a later day, or of an outlet that comes behind."""
        ...

    def carry(self, found: Sequence[Article]) -> None:
        """Note the outlets of articles whose text is kept already: other carriers of the same words."""
        ...

    def known(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of the article ids that are kept already."""
        ...

    def article(self, id: str) -> Article | None:
        """The article of an id."""
        ...

    def articles(self) -> Iterator[Article]:
        """All articles, in the order they were added."""
        ...

    def figures(self, where: Filter) -> Iterator[tuple[Article, Figure]]:
        """The figures asked for with their articles, in the order they were added and stand in the text."""
        ...

    def relations(self, ids: Sequence[str]) -> Mapping[str, tuple[Relation, ...]]:
        """The relations between the figures of each article, by the article's id, in the order of the text.

        An article whose figures are not related to each other is not there.
        """
        ...

    def find(self, number: float, where: Filter) -> Iterator[Match]:
        """Where a number comes from, the closest kinds first."""
        ...

    def told_of(self, ids: Sequence[str]) -> Mapping[str, Told]:
        """Figures with their articles and relations, by any id that they have or had; others are not there."""
        ...

    def counts(self) -> Counts:
        """How much is kept."""
        ...

    @property
    def is_held(self) -> bool:
        """Whether what this thread reads is of one moment; what it writes it does not see."""
        ...

    def moment(self) -> AbstractContextManager[None]:
        """Whatever this thread reads within is of one moment, whoever writes meanwhile."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
