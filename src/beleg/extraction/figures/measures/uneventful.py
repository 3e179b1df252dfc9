"""Numbers that tell of no event, but of what can be, is usual, needed or forbidden, become no counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures import capacities
from beleg.extraction.figures.measures.memory import UNITS
from beleg.extraction.figures.phrases.counted import Counted

_VOTERS: Final = ("none", "person")
_SPECTATORS: Final = ("spectators", "fans", "visitors", "supporters")
_BODIES: Final = 20  # the most forces of police that help
_TOLD: Final = ("participle", "state", "phrase")
_ARMS: Final = ("weapon", "ammunition")
_NEEDED: Final = ("person", "force", "helper", "vehicle", "item")


def counts_nobody(clause: Clause, one: Counted) -> bool:
    """Whether the number says what there is room for, on what occasion, or how many bodies helped."""
    return (
        capacities.is_room_for(clause, one)
        or capacities.are_inhabitants(clause, one)
        or _are_votes(clause, one)
        or _are_watching(clause, one)
        or _is_occasion(clause, one)
        or _are_bodies(clause, one)
        or _is_forbidden(clause, one)
        or (not clause.verb_final and _is_no_event(clause, one))
    )


def _is_no_event(clause: Clause, one: Counted) -> bool:
    """Whether an English number tells what can be, is usual, needed or forbidden, or how many share one thing."""
    return (
        clause.says(one.first - 1, "for_every")  # "one nurse for every 900 people"
        or clause.says(one.first - 1, "employing")  # "The firm, which employs 2,400, said …"
        or (one.kind == "length" and clause.mentions("quakes"))  # "a quake 30 km deep"
        or _is_needed(clause, one)
        or _is_ability(clause, one)
        or _is_usual(clause, one)
        or _is_for_each(clause, one)
        or _is_armament(clause, one)
        or _is_another_sense(clause, one)
        or capacities.is_supplied(clause, one)
    )


def _is_another_sense(clause: Clause, one: Counted) -> bool:
    """ "two heart attacks", "The union called three strikes": what is no attack."""
    if one.kind != "event" or one.head is None or one.noun is None or one.noun.measure != "attacks":
        return False
    if clause.says(one.head - 1, "ailing"):
        return True
    struck = clause.says(one.head, "strikes")
    return struck and clause.mentions("labour")


def _is_armament(clause: Clause, one: Counted) -> bool:
    """ "armed with four missiles", "carries 16 rockets", "makes 900 shells a day", "eight torpedo tubes": what nobody fires."""
    if one.kind not in _ARMS or one.head is None:
        return False
    before = one.first - 1
    if clause.says(before, "arming_with"):
        before -= 1
    if clause.says(before, "arming"):
        return True
    of_another = one.kind == "weapon" and not clause.text(one.head).endswith("s") and one.number.low != 1
    behind = clause.text(one.last)
    return of_another and behind.islower() and behind.endswith("s") and not clause.word(one.last).reports


def _is_needed(clause: Clause, one: Counted) -> bool:
    """ "would need 500 more men", but not "wants 40 prisoners released": what is not there."""
    if one.kind not in _NEEDED or (one.noun is not None and one.noun.measure is not None):
        return False
    return clause.says(one.first - 1, "needing")


def _is_ability(clause: Clause, one: Counted) -> bool:
    """ "can carry six bombs", "cannot hold more than 40 people", but not "can confirm three deaths"."""
    verb = one.first - 1
    if one.kind in UNITS or not clause.says(verb, "capable"):
        return False
    return clause.tokens.lows[verb - 1] in clause.lexicon.lists["able"]


def _is_usual(clause: Clause, one: Counted) -> bool:
    """ "A battalion usually has 500 soldiers", but not "in the normally quiet town": how it is on other days."""
    lows, known = clause.tokens.lows, clause.lexicon.lists["habitual"]
    for token in range(one.first - 1, clause.first - 1, -1):
        if lows[token] in known:
            return token == clause.first or not clause.role(token - 1) & Role.DETERMINER
        if clause.role(token) & Role.BREAK and token > clause.first + 1:
            return False
    return False


def _is_forbidden(clause: Clause, one: Counted) -> bool:
    """ "Gatherings of more than five people are banned": above which number something needs leave."""
    if (
        one.number.qualifier not in ("more_than", "at_least")
        or not clause.role(one.first - 1) & Role.PARTITIVE_OF
        or one.first - 2 < clause.first
        or clause.word(one.first - 2).event
    ):
        return False
    return clause.mentions("forbidding")


def _is_for_each(clause: Clause, one: Counted) -> bool:
    """ "two to a mattress", "three on each bike", "riding two each": how many share one thing."""
    at = one.last
    if at >= clause.last:
        return False
    if one.head is None and clause.says(at, "apiece"):
        return True
    if at + 2 >= clause.last or not clause.role(at) & Role.PREPOSITION or clause.role(at) & Role.PARTITIVE_OF:
        return False
    if not clause.says(at + 2, "shared"):
        return False
    return clause.role(at + 1) & Role.RATE_AFTER != 0


def _is_occasion(clause: Clause, one: Counted) -> bool:
    """ "In one raid, 20 officers stormed a flat": on what occasion something happened."""
    alone = one.kind == "event" and one.number.low == 1 and one.number.high == 1
    return alone and not clause.verb_final and clause.role(one.first - 1) & Role.PREPOSITION != 0


def _are_watching(clause: Clause, one: Counted) -> bool:
    """ "3:2 vor 12.000 Zuschauern", "in front of 900 fans": before whom a game was played."""
    if one.noun is None or one.noun.gloss not in _SPECTATORS:
        return False
    return clause.says(one.first - 1, "watched_by") or clause.says(one.first - 2, "watched_by")


def _are_votes(clause: Clause, one: Counted) -> bool:
    """ "stimmten 489 Abgeordnete dafür, 121 dagegen": who votes."""
    if not clause.verb_final:
        against = clause.says(one.first - 1, "to") and clause.says(
            one.first - 2, "voting"
        )  # "40 votes to 12"
        return against or (one.last < clause.last and clause.says(one.last, "voting"))
    words = clause.lexicon.lists["voting"]
    if one.kind not in _VOTERS or not words:
        return False
    if clause.says_low(one.behind, "voted") and clause.mentions("voting"):
        return True  # "121 dagegen"
    if words.isdisjoint(clause.tokens.words[clause.first : clause.last]):
        return False
    first, last = one.first, one.last
    while first > clause.first and not clause.role(first - 1) & SIGNS:
        first -= 1
    while last < clause.last and not clause.role(last) & SIGNS:
        last += 1
    return any(clause.text(token) in words for token in range(first, last))


def are_children(clause: Clause, one: Counted) -> bool:
    """ "a mother of three", "leaves three daughters": how many children somebody has."""
    if _are_children_of(clause, one):
        return True
    before, others = one.first - 2, one.noun is not None and one.noun.gloss != "children"
    if others or before < clause.first or not clause.word(before).traits & Trait.PARENT:
        return False
    return clause.role(one.first - 1) & Role.PARTITIVE_OF != 0


def _are_children_of(clause: Clause, one: Counted) -> bool:
    """ "a nurse who had two small children", "leaves three daughters", but not "had two children killed"."""
    if clause.verb_final or one.noun is None or one.noun.gloss != "children":
        return False
    having = clause.plays(one.first - 1, Role.HAS | Role.HAVING)
    having = having and not clause.plays(one.first - 1, Role.PREPOSITION | Role.MEANS)
    leaving = clause.says(one.first - 1, "bereaving")
    if not having and not leaving:
        return False
    told = range(one.last, one.last + 2)
    return not any(p.first in told and p.form in _TOLD for p in clause.predicates)


def _are_bodies(clause: Clause, one: Counted) -> bool:
    """ "drafted in from four forces": as few are bodies of police, and not their officers."""
    few = one.number.qualifier == "exact" and (one.number.low or 0) <= _BODIES
    head = clause.word(one.head).noun if one.head is not None and one.head == one.behind else None
    named = head is not None and head.gloss == "security forces"  # and not "members of the security forces"
    return few and named and not clause.verb_final
