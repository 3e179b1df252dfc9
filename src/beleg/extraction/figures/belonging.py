"""Those counted belong to a side: said in the phrase, taken over, or that of the state they serve."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures import sides
from beleg.extraction.figures.binding import Binding
from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.memory import HARM, Found, Memory
from beleg.extraction.figures.sides import CountryMention, Side, Sides

_ACTS: Final = frozenset(("attacks", "intercepted", "area", "distance", "equipment_lost"))
_DONE_TO: Final = frozenset(("intercepted", "equipment_lost"))
_LOSSES: Final = frozenset(("casualties", "equipment_lost"))
_MOVED: Final = frozenset(("deployed", "withdrawn"))
_TAKEN_OVER: Final = frozenset(("part", "apposition", "ellipsis", "total"))


def side(found: Found, memory: Memory, countries: Sides) -> Side | None:
    """The country of those counted, ``None`` where no word gives it."""
    one, clause, bound = found.counted, found.clause, found.binding
    mentions = countries.within(clause.first, clause.last)
    own = sides.of_phrase(clause, one, mentions)
    if own is sides.MIXED:
        return None
    if own or bound.rule == "table":
        return own
    before = memory.before()
    if before and (bound.rule in _TAKEN_OVER or (one.head is None and memory.fresh)):
        return before.side
    if one.whole and memory.fresh and memory.fresh[-1].binding.measure in _DONE_TO:
        return memory.fresh[-1].side
    if bound.measure in _LOSSES and _is_loss(clause, bound):
        loser = sides.acting(clause, one, mentions) or _of_topic(found, memory, countries)
        return loser or memory.side_of("casualties")
    if bound.measure in _DONE_TO:
        return _of_target(found, memory, countries, mentions)
    if bound.measure in _ACTS:
        return sides.acting(clause, one, mentions) or memory.side_of(bound.measure)
    if one.kind == "force" or (one.head is None and bound.measure in _MOVED):
        return None if sides.is_stateless(clause, one) else _of_force(found, memory, countries, mentions)
    if bound.measure in HARM and one.noun and one.noun.measure in HARM:
        return _of_topic(found, memory, countries)
    return None


def _is_loss(clause: Clause, bound: Binding) -> bool:
    """Whether the verb is one of losing, so that its subject is the side that lost."""
    if not bound.rule.startswith("predicate"):
        return False
    for token in range(bound.first, min(bound.last + 3, clause.last)):
        if any(reading.measure == "casualties" for reading in clause.word(token).readings):
            return True
    return False


def _of_target(found: Found, memory: Memory, countries: Sides, mentions: list[CountryMention]) -> Side | None:
    """What is shot down or destroyed belongs to the opponent of those who do it, as the last such weapons did."""
    doer = sides.acting(found.clause, found.counted, mentions)
    opponent = countries.opponent(doer) if doer else None
    return opponent or memory.side_of(found.binding.measure) or memory.side_of("attacks")


def _of_force(found: Found, memory: Memory, countries: Sides, mentions: list[CountryMention]) -> Side | None:
    """A state's forces carry its nationality: of who sends them, of the force named before, of the country."""
    number = found.counted.first
    if found.binding.measure in _MOVED or found.binding.measure == "casualties":
        sender = sides.acting(found.clause, found.counted, mentions)
        if sender and sender.first < number:
            return sender
    earlier = memory.side_of(found.binding.measure) if found.counted.head is None else None
    return earlier or countries.force_before(number) or countries.main


def _of_topic(found: Found, memory: Memory, countries: Sides) -> Side | None:
    """Bare losses ("rund 1000 Tote") are those of the force that the last figure counted."""
    inside = countries.force_within(found.clause.first, found.counted.first)
    if inside or not memory.earlier:
        return inside
    last = memory.earlier[-1]
    soldiers = last.counted.noun is not None and last.counted.noun.gloss == "soldiers"
    military = last.counted.kind == "force" or soldiers or last.binding.measure == "casualties"
    return last.side if military else None
