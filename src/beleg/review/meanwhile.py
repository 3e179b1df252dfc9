"""What a reader saw of the decisions about a figure is held against what is kept by now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence

from beleg.model import Decision
from beleg.review.checking import DecisionError


class Meanwhile(DecisionError):
    """Others decided after a reader had read; ``decisions`` are those that the reader has not seen."""

    def __init__(self, target: str, decisions: Sequence[Decision]) -> None:
        super().__init__("meanwhile", what=target, user=", ".join(dict.fromkeys(d.user for d in decisions)))
        self.decisions = tuple(decisions)


def mark(decision: Decision) -> str:
    """Eight hexadecimal digits by which a form says that its reader saw a decision.

    >>> mark(Decision("a1", "accept", "ines", "2031-03-05T10:00"))
    '27cb9163'
    """
    said = json.dumps(decision.as_dict(), sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def unseen(decisions: Iterable[Decision], seen: Collection[str]) -> list[Decision]:
    """The decisions whose marks a reader has not seen."""
    return [each for each in decisions if mark(each) not in seen]
