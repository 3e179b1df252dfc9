"""A measure stays with a count, unless nobody and nothing so counted can have it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.measures import singles
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.evidence import is_civil, is_news_of_office, never_deployed
from beleg.extraction.figures.measures.memory import HARM
from beleg.extraction.figures.phrases.counted import Counted

_ON_DUTY: Final = ("deployed", "withdrawn")
_OF_FORCES: Final = ("deployed", "equipment_lost")


def kept(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """The measure of a count, unless nobody so counted can have it."""
    if bound is None or (singles.is_a_few(one) and bound.measure not in HARM):
        return None
    if is_news_of_office(one, bound.measure):
        return None
    if bound.measure in _ON_DUTY and never_deployed(one):
        return None
    if bound.measure in _OF_FORCES and is_civil(clause, one, bound.measure):
        return Binding("other", "civil", bound.first, bound.last, bound.cost)
    return bound


def of_things(bound: Binding) -> Binding:
    """ "der Verlust von 14 Panzern": things that are lost are no casualties."""
    if bound.measure == "casualties":
        bound.measure = "equipment_lost"
    return bound
