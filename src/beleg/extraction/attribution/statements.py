"""Frames become statements: the characters that each governs, quoted, reported or told, claimed, estimated or denied."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.frames.germanreports import is_infinitive_clause
from beleg.extraction.attribution.frames.limits import has_mood
from beleg.extraction.attribution.scope import Range, governed
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAKS, QUOTES, STOPS
from beleg.extraction.attribution.words.kinds import (
    CONJUNCTION,
    LETTER,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Span, Statement
from beleg.model.span import make

_EDGES: Final = BREAKS | STOPS
_STANCES: Final = {"stated": "claims", "hedged": "estimates", "denied": "denies"}
_PARTING: Final = frozenset((":", ";"))
_FEW: Final = 7  # tokens of a quotation and its first mark
_BESIDE: Final = 3  # words that may stand beside a quotation
_BEFORE: Final = 14  # tokens that may announce it
_Statement: Final = Statement


def statement(
    reading: Reading, unit: Unit, frame: Frame, frames: list[Frame], previous: list[Range]
) -> Statement | None:
    """The statement of a frame; ``None`` where nothing is left that it could govern."""
    ranges = governed(reading, unit, frame, frames, previous)
    kind = frame.kind
    speech = _speech(reading, unit, frame, ranges)
    if speech:
        ranges, kind = speech, "direct"
    spans: list[Span] = []
    for first, last in ranges:
        span = _span(reading, first, last) if last > first else None
        if span:
            spans.append(span)
    if not spans and reading.tokens.words[unit.last - 1] != ":":
        return None
    if kind == "indirect" and not speech:
        kind = _kind(reading, unit, frame, ranges)
    speakers, via, cue = tuple(frame.speakers), tuple(frame.via), _cue(reading, frame)
    stance = frame.stance or _stance(reading, frame)
    certainty = frame.certainty
    if certainty == "denied" and ranges and _is_told_instead(reading, frame, ranges[0][0]):
        certainty, stance = "stated", "claims"
    return make(_Statement, (speakers, via, cue, tuple(spans), kind, certainty, False, frame.rule, stance))


def _is_told_instead(reading: Reading, frame: Frame, first: int) -> bool:
    """Whether what follows the matter denied is what the denier says himself: "dismissed this: Two men were hurt"."""
    if frame.where != FORWARD or frame.end >= first - 1 or reading.words[first - 1] not in _PARTING:
        return False
    return reading.lows[first] not in reading.vocabulary.words.complement


def _stance(reading: Reading, frame: Frame) -> str:
    """How the speaker stands to what is said: by the words of the cue, else by the certainty they lend."""
    if frame.claimant:
        return "claims"
    known = None
    if frame.cue is not None:
        words, stances = reading.tokens.words, reading.vocabulary.stances
        first, last = frame.cue
        if frame.particle >= 0:
            known = stances.get(words[frame.particle] + " " + words[first])
        known = known or stances.get(words[last - 1])
    return known or _STANCES[frame.certainty]


def _cue(reading: Reading, frame: Frame) -> Span | None:
    if frame.cue is None:
        return None
    first, last = frame.cue
    return reading.tokens.span(first, last)


def _kind(reading: Reading, unit: Unit, frame: Frame, ranges: list[Range]) -> str:
    """Indirect where a clause is governed, reported where a mere object is."""
    words, lows, v = reading.tokens.words, reading.tokens.lows, reading.vocabulary
    if not v.verb_second or frame.where != FORWARD or frame.rule == "verb: wie":
        return "indirect"
    for first, last in ranges:
        if last <= first:
            continue
        if lows[first] in v.words.complement or words[first - 1] in (",", ":"):
            return "indirect"
        if any(words[k - 1] == "," and lows[k] in v.words.complement for k in range(first, last)):
            return "indirect"
        if has_mood(reading, unit, first, last):
            return "indirect"
    for first, last in unit.segments:
        if first >= frame.end and is_infinitive_clause(reading, first, last):
            return "indirect"
    return "reported"


def _speech(reading: Reading, unit: Unit, frame: Frame, ranges: list[Range]) -> list[Range]:
    """The quotations of a frame that governs quoted speech."""
    if not unit.speech:
        return []
    if frame.rule.startswith("source") and frame.where != FORWARD and frame.rule != "source: so":
        return []
    found = [pair for pair in unit.speech if any(a <= pair[0] < b for a, b in ranges)]
    if not found:
        return []
    opened = found[0][0]
    if _is_mixed(reading, opened, ranges) or _goes_on(reading, frame, found[-1], ranges):
        return []
    announced = frame.where == FORWARD and reading.words[opened - 1] in (":", ",")
    for a, b in ranges:
        if _words_outside(reading, found, a, b) > _BESIDE and not (announced and opened - a <= _BEFORE):
            return []
    return [(a, b + 1) for a, b in found]


def _goes_on(reading: Reading, frame: Frame, last: Range, ranges: list[Range]) -> bool:
    """Whether only a few words of what is said are quoted: 'the toll: "well over a hundred" hurt, nine of them badly'."""
    opened, closed = last
    if frame.where != FORWARD or closed - opened > _FEW or closed + 1 >= max(b for _, b in ranges):
        return False
    goes_on = reading.kind(closed + 1) & (LETTER | CONJUNCTION) == LETTER
    return goes_on and reading.words[closed - 1] not in _EDGES


def _words_outside(reading: Reading, quotations: list[Range], first: int, last: int) -> int:
    """How many words of a range stand in none of the quotations, which are in order."""
    outside = 0
    at = first
    for opened, closed in quotations:
        outside += _letters(reading, at, min(opened, last))
        at = max(at, closed + 1)
    return outside + _letters(reading, at, last)


def _letters(reading: Reading, first: int, last: int) -> int:
    """How many words of a range are of letters."""
    outside = 0
    for k in range(first, last):
        if reading.kind(k) & LETTER:
            outside += 1
    return outside


def _is_mixed(reading: Reading, opened: int, ranges: list[Range]) -> bool:
    """Whether a quotation only goes on with a clause that is reported: 'that the town "stop its games"'."""
    v = reading.vocabulary
    return not v.verb_second and any(
        a + 1 < opened < b and reading.tokens.lows[a] in v.words.grammar_that for a, b in ranges
    )


def _span(reading: Reading, first: int, last: int) -> Span | None:
    """A range as characters, without the breaks at its ends."""
    words, bullets = reading.tokens.words, reading.vocabulary.words.bullets
    while first < last and (words[first] in _EDGES or words[first] in bullets):
        if words[first] == "(" and ")" in words[first:last]:
            break
        first += 1
    while last > first and words[last - 1] in _EDGES:
        if words[last - 1] == ")" and "(" in words[first:last]:
            break
        last -= 1
    if last <= first or (last - first == 1 and words[first] in QUOTES):
        return None
    return reading.tokens.span(first, last)
