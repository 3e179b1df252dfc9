"""Sentences become statements and, for each number, who says so, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from beleg.extraction.attribution.dialogues import dialogues
from beleg.extraction.attribution.frames.brackets import labelled
from beleg.extraction.attribution.frames.documents import leaned
from beleg.extraction.attribution.frames.falsehoods import falsehood, quoted_falsehoods
from beleg.extraction.attribution.frames.frames import PREVIOUS, Frame
from beleg.extraction.attribution.frames.framing import frames_of
from beleg.extraction.attribution.frames.free import FREE, free
from beleg.extraction.attribution.frames.gapping import gapped
from beleg.extraction.attribution.frames.headings import headed
from beleg.extraction.attribution.frames.leadins import govern, position
from beleg.extraction.attribution.frames.relays import passed, speaks_for_medium
from beleg.extraction.attribution.origins import Attribution, attribute
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.stances import verification
from beleg.extraction.attribution.stances.certainty import certainty_at
from beleg.extraction.attribution.stances.turns import barriers, in_quotes, may_turn, retold, stated, turns
from beleg.extraction.attribution.stances.withdrawals import with_withdrawals
from beleg.extraction.attribution.statements import statement
from beleg.extraction.attribution.stretches import Index
from beleg.extraction.attribution.transcripts import is_theirs, transcripts
from beleg.extraction.attribution.words.cues import BREAK, DASHES, FALSE, RELAY, STOPS, TRIGGERS
from beleg.extraction.attribution.words.kinds import NUMBER, NUMERAL
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

_BRIEF: Final = 80  # characters
_NO_FRAMES: Final[list[Frame]] = []
_Statement: Final = Statement


def find(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Statement]:
    """Every attributed assertion of a text, in order; those that the text calls unverified are marked."""
    said = assertions(tokens, sentences, pack)
    return with_doubt(said, verification.unverified(tokens, sentences, pack, lambda: said))


def unverified(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so."""
    return verification.unverified(tokens, sentences, pack, lambda: assertions(tokens, sentences, pack))


def assertions(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Statement]:
    """Every attributed assertion of a text, in order, before doubts are asked for."""
    words = vocabulary(pack)
    reading = Reading(plain(tokens, words), words)
    reading.units = units(reading, list(sentences))
    found: list[Statement] = []
    for at, unit in enumerate(reading.units):
        if unit.flags & TRIGGERS or may_turn(unit.flags) or _has_label(reading, unit):
            reading.at = at
            cut(reading, unit)
            _read(reading, unit, found)
    _hand_back(reading, found)
    found = with_withdrawals(reading, found)
    if not reading.vocabulary.verb_second:
        _carry_over(reading, found)
    found.extend(headed(reading, found))
    said = [one for one in govern(reading, _corrected(reading, found)) if one.content or not one.asserts]
    spoken_in_turn = transcripts(reading) or dialogues(reading)
    if not spoken_in_turn:
        return said
    others = [one for one in said if not is_theirs(reading, one, spoken_in_turn)]
    return sorted([*others, *spoken_in_turn], key=position)


def _hand_back(reading: Reading, found: list[Statement]) -> None:
    """Gives reported speech the speaker whom only the sentence right behind it names: "14 seien tot. Man suche weiter, sagte X."."""
    text = reading.tokens.text
    for number in range(len(found) - 2, -1, -1):
        said, behind = found[number], found[number + 1]
        if said.rule != FREE or said.speakers or not behind.speakers or not behind.content:
            continue
        between = text[said.content[-1].end : behind.content[0].start]
        if between.isspace() or (between[:1] in STOPS and between[1:] == " "):
            found[number] = said._replace(speakers=behind.speakers, via=behind.via)


def _carry_over(reading: Reading, found: list[Statement]) -> None:
    """Gives a sentence between two of one speaker to him: "X said 12 died. Of these, nine drowned. Forty are missing, he said."."""
    starts = [reading.tokens.starts[unit.first] for unit in reading.units]
    for number in range(len(found) - 2, -1, -1):
        said, behind = found[number], found[number + 1]
        if not said.content or not behind.content or not said.speakers or said.speakers != behind.speakers:
            continue
        last = max(said.content[-1].end, said.cue.end if said.cue else 0)
        first, ahead = bisect_left(starts, last) - 1, bisect_right(starts, behind.content[0].start) - 1
        pointed = behind.speakers[0].span.start < starts[ahead] and _points_back(behind)
        if ahead != first + 2 or not pointed or not _may_carry(reading, first + 1):
            continue
        unit = reading.units[first + 1]
        content = (reading.span(unit.first, unit.last),)
        found.insert(
            number + 1,
            behind._replace(
                cue=None,
                content=content,
                kind="free",
                certainty="stated",
                rule="carried over",
                stance="claims",
            ),
        )


def _points_back(said: Statement) -> bool:
    """Whether somebody is named behind what he says: "Forty are missing, he said"."""
    return said.cue is not None and said.cue.start > said.content[0].start


def _may_carry(reading: Reading, at: int) -> bool:
    """Whether a sentence with a number and without a quotation stands in one paragraph with those beside it."""
    before, unit, behind = reading.units[at - 1 : at + 2]
    together = before.block == unit.block == behind.block and unit.kind == "body"
    return together and not unit.speech and reading.has_kind(unit.first, unit.last, NUMBER)


def _has_label(reading: Reading, unit: Unit) -> bool:
    """Whether a title may begin with the name of its source and a colon."""
    words = reading.words
    if unit.flags & BREAK and ")" in words[unit.last - 2 : unit.last]:
        return True
    if not unit.flags & BREAK or not may_be_label(reading, unit.first, unit.kind):
        return False
    return any(words[k] == ":" or words[k] in DASHES for k in range(unit.first, unit.last))


def with_doubt(said: Sequence[Statement], doubtful: Sequence[Span]) -> list[Statement]:
    """Statements with a mark on those that the text calls unverified."""
    found = list(said)
    if not doubtful:
        return found
    index = Index((), doubtful)
    for number, one in enumerate(found):
        if any(index.is_doubtful(part) for part in one.content):
            speakers, via, cue, content, kind, certainty, _, rule, stance = one
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
    frames = frames_of(reading, unit) if unit.segments else []
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
    false = ([called] if called else []) + quoted_falsehoods(reading, unit)
    if false:
        _state(reading, unit, false, found, _NO_FRAMES)
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
    if relayed := passed(reading, frame, frames):
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
