"""Frames become statements: which characters each attribution governs."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germanreports import is_infinitive_clause
from beleg.extraction.attribution.frames.limits import has_mood, stop_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAKS, QUOTES, STOPS, STRONG
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    DIGIT,
    FUNCTION,
    HELPER,
    LETTER,
    MODAL,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Span, Statement
from beleg.model.span import make

Range = tuple[int, int]

_EDGES: Final = BREAKS | STOPS
_STANCES: Final = {"stated": "claims", "hedged": "estimates", "denied": "denies"}
_HELPING: Final = ADVERB | AUXILIARY | HELPER | MODAL | PASSIVE
_SAID: Final = 10  # tokens from a verb of saying to "that"
_OUTSIDE: Final = ADVERB | DETERMINER | FUNCTION | PREPOSITION | TIME
_CLAUSE: Final = 3  # tokens
_PARTED: Final = ("source", "passive")
_Statement: Final = Statement


def statement(
    reading: Reading, unit: Unit, frame: Frame, frames: list[Frame], previous: list[Range]
) -> Statement | None:
    """The statement of a frame; ``None`` where nothing is left that it could govern."""
    ranges = _less_cue(frame, _ranges(reading, unit, frame, frames, previous))
    if frame.rule == "passive":
        ranges = [_less_helpers(reading, frame, part) for part in ranges]
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
    if certainty == "denied" and speech and _is_told_instead(reading, frame, speech[0][0]):
        certainty, stance = "stated", "claims"
    return make(_Statement, (speakers, via, cue, tuple(spans), kind, certainty, False, frame.rule, stance))


def _is_told_instead(reading: Reading, frame: Frame, opened: int) -> bool:
    """Whether a quotation behind a colon is what a denier says himself: "dismissed this: 'Two men were hurt.'"."""
    return frame.where == FORWARD and frame.end < opened - 1 and reading.words[opened - 1] == ":"


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


def _less_cue(frame: Frame, ranges: list[Range]) -> list[Range]:
    """Ranges without the participle or the particle that closes the frame's own clause."""
    if frame.cue is None:
        return ranges
    first, last = frame.cue
    if first >= frame.end or frame.where == INSIDE:
        ranges = _less(ranges, first, last)
    at = frame.particle
    return _less(ranges, at, at + 1) if at >= 0 else ranges


def _less_helpers(reading: Reading, frame: Frame, part: Range) -> Range:
    """What is confirmed, without the passive around it: "The attack [was confirmed]", "Der Angriff [wurde]"."""
    first, last = part
    if frame.cue is not None and first < frame.cue[0] < last:
        if reading.has_kind(frame.cue[1], last, NUMERAL):
            return part  # "The toll was put at 40"
        last = frame.cue[0]
    while first < last and reading.kind(last - 1) & _HELPING:
        last -= 1
    while first < last and reading.kind(first) & PASSIVE:
        first += 1
    return first, last


def _less(ranges: list[Range], first: int, last: int) -> list[Range]:
    """Ranges without the tokens ``first:last``."""
    parts: list[Range] = []
    for a, b in ranges:
        if a <= first and last <= b:
            parts.append((a, first))
            parts.append((last, b))
        else:
            parts.append((a, b))
    return parts


def _cue(reading: Reading, frame: Frame) -> Span | None:
    if frame.cue is None:
        return None
    first, last = frame.cue
    return reading.tokens.span(first, last)


def _ranges(
    reading: Reading, unit: Unit, frame: Frame, frames: list[Frame], previous: list[Range]
) -> list[Range]:
    if frame.where == INSIDE:
        return _without(frame.span, frame) if frame.rule.startswith(_PARTED) else [frame.span]
    if frame.where == PREVIOUS:
        rest = _complement(reading, unit, frame)
        return rest or previous
    stop = stop_of(reading, unit, frame, frames)
    if frame.where == FORWARD:
        stop = _infinitive_end(reading, unit, frame, stop)
        content = (_content_start(reading, unit, frame, stop), stop)
        return [frame.keep, content] if _leads(reading, frame) else [content]
    start = _start(unit, frame, frames)
    if frame.where == BACKWARD:
        return [(start, frame.start), *_after(reading, unit, frame, stop)]
    return [(start, frame.start), (_behind_speaker(reading, unit, frame), stop)]


