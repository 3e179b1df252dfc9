"""A number held against the count right before it takes over what that counts: "31 were killed, 15 more than at noon"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted, is_compared

_COMPARED: Final = HARM | {"attacks", "displaced", "intercepted", "equipment_lost"}
# What people and families are counted as by themselves.
VAGUE: Final = ("noun", "kind:person", "coordination")
_ASIDE: Final = (",", "(", "/")
_NEAR: Final = 4  # tokens from a total to what it rose by
_LOST: Final = ("equipment_lost", "casualties", "killed", "wounded", "intercepted")


def held_against(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """What ``one`` counts beside the number before: by how many more or fewer those are, or as many of the other side."""
    return (
        _counted_otherwise(clause, one, memory)
        or _more_or_fewer(clause, one, memory)
        or _of_others(clause, one, memory)
        or _in_brackets(clause, one, memory)
    )


def rise(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "6,787 (+13)": what the total right before rose by, of those it counts, below a line that opens a list."""
    text, number = clause.tokens.text, one.number
    if text[max(number.start - 2, 0) : number.start] != "(+" or text[number.end : number.end + 1] != ")":
        return None
    total = memory.fresh[-1] if memory.fresh else None
    if (
        total is None
        or memory.lead_in is None
        or total.clause is not clause
        or total.binding.measure not in _LOST
    ):
        return None
    if one.first - total.counted.number.last_token > _NEAR:
        return None
    one.noun = total.counted.noun
    return taken_over(total.binding, one, "rise")


def _counted_otherwise(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "8,730 people (1,640 households)": the same people, told in families."""
    told = memory.fresh[-1] if memory.fresh else None
    if told is None or not are_the_same(clause, told.counted, one) or told.binding.rule in VAGUE:
        return None
    return taken_over(told.binding, one, "ellipsis") if told.binding.measure in _COMPARED else None


def are_the_same(clause: Clause, first: Counted, other: Counted) -> bool:
    """Whether two numbers side by side tell the same people, one of them in families or households."""
    if _is_of_families(first) == _is_of_families(other) or "person" not in (first.kind, other.kind):
        return False
    link = range(first.last, other.first)
    signs = sum(clause.text(token) in _ASIDE for token in link)
    words = [token for token in link if clause.text(token) not in _ASIDE]
    return signs > 0 and all(clause.says(token, "alternatives") for token in words)


def _is_of_families(one: Counted) -> bool:
    return one.kind == "household" or (one.noun is not None and one.noun.gloss == "families")


def _in_brackets(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "41 dead (last report: 36)", "64 Kinder, mehr als im ganzen Halbjahr (51)": how many it was at another time."""
    if one.head is not None or clause.text(one.behind) != ")" or not memory.fresh:
        return None
    told = memory.fresh[-1]
    if told.clause is not clause or told.binding.measure not in _COMPARED:
        return None
    opener = one.first - 1
    while opener > told.counted.last and clause.text(opener) != "(":
        if clause.role(opener) & Role.AUXILIARY or opener in clause.counts:
            return None
        opener -= 1
    labelled = opener < one.first - 1 and clause.text(one.first - 1) == ":"
    compared = opener == one.first - 1 and any(
        clause.says(token, "more") for token in range(told.counted.last, opener)
    )
    return taken_over(told.binding, one, "ellipsis") if labelled or compared else None


def _more_or_fewer(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "31 were killed, 15 more than at noon": by how many the count right before differs from another."""
    if clause.verb_final or not is_compared(clause, one.behind) or not memory.fresh:
        return None
    total = memory.fresh[-1]
    if total.clause is not clause or not clause.role(one.first - 1) & SIGNS:
        return None
    one.noun = total.counted.noun
    return taken_over(total.binding, one, "ellipsis")


def _of_others(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "70 dead, compared with eight on his own side", "27 attacks, up from 19 in July", "27 Anschläge nach 19 im Juli"."""
    before = one.first - 1
    if one.head is not None or not memory.fresh or memory.fresh[-1].clause is not clause:
        return None
    told = memory.fresh[
        0 if _is_followed_by_another(clause, one) else _before_brackets(clause, memory)
    ].binding
    if clause.verb_final:
        earlier = clause.says(before, "against") and clause.plays(one.behind, Role.PREPOSITION)
        return taken_over(told, one, "ellipsis") if earlier and told.measure in _COMPARED else None
    compared = clause.role(before) & Role.PREPOSITION and (
        clause.says(before - 1, "compared") or clause.says(before - 1, "changing")
    )
    if not compared and not clause.says(before, "against"):
        return None
    return taken_over(told, one, "ellipsis") if told.measure in _COMPARED else None


def _before_brackets(clause: Clause, memory: Memory) -> int:
    """ "8,730 people (1,640 households), up from 6,200": the count before the one in brackets, else the last."""
    last = memory.fresh[-1].counted
    aside = len(memory.fresh) > 1 and clause.text(last.first - 1) == "(" and clause.text(last.last) == ")"
    return -2 if aside else -1


def _is_followed_by_another(clause: Clause, one: Counted) -> bool:
    """ "88 killed in 26 strikes, against 44 in 19": the first of two counts is held against the first of the two before."""
    return clause.role(one.behind) & Role.PREPOSITION != 0 and one.behind + 1 in clause.counts
