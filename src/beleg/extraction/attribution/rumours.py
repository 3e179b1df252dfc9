""" "Es heißt" becomes a frame: who it is that has said so, where anybody is named."""

from __future__ import annotations

from beleg.extraction.attribution.frames import AROUND, BACKWARD, FORWARD, PREVIOUS, Frame
from beleg.extraction.attribution.kinds import MEDIUM, SAYING
from beleg.extraction.attribution.naming import speaker_of
from beleg.extraction.attribution.phrases import Phrase
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit
from beleg.model import Name


def rumour(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "hieß es bei X", "In X heißt es", "hatte es geheißen"."""
    lows, v = reading.lows, reading.vocabulary
    number = unit.segment(i)
    first, last = unit.segments[number]
    es = next(
        (k for k in range(max(first, i - 3), min(last, i + 3)) if lows[k] in v.words.grammar_impersonal),
        -1,
    )
    if es < 0:
        return None
    names, via, start, end = _rumour_speaker(reading, unit, first, last, min(i, es), max(i, es) + 1)
    lead = lows[first]
    if lead in v.words.grammar_quoting:
        where = FORWARD if number == 0 else AROUND
    elif lead in v.words.objects and first + 1 == i:
        where = PREVIOUS
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


def _rumour_speaker(
    reading: Reading, unit: Unit, first: int, last: int, cue: int, cue_end: int
) -> tuple[list[Name], list[Name], int, int]:
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    lead = lows[first]
    if lead not in v.words.connectives_inside:
        for k in (*range(cue_end, last), *range(first, cue)):
            if lows[k] in v.words.grammar_rumour_links:
                found = reading.phrase(k + 1, last)
                if (
                    found
                    and words[found.head] not in v.words.time
                    and (lows[k] in v.words.grammar_giver_links or _is_giver(reading, found))
                ):
                    names, via, _ = speaker_of(reading, unit, found)
                    return names, via, min(k, cue), max(found.last, cue_end)
    source = reading.speaking or reading.last(2)
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
