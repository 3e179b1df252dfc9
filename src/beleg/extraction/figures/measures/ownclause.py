"""A number opens a German main clause of its own: "Zwei wurden verletzt, 20 Boote brannten aus", "…, drei entkamen"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import CLOSING, OPENING, SIGNS, Role
from beleg.extraction.figures.phrases.counted import Counted

_SIGNS: Final = (",", ";")
_UNITS: Final = ("area", "length")
_PLURAL: Final = "en"
_FATES: Final = ("state", "participle")
_JOINING: Final = Role.BREAK | Role.CONJUNCTION


def may_be_finite(clause: Clause, token: int) -> bool:
    """Whether a German word may be a finite verb: an auxiliary, or one in small letters that is nothing else known."""
    word, text = clause.word(token), clause.text(token)
    if word.role or word.noun:
        return word.role & Role.AUXILIARY != 0
    if token in clause.numbers or token in clause.dated or not text.islower() or not text.isalpha():
        return False
    if any(reading.form in ("attributive", "participle", "state") for reading in word.readings):
        return False
    return not (text.endswith(clause.lexicon.endings["adjectives"]) and clause.text(token + 1)[:1].isupper())


def opens(clause: Clause, counted: Counted) -> bool:
    """ "…, 20 Boote brannten aus", "…, bei 30 weiteren wurden …": behind a sign, a number whose verb stands right behind it."""
    if not clause.verb_final or counted.last >= clause.last or counted.kind in _UNITS:
        return False
    first = counted.first - (clause.role(counted.first - 1) & Role.PREPOSITION != 0)
    if clause.text(first - 1) not in _SIGNS:
        return False
    behind = counted.last + (clause.role(counted.last) & Role.ANOTHER != 0)
    if clause.role(behind) & Role.AUXILIARY and not clause.role(behind + 1) & CLOSING:
        return True
    if first < counted.first:
        return False
    if counted.head is None:
        return any(reading.form == "subject" for reading in clause.word(counted.behind).readings)
    return is_plural_verb(clause, counted.last)


def has_its_verb_before(clause: Clause, counted: Counted, last: int) -> bool:
    """ "schickt 3000 Soldaten und erklärt 22 Banden zu Feinden": a joined verb right before the number, ``last`` ends the one before."""
    verb = counted.first - 1
    joined = verb > last and clause.role(verb - 1) & Role.CONJUNCTION
    return bool(joined) and clause.verb_final and may_be_finite(clause, verb) and not clause.role(verb)


def is_fronted(clause: Clause, first: int, last: int) -> bool:
    """ "113 waren an Bord, gerettet wurden bislang 40": what opens a clause before its verb counts the number behind that."""
    opens = clause.text(first - 1) in _SIGNS or clause.role(first - 1) & Role.CONJUNCTION
    if opens and last in clause.counts and clause.text(first - 1) == ",":
        return True  # "getötet wurden zwei Frauen, verletzt 14 Passanten"
    if not opens or not clause.role(last) & Role.AUXILIARY:
        return False
    for token in range(last + 1, clause.last):
        if token in clause.counts:
            return True
        if clause.role(token) & SIGNS:
            return False
    return False


def closes_a_gap(clause: Clause, counted: Counted, told: Predicate) -> bool:
    """ "22 wurden verhaftet und 40 entlassen", "drei starben, zwei blieben unverletzt": a joined number with its own end."""
    link = counted.first - 1
    link -= clause.text(link).islower() and not clause.role(link)  # "und nur 40"
    if counted.kind not in PEOPLE or not clause.verb_final:
        return False
    if told.first < counted.last or not clause.role(link) & _JOINING:
        return False
    if told.last < clause.last and not clause.role(told.last) & CLOSING:
        return False
    between = range(counted.last, told.first)
    return not any(token in clause.counts or clause.role(token) & (SIGNS | _JOINING) for token in between)


def closes_a_subject(clause: Clause, told: Predicate) -> bool:
    """ "Täter tot, sechs Menschen im Spital": without a verb, what closes a clause before the number is told of its own noun."""
    if not clause.verb_final or told.form not in _FATES or not clause.role(told.last) & Role.BREAK:
        return False
    noun = clause.word(told.first - 1).noun if told.first > clause.first else None
    if noun is None or noun.kind not in PEOPLE:
        return False
    for token in range(told.first - 1, clause.first - 1, -1):
        if token in clause.numbers or clause.role(token) & Role.AUXILIARY:
            return False
        if clause.role(token) & Role.BREAK:
            break
    return True


def is_plural_verb(clause: Clause, token: int) -> bool:
    """ "erlitten", "kamen": a finite verb whose subject are several."""
    text = clause.text(token)
    return text.endswith(_PLURAL) and may_be_finite(clause, token) and not clause.role(token)


def is_closed_by(clause: Clause, counted: Counted, first: int, last: int) -> bool:
    """ "drei von ihnen sind bei Verwandten und in Schulen untergebracht": the words ``first:last`` close the clause of its verb."""
    if first < counted.last or not (last >= clause.last or clause.role(last) & CLOSING):
        return False
    finite = False
    for token in range(counted.last, first):
        if token in clause.counts or clause.role(token) & SIGNS:
            return False
        finite = finite or clause.role(token) & Role.AUXILIARY != 0
    return finite


def is_behind_closed(clause: Clause, counted: Counted, first: int, last: int) -> bool:
    """ "Orv, der selbst gerettet wurde, habe 90 Gäste mitgenommen": the words ``first:last`` end a clause before the number."""
    behind = last
    while behind < counted.first and clause.role(behind) & Role.AUXILIARY:
        behind += 1
    if not clause.verb_final or behind == last or behind >= counted.first or clause.text(behind) != ",":
        return False
    for token in range(first - 1, clause.first, -1):
        if clause.text(token) == ",":
            return False
        if clause.role(token) & OPENING and clause.text(token - 1) == ",":
            return True
    return False


def opens_subordinate(clause: Clause, counted: Counted, last: int) -> bool:
    """ "ein Flugzeug, in dem acht Menschen saßen", "…, weil drei …": a clause that begins behind ``last`` and holds the number."""
    if not clause.verb_final:
        return False
    for token in range(counted.first - 1, last - 1, -1):
        if clause.text(token) != ",":
            continue
        role = clause.role(token + 1)
        if role & OPENING and not role & Role.DETERMINER and not role & Role.PREPOSITION:
            return True
        in_which = role & Role.PREPOSITION and clause.role(token + 2) & Role.RELATIVE
        return bool(in_which) and token + 3 == counted.first
    return False
