"""Numbers and dates as they stand in a text, before anyone asks what they count."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class NumberMention(NamedTuple):
    """A number expression with its qualifier.

    ``start`` and ``end`` are code points, half-open. ``low`` and ``high`` are the interval that the words
    allow, ``None`` where it is open. ``unit`` is ``"percent"`` for a share, else ``None``. ``shape`` says
    how the number is written: digits, words, share, vague, article, ordinal or lost.
    ``first_token`` and ``last_token`` bound its tokens, half-open.
    """

    start: int
    end: int
    qualifier: str
    low: int | float | None
    high: int | float | None
    unit: str | None
    shape: str
    first_token: int
    last_token: int

    def as_dict(self) -> dict[str, object]:
        names = ("start", "end", "qualifier", "low", "high", "unit", "shape")
        return {name: getattr(self, name) for name in names}


class DateMention(NamedTuple):
    """A time expression.

    ``first`` and ``last`` are days, both included; ``None`` is an open end, and both are ``None`` for
    what has no place on a calendar (a duration, a time of day) or could not be resolved.
    ``kind`` is one of date, duration, time, age. ``first_token`` and ``last_token``
    bound its tokens, half-open.
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None
    first_token: int
    last_token: int

    def as_dict(self) -> dict[str, object]:
        days = {"first": self.first, "last": self.last}
        iso = {name: day.isoformat() if day else None for name, day in days.items()}
        return {"start": self.start, "end": self.end, "kind": self.kind, **iso}
