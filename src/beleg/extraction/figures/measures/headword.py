"""The words of a label before its number become the measure of the people or things it heads: "Killed aid workers since May: 3"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding

_BEHIND: Final = Role.PREPOSITION | Role.SUBSET | Role.CUMULATIVE | Role.SO_FAR
_NO_LABEL: Final = Role.AUXILIARY | Role.SUBORDINATOR


def measure(clause: Clause, label: range) -> str | None:
    """What the head of a label reports: "Verletzte in Kliniken", "Neu Vertriebene im Mai", "Getötete freiwillige Helfer"."""
    named = head(clause, label)
    if not named:
        return None
    own = clause.noun_measure(named.stop - 1)
    if own is None and len(named) > 1:
        own = _attribute(clause, named)
    return own


def on_duty(clause: Clause, label: range) -> Binding | None:
    """ "Einsatzkräfte vor Ort", "rescuers on site": those who are in action wherever they are counted."""
    at = head(clause, label).stop - 1
    noun = clause.word(at).noun if at >= label.start else None
    helping = noun is not None and noun.kind == "helper"
    return Binding("deployed", "label", at, at + 1, 0.0) if helping else None


def head(clause: Clause, label: range) -> range:
    """The words of a label up to what only adds to them: a preposition, a genitive, a date or an adverb."""
    token = label.start
    while token < label.stop:
        role = clause.role(token)
        if role & _NO_LABEL and not role & Role.PREPOSITION:
            return range(label.start, label.start)
        genitive = token > label.start and role & Role.PARTITIVE_OF
        told = token > label.start and clause.says(token, "confirming")  # "cases reported this week"
        if genitive or told or role & _BEHIND or token in clause.dated or token in clause.numbers:
            return range(label.start, token)
        token += 1
    return label


def _attribute(clause: Clause, named: range) -> str | None:
    """What the first word says of the people behind it, only adjectives between: "Vermisste ausländische Touristen"."""
    if clause.word(named.stop - 1).noun is None:
        return None
    first = named.start
    for token in range(first + 1, named.stop - 1):
        if (
            not clause.text(token).endswith(clause.lexicon.endings["adjectives"])
            or clause.text(token)[0].isupper()
        ):
            return None
    for reading in clause.word(first).readings:
        if reading.form in ("attributive", "participle") and "person" in reading.only:
            return reading.measure
    return clause.noun_measure(first)
