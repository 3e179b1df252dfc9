"""What a noun counts: whom or what it names, and which kinds of these are people."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = frozenset(("person", "force", "helper", "fighter", "none"))
THINGS: Final = frozenset(("weapon", "vehicle"))
# Who is hunted: people whom an article counts when they strike or are held.
HUNTED: Final = frozenset(("attackers", "criminals", "rioters", "suspects"))


class Noun:
    """A counted noun: its English gloss, what kind of thing it is, and the measure that it reports by itself."""

    __slots__ = ("gloss", "kind", "measure", "weak")

    def __init__(self, gloss: str, kind: str, measure: str | None, weak: bool) -> None:
        self.gloss = gloss
        self.kind = kind
        self.measure = measure
        self.weak = weak
