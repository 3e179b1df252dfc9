"""German verbs of saying become frames: what reports, who passed it on, and how far the frame itself reaches."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.frames.germanorder import by_order
from beleg.extraction.attribution.frames.germanreports import (
    claims_deed,
    counts,
    has_clause,
    reports_clause,
    suffices,
    takes_number_back,
)
from beleg.extraction.attribution.frames.germanverbs import (
    Cue,
    ends_deed,
    is_attribute,
    is_infinitive,
    is_negated,
    readings,
    shares_auxiliary,
)
from beleg.extraction.attribution.speakers.naming import media
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, NUMBER_VERB, PARTICIPLE, STRONG, VERB, WEAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    GIVER,
    MEDIUM,
    NUMERAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_BEHIND: Final = ("verb: after", "verb: subject later")  # whose subject follows the verb
_DASHES: Final = frozenset(("-", "\u2013", "\u2014"))


def frame(reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame]) -> Frame | None:
    """The frame of a German verb at token ``i``, or ``None`` where it reports nothing."""
    if is_infinitive(reading, unit, i) or is_negated(reading, unit, i) or is_attribute(reading, unit, i):
        return None
    if reading.words[i] in reading.vocabulary.words.verbs_retract and not takes_number_back(reading, unit, i):
        return None
    for cue in readings(reading, unit, i, flags):
        found = _with_cue(reading, unit, i, flags, frames, cue)
        if found:
            return found
    return None


def _with_cue(
    reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame], cue: Cue
) -> Frame | None:
    finite, particle = cue.finite, cue.particle
    first, last = unit.segments[unit.segment(i)]
    if not flags & VERB and not suffices(reading, unit, first, i, flags, particle):
        return None
    if finite < first:
        first, last = unit.segments[unit.segment(finite)]
    elif finite == i and i == last - 1 and particle < 0:
        first = _opening(reading, unit, i, first)
    frame = by_order(reading, unit, i, finite, first, last, frames)
    if frame is None or (
        cue.certainty == "stated" and not _may_count(reading, unit, frame, i, flags, particle)
    ):
        return None
    searches = reading.words[i] in reading.vocabulary.words.grammar_searching
    if _is_ones_own(reading, frame, finite) or (searches and frame.rule != "verb: subject first"):
        return None
    if cue.certainty != "stated":
        frame.certainty = cue.certainty
    frame.cue = (i, i + 1)
    frame.start = min(frame.start, min(i, finite))
    if finite == i:
        frame.end = max(frame.end, i + 1)
    frame.particle = particle
    frame.clause = not flags & VERB and reports_clause(reading, i, flags, particle)
    if reading.words[i] in reading.vocabulary.words.grammar_citing:
        _cite(reading, frame, finite, last)
    _relay(reading, unit, frame, i, finite, last)
    _keep_inside(reading, frame, first, last)
    if finite < i or particle >= 0:
        _end_before_deed(reading, frame, i, last)
    return frame


def _is_ones_own(reading: Reading, frame: Frame, finite: int) -> bool:
    """Whether those who count are the people of who speaks and goes on: "Dort habe ihr Team 30 Neue gezählt"."""
    if not reading.flags(finite) & (STRONG | WEAK) or len(frame.speakers) != 1 or reading.last(2) is None:
        return False
    first, last = reading.tokens_of(frame.speakers[0])
    if not first or reading.lows[first - 1] not in reading.vocabulary.words.grammar_owning:
        return False
    return not reading.has_kind(first, last, GIVER | MEDIUM) and not reading.speaking


def _keep_inside(reading: Reading, frame: Frame, first: int, last: int) -> None:
    """ "(X sprach von 30)": what stands in brackets or between dashes speaks of nothing outside them."""
    if _in_brackets(reading, first, last) and frame.where in (FORWARD, BACKWARD, AROUND):
        frame.span = (frame.end if frame.where == FORWARD else first, last)
        frame.where = INSIDE


def _end_before_deed(reading: Reading, frame: Frame, i: int, last: int) -> None:
    """Ends a frame where a second predicate tells what its subject did: "hat neun Tote gemeldet und drei Männer befreit"."""
    end, at = i, frame.particle
    if at >= 0:
        end = at if ends_deed(reading, at, last) else -1
    elif not shares_auxiliary(reading, i, last) or reading.flags(last - 1) & (
        VERB | CLAUSE_VERB | NUMBER_VERB
    ):
        end = -1
    if frame.where == FORWARD and end > frame.end and reading.has_kind(frame.end, end, NUMERAL):
        frame.where, frame.span, frame.kind = INSIDE, (frame.end, end), "reported"


def _may_count(reading: Reading, unit: Unit, frame: Frame, i: int, flags: int, particle: int) -> bool:
    """Whether a verb of counting has a subject that counts; other verbs may have any."""
    if flags & (VERB | PARTICIPLE) or particle >= 0 or claims_deed(reading, unit, i):
        return True
    if flags & CLAUSE_VERB and (not flags & NUMBER_VERB or has_clause(reading, unit, i)):
        return True
    return counts(reading, frame, i)


def _relay(reading: Reading, unit: Unit, frame: Frame, i: int, finite: int, last: int) -> None:
    """Adds the medium that was told, where the frame has none yet."""
    if frame.via or not frame.speakers:
        return
    told = media(reading, finite + 1, _frame_reach(reading, unit, unit.segment(i), last))
    if told:
        frame.via = [
            name for name in told if name not in frame.speakers and not _inside(name, frame.speakers)
        ]


def _cite(reading: Reading, frame: Frame, finite: int, last: int) -> None:
    """ "Die Zeitung zitierte einen Arzt", ", zitierte die Zeitung einen Arzt": the one quoted speaks, the medium passes it on."""
    first = finite + 1
    while first < last and reading.kind(first) & (ADVERB | TIME | PREPOSITION):
        first += 1  # "zitierte [am Abend] einen Arzt"
    found = reading.phrase(first, last)
    if found and frame.rule in _BEHIND:
        found = reading.phrase(found.last, last)
    if found is None or not reading.is_speaker(found):
        return
    frame.via = [*frame.speakers, *frame.via]
    frame.speakers = [reading.name(found.first, found.last)]
    frame.end = max(frame.end, found.last)


def _frame_reach(reading: Reading, unit: Unit, number: int, last: int) -> int:
    """How far the frame may reach: to the clause that says what was said."""
    words, lows, classes = reading.words, reading.lows, reading.vocabulary.words
    for at in range(number + 1, min(number + 4, len(unit.segments))):
        first, end = unit.segments[at]
        if lows[first] in classes.complement or words[first - 1] == ":":
            return last
        if lows[first] not in classes.prepositions_medium or end - first >= 6:
            continue
        if words[first] not in classes.relatives:
            return end
        found = reading.phrase(first, end)
        if found and found.last == end:
            return end
    return last


def _opening(reading: Reading, unit: Unit, i: int, first: int) -> int:
    """The start of the clause with "wie" or "dass" that an apposition cuts off from its verb at ``i``."""
    number = unit.segment(i)
    if not number or reading.kind(first) & (SUBORDINATOR | RELATIVE):
        return first
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if reading.kind(a) & SUBORDINATOR:
            return a
        if reading.words[b] != ",":
            break
    return first


def _inside(name: Name, others: list[Name]) -> bool:
    return any(name.span.overlaps(other.span) for other in others)


def _in_brackets(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    if not first or last >= len(words):
        return False
    before, behind = words[first - 1], words[last]
    return (before == "(" and behind == ")") or (before == behind and before in _DASHES)
