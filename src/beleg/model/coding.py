"""What a coded table says of a figure beyond the fields that figures have."""

from __future__ import annotations

from typing import Final, NamedTuple

from beleg.model.figure import Figure

CODED: Final = "coded"  # the rule of all evidence that a table gives
LANGUAGE: Final = "zxx"  # ISO 639-2: no linguistic content
_NOTE: Final = "note:"


class Coding(NamedTuple):
    """``baseline`` and ``method`` as in ``Entry``; ``note`` names what makes up the number, at least half of it.

    ``notes`` are all that the table says so, each with its cell: ``(("older", "298"),)``.
    """

    baseline: str = ""
    method: str = ""
    note: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def coding(text: str, figure: Figure) -> Coding:
    """What the evidence of a coded figure says; ``text`` is that of its article.

    A value is the words that its span names. Figures that are not coded have none.

    >>> from beleg.model import Evidence, Span
    >>> row = "dead: 359\\ncommittee: 298\\n\\nnote: older"
    >>> evidence = (Evidence("note", "coded", (Span(32, 37),)), Evidence("note:older", "coded", (Span(21, 24),)))
    >>> one = Figure("", 6, 9, "359", "exact", 359, 359, "killed", "person", None, None, None, "rate", None, (), (),
    ...     "stated", False, Span(0, 9), (), evidence)
    >>> coding(row, one)
    Coding(baseline='', method='', note='older', notes=(('older', '298'),))
    """
    said = {each.field: each.cues[0].of(text) for each in figure.evidence if each.rule == CODED and each.cues}
    notes = tuple(
        (field.removeprefix(_NOTE), cell) for field, cell in said.items() if field.startswith(_NOTE)
    )
    return Coding(said.get("baseline", ""), said.get("method", ""), said.get("note", ""), notes)
