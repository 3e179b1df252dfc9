"""The words behind a total ("Zahl", "toll") become what it counts: the measure, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.lexicon import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role, Trait

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_REACH: Final = 12
_NEAR: Final = 5
_CLOSING: Final = Role.BREAK | Role.RISE | Role.AUXILIARY
_FIGHTING: Final = ("fighter", "force")
_ATTRIBUTE: Final = ("attributive",)
_BEHIND_NOUN: Final = ("participle", "state")


def measure(clause: Clause, token: int) -> str | None:
    """What happened to those whom the total at ``token`` counts."""
    return (
        _counted_by_genitive(clause, token)
        or _counted_by_clause(clause, token)
        or _counted_by_participle(clause, token)
        or _in_prison(clause, token)
        or _strength(clause, token)
    )


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
    """ "the number of guerrillas at between 40 and 50": how many fighters there are."""
    noun = people(clause, token) if not clause.verb_final else None
    return "deployed" if noun is not None and noun.kind in _FIGHTING else None


def _is_of_another(clause: Clause, token: int) -> bool:
    """Whether a noun belongs to a preposition inside the phrase."""
    return clause.role(token - 1) & Role.PREPOSITION != 0


def _counted_by_genitive(clause: Clause, token: int) -> str | None:
    for after in range(token + 1, min(token + 5, clause.last)):
        measure = clause.noun_measure(after)
        if measure:
            return "casualties" if _goes_on(clause, after + 1, measure) else measure
        if clause.role(after) & Role.BREAK:
            return None
    for before in range(token - 1, max(token - 4, clause.first - 1), -1):
        measure = clause.noun_measure(before)
        if measure:
            return measure
    return None


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
                for reading in clause.word(later).readings:
                    if reading.form in ("participle", "subject"):
                        return reading.measure
            return None
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
            if reading.form in forms and "person" in reading.only:
                return reading.measure if not clause.verb_final or _people_behind(clause, after) else None
    return None


def _people_behind(clause: Clause, token: int) -> Noun | None:
    """The people whom the German adjective at ``token`` describes: "getöteten norwegischen Soldaten"."""
    while token + 1 < clause.last and clause.text(token).islower():
        token += 1
    noun = clause.word(token).noun
    return noun if noun is not None and noun.kind in PEOPLE else None
