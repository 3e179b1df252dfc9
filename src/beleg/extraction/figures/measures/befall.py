"""The words right behind a number alone tell whether it counts people, whatever was counted before."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted

FATES: Final = frozenset(
    ("killed", "wounded", "missing_persons", "captured", "detained", "displaced", "evacuated")
)
_TOLD: Final = ("subject", "participle", "state", "phrase")
_VERB: Final = 3  # tokens from a number to its verb: "were later wounded"


def people(clause: Clause, one: Counted, kind: str) -> bool:
    """ "Two shells hit the market and eleven died": what befell them befalls nothing of ``kind``."""
    if clause.verb_final:
        return False
    verb = one.behind
    last = min(one.behind + _VERB, clause.last)
    while verb < last and (clause.plays(verb, Role.AUXILIARY) or not clause.word(verb).reports):
        if clause.role(verb) and not clause.plays(verb, Role.AUXILIARY):
            return False
        verb += 1
    told = [p for p in clause.predicates if p.first == verb and p.form in _TOLD]
    return any(p.measure in FATES for p in told) and not any(kind in p.only for p in told)
