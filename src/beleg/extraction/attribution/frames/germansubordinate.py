"""German subordinate clauses of saying become frames: "wie X mitteilte", ", der sagte, dass", "nachdem X gemeldet hatte"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.frames.germansubjects import closing_phrase, subject_after
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STOPS
from beleg.extraction.attribution.words.kinds import BY, RELATIVE, SUBORDINATOR
from beleg.extraction.attribution.words.units import Unit


def verb_final(reading: Reading, unit: Unit, start: int, i: int, last: int) -> Frame | None:
    """The frame of a verb at ``i`` that closes the clause from ``start`` to ``last``."""
    words, lows, classes = reading.words, reading.lows, reading.vocabulary.words
    number = unit.segment(start)
    quoting, relative = lows[start] in classes.grammar_quoting, reading.kind(start) & RELATIVE
    if quoting and words[i - 1 if i else 0] in classes.grammar_document_particle:
        return None
    found = subject_after(reading, unit, start + 1, i)
    if found is None:
        if quoting:
            return _by_agent(reading, start, i, last, number)
        return _relative_speaker(reading, unit, start, last) if relative else None
    names, via, end = found
    if quoting:
        where = FORWARD if number == 0 or words[start - 1] in STOPS else AROUND
        return Frame(names, None, start, last, where, "verb: wie", via=via)
    if relative and not reading.kind(start) & SUBORDINATOR:
        return Frame(names, None, start, last, BACKWARD, "verb: relative", via=via)
    frame = Frame(names, None, start, last, INSIDE, "verb: clause", via=via, span=(end, last))
    if number + 1 < len(unit.segments) and lows[unit.segments[number + 1][0]] in classes.complement:
        frame.span = unit.segments[number + 1]
    return frame


def _by_agent(reading: Reading, start: int, i: int, last: int, number: int) -> Frame | None:
    """ "wie von X berichtet"."""
    for k in range(start + 1, i):
        if reading.kind(k) & BY:
            found = reading.phrase(k + 1, i)
            if found:
                name = reading.name(found.first, found.last)
                return Frame([name], None, start, last, AROUND if number else FORWARD, "verb: wie von")
    return None


def _relative_speaker(reading: Reading, unit: Unit, start: int, last: int) -> Frame | None:
    """ ", der sagte, dass": the pronoun is the speaker."""
    number = unit.segment(start)
    if number + 1 >= len(unit.segments):
        return None
    if reading.lows[unit.segments[number + 1][0]] not in reading.vocabulary.words.complement:
        return None
    found = closing_phrase(reading, *unit.segments[number - 1]) if number else None
    if found is None:
        return None
    return Frame(
        [reading.name(found.first, found.last)],
        None,
        start,
        last,
        INSIDE,
        "verb: relative",
        span=unit.segments[number + 1],
    )
