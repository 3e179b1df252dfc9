"""Numbers that say how many there is room for, live somewhere or work for a firm become no counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.phrases.counted import Counted

_INHABITED: Final = ("places", "places of the world")
_HAMLET: Final = 100  # the least who live in a place
_SMALL: Final = Role.ADVERSATIVE | Role.CUMULATIVE | Role.SO_FAR | Role.STILL
_ENDING: Final = Role.AUXILIARY | Role.BREAK | Role.STOP
_DWELLERS: Final = ("none", "person")
_HELD: Final = ("person", "item", "vehicle", "helper")
_CLEARED: Final = ("evacuated", "affected")
_FIXED: Final = (
    "buildings",
    "children",
    "employees",
    "members",
    "places",
    "rooms",
    "students",
    "volunteers",
    "workers",
)


def is_room(clause: Clause, one: Counted) -> bool:
    """ "the morgue was built for 24", "für 900 Häftlinge ausgelegt", "Platz für 40 Kranke": what there is room for."""
    if not clause.plays(one.first - 1, Role.PURPOSE):
        return False
    if clause.verb_final and _says_room(clause, one.first - 1):
        return True  # "Zugelassen war das Boot für 180 Fahrgäste"
    if one.head is None and clause.role(one.behind) & SIGNS:
        return True
    around = (one.first - 2, one.last)
    return any(clause.first <= t < clause.last and clause.word(t).traits & Trait.ROOM for t in around)


def _says_room(clause: Clause, token: int) -> bool:
    """Whether a participle that says for what something is made opens the part of the sentence before ``token``."""
    while token > clause.first and not clause.role(token - 1) & SIGNS:
        token -= 1
    return clause.word(token).traits & Trait.ROOM != 0


def is_supplied(clause: Clause, one: Counted) -> bool:
    """ "The well serves 600 households": for how many something is there every day."""
    return one.kind == "household" and clause.says(one.first - 1, "supplying")


def is_room_for(clause: Clause, one: Counted) -> bool:
    """ "a capacity of 180", "a town of 3,500 people", "home to 11,000 people": what a place holds when nothing happens."""
    of = one.first - 1
    if clause.verb_final or of <= clause.first:
        return False
    people = one.noun is not None and one.noun.gloss == "people" and one.noun.measure is None
    if people and clause.word(of - 1).traits & Trait.ROOM and clause.role(of) & Role.PREPOSITION:
        return True
    if not clause.role(of) & (Role.PARTITIVE_OF | Role.PURPOSE):
        return False
    word = clause.word(of - 1)
    if word.traits & Trait.ROOM:
        return True
    named = word.noun is not None and word.noun.gloss in _INHABITED and one.kind in _DWELLERS
    named = named and (one.head is not None or (one.number.low or 0) >= _HAMLET)  # not "the state of two"
    return named and (one.noun is None or people) and not clause.text(of - 1).endswith("s")


def is_where(clause: Clause, one: Counted) -> bool:
    """ "are staying in 613 centres", "bei Razzien in drei Dörfern": where people are, and no things that something happened to."""
    if one.kind != "item":
        return False
    if clause.verb_final and not clause.word(one.first - 1).traits & Trait.LOCATIVE:
        return False  # "auf zwei Häuser": what a fire or a bomb reaches
    if clause.says(one.first - 1, "verb_particles") and clause.says(one.first - 2, "befalling"):
        return False  # "cut off 15 villages"
    role = clause.role(one.first - 1)
    return role & Role.PREPOSITION != 0 and not role & (Role.PARTITIVE_OF | Role.MEANS | Role.RELATIVE)


def is_standing(clause: Clause, one: Counted) -> bool:
    """ "employs 4,300 people", "hat 48 Wohnungen", but not "hold twelve villages": what a firm or a house has."""
    before = one.first - 1
    while clause.verb_final and before > clause.first and _is_adverb(clause, before):
        before -= 1  # "fasst jedoch nur 14.000 Zuschauer"
    if clause.plays(before, Role.PREPOSITION) and clause.plays(before - 1, Role.HOLDING):
        before -= 1  # "verfügt über 60 Freiwillige"
    if clause.plays(before, Role.HOLDING) or _is_employed(clause, one):
        ground = one.noun is not None and one.noun.gloss == "places" and clause.says(before, "holding_ground")
        return one.kind in _HELD and not ground
    return clause.plays(before, Role.HAS) and one.noun is not None and one.noun.gloss in _FIXED


def _is_adverb(clause: Clause, token: int) -> bool:
    word = clause.word(token)
    return (
        not word.readings and not word.role & ~_SMALL and clause.text(token).islower() and word.noun is None
    )


def _is_employed(clause: Clause, one: Counted) -> bool:
    """ "in dem rund 900 Menschen beschäftigt sind", "wo 400 Frauen arbeiten": who works somewhere whatever happens."""
    after = clause.role(one.last + 1)
    if clause.plays(one.last, Role.HOLDING) and after & (_ENDING if one.kind == "person" else Role.AUXILIARY):
        return True
    working = clause.says(one.last, "working") and one.kind == "person"
    return working and clause.role(one.last + 1) & SIGNS != 0


def _is_cleared(clause: Clause, one: Counted) -> bool:
    """ "Das Dorf mit 400 Einwohnern wurde evakuiert": of whose inhabitants something is told."""
    place = clause.word(one.first - 2).noun if one.first - 2 >= clause.first else None
    if place is None or len(clause.counts) > 1 or not clause.role(one.last) & Role.AUXILIARY:
        return False
    return any(told.measure in _CLEARED and told.first > one.last for told in clause.predicates)


def are_inhabitants(clause: Clause, one: Counted) -> bool:
    """ "ein Ort mit 1400 Einwohnern", "Die Stadt hat heute zwei Millionen Einwohner": how big a place is."""
    if one.head is None or not clause.says(one.head, "inhabitants"):
        return False
    if clause.plays(one.first - 1, Role.MEANS):
        return not _is_cleared(clause, one) and not any(
            number.last_token == one.first - 2 for number in clause.counts.values()
        )
    if not clause.role(one.last) & SIGNS:
        return False
    for token in range(one.first - 1, clause.first - 1, -1):
        role = clause.role(token)
        if role & (Role.HAS | Role.HOLDING | Role.TALKS) and not role & Role.PREPOSITION:
            return True
        if role & SIGNS:
            return False
    return False
