"""Captives become those exchanged, those whom force set free, those let go for nothing, or those still held.

Who is freed is exchanged where the article speaks of a bargain or calls them prisoners, rescued where soldiers, police or
rescuers free them, and else somebody to whom nothing more happened.
"""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures.binding import BEHIND_BARS, TOTALLED, Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_SAID: Final = ("predicate:phrase", "predicate:frame")
_COMING_BACK: Final = ("exchanged", "deployed")
_SENT_HOME: Final = ("exchanged", "withdrawn")
_JOURNEY: Final = 9  # tokens between those who go home and the word that says so
_NOT_FREE: Final = frozenset(("exchanged", "killed", "wounded", "casualties"))
_CAPTIVE: Final = ("person", "force", "fighter")
_IN_SWAPS: Final = (*_CAPTIVE, "none")
_HELD: Final = "prisoners"
_HOSTAGES: Final = "hostages"
_SAVING: Final = ("force", "helper")
_LINE: Final = 24  # tokens of a line of a list


def _is_mutual(clause: Clause) -> bool:
    """ "each side handed over 60 captives", "both countries": two sides act as one, so they have agreed."""
    if not clause.traits & Trait.BOTH:
        return False
    return any(
        clause.word(token).traits & Trait.SIDES and clause.word(token - 1).traits & Trait.BOTH
        for token in range(clause.first + 1, clause.last)
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


def held_back(bound: Binding | None, memory: Memory) -> Binding | None:
    """ "the number in rebel jails" after an exchange of prisoners: prisoners are still held."""
    if bound is None or bound.measure != "detained" or bound.rule != TOTALLED:
        return None
    most = memory.main_count()
    told = most is not None and most.measure in ("exchanged", "captured")
    return Binding("captured", bound.rule, bound.first, bound.last, bound.cost) if told else None


def released(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> Binding | None:
    """Whom the police let go again is no prisoner exchanged: "zwei von ihnen sind wieder frei"."""
    part = one.part or one.head is None  # "Zwei wurden wieder freigelassen"
    if part and bound.measure in _SENT_HOME and not clause.verb_final:
        last = memory.antecedent()
        if last is not None and last.measure == "wounded":  # "Nine were kept in, 22 had been sent home"
            return Binding("wounded", "released", bound.first, bound.last, bound.cost)
    arrested = one.noun is not None and one.noun.measure == "detained" and one.noun.gloss == "people"
    if bound.measure != "exchanged" or not (part or arrested or one.kind == "fighter"):
        return None
    last = memory.antecedent()
    suspects = arrested or (one.noun is not None and one.noun.gloss in HUNTED)
    if not suspects and (last is None or last.measure != "detained"):
        return None
    return Binding("other", "released", bound.first, bound.last, bound.cost)


def breakdown(one: Counted, memory: Memory) -> Binding | None:
    """After "207 Gefangene kamen frei": "95 Soldaten, 56 Grenzer", soldiers that nobody sends are those set free."""
    last = memory.antecedent()
    if one.kind == "force" and last and last.measure in ("exchanged", "captured"):
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
    clause: Clause, one: Counted, bound: Binding | None, memory: Memory, bargained: bool
) -> Binding | None:
    """Whom an article counts on one side of a swap, though no verb sets them free; ``bargained`` tells that it speaks of one."""
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
    if not told and bargained and bound is None and one.kind == "person":
        most = memory.main_count()
        told = most is not None and most.measure == "exchanged"
    # "a photograph of a young man, looking back": one person alone needs a verb that frees.
    told = told and one.number.shape != "article"
    captive = one.noun is not None and one.noun.measure in BEHIND_BARS
    here = bargained and any(p.measure == "exchanged" for p in clause.predicates)
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
    return any(_says(clause, token, "remaining") for token in range(one.first - 1, one.last))


def _are_there(clause: Clause) -> bool:
    """ "There are 90 prisoners", "Es sind 90 Gefangene"."""
    if not clause.roles & Role.EXPLETIVE:
        return False
    return any(
        clause.role(token) & Role.EXPLETIVE and clause.role(token + 1) & Role.AUXILIARY
        for token in range(clause.first, clause.last)
    )


def _is_traded(clause: Clause, one: Counted) -> bool:
    """ "three hostages for 90 prisoners", "zwölf Soldaten gegen zehn Kämpfer": two numbers with nothing but that word between."""
    if _says(clause, one.last, "for_others") and one.last + 1 in clause.counts:
        return _counts_people(clause, one.last + 1)
    if not _says(clause, one.first - 1, "for_others"):
        return False
    before = one.first - 2
    while before > clause.first and before not in clause.counts and not clause.role(before):
        before -= 1
    return before in clause.counts and _counts_people(clause, before)


def _counts_people(clause: Clause, number: int) -> bool:
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
        told.measure == "exchanged" and told.last <= colon and _says(clause, told.first, "bargain")
        for told in clause.predicates
    )


