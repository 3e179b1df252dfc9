"""What somebody knows of becomes a frame: "Dem Amt sind 14 Fälle bekannt", "Der Behörde liegen 14 Meldungen vor"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import CAPITAL, NUMERAL, PREPOSITION
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit


def known_to(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of "bekannt" or of "liegen ... vor" at token ``i`` with the dative of whom something is known to."""
    first, last = unit.segments[unit.segment(i)]
    words, classes = reading.words, reading.vocabulary.words
    aside = reading.lows[first] in classes.grammar_supposing
    if words[i] in classes.grammar_lying:
        holds = words[last - 1] in classes.grammar_lying_particle
    else:
        holds = aside or reading.has_word(first, last, classes.verbs_dummy)
    found = _dative(reading, first + aside, last, aside) if holds else None
    if found is None:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    frame = Frame(names, (i, i + 1), first, last, AROUND, "known to", certainty, "reported", via)
    if aside:
        frame.where = AROUND if first > unit.first else FORWARD
    elif reading.has_kind(first, last, NUMERAL):
        frame.where, frame.span = INSIDE, (first, last)
    elif last + 1 < unit.last and _leads_on(reading, last + 1):
        frame.where = FORWARD
    else:
        return None
    return frame


def _dative(reading: Reading, first: int, last: int, alone: bool) -> Phrase | None:
    """The first phrase that names a known body in the dative; "der" shows one only beside a verb in the plural, or ``alone``."""
    classes = reading.vocabulary.words
    several = alone or reading.has_word(first, last, classes.grammar_plural_verbs)
    for k in range(first, last - 1):
        feminine = reading.lows[k] in classes.grammar_dative_article
        if not feminine and reading.lows[k] not in classes.oblique:
            continue
        governed = k > first and reading.kind(k - 1) & (PREPOSITION | CAPITAL)
        if governed or (feminine and not several):
            continue
        found = reading.phrase(k, last)
        if found and found.start == k and is_known(reading, found):
            return found
    return None


def _leads_on(reading: Reading, k: int) -> bool:
    """Whether a clause begins that says what is known: "wonach", "dass"."""
    classes = reading.vocabulary.words
    return reading.words[k] in classes.grammar_that or reading.words[k] in classes.grammar_claim_leads
