"""What befell those counted tells who they are: only people die, and not all of whom a regiment loses are dead."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted

HARMED: Final = ("killed", "wounded", "missing_persons")
FATES: Final = frozenset(
    ("killed", "wounded", "missing_persons", "captured", "detained", "displaced", "evacuated")
)
_TOLD: Final = ("subject", "participle", "state", "phrase")
_LOST: Final = ("men", "people")
_FIGHTING: Final = ("formation", "force", "fighter")
_DESTROYED: Final = ("intercepted", "equipment_lost")
_FLYING: Final = ("aircraft", "helicopters")
_VERB: Final = 3  # tokens from a number to its verb: "were later wounded"


def people(clause: Clause, one: Counted, kind: str) -> bool:
    """ "Two shells hit the market and eleven died": what befell them befalls nothing of ``kind``."""
    if clause.verb_final:
        return False
    verb = one.behind
    while clause.plays(verb, Role.PARTITIVE_OF | Role.ANAPHOR | Role.RELATIVE):
        verb += 1  # "eleven of them were killed"
    last = min(verb + _VERB, clause.last)
    while verb < last and (clause.plays(verb, Role.AUXILIARY) or not clause.word(verb).reports):
        if clause.role(verb) and not clause.plays(verb, Role.AUXILIARY):
            return False
        verb += 1
    told = [p for p in clause.predicates if p.first == verb and p.form in _TOLD]
    return any(p.measure in FATES for p in told) and not any(kind in p.only for p in told)


def lost_in_a_calamity(clause: Clause, one: Counted, verb: Predicate) -> bool:
    """ "The village lost 61 in the flood", but not "the regiment lost 61 in the explosion": nobody fought there."""
    if clause.verb_final or one.head is not None or verb.form != "object" or verb.last > one.first:
        return False
    for token in range(clause.first, verb.first):
        noun = clause.word(token).noun
        if clause.role(token) & Role.STATE_INSTITUTION or (noun is not None and noun.kind in _FIGHTING):
            return False
    return any(
        clause.tokens.lows[token] in clause.lexicon.lists["calamities"]
        for token in range(one.last, clause.last)
    )


def lost_by_a_body(clause: Clause, one: Counted, verb: Predicate) -> bool:
    """ "The regiment took the bridge, losing 31 men": not all of whom a force loses are dead."""
    if clause.verb_final or one.noun is None or one.noun.gloss not in _LOST:
        return False
    if not _is_of_losing(clause, verb.first):
        return False
    if _is_lost_by_a_side(clause, verb.first - 1):
        return True
    nouns = (clause.word(token).noun for token in range(clause.first, verb.first))
    return any(noun is not None and noun.kind == "formation" for noun in nouns)


def are_prisoners_lost(clause: Clause, noun: Noun, verb: Predicate) -> bool:
    """ "lost 4,000 prisoners", but not "killed 40 prisoners"."""
    return noun.measure == "captured" and _is_of_losing(clause, verb.last - 1)


def _is_of_losing(clause: Clause, token: int) -> bool:
    return any(r.form == "object" and r.measure == "casualties" for r in clause.word(token).readings)


def of_its_kind(one: Counted, measure: str) -> str:
    """ "der Abschuss von 14 Panzern", "die Vernichtung von 54 Drohnen": what flies is stopped, what drives is lost."""
    if measure not in _DESTROYED:
        return measure
    if one.kind == "weapon":
        return "intercepted"
    flies = one.noun is not None and one.noun.gloss in _FLYING
    return "equipment_lost" if one.kind == "vehicle" and not flies else measure


def are_bodies(clause: Clause, one: Counted) -> bool:
    """ "zogen die Leichen zweier Männer aus dem See": whose bodies stand right before the number."""
    return any(p.form == "event" and p.measure == "killed" and p.last == one.first for p in clause.predicates)


def buries_the_dead(clause: Clause, one: Counted, verb: Predicate) -> bool:
    """ "Die Dorfbewohner begruben elf", but not "Die Lawine begrub elf": whom people bury is dead."""
    if verb.last - verb.first > 1 or not clause.says_low(verb.first, "burying"):
        return False
    around = (*range(clause.first, verb.first), *range(verb.last, min(verb.last + 2, clause.last)))
    return any(token != one.head and _is_somebody(clause, token) for token in around)


def _is_somebody(clause: Clause, token: int) -> bool:
    noun = clause.word(token).noun
    counted = token - 1 in clause.counts
    return not counted and noun is not None and noun.kind in PEOPLE and noun.measure is None


def _is_lost_by_a_side(clause: Clause, token: int) -> bool:
    """ "The enemy lost 640 people", "the rebels have lost 40 men"."""
    while token > clause.first and clause.role(token) & Role.AUXILIARY:
        token -= 1
    if token < clause.first:
        return False
    word = clause.word(token)
    fights = word.noun is not None and word.noun.kind in _FIGHTING
    return bool(fights or word.role & Role.STATE_INSTITUTION or word.traits & Trait.ENEMY)
