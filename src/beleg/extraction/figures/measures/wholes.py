"""People named without a number become what the numbers taken from them count."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED, PEOPLE, THINGS
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import HARM, Found, Memory
from beleg.extraction.figures.phrases.counted import Counted, may_count, read
from beleg.extraction.figures.phrases.parts import is_whole, uncounted_whole
from beleg.model import NumberMention

_SAME_PEOPLE: Final = HUNTED | {"men", "women", "people"}
_VERBS: Final = ("participle", "state", "subject", "phrase")
_SAID: Final = ("participle", "state", "phrase")  # of those whom no noun names
_AWAY: Final = ("displaced", "evacuated")
_HEAD: Final = 8  # tokens from "of the displaced" to the share
_TOLD: Final = HARM | {"evacuated", "displaced"}
_LOST: Final = "equipment_lost"
_ROW_SIGNS: Final = (":", "\u2013", "\u2014")
_SINCE: Final = 3  # figures among which the total lies that is told apart


def identified(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Vier starben. Es handelt sich um zwei Männer und zwei Frauen", "Four died: two men and two women": those told of before, who add up to them."""
    if not _may_be_identified(one):
        return None
    sign = _opening_sign(clause, one.first) if memory.fresh else -1
    if sign >= 0:
        earlier = [found for found in memory.fresh if found.counted.last <= sign]
    elif _identifies(clause, one.first):
        earlier = memory.earlier[-_SINCE:]
    else:
        return None
    total = sum(_amount(clause, number) for at, number in clause.numbers.items() if at > sign)
    for found in reversed(earlier):
        told = found.counted
        of_those = told.kind in PEOPLE and found.binding.measure in _TOLD
        of_those = of_those or (told.kind in THINGS and one.kind in THINGS and found.binding.measure == _LOST)
        if of_those and told.number.low == total:
            return taken_over(found.binding, one, "breakdown")
    return None


def _opening_sign(clause: Clause, first: int) -> int:
    """The colon or dash that opens the row of the number at ``first``, behind which no verb stands; else -1."""
    words = clause.tokens.words
    for sign in range(first - 1, clause.first, -1):
        if words[sign] in _ROW_SIGNS:
            verbs = [
                told.first for told in clause.predicates if told.first > sign and told.form != "attributive"
            ]
            verbs += [at for at in range(sign, clause.last) if clause.role(at) & Role.AUXILIARY]
            return sign if all(_is_in_relative(clause, at, sign) for at in verbs) else -1
    return -1


def _is_in_relative(clause: Clause, verb: int, sign: int) -> bool:
    """Whether a verb tells more of those just counted: "140 fighters, whom the government freed, and 72 soldiers"."""
    for at in range(verb - 1, sign, -1):
        if at in clause.counts:
            return False
        if clause.role(at) & Role.RELATIVE and clause.tokens.words[at - 1] == ",":
            return True
    return False


def _may_be_identified(one: Counted) -> bool:
    named = one.kind in PEOPLE or one.kind in THINGS or one.kind == "unknown"
    if one.number.shape == "article":
        named = one.kind in PEOPLE and one.head is not None  # not "einer der drei schwersten Stürme"
    named = named and one.number.shape != "ordinal" and not one.whole
    return named and one.attributive is None and (one.noun is None or one.noun.measure is None)


def _identifies(clause: Clause, first: int) -> bool:
    """Whether the words before the number at ``first`` take people up and say who they are."""
    lows, listed = clause.tokens.lows, clause.lexicon.lists["taking_up"]
    for token in range(clause.first, first):
        if lows[token] in listed:
            return clause.roles & Role.IDENTIFIES != 0 or clause.plays(token + 1, Role.PASSIVE)
    return False


def _amount(clause: Clause, number: NumberMention) -> float:
    """How many people or things a number of the clause counts that may be those told of before."""
    one = read(clause, number, clause.counts)
    return (number.low or 0) if _may_be_identified(one) else 0


def is_of_other(clause: Clause, one: Counted, before: Found, memory: Memory) -> bool:
    """ "Nine people were killed. Three of the seven directors stepped down": the whole is named beside the part, or too small for it."""
    if memory.exceeds(one):
        return True
    if one.whole_at is None or one.head is None or memory.fresh:
        return False
    whole = clause.numbers[one.whole_at]
    return (
        one.noun is None or before.counted.noun is not one.noun
    ) and whole.low != before.counted.number.low


def taken_from(clause: Clause, one: Counted, before: Found) -> Binding | None:
    """What a part of those counted ``before`` shares with them; of those who had fled, half may be back: "of whom half returned"."""
    back = _return(clause, one) if before.binding.measure in _AWAY else -1
    return (
        Binding("other", "part", back, back + 1, 1.0)
        if back >= 0
        else taken_over(before.binding, one, "part")
    )


def _return(clause: Clause, one: Counted) -> int:
    """The word behind a number that says that those counted came back, -1 where none does."""
    for token in range(one.last, clause.last):
        if clause.role(token) & SIGNS:
            break
        if clause.says_low(token, "returned"):
            return token
    return -1


