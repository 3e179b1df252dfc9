"""Nouns of saying become those who made what they name: "data compiled by X", "an inquiry by X", "figures that X released"."""

from __future__ import annotations

from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    GIVER,
    RELATIVE,
    ROLE,
    SAYING,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

Maker = tuple[list[Name], list[Name], int]


def compiled(reading: Reading, unit: Unit, found: Phrase) -> Maker | None:
    """Names, media and end of "data compiled by X" and "documents seen by the BBC" behind their noun of saying."""
    words, v = reading.words, reading.vocabulary
    k = found.last
    if k + 1 >= unit.last:
        return None
    if words[k] in v.words.grammar_agent_links and (written := _written(reading, unit, found)):
        return written
    if released := _released(reading, unit, found):
        return released
    if words[k] in v.words.prepositions_by and found.last - found.first > 1:
        k -= 1
        found = Phrase(found.start, found.first, k, k - 1)
    if words[k + 1] not in v.words.prepositions_by or not _is_participle(reading, k):
        return None
    if words[k] not in v.words.verbs_relay_talk and not reading.has_kind(found.first, found.last, SAYING):
        return None
    maker = reading.phrase(k + 2, unit.last)
    if maker is None or not reading.is_speaker(maker):
        return None
    end = apposition(reading, unit, maker.last)
    name = reading.name(maker.first, maker.last)
    if words[k] in v.words.verbs_relay_talk:
        return [reading.name(found.first, found.last)], [name], end
    return [name], [], end


def _written(reading: Reading, unit: Unit, found: Phrase) -> Maker | None:
    """The body of "a statement by X", "an inquiry by X" behind its noun."""
    if reading.kind(found.head) & (GIVER | ROLE | CAPITAL) or _is_participle(reading, found.last - 1):
        return None
    maker = reading.phrase(found.last + 1, unit.last)
    if maker is None or not (is_known(reading, maker) or is_named(reading, maker)):
        return None
    names, via, _ = speaker_of(reading, unit, maker)
    return names, via, apposition(reading, unit, maker.last)


def is_named(reading: Reading, maker: Phrase) -> bool:
    """ "the Orvik Monitor", "Lena Harrow": names of two words or more, and no day."""
    named = all(
        reading.kind(k) & CAPITAL and not reading.kind(k) & TIME for k in range(maker.first, maker.last)
    )
    return named and maker.last - maker.first > 1


def _released(reading: Reading, unit: Unit, found: Phrase) -> Maker | None:
    """The body of "figures that X released", "data X has published" behind its noun of saying."""
    if not reading.has_kind(found.first, found.last, SAYING):
        return None
    words, v = reading.words, reading.vocabulary
    first = found.last
    if reading.kind(first) & RELATIVE:
        first += 1
    maker = reading.phrase(first, unit.last)
    if maker is None or maker.last >= unit.last or not is_known(reading, maker):
        return None
    k = maker.last
    while k + 1 < unit.last and reading.kind(k) & (AUXILIARY | ADVERB):
        k += 1
    if words[k] not in v.words.grammar_releasing:
        return None
    names, via, _ = speaker_of(reading, unit, maker)
    return names, via, max(k + 1, _date_end(reading, unit, k + 1))


def _date_end(reading: Reading, unit: Unit, k: int) -> int:
    """Behind the day that begins at a token: "on Tuesday"."""
    if k < unit.last and reading.words[k] in reading.vocabulary.words.grammar_dating:
        k += 1
    while k < unit.last and reading.kind(k) & TIME:
        k += 1
    return k


def _is_participle(reading: Reading, k: int) -> bool:
    word, v = reading.words[k], reading.vocabulary
    return word.endswith(v.endings["participles"]) or word in v.words.grammar_irregular_participles
