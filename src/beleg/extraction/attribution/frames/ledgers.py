"""Lists and reports that somebody has become what he says: "keeps a list of 40 missing", "has received reports of"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishsubjects import subject_of
from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    GIVER,
    MEDIUM,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
)
from beleg.extraction.attribution.words.units import Unit

_NEAR: Final = 5  # tokens between a verb and the noun of what is kept
_AMOUNT: Final = 4  # tokens of "of at least 40"


def kept_by(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a list or a report at token ``i`` that leads to a number and that a body keeps or has received."""
    if not reading.has_kind(i + 2, min(i + 2 + _AMOUNT, unit.last), NUMERAL):
        return None
    words, classes = reading.words, reading.vocabulary.words
    first = unit.segments[unit.segment(i)][0]
    verb = next(
        (k for k in range(i - 1, max(first - 1, i - _NEAR), -1) if words[k] in classes.grammar_keeping), -1
    )
    if verb < 0 or any(reading.kind(k) & PREPOSITION for k in range(verb + 1, i)):
        return None
    end = verb
    while end > first and reading.kind(end - 1) & (ADVERB | AUXILIARY):
        end -= 1
    if end > first and reading.kind(end - 1) & PRONOUN:
        return None
    found = subject_of(reading, unit, end, first, [])
    if found is None or not found[0]:
        return None
    named, last = reading.tokens_of(found[0][0])
    determined = named > unit.first and reading.kind(named - 1) & DETERMINER
    known = reading.has_kind(named, last, GIVER | ROLE | MEDIUM) or reading.actor(named, last) is not None
    if not (known or (determined and reading.has_kind(named, last, CAPITAL))):
        return None
    name = found[0][0]
    certainty = reading.vocabulary.nouns.get(words[i], "stated")
    return Frame([name], (i, i + 1), found[2], i + 2, FORWARD, "claim", certainty, "reported")
