"""A figure and its sentence tell whether those counted are losses of a force, and of which kind."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.measures.memory import HARM, Found
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.sides.sidecase import Case

MEN_AND_WOMEN: Final = frozenset(("men", "women"))  # whom soldiers are called: "168 Männer und Frauen"
_LOSING: Final = frozenset(("force", "vehicle", "weapon", "none", "unknown"))


def may_be_lost(one: Counted) -> bool:
    """Whether a side may lose those counted, as it does not lose "children"."""
    if one.noun is None or one.kind in _LOSING:
        return True
    return one.noun.measure in HARM or one.noun.gloss in MEN_AND_WOMEN


def is_of_fighters(case: Case) -> bool:
    """Whether the sentence speaks of rebels before the number."""
    for token in range(case.clause.first, case.found.counted.first):
        noun = case.clause.word(token).noun
        if noun is not None and noun.kind == "fighter":
            return True
    return False


def is_military(found: Found) -> bool:
    """Whether a figure counts soldiers, or losses of a force."""
    one = found.counted
    soldiers = one.noun is not None and one.noun.gloss == "soldiers"
    return one.kind == "force" or soldiers or found.side_of_force or found.binding.measure == "casualties"


def is_same_paragraph(before: Found, found: Found) -> bool:
    """Whether the sentences of two figures stand in one paragraph."""
    text = found.clause.tokens.text
    return "\n" not in text[before.sentence.end : found.sentence.start]


def is_loss(case: Case) -> bool:
    """Whether the verb is one of losing, so that its subject is the side that lost."""
    bound, clause = case.found.binding, case.clause
    if not bound.rule.startswith("predicate"):
        return False
    for token in range(bound.first, min(bound.last + 3, clause.last)):
        if any(reading.measure == "casualties" for reading in clause.word(token).readings):
            return True
    return False
