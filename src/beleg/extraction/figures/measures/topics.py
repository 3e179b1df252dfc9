"""A sentence without a number becomes the measure of a number that stands alone in the next."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_HEADLINE: Final = 5  # tokens of a sentence that does no more than name something


def topic(silent: Clause, clause: Clause, one: Counted) -> Binding | None:
    """What ``silent`` totals, asks for or names: "Die Zahl der Toten wächst", "How many were hurt?", "Erste Festnahmen"."""
    asked = silent.text(silent.last - 1) == "?" and silent.roles & Role.QUANTITY != 0
    for predicate in silent.predicates:
        if predicate.form == "toll" or (asked and "person" in predicate.only):
            return _told(predicate.measure, one)
    if clause.roles & Role.EXPLETIVE and silent.last - silent.first <= _HEADLINE:
        return _named(silent, one)
    return None


def _named(silent: Clause, one: Counted) -> Binding | None:
    """ "Erste Festnahmen. Am Abend sind es 27": what a sentence of few words names, "es" counts."""
    for token in range(silent.last - 1, silent.first - 1, -1):
        measure = silent.noun_measure(token)
        if measure:
            return _told(measure, one)
    return None


def _told(measure: str, one: Counted) -> Binding:
    return Binding(measure, "topic", one.first, one.last, 1.0)
