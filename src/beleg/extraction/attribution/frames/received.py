"""News that comes from somebody becomes a frame: "It is learnt from X that", "Word has come from X that"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.makers import is_named
from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import ADVERB, AUXILIARY, PASSIVE, PREPOSITION, TIME
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_FAR: Final = 8  # tokens from the news to the "from"
_NEAR: Final = 6  # tokens from whom it is from to "that"


def learned(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The radio learned from X that ...": ``i`` is the verb."""
    learns = reading.words[i] in reading.vocabulary.words.grammar_learning
    return received(reading, unit, i) if learns else None


def received(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of news, or of a verb of learning, at token ``i``: "learned from officials that", "News from X is that"."""
    first, last = unit.segments[unit.segment(i)]
    links = reading.vocabulary.words.grammar_derive_links
    learns = reading.words[i] in reading.vocabulary.words.grammar_learning
    near = range(i + 1, min(last, i + (2 if learns else _FAR)))
    k = next((k for k in near if reading.words[k] in links), -1)
    found = reading.phrase(k + 1, last) if k > 0 else None
    medium = _medium(reading, first, i) if learns else None
    if found is None or not (is_known(reading, found) or (medium and reading.is_speaker(found))):
        return None
    end = apposition(reading, unit, found.last)
    that = _that(reading, unit, end)
    if that < 0:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    if medium:
        via = [*via, reading.name(medium.first, medium.last)]
    return Frame(names, (i, i + 1), first, that, FORWARD, "news from", "stated", "indirect", via)


def told_that(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "It was stressed on Tuesday by X that", "Reporters were advised by X that": the agent of a passive before its clause."""
    first, last = unit.segments[unit.segment(i)]
    links = reading.vocabulary.words.grammar_agent_links
    k = i + 1
    while k < last and reading.lows[k] not in links and reading.kind(k) & (TIME | PREPOSITION | ADVERB):
        k += 1
    if k + 1 >= last or reading.lows[k] not in links or not reading.has_kind(first, i, PASSIVE):
        return None
    found = reading.phrase(k + 1, last)
    that = _that(reading, unit, found.last) if found and is_known(reading, found) else -1
    if found is None or that < 0:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    certainty = reading.vocabulary.certainty.get(reading.words[i], "stated")
    return Frame(names, (i, i + 1), first, that, FORWARD, "passive", certainty, "indirect", via)


def _that(reading: Reading, unit: Unit, end: int) -> int:
    """The "that" which leads to the news; -1 where there is none."""
    that = reading.vocabulary.words.grammar_that
    return next((k for k in range(end, min(unit.last, end + _NEAR)) if reading.words[k] in that), -1)


def _medium(reading: Reading, first: int, i: int) -> Phrase | None:
    """The medium that has learned something."""
    while i > first and reading.kind(i - 1) & (ADVERB | AUXILIARY):
        i -= 1
    found = before(reading, first, i) if i > first else None
    return found if found and reading.is_medium(found.first, found.last) else None


def fronted(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "On the mayor's own figures, ...", "At the last count by X, ...": whose figures open a sentence."""
    first, last = unit.segments[unit.segment(i)]
    classes = reading.vocabulary.words
    opens = reading.lows[first] in classes.grammar_fronting and reading.words[last : last + 1] == [","]
    if not opens or first > unit.first or last + 1 >= unit.last:
        return None
    found = _possessor(reading, first + 1, i) if i + 1 == last else _maker(reading, i, last)
    if found is None or not (is_known(reading, found) or is_named(reading, found)):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    certainty = reading.vocabulary.nouns.get(reading.words[i], "stated")
    return Frame(names, (i, i + 1), first, last, FORWARD, "source noun", certainty, "reported", via)


def _possessor(reading: Reading, first: int, i: int) -> Phrase | None:
    """Whose figures end at ``i``: "the mayor's own figures"."""
    signs = reading.vocabulary.words.grammar_possessive_signs
    at = next((k for k in range(first + 1, i) if reading.words[k].endswith(tuple(signs))), -1)
    found = reading.phrase(first, i) if at > 0 else None
    if found is None:
        return None
    end = at if reading.words[at] in signs else at + 1
    return Phrase(found.start, found.first, end, end - 1) if found.first < end else None


def _maker(reading: Reading, i: int, last: int) -> Phrase | None:
    """Who made what is named at ``i``: "count by the trust", "figures of the mayor"."""
    links = reading.vocabulary.words.grammar_claimant_links
    found = reading.phrase(i + 2, last) if reading.words[i + 1] in links else None
    timed = PREPOSITION | TIME | ADVERB
    closes = found and (found.last == last or reading.kind(found.last) & timed)
    return found if closes else None
