"""English verbs of saying become sides: whether what is said stands behind the verb or around it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, FORWARD
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import QUOTE
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DIGIT,
    NUMERAL,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit

_SPAN: Final = 5  # tokens


def side(reading: Reading, unit: Unit, i: int, start: int) -> str:
    """Forward where something follows the verb in its clause, else on both sides."""
    words, classes = reading.words, reading.vocabulary.words
    number = unit.segment(i)
    first, last = unit.segments[number]
    k = behind_adverbials(reading, i + 1, last)
    if _right_behind_speech(reading, unit, start) and not (k < last and words[k] in classes.grammar_that):
        return AROUND
    before_it = start > unit.first and (number > 0 or bool(unit.speech and unit.speech[0][0] < start))
    told = words[i] in classes.grammar_telling and _addressee_only(reading, i, last)
    if not told and i + 2 < last and reading.kind(i + 1) & PREPOSITION:
        told = _is_aside(reading, unit, i, last)
    told = told or (
        number > 0 and k < last and _is_when(reading, k, last, _tells_a_number(reading, unit, number))
    )
    if (k < last and not told) or not before_it or start > first + 1:
        return FORWARD
    if unit.speech and unit.speech[0][0] < start:
        return AROUND
    follows = words[last] if last < unit.last else "."
    if follows == ":" or (last + 1 < unit.last and reading.flags(last + 1) & QUOTE):
        return FORWARD
    joined = first < start and reading.kind(first) & CONJUNCTION
    if joined or (words[first - 1] == "," and reading.kind(first - 2) & CONJUNCTION):
        return FORWARD  # "19 lorries and, as the mayor put it, 3,000 rifles"
    return AROUND


def _is_aside(reading: Reading, unit: Unit, i: int, last: int) -> bool:
    """Whether only where or on what occasion it was said follows the verb: "said in a reply to members"."""
    if unit.segment(i) < 1:
        return False
    v = reading.vocabulary
    if reading.has(i + 2, v.words.grammar_manners):  # "said on condition of anonymity because he feared ..."
        last = next((k for k in range(i + 3, last) if reading.kind(k) & SUBORDINATOR), last)
    for k in range(i + 2, last):
        kind = reading.kind(k)
        if (
            kind & (RELATIVE | SUBORDINATOR | AUXILIARY)
            or (kind & NUMERAL and not _is_dated(reading, k))
            or reading.words[k] in v.words.grammar_finite
        ):
            return False
    return True


def _tells_a_number(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether the clause before a verb of saying tells a number by itself: "Nine were killed, police said"."""
    first, last = unit.segments[number - 1]
    counts = (reading.kind(k) & NUMERAL and not _is_dated(reading, k) for k in range(first, last))
    if reading.kind(first) & PREPOSITION and not reading.has_kind(first, last, AUXILIARY):
        return False  # "In all 12 districts, police said as ..."
    return any(counts)


def _is_when(reading: Reading, k: int, last: int, told: bool) -> bool:
    """Whether only when it was said follows: "said two hours after the blast", "said on Monday as rain fell".

    Such a clause has a number of its own only where what was said was ``told`` before it.
    """
    classes = reading.vocabulary.words
    behind = _behind_span(reading, k, last)
    k -= reading.lows[k - 1] in classes.grammar_when
    if behind <= k + 1 and (reading.lows[k] not in classes.grammar_when or k + 1 >= last):
        return False
    if told:
        return True
    return not any(reading.kind(n) & NUMERAL and not _is_dated(reading, n) for n in range(behind, last))


def _behind_span(reading: Reading, k: int, last: int) -> int:
    """Behind a stretch of time that begins at ``k``: "about two hours after"; ``k`` where there is none."""
    classes = reading.vocabulary.words
    for n in range(k, min(last - 1, k + _SPAN)):
        if reading.words[n] in classes.grammar_spans:
            return n + 2 if reading.words[n + 1] in classes.grammar_span_ends else k
    return k


def behind_adverbials(reading: Reading, k: int, last: int) -> int:
    """Behind the adverbs and dates that begin at ``k``: "on Nov. 23"."""
    adverbials = reading.vocabulary.words.grammar_adverbials
    while k < last:
        kind = reading.kind(k)
        dated = kind & (DIGIT | STOP) and _is_dated(reading, k)
        if not dated and not kind & (ADVERB | TIME) and reading.words[k] not in adverbials:
            break
        k += 1
    return k


def _is_dated(reading: Reading, k: int) -> bool:
    """Whether a number or a full stop belongs to a date: "Nov. 23", "23 November"."""
    before, behind = reading.kind(k - 1), reading.kind(k + 1) if k + 1 < len(reading.words) else 0
    return bool(before & TIME or before & STOP and reading.kind(k - 2) & TIME or behind & TIME)


def _right_behind_speech(reading: Reading, unit: Unit, start: int) -> bool:
    """Whether a quotation ends right before the subject: '"...," he said on condition of anonymity'."""
    words = reading.words
    for _, closed in unit.speech:
        if closed + 1 == start or (closed + 2 == start and words[closed + 1] == ","):
            return True
    return False


def _addressee_only(reading: Reading, i: int, last: int) -> bool:
    """Whether nothing but the one addressed follows "told"."""
    found = reading.phrase(i + 1, last)
    if found is None:
        return False
    k = behind_adverbials(reading, found.last, last)
    if k == last:
        return True
    behind = (reading.kind(n) & NUMERAL and not _is_dated(reading, n) for n in range(k, last))
    return reading.words[k] in reading.vocabulary.words.prepositions and not any(behind)
