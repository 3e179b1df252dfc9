"""Sentences become statements and, for each number, who says so, via whom, how certain, whether verified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.extraction.attribution.dialogues import dialogues
from beleg.extraction.attribution.frames import (
    english,
    englishclaims,
    german,
    germanclaims,
    relays,
    sources,
    sourcesides,
)
from beleg.extraction.attribution.frames.agents import announcer, by_agent, matrix, published_here, publisher
from beleg.extraction.attribution.frames.contradicted import contradicted
from beleg.extraction.attribution.frames.directs import bracketed, headline, labelled, spoken, trailing
from beleg.extraction.attribution.frames.documents import derived, document, introduce, leaned, papered
from beleg.extraction.attribution.frames.falsehoods import falsehood
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, PREVIOUS, Frame
from beleg.extraction.attribution.frames.free import free
from beleg.extraction.attribution.frames.gapping import gapped
from beleg.extraction.attribution.frames.given import given
from beleg.extraction.attribution.frames.headings import headed
from beleg.extraction.attribution.frames.leadins import govern, position
from beleg.extraction.attribution.frames.relays import follow, speaks_for_medium
from beleg.extraction.attribution.frames.rumours import rumour
from beleg.extraction.attribution.origins import Attribution, Index, attribute
from beleg.extraction.attribution.scope import statement
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.stances import verification
from beleg.extraction.attribution.stances.certainty import certainty_at
from beleg.extraction.attribution.stances.turns import barriers, in_quotes, may_turn, retold, stated, turns
from beleg.extraction.attribution.transcripts import is_theirs, transcripts
from beleg.extraction.attribution.words.cues import (
    AFTER,
    BREAK,
    CLAIM,
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CONNECTIVE,
    CORRECTION,
    DASHES,
    DERIVE,
    DOCUMENT,
    FALSE,
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
from beleg.extraction.attribution.words.kinds import NUMERAL
from beleg.extraction.attribution.words.plain import plain
from beleg.extraction.attribution.words.units import Unit, cut, may_be_label, units
from beleg.extraction.attribution.words.vocabulary import vocabulary
from beleg.extraction.attribution.words.wordlists import VERSION
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Name, Span, Statement
from beleg.model.span import make

__all__ = ["Attribution", "attribute", "certainty_at", "find", "unverified"]

_VERBS: Final = VERB | CLAUSE_VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | PLAN | CORRECTION
_BRIEF: Final = 80  # characters
_NO_FRAMES: Final[list[Frame]] = []
_Statement: Final = Statement
_SOURCES: Final = SOURCE | NOUN_SOURCE | AFTER | SO
_OTHERS: Final = RUMOUR | CONNECTIVE | DOCUMENT | DERIVE | CLAIM


def find(
    tokens: Tokens, sentences: Sequence[Sentence], pack: Pack, doubtful: Sequence[Span] | None = None
) -> list[Statement]:
    """Every attributed assertion of a text, in order.

    ``doubtful`` is what ``unverified`` returned for the text; without it, ``find`` asks for it itself.
    """
    said = _said(tokens, sentences, pack)
    return _with_doubt(list(said), unverified(tokens, sentences, pack) if doubtful is None else doubtful)


def unverified(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so."""
    return verification.unverified(tokens, sentences, pack, lambda: _said(tokens, sentences, pack))


# Who asks what is unverified asks for the statements next: those of the last text are kept.
_kept: Final[list[tuple[Tokens, Sequence[Sentence], Pack, list[Statement]]]] = []


def _said(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Statement]:
    """Every attributed assertion of a text, in order, before doubts are asked for."""
    if _kept and _kept[0][0] is tokens and _kept[0][1] is sentences and _kept[0][2] is pack:
        return _kept[0][3]
    said = _stated(tokens, sentences, pack)
    _kept[:] = [(tokens, sentences, pack, said)]
    return said


def _stated(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Statement]:
    words = vocabulary(pack)
    reading = Reading(plain(tokens, words), words)
    reading.units = units(reading, list(sentences))
    found: list[Statement] = []
    for at, unit in enumerate(reading.units):
        if unit.flags & TRIGGERS or may_turn(unit.flags) or _has_label(reading, unit):
            reading.at = at
            cut(reading, unit)
            _read(reading, unit, found)
    found.extend(headed(reading, found))
    said = [one for one in govern(reading, _corrected(reading, found)) if one.content or not one.asserts]
    spoken_in_turn = transcripts(reading) or dialogues(reading)
    if not spoken_in_turn:
        return said
    others = [one for one in said if not is_theirs(reading, one, spoken_in_turn)]
    return sorted([*others, *spoken_in_turn], key=position)


def _has_label(reading: Reading, unit: Unit) -> bool:
    """Whether a title may begin with the name of its source and a colon."""
    words = reading.words
    if unit.flags & BREAK and ")" in words[unit.last - 2 : unit.last]:
        return True
    if not unit.flags & BREAK or not may_be_label(reading, unit.first, unit.kind):
        return False
    return any(words[k] == ":" or words[k] in DASHES for k in range(unit.first, unit.last))


def _with_doubt(found: list[Statement], doubtful: Sequence[Span]) -> list[Statement]:
    """Marks the statements that the text calls unverified."""
    if not doubtful:
        return found
    index = Index((), doubtful)
    for number, said in enumerate(found):
        if any(index.is_doubtful(part) for part in said.content):
            speakers, via, cue, content, kind, certainty, _, rule, stance = said
            found[number] = make(
                _Statement, (speakers, via, cue, content, kind, certainty, True, rule, stance)
            )
    return found


