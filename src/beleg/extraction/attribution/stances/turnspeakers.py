"""The clause of a turn becomes whom it names: its subject, the agent of a passive, the giver of a noun."""

from __future__ import annotations

from beleg.extraction.attribution.frames.englishupright import upright
from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.frames.germanorder import by_order
from beleg.extraction.attribution.frames.germansubjects import subject_after
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.stances.matches import Turn
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    HELPER,
    MODAL,
    NUMERAL,
    PASSIVE,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordclasses import Words


def name(reading: Reading, unit: Unit, turn: Turn, frames: list[Frame]) -> None:
    """Finds who is meant, and whether the clause only refers to somebody named around it."""
    who = turn.sign.who
    if who in ("nobody", "content") or _stands_by(reading, unit, turn, reading.vocabulary.words.turns_own):
        return
    impersonal = _stands_by(reading, unit, turn, reading.vocabulary.words.turns_impersonal)
    if impersonal or who == "agent" or (who == "either" and _is_passive(reading, turn)):
        _by_agent(reading, unit, turn)
        if turn.speakers or impersonal or who != "agent" or reading.vocabulary.verb_second:
            return
    _by_subject(reading, unit, turn, frames)


def holds(reading: Reading, turn: Turn, frames: list[Frame]) -> bool:
    """Whether the subject is one whom the sign can speak of; corrects the stance of who could have confirmed."""
    sign = turn.sign
    if sign.stance == "cannot_verify":
        if turn.speakers and sign.who == "agent":
            turn.stance = "declines_to_comment"
        return True
    if not turn.speakers:
        return sign.stands_alone or bool(frames)
    first, last = reading.tokens_of(turn.speakers[0])
    if any(first <= i < last for i in turn.places):
        return False
    if reading.has_word(first, last, reading.vocabulary.words.nouns_abstract):
        return False
    if sign.who not in ("known", "about"):
        return True
    if reading.lows[last - 1] in reading.vocabulary.words.territories:
        return False
    return is_known(reading, Phrase(first, first, last, last - 1))


def finite_verb(reading: Reading, unit: Unit, turn: Turn) -> int:
    """The finite verb of a German clause: last behind a subordinator, else the first verb that can be finite."""
    first, last = unit.segments[unit.segment(turn.places[0])]
    relative = first > unit.first and reading.kind(first) & RELATIVE and reading.words[first - 1] == ","
    if relative or reading.kind(first) & SUBORDINATOR:
        return last - 1
    for k in range(first, last):
        if reading.kind(k) & (MODAL | HELPER) and not reading.kind(k) & DETERMINER:
            return k
    for i in turn.places:
        if first <= i < last and reading.words[i].islower() and not _is_in(reading, i, "not"):
            return i
    return turn.places[0]


def is_verbal(reading: Reading, k: int) -> bool:
    """Whether a word belongs to an English verb group: "has", "would", "did", "was"."""
    classes = reading.vocabulary.words
    return bool(reading.kind(k) & (AUXILIARY | PASSIVE)) or reading.lows[k] in classes.grammar_finite


def _stands_by(reading: Reading, unit: Unit, turn: Turn, pronouns: Words) -> bool:
    """Whether the subject is one of some pronouns, before or behind the verb: "es", "man", "there", "we"."""
    if not reading.vocabulary.verb_second:
        return reading.has_lower(turn.first, turn.words[0], pronouns)
    finite = finite_verb(reading, unit, turn)
    near = {turn.first, finite - 1, finite + 1}
    if turn.sign.key & reading.vocabulary.turns.named("refuse"):
        near.discard(finite + 1)
    return any(turn.first <= k < turn.last and reading.lows[k] in pronouns for k in near)


def _is_passive(reading: Reading, turn: Turn) -> bool:
    """Whether the subject of a clause is what is checked or confirmed, not who does."""
    classes = reading.vocabulary.words
    if reading.vocabulary.verb_second:
        return (
            reading.has_word(turn.first, turn.last, classes.turns_reflexive)
            or reading.has_kind(turn.first, turn.last, PASSIVE)
            or reading.has_word(turn.first, turn.last, classes.verbs_dummy)
        )
    adverbs = reading.vocabulary.endings["adverbs"]
    k = turn.places[-1] - 1
    while k > turn.first and (reading.kind(k) & ADVERB or reading.words[k].endswith(adverbs)):
        k -= 1
    return bool(reading.kind(k) & PASSIVE)


