"""Whoever acts in a relative clause is not acted on: "three men who had shot the landlord", "drei Männer, die ihn getötet haben"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures import reopening
from beleg.extraction.figures.measures.agents import is_passive
from beleg.extraction.figures.measures.relatives import relative_end
from beleg.extraction.figures.phrases.counted import Counted

_DONE: Final = ("object", "participle", "state", "frame", "phrase")
_DEEDS: Final = frozenset(
    ("killed", "wounded", "captured", "detained", "evacuated", "exchanged", "displaced", "affected")
)
_ON_DUTY: Final = ("helper", "force", "fighter")
_ENDING: Final = 4  # tokens from a German participle to its auxiliaries
_NO_VERB: Final = Role.DETERMINER | Role.PREPOSITION | Role.SUBORDINATOR


def act(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether the relative clause behind ``counted`` says with ``predicate`` what those did, or what befell their kin."""
    opens = counted.last + (clause.text(counted.last) == ",")
    if opens >= predicate.first or not clause.role(opens) & Role.RELATIVE or predicate.form not in _DONE:
        return False
    end = relative_end(clause, counted.last)
    main = reopening.main_verb(clause, counted.last, end)
    if predicate.first >= (main or end):
        return False
    if _is_of_their_kin(clause, opens):
        return True
    if predicate.measure not in _DEEDS:
        return False
    if clause.verb_final:
        on_duty = counted.kind in _ON_DUTY and _serves(clause, opens + 1, predicate)
        return clause.text(counted.last) == "," and (on_duty or _german(clause, opens, predicate))
    return _english(clause, opens, predicate)


def _is_of_their_kin(clause: Clause, opens: int) -> bool:
    """ "four women whose husbands are trapped", "vier Frauen, deren Männer eingeschlossen sind"."""
    noun = clause.word(opens + 1).noun if opens + 1 < clause.last else None
    return noun is not None and noun.kind == "person" and noun.measure is None and clause.says(opens, "whose")


def _english(clause: Clause, opens: int, predicate: Predicate) -> bool:
    """ "who held 20 sailors captive", "who threw stones and hurt two": the pronoun is the subject of a verb with an object."""
    verb = opens + 1
    if not _may_open(clause, verb) or is_passive(clause, predicate):
        return False
    if predicate.form == "frame":
        return any(token in clause.numbers for token in range(predicate.first, predicate.last))
    return _takes(clause, predicate.last)


def _may_open(clause: Clause, token: int) -> bool:
    """Whether a verb may stand right behind "who": neither "the men" nor "police", "they"."""
    word = clause.word(token)
    if word.role & Role.AUXILIARY:
        return True
    named = word.noun is not None and not word.readings
    return not (named or word.role & _NO_VERB or word.traits & Trait.PRONOUN) and clause.text(token).islower()


def _takes(clause: Clause, token: int) -> bool:
    """Whether an object stands at ``token``: "the landlord", "two"."""
    if token >= clause.last or token in clause.dated or clause.role(token) & SIGNS:
        return False
    definite = clause.role(token) & (Role.DETERMINER | Role.PREPOSITION) == Role.DETERMINER
    noun = clause.word(token).noun
    return definite or token in clause.numbers or (noun is not None and noun.kind in PEOPLE)


def _german(clause: Clause, opens: int, predicate: Predicate) -> bool:
    """ "die zwölf Kunden getötet haben", "die 20 Matrosen gefangen hielten": others stand before an active verb."""
    behind = range(predicate.last, min(predicate.last + _ENDING, clause.last))
    having = False
    for token in behind:
        if clause.role(token) & SIGNS:
            break
        if clause.role(token) & Role.PASSIVE and not clause.role(token) & Role.HAVING:
            return False
        having = having or clause.role(token) & Role.HAVING != 0
        if clause.says(token, "of_one"):
            return False  # "die die Polizei festgenommen hat"
    others = any(
        token in clause.numbers and not clause.role(token - 1) & Role.PREPOSITION
        for token in range(opens + 1, predicate.last)
    )
    if predicate.form == "participle":
        return having and (others or _has_an_object(clause, opens + 1, predicate.first))
    return others and not any(clause.role(token) & Role.PASSIVE for token in range(opens, predicate.first))


def _serves(clause: Clause, token: int, predicate: Predicate) -> bool:
    """ "die Menschen aus den Trümmern ziehen", "die Verletzte versorgten": people without an article are whom helpers serve."""
    noun = clause.word(token).noun if token < clause.last else None
    if noun is None or noun.kind != "person" or token + 1 > predicate.first:
        return False
    end = predicate.first
    while end < clause.last and not clause.role(end) & SIGNS:
        if clause.role(end) & Role.PASSIVE and not clause.role(end) & Role.HAVING:
            return False
        end += 1
    return True


def _has_an_object(clause: Clause, first: int, last: int) -> bool:
    """ "die den Wirt erschossen haben", "die einen Bauern entführt haben"."""
    for token in range(first, last):
        if clause.word(token).traits & Trait.SINGULAR and clause.text(token + 1)[:1].isupper():
            return not clause.role(token - 1) & Role.PREPOSITION
    return False
