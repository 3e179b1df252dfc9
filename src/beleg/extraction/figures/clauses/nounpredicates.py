"""A noun that reports a measure becomes a predicate: "the death of nine miners", "die Zahl der Toten", "among the dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses import tolls
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause
    from beleg.extraction.figures.clauses.words import Word

_ANYTHING: Final = PEOPLE | {"weapon", "vehicle", "event"}
_BEFORE: Final = 4  # tokens from a number to the noun that it counts
_PUT: Final = 24  # tokens from a noun to the number that it is put at
_NAMED_LATER: Final = 7  # tokens from "handelt" to "bei den Toten"
_BY_WHOM: Final = Trait.OCCASION | Trait.INFINITIVE  # "bei den Toten", "zu den Toten"
_TAKING_UP: Final = Role.IDENTIFIES | Role.NUMBER_OF
_TOLL: Final = frozenset(("none", "person"))
_TO_EVENT: Final = 8  # tokens from "the toll in" to the event
_SOURCE: Final = 8  # tokens from "sind" to the number: "sind nach Angaben der Polizei zwei Männer"


def add(found: list[Predicate], clause: Clause, token: int, word: Word) -> None:
    """What a noun reports: "Tod von 100 Soldaten", "Zahl der Toten", "death toll", "unter den Toten"."""
    if word.event and not (_opens_a_total(clause, token) or _is_a_service(clause, token, word.event)):
        found.append(Predicate(token, token + 1, "event", word.event, _ANYTHING))
    elif word.total or word.role & Role.NUMBER_OF:
        measure = word.total or tolls.measure(clause, token)
        if measure:
            found.append(Predicate(token, token + 1, "toll", measure, _TOLL))
        elif word.noun and word.noun.measure:
            _add_subject_noun(found, clause, token, word.noun.measure)
    elif word.role & Role.AMONG:
        _add_among(found, clause, token)
    elif word.noun and word.noun.measure:
        _add_subject_noun(found, clause, token, word.noun.measure)


def _opens_a_total(clause: Clause, token: int) -> bool:
    """ "Two residents put the death toll at 37": the toll tells of the death, and of nobody before it."""
    return token + 1 < clause.last and clause.word(token + 1).total is not None


def add_totals(found: list[Predicate], clause: Clause) -> None:
    """What adjectives and relative clauses make of nouns that say nothing: "bei den getöteten Soldaten handelt es sich"."""
    if clause.roles & Role.NUMBER_OF and clause.roles & Role.RELATIVE:
        _add_tolls_of_clauses(found, clause)
    if clause.verb_final and clause.roles & _TAKING_UP:
        for told in [told for told in found if told.form == "attributive"]:
            measure = _of_described(clause, told.first)
            if measure:
                _add_subject_noun(found, clause, told.first, measure)


def _is_a_service(clause: Clause, token: int, measure: str) -> bool:
    """ "die Rettung mit zwölf Mann", "Evakuierung mit drei Bussen": with whom something is done is not whom it befalls."""
    return measure == "evacuated" and clause.role(token + 1) & Role.MEANS != 0


def _of_described(clause: Clause, token: int) -> str | None:
    """What the German adjective at ``token`` says of the people behind it whose noun says nothing: "getöteten Soldaten"."""
    noun = tolls.described(clause, token)
    if noun is None or noun.kind not in PEOPLE or noun.measure:
        return None
    for reading in clause.word(token).readings:
        if reading.form == "attributive" and noun.kind in reading.only:
            return reading.measure
    return None


def _add_tolls_of_clauses(found: list[Predicate], clause: Clause) -> None:
    """ "Die Zahl der Menschen, die ums Leben gekommen sind": what a clause behind a total says in several words."""
    known = {told.first for told in found if told.form == "toll" and told.measure != "deployed"}
    for token in range(clause.first, clause.last):
        if token not in known and clause.role(token) & Role.NUMBER_OF:
            told = tolls.told_behind(clause, token, found)
            if told is not None:
                found[:] = [one for one in found if one.form != "toll" or one.first != token]
                found.append(Predicate(token, token + 1, "toll", told.measure, _TOLL))


def _add_subject_noun(found: list[Predicate], clause: Clause, token: int, measure: str) -> None:
    """ "Drone attacks rose from 61 to 387"; "the dead include nine women", "zu den Toten gehören zwei Kinder"."""
    if clause.roles & Role.NUMBER_OF and _is_that_of(clause, token):
        found.append(Predicate(token, token + 1, "toll", measure, _TOLL))
    if measure == "attacks" and _is_inside_a_total(clause, token):
        return
    if _are_said_to_be(clause, token) or _opens_with_them(clause, token):
        found.append(Predicate(token, token + 1, "among", measure, PEOPLE))
    given = _is_given_as(clause, token)
    if not (given or clause.roles & (Role.RISE | Role.IDENTIFIES) or measure == "casualties"):
        return
    if given or _is_put_at(clause, token):
        only = PEOPLE if measure == "casualties" else _TOLL
        found.append(Predicate(token, token + 1, "toll", measure, only))
    elif measure == "casualties" and any(clause.role(t) & Role.RISE for t in range(token - 4, token)):
        found.append(Predicate(token, token + 1, "toll", measure, PEOPLE))
    elif any(clause.role(t) & Role.IDENTIFIES for t in range(token + 1, token + 4)) or _is_identified(
        clause, token
    ):
        found.append(Predicate(token, token + 1, "among", measure, PEOPLE))


def _is_identified(clause: Clause, token: int) -> bool:
    """ "Laut Polizei handelt es sich bei den Toten um zwei Brüder", "Zwei Brüder zählen zu den Toten"."""
    if not clause.verb_final or token - 2 < clause.first:
        return False
    if not (clause.word(token - 2).traits | clause.word(token - 1).traits) & _BY_WHOM:
        return False
    return any(clause.role(t) & Role.IDENTIFIES for t in range(token - _NAMED_LATER, token))


def _is_that_of(clause: Clause, token: int) -> bool:
    """ "die Zahl der Toten …, die der Verletzten …", "the number of dead …, that of the injured …", "… and of injured …"."""
    before = token - 1
    while clause.role(before) & (Role.DETERMINER | Role.PARTITIVE_OF):
        before -= 1
    of = not clause.verb_final and clause.role(token - 1) & Role.PARTITIVE_OF != 0
    return token - before > 2 - of and clause.role(before) & (Role.CONJUNCTION | Role.BREAK) != 0


def _is_given_as(clause: Clause, token: int) -> bool:
    """ "gave the dead as 490", "the dead numbered 31 and the wounded 80": the number right behind says how many."""
    if clause.verb_final or not _is_definite(clause, token - 1):
        return False
    if token + 1 in clause.counts:
        return bool(clause.roles & Role.RISE and clause.role(token - 2) & (Role.CONJUNCTION | Role.BREAK))
    if token + 2 not in clause.counts:
        return False
    put = clause.word(token + 1).traits & Trait.CLOCK and clause.roles & Role.RISE
    return bool(put or clause.word(token + 1).traits & Trait.AS)


def _is_definite(clause: Clause, token: int) -> bool:
    """ "the dead", "its own losses"."""
    token -= clause.says(token, "very_own")
    return clause.role(token) & Role.DETERMINER != 0


def _is_put_later(clause: Clause, token: int) -> bool:
    """ "Die Verluste der Armee beziffert er mit 400 000": a total whose verb stands behind a genitive."""
    if clause.roles & Role.NUMBER_OF or any(at in clause.counts for at in range(token - _BEFORE, token + 1)):
        return False
    rising = False
    for after in range(token + 1, min(token + _PUT, clause.last)):
        if after in clause.counts:
            return rising and clause.role(after - 1) & Role.PREPOSITION != 0
        role = clause.role(after)
        if role & Role.BREAK:
            return False
        rising = rising or role & Role.RISE != 0
    return False


def _is_put_at(clause: Clause, token: int) -> bool:
    """ "Drone attacks rose to", "losses were put at", "puts its dead at": a noun whose number the clause gives later."""
    if clause.verb_final:
        if clause.role(token - 1) & Role.CONJUNCTION:
            return False
        return bool(clause.role(token + 1) & Role.RISE) or _is_put_later(clause, token)
    adverb = (
        clause.role(token + 1) == Role.NONE and clause.role(token + 2) & Role.RISE
    )  # "the dead now number 31"
    if not (adverb or clause.role(token + 1)) or any(
        at in clause.counts for at in range(token - _BEFORE, token + 1)
    ):
        return False
    rising = False
    for after in range(token + 1, min(token + _PUT, clause.last)):
        if after in clause.counts:
            link = clause.role(after - 1)
            if link & Role.PASSIVE and _stands_alone(clause, after):
                return True  # "casualties in the same fighting were 90,000"
            if link & Role.AUXILIARY and clause.text(after).endswith("ed"):
                return True  # "casualties are estimated at 400": the verb qualifies the number
            return link & Role.RISE != 0 or (rising and link & Role.PREPOSITION != 0)
        role = clause.role(after)
        if role & Role.RELATIVE or role & (Role.SUBORDINATOR | Role.PREPOSITION) == Role.SUBORDINATOR:
            return False
        rising = rising or role & (Role.RISE | Role.AUXILIARY | Role.PREPOSITION) == Role.RISE
    return False


def _stands_alone(clause: Clause, number: int) -> bool:
    """Whether the number at ``number`` counts no noun: a sign or the end follows."""
    behind = clause.counts[number].last_token
    return behind >= clause.last or clause.role(behind) & SIGNS != 0


def _add_among(found: list[Predicate], clause: Clause, token: int) -> None:
    """ "Unter den Toten sind 36 Kinder", "among the dead"."""
    for after in range(token + 1, min(token + 4, clause.last)):
        measure = clause.noun_measure(after)
        if measure is None and clause.verb_final and clause.word(after).readings:
            measure = _of_described(clause, after)
        if measure:
            if measure != "attacks":  # "gerieten unter Beschuss"
                found.append(Predicate(token, after + 1, "among", measure, PEOPLE))
            return


def _is_inside_a_total(clause: Clause, token: int) -> bool:
    """ "the toll in the boiler explosion rose to nine", "put the number on strike at 900": no attack rises."""
    if clause.role(token - 1) & Role.PREPOSITION and not clause.verb_final:
        return True
    for before in range(token - 1, max(token - _TO_EVENT, clause.first) - 1, -1):
        if clause.word(before).total or clause.role(before) & Role.NUMBER_OF:
            return True
        if clause.role(before) & (Role.BREAK | Role.AUXILIARY):
            return False
    return False


def _opens_with_them(clause: Clause, token: int) -> bool:
    """ "Of the deaths, 388 were reported in the north"."""
    of = token - 2
    if clause.verb_final or of < clause.first or not clause.role(of) & Role.PARTITIVE_OF:
        return False
    opens = of == clause.first or clause.role(of - 1) & Role.BREAK
    return bool(opens and clause.role(token - 1) & Role.DETERMINER and clause.text(token + 1) == ",")


def _are_said_to_be(clause: Clause, token: int) -> bool:
    """ "The dead were two guards and a clerk", "Die Toten sind laut Polizei zwei Wächter"."""
    if clause.verb_final:
        return (
            clause.says(token + 1, "copula") and _opens_its_clause(clause, token) and _is_told(clause, token)
        )
    named = not clause.verb_final and (
        clause.role(token - 1) & Role.DETERMINER != 0 or clause.noun_measure(token) == "casualties"
    )
    return named and clause.role(token + 1) & Role.PASSIVE != 0 and token + 2 in clause.numbers


def _opens_its_clause(clause: Clause, token: int) -> bool:
    """ "Die Toten", "Die übrigen Toten" at the head of a German clause."""
    before = token - 1
    if clause.text(before).islower() and not clause.role(before) & Role.DETERMINER:
        before -= 1
    opens = before == clause.first or clause.role(before - 1) & (Role.BREAK | Role.CONJUNCTION)
    return bool(opens and clause.role(before) & Role.DETERMINER)


def _is_told(clause: Clause, token: int) -> bool:
    """Whether a number without a preposition stands behind the verb behind ``token``, before any sign."""
    for after in range(token + 2, min(token + 2 + _SOURCE, clause.last)):
        if after in clause.counts:
            return not clause.role(after - 1) & Role.PREPOSITION
        if clause.role(after) & SIGNS:
            return False
    return False
