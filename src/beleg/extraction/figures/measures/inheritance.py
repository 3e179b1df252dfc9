"""A number without a measure of its own takes over one that the article has given before."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, THINGS
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures import competing, ownclause, rolls
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import ANYBODY, HARM, Found, Memory
from beleg.extraction.figures.phrases.counted import Counted

_SINCE_BODIES: Final = 2  # figures: "nineteen bodies, eight of them women. Seven more were found"
_WEAK: Final = 4.0  # how far a weak verb lies at the least
_TELLING: Final = 20  # the least number that is hardly met twice by chance
_ADDING: Final = Role.ADDITIVE | Role.NUMBER_OF
_FORCE: Final = Role.NUMBER_OF | Role.STATE_INSTITUTION
_NEAR_TOTAL: Final = 8  # tokens from "the number of passengers" to the number
_RETRIEVED: Final = ("evacuated", "detained", "other")
_PICKED_UP: Final = ("evacuated", "detained")
_NEUTRAL: Final = ("person", "none")
_MOVED: Final = ("evacuated", "displaced", "exchanged", "withdrawn", "deployed")
_RECENTLY: Final = 3  # figures among which the one lies that another count competes with
_PARTING: Final = (":", ";")
_GENITIVE: Final = Role.DETERMINER | Role.PARTITIVE_OF
_CLOSING_NOUN: Final = Role.BREAK | Role.RISE | Role.AUXILIARY
_EXPLETIVE: Final = 6  # tokens from "there" to the number
_FINITE: Final = Role.AUXILIARY | Role.BREAK
_OF_THE_DYING: Final = ("wounded", "affected", "deployed")
_TOLD_BY_VERB: Final = ("predicate:subject", "predicate:phrase", "predicate:participle", "ellipsis")


def taken_over(source: Binding | None, one: Counted, rule: str) -> Binding | None:
    """The measure of ``source`` for ``one``, said to come by ``rule``."""
    return Binding(source.measure, rule, one.first, one.last, 1.0) if source else None


def inherit(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """What the words around the number say that it goes on with, ``None`` where they say nothing."""
    if one.kind not in PEOPLE and one.kind != "unknown" and not (one.head is None and one.kind in THINGS):
        return None
    last = memory.beside(clause.first, one)
    ahead = competing.told_next(clause, one) or _of_a_force(clause, one)
    if ahead:
        return ahead
    if last is None or memory.unsaid or memory.exceeds(one) or _totals_others(clause, one):
        return None
    if one.kind in _NEUTRAL and last.measure in _MOVED and _is_to_follow(clause, one):
        return taken_over(last, one, "total")
    if one.kind in _NEUTRAL and _is_added(clause, one):
        if _is_number_of(clause, one.first) and _are_named_otherwise(one, memory):
            return None
        return taken_over(_things_before(clause, one, memory) or last, one, "total")
    if (one.kind in _NEUTRAL or one.kind == "force") and competing.is_said(clause, one, memory):
        return taken_over(competing.other_count(clause, one, memory), one, "competing count")
    if one.head is None:
        return _ellipsis(clause, one, memory, last)
    return (
        taken_over(memory.fresh[-1].binding, one, "apposition")
        if _is_apposition(clause, one, memory)
        else None
    )


def goes_on(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "In Sol gab es 31 Tote, in Mira 17": behind a sign, a number alone goes on with those before, whom the weak verb told no better."""
    if bound is None or bound.measure != "other" or bound.cost < _WEAK or bound.last > one.first:
        return None
    if one.head is not None or not memory.fresh or not clause.verb_final:
        return None
    link = one.first - 1
    while link >= bound.last and not clause.role(link) & (Role.BREAK | Role.CONJUNCTION):
        link -= 1
    return inherit(clause, one, memory) if link >= max(bound.last, memory.fresh[-1].counted.last) else None


def _of_a_force(clause: Clause, one: Counted) -> Binding | None:
    """ "puts the force facing the town at 11,000 men", "the force would not exceed 600": how many a force has."""
    for token in range(one.first - 1, max(one.first - _NEAR_TOTAL, clause.first) - 1, -1):
        role = clause.role(token)
        if role & Role.BREAK or clause.verb_final or one.kind not in _NEUTRAL:
            return None
        if role & _FORCE == _FORCE and not _is_of_a_name(clause, token):
            return Binding("deployed", "total", token, token + 1, 1.0)
        if role & Role.NUMBER_OF and clause.noun_measure(token):
            return Binding(clause.noun_measure(token) or "other", "total", token, token + 1, 1.0)
    return None


