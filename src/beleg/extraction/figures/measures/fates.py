"""Of several verbs that one number has, the one that says what became of those counted in the end."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause, noun_follows
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.befall import HARMED
from beleg.extraction.figures.measures.distance import cost
from beleg.extraction.figures.phrases.counted import Counted, may_count

_OPENING: Final = Role.SUBORDINATOR | Role.PREPOSITION
_WORSE: Final = {
    "evacuated": ("wounded",),
    "displaced": ("wounded",),
    "affected": ("wounded", "killed", "missing_persons"),
}
_APART: Final = Role.BREAK | Role.AUXILIARY | Role.SUBORDINATOR
_PHRASING: Final = (
    Role.DETERMINER | Role.PREPOSITION | Role.RELATIVE | Role.SUBORDINATOR | Role.AUXILIARY | Role.NEGATION
)
_PASSIVES: Final = ("participle", "phrase")
_STATES: Final = ("participle", "state")
_HURT: Final = ("participle", "state", "phrase", "frame")
_ENDS: Final = {
    "affected": ("evacuated",),
    "missing_persons": ("evacuated",),
    "attacks": ("intercepted",),
    "captured": ("evacuated", "exchanged"),
    "detained": ("evacuated", "exchanged"),
}
_TRAPPED: Final = ("affected", "missing_persons")
_MOVED: Final = ("displaced", "deployed", "withdrawn", "other")
_BEFORE_PHRASE: Final = 1.0
_WHEREABOUTS: Final = ("displaced", "deployed", "captured", "detained")
_BEGINNINGS: Final = ("other", "affected", "missing_persons")
_OUTCOMES: Final = ("killed", "wounded", "evacuated", "detained")
_LET_GO: Final = (*_OUTCOMES, "exchanged")
_SUBJECTS: Final = _APART | Role.CONJUNCTION
_FATAL: Final = ("killed", "wounded")
_VERBS: Final = 4  # tokens from a participle to the comma behind its verbs


def final(clause: Clause, counted: Counted, told: Predicate) -> Predicate:
    """The predicate that says what became of those whom ``told`` counts."""
    later = _german(clause, counted, told) if clause.verb_final else _english(clause, counted, told)
    return later or told


def _german(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    return (
        _died_there(clause, counted, told)
        or _befell_there(clause, counted, told)
        or _went_on(clause, counted, told)
        or _died_in_consequence(clause, told)
        or _and_died(clause, told)
        or _hurt_too(clause, counted, told)
        or _brought_out(clause, counted, told)
    )


def _english(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    return (
        _ended_so(clause, counted, told)
        or _died_of_it(clause, told)
        or _and_died(clause, told)
        or _all_of_them(clause, counted, told)
        or _hurt_too(clause, counted, told)
        or _saved(clause, counted, told)
        or _brought_out(clause, counted, told)
        or _bartered(clause, counted, told)
        or _carried(clause, counted, told)
        or _in_the_end(clause, counted, told)
    )


def _behind(
    clause: Clause, token: int, measures: tuple[str, ...], tells: tuple[str, ...]
) -> Predicate | None:
    """The first predicate at ``token`` or behind it that reports one of ``measures`` in a form of ``tells``."""
    for later in clause.predicates:
        if later.first >= token and later.measure in measures and later.form in tells:
            return later
    return None


def _ended_so(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "Three of those rescued later died": behind "those" a participle says who, and the verb behind it what befell them."""
    named = told.form in _PASSIVES and clause.role(told.first - 1) & Role.ANAPHOR
    if not named or not clause.role(told.first - 2) & Role.PARTITIVE_OF:
        return None
    for later in clause.predicates:
        if later.first < told.last or later.measure not in _LET_GO or not may_count(counted, later.only):
            continue
        between = range(told.last, later.first)
        if any(token in clause.counts or clause.role(token) & Role.BREAK for token in between):
            return None
        if later.form in ("subject", "phrase") or clause.role(later.first - 1) & Role.PASSIVE:
            return later
    return None


