"""Somebody else's count becomes what the count before it is: "The union says 33", "sprach von 60", "von 8000, die Polizei von 6000"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import Noun
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures.binding import TOTALLED, Binding
from beleg.extraction.figures.measures.memory import ANYBODY, HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted

_RECENTLY: Final = 3  # figures among which the one lies that another count competes with
_BEYOND: Final = 30  # times as many are no other count of the same
_NEAR: Final = 8  # tokens between two counts of one sentence


def told_next(clause: Clause, one: Counted) -> Binding | None:
    """ "spricht von 16, die Opposition von 60 Toten": the noun follows the second count of the same."""
    link = clause.text(one.first - 1)
    if (
        one.head is not None
        or not clause.role(one.first - 1) & Role.PREPOSITION
        or clause.text(one.behind) != ","
    ):
        return None
    for token in range(one.behind + 2, min(one.behind + _NEAR, clause.last)):
        number = clause.counts.get(token)
        if number is not None:
            same = clause.text(token - 1) == link and number.last_token < clause.last
            noun = clause.word(number.last_token).noun if same else None
            measure = noun.measure or _of_a_noun(noun) if noun is not None else None
            return Binding(measure, "competing count", one.first, one.last, 1.0) if measure else None
    return None


def _of_a_noun(noun: Noun) -> str | None:
    """ "von 8000, die Gewerkschaft von 20.000 Demonstranten": people whose noun takes up nobody told of before."""
    return "other" if noun.kind == "person" and not noun.gloss.endswith(ANYBODY) else None


def other_count(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """What somebody else counts, too: a number alone what was counted right before, one with a noun what the article counts most."""
    if one.head is None:
        return memory.beside(clause.first, one)
    if _are_others(one, memory):
        return None
    for found in memory.recent(2):
        if found.binding.rule == TOTALLED and found.binding.measure in HARM:
            return found.binding
    return memory.main_count()


def _are_others(one: Counted, memory: Memory) -> bool:
    """ "35 wurden festgenommen. Die Polizei sprach von 2.000 Teilnehmern", "zählt 120 Abgeordnete": no other count of those harmed."""
    gloss = one.noun.gloss if one.noun else "people"
    counted = [found.counted for found in memory.recent(_RECENTLY) if found.binding.measure in HARM]
    if not any(known.noun is one.noun for known in counted) and not gloss.endswith(ANYBODY):
        return True
    most = max((known.number.high or known.number.low or 0 for known in counted), default=0)
    return 0 < most * _BEYOND < (one.number.low or one.number.high or 0)


def is_said(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "sprach von 60", "war von 76 die Rede": somebody else's count of what the article is about."""
    if _is_all_they_say(clause, one):
        return True
    if _comes_to(clause, one) and not (memory.fresh and memory.fresh[-1].binding.measure not in HARM):
        return True
    if (
        not clause.roles & Role.TALKS
        or clause.says(one.first - 1, "to")
        or clause.plays(one.first - 1, Role.MEANS)
    ):
        return False
    for before in range(one.first - 1, max(one.first - 9, clause.first - 1), -1):
        if clause.role(before) & Role.BREAK:
            break
        if clause.role(before) & Role.TALKS:
            return True
    return any(clause.role(after) & Role.TALKS for after in range(one.last, one.last + 3))


def _is_all_they_say(clause: Clause, one: Counted) -> bool:
    """ "The union says 33.", "33, sagt die Gewerkschaft": a verb of saying beside a number that is all its clause has."""
    if one.head is not None:
        return False
    if clause.says_low(one.first - 1, "saying") and (
        one.behind >= clause.last or clause.role(one.behind) & SIGNS
    ):
        return True
    return (
        one.first == clause.first and clause.text(one.behind) == "," and clause.says(one.behind + 1, "saying")
    )


def _comes_to(clause: Clause, one: Counted) -> bool:
    """ "Das Institut kommt mit anderer Rechnung auf 1150"."""
    if one.head is not None or not clause.role(one.first - 1) & Role.PREPOSITION:
        return False
    for before in range(one.first - 2, max(one.first - 9, clause.first - 1), -1):
        if clause.role(before) & Role.BREAK:
            return False
        if clause.says(before, "comes_to"):
            return True
    return False