def _things_before(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "61 houses destroyed and another 38 damaged": of what the number alone counts more."""
    found = memory.fresh[-1] if memory.fresh and one.head is None else None
    same = found is not None and found.clause is clause and found.counted.kind == "item"
    return found.binding if found is not None and same else None


def _is_to_follow(clause: Clause, one: Counted) -> bool:
    """ "Another 20,000 are expected to follow", "200 sollen folgen": whom the same is to befall as those before."""
    reach = range(one.last, min(one.last + _NEAR_TOTAL, clause.last))
    return any(clause.says(token, "following") for token in reach)


def _is_number_of(clause: Clause, first: int) -> bool:
    """ "nannte dagegen eine Zahl von bis zu 130 Insassen"."""
    return clause.plays(first - 1, Role.PARTITIVE_OF) and clause.plays(first - 2, Role.NUMBER_OF)


def _are_named_otherwise(one: Counted, memory: Memory) -> bool:
    """Whether a number counts people by a noun that none of those harmed before has."""
    gloss = one.noun.gloss if one.noun else "people"
    if gloss.endswith(ANYBODY):
        return False
    return not any(found.counted.noun is one.noun for found in memory.recent(_RECENTLY))


def _ellipsis(clause: Clause, one: Counted, memory: Memory, last: Binding) -> Binding | None:
    if _are_in_a_group(clause, one) or _act(clause, one):
        return None
    if memory.fresh:
        return taken_over(memory.fresh[-1].binding, one, "ellipsis")
    return taken_over(last, one, "ellipsis") if _are_said_to_be(clause, one) else None


def _act(clause: Clause, one: Counted) -> bool:
    """ "…, drei hätten getragen werden müssen", but not "…, drei waren Kinder": a verb of their own says what they did."""
    return ownclause.opens(clause, one) and not clause.says(one.behind, "copula")


def _are_in_a_group(clause: Clause, one: Counted) -> bool:
    """ "with a crew of three": how many are in a group is no more of what was told before."""
    of = one.first - 1
    if clause.verb_final or of <= clause.first or not clause.role(of) & Role.PARTITIVE_OF:
        return False
    return clause.word(of - 1).traits & Trait.GROUP != 0


def _are_said_to_be(clause: Clause, one: Counted) -> bool:
    """ "it was nine", "there are only six", but not "they rode three on each bike"."""
    if not clause.roles & Role.EXPLETIVE:
        return False
    if clause.verb_final or clause.role(one.behind) & Role.AUXILIARY:
        return True  # "22 were still there"
    for token in range(max(one.first - _EXPLETIVE, clause.first), one.first):
        if clause.role(token) & Role.EXPLETIVE and clause.role(token + 1) & Role.AUXILIARY:
            return True
    return False


def _is_added(clause: Clause, one: Counted) -> bool:
    """ "dazu kommen 40", "die Zahl … auf 35": a number that goes on with the count before."""
    if not clause.roles & _ADDING:
        return False
    for token in range(one.first - 1, clause.first - 1, -1):
        role, text = clause.role(token), clause.text(token)
        if text in _PARTING or (text == "," and clause.role(token + 1) & Role.SUBORDINATOR):
            break  # "fügte hinzu, dass 180 Soldaten"
        if role & _ADDING and not _counts_others(clause, token, one) and not _is_of_a_name(clause, token):
            return True
    return clause.role(one.last) & Role.ADDITIVE != 0


def _is_of_a_name(clause: Clause, token: int) -> bool:
    """ "the Air Force": a total inside a name."""
    return not clause.verb_final and token > clause.first and clause.text(token)[:1].isupper()


def _totals_others(clause: Clause, one: Counted) -> bool:
    """ "putting the number on board at 170": nobody has said what happened to those."""
    if one.head is not None or not clause.roles & Role.NUMBER_OF:
        return False
    for token in range(one.first - 1, max(one.first - _NEAR_TOTAL, clause.first) - 1, -1):
        if clause.role(token) & Role.NUMBER_OF:
            return _counts_others(clause, token, one)
    return False


def _counts_others(clause: Clause, token: int, one: Counted) -> bool:
    """ "the number of passengers at 214", "a total of 240 families": a total of something that nobody counted before."""
    if clause.verb_final:
        return _is_of_others(clause, token + 1, one.first)
    if not clause.role(token + 1) & (Role.PARTITIVE_OF | Role.PREPOSITION):
        return False
    if token + 2 >= one.first:
        return one.head is not None
    if not clause.role(token + 1) & Role.PARTITIVE_OF and _is_a_place(clause, token + 2, one.first):
        return False
    return not clause.role(token + 2) & (Role.ANAPHOR | Role.BREAK)


def _is_of_others(clause: Clause, link: int, last: int) -> bool:
    """ "die Zahl der Genehmigungen", but not "die Zahl der Menschen", "die Zahl ihrer Ausbilder": a noun that takes up nobody."""
    if not clause.role(link) & _GENITIVE or clause.word(link).traits & Trait.POSSESSIVE:
        return False
    for token in range(link + 1, last):
        if clause.role(token) & _CLOSING_NOUN or token in clause.counts:
            return False
        if clause.text(token)[:1].isupper():
            noun = clause.word(token).noun
            return noun is None or (noun.measure is None and not noun.gloss.endswith(ANYBODY))
    return False


def told_again(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """What befell the count before, where ``one`` only adds others to those: where they died, bodies found too."""
    roll = rolls.told(clause, one, memory)
    if roll is not None:
        return roll
    if memory.fresh and _makes_a_total(clause, one):
        return taken_over(memory.fresh[-1].binding, one, "total")
    if _died_there(clause, one, bound, memory):
        return taken_over(memory.fresh[-1].binding, one, "ellipsis")
    return (
        taken_over(memory.antecedent(), one, "total") if _found_bodies(clause, one, memory, bound) else None
    )


def _makes_a_total(clause: Clause, one: Counted) -> bool:
    """ "Six have died in hospital, bringing the total to 29": a total without a noun is that of those told right before."""
    total = one.first - 2
    if clause.verb_final or one.head is not None or not clause.says_low(one.first - 1, "from_to"):
        return False
    return clause.role(total) & _FORCE == Role.NUMBER_OF and clause.role(total - 1) & Role.DETERMINER != 0


def _found_bodies(clause: Clause, one: Counted, memory: Memory, bound: Binding | None) -> bool:
    """ "Nine bodies were recovered. Six more were found": what was found again is what was found before."""
    if not clause.roles & Role.ANOTHER or not any(
        _are_bodies(found) for found in memory.recent(_SINCE_BODIES)
    ):
        return False
    more = clause.role(one.behind) | clause.role(one.first) | clause.role(one.last - 1)
    more |= clause.role(one.first - 1)
    neutral = bound is None or bound.measure in _RETRIEVED
    if not neutral or one.kind not in _NEUTRAL or not more & Role.ANOTHER:
        return False
    return clause.verb_final or _are_found(clause, one, bound)


def _are_found(clause: Clause, one: Counted, bound: Binding | None) -> bool:
    """ "six more were found", "had recovered eight and another six": a verb of finding, not "two others were rescued"."""
    if (
        bound is not None
        and bound.measure == "detained"
        and (one.head is not None or clause.says(bound.last, "agent"))
    ):
        return False
    if bound is not None and bound.measure in _PICKED_UP:
        return any(clause.word(token).traits & Trait.FOUND for token in range(bound.first, bound.last))
    around = range(max(one.first - _NEAR_TOTAL, clause.first), min(one.last + _NEAR_TOTAL, clause.last))
    return any(clause.word(token).traits & Trait.FOUND for token in around)


def _are_bodies(found: Found) -> bool:
    """ "nine bodies", "the bodies of 23 people"."""
    said = found.clause.word(found.binding.first).noun if found.binding.rule == "predicate:phrase" else None
    return any(noun is not None and noun.gloss == "bodies" for noun in (found.counted.noun, said))


def _is_apposition(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "20 bodies were found, eleven women and nine men": no verb of its own beside the parts of a total."""
    if not memory.fresh:
        return False
    whole = memory.fresh[-1].counted
    most = whole.number.high or whole.number.low
    if whole.kind not in PEOPLE or most is None or (one.number.low or 0) > most:
        return False
    parted = one.kind in ("force", "fighter", "helper") and memory.fresh[-1].binding.rule == "part"
    if one.kind != "person" and not parted:
        return False  # "38 von ihnen seien Rebellen gewesen, 26 Soldaten"
    opener = one.first - 1
    goes_on = memory.fresh[-1].binding.rule in ("apposition", "part", "breakdown")
    if not clause.role(opener) & (Role.BREAK | (Role.CONJUNCTION if goes_on else Role.NONE)):
        return False
    for token in range(one.behind, clause.last):
        word = clause.word(token)
        if word.role & Role.BREAK or clause.text(token) == ".":
            return True
        if word.role & Role.AUXILIARY or word.readings:
            return False
    return True


def is_elliptical(clause: Clause, one: Counted) -> bool:
    """ "not six", "es sind jetzt 157": a number alone that takes up the topic."""
    if one.head is not None:
        return False
    if clause.role(one.first - 1) & (Role.NEGATION | Role.ADVERSATIVE):
        return True
    roles = Role.NONE
    for token in range(one.first - 4, one.first):
        roles |= clause.role(token)
    return roles & Role.EXPLETIVE != 0 and roles & (Role.PASSIVE | Role.AUXILIARY) != 0


def repeated(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """The harm that an earlier figure of the same value and kind of people reports; small numbers agree by chance."""
    low, high = one.number.low, one.number.high
    if low is None or low < _TELLING or one.kind not in PEOPLE:
        return None
    for found in memory.earlier:
        known = found.counted
        if known.kind == one.kind and known.number.low == low and known.number.high == high:
            if not clause.verb_final and not _may_be_those(one, known):
                continue
            return taken_over(found.binding, one, "said before") if found.binding.measure in HARM else None
    return None


def _may_be_those(one: Counted, known: Counted) -> bool:
    """ "40 injured" may be told again as "40 people", but not as "40 families"."""
    if one.noun is None or known.noun is None:
        return True
    return one.noun.gloss in (known.noun.gloss, "people") or (
        known.noun.gloss == "people" and one.noun.gloss != "families"
    )


def died_so(clause: Clause, one: Counted, bound: Binding, before: Found) -> bool:
    """ "97 deaths, among them 32 people hit by bullets", "davon zwei an Hunger": what befell some of the dead killed them."""
    if before.binding.measure != "killed" or bound.measure not in _OF_THE_DYING:
        return False
    if bound.first < one.last or any(clause.role(at) & _FINITE for at in range(one.last, bound.first)):
        return False
    if _is_where_they_died(clause, one, bound):
        return True
    return (clause.role(one.first - 1) | clause.role(one.first - 2)) & (Role.SUBSET | Role.AMONG) != 0


def _died_there(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> bool:
    """ "Four died at the scene and two in hospital": where others died whose verb stands before."""
    last = memory.fresh[-1] if memory.fresh else None
    if bound is None or last is None or last.clause is not clause or one.head is not None:
        return False
    if not clause.role(one.first - 1) & Role.CONJUNCTION or last.binding.measure != "killed":
        return False
    if last.binding.last > one.first - 2 and last.binding.rule != "predicate:phrase":
        return False
    return last.binding.rule in _TOLD_BY_VERB and _is_where_they_died(clause, one, bound)


def _is_where_they_died(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "two in hospital", "six of them on the way to hospital": no verb between a number and where they were."""
    if (
        clause.verb_final
        or bound.rule != "predicate:phrase"
        or not clause.plays(bound.first, Role.PREPOSITION)
    ):
        return False
    if bound.measure not in _OF_THE_DYING:
        return False
    among = clause.role(one.behind) & Role.PARTITIVE_OF and clause.role(one.behind + 1) & Role.ANAPHOR
    return bound.first == (one.behind + 2 if among else one.behind)


def _is_a_place(clause: Clause, token: int, last: int) -> bool:
    """ "the ministry's figure for western Nepal": where they were, and not who."""
    while token < last and clause.tokens.lows[token] in clause.lexicon.lists["regional"]:
        token += 1
    return token < last and clause.text(token)[:1].isupper() and clause.word(token).noun is None
