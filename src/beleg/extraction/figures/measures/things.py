"""A number alone, or "three others", becomes a count of the things or fighters told right before."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, THINGS, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import befall
from beleg.extraction.figures.measures.gapping import is_gapped
from beleg.extraction.figures.measures.memory import Found, Memory
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.parts import is_of_whom

_OTHERS: Final = THINGS | {"item"}
_STOPPED: Final = "intercepted"
_FLIGHT: Final = 4  # figures between what was launched and what was stopped of it
_ACTING: Final = ("frame", "phrase", "subject")
_STRIKES: Final = "attacks"  # "20 Raketenangriffe, von denen zwölf abgefangen wurden"


def antecedent(clause: Clause, one: Counted, memory: Memory) -> Found | None:
    """The figure that a number alone goes on with: the one before, or what flew and was then stopped."""
    before = memory.before()
    if one.head is None and (_are_stopped(clause, one) or _strike(clause, one)):
        for found in memory.recent(_FLIGHT):
            if found.counted.kind in THINGS:
                return found
    return before if one.part or memory.fresh else None


def _are_stopped(clause: Clause, one: Counted) -> bool:
    """ "300 drones were launched. Half were brought down", "shot down another nine": what became of things in the air."""
    behind = one.first - (clause.role(one.first - 1) & Role.ANOTHER != 0)
    stopped = [
        told
        for told in clause.predicates
        if told.measure == _STOPPED
        and (told.first >= one.last or told.last == behind or told.first < one.first < told.last)
    ]
    return any(_counts_things_only(clause, told.first) for told in stopped)


def _strike(clause: Clause, one: Counted) -> bool:
    """ "Three landed on a bakery", "Two struck a warehouse": what only weapons do, right behind a number alone."""
    return any(
        told.first == one.behind
        and told.measure == _STRIKES
        and told.form in _ACTING
        and "weapon" in told.only
        for told in clause.predicates
    )


def _counts_things_only(clause: Clause, token: int) -> bool:
    """Whether no reading of the verb at ``token`` counts people: "took out 340" may be a bus that did."""
    return not any(told.first == token and "person" in told.only for told in clause.predicates)


def told_before(clause: Clause, one: Counted, before: Found | None) -> Noun | None:
    """The things of the figure ``before`` where ``one`` names nothing: "five boats sank, three others burned"."""
    fronted = _of_fronted(clause, one)
    if fronted is not None:
        return fronted
    if before is None or before.counted.noun is None:
        return None
    if one.head is not None:
        others = not clause.verb_final and one.head == one.behind and clause.role(one.head) & Role.ANOTHER
        return before.counted.noun if others and before.counted.kind in _OTHERS else None
    if before.counted.kind == "fighter" and before.clause is clause and _are_no_more(one, before.counted):
        return before.counted.noun
    taken = one.part or is_of_whom(clause, one.first)
    shared = before.counted.kind in THINGS or (taken and before.counted.noun.gloss == _STRIKES)
    shared = shared or _are_hit_too(clause, one, before)
    if not shared or _are_a_family(clause, one) or _are_people(clause, one):
        return None
    if befall.people(clause, one, before.counted.kind):
        return None
    return before.counted.noun


def _are_hit_too(clause: Clause, one: Counted, before: Found) -> bool:
    """ "burned down nine shops and looted 14": what befalls buildings befell those of the same sentence before."""
    if before.counted.kind != "item" or before.clause is not clause or clause.verb_final:
        return False
    verb = one.first - 1
    joined = clause.role(verb - 1) & (Role.CONJUNCTION | Role.BREAK) != 0
    return joined and clause.says_low(verb, "befalling")


def _of_fronted(clause: Clause, one: Counted) -> Noun | None:
    """ "Of 40 villages around it, 30 were wiped out", "Von den Panzern brannten vier": the things that open the sentence."""
    if one.head is not None or not clause.role(clause.first) & Role.PARTITIVE_OF:
        return None
    token = clause.first + 1
    token += clause.role(token) & Role.DETERMINER != 0
    if clause.verb_final:
        return _of_uncounted(clause, one, token)
    whole = clause.counts.get(token)
    if whole is None or token >= one.first or clause.text(one.first - 1) != ",":
        return None
    noun = clause.word(whole.last_token).noun if whole.last_token < one.first else None
    return noun if noun is not None and noun.kind in _OTHERS else None


def _of_uncounted(clause: Clause, one: Counted, token: int) -> Noun | None:
    """ "Von den feindlichen Panzern": the things of no number that the words from ``token`` on name, if none stands before ``one``."""
    while token < one.first and clause.text(token).islower() and not clause.role(token):
        token += 1
    if token == clause.first + 1 or any(at in clause.counts for at in range(clause.first, one.first)):
        return None
    noun = clause.word(token).noun if token < one.first else None
    return noun if noun is not None and noun.kind in THINGS else None


def _are_no_more(one: Counted, before: Counted) -> bool:
    """ "Two of the attackers were killed and two fled": as many as were told before, or fewer, are of the same kind."""
    low, high = one.number.low, before.number.low or before.number.high
    return low is not None and high is not None and low <= high


def _are_a_family(clause: Clause, one: Counted) -> bool:
    """ "two bombs killed a family of seven": those in a group are people."""
    of = one.first - 1
    if of <= clause.first or not clause.role(of) & Role.PARTITIVE_OF:
        return False
    noun = clause.word(of - 1).noun
    return noun is not None and noun.kind in PEOPLE


def _are_people(clause: Clause, one: Counted) -> bool:
    """ "nine lorries burned. Eleven of those held were let go": the words behind the number name whom it is taken from."""
    if clause.verb_final:
        return False
    taking = [told for told in clause.predicates if told.last == one.first and told.form == "object"]
    if taking and all(_counts_people_only(told) for told in taking):
        return True  # "sank three boats and detained 14"
    for told in clause.predicates:
        if told.form == "phrase" and told.first == one.behind and clause.role(told.first) & Role.PARTITIVE_OF:
            return _counts_people_only(told)
    return False


def _counts_people_only(told: Predicate) -> bool:
    return "person" in told.only and "vehicle" not in told.only


def shares_its_noun(clause: Clause, one: Counted, before: Found | None) -> bool:
    """ "58 houses collapsed: 14 in Orv, 12 in Sand": the buildings of a list of places, which ``one`` counts then."""
    if before is None or before.counted.kind != "item" or not is_gapped(clause, one):
        return False
    one.noun = before.counted.noun
    return True
