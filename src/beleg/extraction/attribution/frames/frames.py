"""Frames: who says so and by which words, before what is said is delimited, and the sides on which it can stand."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.model import Name

FORWARD: Final = "forward"
BACKWARD: Final = "backward"
AROUND: Final = "around"
INSIDE: Final = "inside"
PREVIOUS: Final = "previous"
# Of a source whose number the sentence takes back: "entgegen ersten Meldungen nicht 40, sondern zwölf".
CONTRARY: Final = "source: contrary"
# The certainty of what is said without a cue that tells it, by its stance; of any other it is stated.
CERTAINTIES: Final = {"estimates": "hedged", "denies": "denied"}


@mypyc_attr(acyclic=True)
class Frame:
    """Who says so and by which words, before what is said is delimited.

    ``cue`` and ``start:end`` (cue with the speaker beside it) are token ranges; ``where`` says on which
    side of the frame the content stands; ``span`` bounds it for ``inside``. ``stance`` is empty where the cue
    tells it.
    """

    __slots__ = (
        "certainty", "claimant", "clause", "cue", "end", "keep", "kind", "particle", "rule", "span", "speakers",
        "stance", "start", "via", "where",
    )  # fmt: skip

    def __init__(
        self,
        speakers: list[Name],
        cue: tuple[int, int] | None,
        start: int,
        end: int,
        where: str,
        rule: str,
        certainty: str = "stated",
        kind: str = "indirect",
        via: list[Name] | None = None,
        span: tuple[int, int] = (0, 0),
        claimant: bool = False,
    ) -> None:
        self.speakers = speakers
        self.cue = cue
        self.start = start
        self.end = end
        self.where = where
        self.rule = rule
        self.certainty = certainty
        self.kind = kind
        self.via: list[Name] = [] if via is None else via
        self.span = span
        self.keep = (0, 0)
        self.claimant = claimant
        self.particle = -1
        self.clause = False
        self.stance = ""
