"""One more in a place of his own takes over the verb of those before him: "nine were killed in Orva and one in Torwa"."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted


def gapped(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """What befell those counted right before, for one person somewhere else."""
    if not memory.fresh:
        return None
    before = memory.fresh[-1]
    if _is_added(clause, one) and before.binding.measure in HARM and before.binding.last < one.first:
        return taken_over(before.binding, one, "ellipsis")
    if not is_gapped(clause, one):
        return None
    told = before.binding.measure in HARM and _is_parallel(clause, before.counted, before.binding, one)
    return taken_over(before.binding, one, "ellipsis") if told else None


def _is_added(clause: Clause, one: Counted) -> bool:
    """ "Zwei Geiseln wurden verletzt, außerdem ein Beamter": one more, behind whom no verb stands."""
    link = one.first - 1
    if one.kind not in PEOPLE or one.number.shape != "article" or not clause.says_low(link, "besides"):
        return False
    return one.last >= clause.last or clause.role(one.last) & SIGNS != 0


def is_gapped(clause: Clause, one: Counted) -> bool:
    """ "Four were killed in Homs, two in Hama and one in Idlib": a place of its own, the verb of the one before."""
    if one.head is not None or one.number.shape == "ordinal":
        return False
    link, behind = clause.role(one.first - 1), clause.role(one.behind)
    joined = link & Role.CONJUNCTION or clause.text(one.first - 1) in (",", ":")
    if not joined or not behind & Role.PREPOSITION or behind & (Role.PARTITIVE_OF | Role.MEANS):
        return False
    end = one.behind
    while end < clause.last and not clause.role(end) & Role.BREAK:
        end += 1
    return not any(one.behind <= p.first < end and p.form != "attributive" for p in clause.predicates)


def _is_parallel(clause: Clause, before: Counted, bound: Binding, one: Counted) -> bool:
    """ "nine in Orva, one in Torwa", but not "two wounded in Orva, one in the leg", "a raid that killed two, and another in Kelmar"."""
    if bound.rule == "predicate:object" and clause.role(one.first) & Role.ANOTHER:
        return False
    if clause.role(one.first - 1) & Role.CONJUNCTION:
        return True
    lows, where = clause.tokens.lows, one.behind
    if not clause.verb_final and where + 1 < clause.last and not clause.text(where + 1)[0].isupper():
        return False
    return before.last < one.first and lows[where] in lows[before.last : one.first]
