"""Where no word of the clause says more, the kind of noun tells what a count is: soldiers are deployed, rockets attack."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures import evidence, strengths
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.phrases.counted import Counted

_BY_KIND: Final = {
    "force": "deployed",
    "helper": "deployed",
    "weapon": "attacks",
    "event": "attacks",
}
_SAVING: Final = ("object", "phrase", "frame")
_TO_THE_RESCUE: Final = ("fire engines", "ambulances")
_ARMED: Final = ("fighters", "attackers")
_SQUAD: Final = 12
_TOLL: Final = 4  # tokens from "put" to the toll
_TROOP: Final = 30
_OTHER_KINDS: Final = frozenset(("person", "fighter", "item", "vehicle", "target"))


def default(clause: Clause, counted: Counted) -> Binding | None:
    """What the kind of noun reports where no word of the clause says more."""
    if counted.head is None or not evidence.is_told(clause, counted):
        return None
    if _is_a_size(clause, counted):
        return None
    if counted.kind == "force" and _is_on_trial(clause, counted):
        return None
    if counted.kind == "person" and _gives_a_toll(clause, counted):
        return None
    measure = (
        "deployed"
        if _is_strength(counted)
        or strengths.is_in_one_word(clause, counted)
        or _is_at_work(clause, counted)
        or (counted.noun is not None and counted.noun.gloss in _TO_THE_RESCUE)
        else _of_a_few(clause, counted)
        or _BY_KIND.get(counted.kind)
        or ("other" if counted.kind in _OTHER_KINDS else None)
    )
    return Binding(measure, f"kind:{counted.kind}", counted.head, counted.head + 1, FAR) if measure else None


def _is_a_size(clause: Clause, counted: Counted) -> bool:
    """ "a boat with a crew of four", but not "Of her crew of 40, nine were saved": how many a group is, of which nothing is told."""
    if counted.head is None or counted.head >= counted.first or counted.whole:
        return False
    group = clause.word(counted.head).traits & Trait.GROUP != 0
    return group and not clause.role(clause.first) & Role.PARTITIVE_OF


def _of_a_few(clause: Clause, counted: Counted) -> str | None:
    """ "Two policemen gave evidence": a few of a force, of whom no word says that they are in action."""
    few = counted.number.qualifier == "exact" and (counted.number.low or 0) <= _SQUAD
    return "other" if few and counted.kind == "force" and not clause.verb_final else None


def _is_on_trial(clause: Clause, counted: Counted) -> bool:
    """ "ein Prozess gegen vier Beamte", "charges against four officers"."""
    noun = clause.word(counted.first - 2).noun if counted.first - 2 >= clause.first else None
    return noun is not None and noun.gloss == "law" and clause.plays(counted.first - 1, Role.PREPOSITION)


def _gives_a_toll(clause: Clause, counted: Counted) -> bool:
    """ "Two residents put the toll at 37": who gives another number."""
    if clause.verb_final or not clause.role(counted.last) & Role.RISE:
        return False
    return any(
        clause.role(token) & Role.NUMBER_OF or clause.word(token).total
        for token in range(counted.last + 1, min(counted.last + _TOLL, clause.last))
    )


def _is_at_work(clause: Clause, counted: Counted) -> bool:
    """ "Three helicopters rescued 40 people": what saves others is in action."""
    if counted.kind != "vehicle":
        return False
    verb = counted.last
    while clause.role(verb) & Role.AUXILIARY and not clause.verb_final:
        verb += 1
    if clause.role(verb - 1) & Role.PASSIVE:
        return False
    return any(p.first == verb and p.form in _SAVING and p.measure == "evacuated" for p in clause.predicates)


def _is_strength(counted: Counted) -> bool:
    """ "noch 7000 Kämpfer": many fighters are the strength of a side, a few are those of one attack."""
    fights = counted.noun is not None and counted.noun.gloss in _ARMED
    return fights and not counted.whole and (counted.number.low or counted.number.high or 0) >= _TROOP