def _behind_speaker(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Behind what is told of a speaker: ", said Ann Kord, 71, who lost two sons", ", he said, pointing to the river"."""
    words, v = reading.tokens.words, reading.vocabulary
    if v.verb_second or frame.end + 1 >= unit.last or words[frame.end] != ",":
        return frame.end
    number = unit.segment(frame.end + 1)
    if _points_aside(reading, unit, frame, unit.segments[number]):
        return unit.segments[number][1]
    if frame.rule != "verb: after":
        return frame.end
    if reading.kind(unit.segments[number][0]) & DIGIT and number + 1 < len(unit.segments):
        number += 1
    first, last = unit.segments[number]
    return last if words[first] in v.words.relatives else frame.end


def _points_aside(reading: Reading, unit: Unit, frame: Frame, part: Range) -> bool:
    """Whether a stretch behind a quotation tells only how or of what it was said: ", referring to the river"."""
    first, last = part
    if not unit.speech or unit.speech[0][0] >= frame.start or any(first <= a < last for a, _ in unit.speech):
        return False
    classes = reading.vocabulary.words
    gerund = reading.words[first].endswith(reading.vocabulary.endings["gerunds"]) and not reading.flags(first)
    inner = reading.phrase(first, last)
    described = inner is not None and inner.last < last and reading.words[inner.last] in classes.relatives
    return described or gerund or bool(reading.kind(first) & PREPOSITION)


def _infinitive_end(reading: Reading, unit: Unit, frame: Frame, stop: int) -> int:
    """Where an infinitive clause ends that is all that somebody asks for or promises."""
    if not frame.clause or frame.end >= unit.last:
        return stop
    number = unit.segment(frame.end) + 1
    if number >= len(unit.segments) or not is_infinitive_clause(reading, *unit.segments[number]):
        return stop
    while number + 1 < len(unit.segments) and is_infinitive_clause(reading, *unit.segments[number + 1]):
        number += 1
    return min(stop, unit.segments[number][1])


def _leads(reading: Reading, frame: Frame) -> bool:
    """Whether what stands before the verb is no mere adverbial: whether it holds a number."""
    first, last = frame.keep
    if last <= first or frame.rule == "verb: subject first":
        return False
    words, v = reading.tokens.words, reading.vocabulary
    return any(reading.kind(k) & NUMERAL or words[k] in v.words.nouns_abstract for k in range(first, last))


def _without(part: Range, frame: Frame) -> list[Range]:
    first, last = part
    if frame.start >= last or frame.end <= first:
        return [part]
    return [(a, b) for a, b in ((first, frame.start), (frame.end, last)) if b > a]


def _complement(reading: Reading, unit: Unit, frame: Frame) -> list[Range]:
    """ "Das sagte X, dass ..." has its content behind, not before."""
    words, v = reading.tokens.words, reading.vocabulary
    first = frame.end + 1
    if first < unit.last and reading.tokens.lows[first] in v.words.complement:
        return [(first, unit.last)]
    if frame.end < unit.last and words[frame.end] == ":":
        return [(first, unit.last)]
    return []


def _start(unit: Unit, frame: Frame, frames: list[Frame]) -> int:
    start = unit.first
    for other in frames:
        if other is not frame and other.end <= frame.start and other.where == BACKWARD:
            start = max(start, other.end)
    return start


def _content_start(reading: Reading, unit: Unit, frame: Frame, stop: int) -> int:
    """Skips adverbials between the verb and the clause that says what."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(frame.end if frame.end < unit.last else unit.last - 1)
    first, last = unit.segments[number]
    if frame.end > last or frame.end < first:
        return frame.end
    following = unit.segments[number + 1][0] if number + 1 < len(unit.segments) else -1
    begins = following > 0 and following < stop and _begins_content(reading, unit, number + 1)
    if begins and _tells_already(reading, frame.end, last):
        return frame.end
    if begins and (frame.clause or not reading.has_kind(frame.end, last, NUMERAL)):
        return following
    start = _clause_behind(reading, frame.end, last)
    while (
        start < last
        and start + 1 < len(words)
        and not v.nouns_capitalised
        and words[start + 1] not in v.words.grammar_possessive_signs
        and (
            words[start] in v.words.time
            or (words[start] in v.words.grammar_adverbials and words[start + 1] in v.words.time)
        )
    ):
        start += 1
    return start


def _clause_behind(reading: Reading, first: int, last: int) -> int:
    """Where the clause begins behind words that tell where, when or how it was said: "said in Geneva on Monday [that]"."""
    words, that = reading.tokens.words, reading.vocabulary.words.grammar_that
    if first >= last or not reading.kind(first) & (PREPOSITION | TIME):
        return first
    for token in range(first + 1, min(first + _SAID, last)):
        if words[token] in that:
            return first if reading.has_kind(first, token, NUMERAL) else token
    return first


def _tells_already(reading: Reading, first: int, last: int) -> bool:
    """Whether what is said begins before a colon: "admits officers got it wrong: eleven were held"."""
    if reading.vocabulary.verb_second or last - first < _CLAUSE or reading.words[last] != ":":
        return False
    kind = reading.kind(first)
    return reading.words[first].islower() and not kind & _OUTSIDE


def _begins_content(reading: Reading, unit: Unit, number: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    lead = reading.tokens.lows[unit.segments[number][0]]
    first, last = unit.segments[number]
    if lead in v.words.complement or is_infinitive_clause(reading, first, last):
        return True
    if (
        v.verb_second
        and lead in v.words.relatives
        and words[first - 1] == ","
        and not has_mood(reading, unit, first, last - 1, STRONG)
    ):
        return False
    return has_mood(reading, unit, first, last) or words[first - 1] == ":"


def _after(reading: Reading, unit: Unit, frame: Frame, stop: int) -> list[Range]:
    """What goes on after ", sagte X,"."""
    v = reading.vocabulary
    if frame.end >= unit.last - 1:
        return []
    number = unit.segment(frame.end)
    first, last = unit.segments[number]
    if first < frame.end:
        if number + 1 >= len(unit.segments):
            return [pair for pair in unit.speech if pair[0] >= frame.end]
        first, last = unit.segments[number + 1]
    lead = reading.tokens.lows[first]
    if lead in v.words.background or lead in v.words.background_relatives:
        return []
    goes_on = lead in v.words.conjunctions or lead in v.words.complement or lead in v.words.subordinators
    mood = has_mood(reading, unit, first, last)
    speech = any(a >= frame.end for a, _ in unit.speech)
    return [(frame.end, stop)] if goes_on or mood or speech else []


def _speech(reading: Reading, unit: Unit, frame: Frame, ranges: list[Range]) -> list[Range]:
    """The quotations of a frame that governs quoted speech."""
    if not unit.speech:
        return []
    if frame.rule.startswith("source") and frame.where != FORWARD and frame.rule != "source: so":
        return []
    found = [pair for pair in unit.speech if any(a <= pair[0] < b for a, b in ranges)]
    if not found:
        return []
    words = reading.tokens.words
    opened = found[0][0]
    if _is_mixed(reading, opened, ranges):
        return []
    for a, b in ranges:
        outside = 0
        k = a
        while k < b:
            pair = next((p for p in found if p[0] <= k <= p[1]), None)
            if pair:
                k = pair[1] + 1
                continue
            if reading.kind(k) & LETTER:
                outside += 1
            k += 1
        if outside > 3 and not (
            frame.where == FORWARD and words[opened - 1] in (":", ",") and opened - a <= 14
        ):
            return []
    return [(a, b + 1) for a, b in found]


def _is_mixed(reading: Reading, opened: int, ranges: list[Range]) -> bool:
    """Whether a quotation only goes on with a clause that is reported: 'that the town "stop its games"'."""
    v = reading.vocabulary
    return not v.verb_second and any(
        a + 1 < opened < b and reading.tokens.lows[a] in v.words.grammar_that for a, b in ranges
    )


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
