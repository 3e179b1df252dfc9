"""Papers and bodies in which something is said become frames: "reported in the ministry", "Dies wird im Bericht erklärt"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, PREVIOUS, Frame
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    GIVER,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    SAYING,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_HELPING: Final = ADVERB | AUXILIARY | PASSIVE


def within(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a participle at ``i`` without a subject that is anybody's, and of the paper or body behind or before it."""
    first, last = unit.segments[unit.segment(i)]
    found = _before(reading, first, i, last) if reading.vocabulary.verb_second else _behind(reading, unit, i)
    if found is None or not (
        reading.has_kind(found.first, found.last, GIVER | SAYING) or reading.words[found.head].isupper()
    ):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names or reading.has_kind(first, max(i, found.last), NUMERAL):
        return None
    lead = reading.lows[first]
    if first > unit.first:
        where = AROUND
    elif lead in reading.vocabulary.words.objects:
        where = PREVIOUS
    else:
        where = FORWARD
    end = last if reading.vocabulary.verb_second else found.last
    return Frame(names, (i, i + 1), first, end, where, "document", certainty, "indirect", via)


def _before(reading: Reading, first: int, i: int, last: int) -> Phrase | None:
    """German: "In der Mitteilung der Stadt wurde erklärt, dass ...", "Dies wurde im Amt bestätigt", ", wurde im Amt mitgeteilt"."""
    classes = reading.vocabulary.words
    k = first
    while k < i and (
        _is_helping(reading, k) or reading.lows[k] in classes.objects | classes.turns_impersonal
    ):
        k += 1
    if k + 1 >= i or i != last - 1 or reading.lows[k] not in classes.place_links:
        return None
    found = reading.phrase(k + 1, i)
    if found is None:
        return None
    helped = reading.has_word(first, k, classes.verbs_passive)
    return found if helped or reading.has_word(found.last, i, classes.verbs_passive) else None


def _is_helping(reading: Reading, k: int) -> bool:
    """Whether a token tells no more than that or when something was said."""
    dated = reading.kind(k) & PREPOSITION and k + 1 < len(reading.words) and reading.kind(k + 1) & TIME
    return bool(dated or reading.kind(k) & (_HELPING | TIME))


def _behind(reading: Reading, unit: Unit, i: int) -> Phrase | None:
    """English: "This is stated in the summary of X", ", it was said on Friday at the ministry", ", noted in the department"."""
    classes = reading.vocabulary.words
    first, last = unit.segments[unit.segment(i)]
    lead = reading.lows[first]
    opened = lead in classes.objects or lead in classes.turns_impersonal or lead in classes.grammar_likening
    if opened == (first == i) or first == i == unit.first:
        return None
    if not all(
        reading.kind(k) & _HELPING or reading.lows[k] in classes.turns_impersonal
        for k in range(first + opened, i)
    ):
        return None
    k = i + 1
    while k < last and reading.kind(k) & (TIME | ADVERB | PREPOSITION):
        if reading.lows[k] in classes.grammar_body_links and not reading.kind(k + 1) & TIME:
            return reading.phrase(k + 1, last)
        k += 1
    return None
