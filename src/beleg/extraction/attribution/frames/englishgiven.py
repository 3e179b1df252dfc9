"""English participles with an agent become frames: "a toll of nine given by the prefecture", "150,000, a figure used by the UN"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import apposition, is_own, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK
from beleg.extraction.attribution.words.kinds import AUXILIARY, CAPITAL, DETERMINER, NUMBER, PASSIVE, PRONOUN
from beleg.extraction.attribution.words.units import Unit

_AMOUNT: Final = 6  # tokens of "of at least nine dead"
_NOUN: Final = 2  # tokens between a number and what describes it
_FINITE: Final = AUXILIARY | PASSIVE | PRONOUN


def english_given(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a participle at ``i`` with its agent behind a number, or behind the tally that it is."""
    words, classes = reading.words, reading.vocabulary.words
    if i + 2 >= unit.last or words[i + 1] not in classes.grammar_giving_links:
        return None
    start = _amount(reading, unit, i)
    if start < 0:
        return None
    last = unit.segments[unit.segment(i)][1]
    found = reading.phrase(
        i + 2, next((n for n in range(i + 3, last) if words[n] in classes.grammar_standing), last)
    )
    if found is None or not reading.is_speaker(found) or is_own(reading, found):
        return None
    if words[i + 1] not in classes.grammar_agent_links and not reading.is_medium(found.first, found.last):
        return None  # "nine bodies found in the river"
    names, via, _ = speaker_of(reading, unit, found)
    if not names:
        return None
    level = reading.vocabulary.certainty.get(words[i], "stated")
    end = apposition(reading, unit, found.last)
    frame = Frame(names, (i, i + 1), i, end, INSIDE, "attribute", level, "reported", via)
    frame.span = (start, i)
    return frame


def _amount(reading: Reading, unit: Unit, i: int) -> int:
    """Where the number begins that a participle describes; -1 where there is none."""
    words, classes = reading.words, reading.vocabulary.words
    k = i
    first = unit.segments[unit.segment(i)][0]
    if first < i and words[i - 1] in classes.denials_tallies and _is_apposed(reading, first, i):
        k = first  # "40,000, [a figure] used by the UN"
    behind = k > unit.first and words[k - 1] == ","
    k -= behind
    for n in range(k - 1, max(k - _AMOUNT, unit.first) - 1, -1):
        if reading.flags(n) & BREAK or reading.kind(n) & _FINITE:
            return -1
        if not reading.kind(n) & NUMBER:
            continue
        tallied = _tally(reading, unit, n)
        told = k < i or (behind and words[i] in classes.grammar_reporting)
        return tallied if tallied >= 0 else n if told and k - n <= _NOUN else -1
    return -1


def _is_apposed(reading: Reading, first: int, i: int) -> bool:
    """Whether a segment up to its participle is no more than "a figure"."""
    return i - first <= _NOUN + 1 and bool(reading.kind(first) & DETERMINER)


def _tally(reading: Reading, unit: Unit, number: int) -> int:
    """Where the tally stands whose number this is: "a [toll] of at least nine"; -1 where there is none."""
    words, classes = reading.words, reading.vocabulary.words
    for n in range(number - 1, max(number - _AMOUNT, unit.first) - 1, -1):
        if words[n] in classes.denials_tallies and words[n + 1] in classes.grammar_kept_links:
            return n
        if reading.flags(n) & BREAK or reading.kind(n) & (_FINITE | CAPITAL):
            break
    return -1
