"""The clause of a turn becomes what it is about: what nobody comments on, confirms or could verify."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.stances.matches import Range, Turn
from beleg.extraction.attribution.stances.turnspeakers import finite_verb
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FUNCTION,
    HELPER,
    LETTER,
    MODAL,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit

_VERBAL: Final = MODAL | AUXILIARY | PASSIVE | HELPER
_MINOR: Final = FUNCTION | ADVERB | TIME | _VERBAL


def topics(reading: Reading, unit: Unit, number: int, turn: Turn, frames: list[Frame]) -> list[Range]:
    """The rest of a turn's clause, and the clause that hangs on it, as token ranges in order."""
    taken = _taken(reading, unit, turn, frames)
    found: list[Range] = []
    start = -1
    for k in range(turn.first, turn.last + 1):
        free = k < turn.last and k not in taken
        if free and start < 0:
            start = k
        elif not free and start >= 0:
            if not _is_modifier(reading, turn, start, k):
                _add(reading, unit, found, start, k)
            start = -1
    return _with_clauses(reading, unit, number, turn, found)


def is_small(reading: Reading, first: int, last: int) -> bool:
    """Whether only words that name nothing stand between two tokens, or adjectives behind "no"."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    adverbs = v.endings["adverbs"]
    if 1 < last - first < 4 and reading.lows[first] in v.words.turns_determiners:
        return True
    for k in range(first + 1, last):
        kind = reading.kind(k)
        if not kind & _MINOR and not words[k].endswith(adverbs) and lows[k] not in v.words.turns_edges:
            return False
        if kind & PREPOSITION and v.verb_second and words[k] not in v.words.grammar_infinitive:
            return False
    return True


def _taken(reading: Reading, unit: Unit, turn: Turn, frames: list[Frame]) -> set[int]:
    """The tokens of the sign, of whom it names and of other attributions."""
    signs = reading.vocabulary.turns
    kept = signs.named("authenticity")
    taken = {i for i in turn.places if not signs.bits.get(reading.words[i], 0) & kept}
    taken.update(range(turn.words[0], turn.words[1]))
    if reading.vocabulary.verb_second:
        taken.add(finite_verb(reading, unit, turn))
    for frame in frames:
        if frame.rule.startswith("source") or frame.end <= turn.words[0]:
            taken.update(range(frame.start, frame.end))
    for name in (*turn.speakers, *turn.via):
        first, last = reading.tokens_of(name)
        if turn.first <= first and last <= turn.last:
            taken.update(_named(reading, turn, first, last))
    return taken


def _named(reading: Reading, turn: Turn, first: int, last: int) -> range:
    """The tokens of a name with the words before it and the place behind it: "die Regierung in Minsk"."""
    while first > turn.first and reading.kind(first - 1) & (DETERMINER | PREPOSITION):
        first -= 1
    placed = last + 1 < turn.last and reading.words[last] in reading.vocabulary.words.place_links
    if placed and reading.kind(last + 1) & CAPITAL and not reading.kind(last + 1) & TIME:
        last += 2
    return range(first, last)


def _add(reading: Reading, unit: Unit, found: list[Range], first: int, last: int) -> None:
    """Adds a stretch without the small words at its ends, if it names anything."""
    main = last <= unit.segments[unit.segment(first)][1]
    while first < last and _is_edge(reading, first) and not reading.kind(first) & SUBORDINATOR:
        first += 1
    while main and first < last and (_is_edge(reading, last - 1) or _dangles(reading, last - 1)):
        last -= 1
    for k in range(first, last):
        if reading.kind(k) & LETTER and not reading.kind(k) & _MINOR and not _asks_for(reading, k):
            found.append((first, last))
            return


def _is_modifier(reading: Reading, turn: Turn, first: int, last: int) -> bool:
    """Whether a stretch only modifies a noun of the sign: "emailed questions", "mehrfache Bitten"."""
    if last not in turn.places:
        return False
    if reading.vocabulary.verb_second:
        return reading.words[last][0].isupper() and bool(reading.kind(last - 1) & ADJECTIVE)
    return not turn.sign.asserts and first - 1 >= turn.places[0]


def _asks_for(reading: Reading, k: int) -> bool:
    """Whether a word only speaks of the asking: "auf Anfrage", "requests"."""
    signs = reading.vocabulary.turns
    return bool(signs.bits.get(reading.words[k], 0) & signs.named("request"))


def _dangles(reading: Reading, k: int) -> bool:
    """Whether a word cannot end what is said: a preposition, "als", "as a"."""
    return reading.words[k].islower() and bool(reading.kind(k) & (PREPOSITION | SUBORDINATOR | DETERMINER))


def _is_edge(reading: Reading, k: int) -> bool:
    """Whether a word at the edge of a stretch says nothing of what it is about: "zunächst", "had", "und"."""
    kind = reading.kind(k)
    if kind & (CONJUNCTION | _VERBAL) or not kind & LETTER:
        return True
    classes = reading.vocabulary.words
    if reading.lows[k] in classes.turns_edges or reading.lows[k] in classes.turns_own:
        return True
    return bool(kind & (ADVERB | PRONOUN)) and not kind & (DETERMINER | PREPOSITION)


def _with_clauses(reading: Reading, unit: Unit, number: int, turn: Turn, found: list[Range]) -> list[Range]:
    """The content with the clause that hangs on the sign: "dass", "ob", "wie viele"."""
    complement = reading.vocabulary.words.complement
    for first, _ in unit.segments:
        if first >= turn.last:
            if reading.lows[first] in complement:
                found.append((first, unit.segments[-1][1]))
            break
    if number and (turn.sign.asks or (turn.sign.asserts and not found)):
        first, last = unit.segments[number - 1]
        if reading.lows[first] in complement:
            found.insert(0, (first, last))
    return found
