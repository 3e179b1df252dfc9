"""A count that no predicate gives a measure becomes a figure only where something ties it to what happened."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import OPENING, Role, Trait
from beleg.extraction.figures.measures.befall import FATES
from beleg.extraction.figures.phrases.counted import Counted

_IN_OFFICE: Final = frozenset(
    ("advisers", "diplomats", "lawyers", "leaders", "nobility", "observers", "officials", "politicians")
)
_CIVIL: Final = _IN_OFFICE - {"advisers", "observers"}
_MENTIONED: Final = ("ministers", "candidates")
_STAFF: Final = frozenset(("doctors", "members", "nurses", "teachers", "workers"))
_KIN: Final = frozenset(("children", "family members"))
_PRESENT: Final = frozenset(
    ("children", "civilians", "crew members", "families", "men", "passengers", "patients", "people", "women")
)
_CLOSES: Final = frozenset((";", ":", "\u2013", "\u2014", "(", ")", "|"))
_COMING: Final = ("person", "vehicle", "item")
_GIVING: Final = ("person", "helper")
_MOVED: Final = ("person", "vehicle")
_FEW: Final = 10
_BEREAVED: Final = 6  # tokens from "leaves" to whom somebody leaves
_HIS: Final = 3  # tokens: "his wife, two"
_PAIR: Final = 4  # tokens of the first of two things that somebody has


def is_told(clause: Clause, one: Counted) -> bool:
    """Whether a count without a predicate belongs to what the sentence reports, and not to how things are."""
    if clause.verb_final or one.noun is None:
        return True
    if _is_of_each(clause, one) or _are_elected(clause, one):
        return False
    if one.kind == "item":
        return not one.whole and one.noun.gloss != "aid goods" and _is_befallen(clause, one)
    if _is_aside(clause, one) or (one.kind in _MOVED and _is_to_come(clause, one)):
        return False
    if one.kind == "vehicle":
        if one.noun.gloss == "fire engines" and not _is_at_a_fire(clause):
            return False
        return not _are_named_again(clause, one) and not is_had(clause, one)
    if one.kind != "person" or (one.whole and not _is_of_none(clause, one)):
        return True
    return not _is_as_ever(clause, one)


def _is_aside(clause: Clause, one: Counted) -> bool:
    """Whether a preposition says that others act for them, or a rate how many there are every day."""
    before = one.first - 1
    if clause.says(before, "only"):
        before -= 1
    low, lists = clause.text(before).lower(), clause.lexicon.lists
    if low in lists["purpose"] and clause.says(before - 1, "seeking"):
        return False  # "looking for two men"
    if one.kind == "force" and low in lists["paid_for"]:
        return True  # "pays for 140,000 soldiers"
    if low in lists["whom_for"] and one.kind in _MOVED:
        return True  # "licensed for 300 guests"
    if one.kind in _GIVING and low in lists["agent"] and not clause.reports_within(before - 2, before):
        return True  # "signed by 40 academics", but not "murdered by two men"
    return _is_every_day(clause, one) or _is_pending(clause, one)


def _is_every_day(clause: Clause, one: Counted) -> bool:
    """ "The line carries 40,000 commuters a day", "40,000 commuters daily"."""
    if one.last >= clause.last or one.kind not in _COMING:
        return False
    if clause.role(one.last) & Role.RATE:
        return True
    if not clause.role(one.last) & Role.RATE_AFTER or one.last + 1 >= clause.last:
        return False
    return clause.says(one.last + 1, "periods")


def _is_pending(clause: Clause, one: Counted) -> bool:
    """ "Two million people are registered to vote", "1,200 delegates are expected"."""
    if one.kind != "person" or not clause.role(one.last) & Role.AUXILIARY:
        return False
    return clause.says(one.last + 1, "pending")


def _are_elected(clause: Clause, one: Counted) -> bool:
    """ "The province elects six deputies": those of a parliament, and not of a sheriff."""
    if one.head is None or not clause.says(one.head, "deputies"):
        return False
    return clause.mentions("electing")


def _is_of_each(clause: Clause, one: Counted) -> bool:
    """ "Each helicopter carries eight soldiers", but not "Every day 300 soldiers cross"."""
    first = clause.first
    if first + 1 >= one.first or clause.tokens.lows[first] not in clause.lexicon.lists["every"]:
        return False
    return not clause.says(first + 1, "periods")


def _is_to_come(clause: Clause, one: Counted) -> bool:
    """ "plans to buy 24 aircraft", "will assist 60,000 families": what nobody has done yet."""
    verb = one.first - 1
    if verb <= clause.first or clause.role(verb) or not clause.text(verb).islower():
        return False
    return clause.tokens.lows[verb - 1] in clause.lexicon.lists["intending"]


def is_civil(clause: Clause, one: Counted, measure: str) -> bool:
    """ "70 aid trucks entered", "sank two cargo ships", "drei Frachter": what is in no force's service, and not its equipment."""
    if measure == "deployed":
        return _is_freight(clause, one)
    if one.head is None or one.kind != "vehicle":
        return False
    return clause.says_low(one.head, "merchantmen") or (
        not clause.verb_final and clause.says_low(one.head - 1, "merchant")
    )


