"""A place that a sentence names, with what is found out about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.placenames import NOWHERE
from beleg.model import Evidence

if TYPE_CHECKING:
    from mypy_extensions import i64


@mypyc_attr(acyclic=True)
class Place:
    """A place named by the tokens ``first:last``, of what kind and in which way (``Kind``, ``Way``).

    ``inner`` where it lies inside the place named beside it, ``outer`` where that one, ``holds``, lies inside it.
    ``name``, ``sentence``, ``flags`` and ``evidence`` are filled when a figure is there.
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
        self.name = NOWHERE
        self.sentence = 0
        self.flags: i64 = -1
        self.evidence: Evidence | None = None
