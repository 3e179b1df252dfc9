"""Clauses of a sentence become limits: where an attribution ends because another, or the outlet, takes over."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, Frame
from beleg.extraction.attribution.frames.germanverbs import is_finite
from beleg.extraction.attribution.frames.relays import speaks_for_medium
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, FALSE, NUMBER_VERB, STRONG, VERB, WEAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    RELATIVE,
)
from beleg.extraction.attribution.words.units import Unit

_FOLLOWING: Final = ("verb: coordinated", "verb: participle")
_MOODS: Final = STRONG | WEAK
_PARTING: Final = frozenset((";", "\u2013", "\u2014"))


def stop_of(reading: Reading, unit: Unit, frame: Frame, frames: list[Frame]) -> int:
    """Where a later attribution takes over."""
    limit = min(
        _semicolon(reading, unit, frame), _relative_end(reading, unit, frame), _judged(reading, unit, frame)
    )
    for other in frames:
        if other is frame or other.start < frame.end or other.start >= limit:
            continue
        first, _ = unit.segments[unit.segment(other.start)]
        if other.where == BACKWARD and other.rule.startswith("verb"):
            return unit.last if not _closes(unit, other) else other.start
        if other.where == FORWARD and first > frame.start and _takes_over(reading, unit, frame, other, first):
            return first
        if other.rule in _FOLLOWING and other.start > frame.start:
            return other.start
        if _is_joined_on(reading, frame, other):
            return other.start - 1
        if frame.rule.startswith("source") and other.rule == "verb: subject first" and other.start == first:
            return unit.last if speaks_for_medium(reading, frame) else first
    limit = min(limit, _background(reading, unit, frame), _set_against(reading, unit, frame))
    return min(limit, _elsewhere(reading, unit, frame))


def _takes_over(reading: Reading, unit: Unit, frame: Frame, other: Frame, first: int) -> bool:
    """Whether a clause from ``first`` on is another's: "laut A starben fünf, laut B sieben", "während B von 30 sprach"."""
    lead, classes = reading.lows[first], reading.vocabulary.words
    if lead in classes.conjunctions or lead in classes.background:
        return True
    if other.rule.startswith("source") and frame.rule.startswith("source"):
        return True
    return reading.words[first - 1] in _PARTING or reading.has(unit.first, classes.background)


