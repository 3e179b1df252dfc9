"""A German word that may be an adjective becomes the verb of its clause: "Am Montag verhafteten Polizisten 14 Männer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import SIGNS, Role

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_PLURAL: Final = "en"
_GOVERNING: Final = Role.DETERMINER | Role.PREPOSITION | Role.CONJUNCTION | Role.NUMBER_OF
_TAKEN: Final = Role.AUXILIARY | Role.SUBORDINATOR


def is_second(clause: Clause, token: int) -> bool:
    """Whether the word at ``token``, before a noun, is the verb behind what opens a main clause.

    An adjective in "-en" needs an article or a preposition before it: "mit verhafteten Männern", "die in Lorn verhafteten Männer".
    """
    if not clause.text(token).endswith(_PLURAL):
        return False
    if not (_may_end_phrase(clause, token - 1) or _are_adverbs(clause, token - 1)):
        return False
    at = token - 1
    while at >= clause.first and not clause.role(at) & SIGNS:
        role = clause.role(at)
        if role & _TAKEN and not role & (Role.PREPOSITION | Role.CONJUNCTION):
            return False
        if role & Role.PREPOSITION and _is_inside_a_phrase(clause, at - 1):
            return False
        at -= 1
    return not clause.role(at + 1) & Role.RELATIVE or clause.role(at + 1) & Role.DETERMINER != 0


def _may_end_phrase(clause: Clause, token: int) -> bool:
    """Whether a noun, a name, a date or a sign stands at ``token``: no adjective, article or number of a noun behind."""
    if token < clause.first or clause.role(token) & SIGNS or token in clause.dated:
        return True
    if clause.role(token) & _GOVERNING or token in clause.numbers:
        return False
    return clause.text(token)[:1].isupper() or not clause.text(token)[:1].isalpha()


def _are_adverbs(clause: Clause, token: int) -> bool:
    """ "Fast zeitgleich entführten Milizen …": whether nothing but small words opens the clause that ``token`` stands in."""
    while token >= clause.first and not clause.role(token) & SIGNS:
        if clause.role(token) or token in clause.numbers or clause.word(token).noun is not None:
            return False
        token -= 1
    return True


def _is_inside_a_phrase(clause: Clause, token: int) -> bool:
    """ "die | in Lorn", "14 | in Lorn", "mit | in Lorn", "die bereits | in Lorn": what stands before a preposition inside a noun phrase."""
    if token < clause.first or clause.role(token) & (SIGNS | Role.SUBORDINATOR):
        return False  # "bis zum Abend"
    return bool(clause.role(token) & _GOVERNING) or token in clause.numbers or clause.text(token).islower()
