"""Chains of sources become one origin with its media: "AFP, citing the Times, which quoted a doctor"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK, RELAY, VERB
from beleg.extraction.attribution.words.kinds import CONJUNCTION, NUMERAL, PREPOSITION, RELATIVE, TALK
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_OPENING: Final = 2
_LINK: Final = 6
_NEAR: Final = 12  # tokens


def follow(reading: Reading, unit: Unit, frame: Frame) -> None:
    """Follows the chain that hangs on a frame and moves the frame's end behind it."""
    if unit.flags & RELAY:
        _leaning(reading, unit, frame)
    if len(frame.speakers) == 1 and frame.cue:
        behind = reading.tokens_of(frame.speakers[0])[1]
        if unit.first < behind < frame.cue[0]:
            _relatives(reading, unit, frame, behind)
    frame.end = max(frame.end, _relatives(reading, unit, frame, frame.end))


def _leaning(reading: Reading, unit: Unit, frame: Frame) -> None:
    """ "unter Berufung auf X", "citing X" inside or right behind a frame."""
    for i in unit.marks:
        if not _may_lean(reading, unit, frame, i):
            continue
        first, last = unit.segments[unit.segment(i)]
        if first > frame.end + 1 and first > frame.start + _NEAR and not _hangs_on(reading, frame, i, first):
            break
        target = _target(reading, unit, frame, i, last)
        if target is None or _names_itself(reading, frame, target):
            continue
        if _leads(reading, unit, frame, i) and not is_known(reading, target):
            continue  # "stützte sich auf einen Stock und sprach von"
        _deepen(reading, unit, frame, target)
        if not reading.kind(i - 1) & CONJUNCTION and not _is_behind_content(reading, frame, i, first):
            frame.end = max(frame.end, target.last)


def _may_lean(reading: Reading, unit: Unit, frame: Frame, i: int) -> bool:
    """Whether token ``i`` opens such words behind a frame or before it, and is neither its verb nor "spoken to by"."""
    if not reading.flags(i) & RELAY or i >= unit.last - 1:
        return False
    if _leads(reading, unit, frame, i):
        return True
    if (i <= frame.start and i - unit.first > _OPENING) or (frame.cue and frame.cue[0] <= i < frame.cue[1]):
        return False
    classes = reading.vocabulary.words
    talks = reading.words[i] in classes.verbs_relay_talk
    return not (talks and reading.words[i + 1] in classes.grammar_passive_links)


def _leads(reading: Reading, unit: Unit, frame: Frame, i: int) -> bool:
    """Whether the verb of a frame is joined to one that leans on somebody: "beruft sich auf X und spricht von"."""
    if frame.cue is None or reading.words[i] not in reading.vocabulary.words.verbs_relay:
        return False
    at = frame.cue[0]
    joined = unit.first < i < at and reading.kind(at - 1) & CONJUNCTION != 0
    return joined and unit.segment(i) == unit.segment(at)


def _names_itself(reading: Reading, frame: Frame, target: Phrase) -> bool:
    """Whether what is named stands in a frame as one of its own speakers."""
    inside = frame.start < target.start and target.last < frame.end
    return inside and any(_within(name, reading, target) for name in frame.speakers)


def _hangs_on(reading: Reading, frame: Frame, i: int, first: int) -> bool:
    """Whether a clause that names a source belongs to a verb far before: "said that ... had died there, citing X"."""
    return i == first and frame.where == FORWARD and not reading.has_flag(frame.end, first, VERB)


def _is_behind_content(reading: Reading, frame: Frame, i: int, first: int) -> bool:
    """Whether what is said stands between a verb and the words that name its source: "said 40 had died, citing X"."""
    if frame.where != FORWARD or i <= frame.end:
        return False
    return i == first and first > frame.end + 1 or reading.has_kind(frame.end, i, NUMERAL)


def _within(name: Name, reading: Reading, found: Phrase) -> bool:
    return (
        name.span.start < reading.tokens.ends[found.last - 1]
        and reading.tokens.starts[found.first] < name.span.end
    )


def _target(reading: Reading, unit: Unit, frame: Frame, i: int, last: int) -> Phrase | None:
    words, v = reading.words, reading.vocabulary
    if v.relay_pairs and (words[i], words[i + 1]) in v.relay_pairs:
        return reading.phrase(i + 2, unit.last)
    if reading.lows[i] in v.words.prepositions_relay:
        return reading.phrase(i + 1, last if i == unit.first else unit.last)
    if words[i] in v.words.verbs_relay and (
        reading.kind(i - 1) & CONJUNCTION or _leads(reading, unit, frame, i)
    ):
        return _leaned_on(reading, i, last)
    return None


def _leaned_on(reading: Reading, i: int, last: int) -> Phrase | None:
    """Whom a medium leans on: "und berief sich auf X", "and cited X"."""
    links = reading.vocabulary.words.grammar_lean_links
    if not links:
        return reading.phrase(i + 1, last)
    for k in range(i + 1, min(last, i + _LINK)):
        if reading.words[k] in links:
            return reading.phrase(k + 1, last)
    return None


