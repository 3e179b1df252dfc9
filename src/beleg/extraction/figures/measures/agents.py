"""Whoever stands behind "by" or "von" beside a passive did it: no verb counts them as its victims."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.lexicon import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role, Trait


def is_doer(clause: Clause, link: int) -> bool:
    """ "wurde der Wirt von zwei Männern erschossen", but not "wurde eine Gruppe von 40 Männern verschleppt"."""
    if not clause.verb_final or link - 1 < clause.first or clause.role(link - 1) & Role.BREAK:
        return False
    noun = clause.word(link - 1).noun
    if noun is not None and noun.kind not in PEOPLE and link - 1 not in clause.dated:
        return False
    at = link - 1
    while at > clause.first and not clause.role(at) & (Role.BREAK | Role.CONJUNCTION | Role.PASSIVE):
        at -= 1
    return clause.role(at) & Role.PASSIVE != 0


def is_of_passive(clause: Clause, predicate: Predicate, link: int) -> bool:
    """ "A farmer was kidnapped by four armed men": those behind "by" did it."""
    if clause.verb_final or link < predicate.last or not clause.word(link).traits & Trait.AGENT:
        return False
    whole = predicate.form in ("phrase", "frame") and link == predicate.last
    acted_on = predicate.form == "participle" or whole
    return acted_on and is_passive(clause, predicate)


def is_passive(clause: Clause, predicate: Predicate) -> bool:
    """Whether a verb of being stands shortly before: "were later killed", but not "killed"."""
    for token in range(predicate.first - 1, max(predicate.first - 5, clause.first - 1), -1):
        role = clause.role(token)
        if role & Role.PASSIVE:
            return True
        if role & (Role.BREAK | Role.CONJUNCTION | Role.PREPOSITION):
            return False
    return False
