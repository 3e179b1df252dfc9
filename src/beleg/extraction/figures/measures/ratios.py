"""Rates of so many for every so many others: "18.9 deaths per 100,000 people", "elf Tote je 100.000 Einwohner"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted
from beleg.model import NumberMention

_BASES: Final = (100, 1000, 10_000, 100_000, 1_000_000)
_EACH: Final = 1000  # "Beide Seiten ließen je 100 Gefangene frei"
_PARTING: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION
_OPENING: Final = 2  # "For every 1,000 births, 12 mothers die"


def counts_nobody(clause: Clause, one: Counted) -> bool:
    """Whether the number is what a rate is reckoned on, or a rate that counts nobody itself: "a murder rate of 22 per 100,000"."""
    base = _base(clause)
    if base is None:
        return False
    above = _above(clause, base)
    if one.number is base:
        return above is not None or not clause.verb_final
    alone = one.head is None or one.head >= base.last_token
    return alone and above is not None and _is_told(clause, one, above)


def is_rate(clause: Clause, one: Counted) -> bool:
    """Whether the number says how many there are for every so many others."""
    base = _base(clause)
    above = _above(clause, base) if base is not None else None
    return above is not None and _is_told(clause, one, above)


def _is_told(clause: Clause, one: Counted, above: NumberMention) -> bool:
    """ "from 30 to 22 per 100,000", "from 30 per 100,000 to 22": either end of a change is such a rate."""
    if one.number is above:
        return True
    other_end = one.behind + 1 == above.first_token and not clause.role(one.behind) & Role.BREAK
    return other_end or (
        clause.says(one.first - 1, "from_to") and clause.says(above.first_token - 1, "from_to")
    )


def _base(clause: Clause) -> NumberMention | None:
    """So many as a rate is reckoned on: "per 100,000", "for every 1,000"."""
    for number in clause.counts.values():
        if number.low not in _BASES or number.qualifier != "exact" or number.unit:
            continue
        if clause.says(number.first_token - 1, "per_base") and (not clause.verb_final or number.low >= _EACH):
            return number
    return None


def _above(clause: Clause, base: NumberMention) -> NumberMention | None:
    """What is told for so many: the number right before, else the one behind what opens the sentence."""
    nearest: NumberMention | None = None
    for number in clause.counts.values():
        if number.last_token < base.first_token:
            nearest = number
        elif number.first_token >= base.last_token and nearest is None:
            return number if base.first_token - clause.first <= _OPENING else None
    if nearest is None:
        return None
    between = range(nearest.last_token, base.first_token - 1)
    return None if any(clause.role(token) & _PARTING for token in between) else nearest