def _by_agent(reading: Reading, unit: Unit, turn: Turn) -> None:
    """The agent behind "von", "from"; in German also a noun's genitive: "Eine Stellungnahme der Armee"."""
    v = reading.vocabulary
    for k in range(turn.first, turn.last):
        if reading.lows[k] in v.words.turns_agents:
            end = min([i for i in turn.places if i > k], default=turn.last)
            found = reading.phrase(k + 1, end)
            if found and _is_agent(reading, found, turn.sign.who == "either"):
                _take(reading, unit, turn, found)
                return
    if v.verb_second and turn.sign.stance == "declines_to_comment":
        for i in turn.places:
            found = reading.phrase(i + 1, turn.last) if reading.words[i][0].isupper() else None
            if found and found.start < found.first and reading.lows[found.start] in v.words.genitive:
                _take(reading, unit, turn, found)


def _is_agent(reading: Reading, found: Phrase, passive: bool) -> bool:
    """Whether a phrase behind "von" or "from" is somebody: known, a bare name, in a passive whoever may speak."""
    if is_known(reading, found):
        return True
    if not reading.is_speaker(found) or reading.has_kind(found.start, found.last, TIME | NUMERAL):
        return False
    bare = found.start == found.first and reading.words[found.first][0].isupper()
    return (
        bare
        or (passive and bool(reading.kind(found.last - 1) & CAPITAL))
        or not reading.vocabulary.verb_second
    )


def _take(reading: Reading, unit: Unit, turn: Turn, found: Phrase) -> None:
    turn.speakers, turn.via, _ = speaker_of(reading, unit, found)
    turn.refers = not turn.speakers


def _by_subject(reading: Reading, unit: Unit, turn: Turn, frames: list[Frame]) -> None:
    frame = _clause_frame(reading, unit, turn, frames)
    if frame is None or not frame.speakers:
        return
    turn.speakers, turn.via = list(frame.speakers), list(frame.via)
    first, last = reading.tokens_of(frame.speakers[0])
    start = max([other.end for other in frames if other.end <= turn.places[-1]] + [turn.first])
    pointed = reading.has_kind(start, turn.words[1], PRONOUN) and not (start <= first and last <= turn.last)
    turn.refers = pointed or bool(reading.kind(first) & PRONOUN)


def _clause_frame(reading: Reading, unit: Unit, turn: Turn, frames: list[Frame]) -> Frame | None:
    """The frame of the clause's finite verb, which says where the subject stands."""
    if not reading.vocabulary.verb_second:
        first = unit.segments[unit.segment(turn.words[0])][0]
        k = turn.places[0]
        while k > first and (is_verbal(reading, k - 1) or reading.kind(k - 1) & ADVERB):
            k -= 1
        return upright(reading, unit, k, first, frames)
    finite = finite_verb(reading, unit, turn)
    first, last = unit.segments[unit.segment(finite)]
    if _is_in(reading, first, "neither"):
        return _by_pair(reading, unit, first, finite)
    if _opens_with_object(reading, turn, first, finite):
        found = subject_after(reading, unit, finite + 1, last)
        return Frame(found[0], None, finite, found[2], FORWARD, "turn", via=found[1]) if found else None
    return by_order(reading, unit, finite, finite, first, last, frames)


def _is_in(reading: Reading, i: int, name: str) -> bool:
    signs = reading.vocabulary.turns
    return bool(signs.bits.get(reading.words[i], 0) & signs.named(name))


def _by_pair(reading: Reading, unit: Unit, first: int, finite: int) -> Frame | None:
    """ "Weder die Polizei noch die Feuerwehr": both."""
    found = reading.phrase(first + 1, finite)
    if found is None:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    second = reading.phrase(found.last + 1, finite)
    if second and _is_in(reading, found.last, "nor"):
        names = names + [reading.name(second.first, second.last)]
    return Frame(names, None, first, finite + 1, FORWARD, "turn", via=via)


def _opens_with_object(reading: Reading, turn: Turn, first: int, finite: int) -> bool:
    """Whether a noun of the sign opens the clause: "Einzelheiten nannte er nicht"."""
    found = reading.phrase(first, finite)
    return found is not None and any(found.first <= i < found.last for i in turn.places)
