"""Those counted belong to a side: said in the phrase, taken over, or that of the state they serve."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures import sides
from beleg.extraction.figures.binding import Binding
from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.lexicon import Role
from beleg.extraction.figures.memory import HARM, Found, Memory
from beleg.extraction.figures.sides import CountryMention, Side, Sides

_ACTS: Final = frozenset(("attacks", "intercepted", "area", "distance", "equipment_lost"))
_DONE_TO: Final = frozenset(("intercepted", "equipment_lost"))
_LOSSES: Final = frozenset(("casualties", "equipment_lost"))
_MOVED: Final = frozenset(("deployed", "withdrawn"))
_GROUPS: Final = _ACTS | _MOVED
_NEAR: Final = 5  # tokens from an army to the number of its dead
_OWNER: Final = 3  # tokens between a total and the country whose total it is
_TAKEN_OVER: Final = frozenset(("part", "apposition", "ellipsis", "total", "coordination"))


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
        found.kin = before
        return before.side
    if one.whole and memory.fresh and memory.fresh[-1].binding.measure in _DONE_TO:
        return memory.fresh[-1].side
    return _of_deed(found, memory, countries, mentions)


def _of_deed(found: Found, memory: Memory, countries: Sides, mentions: list[CountryMention]) -> Side | None:
    """Who lost, did or suffered what the figure counts."""
    one, clause, bound = found.counted, found.clause, found.binding
    if bound.measure in _LOSSES and _is_loss(clause, bound):
        loser = sides.acting(clause, one, mentions) or _of_topic(found, memory, countries)
        return loser or memory.side_of("casualties")
    if bound.measure in _GROUPS and _is_a_groups(found, memory, mentions):
        found.grouped = True
        return None
    if bound.measure in _DONE_TO:
        return _of_target(found, memory, countries, mentions)
    if bound.measure in _ACTS:
        return sides.acting(clause, one, mentions) or memory.side_of(bound.measure)
    if _is_of_a_force(found) or (one.head is None and bound.measure in _MOVED):
        return None if sides.is_stateless(clause, one) else _of_force(found, memory, countries, mentions)
    return _of_harmed(found, memory, countries, mentions) if bound.measure in HARM else None


def _of_harmed(found: Found, memory: Memory, countries: Sides, mentions: list[CountryMention]) -> Side | None:
    """Whose the dead and wounded are that no noun describes."""
    one = found.counted
    if one.noun and one.noun.measure in HARM:
        return _of_owner(found, memory, countries, mentions) or _of_topic(found, memory, countries)
    if one.head is None:
        return _of_owner(found, memory, countries, mentions) or _of_soldiers(found, memory)
    return None


def _is_a_groups(found: Found, memory: Memory, mentions: list[CountryMention]) -> bool:
    """Whether a group without a state acts, or goes on acting: "The U.N. mission has 900 troops. It will send 80"."""
    clause = found.clause
    if sides.by_a_group(clause, found.counted.first, mentions):
        return True
    pronoun = clause.role(clause.first) & Role.EXPLETIVE and not clause.verb_final
    return bool(pronoun and not mentions and memory.earlier and memory.earlier[-1].grouped)


def _is_of_a_force(found: Found) -> bool:
    """Soldiers, police, and what the words of the phrase give to them: "two navy helicopters"."""
    one, clause = found.counted, found.clause
    if one.kind == "force":
        return True
    if one.kind != "vehicle" or one.head is None or found.binding.measure != "deployed":
        return False
    found.serves = any(clause.role(token) & Role.STATE_INSTITUTION for token in range(one.behind, one.head))
    return found.serves


def _of_owner(found: Found, memory: Memory, countries: Sides, mentions: list[CountryMention]) -> Side | None:
    """The dead of an army are those of its state."""
    if found.clause.verb_final:
        return None
    known = _of_total(found, mentions)
    if known is None and found.binding.measure != "detained" and _is_of_an_army(found):
        found.serves = True
        return countries.force_before(found.counted.first) or countries.main
    return known


def _is_of_an_army(found: Found) -> bool:
    """ "army losses at 19 dead", "cost the army 19 dead", "the army puts its dead at 19"."""
    clause, first = found.clause, found.counted.first
    for token in range(max(clause.first, first - _NEAR), first):
        if not clause.role(token) & Role.STATE_INSTITUTION:
            continue
        after = clause.word(token + 1) if token + 1 < clause.last else None
        losses = after is not None and after.noun is not None and after.noun.measure in HARM
        if losses or token + 1 == first and clause.role(token - 1) & Role.DETERMINER:
            return True
    return False


def _of_soldiers(found: Found, memory: Memory) -> Side | None:
    """A number alone that corrects or continues the last count of soldiers."""
    if not memory.earlier:
        return None
    last = memory.earlier[-1]
    soldiers = last.counted.noun is not None and last.counted.noun.gloss == "soldiers"
    if soldiers and last.binding.measure == found.binding.measure:
        found.kin = last
        return last.side
    return None


def _of_total(found: Found, mentions: list[CountryMention]) -> Side | None:
    """ "Russia's losses rose to", "the losses of the Russian army"; the dead of a country may be anybody."""
    bound, clause = found.binding, found.clause
    if bound.rule != "predicate:toll" or bound.measure != "casualties":
        return None
    for mention in mentions:
        if 0 <= bound.first - mention.last <= _OWNER or (
            0 < mention.first - bound.last <= _OWNER and clause.role(bound.last) & Role.PARTITIVE_OF
        ):
            return sides.named(mention, "owner")
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
    found.kin = last if military else None
    return last.side if military else None
