"""Frames become ranges of tokens: what each attribution governs."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germanreports import is_infinitive_clause
from beleg.extraction.attribution.frames.limits import has_mood, stop_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STRONG, WEAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GENITIVE_LINK,
    HELPER,
    MODAL,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit

Range = tuple[int, int]

_HELPING: Final = ADVERB | AUXILIARY | HELPER | MODAL | PASSIVE
_SAID: Final = 10  # tokens from a verb of saying to "that"
_OUTSIDE: Final = ADVERB | DETERMINER | FUNCTION | PREPOSITION | TIME
_CLAUSE: Final = 3  # tokens
_OUTSIDE_CLAUSE: Final = PREPOSITION | TIME
_PARTED: Final = ("source", "passive")


def governed(
    reading: Reading, unit: Unit, frame: Frame, frames: list[Frame], previous: list[Range]
) -> list[Range]:
    """The token ranges that a frame governs; ``previous`` are those of the sentence before."""
    ranges = _less_cue(frame, _ranges(reading, unit, frame, frames, previous))
    if frame.rule == "passive":
        return [_less_helpers(reading, frame, part) for part in ranges]
    return ranges


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
    if frame.rule.startswith("source"):  # "Sieben liegen in der Klinik; für zwei besteht, so X, Lebensgefahr"
        start = max(
            [
                start,
                *(
                    first
                    for first, _ in unit.segments
                    if first < frame.start and reading.words[first - 1] == ";"
                ),
            ]
        )
    return [(start, frame.start), (_behind_speaker(reading, unit, frame), stop)]


def _behind_speaker(reading: Reading, unit: Unit, frame: Frame) -> int:
    """Behind what is told of a speaker: ", said Ann Kord, 71, who lost two sons", ", he said, pointing to the river"."""
    words, v = reading.tokens.words, reading.vocabulary
    named = frame.end if v.verb_second else _behind_home(reading, unit, frame.end)
    if v.verb_second or named + 1 >= unit.last or words[named] != ",":
        return frame.end
    number = unit.segment(named + 1)
    if _points_aside(reading, unit, frame, unit.segments[number]):
        return unit.segments[number][1]
    if frame.rule != "verb: after":
        return frame.end
    while number + 1 < len(unit.segments) and _tells_of_speaker(reading, unit.segments[number]):
        number += 1
    first, last = unit.segments[number]
    return last if words[first] in v.words.relatives else frame.end


def _behind_home(reading: Reading, unit: Unit, end: int) -> int:
    """Behind the age in brackets and the home of a speaker: "said Ann Kord [(71) of Tolm], who lost two sons"."""
    words = reading.tokens.words
    if end + 2 < unit.last and words[end] == "(" and words[end + 2] == ")":
        end += 3
    if end + 1 < unit.last and reading.kind(end) & GENITIVE_LINK:
        found = reading.phrase(end + 1, unit.last)
        return found.last if found else end
    return end


def _tells_of_speaker(reading: Reading, part: Range) -> bool:
    """Whether a stretch between commas is an age, or where somebody is from: ", 71,", ", of Tolm,"."""
    first, last = part
    if reading.kind(first) & DIGIT:
        return True
    found = reading.phrase(first + 1, last) if reading.kind(first) & GENITIVE_LINK else None
    return found is not None and found.last == last


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
    number = unit.segment(frame.end if frame.end < unit.last else unit.last - 1)
    first, last = unit.segments[number]
    if frame.end > last or frame.end < first:
        return frame.end
    following = unit.segments[number + 1][0] if number + 1 < len(unit.segments) else -1
    begins = following > 0 and following < stop and _begins_content(reading, unit, number + 1)
    if begins and (_tells_already(reading, frame.end, last) or _breaks_off(reading, unit, frame, following)):
        return frame.end
    if begins and (frame.clause or not reading.has_kind(frame.end, last, NUMERAL)):
        return following
    return _behind_time(reading, _clause_behind(reading, frame.end, last), last)


def _behind_time(reading: Reading, start: int, last: int) -> int:
    """Behind the time at which something was said, in English: "said [late on Monday] 40 were dead", not "said Monday's quake"."""
    words, classes = reading.words, reading.vocabulary.words
    if reading.vocabulary.nouns_capitalised:
        return start
    while (
        start < last and start + 1 < len(words) and words[start + 1] not in classes.grammar_possessive_signs
    ):
        leads = words[start] in classes.grammar_adverbials and words[start + 1] in classes.time
        if not leads and words[start] not in classes.time:
            break
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


def _breaks_off(reading: Reading, unit: Unit, frame: Frame, following: int) -> bool:
    """Whether a clause goes on behind words in quotation marks inside it: "said they had "clear evidence" that nine were held"."""
    if reading.vocabulary.verb_second:
        return False
    quoted = any(frame.end + 1 < a and b + 1 == following for a, b in unit.speech)
    return quoted and not reading.kind(frame.end) & _OUTSIDE_CLAUSE


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
    mood = has_mood(reading, unit, first, last) or _parts_bracket(reading, unit, frame, first)
    speech = any(a >= frame.end for a, _ in unit.speech)
    return [(frame.end, stop)] if goes_on or mood or speech else []


def _parts_bracket(reading: Reading, unit: Unit, frame: Frame, first: int) -> bool:
    """Whether a verb of saying parts what is reported: "Es seien, sagte X, 26 Menschen gestorben"."""
    number = unit.segment(frame.start)
    if not reading.vocabulary.verb_second or not number:
        return False
    finite = unit.segments[number - 1][1] - 1
    return bool(reading.flags(finite) & (STRONG | WEAK)) and not reading.kind(first) & (
        SUBORDINATOR | RELATIVE
    )


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
