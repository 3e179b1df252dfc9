"""Sentences become statements and, for each number, who says so, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from beleg.extract import english as english_verbs
from beleg.extract import frames as sources
from beleg.extract import german as german_verbs
from beleg.extract.certainty import Judgement, certainty_at, judge
from beleg.extract.claims import claim, falsehood
from beleg.extract.cues import (
    AFTER,
    CLAIM,
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
    vocabulary,
)
from beleg.extract.directs import headline, spoken
from beleg.extract.documents import derived, document, introduce, leaned, papered
from beleg.extract.frames import Frame
from beleg.extract.leadins import govern
from beleg.extract.relays import follow, speaks_for_medium
from beleg.extract.scope import statement, worse
from beleg.extract.sentences import Sentence
from beleg.extract.speakers import Reading
from beleg.extract.tokens import Tokens
from beleg.extract.units import Unit, cut, scan, units
from beleg.extract.verification import unverified
from beleg.languages import Pack
from beleg.model import Name, Span, Statement

__all__ = ["Attribution", "attribute", "certainty_at", "find", "unverified"]

_VERBS = VERB | CLAUSE_VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | PLAN | CORRECTION


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


def find(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Statement]:
    """Every attributed assertion of a text, in order."""
    words = vocabulary(pack)
    reading = Reading(tokens, words)
    reading.units = units(tokens, sentences, scan(tokens, words), words)
    found: list[Statement] = []
    for at, unit in enumerate(reading.units):
        reading.at = at
        if unit.flags & TRIGGERS or (unit.kind == "title" and ":" in tokens.words[unit.first : unit.last]):
            cut(tokens, unit)
            found.extend(_read(reading, unit, found))
    said = [one for one in govern(reading, _corrected(reading, found)) if one.content]
    return _with_doubt(said, unverified(tokens, sentences, pack))


def _with_doubt(found: list[Statement], doubtful: Sequence[Span]) -> list[Statement]:
    """Marks the statements that the text calls unverified."""
    if not doubtful:
        return found
    return [replace(said, unverified=True) if _touches(said, doubtful) else said for said in found]


def _touches(said: Statement, doubtful: Sequence[Span]) -> bool:
    return any(part.overlaps(span) for part in said.content for span in doubtful)


def _corrected(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements of the outlet's own earlier versions, which it takes back."""
    phrases = reading.vocabulary.phrases["corrected"]
    for number, said in enumerate(found):
        for name in said.speakers:
            if name.text.endswith(phrases):
                found[number] = replace(said, certainty="denied", rule="corrected by the outlet")
    return found


def _read(reading: Reading, unit: Unit, before: list[Statement]) -> list[Statement]:
    frames = _frames(reading, unit)
    previous = _previous(reading)
    found = []
    for frame in frames:
        said = statement(reading, unit, frame, frames, previous)
        if said:
            if found and found[-1].content == said.content and found[-1].speakers == said.speakers:
                found.pop()
            found.append(said)
            _remember(reading, frame, frames)
    if unit.flags & FALSE and not any(frame.claimant for frame in frames):
        frame = falsehood(reading, unit)
        said = statement(reading, unit, frame, frames, previous) if frame else None
        if said:
            found.append(said)
    if unit.flags & RELAY and not frames:
        leaned(reading, unit, before)
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


def _remember(reading: Reading, frame: Frame, frames: list[Frame]) -> None:
    if not frame.speakers:
        return
    name = frame.speakers[0]
    if frame.rule.startswith("claim"):
        return
    tokens = reading.tokens
    first = bisect_right(tokens.starts, name.span.start) - 1
    last = bisect_right(tokens.starts, name.span.end - 1)
    via = list(frame.via)
    for other in frames:
        if (
            other.start < frame.start
            and other.speakers != frame.speakers
            and speaks_for_medium(reading, other)
        ):
            via += [*other.speakers, *other.via]
    reading.remember(name, tuple(via), first, last)


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
    if frame is None and unit.kind == "title":
        frame = headline(reading, unit)
    return [frame] if frame else []


def _frame(reading: Reading, unit: Unit, i: int, flags: int, found: list[Frame]) -> Frame | None:
    for flag, rule in _RULES:
        if flags & flag:
            frame = rule(reading, unit, i)
            if frame:
                return frame
    if flags & _VERBS:
        if reading.vocabulary.verb_second:
            frame = german_verbs.frame(reading, unit, i, flags, found)
            return papered(reading, unit, i) if frame is None and flags & PARTICIPLE else frame
        return english_verbs.frame(reading, unit, i, flags, found)
    return None


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
    (RUMOUR, sources.rumour),
    (CONNECTIVE, _connective),
    (DOCUMENT, document),
    (DERIVE, derived),
    (CLAIM, claim),
)