def _is_freight(clause: Clause, one: Counted) -> bool:
    """ "70 aid trucks entered", "120 lorries carrying food": what is brought is in nobody's service."""
    if (
        clause.verb_final
        or one.head is None
        or clause.text(one.head).lower() not in clause.lexicon.lists["lorries"]
    ):
        return False
    return clause.mentions("freight")


def is_news_of_office(one: Counted, measure: str) -> bool:
    """ "Drei Minister sind angekommen": of people in office only what befell them counts anybody."""
    return one.noun is not None and one.noun.gloss in _MENTIONED and measure not in FATES


def never_deployed(one: Counted) -> bool:
    """Ministers who arrive and lawyers who are sent are no force."""
    return one.noun is not None and one.noun.gloss in _CIVIL


def _is_at_a_fire(clause: Clause) -> bool:
    """Whether engines put out a fire, and drive no ship."""
    return clause.mentions("blazing")


def _is_as_ever(clause: Clause, one: Counted) -> bool:
    """Whether the people counted do what they always do, are somebody's kin, or belong to somebody's staff."""
    gloss = one.noun.gloss if one.noun is not None else ""
    if gloss in _IN_OFFICE or (gloss not in _PRESENT and is_had(clause, one)):
        return True
    if one.last < clause.last and clause.says(one.last, "habits"):
        return True  # "2,500 people live there"
    owned = _is_owned(clause, one)
    if gloss in _STAFF:
        return owned or _there_are(clause, one)
    if gloss in _KIN:
        again = _are_named_again(clause, one) or clause.says(one.first - 1, "kin_of")
        return owned or (again and gloss == "family members") or _is_left_behind(clause, one)
    return one.head is not None and clause.says(one.head, "apart")


def _is_befallen(clause: Clause, one: Counted) -> bool:
    """ "washed away 23 houses", "nine lorries are alight": the part of the sentence says what became of things."""
    known = clause.lexicon.lists["befalling"]
    lows = clause.tokens.lows
    for token in range(one.first - 1, clause.first - 1, -1):
        if _closes(clause, token):
            break
        if lows[token] in known:
            return True
    for token in range(one.behind, clause.last):
        if token >= one.last and _closes(clause, token):
            break
        if lows[token] in known:
            return True
    return False


def _closes(clause: Clause, token: int) -> bool:
    role = clause.role(token)
    opens = role & OPENING and not role & (Role.PREPOSITION | Role.DETERMINER)
    return bool(opens) or clause.text(token) in _CLOSES


def _are_named_again(clause: Clause, one: Counted) -> bool:
    """ "between the two vessels", "the two brothers": a few that the article has named before."""
    few = one.number.qualifier == "exact" and (one.number.low or 0) <= _FEW
    return (
        few
        and not one.part
        and not one.whole
        and clause.text(one.first - 1).lower() in clause.lexicon.lists["definite"]
    )


def is_had(clause: Clause, one: Counted) -> bool:
    """ "the tribunal has 18 judges", "has 300 beds and 40 doctors", but not "has had two boats stolen"."""
    before = one.first - 1
    if clause.role(before) & Role.CONJUNCTION:
        before = max((at for at in clause.numbers if before - _PAIR <= at < before), default=before) - 1
    return clause.says(before, "owning") and not clause.word(before - 1).traits & Trait.PERFECT


def _is_of_none(clause: Clause, one: Counted) -> bool:
    """ "none of its 340 employees"."""
    none = clause.text(one.first - 3).lower() in clause.lexicon.lists["none_of"]
    return none and clause.says(one.first - 2, "partitive_of")


def _is_owned(clause: Clause, one: Counted) -> bool:
    """ "her two sons", "the firm's 340 employees"."""
    before = one.first - 1
    if before < clause.first:
        return False
    return clause.word(before).traits & (Trait.POSSESSIVE | Trait.OWN) != 0 or clause.says(
        before, "genitive_signs"
    )


def _there_are(clause: Clause, one: Counted) -> bool:
    """ "There are four doctors here": how many of them a place has."""
    before = one.first - 1
    there = clause.text(before - 1).lower() in clause.lexicon.lists["there"]
    return there and clause.says(before, "existing")


def _is_left_behind(clause: Clause, one: Counted) -> bool:
    """ "He leaves a wife and four children", "his wife, two daughters"."""
    for token in range(one.first - 1, max(one.first - _BEREAVED, clause.first) - 1, -1):
        if clause.word(token).traits & Trait.POSSESSIVE and token == one.first - _HIS:
            return True
        if clause.says(token, "bereaving"):
            return True
    return False
