"""Captives become those whom force set free, those let go for nothing, those exchanged, or those still held.

Who is freed is exchanged where the article speaks of a bargain or calls them prisoners, rescued where soldiers, police or
rescuers free them, and else somebody to whom nothing more happened. Who is counted in a swap without a verb that frees
them is in ``swaps.py``.
"""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures.binding import BEHIND_BARS, TOTALLED, Binding
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.measures.swaps import counts_people
from beleg.extraction.figures.phrases.counted import Counted

_HELD: Final = "prisoners"
_HOSTAGES: Final = "hostages"
_TAKEN_BEFORE: Final = 5  # figures
_SAVING: Final = ("force", "helper")
_VERBS: Final = ("predicate:subject", "predicate:participle")
_NOUN: Final = 3  # tokens from "Zahl" to those counted


def held_back(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "the number in rebel jails" after an exchange of prisoners, "eight are still held" after a kidnapping: who is still held."""
    if bound is None or bound.measure != "detained":
        return None
    if bound.rule != TOTALLED:
        prisoners = one.noun is not None and one.noun.gloss == _HELD  # "The 40 prisoners were taken to Orv"
        taken = (prisoners or _are_held(clause, bound)) and _were_taken(memory)
        return Binding("captured", "held back", bound.first, bound.last, bound.cost) if taken else None
    most = memory.main_count()
    told = most is not None and most.measure in ("exchanged", "captured")
    return Binding("captured", bound.rule, bound.first, bound.last, bound.cost) if told else None


def _are_held(clause: Clause, bound: Binding) -> bool:
    """ "held", "are being held": no word of police or a court."""
    return any(clause.says_low(token, "held_fast") for token in (bound.first, bound.last - 1))


def _were_taken(memory: Memory) -> bool:
    """Whether of those held whom the article has told last, somebody took them who is no police."""
    for found in memory.recent(_TAKEN_BEFORE):
        if found.binding.measure in ("captured", "detained"):
            return found.binding.measure == "captured"
    return False


def picked_up(clause: Clause, bound: Binding) -> Binding | None:
    """ "Thirty-one were picked up" where an article tells of ships and of no police: nobody is arrested."""
    if bound.measure != "detained" or bound.rule == "noun":
        return None
    if not any(clause.says(token, "picking") for token in range(bound.first, bound.last)):
        return None
    return Binding("evacuated", bound.rule, bound.first, bound.last, bound.cost)


def by_police(clause: Clause, one: Counted, bound: Binding) -> Binding | None:
    """ "Etwa 180 Menschen hielt sie fest", where an article tells of police, and of nobody else who holds people."""
    if bound.measure != "captured" or one.kind == "force":
        return None
    if not _are_held(clause, bound):
        return None
    return Binding("detained", "held by police", bound.first, bound.last, bound.cost)


def released(clause: Clause, one: Counted, bound: Binding, memory: Memory) -> Binding | None:
    """Whom the police let go again is no prisoner exchanged: "zwei von ihnen sind wieder frei"."""
    part = one.part or one.head is None  # "Zwei wurden wieder freigelassen"
    arrested = one.noun is not None and one.noun.measure == "detained" and one.noun.gloss == "people"
    if bound.measure != "exchanged" or not (part or arrested or one.kind == "fighter"):
        return None
    last = memory.antecedent()
    suspects = arrested or (one.noun is not None and one.noun.gloss in HUNTED)
    if not suspects and (last is None or last.measure != "detained"):
        return None
    return Binding("other", "released", bound.first, bound.last, bound.cost)


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
    if bound.rule == TOTALLED and _totals_the_free(clause, bound.last):
        return None
    hostages = held == _HOSTAGES or bound.rule == TOTALLED
    if stormed and hostages and _freeing(clause, bound) >= 0:
        return Binding("evacuated", "freed by force", bound.first, bound.last, bound.cost)
    return Binding("other", "released", bound.first, bound.last, bound.cost)


def _totals_the_free(clause: Clause, behind: int) -> bool:
    """ "die Zahl der Freigelassenen": a noun names those who were set free."""
    return any(
        clause.noun_measure(at) == "exchanged" for at in range(behind, min(behind + _NOUN, clause.last))
    )


def back_home(
    clause: Clause, one: Counted, bound: Binding, memory: Memory, bargained: bool
) -> Binding | None:
    """ "Bis Jahresende sollen 900 Soldaten heimkehren": a force of which no captivity was told is brought home."""
    if (
        not clause.verb_final
        or bound.rule not in _VERBS
        or bound.measure != "exchanged"
        or one.kind != "force"
        or bargained
    ):
        return None
    last = memory.antecedent()
    if clause.mentions("plight") or (last is not None and last.measure in ("captured", "exchanged")):
        return None
    if not any(clause.word(token).traits & Trait.RETURNS for token in range(bound.first, bound.last)):
        return None
    return Binding("withdrawn", "back home", bound.first, bound.last, bound.cost)


def _is_mutual(clause: Clause) -> bool:
    """ "each side handed over 60 captives", "both countries": two sides act as one, so they have agreed."""
    if not clause.traits & Trait.BOTH:
        return False
    return any(
        clause.word(token).traits & Trait.SIDES and clause.word(token - 1).traits & Trait.BOTH
        for token in range(clause.first + 1, clause.last)
    )


def _is_for_others(clause: Clause, one: Counted) -> bool:
    """ "freed for two officers", "Für den entführten Soldaten": who is given for them stands in the sentence."""
    for token in range(clause.first, clause.last - 1):
        if not clause.says_low(token, "for_others"):
            continue
        if token + 1 == one.first and not any(
            at != one.first and counts_people(clause, at) for at in clause.counts
        ):
            continue  # "Für 19 Matrosen endete die Gefangenschaft"
        if token + 1 in clause.counts and counts_people(clause, token + 1):
            return True
        for behind in range(token + 1, min(token + 4, clause.last)):
            if clause.noun_measure(behind) in BEHIND_BARS or any(
                r.form == "attributive" and r.measure in BEHIND_BARS for r in clause.word(behind).readings
            ):
                return True
    return False


def _is_by_force(clause: Clause, bound: Binding) -> bool:
    """ "Troops freed nine hostages", "were freed by police", "set free in a raid"."""
    verb = _freeing(clause, bound)
    if clause.verb_final or verb < 0:
        return False
    for token in range(verb + 1, clause.last - 1):
        if clause.role(token) & SIGNS:
            break
        if clause.says(token, "agent"):
            return any(_saves(clause, at) for at in range(token + 1, min(token + 4, clause.last)))
    token = verb - 1
    while token >= clause.first and not clause.role(token) & (SIGNS | Role.RELATIVE | Role.PASSIVE):
        if _saves(clause, token):
            return True
        token -= 1
    return False


def _freeing(clause: Clause, bound: Binding) -> int:
    """The verb that frees, behind a total too: "the number of hostages freed by the army"; -1 where none does."""
    last = clause.last if bound.rule == TOTALLED else bound.first + 1
    return next((t for t in range(bound.first, last) if clause.says_low(t, "freeing")), -1)


def _saves(clause: Clause, token: int) -> bool:
    noun = clause.word(token).noun
    return (noun is not None and noun.kind in _SAVING) or clause.says_low(token, "saviours")
