"""A verb left out becomes a statement: "Die Polizei sprach von 12 Toten, die Opposition von 40", who says the 40."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    CLAUSE_VERB,
    NUMBER_VERB,
    PARTICIPLE,
    QUOTE,
    SEPARABLE,
    STRONG,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    GIVER,
    NUMBER,
    PASSIVE,
    PREPOSITION,
    PROPER,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Span, Statement

_VERBS: Final = VERB | NUMBER_VERB | SEPARABLE
_NO_GAP: Final = _VERBS | CLAUSE_VERB | PARTICIPLE | STRONG
_LINKS: Final = CONJUNCTION | SUBORDINATOR
_BETWEEN: Final = ADVERB | PREPOSITION
_RULE: Final = "verb: left out"
_FILLERS: Final = 4  # words between who speaks and the number: "dagegen von mehr als"


def gapped(reading: Reading, unit: Unit, found: list[Statement], before: int) -> None:
    """Adds a statement for each speaker whose verb stands only with the one before, to those from ``before`` on."""
    said: Statement | None = None
    for start, first, last in _parts(reading, unit):
        may_tell = reading.has_kind(first, last, NUMBER) and not reading.has_flag(first, last, _NO_GAP)
        who = _who(reading, first, last) if may_tell else None
        number = _number(reading, who, last) if who else 0
        if who is None or not number:
            said = said if start < first else None
            continue
        said = said or _verb_before(reading, start, first, found[before:])
        if said and not reading.has_kind(number, last, AUXILIARY | PASSIVE):
            last -= reading.kind(last - 1) & STOP != 0
            names, via, _ = speaker_of(reading, unit, who)
            if tuple(names) == said.speakers:  # "die Miliz" is not the one who was just set against it
                names = [reading.name(who.first, who.last)]
            _part(found, before, reading.span(first, last))
            content = (reading.span(who.last, last),)
            found.append(said._replace(speakers=tuple(names), via=tuple(via), content=content, rule=_RULE))


def _parts(reading: Reading, unit: Unit) -> Iterator[tuple[int, int, int]]:
    """The stretches between commas and conjunctions, each behind where the one begins that its verb may stand in."""
    segments = unit.segments
    for at in range(len(segments)):
        start = segments[max(at - 1, 0)][0]
        first, last = segments[at]
        for k in range(first + 1, last - 1):
            if reading.kind(k) & CONJUNCTION:
                if first > unit.first:
                    yield start, first, k
                start = first = k
        if first > unit.first:
            yield start, first, last


def _who(reading: Reading, first: int, last: int) -> Phrase | None:
    """Who may speak where a segment begins, behind "und" or "while"."""
    while first < last and reading.kind(first) & _LINKS:
        first += 1
    who = reading.phrase(first, last)
    if who is None or not reading.is_speaker(who) or reading.kind(who.head) & TIME:
        return None
    if reading.vocabulary.nouns_capitalised and who.first - who.start > 1:
        return None  # "die des Gegners": the losses
    return who if _is_somebody(reading, who) else None


def _is_somebody(reading: Reading, who: Phrase) -> bool:
    """Whether a phrase names people or a body, as it is written where nouns have no capitals: not "using", "aged"."""
    if reading.has_kind(who.start, who.last, NUMBER):
        return False
    if reading.vocabulary.nouns_capitalised or who.first > who.start:
        return True
    plural = reading.words[who.head].endswith("s")
    return plural or bool(reading.kind(who.head) & (GIVER | PROPER | ROLE))


def _number(reading: Reading, who: Phrase, last: int) -> int:
    """The token of the number that follows the speaker; 0 where none does."""
    comparing = reading.vocabulary.words.grammar_least
    behind = who.last
    if behind + 2 < last and reading.kind(behind) & PREPOSITION and reading.kind(behind + 1) & PROPER:
        behind += 2  # "the ministry in Rabat"
    for k in range(behind, min(behind + _FILLERS + 1, last)):
        kind = reading.kind(k)
        if kind & NUMBER:
            return k
        between = kind & _BETWEEN or reading.flags(k) & QUOTE or reading.has(k, comparing)
        if not between or kind & AUXILIARY:
            return 0
    return 0


def _verb_before(reading: Reading, start: int, first: int, found: list[Statement]) -> Statement | None:
    """The statement that has its verb, and its number behind it, between two tokens."""
    for said in reversed(found):
        if said.cue is None or not said.speakers or not said.asserts:
            continue
        cue = bisect_right(reading.tokens.starts, said.cue.start) - 1
        if start <= cue < first and reading.flags(cue) & _VERBS:
            return said if reading.has_kind(cue, first, NUMBER) else None
    return None


def _part(found: list[Statement], before: int, taken: Span) -> None:
    """Takes from the statements what somebody else says."""
    for number in range(before, len(found)):
        said = found[number]
        if any(part.start < taken.end and taken.start < part.end for part in said.content):
            content = [rest for part in said.content for rest in _rest(part, taken)]
            found[number] = said._replace(content=tuple(content))


def _rest(part: Span, taken: Span) -> list[Span]:
    """What is left of a stretch without another one."""
    halves = (
        Span(part.start, min(part.end, taken.start)),
        Span(max(part.start, taken.end), part.end),
    )
    return [half for half in halves if half.start < half.end]
