"""Quotations without a known verb of saying become frames: "X: '...'", "'...', freute sich X"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, Frame
from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import DASHES, OPENING
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    SAYING,
    STOP,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit


def spoken(reading: Reading, unit: Unit) -> Frame | None:
    """The frame of a unit's first quotation, by the words right behind or before it."""
    opened, closed = unit.speech[0]
    return _behind(reading, unit, closed) or _before(reading, unit, opened)


def _behind(reading: Reading, unit: Unit, closed: int) -> Frame | None:
    """Any verb in lower case right behind the quotation, then its subject."""
    words, v = reading.words, reading.vocabulary
    if unit.kind == "title" and closed + 2 < unit.last and words[closed + 1] == ":":
        return _titled(reading, unit, closed + 2)
    i = closed + 2 if closed + 1 < unit.last and words[closed + 1] == "," else closed + 1
    if v.verb_second and i == closed + 1 and not reading.kind(closed - 1) & STOP:
        return None  # "„über hundert“ verletzte Gäste"
    if (
        i + 1 >= unit.last
        or not words[i].islower()
        or reading.has(i, v.words.function)
        or not words[i].isalpha()
    ):
        return None
    k = i + 1
    while k < unit.last and words[k] in v.words.grammar_behind_verb and not reading.phrase(k, unit.last):
        k += 1
    found = reading.phrase(k, unit.last)
    if found is None or not reading.is_speaker(found):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    end = max(apposition(reading, unit, found.last), unit.segments[unit.segment(i)][1])
    return Frame(names, (i, i + 1), i, end, BACKWARD, "quotation: verb behind", via=via) if names else None


def _titled(reading: Reading, unit: Unit, k: int) -> Frame | None:
    """ "„40 Tote“: Helfer schlagen Alarm": who stands behind the quotation that opens a title."""
    found = reading.phrase(k, unit.last)
    if found is None or not is_known(reading, found) or found.start < found.first:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    return Frame(names, None, k, unit.last, BACKWARD, "quotation: title", via=via) if names else None


def _before(reading: Reading, unit: Unit, opened: int) -> Frame | None:
    """The subject of the clause that a colon before the quotation closes."""
    words = reading.words
    if opened <= unit.first + 1 or words[opened - 1] not in (":", ",") or words[opened] not in OPENING:
        return None
    found = _announced(reading, unit, opened - 1) or _main_subject(reading, unit, opened - 1)
    genres = reading.vocabulary.words.grammar_genres  # "Interview: „...“"
    if found is None or (found[0].last == opened - 1 and words[opened - 2] in genres):
        return None
    names, via, _ = speaker_of(reading, unit, found[0])
    return Frame(names, None, found[1], opened, FORWARD, "quotation: colon", via=via) if names else None


def _announced(reading: Reading, unit: Unit, end: int) -> tuple[Phrase, int] | None:
    """Whose paper a colon announces word for word: "The following is the text of a statement by X: '...'"."""
    links = reading.vocabulary.words.grammar_claimant_links
    for k in range(end - 2, unit.first, -1):
        if reading.words[k] in links and reading.kind(k - 1) & SAYING:
            found = reading.phrase(k + 1, end)
            named = found is not None and found.last == end and reading.has_kind(found.first, end, CAPITAL)
            return (found, unit.first) if found and named else None
    return None


def _main_subject(reading: Reading, unit: Unit, end: int) -> tuple[Phrase, int] | None:
    """The subject before the colon: what opens a segment, or what follows the verb that opens it."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    label = _label_before(reading, unit, end)
    if label is not None:
        return label, label.first
    for first, last in unit.segments:
        if first >= end:
            break
        lead = lows[first]
        if lead in v.words.prepositions or lead in v.words.subordinators:
            continue
        if first > unit.first and lead in v.words.relatives:
            continue
        found = reading.phrase(first, last)
        if found is None and words[first].islower() and not reading.has(first, v.words.function):
            found = reading.phrase(first + 1, last)
        if found and reading.is_speaker(found) and not _oblique(reading, found):
            return found, first
    return None


def _label_before(reading: Reading, unit: Unit, colon: int) -> Phrase | None:
    """A bare noun phrase alone between a dash or a stop and the colon: "Zwei Vermisste - Spital: „...“"."""
    first = next((a for a, b in unit.segments if b == colon), unit.first)
    if first == unit.first or reading.words[first - 1] not in DASHES:
        return None
    found = reading.phrase(first, colon)
    whole = found is not None and found.last == colon and found.start == found.first
    return found if whole and found is not None and reading.is_speaker(found) else None


def _oblique(reading: Reading, found: Phrase) -> bool:
    lows, v = reading.lows, reading.vocabulary
    return found.start < found.first and lows[found.start] in v.words.oblique