def all_of(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "27 drones out of 31", "six of the 48 on board": all of whom the number before is a part."""
    if clause.verb_final or one.head is not None or not memory.fresh:
        return None
    of = one.first - 1
    part = memory.fresh[-1].counted
    out = clause.plays(of, Role.PARTITIVE_OF) and of > clause.first and clause.word(of - 1).traits & Trait.OUT
    if out and part.last == of - 1 and part.noun is not None:
        one.noun = part.noun
        return Binding("attacks" if part.kind == "weapon" else "other", "all of", one.first, one.last, 1.0)
    if is_whole(clause, one.first, clause.numbers) and _is_aboard(clause, one.behind):
        return Binding("other", "all of", one.behind, one.behind + 1, 1.0)
    return None


def _is_aboard(clause: Clause, token: int) -> bool:
    """ "aboard", "on board"."""
    token += clause.says(token, "on")
    return token < clause.last and clause.word(token).traits & Trait.ABOARD != 0


def of_named(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """ "Von den Verletzten sind drei außer Gefahr", "Of those killed, 26 were children": what the head of the sentence says of those taken from it."""
    were = clause.verb_final and one.kind in PEOPLE and clause.plays(one.first - 1, Role.AUXILIARY)
    named = one.head is None or were  # "Von den Getöteten waren 19 Schüler"
    if not named or (bound is not None and bound.cost <= 1.0):
        return None
    return of_fronted(clause, one)


def complement(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "30 were detained; all but five were released": what the verb tells of the others is not told of those left out."""
    if clause.verb_final or bound is None or bound.rule == "noun" or not _is_left_out(clause, one.first):
        return None
    kept = one.noun.measure if one.noun is not None else None
    last = memory.antecedent()
    told = bound.measure in HARM and bound.rule not in ("released", "moved")
    if kept is None and last is not None and last.measure in HARM and not told:
        kept = last.measure
    return Binding(kept or "other", "all but", bound.first, bound.last, bound.cost)


def _is_left_out(clause: Clause, first: int) -> bool:
    """Whether "all but" stands before the number at ``first``."""
    if first - 2 < clause.first or not clause.word(first - 2).traits & Trait.ALL:
        return False
    return clause.says(first - 1, "excepting")


def of_fronted(clause: Clause, one: Counted) -> Binding | None:
    """ "Von den Vertriebenen stammen 70 Prozent …", "Of those killed, half …": a share of those whom the head of the sentence names."""
    if (one.noun is not None and one.noun.measure) or not clause.role(clause.first) & Role.PARTITIVE_OF:
        return None
    told = {p.first: p for p in clause.predicates if p.form in _SAID and p.measure in _TOLD}
    for token in range(clause.first, min(clause.first + _HEAD, one.first)):
        if token in told:
            return Binding(told[token].measure, "part", token, told[token].last, 1.0)
        if clause.role(token) & (Role.BREAK | Role.AUXILIARY) or token in clause.counts:
            return None
        measure = clause.noun_measure(token)
        if measure:
            return Binding(measure, "part", token, token + 1, 1.0)
    return None


def of_those(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Sieben Männer wurden festgenommen. Zwei der Verdächtigen sind minderjährig": some of those just told of."""
    of = clause.role(one.behind)
    taken = clause.verb_final and of & Role.PARTITIVE_OF and of & Role.DETERMINER
    taken = taken and one.head is not None and not clause.says_low(one.head, "survivors")
    if not taken or one.noun is None or one.noun.gloss not in _SAME_PEOPLE or memory.fresh:
        return None
    told = memory.before()
    fits = told is not None and told.counted.kind in PEOPLE and told.binding.measure in HARM
    if not fits or told is None or (one.number.low or 0) >= (told.counted.number.high or 0):
        return None
    return taken_over(told.binding, one, "part")


def of_whole(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "viele Verletzte, darunter drei Kinder": what the people without a number report, from whom ``one`` is taken."""
    far = bound is None or bound.cost > 1.0
    if one.part and far and not memory.fresh:
        told = _told_before(clause, one)
        if told is not None:
            one.part = False
            return told
    whole = uncounted_whole(clause, one.first) if one.part and far and one.kind in PEOPLE else None
    if whole is None:
        return None
    one.part = False  # of no figure before
    return Binding(whole.measure, "part", one.first, one.last, 1.0) if whole.measure else None


def _told_before(clause: Clause, one: Counted) -> Binding | None:
    """ "The rest are hurt, nine of them badly", "Viele wurden verletzt, neun davon schwer": what their verb tells of all."""
    if clause.text(one.first - 1) != ",":
        return None
    for told in reversed(clause.predicates):
        closes = told.last == one.first - 1 and told.form in _VERBS and told.measure in HARM
        if closes and may_count(one, told.only):
            return Binding(told.measure, "part", told.first, told.last, 1.0)
    return None


def whole_of(one: Counted, before: Found, memory: Memory) -> Found:
    """ "31 Leichen in drei Gräbern, darunter zwei Cousins": people are taken from people."""
    if one.kind in PEOPLE and before.counted.kind in ("item", "target"):
        for found in reversed(memory.fresh):
            if found.counted.kind in PEOPLE:
                return found
    return before
