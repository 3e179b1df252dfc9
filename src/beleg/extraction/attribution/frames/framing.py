"""The cues of a unit become its frames: each kind of cue asks the module that knows it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames import (
    english,
    englishclaims,
    german,
    germanclaims,
    sources,
    sourcesides,
)
from beleg.extraction.attribution.frames.agents import announcer, by_agent, matrix, published_here, publisher
from beleg.extraction.attribution.frames.brackets import bracketed
from beleg.extraction.attribution.frames.contradicted import contradicted
from beleg.extraction.attribution.frames.documents import derived, document, introduce, own_up
from beleg.extraction.attribution.frames.englishgiven import english_given
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, Frame
from beleg.extraction.attribution.frames.given import given
from beleg.extraction.attribution.frames.headlines import headline, trailing
from beleg.extraction.attribution.frames.previous import turn_back
from beleg.extraction.attribution.frames.quotations import spoken
from beleg.extraction.attribution.frames.received import told_that
from beleg.extraction.attribution.frames.relays import follow
from beleg.extraction.attribution.frames.rumours import rumour
from beleg.extraction.attribution.frames.within import within
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.words.cues import (
    AFTER,
    BREAK,
    CLAIM,
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CONNECTIVE,
    CORRECTION,
    DERIVE,
    DOCUMENT,
    GIVEN,
    NOUN_SOURCE,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    RELAY,
    RUMOUR,
    SEPARABLE,
    SO,
    SOURCE,
    TRIGGERS,
    VERB,
)
from beleg.extraction.attribution.words.units import Unit, may_be_label

_VERBS: Final = VERB | CLAUSE_VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | PLAN | CORRECTION
_SOURCES: Final = SOURCE | NOUN_SOURCE | AFTER | SO
_OTHERS: Final = RUMOUR | CONNECTIVE | DOCUMENT | DERIVE | CLAIM


def frames_of(reading: Reading, unit: Unit) -> list[Frame]:
    """Who says something in a unit, cue by cue; where no cue makes a frame, by its quotation, its label or its brackets."""
    found: list[Frame] = []
    end = 0
    last = unit.segments[-1][1]
    for i in unit.marks:
        flags = reading.flags(i)
        if i < end or not flags & TRIGGERS or i >= last:
            continue
        frame = _frame(reading, unit, i, flags, found)
        if frame is None:
            if flags & RELAY and flags & PARTICIPLE:
                introduce(reading, unit, i)
            elif flags & CLAUSE_VERB and reading.vocabulary.verb_second:
                own_up(reading, unit, i)
            continue
        turn_back(reading, unit, frame)
        follow(reading, unit, frame)
        if found and sources.joined(reading, unit, found[-1], frame):
            end = frame.end
            continue
        found.append(frame)
        if frame.where == FORWARD and frame.speakers and reading.vocabulary.verb_second:
            reading.speaking = Source(frame.speakers[0], tuple(frame.via), reading.at)
        end = frame.end if frame.cue and frame.cue[0] >= frame.start else i + 1
    if len(found) > 1:
        sourcesides.part(reading, unit, found)
    return found or _uncued(reading, unit)


def _uncued(reading: Reading, unit: Unit) -> list[Frame]:
    frame = None
    if unit.speech and not (unit.speech[0][0] == unit.first and unit.speech[-1][1] >= unit.last - 2):
        frame = spoken(reading, unit)
    if frame is None and may_be_label(reading, unit.first, unit.kind):
        frame = headline(reading, unit) or trailing(reading, unit)
    if frame is None:
        frame = (bracketed(reading, unit) if unit.flags & BREAK else None) or matrix(reading, unit)
    return [frame] if frame else []


def _frame(reading: Reading, unit: Unit, i: int, flags: int, found: list[Frame]) -> Frame | None:
    """The frame of the cue at token ``i``, by the first of its kinds that makes one."""
    if flags & GIVEN:
        attribute = (
            given(reading, unit, i) if reading.vocabulary.verb_second else english_given(reading, unit, i)
        )
        if attribute:
            return attribute
    frame = _of_source(reading, unit, i, flags) if flags & _SOURCES else None
    if frame is None and flags & _OTHERS:
        frame = _of_noun(reading, unit, i, flags)
    if frame is None and flags & _VERBS:
        frame = _of_verb(reading, unit, i, flags, found)
    return frame


def _of_source(reading: Reading, unit: Unit, i: int, flags: int) -> Frame | None:
    frame = sources.source(reading, unit, i) if flags & SOURCE else None
    if frame is None and flags & NOUN_SOURCE:
        frame = sources.noun_source(reading, unit, i)
    if frame is None and flags & AFTER:
        frame = sources.after(reading, unit, i)
    if frame is None and flags & SO:
        frame = sources.so(reading, unit, i)
    return frame


def _of_noun(reading: Reading, unit: Unit, i: int, flags: int) -> Frame | None:
    frame = rumour(reading, unit, i) if flags & RUMOUR else None
    if frame is None and flags & CONNECTIVE:
        frame = _connective(reading, i)
    if frame is None and flags & DOCUMENT:
        frame = document(reading, unit, i)
    if frame is None and flags & DERIVE:
        frame = derived(reading, unit, i)
    if frame is None and flags & CLAIM:
        if reading.vocabulary.nouns_capitalised:
            return germanclaims.claim(reading, unit, i)
        return englishclaims.claim(reading, unit, i)
    return frame


def _of_verb(reading: Reading, unit: Unit, i: int, flags: int, found: list[Frame]) -> Frame | None:
    if reading.vocabulary.verb_second:
        frame = contradicted(reading, unit, i) or german.frame(reading, unit, i, flags, found)
    else:
        frame = english.frame(reading, unit, i, flags, found) or told_that(reading, unit, i)
    if frame is None and _may_be_passive(reading, flags):
        frame = by_agent(reading, unit, i)
    return frame or within(reading, unit, i)


def _may_be_passive(reading: Reading, flags: int) -> bool:
    """Whether a form can be the participle of a passive that reports."""
    if reading.vocabulary.verb_second:
        return bool(flags & PARTICIPLE) and not flags & CLAUSE_ONLY
    return bool(flags & (VERB | NUMBER_VERB))


def _connective(reading: Reading, i: int) -> Frame | None:
    if reading.lows[i] in reading.vocabulary.words.connectives_after_paper:
        source = announcer(reading, i)
    else:
        source = published_here(reading, i) or reading.last(2) or publisher(reading)
    if source is None:
        return None
    via = list(source.via)
    return Frame([source.name], (i, i + 1), i, i + 1, AROUND, "connective", "stated", "reported", via)
