"""Sentences become statements and, for each number, who says so, via whom, how certain, whether verified."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from beleg.extraction.attribution import english as english_verbs
from beleg.extraction.attribution import frames as sources
from beleg.extraction.attribution import german as german_verbs
from beleg.extraction.attribution.agents import by_agent, matrix, opening_agent
from beleg.extraction.attribution.certainty import certainty_at
from beleg.extraction.attribution.claims import claim, falsehood
from beleg.extraction.attribution.cues import (
    AFTER,
    BREAK,
    CLAIM,
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CONNECTIVE,
    CORRECTION,
    DERIVE,
    DOCUMENT,
    FALSE,
    NOUN_SOURCE,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    RELAY,
    RUMOUR,
    SEPARABLE,
    SO,
    SOURCE,
    STRONG,
    TRIGGERS,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.directs import headline, spoken
from beleg.extraction.attribution.documents import derived, document, introduce, leaned, papered
from beleg.extraction.attribution.frames import Frame
from beleg.extraction.attribution.leadins import govern
from beleg.extraction.attribution.origins import Attribution, Index, attribute
from beleg.extraction.attribution.relays import follow, speaks_for_medium
from beleg.extraction.attribution.rumours import rumour
from beleg.extraction.attribution.scope import statement
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit, cut, scan, units
from beleg.extraction.attribution.verification import unverified
from beleg.extraction.attribution.vocabulary import vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span, Statement

__all__ = ["Attribution", "attribute", "certainty_at", "find", "unverified"]

_VERBS = VERB | CLAUSE_VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | PLAN | CORRECTION


def find(
    tokens: Tokens, sentences: Sequence[Sentence], pack: Pack, doubtful: Sequence[Span] | None = None
) -> list[Statement]:
    """Every attributed assertion of a text, in order.

    ``doubtful`` is what ``unverified`` returned for the text; without it, ``find`` asks for it itself.
    """
    words = vocabulary(pack)
    reading = Reading(tokens, words, units(tokens, sentences, scan(tokens, words), words))
    found: list[Statement] = []
    for at, unit in enumerate(reading.units):
        if unit.flags & TRIGGERS or _has_label(tokens, unit):
            reading.at = at
            cut(tokens, unit)
            found.extend(_read(reading, unit, found))
    said = [one for one in govern(reading, _corrected(reading, found)) if one.content]
    return _with_doubt(said, unverified(tokens, sentences, pack) if doubtful is None else doubtful)


def _has_label(tokens: Tokens, unit: Unit) -> bool:
    """Whether a title may begin with the name of its source and a colon."""
    if not unit.flags & BREAK or (unit.kind != "title" and tokens.words[unit.first] != "+"):
        return False
    return ":" in tokens.words[unit.first : unit.last]


def _with_doubt(found: list[Statement], doubtful: Sequence[Span]) -> list[Statement]:
    """Marks the statements that the text calls unverified."""
    if not doubtful:
        return found
    index = Index((), doubtful)
    return [
        said._replace(unverified=True) if any(map(index.is_doubtful, said.content)) else said
        for said in found
    ]


def _corrected(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements of the outlet's own earlier versions, which it takes back."""
    phrases = reading.vocabulary.phrases["corrected"]
    for number, said in enumerate(found):
        for name in said.speakers:
            if name.text.endswith(phrases):
                found[number] = said._replace(certainty="denied", rule="corrected by the outlet")
    return found


def _read(reading: Reading, unit: Unit, before: list[Statement]) -> list[Statement]:
    """The statements of one unit; ``before`` are those of the units before it, which it may correct."""
    frames = _frames(reading, unit) if unit.segments else []
    found = _statements(reading, unit, frames)
    if unit.flags & FALSE and not any(frame.claimant for frame in frames):
        called = falsehood(reading, unit)
        found += _statements(reading, unit, [called]) if called else []
    if frames:
        return found
    if unit.flags & RELAY:
        leaned(reading, unit, before)
    free = _free(reading, unit)
    return [*found, free] if free else found


def _statements(reading: Reading, unit: Unit, frames: list[Frame]) -> list[Statement]:
    previous = _previous(reading)
    found: list[Statement] = []
    for frame in frames:
        said = statement(reading, unit, frame, frames, previous)
        if said is None:
            continue
        if found and found[-1].content == said.content and found[-1].speakers == said.speakers:
            found.pop()
        found.append(said)
        _remember(reading, frame, frames)
    return found


def _previous(reading: Reading) -> list[tuple[int, int]]:
    if not reading.at:
        return []
    unit = reading.units[reading.at - 1]
    return [(unit.first, unit.last)]


def _remember(reading: Reading, frame: Frame, frames: list[Frame]) -> None:
    if not frame.speakers:
        return
    name = frame.speakers[0]
    if frame.rule.startswith("claim") or name.text.lower() in reading.vocabulary.words.pronouns:
        return
    via = list(frame.via)
    for other in frames:
        if (
            other.start < frame.start
            and other.speakers != frame.speakers
            and speaks_for_medium(reading, other)
        ):
            via += [*other.speakers, *other.via]
    reading.remember(name, tuple(via))


