"""What was said about a number becomes the form of its mark, whatever the scale."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from beleg.report.chart.scales import bounded


class Form(NamedTuple):
    """``kind`` is filled, hollow, bar, hatched or missing; ``low`` and ``high`` are the numbers said.

    ``up`` and ``down`` say that the interval is open there; then ``low`` and ``high`` are the one bound that was said.
    """

    kind: str
    low: float = 0
    high: float = 0
    up: bool = False
    down: bool = False

    @property
    def single(self) -> bool:
        """Whether the mark is one shape at one number."""
        return self.kind in ("filled", "hollow")


class Timed(NamedTuple):
    """A form with the ordinals of the first and last day it stands for on the axis, ``None`` where there are none."""

    form: Form
    first: int | None
    last: int | None


class Said(Protocol):
    """A number as it was said."""

    @property
    def qualifier(self) -> str: ...
    @property
    def low(self) -> int | float | None: ...
    @property
    def high(self) -> int | float | None: ...


def form(said: Said) -> Form:
    """The form for a point; its bounds decide, its qualifier where they do not.

    >>> from collections import namedtuple
    >>> Point = namedtuple("Point", "qualifier low high")
    >>> form(Point("at_least", 1000, None))
    Form(kind='hollow', low=1000, high=1000, up=True, down=False)
    >>> form(Point("range", 10, 12)).kind, form(Point("vague", 200, 999)).kind, form(Point("exact", 0, 0)).kind
    ('bar', 'hatched', 'filled')
    """
    low, high = said.low, said.high
    bound = high if low is None else low
    if bound is None:
        return Form("missing")
    up, down = high is None, low is None
    bottom, top = bounded(bound if low is None else low), bounded(bound if high is None else high)
    return Form(_kind(said.qualifier, bottom, top, up or down), min(bottom, top), max(bottom, top), up, down)


def _kind(qualifier: str, low: float, high: float, open_: bool) -> str:
    if qualifier == "vague":
        return "hatched"
    if low != high:
        return "bar"
    return "hollow" if open_ or qualifier == "about" else "filled"
