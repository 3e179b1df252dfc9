"""Where a number stands tells whether it is a part of a total or the total itself."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role
from beleg.model import NumberMention

POSSESSIVES: Final = ("'s", "\u2019s")
_OWNER: Final = 5  # tokens from "of" to the sign of a possessive
_AMONG: Final = 4  # tokens from "unter ihnen" to a number
_PARTING: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION | Role.ANAPHOR
_LONGEST_LIST: Final = 9  # tokens from "darunter" to a number in its list


def is_part(clause: Clause, first: int, last: int) -> bool:
    """Whether the number is taken from one said before: "fünf davon", "three of them"."""
    if not clause.roles & (Role.SUBSET | Role.ANAPHOR):
        return False
    if is_among_them(clause, first):
        return True
    after = behind_percent(clause, last)
    if (clause.verb_final and clause.plays(after, Role.SUBSET)) or _follows_subset(clause, first):
        return True
    return clause.plays(after + 1, Role.ANAPHOR) and clause.plays(after, Role.PARTITIVE_OF)


def _follows_subset(clause: Clause, first: int) -> bool:
    """ "darunter drei", "darunter auch drei", "darunter die von drei Kindern"."""
    token = first - 1
    while token > first - 3 and clause.role(token) & (Role.DETERMINER | Role.PARTITIVE_OF):
        token -= 1
    if clause.plays(token, Role.SUBSET):
        return True
    if token == first - 1 and not clause.role(token) and clause.plays(token - 1, Role.SUBSET):
        return True
    return ends_a_subset(clause, first, past_numbers=False)


def ends_a_subset(clause: Clause, first: int, past_numbers: bool) -> bool:
    """ "darunter zwei Kinder und ein Sanitäter": what closes a list behind "darunter"; with numbers in it only if allowed."""
    if not clause.role(first - 1) & Role.CONJUNCTION:
        return False
    for token in range(first - 2, max(first - _LONGEST_LIST, clause.first) - 1, -1):
        role = clause.role(token)
        if role & Role.SUBSET:
            return True
        if role & (Role.AUXILIARY | Role.STOP) or clause.text(token) == ";":
            return False
        if token in clause.counts and not past_numbers:
            return False
    return False


def is_among_them(clause: Clause, first: int) -> bool:
    """ "acht Tote, unter ihnen zwei Kinder", "eight dead, among them two children"."""
    token = first - 1
    if _is_of_these(clause, token - (clause.text(token) == ",")):
        return True
    reach = _AMONG if clause.verb_final and clause.roles & Role.AMONG else clause.plays(token, Role.AUXILIARY)
    while reach and not clause.role(token) & _PARTING and token not in clause.counts:
        token -= 1  # "Unter ihnen befinden sich auch zwei Kinder", "Among them were two children"
        reach -= 1
    return clause.plays(token, Role.ANAPHOR) and clause.plays(token - 1, Role.AMONG)


def _is_of_these(clause: Clause, token: int) -> bool:
    """ "Of these, 14 were women", "of them 14 women": the pronoun at ``token`` takes up those counted before."""
    taken = clause.plays(token, Role.ANAPHOR) and clause.plays(token - 1, Role.PARTITIVE_OF)
    return taken and not clause.verb_final and _opens(clause, token - 1)


def is_of_whom(clause: Clause, first: int) -> bool:
    """ "8,900 displaced, of whom 60% are children": a share of those counted right before."""
    return clause.plays(first - 1, Role.RELATIVE) and clause.plays(first - 2, Role.PARTITIVE_OF)


def opens_of_whom(clause: Clause, behind: int) -> bool:
    """ "12,000 men, of whom 3,500 were captured": what is told there is told of the part."""
    of = behind + (clause.text(behind) == ",")
    return (
        clause.plays(of, Role.PARTITIVE_OF)
        and clause.plays(of + 1, Role.RELATIVE)
        and of + 2 in clause.counts
    )


def takes_of_whom(clause: Clause, behind: int) -> bool:
    """ "73 of whom": those counted before a part of whom the number that ends at ``behind`` is."""
    return clause.plays(behind, Role.PARTITIVE_OF) and clause.plays(behind + 1, Role.RELATIVE)


def uncounted_whole(clause: Clause, first: int) -> Noun | None:
    """The people without a number from whom the number at ``first`` is taken: "viele Verletzte, darunter drei Kinder"."""
    token = first - 1
    while token > first - 3 and not clause.role(token) & Role.SUBSET:
        token -= 1
    if not clause.role(token) & Role.SUBSET or clause.text(token - 1) != "," or token - 2 < clause.first:
        return None
    noun = clause.word(token - 2).noun
    if noun is None or noun.kind not in PEOPLE:
        return None
    counted = any(
        number.last_token <= token - 2 <= number.last_token + _LONGEST_LIST
        for number in clause.counts.values()
    )
    return None if counted else noun


def behind_percent(clause: Clause, token: int) -> int:
    while clause.plays(token, Role.PERCENT):
        token += 1
    return token


def is_whole(clause: Clause, first: int, numbers: dict[int, NumberMention]) -> bool:
    """Whether another number is taken from the one at ``first``: "22 von 28", "Von den 15.000 … 4.700"."""
    token = first - 1
    if not clause.verb_final and clause.text(token) in POSSESSIVES:
        return owned_by_a_whole(clause, token, numbers)
    if clause.verb_final and not clause.role(token) and clause.text(token).islower():
        token -= 1 if clause.role(token - 1) & Role.DETERMINER else 0  # "der zuletzt 1400"
    while clause.role(token) & (Role.DETERMINER | Role.CUMULATIVE) and not (
        token < first - 1 and clause.role(token) & Role.MOST  # "einer der drei"
    ):
        token -= 1
    determined = token < first - 1
    if determined and (clause.role(token) & Role.MOST or is_of_some(clause, token)):
        return True
    if determined and any(
        0 <= token - n.last_token <= 4
        and clause.role(n.last_token) & (Role.PARTITIVE_OF | Role.DETERMINER)
        and not _is_another_clause(clause, n.last_token, first)
        for n in numbers.values()
        if n.first_token < first
    ):
        return True
    if clause.role(token) & Role.PARTITIVE_OF:
        if clause.verb_final and _is_right_before(clause, first, numbers):
            return True
        taken = any(k > first for k in numbers) or _some_follow(clause, first)
        return (
            (_opens(clause, token) and taken)
            or any(0 <= token - n.last_token <= (0 if n.shape == "ordinal" else 3) for n in numbers.values())
            and not _is_a_total(clause, token - 1)
        )
    return determined and any(n.last_token == token + 1 for n in numbers.values())


def _is_a_total(clause: Clause, token: int) -> bool:
    """ "three times the toll of nine": how many there are in all, of which no other number is a part."""
    total = token >= clause.first and clause.word(token).total is not None
    return total and clause.plays(token - 1, Role.DETERMINER)


def _is_right_before(clause: Clause, first: int, numbers: dict[int, NumberMention]) -> bool:
    """ "starben von 309 Mann 95": the part stands right behind the noun of the whole."""
    behind = numbers[first].last_token if first in numbers else first
    return behind + 1 in numbers and clause.word(behind).noun is not None


def _is_another_clause(clause: Clause, last: int, first: int) -> bool:
    """ "the funeral of 23 of his neighbours and that 400 others had fled": a clause of its own opens between two numbers."""
    joined = any(clause.role(token) & Role.CONJUNCTION for token in range(last, first))
    return joined and not clause.verb_final and clause.role(first - 1) & Role.SUBORDINATOR != 0


def _some_follow(clause: Clause, first: int) -> bool:
    """ "Von den 60 Bewohnern wurde keiner verletzt": how many of them, said by a word."""
    if not clause.verb_final or not clause.roles & Role.MOST:
        return False
    for token in range(first + 1, clause.last):
        if clause.role(token) & Role.BREAK:
            return False
        if clause.role(token) & Role.MOST:
            return True
    return False


def owned_by_a_whole(clause: Clause, possessive: int, numbers: dict[int, NumberMention]) -> bool:
    """ "76 of the ferry's 118 passengers": the number before "of" is taken from what somebody has."""
    for token in range(possessive - 1, max(possessive - _OWNER, clause.first) - 1, -1):
        if clause.role(token) & Role.PARTITIVE_OF:
            return any(n.last_token == token for n in numbers.values())
        if any(n.last_token == token and n.unit == "percent" for n in numbers.values()):
            return True  # "half the town's 40,000 people"
    return False


def is_of_some(clause: Clause, of: int) -> bool:
    """ "none of the 130 aboard", "most of its 40 crew": the word before ``of`` says how many, the number is all of them."""
    return not clause.verb_final and bool(
        clause.role(of) & Role.PARTITIVE_OF and clause.role(of - 1) & Role.MOST
    )


def _opens(clause: Clause, token: int) -> bool:
    """Whether a clause, main or subordinate, begins at ``token``."""
    before = token - 1
    if not clause.verb_final and clause.role(before) & Role.CONJUNCTION:
        before -= 1  # "…, and of 40 people aboard ten were saved"
    return token == clause.first or clause.role(before) & (Role.BREAK | Role.SUBORDINATOR) != 0
