"""A heading names a force, and its number tells what befell it: "Türkische Soldaten im Nordirak: Drei Tote"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted

_SIGN: Final = ":"
_OPENING: Final = 3  # words of "North Korean soldiers"
_GERMAN: Final = 2  # of "Türkische Soldaten"; "Razzia türkischer Soldaten" names a deed
_LOST: Final = frozenset(("people", "soldiers"))
_HARMED: Final = frozenset(("killed", "wounded", "casualties", "captured", "missing_persons"))


def befallen(clause: Clause, one: Counted) -> int | None:
    """The noun of the force that a heading says where it is, ``None`` where it tells of anybody else, or of a deed."""
    if clause.text(one.first - 1) != _SIGN or not _is_bare(one):
        return None
    opening = _GERMAN if clause.verb_final else _OPENING
    for token in range(clause.first, min(clause.first + opening, one.first - 2)):
        noun = clause.word(token).noun
        leads = clause.role(token) & Role.PREPOSITION and clause.text(token).islower()  # not "North"
        if token in clause.counts or leads:
            return None
        if noun is not None and noun.kind == "force":
            return token if clause.role(token + 1) & Role.PREPOSITION else None
    return None


def _is_bare(one: Counted) -> bool:
    """Whether no noun, or only one of what befell them, says who is counted: "three killed", "drei Tote"."""
    if one.noun is None:
        return one.head is None
    return one.noun.gloss in _LOST and one.noun.measure in _HARMED
