"""Those counted after an exchange or an arrest become those set free, those still held, or those let go again."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import BEHIND_BARS, TOTALLED, Binding
from beleg.extraction.figures.measures.inheritance import taken_over
from beleg.extraction.figures.measures.memory import Memory
from beleg.extraction.figures.phrases.counted import Counted

_SAID: Final = ("predicate:phrase", "predicate:frame")
_COMING_BACK: Final = ("exchanged", "deployed")
_SENT_HOME: Final = ("exchanged", "withdrawn")
_JOURNEY: Final = 9  # tokens between those who go home and the word that says so
_NOT_FREE: Final = frozenset(("exchanged", "killed", "wounded", "casualties"))


def set_free(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "251 prisoners landed in Sanaa", "carrying 362 detainees home": in an exchange, or after one, those set free."""
    if clause.verb_final or one.kind not in ("person", "force", "fighter"):
        return None
    if (bound is not None and bound.measure in _NOT_FREE) or clause.roles & Role.STILL:
        return None
    captive = one.noun is not None and one.noun.measure in BEHIND_BARS
    last = memory.antecedent()
    told = last is not None and last.measure == "exchanged"
    if not told and not (captive and any(p.measure == "exchanged" for p in clause.predicates)):
        return None
    home = _goes_home(clause, one)
    return Binding("exchanged", "set free", home, home + 1, 1.0) if home >= 0 else None


def _is_mutual(clause: Clause) -> bool:
    """ "each side handed over 60 captives", "both countries": two sides act as one, so they have agreed."""
    if not clause.traits & Trait.BOTH:
        return False
    return any(
        clause.word(token).traits & Trait.SIDES and clause.word(token - 1).traits & Trait.BOTH
        for token in range(clause.first + 1, clause.last)
    )


def _goes_home(clause: Clause, one: Counted) -> int:
    """The word that says that those counted go home, behind them or right before them; -1 where none does."""
    for token in range(one.last, min(one.last + _JOURNEY, clause.last)):
        if clause.role(token) & Role.STOP or clause.text(token) == ";":
            break
        if clause.word(token).traits & Trait.RETURNS:
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
    if held or clause.roles & (Role.STILL | Role.EXPLETIVE):
        return None
    if topic:
        return Binding("exchanged", "topic", one.first, one.last, 1.0)
    told = last is not None and last.measure == "exchanged"
    return taken_over(last, one, "competing count") if told else None


def may_be_freed(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "the gunmen freed 12 passengers": those set free may never have been prisoners."""
    if clause.verb_final or bound.measure != "exchanged" or one.kind not in ("person", "none"):
        return False
    return (one.noun is None or one.noun.gloss != "prisoners") and not _is_mutual(clause)


def freed_alone(clause: Clause, one: Counted, bound: Binding) -> Binding:
    """What is told of those freed where nobody bargains: they were trapped, or nothing befell them."""
    for told in clause.predicates:
        if told.measure == "missing_persons" and told.first == one.last:
            return Binding(told.measure, f"predicate:{told.form}", told.first, told.last, 0.0)
    return Binding("other", "released", bound.first, bound.last, bound.cost)