def _saved(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "Seven climbers stranded since Sunday were rescued", "nine men held captive were rescued"."""
    ends = _ENDS.get(told.measure)
    if ends is None or told.first != counted.last:
        return None
    for later in clause.predicates:
        if later.measure not in ends or later.form not in _PASSIVES or later.first < told.last:
            continue
        between = _beyond_parts(clause, range(told.last, later.first))
        if any(token in clause.counts for token in between):
            return None
        if counted.kind in later.only and _has_its_verb(clause, counted, told, between):
            return later
    return None


def _beyond_parts(clause: Clause, between: range) -> range:
    """What is left of the words between two verbs behind an aside that lists parts: ", comprising 8 men and 11 women,"."""
    for comma in between:
        if clause.text(comma) == "," and clause.role(comma + 1) & (Role.SUBSET | Role.IDENTIFIES):
            closing = [token for token in between if token > comma and clause.text(token) == ","]
            return range(closing[-1] + 1, between.stop) if closing else between
    return between


def _brought_out(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "wurden eingeschlossen und erst nach Stunden herausgeholt", "were trapped by rock and brought out hours later"."""
    if told.measure not in _TRAPPED or told.form not in _HURT or told.first < counted.last:
        return None
    later = _behind(clause, told.last, ("evacuated",), _PASSIVES)
    if later is None or not may_count(counted, later.only):
        return None
    between = range(told.last, later.first)
    if any(token in clause.counts or clause.role(token) & Role.BREAK for token in between):
        return None
    return later if _goes_on(clause, between) else None


def _goes_on(clause: Clause, between: range) -> bool:
    """Whether a conjunction joins another verb of the same subject."""
    for token in between:
        if clause.role(token) & Role.CONJUNCTION:
            behind = token + 1
            return not clause.role(behind) & Role.DETERMINER and clause.word(behind).noun is None
    return False


def _bartered(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "Nine sailors were sent across the border in return for five soldiers": whoever is moved for others is exchanged."""
    if told.measure not in _MOVED or counted.kind not in ("person", "force", "fighter"):
        return None
    for price in clause.predicates:
        given = price.measure == "exchanged" and price.form == "phrase" and price.last in clause.counts
        if given and price.first >= counted.last and clause.role(price.last - 1) & Role.PURPOSE:
            return price
    return None


def _carried(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "flew 45 stranded trekkers to Orv": who was stranded and is carried anywhere is saved."""
    inside = counted.first < told.first <= counted.last
    if not inside or told.measure not in _TRAPPED or counted.first <= clause.first:
        return None
    verb = counted.first - 1
    if clause.tokens.lows[verb] not in clause.lexicon.carriers:
        return None
    return Predicate(verb, counted.first, "object", "evacuated", told.only)


def _died_there(clause: Clause, counted: Counted, where: Predicate) -> Predicate | None:
    """ "Täglich sterben 20 Menschen auf der Flucht": a phrase says where they were when the verb befell them."""
    if where.form != "phrase" or where.measure not in _WHEREABOUTS:
        return None
    for died in clause.predicates:
        told = died.measure == "killed" and died.form in ("subject", "participle")
        near = told and may_count(counted, died.only) and died.last <= counted.first + 1
        if near and cost(clause, counted, died) < _BEFORE_PHRASE:
            return died
    return None


def _befell_there(clause: Clause, counted: Counted, where: Predicate) -> Predicate | None:
    """ "wurden im Einsatz verletzt", "sind in Haft gestorben": the participle that closes the clause tells what happened."""
    if where.form != "phrase" or where.measure not in _WHEREABOUTS:
        return None
    told = _behind(clause, where.last, _FATAL, ("participle",))
    if told is None or not may_count(counted, told.only) or noun_follows(clause, told.first):
        return None
    between = range(where.last, told.first)
    others = any(t in clause.numbers and t != counted.first for t in between)
    return None if others or any(clause.role(t) & _SUBJECTS for t in between) else told


def _went_on(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "waren an Bord und wurden gerettet", "galten als vermisst und wurden tot geborgen": the same people, later."""
    if told.measure not in _BEGINNINGS or told.first < counted.last:
        return None
    if any(token in clause.counts for token in range(counted.last, told.first)):
        return None
    link = told.last + (clause.role(told.last) & Role.AUXILIARY != 0)
    while link < clause.last and not clause.role(link) & _SUBJECTS:
        link += 1
    if not clause.role(link) & Role.CONJUNCTION or not clause.role(link + 1) & Role.PASSIVE:
        return None
    later = _behind(clause, link + 2, _OUTCOMES, _PASSIVES)
    if later is None or not may_count(counted, later.only):
        return None
    between = range(link + 2, later.first)
    return None if any(t in clause.numbers or clause.role(t) & _SUBJECTS for t in between) else later


def _died_of_it(clause: Clause, hurt: Predicate) -> Predicate | None:
    """ "A woman wounded on Monday died in hospital": who was hurt first is dead in the end."""
    if hurt.measure != "wounded" or hurt.form not in _STATES:
        return None
    died = _behind(clause, hurt.last + 1, ("killed",), ("subject", "phrase"))
    if died is None:
        return None
    between = range(hurt.last, died.first)
    return None if any(t in clause.numbers or _is_apart(clause.role(t)) for t in between) else died


def _and_died(clause: Clause, hurt: Predicate) -> Predicate | None:
    """ "were hit by a falling tree and died", "wurden verletzt und starben später": the same people, later."""
    if hurt.measure != "wounded" or hurt.form not in _HURT:
        return None
    died = _behind(clause, hurt.last, ("killed",), ("subject", "phrase"))
    if died is None or any(token in clause.numbers for token in range(hurt.last, died.first)):
        return None
    link = died.first - 1
    while link > hurt.last and not clause.role(link) & Role.CONJUNCTION:
        link -= 1
    if any(clause.role(token) & _APART for token in range(hurt.last, link)):
        return None
    return died if link >= hurt.last and _is_joined_to(clause, range(link, died.first)) else None


def _all_of_them(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """ "Six were fished from the river, all dead": what an aside says of all of them."""
    if told.first < counted.last or told.form == "attributive":
        return None
    for later in clause.predicates:
        if later.first <= told.last or later.measure not in HARMED or later.form not in _STATES:
            continue
        everyone = clause.says(later.first - 1, "everyone") and clause.text(later.first - 2) == ","
        if everyone and not any(token in clause.counts for token in range(told.last, later.first)):
            return later
    return None


def _died_in_consequence(clause: Clause, hurt: Predicate) -> Predicate | None:
    """ "so schwer verletzt, dass er noch am Unfallort starb"."""
    if hurt.measure != "wounded" or hurt.form not in _HURT:
        return None
    link = hurt.last + 1
    while link < clause.last and clause.text(link - 1) != ",":
        link += 1
    if link - hurt.last > _VERBS or not clause.says(link, "consequence"):
        return None
    for died in clause.predicates:
        if died.first > link and died.measure == "killed" and died.form != "attributive":
            between = range(link, died.first)
            return None if any(token in clause.numbers for token in between) else died
    return None


def _hurt_too(clause: Clause, counted: Counted, saved: Predicate) -> Predicate | None:
    """ "aus dem Wrack geschnitten und mit Verletzungen ins Spital geflogen", "airlifted to Orv with a broken leg"."""
    worse = _WORSE.get(saved.measure)
    if worse is None:
        return None
    if saved.first < counted.last:
        return _hurt_inside(clause, counted, saved)
    whole = _taken_to_hospital(clause, counted, saved)
    if whole is not None:
        return whole
    for hurt in clause.predicates:
        other = hurt.form == "attributive" or (hurt.form == "object" and not clause.verb_final)
        if other or hurt.first < saved.last or hurt.measure not in worse:
            continue
        closed = clause.role(saved.last) & Role.AUXILIARY != 0  # "mitgerissen worden und ertrunken"
        between = range(saved.last + closed, hurt.first)
        if any(t in clause.numbers or clause.role(t) & _APART or clause.word(t).noun for t in between):
            return None
        return hurt
    return None


def _hurt_inside(clause: Clause, counted: Counted, saved: Predicate) -> Predicate | None:
    """ "nahm die Klinik 31 Menschen mit Verbrennungen auf": what the words right behind those counted say of them."""
    for hurt in clause.predicates:
        inside = hurt.first == counted.last and hurt.last < saved.last and hurt.form == "phrase"
        if inside and hurt.measure == "wounded":
            return hurt
    return None


def _taken_to_hospital(clause: Clause, counted: Counted, saved: Predicate) -> Predicate | None:
    """ "were airlifted to the Orv hospital": the whole phrase says more than its verb."""
    for told in clause.predicates:
        longer = told.first == saved.first and told.last > saved.last and told.measure == "wounded"
        if longer and not clause.verb_final and counted.kind in told.only:
            between = range(told.first, told.last)
            return None if any(token in clause.numbers for token in between) else told
    return None


def _in_the_end(clause: Clause, counted: Counted, told: Predicate) -> Predicate | None:
    """What became of those whom a participle counts: "men accused of spying were shot dead", "were abducted and killed"."""
    if told.measure in HARMED or told.form not in _PASSIVES or told.first < counted.last:
        return None
    for later in clause.predicates:
        fatal = later.form == "subject" and later.measure == "killed"
        if later.first < told.last or later.measure not in HARMED or not (fatal or later.form in _PASSIVES):
            continue
        between = range(told.last, later.first)
        if any(token in clause.numbers for token in between):
            return None
        joined = later.measure == "killed" and _is_joined_to(clause, between)
        if joined or _has_its_verb(clause, counted, told, between):
            return later if counted.kind in later.only else None
    return None


def _is_joined_to(clause: Clause, between: range) -> bool:
    """ "kidnapped, raped and later murdered": nothing but adverbs and other participles before the last one."""
    if not any(clause.role(token) & Role.CONJUNCTION for token in between):
        return False
    return not any(clause.role(token) & _PHRASING or clause.word(token).noun for token in between)


def _has_its_verb(clause: Clause, counted: Counted, told: Predicate, between: range) -> bool:
    """ "men accused of spying were shot": the first participle belongs to the noun, the last one to its verb."""
    if told.first != counted.last or not between or any(_is_apart(clause.role(t)) for t in between):
        return False
    return clause.role(between[-1]) & Role.PASSIVE != 0


def _is_apart(role: int) -> bool:
    """Whether a word opens another clause; "has since died" does not."""
    return bool(role & (Role.CONJUNCTION | Role.BREAK)) or role & _OPENING == Role.SUBORDINATOR
