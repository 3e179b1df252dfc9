"""The words behind a total ("Zahl", "toll") become what it counts: the measure, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role, Trait

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause
    from beleg.extraction.figures.clauses.predicate import Predicate

_REACH: Final = 12
_NEAR: Final = 5
_FRAMED: Final = 8
_CLOSING: Final = Role.BREAK | Role.RISE | Role.AUXILIARY
_FREED: Final = ("exchanged", "evacuated", "killed")
_HELD: Final = ("captured", "detained")
_ON_DUTY: Final = ("fighter", "force", "helper")
_ATTRIBUTE: Final = ("attributive",)
_TELLING: Final = ("participle", "subject", "state", "phrase", "frame")
_OF_CLAUSE: Final = ("participle", "subject")
_BEHIND_NOUN: Final = ("participle", "state")


def measure(clause: Clause, token: int) -> str | None:
    """What happened to those whom the total at ``token`` counts."""
    return (
        _freed(clause, token)
        or _counted_by_genitive(clause, token)
        or _counted_by_clause(clause, token)
        or _counted_by_participle(clause, token)
        or _in_prison(clause, token)
        or _strength(clause, token)
    )


def _freed(clause: Clause, token: int) -> str | None:
    """ "the number of hostages freed since May": what became of those who were held."""
    held = token + 2
    if clause.verb_final or held + 1 >= clause.last or clause.noun_measure(held) not in _HELD:
        return None
    if not clause.role(token + 1) & Role.PARTITIVE_OF:
        return None
    told = clause.word(held + 1).readings
    return next((r.measure for r in told if r.form == "participle" and r.measure in _FREED), None)


def people(clause: Clause, token: int) -> Noun | None:
    """Whom the total at ``token`` counts: "die Zahl der von der Miliz getöteten Zivilisten", "the number of soldiers"."""
    if not clause.role(token + 1) & Role.PARTITIVE_OF:
        return None
    for after in range(token + 2, min(token + _REACH, clause.last)):
        if clause.role(after) & _CLOSING:
            return None
        noun = clause.word(after).noun
        if (
            noun is not None
            and noun.kind in PEOPLE
            and (after == token + 2 or not _is_of_another(clause, after))
        ):
            return noun
    return None


def _in_prison(clause: Clause, token: int) -> str | None:
    """ "the number in rebel jails": those who are held there."""
    if clause.verb_final or not clause.role(token + 1) & Role.PREPOSITION:
        return None
    for after in range(token + 2, min(token + _NEAR, clause.last)):
        if clause.role(after) & _CLOSING:
            return None
        if clause.word(after).traits & Trait.PRISONS:
            return "detained"
    return None


def _strength(clause: Clause, token: int) -> str | None:
    """ "the number of guerrillas at between 40 and 50", "troop levels rose to 30,000": how many fighters or helpers there are."""
    noun = people(clause, token)
    if noun is None and not clause.verb_final and token > clause.first:
        noun = clause.word(token - 1).noun
    return "deployed" if noun is not None and noun.kind in _ON_DUTY else None


def _is_of_another(clause: Clause, token: int) -> bool:
    """Whether a noun belongs to a preposition inside the phrase."""
    return clause.role(token - 1) & Role.PREPOSITION != 0


def _counted_by_genitive(clause: Clause, token: int) -> str | None:
    elsewhere = clause.role(token + 1) & (Role.PREPOSITION | Role.PARTITIVE_OF) == Role.PREPOSITION
    far = _FRAMED if clause.role(token + 2) & Role.PREPOSITION else _NEAR  # "der in Bonn gemeldeten Toten"
    behind = (
        token + 1 if elsewhere and not clause.verb_final else min(token + far, clause.last)
    )  # "on strike"
    for after in range(token + 1, behind):
        measure = None if _describes_people(clause, after) else clause.noun_measure(after)
        if measure:
            return "casualties" if _goes_on(clause, after + 1, measure) else measure
        if clause.role(after) & Role.BREAK:
            return None
    for before in range(token - 1, max(token - 4, clause.first - 1), -1):
        measure = clause.noun_measure(before)
        if measure:
            return measure
    return None


def _describes_people(clause: Clause, token: int) -> bool:
    """ "a total of 13 shooting victims": an attack that only says which people are counted."""
    noun = clause.word(token).noun
    if clause.verb_final or noun is None or noun.kind in PEOPLE or token + 1 >= clause.last:
        return False
    behind = clause.word(token + 1).noun
    return behind is not None and behind.kind in PEOPLE


def _goes_on(clause: Clause, token: int, measure: str) -> bool:
    """ "die Zahl der Toten und Verletzten"."""
    if not clause.role(token) & Role.CONJUNCTION or token + 1 >= clause.last:
        return False
    other = clause.noun_measure(token + 1)
    return other is not None and {measure, other} == {"killed", "wounded"}


def _counted_by_clause(clause: Clause, token: int) -> str | None:
    """ "Die Zahl der Menschen, die gestorben sind, …": the measure of the relative clause behind."""
    for after in range(token + 1, min(token + _REACH, clause.last)):
        if clause.role(after) & Role.BREAK and clause.role(after + 1) & Role.RELATIVE:
            for later in range(after + 2, min(after + _REACH, clause.last)):
                if clause.text(later) == ",":
                    break
                told = [r for r in clause.word(later).readings if r.form in _OF_CLAUSE and not r.weak]
                if told:
                    return next((r.measure for r in told if "person" in r.only), told[0].measure)
            return None
    return None


def _opens_relative(clause: Clause, token: int) -> bool:
    """ "Menschen, die …"; in English without a comma too: "those who fled"; "that" may point."""
    if clause.text(token) == ",":
        return clause.role(token + 1) & Role.RELATIVE != 0
    relative = clause.role(token) & (Role.RELATIVE | Role.DETERMINER) == Role.RELATIVE
    return relative and not clause.verb_final


def told_behind(clause: Clause, token: int, predicates: list[Predicate]) -> Predicate | None:
    """The first of ``predicates`` that counts people in the relative clause behind the total at ``token``; "those who fled"."""
    for after in range(token + 1, min(token + _NEAR, clause.last)):
        if _opens_relative(clause, after):
            end = after + 2
            while end < clause.last and not clause.role(end) & Role.BREAK:
                end += 1
            inside = (p for p in predicates if after < p.first < end and p.form in _TELLING)
            return next((p for p in inside if "person" in p.only), None)
    return None


def _counted_by_participle(clause: Clause, token: int) -> str | None:
    """ "the number of people killed by police", "die Zahl der am Montag im Hafen getöteten Soldaten"."""
    if not clause.role(token + 1) & Role.PARTITIVE_OF:
        return None
    forms, reach = (_ATTRIBUTE, _REACH) if clause.verb_final else (_BEHIND_NOUN, _REACH // 2)
    for after in range(token + 2, min(token + reach, clause.last)):
        if after in clause.counts or clause.role(after) & _CLOSING:
            return None
        for reading in clause.word(after).readings:
            if reading.form not in forms:
                continue
            if clause.verb_final:
                noun = described(clause, after)
                if noun is not None and noun.kind in reading.only:
                    return reading.measure
            elif "person" in reading.only:
                return reading.measure
    return None


def described(clause: Clause, token: int) -> Noun | None:
    """Whom or what the German adjective at ``token`` describes: "getöteten norwegischen Soldaten", "zerstörten Panzer"."""
    while token + 1 < clause.last and clause.text(token).islower():
        token += 1
    return clause.word(token).noun
