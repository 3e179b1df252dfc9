"""Who is counted on one side of a swap of captives becomes one of those exchanged, though no verb sets them free."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import BEHIND_BARS, TOTALLED, Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_SAID: Final = ("predicate:phrase", "predicate:frame")
_COMING_BACK: Final = ("exchanged", "deployed")
_JOURNEY: Final = 9  # tokens between those who go home and the word that says so
_NOT_FREE: Final = frozenset(("exchanged", "killed", "wounded", "casualties"))
_CAPTIVE: Final = ("person", "force", "fighter")
_IN_SWAPS: Final = (*_CAPTIVE, "none")
_IN_A_SWAP: Final = ("exchanged", "captured", "detained", "displaced", "other", "deployed")
_LINE: Final = 24  # tokens of a line of a list


def come_home(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "90 Gefangene kamen frei. 63 sind nach Hause zurückgekehrt": after an exchange, who is back are those set free."""
    back = bound is not None and bound.measure == "other" and bound.rule in _SAID
    if not clause.verb_final or one.head is not None or not back or bound is None:
        return None
    last = memory.antecedent()
    if last is None or last.measure not in _COMING_BACK:
        return None
    if not any(clause.word(token).traits & Trait.RETURNS for token in range(bound.first, bound.last)):
        return None
    return Binding(last.measure, "set free", bound.first, bound.last, bound.cost)


