"""What an article has said so far becomes what later numbers may take over."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.sentences import Sentence

HARM: Final = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing_persons", "detained", "exchanged", "affected")
)
PICKED_OUT: Final = "picked out"
UNITS: Final = {"area": "area", "length": "distance"}
ANYBODY: Final = ("people", "victims", "civilians", "men", "children", "migrants")  # glosses end so
_NEXT: Final = 30  # tokens of a sentence without numbers between two counts of the same
_RECENT: Final = 3
_LONG: Final = 20  # figures of an article that settle what it is about


@mypyc_attr(acyclic=True)
class Found:
    """A number with its measure, where it stands, and who is counted: their English name and their side.

    ``lead_in`` is the line above the list that it stands in; ``side_of_force`` tells that they were taken for people of a force when their side was sought.
    """

    __slots__ = ("binding", "clause", "counted", "gloss", "lead_in", "sentence", "side", "side_of_force")

    def __init__(
        self, counted: Counted, binding: Binding, clause: Clause, sentence: Sentence, gloss: str | None
    ) -> None:
        self.counted = counted
        self.binding = binding
        self.clause = clause
        self.sentence = sentence
        self.gloss = gloss
        self.side: Side | None = None
        self.side_of_force = False
        self.lead_in: Clause | None = None


class Label:
    """What a line of so many words says of the labels below it, and the most that a part of it can be; ``None`` without a number."""

    __slots__ = ("binding", "most", "words")

    def __init__(self, binding: Binding, most: float | None, words: int) -> None:
        self.binding = binding
        self.most = most
        self.words = words


class Memory:
    """The figures of an article: ``earlier`` those of the sentences before, ``fresh`` those of this sentence, ``aside`` its
    persons picked out of a total, from which no other number takes anything over.

    ``lead_in`` is the line above a list, ``heads`` the measures of a table's columns, ``silent`` the sentence
    before where it had no number, ``label`` what the line before says of labels, ``dismissed`` whether the number right before counts nothing,
    ``untold`` whether it counts people or things of which nothing is told; so it was in the sentence before, too, where that
    has no figure. ``unsaid`` tells that people were counted after the last figure of whom nothing is said: nothing goes on over them.
    """

    __slots__ = (
        "aside",
        "dismissed",
        "earlier",
        "fresh",
        "heads",
        "label",
        "lead_in",
        "silent",
        "unsaid",
        "untold",
    )

    def __init__(self) -> None:
        self.earlier: list[Found] = []
        self.fresh: list[Found] = []
        self.aside: list[Found] = []
        self.lead_in: Clause | None = None
        self.heads: dict[int, str] = {}
        self.silent: Sentence | None = None
        self.label: Label | None = None
        self.dismissed = False
        self.untold = False
        self.unsaid = False

    def before(self) -> Found | None:
        """The figure right before, of this sentence or an earlier one."""
        if len(self.fresh) > 1 and self.fresh[-1].counted.whole:
            return self.fresh[-2]
        if self.fresh:
            return self.fresh[-1]
        at = len(self.earlier) - 1
        while at >= 0 and self.earlier[at].binding.rule == PICKED_OUT:
            at -= 1
        return self.earlier[at] if at >= 0 else None

    def beside(self, first: int, one: Counted) -> Binding | None:
        """What was counted right before, in the sentence that begins at ``first`` or next to it; people are not counted like ground."""
        before = self.before()
        if before is None or first - before.sentence.last > _NEXT:
            return None
        return None if one.head is not None and before.counted.kind in UNITS else before.binding

    def exceeds(self, one: Counted) -> bool:
        """ "Three are missing. There were 900 of them": more are no part of the fewer counted before."""
        before = self.before()
        whole = before.counted.number if before is not None else None
        if not one.part or whole is None or whole.unit is not None or whole.high is None:
            return False
        return (one.number.low or 0) > whole.high

    def recent(self, count: int) -> list[Found]:
        """The figures of this sentence and ``count`` of those before, the last first."""
        counted = [one for one in self.earlier[-2 * count :] if one.binding.rule != PICKED_OUT]
        found = counted[-count:] + self.fresh
        found.reverse()
        return found

    def antecedent(self) -> Binding | None:
        """The last figure of people or things that something happened to."""
        for found in self.recent(_RECENT):
            if found.binding.measure != "other" and found.counted.kind not in UNITS:
                return found.binding
        return None

    def main_count(self) -> Binding | None:
        """The harm that the article counts most, the first of them where several tie."""
        first: dict[str, Binding] = {}
        tally: dict[str, int] = {}
        for found in self.earlier[:_LONG] + self.fresh:
            measure = found.binding.measure
            if measure in HARM:
                first.setdefault(measure, found.binding)
                tally[measure] = tally.get(measure, 0) + 1
        most = max(tally.values(), default=0)
        for measure, count in tally.items():
            if count == most:
                return first[measure]
        return self.antecedent()

    def end_sentence(self) -> None:
        """The figures of this sentence become earlier ones."""
        if self.aside:
            self.fresh = sorted(self.fresh + self.aside, key=_place)
            self.aside = []
        if self.fresh:
            self.earlier += self.fresh
            self.fresh = []
            self.untold = False
        self.silent = None
        self.dismissed = False


def _place(found: Found) -> int:
    return found.counted.first
