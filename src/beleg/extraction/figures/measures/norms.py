"""How many there are in other years, against which an event is held, is no count of it: "im langjährigen Mittel elf"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found

_PERIOD: Final = 6  # tokens to the years: "Mittel der vergangenen zehn Jahre"
_CLOSING: Final = Role.BREAK | Role.CONJUNCTION


def is_norm(found: Found) -> bool:
    """Whether a number stands behind an average over years, in the same part of the sentence."""
    clause = found.clause
    words, averages = clause.tokens.words, clause.lexicon.lists["averages"]
    for token in range(found.counted.first - 1, clause.first - 1, -1):
        if clause.word(token).role & _CLOSING:
            return False
        if _ends(clause, token, "norms"):
            return True
        if words[token] in averages:
            several = any(clause.says(behind, "years") for behind in range(token + 2, token + _PERIOD))
            return _ends(clause, token - 1, "over_years") or several
    return False


def _ends(clause: Clause, token: int, name: str) -> bool:
    """Whether the word at ``token`` ends as a word of a list does."""
    endings = clause.lexicon.endings[name]
    return endings != () and clause.text(token).lower().endswith(endings)
