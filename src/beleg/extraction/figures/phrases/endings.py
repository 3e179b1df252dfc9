"""A word of an English sentence becomes the end of a counted phrase or a part of it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate

_NOTHING: Final = frozenset(("nothing",))


def stops_english(clause: Clause, token: int) -> bool:
    """A predicate that no noun follows ends the phrase: "seven killed", but "seven injured passengers"."""
    word = clause.word(token)
    if not word.readings and not word.phrases and not word.frames:
        return False
    after = token + 1
    named = after + 1 if _is_of_a_country(clause, after) else after
    plain_noun = named < clause.last and clause.word(named).noun and not clause.word(named).readings
    if all(reading.measure == "attacks" for reading in word.readings) and plain_noun:
        return False
    longer = [p for p in clause.predicates if p.first == token and p.last > after and p.form != "frame"]
    if longer and all(p.only == _NOTHING or _qualifies(clause, p) for p in longer):
        return False
    if not word.readings:
        return bool(longer)
    if not any(reading.form in ("participle", "attributive", "state", "phrase") for reading in word.readings):
        return True
    return not plain_noun


def _is_of_a_country(clause: Clause, token: int) -> bool:
    """ "95 captured Ukrainian troops": an adjective of a country before the noun."""
    return (
        clause.text(token).istitle() and clause.word(token).noun is None and clause.text(token + 1).islower()
    )


def _qualifies(clause: Clause, phrase: Predicate) -> bool:
    """ "64 seriously injured people": the phrase stands before the noun that it describes."""
    return (
        phrase.last < clause.last
        and clause.word(phrase.last).noun is not None
        and phrase.last - phrase.first == 2
    )