def _judged(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Where an English clause tells what others make of what was said: ", a claim the ministry called false"."""
    if reading.vocabulary.verb_second or frame.where != FORWARD:
        return unit.last
    classes = reading.vocabulary.words
    for first, last in unit.segments:
        parted = first > frame.end and reading.words[first - 1] == "," and first + 1 < last
        if not parted or not reading.kind(first) & DETERMINER:
            continue
        noun = reading.words[first + 1] if first + 1 < last else ""
        told = noun in classes.nouns_claims or noun in classes.denials_tallies
        if told and reading.has_flag(first + 2, last, FALSE):
            return first
    return unit.last


def _relative_end(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Where the relative clause of an English verb ends, and the main clause goes on: ", who fear worse, have counted".

    Behind an adverbial alone the main clause is still to come: "In Kelmar, where police said ..., nine people died".
    """
    if reading.vocabulary.verb_second or frame.where != FORWARD or frame.cue is None:
        return unit.last
    number = unit.segment(frame.cue[0])
    first, last = unit.segments[number]
    if not number or number + 1 >= len(unit.segments) or not _is_relative(reading, first):
        return unit.last
    if reading.words[first - 1] != "," or reading.words[last] != ",":
        return unit.last
    if number == 1 and _is_adverbial(reading, unit.first, first):
        return last
    k, end = unit.segments[number + 1]
    while k < end and reading.kind(k) & ADVERB:
        k += 1
    return last if k < end and _is_finite(reading, k) else unit.last


def _is_relative(reading: Reading, k: int) -> bool:
    """Whether a word opens a clause about the noun before it: "who", "where", "when"."""
    classes = reading.vocabulary.words
    if reading.kind(k) & RELATIVE:
        return True
    return reading.lows[k] in classes.grammar_clause_relatives or reading.lows[k] in classes.grammar_when


def _is_adverbial(reading: Reading, first: int, last: int) -> bool:
    """Whether words are a place or a time without a verb: "At the mine", "On Friday"."""
    if not reading.kind(first) & PREPOSITION:
        return False
    return not any(_is_finite(reading, k) for k in range(first + 1, last))


def _is_finite(reading: Reading, k: int) -> bool:
    """Whether an English word can be the finite verb that opens the rest of a main clause."""
    word, classes = reading.words[k], reading.vocabulary.words
    if not word.islower():
        return False
    if reading.kind(k) & (AUXILIARY | PASSIVE) or reading.flags(k) & (VERB | CLAUSE_VERB | NUMBER_VERB):
        return True
    return (
        word in classes.grammar_pasts
        or word in classes.grammar_finite
        or word.endswith(reading.vocabulary.endings["participles"])
    )


def _is_joined_on(reading: Reading, frame: Frame, other: Frame) -> bool:
    """Whether another verb of saying is joined on: "says it is appalled and denies that ...", "and the union said"."""
    if reading.vocabulary.verb_second or other.where != FORWARD or not frame.speakers:
        return False
    return other.rule == "verb: subject first" and bool(reading.kind(other.start - 1) & CONJUNCTION)


def _elsewhere(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Where the outlet goes on with another place: "Die Polizei zählte 30 Tote, in Korl starben zwölf"."""
    if not reading.vocabulary.verb_second or not frame.rule.startswith("verb") or frame.clause:
        return unit.last
    words, places = reading.words, reading.vocabulary.words.place_links
    for number, (first, last) in enumerate(unit.segments):
        if number and first > frame.end and words[first - 1] == "," and words[first] in places:
            if _is_inverted(reading, first, last) and not has_mood(reading, unit, first, last):
                return first
        elif first > frame.start and has_mood(reading, unit, first, last):
            break
    return unit.last


def _set_against(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Where a main clause is no longer of a German source: "..., offiziell sind es 14", "hat nach eigenen Angaben 40 verloren, der Gegner verlor 90"."""
    v = reading.vocabulary
    if not v.verb_second:
        return unit.last
    own = frame.cue is not None and reading.has_word(*frame.cue, v.words.own)
    for first, last in unit.segments:
        if (
            first <= frame.end
            or reading.words[first - 1] not in (",", ";")
            or has_mood(reading, unit, first, last)
        ):
            continue
        if reading.lows[first] in v.words.official_leads and is_finite(reading, first + 1):
            return first
        found = (
            reading.phrase(first, last) if own and not reading.kind(first) & (CONJUNCTION | NUMERAL) else None
        )
        if found and found.last + 1 < last and is_finite(reading, found.last):
            return first
    return unit.last


def _is_inverted(reading: Reading, first: int, last: int) -> bool:
    """Whether the finite verb follows the place that opens a clause: "in Korl starben zwölf"."""
    found = reading.phrase(first + 1, last)
    return found is not None and found.last < last and is_finite(reading, found.last)


def _semicolon(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Where the outlet goes on in its own words behind a semicolon: in a main clause that is not reported.

    What "Wie X mitteilt," opens is X's to the end.
    """
    words, v = reading.tokens.words, reading.vocabulary
    leads = frame.rule == "verb: wie" and frame.where == FORWARD
    if not v.verb_second or not frame.rule.startswith("verb") or leads:
        return unit.last
    for number, (first, _) in enumerate(unit.segments):
        if first >= frame.end and words[first - 1] == ";":
            last = first
            for a, b in unit.segments[number:]:
                if a > first and words[a - 1] == ";":
                    break
                last = b
            if not has_mood(reading, unit, first, last):
                return first
    return unit.last


def has_mood(reading: Reading, unit: Unit, first: int, last: int, moods: int = _MOODS) -> bool:
    """Whether a subjunctive stands in a token range of a unit."""
    if not unit.flags & moods and not unit.speech:
        return False
    return reading.has_flag(first, last, moods)


def _closes(unit: Unit, other: Frame) -> bool:
    return other.end >= unit.segments[-1][1]


def _background(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Cuts off the outlet's own last clause: "..., nachdem ..." in the indicative after reported speech."""
    lows, v = reading.tokens.lows, reading.vocabulary
    if not v.verb_second or not frame.rule.startswith("verb"):
        return unit.last
    reported = False
    for first, last in unit.segments:
        if first <= frame.start:
            continue
        moods = has_mood(reading, unit, first, last)
        if not moods and (lows[first] in v.words.aside or (reported and lows[first] in v.words.background)):
            return first
        reported = reported or moods
    return unit.last
