"""German nouns become claims: "Berichte, wonach ...", "Meldungen über 30 Tote", "die Behauptung, es seien ..."."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.falsehoods import is_denied
from beleg.extraction.attribution.frames.frames import INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STRONG, WEAK
from beleg.extraction.attribution.words.kinds import NUMBER, PREPOSITION, RELATIVE
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_PLATFORM: Final = 5  # tokens
_AMOUNT: Final = 4  # tokens


def claim(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a noun like "Meldungen" that says whose claim a clause is."""
    start = _phrase_start(reading, unit, i)
    found = reading.phrase(start, unit.last)
    if found is None or found.last <= i or _is_cited(reading, unit, found.start):
        return None
    denied = is_denied(reading, unit, i)
    span = _german_content(reading, unit, found.last, denied)
    if span is None:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    certainty = "denied" if denied else certainty
    names = [name for name in names if not _is_nameless(reading, name)] or _circulated(reading, unit, found)
    return Frame(
        names,
        (i, i + 1),
        found.start,
        found.last,
        INSIDE,
        "claim",
        certainty,
        "reported",
        via,
        span,
        claimant=True,
    )


def _is_nameless(reading: Reading, name: Name) -> bool:
    """Whether a name is none but "Behauptungen", at most with an adjective: "verbreitete Behauptungen"."""
    *others, last = name.text.split()
    return last in reading.vocabulary.words.nouns_nameless and all(word.islower() for word in others)


def _circulated(reading: Reading, unit: Unit, found: Phrase) -> list[Name]:
    """Where a claim is spread: "[In] sozialen Medien [verbreitete Behauptungen]"."""
    first = unit.segments[unit.segment(found.start)][0]
    if first >= found.start or reading.lows[first] not in reading.vocabulary.words.place_links:
        return []
    where = reading.phrase(first + 1, found.first)
    return [reading.name(where.first, where.last)] if where and where.last == found.first else []


def _is_cited(reading: Reading, unit: Unit, start: int) -> bool:
    """Whether a noun only tells how somebody is quoted: "zitierte den Landrat mit der Aussage, ..."."""
    classes = reading.vocabulary.words
    if start == unit.first or reading.words[start - 1] not in classes.grammar_talk_links:
        return False
    return reading.has_word(unit.first, start, classes.grammar_citing)


def _phrase_start(reading: Reading, unit: Unit, i: int) -> int:
    """Where the phrase of a noun begins: its adjectives and determiner stand before it."""
    first = unit.segments[unit.segment(i)][0]
    for k in range(max(first, i - 4), i):
        found = reading.phrase(k, i + 1)
        if found and found.last == i + 1:
            bare = found.start == found.first < found.head
            return (
                k + 1 if bare and reading.words[k].endswith(reading.vocabulary.endings["attributes"]) else k
            )
    return i


def _german_content(reading: Reading, unit: Unit, end: int, denied: bool) -> tuple[int, int] | None:
    words, v = reading.words, reading.vocabulary
    if end >= unit.last:
        return None
    if (
        end + 1 < unit.last
        and words[end + 1] == ","
        and any(words[end] in some for some in v.particles.values())
    ):
        end += 1
    end = _behind_platform(reading, unit, end)
    if words[end] == "," and end + 1 < unit.last:
        first, last = unit.segments[unit.segment(end + 1)]
        if words[first] in v.words.grammar_claim_leads or _leads_back(reading, first, last):
            return first, last
        if reading.has_flag(first, last, STRONG | WEAK) and not reading.kind(first) & RELATIVE:
            return first, last
    if words[end] in v.words.grammar_claim_links and (denied or _is_about_number(reading, unit, end)):
        return end, unit.segments[unit.segment(end)][1]
    return None


def _is_about_number(reading: Reading, unit: Unit, end: int) -> bool:
    """Whether reports in the plural tell of a number: "Berichte über 30 Tote", not "der Bericht über die Flut"."""
    classes = reading.vocabulary.words
    if (
        reading.words[end - 1] not in classes.grammar_rumoured
        or reading.lows[end] in classes.grammar_agent_links
    ):
        return False
    return reading.has_kind(end + 1, min(end + _AMOUNT, unit.last), NUMBER)


def _leads_back(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause says that what it holds is claimed: "denen zufolge", "laut denen"."""
    if first + 1 >= last:
        return False
    words, classes = reading.words, reading.vocabulary.words
    if words[first + 1] in classes.prepositions_after:
        return words[first] in classes.dative_relatives
    return words[first] in classes.prepositions_source and words[first + 1] in classes.dative_relatives


def _behind_platform(reading: Reading, unit: Unit, end: int) -> int:
    """Behind where a claim is found: "Berichte auf Twitter", "Meldungen in sozialen Medien"."""
    words = reading.words
    if not reading.kind(end) & PREPOSITION:
        return end
    for k in range(end + 1, min(end + _PLATFORM, unit.last - 1)):
        if words[k] == ",":
            return k
    return end
