"""What an article has said so far becomes what later numbers may take over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from beleg.extraction.figures.binding import Binding
from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.sides import Side
from beleg.extraction.sentences import Sentence

HARM: Final = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing_persons", "detained", "exchanged", "affected")
)
UNITS: Final = {"area": "area", "length": "distance"}
_RECENT: Final = 3
_LONG: Final = 20  # figures of an article that settle what it is about


@dataclass(slots=True)
class Found:
    """A number with its measure, where it stands, and who is counted: their English name and their side."""

    counted: Counted
    binding: Binding
    clause: Clause
    sentence: Sentence
    gloss: str | None = None
    side: Side | None = None


@dataclass(slots=True)
class Memory:
    """The figures of an article: ``earlier`` those of the sentences before, ``fresh`` those of this sentence.

    ``lead_in`` is the line above a list, ``heads`` the measures of a table's columns, ``silent`` the sentence
    before where it had no number.
    """

    earlier: list[Found] = field(default_factory=list)
    fresh: list[Found] = field(default_factory=list)
    lead_in: Clause | None = None
    heads: dict[int, str] = field(default_factory=dict)
    silent: Sentence | None = None

    def before(self) -> Found | None:
        """The figure right before, of this sentence or an earlier one."""
        return self.fresh[-1] if self.fresh else self.earlier[-1] if self.earlier else None

    def recent(self, count: int) -> Iterator[Found]:
        """The figures of this sentence and ``count`` of those before, the last first."""
        yield from reversed(self.fresh)
        yield from reversed(self.earlier[-count:])

    def antecedent(self) -> Binding | None:
        """The last figure of people or things that something happened to."""
        for found in self.recent(_RECENT):
            if found.binding.measure != "other" and found.counted.kind not in UNITS:
                return found.binding
        return None

    def main_count(self) -> Binding | None:
        """The harm that the article counts most, the first of them where several tie."""
        bindings = [f.binding for f in (*self.earlier[:_LONG], *self.fresh) if f.binding.measure in HARM]
        tally = Counter(bound.measure for bound in bindings)
        most = max(tally.values(), default=0)
        return next((bound for bound in bindings if tally[bound.measure] == most), self.antecedent())

    def side_of(self, measure: str) -> Side | None:
        """The side of the last figure of ``measure`` that has one."""
        for found in self.recent(_LONG):
            if found.side and found.binding.measure == measure:
                return found.side
        return None

    def end_sentence(self) -> None:
        self.earlier.extend(self.fresh)
        self.fresh = []
