"""A number behind a side or its forces becomes their strength: "the gunmen number fewer than 25", "some 900 strong"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_STRENGTH: Final = ("none", "person", "force", "fighter")
_BODIES: Final = ("fighter", "force", "formation")


def numbering(clause: Clause, one: Counted) -> Binding | None:
    """ "the gunmen number fewer than 25", "some 900 strong": the strength of those named before."""
    verb = one.first - 1
    if one.behind < clause.last and clause.word(one.behind).traits & Trait.STRONG:
        return Binding("deployed", "strength", one.behind, one.behind + 1, 1.0)
    if one.kind not in _STRENGTH or verb <= clause.first or not clause.word(verb).traits & Trait.NUMBERING:
        return None
    for token in range(verb - 1, clause.first - 1, -1):
        noun, role = clause.word(token).noun, clause.role(token)
        if noun is not None and noun.measure is not None:
            return None  # "government dead numbered about 30"
        if role & Role.STATE_INSTITUTION or (noun is not None and noun.kind in _BODIES):
            return Binding("deployed", "strength", token, token + 1, 1.0)
        if noun is not None and noun.kind in PEOPLE and clause.word(verb - 1).traits & Trait.PERFECT:
            return Binding(
                "other", "strength", token, token + 1, 1.0
            )  # "inhabitants, who had numbered 9,000"
    return None