def _is_given_in_return(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "im Gegenzug 1.900 Palästinenser", "in return, 81 men went home"."""
    last = memory.antecedent()
    if last is None or last.measure != "exchanged":
        return False
    return any(
        _says(clause, token, "in_return") and clause.plays(token - 1, Role.PREPOSITION)
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


def freed(clause: Clause, one: Counted, bound: Binding, bargained: bool, stormed: bool) -> Binding | None:
    """What became of those whom somebody frees; the article speaks of a bargain, or of a rescue by force."""
    anybody = (
        one.kind in ("person", "none") or one.number.shape == "article"
    )  # "Ein Gericht ließ sieben Männer frei"
    if bound.measure != "exchanged" or not anybody:
        return None
    held = one.noun.gloss if one.noun is not None else ""
    if bound.rule in ("swap", "noun") or _is_mutual(clause):
        return None
    if held != _HELD and _is_by_force(clause, bound):
        return Binding("evacuated", "freed by force", bound.first, bound.last, bound.cost)
    if bargained or _is_for_others(clause, one) or (held == _HELD and not clause.mentions("let_go")):
        return None
    for told in clause.predicates:
        if told.measure == "missing_persons" and told.first == one.last:
            return Binding(told.measure, f"predicate:{told.form}", told.first, told.last, 0.0)
    if stormed and held == _HOSTAGES and _says(clause, bound.first, "freeing"):
        return Binding("evacuated", "freed by force", bound.first, bound.last, bound.cost)
    return Binding("other", "released", bound.first, bound.last, bound.cost)


def _is_for_others(clause: Clause, one: Counted) -> bool:
    """ "freed for two officers", "Für den entführten Soldaten": who is given for them stands in the sentence."""
    for token in range(clause.first, clause.last - 1):
        if not _says(clause, token, "for_others"):
            continue
        if token + 1 == one.first and not any(
            at != one.first and _counts_people(clause, at) for at in clause.counts
        ):
            continue  # "Für 19 Matrosen endete die Gefangenschaft"
        if token + 1 in clause.counts and _counts_people(clause, token + 1):
            return True
        for behind in range(token + 1, min(token + 4, clause.last)):
            if clause.noun_measure(behind) in BEHIND_BARS or any(
                r.form == "attributive" and r.measure in BEHIND_BARS for r in clause.word(behind).readings
            ):
                return True
    return False


def _is_by_force(clause: Clause, bound: Binding) -> bool:
    """ "Troops freed nine hostages", "were freed by police", "set free in a raid"."""
    if clause.verb_final or not _says(clause, bound.first, "freeing"):
        return False
    for token in range(bound.last, clause.last - 1):
        if clause.role(token) & SIGNS:
            break
        if clause.says(token, "agent"):
            return any(_saves(clause, at) for at in range(token + 1, min(token + 4, clause.last)))
    token = bound.first - 1
    while token >= clause.first and not clause.role(token) & (SIGNS | Role.RELATIVE | Role.PASSIVE):
        if _saves(clause, token):
            return True
        token -= 1
    return False


def _says(clause: Clause, token: int, name: str) -> bool:
    """Whether a word of the list ``name`` stands at ``token``, at the head of a sentence too."""
    return clause.first <= token < clause.last and clause.tokens.lows[token] in clause.lexicon.lists[name]


def _saves(clause: Clause, token: int) -> bool:
    noun = clause.word(token).noun
    return (noun is not None and noun.kind in _SAVING) or _says(clause, token, "saviours")
