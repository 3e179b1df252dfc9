"""What a person decided about a figure: a row that is only ever added."""

from __future__ import annotations

from typing import Final, NamedTuple

VERDICTS: Final = ("accept", "correct", "reject", "merge", "unsure", "add", "undo")
CORRECTABLE: Final = (
    *("start", "end", "quote", "qualifier", "low", "high", "measure", "unit", "population", "nationality"),
    *("place", "scope", "time", "origins", "via", "certainty", "unverified"),
)


class Decision(NamedTuple):
    """``user`` decided about the figure or the origin ``target`` at ``time``, for a reason.

    ``target`` is the content id of a figure, or ``origin:`` with the id of a source. ``verdict`` is one of ``VERDICTS``:
    ``correct`` gives the ``fields`` of ``CORRECTABLE`` their values (JSON: strings, numbers, lists of strings, ``None``; a
    ``quote`` says which words ``start`` and ``end`` are meant to hold), ``merge`` says that the target is the same as
    ``other`` (the id of a figure or source), ``accept`` of a source that it is none but itself, or is not ``other``. ``add``
    says that the article ``other`` holds a figure that no rule found: all its ``fields``, and ``sentence`` with the ends
    of the sentence around it; the target is the id that this makes. ``undo`` takes the last decision about the target back.
    ``time`` is an ISO date and time. Where several stand, the latest one holds.
    """

    target: str
    verdict: str
    user: str
    time: str
    reason: str = ""
    fields: tuple[tuple[str, object], ...] = ()
    other: str = ""

    def as_dict(self) -> dict[str, object]:
        """Plain data; ``fields`` as an object."""
        return {**self._asdict(), "fields": dict(self.fields)}
