"""Patients become the hurt whom a hospital treats after an accident, and the sick where the article speaks of a disease."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_HOUSED: Final = ("displaced", "evacuated")  # "nahm 31 Patienten auf" does not bring them to safety
_FRAME: Final = "predicate:frame"


def are_patients(one: Counted) -> bool:
    """Whether the noun counted names those whom doctors treat."""
    return one.noun is not None and one.noun.gloss == "patients"


def treated(clause: Clause, one: Counted, bound: Binding | None, sick: bool, harmed: bool) -> Binding | None:
    """ "was treating 14 patients", "nahm 31 Patienten auf": the article speaks of a disease (``sick``), or of people harmed."""
    housed = bound is not None and bound.measure in _HOUSED and bound.rule == _FRAME
    if bound is not None and sick and (housed or bound.measure == "wounded"):
        return Binding("affected", "patients", bound.first, bound.last, bound.cost)
    told = bound is not None and bound.measure != "other" and not housed
    if sick or told or one.whole or not harmed:
        return None
    token = _treating(clause, one)
    return Binding("wounded", "patients", token, token + 1, 1.0) if token >= 0 else None


def _treating(clause: Clause, one: Counted) -> int:
    """The verb of treating or taking in that no sign parts from the number, -1 where there is none."""
    first, last = one.first, one.last
    while first > clause.first and not clause.role(first - 1) & SIGNS:
        first -= 1
    while last < clause.last and not clause.role(last) & SIGNS:
        last += 1
    return next((token for token in range(first, last) if clause.says_low(token, "treating")), -1)