def _deepen(reading: Reading, unit: Unit, frame: Frame, found: Phrase) -> None:
    material = reading.words[found.head] in reading.vocabulary.words.materials
    if material and not speaks_for_medium(reading, frame):
        return
    names, via, _ = speaker_of(reading, unit, found)
    if names:
        passed = (*via, *frame.speakers, *(n for n in frame.via if n not in frame.speakers))
        frame.via = [name for name in passed if name not in names]
        frame.speakers = names


def _relatives(reading: Reading, unit: Unit, frame: Frame, at: int) -> int:
    """The end of the relative clauses that begin at ``at`` and say whom the source had from whom."""
    words, classes = reading.words, reading.vocabulary.words
    while at < unit.last - 2:
        comma = words[at] == ","
        if not comma and words[at] not in classes.grammar_subject_relatives:
            break
        first = at + 1 if comma else at
        last = unit.segments[unit.segment(first)][1]
        if not _opens_relative(reading, first, last):
            break
        talks = [k for k in range(first, last) if reading.kind(k) & TALK]
        if not talks or not _link(reading, unit, frame, first, last, talks):
            break
        at = last
    return at


def _opens_relative(reading: Reading, first: int, last: int) -> bool:
    """Whether a segment begins as a relative clause, or as one that names a source: "citing X"."""
    kind = reading.kind(first)
    if kind & RELATIVE or (kind & PREPOSITION and first + 1 < last and reading.kind(first + 1) & RELATIVE):
        return True
    return reading.lows[first] in reading.vocabulary.words.prepositions_relay


def _link(reading: Reading, unit: Unit, frame: Frame, first: int, last: int, talks: list[int]) -> bool:
    if reading.vocabulary.nouns_capitalised:
        return _german_link(reading, unit, frame, first, last, talks)
    done = False
    for k in talks:
        done = _english_link(reading, unit, frame, first, last, k) or done
    return done


def _german_link(reading: Reading, unit: Unit, frame: Frame, first: int, last: int, talks: list[int]) -> bool:
    words, v = reading.words, reading.vocabulary
    start = first + 1
    while start < last and (
        words[start] in v.words.prepositions
        or words[start] in v.words.grammar_reflexive
        or words[start] in v.words.relatives
        and start == first + 1
        and words[first] in v.words.prepositions
    ):
        start += 1
    found = reading.phrase(start, last)
    if found is None:
        return False
    if start == first + 1 and words[first] in v.words.dative_relatives and not _oblique(reading, found):
        _deepen(reading, unit, frame, found)
        return True
    if reading.is_medium(found.first, found.last) and not speaks_for_medium(reading, frame):
        frame.via.append(reading.name(found.first, found.last))
    elif speaks_for_medium(reading, frame) or any(words[k] in v.words.verbs_relay for k in talks):
        _deepen(reading, unit, frame, found)
    else:
        return False
    return True


def _oblique(reading: Reading, found: Phrase) -> bool:
    words, v = reading.words, reading.vocabulary
    return found.start == found.first or words[found.start] in v.words.oblique


def speaks_for_medium(reading: Reading, frame: Frame) -> bool:
    """Whether one of a frame's speakers is named with the word of a medium."""
    v = reading.vocabulary
    for name in frame.speakers:
        for word in name.text.split():
            if v.is_medium(word.strip('\u201e\u201c\u00ab\u00bb"')):
                return True
    return False


def _english_link(reading: Reading, unit: Unit, frame: Frame, first: int, last: int, k: int) -> bool:
    words, v = reading.words, reading.vocabulary
    start = k + 1
    while start < last and words[start] in v.words.grammar_talk_links:
        start += 1
    passive = start > k + 1 and words[k + 1] in v.words.grammar_passive_links
    found = reading.phrase(start, last)
    if found is None and words[first] in v.words.prepositions:
        found = before(reading, first + 2, k - 1 if words[k - 1] in v.words.verbs_auxiliaries else k)
    if found is None:
        return False
    medium = reading.is_medium(found.first, found.last)
    if passive and not medium and words[k] in v.words.grammar_speaking:
        return False  # "spoke by telephone"
    if passive or (medium and not speaks_for_medium(reading, frame)):
        name = reading.name(found.first, found.last)
        if name not in frame.via:
            frame.via.append(name)
        return True
    if speaks_for_medium(reading, frame) or words[k] in v.words.verbs_relay:
        _deepen(reading, unit, frame, found)
        return True
    return False


def passed(reading: Reading, frame: Frame, frames: list[Frame]) -> tuple[Name, tuple[Name, ...]] | None:
    """Who speaks by the verb around a medium: "Die Armee teilte [nach einem Bericht der Agentur X] mit"; then X passes it on."""
    if len(frames) == 1 or not frame.rule.startswith("source"):
        return None
    if not all(reading.is_medium(*reading.tokens_of(name)) for name in frame.speakers):
        return None
    for other in frames:
        if not other.rule.startswith("verb") or other.cue is None or not other.speakers:
            continue
        at = other.cue[0]
        behind = other.particle if other.particle >= 0 else frame.end
        if at < frame.start < behind + 1 and not reading.has_flag(at, frame.start, BREAK):
            return other.speakers[0], (
                *other.via,
                *(name for name in frame.speakers if name not in other.via),
            )
    return None
