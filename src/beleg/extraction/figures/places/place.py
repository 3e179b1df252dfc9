"""A place that a sentence names: its kind, how the sentence leads to it, what is found out about it and about its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction import mypyc_attr
from beleg.model import Evidence

if TYPE_CHECKING:
    from mypy_extensions import i64


class Kind:
    """What kind of place a name names, the broadest first."""

    COUNTRY: Final = 0
    REGION: Final = 1
    CITY: Final = 2
    HEADED: Final = 3  # an unknown name that a word like "village" calls a place
    UNKNOWN: Final = 4
    PART: Final = 5  # "the north of the island"
    VAGUE: Final = 6  # "the north"
    CAPITAL: Final = 7  # of a country, whose government it often stands for


KINDS: Final = ("country", "region", "city", "headed", "unknown", "part", "vague", "capital")


class Way:
    """How a sentence leads to the name of a place."""

    # SEAT: "the ministry in X", "mayor of X": where somebody sits, not where something happened.

    IN: Final = 0
    NEAR: Final = 1
    FROM: Final = 2
    TO: Final = 3
    OVER: Final = 4
    BARE: Final = 5
    OPENING: Final = 6  # "Kursk: two dead"
    SEAT: Final = 7


WAYS: Final = ("in", "near", "from", "to", "over", "bare", "opening", "seat")


HAPPENED: Final = (Way.IN, Way.NEAR, Way.OVER, Way.OPENING)  # where something happened


class Name:
    """What an article calls a place: how often, and what holds for it whoever asks (flags of ``placefeatures``).

    ``said`` and ``share`` are those of the figure whose place is sought: how often its candidates bear the name and
    how much they weigh together. ``place`` is the one among them that weighs most, ``most`` how much.
    """

    __slots__ = ("count", "flags", "most", "place", "said", "share", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.count: i64 = 0
        self.flags: i64 = 0
        self.said: i64 = 0
        self.share = 0.0
        self.most = 0.0
        self.place: Place | None = None


NOWHERE: Final = Name("")


@mypyc_attr(acyclic=True)
class Place:
    """A place named by the tokens ``first:last``, of what kind and in which way (``Kind``, ``Way``).

    ``inner`` where it lies inside the place named beside it, ``outer`` where that one, ``holds``, lies inside it.
    ``land`` is its name where a token tells more than that: "Sudan-Krieg". ``name``, ``sentence``, ``flags`` and ``evidence``
    are filled when a figure is there.
    """

    __slots__ = (
        *(
            "evidence",
            "first",
            "flags",
            "holds",
            "inner",
            "is_first",
            "is_last",
            "kind",
            "land",
            "last",
            "name",
            "outer",
        ),
        *("sentence", "way"),
    )

    def __init__(self, first: int, last: int, kind: i64, way: i64) -> None:
        self.first = first
        self.last = last
        self.kind: i64 = kind
        self.way: i64 = way
        self.inner = False
        self.is_first = False
        self.is_last = False
        self.outer = False
        self.holds: Place | None = None
        self.land = ""
        self.name = NOWHERE
        self.sentence = 0
        self.flags: i64 = -1
        self.evidence: Evidence | None = None
