"""Clauses with a sign ("lehnte ... ab", "could not be verified") become turns, and turns statements."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, CERTAINTIES, FORWARD, Frame
from beleg.extraction.attribution.frames.germanreports import is_infinitive_clause
from beleg.extraction.attribution.frames.germanverbs import lacks_noun
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.stances.matches import Range, Turn, match
from beleg.extraction.attribution.stances.topics import is_small, topics
from beleg.extraction.attribution.stances.turnspeakers import finite_verb, holds, is_verbal, name
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    DETERMINER,
    ENDS_AS_ADJECTIVE,
    NUMERAL,
    PREPOSITION,
    RELATIVE,
    STOP,
)
from beleg.extraction.attribution.words.signs import Turns
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordlists import TURN, TURN_ALONE, TURN_NOT, TURN_WORD
from beleg.model import Statement
from beleg.model.span import make

if TYPE_CHECKING:
    from mypy_extensions import i64

_NEAR: Final = 10  # tokens
# No sentence has more: text without full stops must not be read once for each of its commas.
_MOST_CLAUSES: Final = 100
_WORDS: Final = TURN | TURN_ALONE | TURN_NOT | TURN_WORD
_Statement: Final = Statement


def may_turn(flags: int) -> bool:
    """Whether the words of a unit, by their flags together, can hold a sign."""
    return bool(flags & TURN_ALONE) or (bool(flags & TURN) and bool(flags & TURN_NOT))


def turns(reading: Reading, unit: Unit, frames: list[Frame]) -> list[Turn]:
    """The turns of a unit, in order, at most one for each of its clauses."""
    found: list[Turn] = []
    end = 0
    if len(unit.segments) > _MOST_CLAUSES:
        return found
    for number in range(len(unit.segments)):
        if unit.segments[number][0] >= end:
            turn = _turn(reading, unit, number, frames)
            if turn:
                found.append(turn)
                end = turn.last
    return found


def stated(reading: Reading, turn: Turn) -> Statement:
    """The statement of a turn; of who declines to comment, the content may be empty."""
    content = tuple([reading.span(a, b) for a, b in turn.content])
    cue = reading.span(turn.cue[0], turn.cue[1])
    certainty = CERTAINTIES.get(turn.stance, "stated")
    speakers, via, rule = tuple(turn.speakers), tuple(turn.via), turn.sign.rule
    return make(_Statement, (speakers, via, cue, content, "reported", certainty, False, rule, turn.stance))


def in_quotes(reading: Reading, start: int, end: int) -> str:
    """The stance of a short quotation, by its characters: "Kein Kommentar" declines to comment; empty for most."""
    starts = reading.tokens.starts
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    places, bits, _ = _places(reading, list(range(first, last)), last)
    turn = match(reading, reading.vocabulary.turns, places, bits, False) if places else None
    return turn.stance if turn else ""


def retold(reading: Reading, frames: list[Frame], turned: list[Turn]) -> list[Frame]:
    """The frames that remain beside the turns of their unit, and the turns that remain beside them.

    A frame whose verb belongs to a turn goes. One that reports a turn of its own speaker takes its stance over,
    and the turn goes.
    """
    kept: list[Frame] = []
    every = list(turned)
    for frame in frames:
        at = frame.cue[0] if frame.cue else frame.start
        if any(turn.cue[0] <= at < turn.cue[1] or at in turn.places for turn in every):
            continue
        kept.append(frame)
        for turn in turned:
            if turn.refers and _governs(frame, turn) and not _is_beside(reading, frame, turn):
                frame.stance = turn.stance
                turned.remove(turn)
                break
    turned[:] = [turn for turn in turned if turn.speakers or turn.sign.stands_alone]
    return kept


def _governs(frame: Frame, turn: Turn) -> bool:
    """Whether a turn stands in what a frame reports, on the side where its content is."""
    if not frame.speakers:
        return False
    if turn.places[0] >= frame.end:
        return frame.where in (FORWARD, AROUND)
    return turn.places[-1] < frame.start and frame.where in (BACKWARD, AROUND)


def _is_beside(reading: Reading, frame: Frame, turn: Turn) -> bool:
    """Whether a frame reports something else: a number before "but it had no confirmation", or the turn is an aside."""
    if _is_aside(reading, turn):
        return True
    unit = reading.units[reading.at]
    if turn.places[0] < frame.end:
        return False
    before = frame.where == AROUND and reading.has_kind(unit.first, frame.start, NUMERAL)
    return bool(before) or reading.has_kind(frame.end, turn.first, NUMERAL)


def _is_aside(reading: Reading, turn: Turn) -> bool:
    """Whether the outlet adds a clause of its own: "was sich nicht überprüfen ließ", "which ..."."""
    low, classes = reading.lows[turn.first], reading.vocabulary.words
    if low in classes.aside or low in classes.background:
        return True
    return (
        turn.first > 0 and reading.words[turn.first - 1] == "," and bool(reading.kind(turn.first) & RELATIVE)
    )


def barriers(turned: list[Turn]) -> list[Frame]:
    """Turns as frames, so that what others report ends before them."""
    return [Frame(turn.speakers, None, turn.words[0], turn.words[1], FORWARD, "turn") for turn in turned]


def _turn(reading: Reading, unit: Unit, number: int, frames: list[Frame]) -> Turn | None:
    first = unit.segments[number][0]
    last = _with_infinitive(reading, unit, number)
    marks = [i for i in unit.marks if first <= i < last]
    places, bits, flags = _places(reading, marks, last)
    if not may_turn(flags):
        return None
    asked = _asks(reading, unit, number, last, places)
    turn = match(reading, reading.vocabulary.turns, places, bits, asked)
    if turn is None or _is_framed(reading, turn, frames):
        return None
    turn.first, turn.last = first, last
    turn.words = _words(reading, unit, turn, places, bits)
    turn.cue = _with_others(reading, turn)
    name(reading, unit, turn, frames)
    if not holds(reading, turn, frames):
        return None
    turn.content = topics(reading, unit, number, turn, frames)
    if turn.stance == "claims":
        told = any(reading.has_kind(a, b, NUMERAL) for a, b in turn.content)
        return None if told else turn  # a demand or a reproach tells no number
    if turn.content and turn.sign.asserts and turn.last + 1 < unit.last and reading.words[turn.last] == ":":
        end = unit.last - (reading.kind(unit.last - 1) & STOP != 0)
        turn.content[-1] = (turn.content[-1][0], end)  # "conceded losses: 23 dead, 14 injured"
    return None if turn.sign.who == "about" and not turn.content else turn


def _places(reading: Reading, marks: list[int], last: int) -> tuple[list[int], list[i64], int]:
    """The tokens of a clause that belong to classes of signs, these classes, and the flags of all of them."""
    signs = reading.vocabulary.turns
    places: list[int] = []
    bits: list[i64] = []
    flags = 0
    for i in marks:
        if reading.flags(i) & _WORDS:
            bit = _bits(reading, signs, i, last)
            if bit:
                places.append(i)
                bits.append(bit)
                flags |= reading.flags(i)
    return places, bits, flags


def _with_infinitive(reading: Reading, unit: Unit, number: int) -> int:
    """The end of a clause with the infinitive clauses that hang on it: "lehnte es ab, sich zu äußern"."""
    last = unit.segments[number][1]
    if reading.vocabulary.verb_second:
        while number + 1 < len(unit.segments) and is_infinitive_clause(reading, *unit.segments[number + 1]):
            number += 1
            last = unit.segments[number][1]
    return last


def _bits(reading: Reading, signs: Turns, i: int, last: int) -> i64:
    """The classes of a token; a verb that lacks its particle and a "not only" have none."""
    word = reading.words[i]
    found = signs.bits.get(word, 0)
    if word not in signs.bare and word in signs.particles and _particle(reading, signs, i, last) < 0:
        return 0
    if not found & signs.named("not") or i + 1 >= last:
        return found
    only = signs.bits.get(reading.words[i + 1], 0) & signs.named("only")
    return 0 if only or _is_attribute(reading, i, last) else found


def _particle(reading: Reading, signs: Turns, i: int, last: int) -> int:
    """Where the particle of the verb at ``i`` stands behind it; -1 where it has none."""
    wanted = signs.particles.get(reading.words[i])
    if wanted is not None:
        for k in range(last - 1, i, -1):
            if reading.words[k] in wanted:
                return k
    return -1


def _is_attribute(reading: Reading, i: int, last: int) -> bool:
    """Whether "nicht" negates an adjective before its noun: "den nicht genehmigten Umzug"."""
    if not reading.vocabulary.nouns_capitalised or i + 2 >= last or reading.kind(i) & DETERMINER:
        return False
    determined = i > 0 and bool(reading.kind(i - 1) & DETERMINER)
    return (
        (determined or lacks_noun(reading, i))
        and reading.words[i + 1].islower()
        and reading.words[i + 2][:1].isupper()
    )


def _asks(reading: Reading, unit: Unit, number: int, last: int, places: list[int]) -> bool:
    """Whether an indirect question stands beside a clause, or behind the words of its sign."""
    lows, complement = reading.lows, reading.vocabulary.words.complement
    if not reading.vocabulary.verb_second:
        return any(i + 1 < last and lows[i + 1] in complement for i in places)
    asking = reading.vocabulary.words.grammar_indirect_questions
    for near in (number - 1, number + 1):
        if 0 <= near < len(unit.segments) and lows[unit.segments[near][0]] in asking:
            return True
    return False


def _is_framed(reading: Reading, turn: Turn, frames: list[Frame]) -> bool:
    """Whether the words of a sign that asserts something make a frame of their own."""
    if not turn.sign.asserts or reading.vocabulary.turns.named("not") in turn.sign.parts:
        return False  # "no longer disputes that" is no denial
    for frame in frames:
        if frame.cue is not None and turn.places[0] <= frame.cue[0] <= turn.places[-1]:
            return True
    return False


def _words(reading: Reading, unit: Unit, turn: Turn, places: list[int], bits: list[i64]) -> Range:
    """The words of a sign around the one it is about, as far as only small words stand between them."""
    key, every = _every(reading, unit, turn, places, bits)
    first = last = key
    for i in reversed(every):
        if i < first and is_small(reading, i, first):
            first = i
    for i in every:
        if i > last and is_small(reading, last, i):
            last = i
    return _with_words_before(reading, turn, first), last + 1


def _every(
    reading: Reading, unit: Unit, turn: Turn, places: list[int], bits: list[i64]
) -> tuple[int, list[int]]:
    """The word that a sign is about, and all its words with particles, the finite verb and "noch dementiert"."""
    sign, signs = turn.sign, reading.vocabulary.turns
    wanted = sign.key | signs.named("not")
    key = turn.places[-1]
    every = set(turn.places)
    for i, bit in zip(places, bits, strict=True):
        if bit & sign.key and i in turn.places:
            key = i
        if bit & wanted:
            every.add(i)
        if bit & signs.named("authenticity"):
            every.discard(i)
    every.update([_particle(reading, signs, i, turn.last) for i in turn.places])
    if reading.vocabulary.verb_second:
        every.add(finite_verb(reading, unit, turn))
    return key, sorted(every - {-1})


def _with_others(reading: Reading, turn: Turn) -> Range:
    """The words of a sign with those near by that stand apart: "bestätigte den Bericht nicht"."""
    first, last = turn.words
    signs = reading.vocabulary.turns
    for i in turn.places:
        if signs.bits.get(reading.words[i], 0) & signs.named("authenticity"):
            continue
        if not first <= i < last and -_NEAR < i - first < _NEAR:
            first, last = min(first, i), max(last, i + 1)
    for i in turn.places:
        k = _particle(reading, signs, i, turn.last)
        if first <= i < last <= k:
            last = k + 1
    return first, last


def _with_words_before(reading: Reading, turn: Turn, first: int) -> int:
    """The start of a cue with the article of its noun, or the helping verbs of its verb."""
    if not reading.vocabulary.nouns_capitalised:
        while first > turn.first and is_verbal(reading, first - 1):
            first -= 1
        return first
    if not reading.words[first][0].isupper():
        return first
    k = first
    while k > turn.first and reading.kind(k - 1) & (DETERMINER | ADJECTIVE | ENDS_AS_ADJECTIVE):
        k -= 1
    return k - 1 if k > turn.first and reading.kind(k - 1) & PREPOSITION else k
