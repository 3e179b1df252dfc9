""" "Es heißt" becomes a frame: who it is that has said so, where anybody is named."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.agents import publisher
from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germanbackward import refers_back
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import STRONG
from beleg.extraction.attribution.words.kinds import MEDIUM, NUMERAL, RELATIVE, SAYING
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_FAR: Final = 4  # words from the verb to its "es"


def rumour(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "hieß es bei X", "In X heißt es", "hatte es geheißen"."""
    lows, v = reading.lows, reading.vocabulary
    number = unit.segment(i)
    first, last = unit.segments[number]
    if reading.words[i] in v.words.grammar_talk_nouns:
        return _talk(reading, unit, first, last, i)
    es = _impersonal(reading, first, last, i)
    if es < 0:
        return None
    begin, behind = min(i, es), max(i, es) + 1
    named = _named(reading, unit, first, last, begin, behind)
    if named is None and behind - begin > _FAR:
        return None
    names, via, start, end = named or _spoke_before(reading, begin, behind)
    lead = lows[first]
    if lead in v.words.grammar_quoting:
        where = FORWARD if number == 0 else AROUND
    elif lead in v.words.objects and first + 1 == i:
        where = PREVIOUS
    elif first + 1 == i and refers_back(reading, unit, first, i):
        where = BACKWARD
    else:
        where = BACKWARD if i == first and first > unit.first else FORWARD
    if where == FORWARD:
        start = first
    cue = (min(i, es), max(i, es) + 1) if abs(i - es) == 1 else (i, i + 1)
    return Frame(
        names,
        cue,
        min(start, cue[0]),
        max(end, cue[1], last if where != FORWARD else 0),
        where,
        "rumour: heißt es",
        "stated",
        "indirect",
        via,
    )


def _impersonal(reading: Reading, first: int, last: int, i: int) -> int:
    """Where "es" stands near the verb, or behind the "wie" that opens its clause; -1 where it does not."""
    lows, classes = reading.lows, reading.vocabulary.words
    if lows[first] in classes.grammar_quoting and lows[first + 1] in classes.grammar_impersonal:
        return first + 1
    near = range(max(first, i - 3), min(last, i + 3))
    return next((k for k in near if lows[k] in classes.grammar_impersonal), -1)


def _talk(reading: Reading, unit: Unit, first: int, last: int, i: int) -> Frame | None:
    """ "In einer Mitteilung der Stadt ist von 40 Toten die Rede": the paper's author says so."""
    classes = reading.vocabulary.words
    for k in (*_before_relative(reading, unit, first), *range(first, i)):
        if reading.lows[k] not in classes.grammar_paper_links:
            continue
        begin = k + 2 if reading.words[k + 1] in classes.grammar_seats else k + 1
        found = reading.phrase(begin, i)
        if found is None or reading.kind(found.first) & NUMERAL:
            continue
        written = reading.has_kind(found.first, found.last, SAYING | MEDIUM)
        written = written or reading.has_word(found.first, found.last, classes.platforms)
        if written or (reading.lows[k] in classes.grammar_giver_links and _is_giver(reading, found)):
            names, via, certainty = speaker_of(reading, unit, found)
            cue, whole = (i - 1, i + 1), (first, _reported_end(reading, unit, first))
            return Frame(
                names, cue, k, found.last, INSIDE, "rumour: die Rede", certainty, "reported", via, whole
            )
    return None


def _reported_end(reading: Reading, unit: Unit, first: int) -> int:
    """The end of a clause with the reported ones behind it: "ist von ... die Rede; zudem seien 15 Wagen verbrannt"."""
    number = unit.segment(first)
    while number + 1 < len(unit.segments) and reading.has_flag(*unit.segments[number + 1], STRONG):
        number += 1
    return unit.segments[number][1]


def _before_relative(reading: Reading, unit: Unit, first: int) -> range:
    """The beginning of a clause that a relative clause parts from its verb: "[In einem Brief], der der Zeitung vorliegt, ist von ... die Rede"."""
    number = unit.segment(first)
    parted = number > 1 and reading.words[first] in reading.vocabulary.words.verbs_dummy
    if not parted or not reading.kind(unit.segments[number - 1][0]) & RELATIVE:
        return range(0)
    return range(*unit.segments[number - 2])


def _named(
    reading: Reading, unit: Unit, first: int, last: int, cue: int, cue_end: int
) -> tuple[list[Name], list[Name], int, int] | None:
    """Who is named beside the verb: "hieß es bei X"."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    if lows[first] in v.words.connectives_inside:
        return None
    for k in (*range(cue_end, last), *range(first, cue_end)):
        if lows[k] in v.words.grammar_rumour_links:
            found = reading.phrase(k + 1, last)
            if (
                found
                and words[found.head] not in v.words.time
                and (lows[k] in v.words.grammar_giver_links or _is_giver(reading, found))
            ):
                names, via, _ = speaker_of(reading, unit, found)
                return names, via, min(k, cue), max(found.last, cue_end)
    return None


def _spoke_before(reading: Reading, cue: int, cue_end: int) -> tuple[list[Name], list[Name], int, int]:
    source = reading.speaking or reading.last(2) or publisher(reading)
    if source:
        return [source.name], list(source.via), cue, cue_end
    return [], [], cue, cue_end


def _is_giver(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase can be where something "hieß": a paper, a medium, an office, somebody."""
    givers = reading.vocabulary.words.givers
    if reading.has_kind(found.first, found.last, SAYING | MEDIUM) or reading.has_word(
        found.first, found.last, givers
    ):
        return True
    words = reading.words
    return bool(reading.identify(" ".join(words[found.first : found.last]))) or found.last - found.first > 1