def _corrected(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements of the outlet's own earlier versions, which it takes back."""
    if not reading.seen & VERSION:
        return found
    openings, phrases = reading.vocabulary.phrases["correcting"], reading.vocabulary.phrases["corrected"]
    for number, said in enumerate(found):
        for name in said.speakers:
            if _names_one(name.text, openings) and _names_one(name.text, phrases):
                found[number] = said._replace(certainty="denied", rule="corrected by the outlet")
    return found


def _names_one(text: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in text for phrase in phrases)


def _read(reading: Reading, unit: Unit, found: list[Statement]) -> None:
    """Adds the statements of one unit to those of the units before it, which it may correct."""
    reading.speaking = None
    frames = _frames(reading, unit) if unit.segments else []
    if unit.flags & BREAK:
        frames = frames + labelled(reading, unit)
    turned = turns(reading, unit, frames) if may_turn(unit.flags) else []
    if turned:
        frames = retold(reading, frames, turned)
    before = len(found)
    called = None
    if unit.flags & FALSE and not any(frame.claimant for frame in frames):
        called = falsehood(reading, unit)
        if called:
            frames = [frame for frame in frames if not _only_names(reading, frame)]
    _state(reading, unit, frames, found, barriers(turned) if turned else _NO_FRAMES)
    if called:
        _state(reading, unit, [called], found, _NO_FRAMES)
    found.extend([stated(reading, turn) for turn in turned])
    if len(found) > before and len(unit.segments) > 1:
        gapped(reading, unit, found, before)
    if frames or turned:
        return
    if unit.flags & RELAY:
        leaned(reading, unit, found, before)
    one = free(reading, unit)
    if one:
        found.append(one)


def _only_names(reading: Reading, frame: Frame) -> bool:
    """Whether a verb calls something what it is, "nannte", and reports nothing."""
    return frame.cue is not None and reading.words[frame.cue[0]] in reading.vocabulary.words.grammar_naming


def _state(
    reading: Reading, unit: Unit, frames: list[Frame], found: list[Statement], barriers: list[Frame]
) -> None:
    """Adds the statements of a unit's frames; of two that say the same, the last one stays."""
    first = len(found)
    around = frames + barriers if barriers else frames
    for frame in frames:
        previous = _previous(reading, found) if frame.where == PREVIOUS else []
        said = statement(reading, unit, frame, around, previous)
        if said is None:
            if frame.where == PREVIOUS or _addresses(reading, frame):
                _remember(reading, frame, frames)
            continue
        if len(found) > first and found[-1].content == said.content and found[-1].speakers == said.speakers:
            found.pop()
        found.append(_by_quotation(reading, said) if said.kind == "direct" else said)
        _remember(reading, frame, frames)


def _addresses(reading: Reading, frame: Frame) -> bool:
    """Whether a frame only says whom somebody spoke to: 'He told Radio Kelm. "Nine were hurt."'."""
    return frame.cue is not None and reading.words[frame.cue[0]] in reading.vocabulary.words.grammar_telling


def _by_quotation(reading: Reading, said: Statement) -> Statement:
    """A statement in quotes with the stance that its own words show: "Kein Kommentar"."""
    if said.stance != "claims" or len(said.content) != 1:
        return said
    start, end = said.content[0]
    stance = in_quotes(reading, start, end) if end - start < _BRIEF else ""
    return said._replace(stance=stance) if stance else said


def _previous(reading: Reading, found: list[Statement]) -> list[tuple[int, int]]:
    if not reading.at:
        return []
    unit = reading.units[reading.at - 1]
    lead = _lead(reading, found, unit)
    return [(lead.first, lead.last), (unit.first, unit.last)] if lead else [(unit.first, unit.last)]


def _lead(reading: Reading, found: list[Statement], before: Unit) -> Unit | None:
    """The sentence that opens an article with a toll, where the one behind it goes on and "Das teilte X mit" follows."""
    at, units = reading.at, reading.units
    if at < 2 or found or (at > 2 and units[at - 3].kind == "body"):
        return None
    lead = units[at - 2]
    if not lead.kind == before.kind == "body" or not lead.block == before.block == units[at].block:
        return None
    tolls = (reading.has_kind(each.first, each.last, NUMERAL) for each in (lead, before))
    return lead if all(tolls) else None


def _remember(reading: Reading, frame: Frame, frames: list[Frame]) -> None:
    if not frame.speakers or frame.claimant:
        return
    name = frame.speakers[0]
    if " " not in name.text and name.text.lower() in reading.vocabulary.words.pronouns:
        return
    if relayed := relays.passed(reading, frame, frames):
        reading.remember(*relayed)
        return
    via = _with_media(reading, frame, frames) if len(frames) > 1 else frame.via
    reading.remember(name, tuple(via))


def _with_media(reading: Reading, frame: Frame, frames: list[Frame]) -> list[Name]:
    """The media of a frame, with those that speak before it in its unit."""
    via = frame.via
    for other in frames:
        if (
            other.start < frame.start
            and other.speakers != frame.speakers
            and speaks_for_medium(reading, other)
        ):
            via = [*via, *other.speakers, *other.via]
    return via


def _frames(reading: Reading, unit: Unit) -> list[Frame]:
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
            continue
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
    if flags & GIVEN and (attribute := given(reading, unit, i)):
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
        if frame is None and flags & PARTICIPLE:
            frame = papered(reading, unit, i)
    else:
        frame = english.frame(reading, unit, i, flags, found)
    if frame is None and _may_be_passive(reading, flags):
        frame = by_agent(reading, unit, i)
    return frame


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
