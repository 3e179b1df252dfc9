"""Numbers that tell how old somebody is become no counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.items import opens_place_item
from beleg.extraction.figures.phrases.parts import POSSESSIVES

COMPARING: Final = ("more_than", "less_than")
_CHILDREN: Final = "children"
_GROWING: Final = (_CHILDREN, "women", "men")
_YOUNG: Final = (*_GROWING, "people")
_GROWN: Final = 21  # years
_OLDEST: Final = 110
_SUBJECT: Final = 12  # tokens from a count to the limit of the ages of those counted
_LIST: Final = 12  # tokens that a list of ages goes on for
_ROLE: Final = 4  # tokens from the article to the word for somebody
_REACH: Final = 4
_YOUNGEST: Final = 6  # tokens from "the youngest of the dead" to the age
_CLOSES: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION


def is_age(clause: Clause, one: Counted) -> bool:
    """Whether the number tells an age that no word says to be one."""
    return (
        _is_in_brackets(clause, one)
        or _is_a_limit(clause, one)
        or _is_an_age_limit(clause, one)
        or _is_behind_a_name(clause, one)
        or _is_behind_a_person(clause, one)
        or _is_of_the_youngest(clause, one)
        or _is_of_an_age(clause, one)
        or _is_of_a_child(clause, one)
    )


def _is_behind_a_name(clause: Clause, one: Counted) -> bool:
    """ "Ann Lee, 28, and Tom Ray, 47, were shot": a number alone between signs behind a name, but not "in Leeds, 12, "."""
    if one.head is not None or not _may_be_an_age(one) or clause.text(one.first - 1) != ",":
        return False
    name = one.first - 2
    if opens_place_item(clause, one.first):
        return False  # "by country: Guinea, 5; Liberia, 7"
    if not clause.role(one.behind) & _CLOSES or not _is_name(clause, name):
        return False
    while _is_name(clause, name - 1):
        name -= 1
    before = clause.word(name - 1) if name > clause.first else None
    return before is None or not before.traits & Trait.LOCATIVE


def _is_behind_a_person(clause: Clause, one: Counted) -> bool:
    """ "The captain, 47, is being questioned", "her husband's cousin, 31, is", "zwei Hirten, 61 und 58, sind": as many numbers alone between commas as people before."""
    if one.head is not None or not _may_be_an_age(one):
        return False
    before, after, listed = _listed(clause, one)
    person = before - 1
    if (
        (one.number.shape != "digits" and listed == 1)
        or person < clause.first
        or clause.text(before) != ","
        or clause.text(after) != ","
    ):
        return False
    word = clause.word(person)
    noun = word.noun
    if noun is None and (clause.verb_final or word.role or not clause.text(person).islower()):
        return False
    if noun is not None and (noun.kind not in PEOPLE or noun.measure is not None):
        return False
    for token in range(person - 1, max(person - _ROLE, clause.first) - 1, -1):
        number = clause.numbers.get(token)
        if number is not None and number.shape != "article":
            return number.low == number.high == listed
        if clause.role(token) & Role.DETERMINER or clause.text(token) in POSSESSIVES:
            return clause.verb_final or not clause.text(person).endswith("s")
    return False


def _listed(clause: Clause, one: Counted) -> tuple[int, int, int]:
    """The signs around a list of numbers alone that the number is in, and how many it holds: "(29, 34)", ", 29 und 34,"."""
    before, after = one.first - 1, one.behind
    while before > one.first - _LIST and _goes_on(clause, before, -1):
        before -= 1
    while after < one.behind + _LIST and _goes_on(clause, after, 1):
        after += 1
    return before, after, sum(token in clause.numbers for token in range(before, after))


def _is_name(clause: Clause, token: int) -> bool:
    """Whether a word is written like the name of a person."""
    if token < clause.first or token in clause.dated or token in clause.numbers:
        return False
    text, word = clause.text(token), clause.word(token)
    return text[0].isupper() and text[1:2].islower() and not word.noun and not word.role


def _is_of_the_youngest(clause: Clause, one: Counted) -> bool:
    """ "the youngest was 17 and the oldest 63"."""
    if not clause.traits & Trait.ELDEST or not _may_be_an_age(one):
        return False
    for token in range(one.first - 1, max(one.first - _YOUNGEST, clause.first) - 1, -1):
        if clause.word(token).traits & Trait.ELDEST:
            return one.head is None or clause.role(one.first - 1) & Role.AUXILIARY != 0
        if clause.role(token) & Role.BREAK or token in clause.numbers:
            return False
    return False


def _is_of_an_age(clause: Clause, one: Counted) -> bool:
    """ "The age of conscription was lowered from 27 to 25", but not "pupils of school age from 27 villages"."""
    if clause.verb_final or one.head is not None or not _may_be_an_age(one):
        return False
    if not clause.role(one.first - 1) & (Role.PREPOSITION | Role.AUXILIARY):
        return False
    for token in range(one.first - 1, max(one.first - _SUBJECT, clause.first) - 1, -1):
        if clause.role(token) & Role.BREAK:
            return False
        if clause.says(token, "age"):
            return True
    return False


def _is_of_a_child(clause: Clause, one: Counted) -> bool:
    """ "a girl of nine", "a man of 60", but not "a family of four"."""
    of = one.first - 1
    joined = clause.role(of) & Role.CONJUNCTION and of - 1 in clause.counts  # "boys of nine and 12"
    of -= 2 if joined else 0
    if clause.verb_final or one.head is not None or of <= clause.first or not _may_be_an_age(one):
        return False
    noun = clause.word(of - 1).noun
    if noun is None or not clause.role(of) & Role.PARTITIVE_OF:
        return False
    several = clause.text(of - 1).endswith("s")
    return noun.gloss == _CHILDREN if several else noun.gloss in _GROWING


def _may_be_an_age(one: Counted) -> bool:
    return (
        one.number.qualifier == "exact" and one.number.shape != "article" and (one.number.low or 0) < _OLDEST
    )


def _is_in_brackets(clause: Clause, one: Counted) -> bool:
    """ "ein Mann (58)", "a couple from Orv (61, 58)": numbers alone in brackets behind people."""
    if one.number.qualifier != "exact" or (one.number.low or 0) >= _OLDEST:
        return False
    before, after, listed = _listed(clause, one)
    if clause.text(before) != "(" or clause.text(after) != ")" or before <= clause.first:
        return False
    if _is_name(clause, before - 1) and not clause.verb_final:
        return True
    noun = _person_before(clause, before - 1)
    return noun is not None and noun.kind in PEOPLE and (noun.measure is None or listed > 1)


def _person_before(clause: Clause, token: int) -> Noun | None:
    """The noun at ``token``, or before "aus Orv" and "from Orv" there."""
    at = token
    while at > token - _ROLE and _is_name(clause, at):
        at -= 1
    from_there = at < token and clause.plays(at, Role.ORIGIN) and at > clause.first
    return clause.word(at - 1 if from_there else token).noun


def _is_a_limit(clause: Clause, one: Counted) -> bool:
    """ "nearly a fifth were under 15": a limit of which a count stands before."""
    if one.head is not None or one.number.qualifier not in COMPARING:
        return False
    if clause.roles & Role.EXPLETIVE or (clause.verb_final and not clause.role(one.behind) & _CLOSES):
        return False
    if not clause.role(one.first - 1) & Role.AUXILIARY or (one.number.low or one.number.high or 0) > _OLDEST:
        return False
    return any(0 < one.first - number.last_token <= _SUBJECT for number in clause.numbers.values())


def _is_an_age_limit(clause: Clause, one: Counted) -> bool:
    """ "children under five", "14 of the dead were under five", "girls over 12": a small number behind people or their verb."""
    if one.head is not None or (one.number.low or one.number.high or 0) > (
        _OLDEST if clause.verb_final else _GROWN
    ):
        return False
    at = one.first - 1
    if one.number.qualifier == "exact":
        if clause.verb_final or not clause.says(at, "age_limits"):
            return False
        at -= 1
    elif one.number.qualifier not in COMPARING:
        return False
    if at < clause.first:
        return False
    noun = clause.word(at).noun
    young = noun is not None and noun.gloss in _YOUNG
    of = clause.plays(at, Role.ANAPHOR) and clause.plays(at - 1, Role.PARTITIVE_OF)
    if of and not clause.verb_final and one.number.unit is None:
        return True  # "six of them under 16"
    return young or (one.number.qualifier == "exact" and clause.plays(at, Role.AUXILIARY))


def _goes_on(clause: Clause, token: int, step: int) -> bool:
    """Whether a list of ages goes on at ``token``: "(29, 34 und 52)", but not at the second comma of "A man, 41, and two boys"."""
    at = token
    while _is_joint(clause, at):
        at += step
    number = clause.numbers.get(at)
    if number is None:
        return len(clause.ages) > 0 and at in clause.ages
    alone = step < 0 or clause.role(number.last_token) & _CLOSES != 0
    return number.shape != "article" and (at == token or alone)


def _is_joint(clause: Clause, token: int) -> bool:
    """A comma or "and"."""
    role = clause.role(token)
    return role & Role.CONJUNCTION != 0 or (role & Role.BREAK != 0 and clause.text(token) == ",")
