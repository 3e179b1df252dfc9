"""Sentences without a cue become statements: reported speech that runs on by mood, a quotation that stands alone."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.agents import opening_agent
from beleg.extraction.attribution.frames.frames import CERTAINTIES
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.words.cues import (
    CLAUSE_ONLY,
    CLAUSE_VERB,
    PARTICIPLE,
    SEPARABLE,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name, Span, Statement
from beleg.model.span import make

FREE: Final = "subjunctive"
_SAYING_VERB: Final = CLAUSE_ONLY | CLAUSE_VERB | SEPARABLE | VERB
_Statement: Final = Statement
_STANCES: Final = {"hedged": "estimates", "denied": "denies"}


def free(reading: Reading, unit: Unit) -> Statement | None:
    """Reported speech that runs on: by mood, or as a quotation that stands alone."""
    source = reading.last(3)
    if unit.speech and source and unit.speech[0][0] == unit.first:
        spans = tuple([reading.span(opened, closed + 1) for opened, closed in unit.speech])
        reading.again(source)
        return _unframed(source, spans, "direct", "quotation runs on")
    opening = opening_agent(reading) if _is_told(reading, unit) or _takes_up(reading, unit) else None
    if opening and (source is None or source.unit < opening.unit):
        source = opening
    if _is_ours(reading, unit):
        source = None
    mood = _is_told(reading, unit) or (unit.flags & WEAK and source and _runs_on(reading, unit))
    if not mood:
        return None
    start = _free_start(reading, unit)
    if source is None:
        return _unframed(None, (reading.span(start, unit.last),), "free", FREE)
    reading.again(source)
    stance, behind = _reported_stance(reading, unit)
    said = _unframed(source, (reading.span(behind or start, unit.last),), "free", "subjunctive runs on")
    return said._replace(stance=stance, certainty=CERTAINTIES.get(stance, "stated")) if behind else said


def _is_ours(reading: Reading, unit: Unit) -> bool:
    """Whether an outlet tells what it had reported itself: "In unserer Meldung hatten wir geschrieben, ... seien"."""
    ours = reading.has_lower(unit.first, unit.last, reading.vocabulary.words.turns_own)
    return ours and reading.has_flag(unit.first, unit.last, PARTICIPLE | VERB)


def _is_told(reading: Reading, unit: Unit) -> bool:
    """Whether a subjunctive shows that a sentence is told after somebody, and none of "ich": "Ich habe", "habe ich"."""
    if not unit.flags & STRONG:
        return False
    own = reading.vocabulary.words.grammar_first_person
    beside = (
        (k > unit.first and reading.lows[k - 1] in own) or (k + 1 < unit.last and reading.lows[k + 1] in own)
        for k in unit.marks
        if reading.flags(k) & STRONG
    )
    return not all(beside)


def _takes_up(reading: Reading, unit: Unit) -> bool:
    """Whether a past subjunctive goes on behind a verb of saying that reports nothing of its own: "nannte das ein Märchen"."""
    if not unit.flags & WEAK or not reading.at or not _runs_on(reading, unit):
        return False
    return bool(reading.units[reading.at - 1].flags & _SAYING_VERB)


def _reported_stance(reading: Reading, unit: Unit) -> tuple[str, int]:
    """The stance of a verb that is itself reported, and where its clause begins: "Er bestreite, dass ..."."""
    words, v = reading.words, reading.vocabulary
    if len(unit.segments) < 2 or words[unit.segments[1][0]] not in v.words.complement:
        return "claims", 0
    first, last = unit.segments[0]
    for k in range(first, last):
        if words[k].endswith("e") and words[k].islower():
            stance = _stance_of(reading, words[k], words[last - 1])
            if stance:
                return stance, unit.segments[1][0]
    return "claims", 0


def _stance_of(reading: Reading, verb: str, particle: str) -> str | None:
    """The stance of a verb in the subjunctive, by its indicative: "schätze" as "schätzt", "räume ... ein" as "räumt"."""
    v = reading.vocabulary
    for form in (verb[:-1] + "t", verb + "t"):
        for known in (f"{particle} {form}", form):
            stance = v.stances.get(known) or _STANCES.get(v.certainty.get(known, ""))
            if stance:
                return stance
    return None


def _unframed(source: Source | None, content: tuple[Span, ...], kind: str, rule: str) -> Statement:
    """A statement without a cue."""
    speakers: tuple[Name, ...] = (source.name,) if source else ()
    via: tuple[Name, ...] = source.via if source else ()
    return make(_Statement, (speakers, via, None, content, kind, "stated", False, rule, "claims"))


def _free_start(reading: Reading, unit: Unit) -> int:
    """Where what is reported begins: behind a main clause of the outlet's own, "..., da ... nicht gewachsen sei"."""
    subordinators = reading.vocabulary.words.subordinators
    for first, last in unit.segments:
        if reading.has_flag(first, last, STRONG | WEAK):
            return first if first > unit.first and reading.has(first, subordinators) else unit.first
    return unit.first


def _runs_on(reading: Reading, unit: Unit) -> bool:
    """Whether a past subjunctive reports: not "könnte", which most often weighs what is possible."""
    words, classes = reading.words, reading.vocabulary.words
    for i in unit.marks:
        if reading.flags(i) & WEAK and words[i] not in classes.hedges_modal:
            return True
    return reading.lows[unit.first] in classes.referring
