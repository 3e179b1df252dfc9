"""What a source takes back becomes denied: "meldete 14 Tote, zog die Angabe aber zurück", "It later deleted the post"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAKS, STOPS
from beleg.extraction.attribution.words.kinds import CONJUNCTION, NUMERAL, PRONOUN, RELATIVE
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordlists import WITHDRAWAL
from beleg.model import Span, Statement
from beleg.model.span import make

RULE: Final = "taken back"
_PARTING: Final = BREAKS | STOPS
_OPENING: Final = 4  # tokens in which a pronoun stands for who speaks
_REACH: Final = 16  # tokens of a clause
_APPOSED: Final = 2  # tokens: "eine [Zahl,] die er später zurückzog"


def with_withdrawals(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements with those denied whose own speaker takes them back, in their sentence or one beside it."""
    if not reading.seen & WITHDRAWAL:
        return found
    said = list(found)
    for at, unit in enumerate(reading.units):
        if not unit.flags & WITHDRAWAL:
            continue
        for k in range(unit.first, unit.last):
            if reading.flags(k) & WITHDRAWAL and (clause := _clause(reading, unit, k)):
                _take_back(reading, at, clause, said)
                break
    return said


def _clause(reading: Reading, unit: Unit, k: int) -> tuple[int, int] | None:
    """The clause whose verb at ``k`` takes something said back: "withdrew the figure", not "withdrew 40 men" or "did not withdraw"."""
    words, classes = reading.words, reading.vocabulary.words
    first, last = k, k + 1
    while first > max(unit.first, k - _REACH) and words[first - 1] not in _PARTING:
        if reading.kind(first - 1) & CONJUNCTION and not reading.vocabulary.verb_second:
            break
        first -= 1
    while last < min(unit.last, k + _REACH) and words[last] not in _PARTING:
        last += 1
    parted = words[k] in classes.denials_withdrawing_particles
    if parted and not reading.has_word(first, k, classes.denials_withdrawing_parted):
        return None
    if words[k] in classes.denials_correcting:
        return (first, last) if _is_object(reading, k, last) and reading.has_kind(k, last, NUMERAL) else None
    if not reading.vocabulary.verb_second and reading.has_kind(first + 1, k, RELATIVE):
        return None  # "posted by an account which has since been deleted"
    if reading.has_kind(first, last, NUMERAL) or reading.has_lower(first, k, classes.grammar_plain_negation):
        return None
    told = reading.has_word(max(unit.first, first - _APPOSED), last, classes.denials_withdrawable)
    return (first, last) if told or _is_object(reading, k, last) else None


def _is_object(reading: Reading, k: int, last: int) -> bool:
    """Whether a pronoun right behind the verb is all that is taken back: "later retracted it", "korrigierte sie auf 16"."""
    classes = reading.vocabulary.words
    return k + 1 < last and reading.lows[k + 1] in classes.grammar_impersonal | classes.pronouns


def _take_back(reading: Reading, at: int, clause: tuple[int, int], said: list[Statement]) -> None:
    """Denies what was said last before the clause, or in the sentence behind it what had been said before."""
    first, last = clause
    unit = reading.units[at]
    number = _said_before(reading, unit, first, said)
    if number < 0 and at and first == unit.first:
        number = _said_before(reading, reading.units[at - 1], first, said)
        number = number if number >= 0 and _goes_on(reading, first, last, said[number]) else -1
    if number < 0 and reading.has_lower(first, last, reading.vocabulary.words.possessives):
        number = _said_earlier(reading, at, said)
    if number < 0:
        if at and first == unit.first and (taken := _retold(reading, at)):
            said.append(taken)
        return
    said[number] = said[number]._replace(certainty="denied", rule=RULE)
    if reading.has_kind(first, last, NUMERAL):  # "korrigierte sie auf 16"
        one = said[number]
        content, start = (reading.span(first, last),), reading.tokens.starts[first]
        ends = [
            part if part.end <= start else Span(part.start, start)
            for part in one.content
            if part.start < start
        ]
        said[number] = one._replace(content=tuple(ends))
        said.append(one._replace(cue=None, content=content, certainty="stated", rule="corrected"))


def _retold(reading: Reading, at: int) -> Statement | None:
    """What the outlet told of somebody's report who now takes it back: "We quoted a report of 40 dead. Radio Kel has withdrawn it"."""
    unit, before = reading.units[at], reading.units[at - 1]
    if before.block != unit.block or not reading.has_kind(before.first, before.last, NUMERAL):
        return None
    found = reading.phrase(unit.first, unit.last)
    if found is None or not reading.is_speaker(found) or reading.kind(found.head) & PRONOUN:
        return None
    if not reading.has_word(before.first, before.last, reading.vocabulary.words.denials_withdrawable):
        return None
    names, content = (reading.name(found.first, found.last),), (reading.span(before.first, before.last),)
    return make(Statement, (names, (), None, content, "reported", "denied", False, RULE, "claims"))


def _said_before(reading: Reading, unit: Unit, end: int, said: list[Statement]) -> int:
    """The last statement of a unit that tells a number before the token ``end``; -1 where there is none."""
    opens, closes = reading.tokens.starts[unit.first], reading.tokens.starts[min(end, unit.last - 1)]
    for number in range(len(said) - 1, -1, -1):
        one = said[number]
        told = [part for part in one.content if opens <= part.start < closes]
        if (
            told
            and one.certainty != "denied"
            and _has_number(reading, unit, told[0].start, min(end, unit.last))
        ):
            return number
    return -1


def _has_number(reading: Reading, unit: Unit, start: int, end: int) -> bool:
    """Whether a number stands between the character ``start`` and the token ``end``."""
    starts = reading.tokens.starts
    return any(starts[k] >= start and reading.kind(k) & NUMERAL for k in range(unit.first, end))


def _goes_on(reading: Reading, first: int, last: int, said: Statement) -> bool:
    """Whether a clause speaks of whoever spoke before, or of what was said: "It later deleted it", "The figure was withdrawn"."""
    classes = reading.vocabulary.words
    if reading.has_kind(first, min(first + _OPENING, last), PRONOUN):
        return True
    named = (
        reading.words[first + 1] if reading.lows[first] in classes.grammar_definite else reading.words[first]
    )
    return named in classes.denials_withdrawable or any(named in name.text.split() for name in said.speakers)


def _said_earlier(reading: Reading, at: int, said: list[Statement]) -> int:
    """What the sentence behind says somebody had said: "hat seine Angaben zurückgenommen. Er hatte von 60 gesprochen."."""
    if at + 1 >= len(reading.units) or reading.units[at + 1].block != reading.units[at].block:
        return -1
    behind = reading.units[at + 1]
    if not reading.has_lower(behind.first, behind.last, reading.vocabulary.words.denials_had):
        return -1
    return _said_before(reading, behind, behind.last, said)
