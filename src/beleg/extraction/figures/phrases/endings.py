"""What ends a counted phrase in either language, and which English words look like its end but go on with it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role

_HARMED: Final = ("killed", "wounded")
_CASES: Final = frozenset(("case",))
_NOTHING: Final = frozenset(("nothing",))
NOWHERE: Final = 0  # no noun stands at the first token: a number comes before it
BLOCKING: Final = Role.AUXILIARY | Role.RELATIVE | Role.SUBORDINATOR | Role.CONJUNCTION | Role.ADVERSATIVE


def ends_phrase(clause: Clause, token: int) -> bool:
    """Whether the token, one of the clause, is no word of a noun phrase: a sign, a genitive, a date."""
    return (
        clause.word(token).role & SIGNS != 0
        or clause.tokens.words[token] == "'s"
        or (len(clause.dated) > 0 and token in clause.dated)
    )


def stops_english(clause: Clause, token: int) -> bool:
    """A predicate that no noun follows ends the phrase: "seven killed", but "seven injured passengers"."""
    word = clause.word(token)
    if not word.readings and not word.phrases and not word.frames:
        return False
    if _tells_of_cases(clause, token):
        return False  # "45 new patients"
    after = token + 1
    named = after + 1 if _is_of_a_country(clause, after) else after
    plain_noun = named < clause.last and clause.word(named).noun and not clause.word(named).readings
    if word.readings and plain_noun and all(reading.measure == "attacks" for reading in word.readings):
        return False
    longer = [p for p in clause.predicates if p.first == token and p.last > after and p.form != "frame"]
    if longer and all(p.only == _NOTHING or _qualifies(clause, p) for p in longer):
        return False
    if not word.readings:
        return bool(longer) or _suffers(clause, token)
    if not any(reading.form in ("participle", "attributive", "state", "phrase") for reading in word.readings):
        return True
    return not plain_noun


def _suffers(clause: Clause, token: int) -> bool:
    """ "15 sustained gunshot wounds": a verb right behind the number whose object says what befell those counted."""
    if not clause.text(token).endswith("ed") or not clause.word(token).frames:
        return False
    return any(p.first == token and p.form == "frame" and p.measure in _HARMED for p in clause.predicates)


def _is_of_a_country(clause: Clause, token: int) -> bool:
    """ "95 captured Ukrainian troops": an adjective of a country before the noun."""
    return (
        clause.text(token).istitle() and clause.word(token).noun is None and clause.text(token + 1).islower()
    )


def _qualifies(clause: Clause, phrase: Predicate) -> bool:
    """ "64 seriously injured people": the phrase stands before the noun that it describes."""
    return (
        phrase.last < clause.last
        and clause.word(phrase.last).noun is not None
        and phrase.last - phrase.first == 2
        and not clause.role(phrase.last - 1) & Role.PREPOSITION  # "one succumbed to injuries"
    )


def joins_words(clause: Clause, token: int) -> bool:
    """ "5,000 US and Iraqi soldiers", "103 confirmed and probable cases": two words before one noun."""
    before, after = clause.text(token - 1), clause.text(token + 1)
    if token + 1 < clause.last and _tells_of_cases(clause, token - 1) and _tells_of_cases(clause, token + 1):
        return True
    if _are_adjectives(clause, token):
        return True
    if (
        clause.text(token) == ","
        or not (before[:1].isupper() and after[:1].isupper())
        or clause.word(token - 1).noun
    ):
        return False
    noun = clause.word(token + 2).noun if token + 2 < clause.last else None
    return noun is not None and clause.text(token + 2).islower() and token + 1 not in clause.numbers


def is_name_part(clause: Clause, token: int) -> bool:
    """ "Two South African soldiers": a point of the compass in the name of a country."""
    compass = clause.role(token) & Role.COMPASS != 0
    return compass and clause.text(token).istitle() and clause.text(token + 1)[:1].isupper()


def _tells_of_cases(clause: Clause, token: int) -> bool:
    """ "confirmed", "new": words that tell of cases of an illness."""
    readings = clause.word(token).readings
    return any(reading.only == _CASES for reading in readings)


def _are_adjectives(clause: Clause, token: int) -> bool:
    """ "two search and rescue helicopters", "12 local and foreign journalists": two words right behind a number."""
    if token - 2 < clause.first or token + 2 >= clause.last or clause.text(token) == ",":
        return False
    behind = clause.word(token + 2).noun
    counted = any(number.last_token == token - 1 for number in clause.counts.values())
    if not counted or behind is None or not clause.text(token + 2).endswith("s"):
        return False
    words = (clause.word(token - 1), clause.word(token + 1))
    plain = all(word.noun is None and not word.role for word in words)
    return plain and all(reading.form == "object" for word in words for reading in word.readings)
