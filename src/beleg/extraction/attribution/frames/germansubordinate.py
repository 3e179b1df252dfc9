"""German subordinate clauses of saying become frames: "wie X mitteilte", ", der sagte, dass", "nachdem X gemeldet hatte"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.frames.germansubjects import closing_phrase, subject_after
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STOPS
from beleg.extraction.attribution.words.kinds import (
    BY,
    DETERMINER,
    GIVER,
    MEDIUM,
    NUMBER,
    NUMERAL,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_CLOSING: Final = 3  # words of "600 Toten ist"


def verb_final(reading: Reading, unit: Unit, start: int, i: int, last: int) -> Frame | None:
    """The frame of a verb at ``i`` that closes the clause from ``start`` to ``last``."""
    words, lows, classes = reading.words, reading.lows, reading.vocabulary.words
    number = unit.segment(start)
    quoting, relative = lows[start] in classes.grammar_quoting, reading.kind(start) & RELATIVE
    if quoting and words[i - 1 if i else 0] in classes.grammar_document_particle:
        return None
    found = subject_after(reading, unit, start + 1, i)
    if found is None or (relative and _is_direct_object(reading, found[0])):
        if quoting:
            return _by_agent(reading, start, i, last, number)
        return _relative_speaker(reading, unit, start, i, last) if relative else None
    names, via, end = found
    if quoting:
        return _quoted(reading, unit, start, last, names, via)
    own = end < i and reading.has_kind(end, i, NUMERAL)
    if relative and not own and not reading.kind(start) & SUBORDINATOR:
        frame = Frame(names, None, start, last, BACKWARD, "verb: relative", via=via)
        if number and (count := _closing_count(reading, *unit.segments[number - 1])):
            frame.where, frame.span = INSIDE, count
        return frame
    frame = Frame(names, None, start, last, INSIDE, "verb: clause", via=via, span=(end, last))
    if number + 1 < len(unit.segments) and lows[unit.segments[number + 1][0]] in classes.complement:
        frame.span = unit.segments[number + 1]
    return frame


def _quoted(reading: Reading, unit: Unit, start: int, last: int, names: list[Name], via: list[Name]) -> Frame:
    """ "..., wie X mitteilte": what stands around is said, or only what X is set right for."""
    number = unit.segment(start)
    if set_right := _set_right(reading, unit, number):
        return Frame(names, None, start, last, INSIDE, "verb: wie", via=via, span=set_right)
    where = FORWARD if number == 0 or reading.words[start - 1] in STOPS else AROUND
    return Frame(names, None, start, last, where, "verb: wie", via=via)


def _closing_count(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The number that closes a clause, which alone a relative clause is about: "weniger als die [600], die X meldete"."""
    for k in range(last - 1, max(first, last - _CLOSING) - 1, -1):
        if reading.kind(k) & NUMBER:
            return k, last
    return None


def _set_right(reading: Reading, unit: Unit, number: int) -> tuple[int, int] | None:
    """What alone somebody had said who is set right: "Nicht 94, wie X angegeben hatte, sondern 131"."""
    classes = reading.vocabulary.words
    if not number or number + 1 >= len(unit.segments):
        return None
    first, last = unit.segments[number - 1]
    opposed = reading.lows[unit.segments[number + 1][0]] in classes.denials_however
    return (first, last) if opposed and reading.has_lower(first, last, classes.denials_negation) else None


def _is_direct_object(reading: Reading, names: list[Name]) -> bool:
    """Whether the noun behind a relative pronoun is what it does something to: "die jede Schuld bestreitet"."""
    first, last = reading.tokens_of(names[0])
    plain = last - first == 1 and first > 0 and bool(reading.kind(first - 1) & DETERMINER)
    return plain and not reading.kind(first) & (GIVER | ROLE | MEDIUM) and not names[0].actor


def _by_agent(reading: Reading, start: int, i: int, last: int, number: int) -> Frame | None:
    """ "wie von X berichtet"."""
    for k in range(start + 1, i):
        if reading.kind(k) & BY:
            found = reading.phrase(k + 1, i)
            if found:
                name = reading.name(found.first, found.last)
                return Frame([name], None, start, last, AROUND if number else FORWARD, "verb: wie von")
    return None


def _antecedent(reading: Reading, unit: Unit, number: int) -> Phrase | None:
    """What a relative clause is about: the noun that closes the clause before, or stands before the word that does."""
    first, last = unit.segments[number - 1]
    return closing_phrase(reading, first, last) or closing_phrase(reading, first, last - 1)


def _relative_speaker(reading: Reading, unit: Unit, start: int, i: int, last: int) -> Frame | None:
    """ ", der sagte, dass", ", die 30 Tote meldete": the pronoun is the speaker."""
    number = unit.segment(start)
    found = _antecedent(reading, unit, number) if number else None
    if found is None or reading.lows[start] in reading.vocabulary.words.oblique:
        return None
    leads = number + 1 < len(unit.segments)
    if leads and reading.lows[unit.segments[number + 1][0]] in reading.vocabulary.words.complement:
        span = unit.segments[number + 1]
    elif reading.has_kind(start + 1, i, NUMERAL) and is_known(reading, found):
        span = (start + 1, last)
    else:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    return Frame(names, None, start, last, INSIDE, "verb: relative", via=via, span=span) if names else None