def _free(reading: Reading, unit: Unit) -> Statement | None:
    """Reported speech that runs on: by mood, or as a quotation that stands alone."""
    tokens = reading.tokens
    source = reading.last(3)
    if unit.speech and source and unit.speech[0][0] == unit.first:
        spans = tuple(Span(tokens.starts[a], tokens.ends[b]) for a, b in unit.speech)
        reading.sources.append(replace(source, unit=reading.at))
        return Statement(
            (source.name,), source.via, None, spans, "direct", "stated", False, "quotation runs on"
        )
    mood = unit.flags & STRONG or (unit.flags & WEAK and source and _runs_on(reading, unit))
    if not mood:
        return None
    span = Span(tokens.starts[unit.first], tokens.ends[unit.last - 1])
    if source is None:
        return Statement((), (), None, (span,), "free", "stated", False, "subjunctive")
    reading.sources.append(replace(source, unit=reading.at))
    return Statement(
        (source.name,), source.via, None, (span,), "free", "stated", False, "subjunctive runs on"
    )


def _runs_on(reading: Reading, unit: Unit) -> bool:
    """Whether a past subjunctive reports: not "könnte", which most often weighs what is possible."""
    words, v = reading.tokens.words, reading.vocabulary
    weak = [words[i] for i, flags in unit.marks if flags & WEAK]
    if any(word not in v.words["potential"] for word in weak):
        return True
    return words[unit.first].lower() in v.words["referring"]


def attribute(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    doubtful: Sequence[Span],
    span: Span,
    pack: Pack,
) -> Attribution:
    """Who says one number, ``span``; a look-up in what :func:`find` and :func:`unverified` returned."""
    around = _around(statements, span)
    first = bisect_right(tokens.starts, span.start) - 1
    last = bisect_right(tokens.starts, span.end - 1)
    at = bisect_right(sentences, first, key=lambda s: s.first) - 1
    judged = judge(tokens, sentences[at], first, last, pack) if at >= 0 else Judgement("stated", -1, "")
    level = judged.level
    cues = (Span(tokens.starts[judged.token], tokens.ends[judged.token]),) if judged.token >= 0 else ()
    unchecked = any(part.start < span.end and span.start < part.end for part in doubtful)
    if not around:
        return Attribution((), (), None, level, unchecked, "no attribution", cues)
    inner = around[0]
    origins, via = inner.speakers, inner.via
    for outer in around[1:]:
        if not origins:
            origins, via = outer.speakers, outer.via
        elif outer.speakers != origins and _passes_on(outer, inner, pack):
            via = (*via, *(n for n in (*outer.speakers, *outer.via) if n not in via and n not in origins))
    level = worse(level, inner.certainty)
    if level == "denied" and judged.sign != "correction" and inner.rule != "claim":
        origins, via = _claimant(tokens, statements, first, last, inner.speakers)
    return Attribution(origins, via, inner.cue, level, unchecked, inner.rule, cues)


def _passes_on(outer: Statement, inner: Statement, pack: Pack) -> bool:
    """Whether the speaker around a statement is the one through whom it came: a medium, or who says "laut X"."""
    v = vocabulary(pack)
    if any(v.is_medium(word) for name in outer.speakers for word in name.text.split()):
        return outer.certainty != "denied"
    return outer.rule.startswith("verb") and inner.rule.startswith("source") and outer.certainty != "denied"


def _claimant(
    tokens: Tokens, statements: Sequence[Statement], first: int, last: int, denier: tuple[Name, ...]
) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who had given, earlier in the text, the number that somebody denies."""
    number = tokens.words[last - 1].lower()
    for k in range(first - 1, -1, -1):
        if tokens.words[k].lower() != number:
            continue
        for said in _around(statements, Span(tokens.starts[k], tokens.ends[k])):
            if said.speakers and said.speakers != denier and said.certainty != "denied":
                return said.speakers, said.via
    return (), ()


def _around(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements whose content holds a span, innermost first."""
    found = []
    for order, said in enumerate(statements):
        for part in said.content:
            if part.start < span.end <= part.end:
                found.append((sum(p.end - p.start for p in said.content), -order, said))
                break
    if len(found) > 1:
        found.sort(key=lambda entry: entry[:2])
    return [said for _, _, said in found]
