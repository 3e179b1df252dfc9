"""Those who leave a place that has a name become people displaced, those who arrive after them what these are."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted
from beleg.gazetteer.countries import country

_FORCES: Final = ("force", "helper")
_GOING: Final = ("person", *_FORCES)
_UNDER_WAY: Final = ("displaced", "exchanged")
_ANYBODY: Final = ("people", "children", "women", "families", "civilians", "men")


def left_place(clause: Clause, one: Counted) -> Binding | None:
    """ "94,000 people have left Goma", "281 troops will leave Goma": who leaves a place that has a name."""
    if one.kind not in _GOING and not (one.head is None and clause.verb_final):
        return None
    if clause.verb_final:
        return _left_country(clause, one) or _left_named(clause, one)
    token = one.last
    while clause.role(token) & (Role.AUXILIARY | Role.RELATIVE):
        token += 1
    ahead = token + 1
    if ahead >= clause.last or not clause.word(token).traits & Trait.LEAVES or ahead in clause.dated:
        return None
    named = clause.text(ahead)[:1].isupper() and ahead not in clause.numbers
    return Binding(_gone(one), "left", token, ahead, 1.0) if named else None


def _gone(one: Counted) -> str:
    """What those are who leave a place: a force is withdrawn from it."""
    return "withdrawn" if one.kind in _FORCES else "displaced"


def _left_country(clause: Clause, one: Counted) -> Binding | None:
    """ "3000, die Syrien verlassen haben", "verließen 3000 Menschen Mali": who leaves a country."""
    for token in range(clause.first, clause.last):
        if not clause.word(token).traits & Trait.LEAVES:
            continue
        for at in (token - 1, one.last):
            named = country(clause.text(at), clause.lexicon.language) if at >= clause.first else None
            if named is not None and named.kind == "name":
                return Binding(_gone(one), "left", token, token + 1, 1.0)
    return None


def _left_named(clause: Clause, one: Counted) -> Binding | None:
    """ "300 Einwohner hätten Titlow zu Fuß verlassen", "300 Einwohner verließen Titlow": who lives somewhere and leaves it."""
    if not _is_settled(clause, one):
        return None
    named = one.last
    while named < clause.last and (
        clause.role(named) & Role.AUXILIARY or clause.word(named).traits & Trait.LEAVES
    ):
        named += 1
    if named == one.last or named in clause.dated or not clause.text(named)[:1].isupper():
        return None
    if clause.word(named).noun is not None or clause.role(named):
        return None
    for token in range(one.last, clause.last):
        if clause.word(token).traits & Trait.LEAVES:
            return Binding("displaced", "left", token, token + 1, 1.0)
        if token > named and clause.role(token) & SIGNS:
            break
    return None


def _is_settled(clause: Clause, one: Counted) -> bool:
    """ "villagers", "families": who lives somewhere, and goes elsewhere for no other reason."""
    return one.head is not None and clause.says_low(one.head, "settled")


def arrived(clause: Clause, one: Counted, memory: Memory, fleeing: bool) -> Binding | None:
    """ "Im Schnitt kommen jeden Tag 1.400 Menschen in Orv an" after refugees: who arrives where others are told to have fled.

    So does who lives elsewhere, and in an article that speaks of flight anybody of whom it says nothing else.
    """
    if one.kind not in ("person", "none"):
        return None
    if one.noun is not None and one.noun.gloss not in _ANYBODY and not one.noun.gloss.endswith(" people"):
        return None  # "two delegates arrived"
    last = memory.antecedent()
    if last is not None and last.measure in _UNDER_WAY:
        measure = last.measure
    elif _is_settled(clause, one) or (fleeing and one.head is not None):
        measure = "displaced"
    else:
        return None
    token = _arrival(clause)
    return Binding(measure, "arrived", token, token + 1, 1.0) if token >= 0 else None


def _arrival(clause: Clause) -> int:
    """The verb of arriving or crossing, -1 where there is none."""
    lexicon, parted = clause.lexicon, False
    for token in range(clause.first, clause.last):
        low = clause.tokens.lows[token]
        closes = parted and low in lexicon.lists["arriving_at"] and clause.role(token + 1) & SIGNS != 0
        if closes or (low in lexicon.lists["arriving"] and not _goes_elsewhere(clause, token + 1)):
            return token
        parted = parted or low in lexicon.lists["coming"]
    return -1


def _goes_elsewhere(clause: Clause, token: int) -> bool:
    """ "arrived for the congress", "crossed the street"."""
    object_ = clause.role(token) & (Role.DETERMINER | Role.PREPOSITION) == Role.DETERMINER
    return clause.says(token, "purpose") or (object_ and not clause.verb_final)


def told_to_leave(clause: Clause, bound: Binding, before: Clause) -> Binding | None:
    """ "Betroffen sind 900 Einwohner", "900 residents are affected": whom an evacuation that ``before`` tells concerns."""
    if (
        bound.measure != "affected"
        or clause.tokens.lows[bound.first] not in clause.lexicon.lists["concerned"]
    ):
        return None
    ordered = any(told.measure == "evacuated" for told in before.predicates)
    return Binding("evacuated", "topic", bound.first, bound.last, bound.cost) if ordered else None