def breakdown(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Unter den Ukrainern sind 31 Gardisten" after "207 Gefangene kamen frei", "…: 95 Soldaten": those among them."""
    last = memory.antecedent()
    listed = clause.role(clause.first) & Role.AMONG or clause.role(one.first - 1) & Role.BREAK
    if listed and one.kind == "force" and last and last.measure in ("exchanged", "captured"):
        return taken_over(last, one, "breakdown")
    return None


def swapped(clause: Clause, one: Counted, bound: Binding, memory: Memory, topic: bool) -> Binding | None:
    """ "32 Gefangene wurden übergeben, erklärt Oslo. Riga gibt 29 Gefangene an": another count of those exchanged.

    ``topic`` tells that the sentence before speaks of an exchange, without a number.
    """
    if bound.rule != "noun" or bound.measure != "captured" or one.whole:
        return None
    last = memory.antecedent()
    held = any(p.form != "event" and p.measure != "exchanged" for p in clause.predicates)
    if held or _are_left(clause, one):
        return None
    if topic:
        return Binding("exchanged", "topic", one.first, one.last, 1.0)
    told = last is not None and last.measure == "exchanged"
    return taken_over(last, one, "competing count") if told else None


def in_swap(
    clause: Clause, one: Counted, bound: Binding | None, memory: Memory, bargained: bool, headed: bool
) -> Binding | None:
    """Whom an article counts on one side of a swap, though no verb sets them free; ``bargained`` tells that it speaks of one,
    ``headed`` that the sentence before does, which counts nobody.
    """
    if one.kind not in _IN_SWAPS or one.whole or _are_left(clause, one):
        return None
    if bound is not None and (bound.measure in _NOT_FREE or bound.rule == TOTALLED):
        return None
    if bargained and (
        _is_traded(clause, one)
        or _is_given_in_return(clause, one, memory)
        or (bound is None and _is_behind_its_name(clause, one))
    ):
        return Binding("exchanged", "swap", one.first, one.last, 0.0)
    last = memory.antecedent()
    told = last is not None and last.measure == "exchanged"
    if told and last is not None and bound is not None and memory.fresh and bound.first == last.first:
        return taken_over(last, one, "ellipsis")  # "163 flown from Orv to Tarn, 254 in the other direction"
    if not told and bargained and bound is None and one.kind == "person" and one.number.unit is None:
        most = memory.main_count()
        told = most is not None and most.measure == "exchanged"
    # "a photograph of a young man, looking back": one person alone needs a verb that frees.
    told = told and one.number.shape != "article"
    captive = one.noun is not None and one.noun.measure in BEHIND_BARS
    here = bargained and (headed or _frees(clause, captive))
    if (here or told) and not _comes_from_outside(bound) and _is_of_each_side(clause, one):
        return Binding("exchanged", "swap", one.first, one.last, 0.0)
    if told and bound is None and _is_a_batch(clause, one):
        return taken_over(last, one, "ellipsis")
    home = _goes_home(clause, one, captive) if here or (captive and bargained) or told else -1
    if home >= 0 and (here or captive or not clause.verb_final):
        return Binding("exchanged", "set free", home, home + 1, 1.0)
    listed = bargained and captive and (bound is None or bound.rule == "noun")
    return (
        Binding("exchanged", "swap", one.first, one.last, 0.0)
        if listed and _is_in_a_line(clause, memory)
        else None
    )


def _are_left(clause: Clause, one: Counted) -> bool:
    """ "There are still 90 prisoners", "18 verbliebenen Geiseln": who has not gone home; not "It said 28 had gone home"."""
    if clause.roles & Role.STILL or _are_there(clause):
        return True
    around = clause.tokens.lows[max(one.first - 1, clause.first) : min(one.last, clause.last)]
    return not clause.lexicon.lists["remaining"].isdisjoint(around)


def _are_there(clause: Clause) -> bool:
    """ "There are 90 prisoners", "Es sind 90 Gefangene"."""
    if not clause.roles & Role.EXPLETIVE:
        return False
    return any(
        clause.role(token) & Role.EXPLETIVE and clause.role(token + 1) & Role.AUXILIARY
        for token in range(clause.first, clause.last)
    )


def _goes_home(clause: Clause, one: Counted, captive: bool) -> int:
    """The word that says that those counted go home, behind them or right before them; -1 where none does.

    Of a captive it is enough that he leaves.
    """
    for token in range(one.behind, min(one.last + _JOURNEY, clause.last)):
        if clause.role(token) & Role.STOP or clause.text(token) == ";":
            break
        traits = clause.word(token).traits
        if traits & Trait.RETURNS and (captive or not traits & Trait.LEAVES):
            return token
    first = clause.first if clause.role(clause.first) & Role.AMONG else one.first - 1
    for token in range(max(first, clause.first), one.first):
        if clause.word(token).traits & Trait.RETURNS:
            return token
    return -1


def _is_traded(clause: Clause, one: Counted) -> bool:
    """ "three hostages for 90 prisoners", "zwölf Soldaten gegen zehn Kämpfer": two numbers with nothing but that word between."""
    if clause.says_low(one.last, "for_others") and one.last + 1 in clause.counts:
        return counts_people(clause, one.last + 1)
    if not clause.says_low(one.first - 1, "for_others"):
        return False
    if any(p.measure == "exchanged" and one.first - 1 <= p.last <= one.first for p in clause.predicates):
        return True  # "were given up for 90 youths"
    before = one.first - 2
    while before > clause.first and before not in clause.counts and not clause.role(before):
        before -= 1
    return before in clause.counts and counts_people(clause, before)


def counts_people(clause: Clause, number: int) -> bool:
    """Whether the number at ``number`` stands alone or counts people."""
    token = clause.counts[number].last_token
    while token < clause.last and not clause.role(token):
        noun = clause.word(token).noun
        if noun is not None:
            return noun.kind in _CAPTIVE
        token += 1
    return token == clause.counts[number].last_token


def _is_behind_its_name(clause: Clause, one: Counted) -> bool:
    """ "Day three of the swap: 15 Israelis, 45 Palestinians"."""
    colon = one.first - 1
    while colon > clause.first and clause.text(colon) != ":":
        if clause.role(colon) & (Role.STOP | Role.AUXILIARY):
            return False
        colon -= 1
    return one.noun is not None and any(
        told.measure == "exchanged" and told.last <= colon and clause.says_low(told.first, "bargain")
        for told in clause.predicates
    )


def _frees(clause: Clause, captive: bool) -> bool:
    """Whether the clause has a verb or noun of setting free; of some, only captives are freed ("returned")."""
    freed = [told for told in clause.predicates if told.measure == "exchanged"]
    return any(captive or not told.only.isdisjoint(_IN_SWAPS) for told in freed)


def _comes_from_outside(bound: Binding | None) -> bool:
    """Whether the clause tells of those counted by a verb of its own that has nothing to do with a swap."""
    return bound is not None and bound.measure not in _IN_A_SWAP


def _is_of_each_side(clause: Clause, one: Counted) -> bool:
    """ "ten soldiers from each side", "20 from either party": as many as the other side gives."""
    if not clause.role(one.last) & Role.ORIGIN or one.last + 2 >= clause.last:
        return False
    side = clause.word(one.last + 2).traits
    return clause.word(one.last + 1).traits & Trait.BOTH != 0 and side & (Trait.SIDE | Trait.SIDES) != 0


def _is_a_batch(clause: Clause, one: Counted) -> bool:
    """ "The first batch of 20 is due on Sunday": how many a group of those exchanged has."""
    of = one.first - 1
    return (
        of > clause.first
        and clause.role(of) & Role.PARTITIVE_OF != 0
        and (clause.word(of - 1).traits & Trait.GROUP != 0)
    )


def _is_given_in_return(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "im Gegenzug 1.900 Palästinenser", "in return, 81 men went home"."""
    last = memory.antecedent()
    if last is None or last.measure != "exchanged":
        return False
    return any(
        clause.says_low(token, "in_return") and clause.plays(token - 1, Role.PREPOSITION)
        for token in range(clause.first + 1, one.first)
    )


def _is_in_a_line(clause: Clause, memory: Memory) -> bool:
    """ "Friday: 24 hostages, 39 prisoners": a line without a verb, where the article counts those exchanged."""
    if clause.last - clause.first > _LINE or clause.roles & (Role.AUXILIARY | Role.RELATIVE):
        return False
    if clause.role(clause.last - 1) & Role.STOP:
        return False
    if any(
        p.form not in ("attributive", "among", "toll") and p.measure != "exchanged" for p in clause.predicates
    ):
        return False
    above = memory.lead_in
    if above is not None and any(p.measure == "exchanged" for p in above.predicates):
        return True
    most = memory.main_count()
    return most is not None and most.measure == "exchanged"
