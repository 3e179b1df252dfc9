"""Numbers that say how many there is room for, or live somewhere, become no counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import UNITS
from beleg.extraction.figures.phrases.counted import Counted

_INHABITED: Final = ("places", "places of the world")
_HAMLET: Final = 100
_SUM: Final = 1000
_BODIES: Final = 20
_SMALL: Final = Role.ADVERSATIVE | Role.CUMULATIVE | Role.SO_FAR | Role.STILL
_ENDING: Final = Role.AUXILIARY | Role.BREAK | Role.STOP
_TOLD: Final = ("participle", "state", "phrase")
_DWELLERS: Final = ("none", "person")
_HELD: Final = ("person", "item", "vehicle", "helper")
_ARMS: Final = ("weapon", "ammunition")
_NEEDED: Final = ("person", "force", "helper", "vehicle", "item")
_FIXED: Final = (
    "beds",
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
    if clause.verb_final and clause.word(clause.first).traits & Trait.ROOM:
        return True  # "Zugelassen war das Boot für 180 Fahrgäste"
    if one.head is None and clause.role(one.behind) & (Role.STOP | Role.BREAK):
        return True
    around = (one.first - 2, one.last)
    return any(clause.first <= t < clause.last and clause.word(t).traits & Trait.ROOM for t in around)


def counts_nobody(clause: Clause, one: Counted) -> bool:
    """Whether the number says what there is room for, on what occasion, what each is paid or how many bodies helped."""
    return (
        is_room_for(clause, one)
        or _are_inhabitants(clause, one)
        or _are_votes(clause, one)
        or is_occasion(clause, one)
        or is_a_sum_for_each(clause, one)
        or are_bodies(clause, one)
        or (not clause.verb_final and is_no_event(clause, one))
    )


def is_no_event(clause: Clause, one: Counted) -> bool:
    """Whether an English number tells what can be, is usual, needed or forbidden, or how many share one thing."""
    return (
        clause.says(one.first - 1, "for_every")  # "one nurse for every 900 people"
        or is_needed(clause, one)
        or is_ability(clause, one)
        or is_usual(clause, one)
        or is_forbidden(clause, one)
        or is_for_each(clause, one)
        or is_armament(clause, one)
        or is_another_sense(clause, one)
        or is_supplied(clause, one)
    )


def is_supplied(clause: Clause, one: Counted) -> bool:
    """ "The well serves 600 households": for how many something is there every day."""
    return one.kind == "household" and clause.says(one.first - 1, "supplying")


def is_another_sense(clause: Clause, one: Counted) -> bool:
    """ "two heart attacks", "The union called three strikes": what is no attack."""
    if one.kind != "event" or one.head is None or one.noun is None or one.noun.measure != "attacks":
        return False
    if clause.says(one.head - 1, "ailing"):
        return True
    struck = clause.says(one.head, "strikes")
    return struck and clause.mentions("labour")


def is_armament(clause: Clause, one: Counted) -> bool:
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


def is_needed(clause: Clause, one: Counted) -> bool:
    """ "would need 500 more men", but not "wants 40 prisoners released": what is not there."""
    if one.kind not in _NEEDED or (one.noun is not None and one.noun.measure is not None):
        return False
    return clause.says(one.first - 1, "needing")


def is_ability(clause: Clause, one: Counted) -> bool:
    """ "can carry six bombs", "cannot hold more than 40 people", but not "can confirm three deaths"."""
    verb = one.first - 1
    if one.kind in UNITS or not clause.says(verb, "capable"):
        return False
    return clause.tokens.lows[verb - 1] in clause.lexicon.lists["able"]


def is_usual(clause: Clause, one: Counted) -> bool:
    """ "A battalion usually has 500 soldiers", but not "in the normally quiet town": how it is on other days."""
    lows, known = clause.tokens.lows, clause.lexicon.lists["habitual"]
    for token in range(one.first - 1, clause.first - 1, -1):
        if lows[token] in known:
            return token == clause.first or not clause.role(token - 1) & Role.DETERMINER
        if clause.role(token) & Role.BREAK and token > clause.first + 1:
            return False
    return False


def is_forbidden(clause: Clause, one: Counted) -> bool:
    """ "Gatherings of more than five people are banned": above which number something needs leave."""
    if (
        one.number.qualifier not in ("more_than", "at_least")
        or not clause.role(one.first - 1) & Role.PARTITIVE_OF
    ):
        return False
    return clause.mentions("forbidding")


def is_for_each(clause: Clause, one: Counted) -> bool:
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


def is_occasion(clause: Clause, one: Counted) -> bool:
    """ "In one raid, 20 officers stormed a flat": on what occasion something happened."""
    alone = one.kind == "event" and one.number.low == 1 and one.number.high == 1
    return alone and not clause.verb_final and clause.role(one.first - 1) & Role.PREPOSITION != 0


def is_where(clause: Clause, one: Counted) -> bool:
    """ "are staying in 613 centres", "bei Razzien in drei Dörfern": where people are, and no things that something happened to."""
    if one.kind != "item":
        return False
    if clause.verb_final and not clause.word(one.first - 1).traits & Trait.LOCATIVE:
        return False  # "auf zwei Häuser": what a fire or a bomb reaches
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
        ground = one.noun is not None and one.noun.gloss == "places" and clause.text(before).startswith("h")
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
    return working and clause.role(one.last + 1) & (Role.BREAK | Role.STOP) != 0


def _are_votes(clause: Clause, one: Counted) -> bool:
    """ "stimmten 489 Abgeordnete dafür, 121 dagegen": who votes."""
    words = clause.lexicon.lists["voting"]
    if one.kind not in _DWELLERS or not words:
        return False
    first, last = one.first, one.last
    while first > clause.first and not clause.role(first - 1) & (Role.BREAK | Role.STOP):
        first -= 1
    while last < clause.last and not clause.role(last) & (Role.BREAK | Role.STOP):
        last += 1
    return any(clause.text(token) in words for token in range(first, last))


def _are_inhabitants(clause: Clause, one: Counted) -> bool:
    """ "ein Ort mit 1400 Einwohnern", "Die Stadt hat heute zwei Millionen Einwohner": how big a place is."""
    if one.head is None or not clause.says(one.head, "inhabitants"):
        return False
    if clause.plays(one.first - 1, Role.MEANS):
        return not any(number.last_token == one.first - 2 for number in clause.counts.values())
    if not clause.role(one.last) & (Role.BREAK | Role.STOP):
        return False
    for token in range(one.first - 1, clause.first - 1, -1):
        role = clause.role(token)
        if role & (Role.HAS | Role.HOLDING | Role.TALKS) and not role & Role.PREPOSITION:
            return True
        if role & (Role.BREAK | Role.STOP):
            return False
    return False


def are_children_of(clause: Clause, one: Counted) -> bool:
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


def is_a_sum_for_each(clause: Clause, one: Counted) -> bool:
    """ "the families will get 200,000 each": what everyone is paid."""
    if clause.verb_final or one.head is not None or (one.number.low or 0) < _SUM:
        return False
    ends = one.behind + 1 >= clause.last or clause.role(one.behind + 1) & (Role.BREAK | Role.STOP)
    return clause.plays(one.behind, Role.RATE_AFTER) and bool(ends)


def are_bodies(clause: Clause, one: Counted) -> bool:
    """ "drafted in from four forces": as few are bodies of police, and not their officers."""
    few = one.number.qualifier == "exact" and (one.number.low or 0) <= _BODIES
    named = one.noun is not None and one.noun.gloss == "security forces" and one.head == one.behind
    return few and named and not clause.verb_final
