"""Bodies that are counted become those who died: "20 Leichen nordkoreanischer Soldaten", "14 bodies of Egyptian labourers"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted

_BODIES: Final = "bodies"
_ATTRIBUTES: Final = 3  # words before the noun: "der drei jungen ägyptischen"
_NO_ATTRIBUTE: Final = Role.BREAK | Role.AUXILIARY | Role.PREPOSITION | Role.CONJUNCTION


def whose(clause: Clause, one: Counted) -> int | None:
    """The noun behind counted bodies that says whose they are, ``None`` where none does: "20 Leichen am Strand"."""
    if one.noun is None or one.noun.gloss != _BODIES or one.last >= clause.last:
        return None
    token = one.last
    if clause.role(token) & Role.PARTITIVE_OF:
        token += 1
    elif not _is_in_the_genitive(clause, token):
        return None
    for at in range(token, min(token + _ATTRIBUTES + 1, clause.last)):
        noun = clause.word(at).noun
        named = clause.text(at)[:1].isupper()  # "of North Korean soldiers"
        if at in clause.counts or (clause.role(at) & _NO_ATTRIBUTE and not named):
            return None
        if noun is not None:
            return at if noun.kind in PEOPLE else None
    return None


def _is_in_the_genitive(clause: Clause, token: int) -> bool:
    """Whether a word is an adjective that only a genitive has: "Leichen [gefallener] Soldaten"; English has none."""
    text, known = clause.text(token), clause.lexicon.lists["genitive_plural"]
    return text.islower() and not clause.role(token) and any(text.endswith(end) for end in known)
