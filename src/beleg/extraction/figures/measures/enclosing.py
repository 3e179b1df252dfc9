"""Words on both sides of a number become the distance at which they count it: "verloren 61 Passagiere ihr Leben"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted

FAR: Final = 5.0
_NEAR: Final = -0.2  # nearer than the bare verb beside the number


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """Words on both sides of a number count it, unless they are none but a phrase without a gap."""
    outside = predicate.first >= counted.first or predicate.last < counted.last
    if predicate.measure == "missing_persons" and clause.role(predicate.last - 1) & Role.PREPOSITION:
        return FAR  # "suchen 80 Soldaten nach den Vermissten"
    if _opens_another_phrase(clause, counted, predicate):
        return FAR
    if _is_embedded(clause, counted, predicate) or _closes_a_part(clause, counted, predicate):
        return FAR
    apart = outside or predicate.form == "phrase" or _has_own_verb(clause, predicate.first, counted.first)
    return FAR if apart else _NEAR


def _opens_another_phrase(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Nach Angaben der Stadt haben 40 Menschen Schutz gesucht": the verb parts the preposition from the number."""
    sought = predicate.measure == "missing_persons" and clause.role(predicate.first) & Role.PREPOSITION
    return bool(sought) and any(
        clause.role(token) & Role.AUXILIARY for token in range(predicate.first + 1, counted.first)
    )


def _closes_a_part(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "verunglückten 17 Kumpel, davon neun tödlich": the last of the words is told of some only."""
    for token in range(counted.last, predicate.last):
        number = clause.counts.get(token)
        if number is not None and number.last_token == predicate.last - 1:
            return clause.verb_final and clause.role(token - 1) & Role.SUBSET != 0
    return False


def _is_embedded(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "kamen, als ein Gerüst einstürzte, ums Leben": the number stands in a clause between the words of the frame."""
    if not clause.verb_final or not clause.roles & Role.SUBORDINATOR:
        return False
    opens, closes = counted.first - 1, counted.last
    while opens > predicate.first and clause.text(opens) != ",":
        opens -= 1
    while closes < predicate.last and clause.text(closes) != ",":
        closes += 1
    enclosed = opens > predicate.first and closes < predicate.last
    return enclosed and clause.role(opens + 1) & (Role.SUBORDINATOR | Role.PREPOSITION) == Role.SUBORDINATOR


def _has_own_verb(clause: Clause, first: int, token: int) -> bool:
    """ "Sie ließen die Tür offen, davor hielt eine Frau den Weg frei": a verb behind the last comma before a number."""
    verb = False
    for at in range(token - 1, first, -1):
        if clause.text(at) == ",":
            return verb
        word = clause.word(at)
        verb = verb or bool(word.frames) or word.role & Role.AUXILIARY != 0
    return False
