"""A share ("ein Drittel", "40 Prozent") becomes what it is taken of: those counted before, or those to whom something happened."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Found, Memory
from beleg.extraction.figures.measures.wholes import of_fronted, taken_from
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.parts import behind_percent, is_of_whom


def share(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """A share counts where it is taken of something counted before, or of people to whom something happened."""
    if clause.says(behind_percent(clause, one.behind), "more"):
        return None  # "15 Prozent mehr als im Vorjahr"
    before = memory.before()
    if bound and bound.measure == "other" and not before:
        return None
    # "Von den Bewohnern ist die Hälfte auf der Flucht"
    fronted = clause.role(clause.first) & Role.PARTITIVE_OF != 0
    if memory.fresh and memory.fresh[-1].counted.whole:
        fronted = True  # "of 611 aboard a third were saved"
    if bound and bound.cost <= 1.0 and (one.noun or one.part or fronted or _befell(one, bound)):
        return bound
    if before and (one.part or is_of_whom(clause, one.first)):
        return taken_from(clause, one, before)
    if one.kind in ("territory", "area"):
        return Binding("area", "share", one.first, one.last, 1.0)
    same = bound is None or (before is not None and bound.measure == before.binding.measure)
    if same and before and _takes_up(clause, one, before, memory):
        return taken_over(before.binding, one, "share")
    return bound if bound and one.noun else of_fronted(clause, one)


def _befell(one: Counted, bound: Binding) -> bool:
    """ "One in ten of the garrison was killed", "Jeder Zehnte starb": what a verb tells of so many of those meant."""
    told = bound.rule.startswith("predicate") and bound.first >= one.last
    return told and one.number.shape == "share" and bound.measure in HARM


def _takes_up(clause: Clause, one: Counted, before: Found, memory: Memory) -> bool:
    """ "900 Menschen flohen, ein Fünftel der Bevölkerung", "zwei Drittel der Soldaten" after a count of soldiers."""
    if memory.fresh:
        return clause.text(one.first - 1) in (",", ";")
    return one.noun is not None and before.counted.noun is one.noun and one.last - one.behind > 1
