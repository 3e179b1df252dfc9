"""Sentences become statements and, for each number, who says so, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from beleg.extract import english as english_verbs
from beleg.extract import frames as sources
from beleg.extract import sayings
from beleg.extract.certainty import certainty_at
from beleg.extract.cues import (
    AFTER, CLAIM, CONNECTIVE, CORRECTION, NOUN_SOURCE, NUMBER_VERB, PARTICIPLE, PLAN, QUOTE, RUMOUR, SEPARABLE, SO, SOURCE, STRONG, TRIGGERS, VERB, WEAK, vocabulary,
)
from beleg.extract.frames import Frame
from beleg.extract.leadins import govern
from beleg.extract.relays import follow
from beleg.extract.scope import statement, worse
from beleg.extract.sentences import Sentence
from beleg.extract.speakers import Reading
from beleg.extract.tokens import Tokens
from beleg.extract.units import Unit, cut, scan, units
from beleg.extract.verification import unverified
from beleg.languages import Pack
from beleg.model import Name, Span, Statement

__all__ = ["Attribution", "attribute", "certainty_at", "find", "unverified"]

_VERBS = VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | PLAN | CORRECTION


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a number comes from: origins, media it came through, the cue, how certain, and the rule that says so."""

    origins: tuple[Name, ...] = ()
    via: tuple[Name, ...] = ()
    cue: Span | None = None
    certainty: str = "stated"
    unverified: bool = False
    rule: str = ""
    cues: tuple[Span, ...] = ()


def _nobody(surface: str) -> str | None:
    return None


def find(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack, identify: Callable[[str], str | None] = _nobody) -> list[Statement]:
    """Every attributed assertion of a text, in order."""
    words = vocabulary(pack)
    reading = Reading(tokens, words, identify)
    reading.units = units(tokens, sentences, scan(tokens, words))
    found: list[Statement] = []
    for at, unit in enumerate(reading.units):
        reading.at = at
        if unit.flags & TRIGGERS:
            cut(tokens, unit)
            found.extend(_read(reading, unit, found))
    return govern(reading, found)


def _read(reading: Reading, unit: Unit, before: list[Statement]) -> list[Statement]:
    frames = _frames(reading, unit)
    previous = _previous(reading)
    found = []
    for frame in frames:
        said = statement(reading, unit, frame, frames, previous)
        if said:
            found.append(said)
            _remember(reading, frame)
    if not frames:
        free = _free(reading, unit)
        if free:
            found.append(free)
    return found


def _previous(reading: Reading) -> list[tuple[int, int]]:
    if not reading.at:
        return []
    unit = reading.units[reading.at - 1]
    return [(unit.first, unit.last)]


def _remember(reading: Reading, frame: Frame) -> None:
    if not frame.speakers:
        return
    name = frame.speakers[0]
    tokens = reading.tokens
    first = bisect_right(tokens.starts, name.span.start) - 1
    last = bisect_right(tokens.starts, name.span.end - 1)
    reading.remember(name, tuple(frame.via), first, last)


def _frames(reading: Reading, unit: Unit) -> list[Frame]:
    found: list[Frame] = []
    end = 0
    for i, flags in unit.marks:
        if i < end or not flags & TRIGGERS or i >= unit.segments[-1][1]:
            continue
        frame = _frame(reading, unit, i, flags, found)
        if frame is None:
            continue
        follow(reading, unit, frame)
        found.append(frame)
        end = frame.end if frame.cue and frame.cue[0] >= frame.start else i + 1
    return found


def _frame(reading: Reading, unit: Unit, i: int, flags: int, found: list[Frame]) -> Frame | None:
    for flag, rule in _RULES:
        if flags & flag:
            frame = rule(reading, unit, i)
            if frame:
                return frame
    if flags & _VERBS:
        if reading.vocabulary.verb_second:
            return sayings.german(reading, unit, i, flags, found)
        return english_verbs.frame(reading, unit, i, flags, found)
    return None


def _connective(reading: Reading, unit: Unit, i: int) -> Frame | None:
    source = reading.last(2)
    if source is None:
        return None
    return Frame([source.name], (i, i + 1), i, i + 1, sources.AROUND, "connective", "stated", "reported", list(source.via))


_RULES: tuple[tuple[int, Callable[[Reading, Unit, int], Frame | None]], ...] = (
    (SOURCE, sources.source),
    (NOUN_SOURCE, sources.noun_source),
    (AFTER, sources.after),
    (SO, sources.so),
    (RUMOUR, sources.rumour),
    (CONNECTIVE, _connective),
)


def _free(reading: Reading, unit: Unit) -> Statement | None:
    """Reported speech that runs on: by mood, or as a quotation that stands alone."""
    tokens = reading.tokens
    source = reading.last(3)
    if unit.speech and source and unit.speech[0][0] == unit.first:
        spans = tuple(Span(tokens.starts[a], tokens.ends[b]) for a, b in unit.speech)
        reading.sources.append(replace(source, unit=reading.at))
        return Statement((source.name,), source.via, None, spans, "direct", "stated", False, "quotation runs on")
    mood = unit.flags & STRONG or (unit.flags & WEAK and source)
    if not mood:
        return None
    span = Span(tokens.starts[unit.first], tokens.ends[unit.last - 1])
    if source is None:
        return Statement((), (), None, (span,), "free", "stated", False, "subjunctive")
    reading.sources.append(replace(source, unit=reading.at))
    return Statement((source.name,), source.via, None, (span,), "free", "stated", False, "subjunctive runs on")


def attribute(
    tokens: Tokens, sentences: Sequence[Sentence], statements: Sequence[Statement], doubtful: Sequence[Span], span: Span, pack: Pack
) -> Attribution:
    """Who says one number, ``span``; a look-up in what :func:`find` and :func:`unverified` returned."""
    around = _around(statements, span)
    first = bisect_right(tokens.starts, span.start) - 1
    last = bisect_right(tokens.starts, span.end - 1)
    at = bisect_right(sentences, first, key=lambda s: s.first) - 1
    level, cues = certainty_at(tokens, sentences[at], first, last, pack) if at >= 0 else ("stated", ())
    unchecked = any(part.start < span.end and span.start < part.end for part in doubtful)
    if not around:
        return Attribution((), (), None, level, unchecked, "no attribution", cues)
    inner = around[0]
    origins, via = inner.speakers, inner.via
    for outer in around[1:]:
        if not origins:
            origins, via = outer.speakers, outer.via
        elif outer.speakers != origins and outer.cue:
            via = (*via, *(n for n in (*outer.speakers, *outer.via) if n not in via and n not in origins))
    return Attribution(origins, via, inner.cue, worse(level, inner.certainty), unchecked, inner.rule, cues)


def _around(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements whose content holds a span, innermost first."""
    found = []
    for order, said in enumerate(statements):
        for part in said.content:
            if part.start <= span.start and span.end <= part.end:
                found.append((sum(p.end - p.start for p in said.content), -order, said))
                break
    if len(found) > 1:
        found.sort(key=lambda entry: entry[:2])
    return [said for _, _, said in found]


_UNUSED = (partial, CLAIM, QUOTE)
