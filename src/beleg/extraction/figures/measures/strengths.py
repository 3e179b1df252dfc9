"""How many fighters or people a body has becomes a count: "the gunmen number fewer than 25", "a crowd 900 strong"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted

_STRENGTH: Final = ("none", "person", "force", "fighter")
_TOTAL: Final = Role.NUMBER_OF | Role.STATE_INSTITUTION
_BODIES: Final = ("fighter", "force", "formation")
_APPOSING: Final = (",", "(", "-", "\u2013", "\u2014")
_OF_A_BODY: Final = ("force", "fighter", "helper", "vehicle")
_HAVING: Final = Role.ORIGIN | Role.MEANS
_MILD: Final = ("evacuated", "displaced", "other", "affected", "deployed")


def numbering(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """ "the gunmen number fewer than 25", "some 900 strong": the strength of those named before; ``bound`` is what the clause tells."""
    return (
        _numbered(clause, one)
        or _resized(clause, one)
        or _of_a_team(clause, one, bound)
        or _apposed(clause, one, bound)
    )


def _apposed(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """ "Two battalions, some 1,100 men, crossed", "the Division, with 9,000 men, holds": how many men a body named before a sign has."""
    men = one.noun is not None and one.noun.gloss == "men" and not one.attributive
    if clause.verb_final or not men or (bound is not None and bound.measure not in _MILD):
        return None
    sign = one.first - 1 - (clause.role(one.first - 1) & Role.MEANS != 0)
    if sign <= clause.first or not clause.text(sign) in _APPOSING:
        return None
    noun = clause.word(sign - 1).noun
    body = noun is not None and noun.kind in _BODIES and noun.measure is None
    body = body or clause.role(sign - 1) & Role.STATE_INSTITUTION != 0
    return Binding("deployed", "strength", sign - 1, sign, 1.0) if body else None


def _of_a_team(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """ "a rescue team of 22", "ein Verband aus 30 Panzern": how many a body has, unless a verb tells what befell it."""
    of = one.first - 1
    if not (
        _is_of_a_german_body(clause, one)
        if clause.verb_final
        else one.head is None and clause.role(of) & Role.PARTITIVE_OF
    ):
        return None
    if of <= clause.first or (bound is not None and bound.measure not in _MILD):
        return None
    noun = clause.word(of - 1).noun
    team = noun is not None and noun.kind == "formation" and noun.measure is None
    return Binding("deployed", "strength", of - 1, of, 1.0) if team else None


def _is_of_a_german_body(clause: Clause, one: Counted) -> bool:
    """ "mit 80 Mann", "aus 30 Panzern", "von neun Rebellen"."""
    return one.kind in _OF_A_BODY and clause.role(one.first - 1) & _HAVING != 0


def is_in_one_word(clause: Clause, one: Counted) -> bool:
    """ "a 40-strong team": how many a body has, said by an adjective."""
    tail = clause.text(one.first).rpartition("-")[2]
    return one.kind in _BODIES and clause.lexicon.word(tail).traits & Trait.STRONG != 0


def _resized(clause: Clause, one: Counted) -> Binding | None:
    """ "will cut its troops in Orv from 900 to 300": how many a body has before and after it is made larger or smaller."""
    if one.head is not None or not clause.says_low(one.first - 1, "from_to"):
        return None
    if not clause.mentions("resizing") or _totals(clause):
        return None
    for token in range(one.first - 1, clause.first - 1, -1):
        noun = clause.word(token).noun
        body = noun is not None and noun.kind in _BODIES and noun.measure is None
        if body or clause.role(token) & Role.STATE_INSTITUTION:
            return Binding("deployed", "strength", token, token + 1, 1.0)
        if clause.role(token) & SIGNS:
            return None
    return None


def _totals(clause: Clause) -> bool:
    """ "the number of soldiers killed was cut from 90 to 45", "raised the toll from 13", but not "the force was cut"."""
    if any(told.form == "toll" and told.measure != "deployed" for told in clause.predicates):
        return True
    return any(clause.role(t) & _TOTAL == Role.NUMBER_OF for t in range(clause.first, clause.last))


def _numbered(clause: Clause, one: Counted) -> Binding | None:
    verb = one.first - 1
    if clause.verb_final:
        return _of_so_many_men(clause, one)
    if one.behind < clause.last and clause.word(one.behind).traits & Trait.STRONG:
        body = max(verb - (clause.text(verb) == ","), clause.first)
        measure = "other" if _is_a_crowd(clause, body) else "deployed"
        return Binding(measure, "strength", one.behind, one.behind + 1, 1.0)
    if one.kind in _STRENGTH and _is_put_at(clause, verb):
        return Binding("deployed", "strength", verb - 1, verb, 1.0)
    if one.kind not in _STRENGTH or verb <= clause.first or not clause.word(verb).traits & Trait.NUMBERING:
        return None
    for token in range(verb - 1, clause.first - 1, -1):
        noun, role = clause.word(token).noun, clause.role(token)
        if noun is not None and noun.measure is not None:
            if clause.text(verb).endswith("ing"):  # "The injured, numbering 23, were taken away"
                return Binding(noun.measure, "strength", token, token + 1, 1.0)
            return None  # "government dead numbered about 30"
        if role & Role.STATE_INSTITUTION or (noun is not None and noun.kind in _BODIES):
            return Binding("deployed", "strength", token, token + 1, 1.0)
        if noun is not None and noun.kind in PEOPLE and clause.word(verb - 1).traits & Trait.PERFECT:
            return Binding(
                "other", "strength", token, token + 1, 1.0
            )  # "inhabitants, who had numbered 9,000"
    return None


def _is_put_at(clause: Clause, at: int) -> bool:
    """ "He reckoned the raiders at 300", "put the enemy at 9,000 men": a number that somebody gives for a body of fighters."""
    body = at - 1
    if body - 2 < clause.first or not clause.word(at).traits & Trait.CLOCK:
        return False
    noun = clause.word(body).noun
    fights = noun is not None and noun.kind in _BODIES and noun.measure is None
    if not (fights or clause.word(body).traits & Trait.ENEMY) or not clause.role(body - 1) & Role.DETERMINER:
        return False
    return clause.says(body - 2, "reckoning")


def _of_so_many_men(clause: Clause, one: Counted) -> Binding | None:
    """ "Die Einheit, rund 300 Mann stark, kapitulierte"."""
    armed = one.kind in _BODIES and one.noun is not None and one.noun.measure is None
    if not armed or one.last >= clause.last or not clause.word(one.last).traits & Trait.STRONG:
        return None
    if one.last + 1 < clause.last and not clause.role(one.last + 1) & SIGNS:
        return None  # "stark geschwächt"
    return Binding("deployed", "strength", one.last, one.last + 1, 1.0)


def _is_a_crowd(clause: Clause, token: int) -> bool:
    """ "a crowd 900 strong", "the strikers, 900 strong": people who are nobody's force."""
    word = clause.word(token)
    if word.noun is not None:
        return word.noun.kind == "person"
    return word.traits & Trait.GROUP != 0 and not word.role & Role.STATE_INSTITUTION