def _frames(reading: Reading, unit: Unit) -> list[Frame]:
    found: list[Frame] = []
    end = 0
    for i, flags in unit.marks:
        if i < end or not flags & TRIGGERS or i >= unit.segments[-1][1]:
            continue
        frame = _frame(reading, unit, i, flags, found)
        if frame is None:
            if flags & RELAY and flags & PARTICIPLE:
                introduce(reading, unit, i)
            continue
        follow(reading, unit, frame)
        found.append(frame)
        end = frame.end if frame.cue and frame.cue[0] >= frame.start else i + 1
    return found or _uncued(reading, unit)


def _uncued(reading: Reading, unit: Unit) -> list[Frame]:
    frame = None
    if unit.speech and not (unit.speech[0][0] == unit.first and unit.speech[-1][1] >= unit.last - 2):
        frame = spoken(reading, unit)
    if frame is None and (unit.kind == "title" or reading.tokens.words[unit.first] == "+"):
        frame = headline(reading, unit)
    if frame is None:
        frame = matrix(reading, unit)
    return [frame] if frame else []


def _frame(reading: Reading, unit: Unit, i: int, flags: int, found: list[Frame]) -> Frame | None:
    for flag, rule in _RULES if flags & _RULED else ():
        if flags & flag:
            frame = rule(reading, unit, i)
            if frame:
                return frame
    if flags & _VERBS:
        if reading.vocabulary.verb_second:
            frame = german_verbs.frame(reading, unit, i, flags, found)
            if frame is None and flags & PARTICIPLE:
                frame = papered(reading, unit, i)
        else:
            frame = english_verbs.frame(reading, unit, i, flags, found)
        if frame is None and _may_be_passive(reading, flags):
            frame = by_agent(reading, unit, i)
        return frame
    return None


def _may_be_passive(reading: Reading, flags: int) -> bool:
    """Whether a form can be the participle of a passive that reports."""
    if reading.vocabulary.verb_second:
        return bool(flags & PARTICIPLE) and not flags & CLAUSE_ONLY
    return bool(flags & (VERB | NUMBER_VERB))


def _connective(reading: Reading, unit: Unit, i: int) -> Frame | None:
    source = reading.last(2)
    if source is None:
        return None
    return Frame(
        [source.name],
        (i, i + 1),
        i,
        i + 1,
        sources.AROUND,
        "connective",
        "stated",
        "reported",
        list(source.via),
    )


_RULES: tuple[tuple[int, Callable[[Reading, Unit, int], Frame | None]], ...] = (
    (SOURCE, sources.source),
    (NOUN_SOURCE, sources.noun_source),
    (AFTER, sources.after),
    (SO, sources.so),
    (RUMOUR, rumour),
    (CONNECTIVE, _connective),
    (DOCUMENT, document),
    (DERIVE, derived),
    (CLAIM, claim),
)


_RULED: Final = SOURCE | NOUN_SOURCE | AFTER | SO | RUMOUR | CONNECTIVE | DOCUMENT | DERIVE | CLAIM


def _free(reading: Reading, unit: Unit) -> Statement | None:
    """Reported speech that runs on: by mood, or as a quotation that stands alone."""
    tokens = reading.tokens
    source = reading.last(3)
    if unit.speech and source and unit.speech[0][0] == unit.first:
        spans = tuple(Span(tokens.starts[a], tokens.ends[b]) for a, b in unit.speech)
        reading.again(source)
        return Statement(
            (source.name,), source.via, None, spans, "direct", "stated", False, "quotation runs on"
        )
    opening = opening_agent(reading) if unit.flags & STRONG else None
    if opening and (source is None or source.unit < opening.unit):
        source = opening
    mood = unit.flags & STRONG or (unit.flags & WEAK and source and _runs_on(reading, unit))
    if not mood:
        return None
    span = Span(tokens.starts[_free_start(reading, unit)], tokens.ends[unit.last - 1])
    if source is None:
        return Statement((), (), None, (span,), "free", "stated", False, "subjunctive")
    reading.again(source)
    return Statement(
        (source.name,), source.via, None, (span,), "free", "stated", False, "subjunctive runs on"
    )


def _free_start(reading: Reading, unit: Unit) -> int:
    """Where what is reported begins: behind a main clause of the outlet's own, "..., da ... nicht gewachsen sei"."""
    words, v = reading.tokens.words, reading.vocabulary
    for first, last in unit.segments:
        if reading.has_flag(first, last, STRONG | WEAK):
            return first if first > unit.first and v.has(v.words.subordinators, words[first]) else unit.first
    return unit.first


def _runs_on(reading: Reading, unit: Unit) -> bool:
    """Whether a past subjunctive reports: not "könnte", which most often weighs what is possible."""
    words, v = reading.tokens.words, reading.vocabulary
    weak = [words[i] for i, flags in unit.marks if flags & WEAK]
    if any(word not in v.words.potential for word in weak):
        return True
    return words[unit.first].lower() in v.words.referring
