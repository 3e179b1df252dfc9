"""What is told of the first or the last of an enumeration is told of all: "lost 300 tanks, 20 guns and 15 drones"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import THINGS
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.comparisons import VAGUE, are_the_same
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Found, Memory
from beleg.extraction.figures.phrases.counted import Counted

_SHARED: Final = frozenset(("equipment_lost", "casualties", "attacks", "intercepted"))
_SEIZED: Final = _SHARED | {"captured"}
_NO_LIST: Final = Role.AUXILIARY | Role.RELATIVE | Role.ADVERSATIVE | Role.STOP
_AMMUNITION: Final = "ammunition"
_BOOTY: Final = THINGS | {_AMMUNITION}
_BREATH: Final = 6  # tokens between two members of a list
_MOVED: Final = frozenset(("deployed", "withdrawn", "evacuated"))
_LOST: Final = frozenset(("casualties", "equipment_lost"))
_ALONG: Final = ("vehicle", "animal")
_NAMED_TOGETHER: Final = frozenset((*_ALONG, "force", "formation", "helper", "person", "fighter"))


def coordinated(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "90 Soldaten und fünf Hubschrauber": people and things that are named in one breath."""
    if not memory.fresh or one.kind not in _NAMED_TOGETHER:
        return None
    if one.kind == "animal" and memory.fresh[-1].binding.measure != "deployed":
        return None
    before, link = memory.fresh[-1].counted, one.first - 1
    gap = range(before.last, link)
    near = not gap or (len(gap) <= 3 and clause.role(gap[0]) & (Role.DETERMINER | Role.PARTITIVE_OF))
    added = clause.says_low(link, "besides")  # "160 Leute am Berg, dazu sechs Helikopter"
    joined = clause.role(link) & Role.CONJUNCTION or clause.text(link) == "," or added
    told = memory.fresh[-1].binding
    if joined and one.kind in _ALONG and told.measure == "deployed" and _has_no_verb(clause, one):
        near = near or added or _in_one_breath(clause, before.last, one.first)
    if not (near and joined):
        return None
    if told.measure in _MOVED:
        return taken_over(told, one, "coordination")
    shared = told.rule == "topic" or _has_no_verb(clause, one)
    return _enumerated(one, told) if shared else None


def _enumerated(one: Counted, told: Binding) -> Binding | None:
    """ "davon 40 Aufständische und elf Soldaten", "Verluste von 60 Mann, vier Panzern und elf Geschützen"."""
    if told.rule == "noun":
        return None
    if one.kind == "vehicle":
        lost = told.measure in _LOST
        return Binding("equipment_lost", "enumeration", one.first, one.last, 1.0) if lost else None
    return taken_over(told, one, "enumeration") if told.measure in HARM else None


def _has_no_verb(clause: Clause, one: Counted) -> bool:
    """Whether nothing up to the next sign says what those counted did."""
    for token in range(one.last, clause.last):
        word = clause.word(token)
        if word.role & (Role.BREAK | Role.STOP | Role.CONJUNCTION):
            return True
        if word.role & Role.AUXILIARY or word.readings or word.frames:
            return False
        if token == one.last and not word.role and clause.text(token)[0].islower():
            return False
    return True


def listed(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "lost 300 tanks, 20 guns and 15 drones": the things of a list share the fate of the first."""
    if one.kind not in _BOOTY or not memory.fresh:
        return None
    before = memory.fresh[-1]
    if one.kind == _AMMUNITION and before.binding.measure != "equipment_lost":
        return None  # "zwei Drohnen und 40 Schüsse"
    measure = before.binding.measure
    if measure not in _SEIZED or not _in_one_breath(clause, before.counted.last, one.first):
        return None
    if before.counted.kind in THINGS:
        return taken_over(before.binding, one, "coordination")
    lost = measure in ("casualties", "equipment_lost", "captured")
    return Binding("equipment_lost", "coordination", one.first, one.last, 1.0) if lost else None


def before_its_verb(clause: Clause, fresh: list[Found]) -> None:
    """ "20 tanks, three guns and nine trucks were burned": the first things of a list share what the last is told of."""
    for at in range(len(fresh) - 2, -1, -1):
        one, following = fresh[at], fresh[at + 1]
        both = one.counted.kind in THINGS and following.counted.kind in THINGS
        if (
            both
            and one.binding.rule == "kind:vehicle"
            and following.counted.head is not None
            and following.binding.measure in _SHARED
            and following.binding.first >= following.counted.last
            and _in_one_breath(clause, one.counted.last, following.counted.first)
        ):
            one.binding = taken_over(following.binding, one.counted, "coordination") or one.binding
        elif (
            one.binding.rule in VAGUE
            and following.binding.rule not in VAGUE
            and are_the_same(clause, one.counted, following.counted)
        ):  # "2,100 households, or 11,000 people, have been displaced"
            one.binding = taken_over(following.binding, one.counted, "coordination") or one.binding


def _in_one_breath(clause: Clause, first: int, last: int) -> bool:
    """Whether only a comma, a conjunction and plain words stand between two members of a list."""
    joined = False
    if clause.text(first) == "(":  # "3420 Panzer (+7), 610 Geschütze"
        for token in range(first + 1, min(first + _BREATH, last)):
            if clause.text(token) == ")":
                first = token + 1
                break
    for token in range(first, last):
        role = clause.role(token)
        if role & _NO_LIST or clause.word(token).readings:
            return False
        if role & Role.BREAK and clause.text(token) != ",":
            return False
        joined = joined or role & (Role.CONJUNCTION | Role.BREAK) != 0
    return joined and last - first <= _BREATH
