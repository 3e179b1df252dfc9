"""A German clause behind that of a number tells of others: of some of those counted, or of a subject of its own."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures import agents, ownclause
from beleg.extraction.figures.phrases import parts
from beleg.extraction.figures.phrases.counted import Counted

_SUBJECT: Final = 6  # tokens of a subject without a number
_TOLD_BEFORE: Final = ("subject", "object", "frame")
_BEHIND_NUMBER: Final = Role.PARTITIVE_OF | Role.ANAPHOR | Role.SUBSET | Role.ANOTHER
_IN_SUBJECT: Final = Role.DETERMINER | Role.CONJUNCTION


def is_of_some(clause: Clause, counted: Counted, token: int) -> bool:
    """ "64 Matrosen, von denen 50 umkamen", "800 Reiter, davon fielen 120": whether such a clause holds ``token``."""
    if not clause.roles & (Role.ANAPHOR | Role.SUBSET):
        return False
    opens = False
    for at in range(counted.last, token):
        if clause.role(at) & SIGNS:
            opens = _opens_with_some(clause, at + 1)
    return opens


def _opens_with_some(clause: Clause, token: int) -> bool:
    """ "von denen", "von diesen", but not "von diesen Truppen"; "davon fielen", but not "davon zwölf"."""
    if clause.role(token) & Role.SUBSET:
        return ownclause.may_be_finite(clause, token + 1)
    if not (clause.role(token) & Role.PARTITIVE_OF and clause.role(token + 1) & Role.ANAPHOR):
        return False
    return not (clause.role(token + 1) & Role.DETERMINER and clause.text(token + 2)[:1].isupper())


def has_another_subject(clause: Clause, counted: Counted, token: int) -> bool:
    """ "Es starben drei Kinder, der Vater überlebte verletzt": whether a clause with its subject and verb opens before ``token``."""
    for at in range(counted.last, token):
        if at in clause.counts:
            return False
        if clause.role(at) & SIGNS:
            verb = _verb_behind_subject(clause, at + 1, token)
            return verb > 0 and has_finite(clause, counted, at)
    return False


def _verb_behind_subject(clause: Clause, first: int, last: int) -> int:
    """The verb right behind the noun phrase that opens at ``first``, 0 where none stands up to ``last`` or a sign closes it.

    "die anderen", "die letzten 260" need no noun.
    """
    named = rest = False
    for at in range(first, min(first + _SUBJECT, last + 1)):
        text = clause.text(at)
        if clause.says(at, "the_rest"):
            named = rest = True
            continue
        if at in clause.numbers and rest:
            continue
        if at in clause.numbers or clause.role(at) & SIGNS:
            return 0
        if named and ownclause.may_be_finite(clause, at):
            closes = at + 1 >= clause.last or clause.role(at + 1) & (SIGNS | Role.AUXILIARY)
            return 0 if closes and at < last else at
        if text[:1].isupper() and not clause.role(at):
            named = True
        elif not clause.role(at) & _IN_SUBJECT and (clause.role(at) or named):
            return 0
    return 0


def is_of_next_number(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Im Saal feierten 120 Gäste, 40 erlitten Brandwunden": behind a verb, another number with a verb opens a clause."""
    link = counted.last
    while link < predicate.first and not _joins_number(clause, link):
        link += 1
    if link >= predicate.first:
        return False
    if _closes_headline(clause, counted, link, predicate):
        return True
    if not has_finite(clause, counted, link):
        return any(
            is_said_of_part(clause, token, predicate.first)
            for token in (link + 1, link + 2)
            if token in clause.counts
        )
    if predicate.form in _TOLD_BEFORE or _has_plural_verb(clause, link + 1, predicate.first):
        return True
    return any(clause.role(token) & Role.AUXILIARY for token in range(link + 2, predicate.first))


def _closes_headline(clause: Clause, counted: Counted, link: int, predicate: Predicate) -> bool:
    """ "Fähre mit 150 Passagieren gesunken, 60 gerettet": a participle before the comma, the one told right behind the next number."""
    number = clause.counts.get(link + 1)
    if number is None or number.last_token != predicate.first or counted.last >= link:
        return False
    before = clause.text(link - 1)
    return (
        before.islower()
        and before.endswith(clause.lexicon.endings["past"])
        and not clause.role(link - 1) & ~Role.RISE
    )


def is_said_of_part(clause: Clause, first: int, token: int) -> bool:
    """ "200 Menschen auf der Fähre, zwölf davon ertrunken": without a verb, what stands at ``token`` behind a part at ``first``."""
    behind = clause.counts[first].last_token
    sign = (
        first - 1 - (clause.text(first - 1).islower() and not clause.role(first - 1))
    )  # ", nur zwölf davon"
    if not clause.plays(sign, Role.BREAK):
        return False
    if any(clause.role(at) & (SIGNS | Role.AUXILIARY) for at in range(behind, token)):
        return False
    return parts.is_part(clause, first, behind)


def _joins_number(clause: Clause, token: int) -> bool:
    """Whether a number stands behind the comma or conjunction at ``token``, a small word between allowed: ", nur 40"."""
    if clause.text(token) != "," and not clause.role(token) & Role.CONJUNCTION:
        return False
    small = token + 2 in clause.counts and clause.text(token + 1).islower() and not clause.role(token + 1)
    return small or token + 1 in clause.counts


def _has_plural_verb(clause: Clause, first: int, last: int) -> bool:
    """Whether a verb stands right behind the number at ``first`` and what it counts, up to ``last``."""
    number = clause.counts.get(first) or clause.counts.get(first + 1)
    at = number.last_token if number is not None else last
    while at < last and (clause.text(at)[:1].isupper() or clause.role(at) & _BEHIND_NUMBER):
        at += 1
    if at == last and clause.text(at).islower() and clause.text(at + 1)[:1].isupper():
        return not clause.role(at)  # "erlitten Brandwunden"
    return at <= last and ownclause.is_plural_verb(clause, at)


def is_in_phrase_before(clause: Clause, counted: Counted, token: int) -> bool:
    """ "Nach dem Angriff auf 60 Fahrer wurden 19 festgenommen": what is told behind the verb and another number is told of that one."""
    before = counted.first - 1
    while clause.role(before) & (Role.DETERMINER | Role.PREPOSITION) == Role.DETERMINER:
        before -= 1
    if not clause.role(before) & Role.PREPOSITION or agents.is_company(clause, counted.first):
        return False
    verb = counted.last
    while verb < token and not clause.role(verb) & (Role.AUXILIARY | SIGNS):
        verb += 1
    return not clause.role(verb) & SIGNS and any(at in clause.counts for at in range(verb + 1, token))


def has_finite(clause: Clause, counted: Counted, last: int) -> bool:
    """Whether a verb stands around ``counted`` in its main clause, which ends at ``last``."""
    at = counted.first - 1
    while at >= clause.first and not clause.role(at) & Role.BREAK:
        at -= 1
    opener = clause.role(at + 1)
    subordinate = opener & (Role.SUBORDINATOR | Role.PREPOSITION) == Role.SUBORDINATOR
    if subordinate or (opener & Role.RELATIVE and at >= clause.first):
        return False
    around = (*range(at + 1, counted.first), *range(counted.last, last))
    return any(ownclause.may_be_finite(clause, token) for token in around)
