"""A participle before a German number belongs to its phrase or not: "die bei dem Angriff getöteten 14 Soldaten"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import CLOSING, Role

_PHRASE: Final = 10  # tokens from "die" to the participle
_OPENING: Final = Role.DETERMINER
_VERBS: Final = ("object", "subject")


def participle_before(clause: Clause, first: int) -> bool:
    """Whether a participle stands right before the number at ``first`` and belongs to its phrase."""
    at = first - 1
    if not clause.verb_final or at <= clause.first or not clause.text(at).islower():
        return False
    readings = clause.word(at).readings
    if not any(reading.form == "attributive" for reading in readings):
        return False
    if clause.role(at - 1) & _OPENING:
        return True
    if any(reading.form in _VERBS for reading in readings) and not _has_a_verb_behind(clause, first):
        return False  # "Die Rebellen verletzten 14 Menschen"
    return _is_opened(clause, at)


def _is_opened(clause: Clause, at: int) -> bool:
    """ "die bei dem Angriff getöteten": a determiner before a preposition or a day, and not before a noun of its own."""
    for token in range(at - 2, max(at - _PHRASE, clause.first) - 1, -1):
        role = clause.role(token)
        if role & CLOSING:
            return False
        ahead = clause.role(token + 1)
        if (
            role & _OPENING
            and (ahead & Role.PREPOSITION or token + 1 in clause.dated)
            and not role & Role.PREPOSITION
        ):
            return True
    return False


def _has_a_verb_behind(clause: Clause, first: int) -> bool:
    for token in range(first + 1, clause.last):
        if clause.role(token) & Role.BREAK:
            return False
        if clause.role(token) & Role.AUXILIARY:
            return True
    return False
