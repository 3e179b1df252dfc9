"""German word forms become cues: is "berichtet" a verb here, with which finite part and particle."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.germanreports import is_no_count, tells
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    CLAUSE_VERB,
    CORRECTION,
    GIVEN,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    SEPARABLE,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FUNCTION,
    GIVER,
    HELPER,
    LETTER,
    MEDIUM,
    MODAL,
    NUMBER,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordlists import NEGATION

_FINITE: Final = VERB | NUMBER_VERB | CLAUSE_VERB
_FAR: Final = 30


class Cue:
    """One reading of a verb: its finite part, the certainty it lends, and its particle's token, -1 for none."""

    __slots__ = ("certainty", "finite", "particle")

    def __init__(self, finite: int, certainty: str, particle: int) -> None:
        self.finite = finite
        self.certainty = certainty
        self.particle = particle


def is_infinitive(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb in -en hangs on "zu" or on a modal of its clause."""
    words, v = reading.words, reading.vocabulary
    if reading.flags(i) & (PLAN | PARTICIPLE) or not words[i].endswith("n"):
        return False
    if words[i - 1] in v.words.grammar_infinitive:
        return True
    first, last = unit.segments[unit.segment(i)]
    return i == last - 1 and reading.has_kind(first, i, MODAL)


def is_negated(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether the clause of a verb says that something was not said."""
    if not unit.flags & NEGATION:
        return False
    words, v = reading.words, reading.vocabulary
    if words[i] in v.words.grammar_ruling_out:
        return False
    first, last = unit.segments[unit.segment(i)]
    for k in range(first, last - 1):
        if reading.flags(k) & NEGATION and words[k + 1] not in v.words.negated_alone:
            return v.certainty.get(words[i]) != "denied" and (k > i or i == last - 1 or k + 1 == i)
    return bool(reading.flags(last - 1) & NEGATION) and last - 1 > i


def is_attribute(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a form is an adjective of the noun behind it: "Die bestätigten Toten wurden beigesetzt"."""
    if _describes_counted(reading, unit, i):
        return True
    if i + 2 >= unit.last or not reading.words[i].endswith(reading.vocabulary.endings["attributes"]):
        return False
    if lacks_noun(reading, i):
        return True
    first, last = unit.segments[unit.segment(i)]
    if i - 1 != first or not reading.kind(first) & DETERMINER or not reading.kind(i + 1) & CAPITAL:
        return False
    return reading.has_kind(i + 2, last, HELPER | MODAL)


def _describes_counted(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a form stands between a number and what that counts: "es gibt 30 bestätigte Todesfälle"."""
    if i + 1 >= unit.last or not reading.flags(i) & GIVEN or not reading.kind(i - 1) & NUMBER:
        return False
    return bool(reading.kind(i + 1) & CAPITAL) and not reading.kind(i + 1) & (GIVER | MEDIUM | ROLE)


def lacks_noun(reading: Reading, i: int) -> bool:
    """Whether a preposition before ``i`` still waits for its noun: "mit anderen nicht näher bezeichneten Kräften"."""
    inflected = False
    for k in range(i - 1, -1, -1):
        kind = reading.kind(k)
        if kind & PREPOSITION:
            return inflected
        if kind & (CAPITAL | PRONOUN) or not kind & LETTER:
            return False
        inflected |= not kind & ADVERB and reading.words[k].endswith(reading.vocabulary.endings["inflected"])
    return False


def readings(reading: Reading, unit: Unit, i: int, flags: int) -> list[Cue]:
    """Readings of a cue, the likeliest first."""
    first, last = unit.segments[unit.segment(i)]
    found = _reading(reading, unit, i, flags, first, last)
    cues = [found] if found else []
    if not flags & PARTICIPLE:
        return cues
    if flags & _FINITE and i == last - 1:
        found = _participle(reading, unit, first, last, i)
        if found:
            cues.append(found)
    if flags & VERB and i + 1 < last and _opens_passive(reading, first, i + 1):
        cues.append(Cue(i, _certainty(reading, i), -1))
    return cues


def _opens_passive(reading: Reading, first: int, i: int) -> bool:
    """Whether the main clause begins at ``i`` behind "Wie X mitgeteilt" without its comma."""
    classes = reading.vocabulary.words
    if reading.lows[first] not in classes.grammar_quoting:
        return False
    return reading.words[i] in classes.verbs_passive or reading.words[i] in classes.verbs_dummy


def _certainty(reading: Reading, i: int) -> str:
    return reading.vocabulary.certainty.get(reading.words[i], "stated")


def _reading(reading: Reading, unit: Unit, i: int, flags: int, first: int, last: int) -> Cue | None:
    """The first reading of a cue in the segment ``first:last``."""
    if flags & SEPARABLE:
        found = _particle(reading, unit, i)
        if found >= 0 and not _runs_out(reading, unit, i, found):
            words = reading.words
            pair = words[found] + " " + words[i]
            return Cue(i, reading.vocabulary.certainty.get(pair, "stated"), found)
    if flags & PARTICIPLE and not (flags & _FINITE and _can_be_finite(reading, first, i, last)):
        return _participle(reading, unit, first, last, i)
    if not flags & (_FINITE | PLAN | CORRECTION):
        return None
    if flags & CORRECTION and i == last - 1 and (helps := _auxiliary(reading, first, i)) >= 0:
        return Cue(helps, _certainty(reading, i), -1)
    if (flags & NUMBER_VERB and is_no_count(reading, i, last)) or _is_another_verb(reading, i, last):
        return None
    return Cue(i, _certainty(reading, i), -1) if tells(reading, unit, i) else None


def _runs_out(reading: Reading, unit: Unit, i: int, particle: int) -> bool:
    """Whether "gehen ... aus" assumes nothing: "Im Spital gingen die Medikamente aus", but "geht von 30 Toten aus"."""
    classes = reading.vocabulary.words
    if reading.words[particle] + " " + reading.words[i] not in classes.grammar_assuming:
        return False
    first = unit.segments[max(unit.segment(i) - 1, 0)][0]
    return not reading.has_lower(first, particle, classes.grammar_speaking_links)


def _is_another_verb(reading: Reading, i: int, last: int) -> bool:
    """Whether a particle or "sich" makes a verb another one: "sagte die Reise ab", "melden sich"."""
    words, classes = reading.words, reading.vocabulary.words
    if words[i] in classes.grammar_answering and reading.has_word(
        i + 1, min(i + 3, last), classes.turns_reflexive
    ):
        return True
    return last - i > 1 and words[last - 1] in classes.grammar_parting


def _can_be_finite(reading: Reading, first: int, i: int, last: int) -> bool:
    """Whether "berichtet" is a finite verb here: no auxiliary in its clause."""
    return not reading.has_kind(first, i, HELPER) and not reading.has_kind(i + 1, last, HELPER)


def _participle(reading: Reading, unit: Unit, first: int, last: int, i: int) -> Cue | None:
    words, classes = reading.words, reading.vocabulary.words
    if shares_auxiliary(reading, i, last):
        last = i + 1
    beside = reading.kind(i - 1) & AUXILIARY and i - 1 > first  # "hat gesprochen von 20 Toten"
    if i + 1 < last and words[i + 1] not in classes.verbs_auxiliaries and not beside:
        return None
    if reading.has_kind(first, last, PASSIVE) or _is_reflexive(reading, first, i):
        return None
    k = _auxiliary(reading, first, last)
    if k >= 0:
        return Cue(k, _certainty(reading, i), -1)
    number = unit.segment(i)
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if reading.kind(a) & RELATIVE and words[a].islower():
            continue
        k = _auxiliary(reading, a, b - 1)
        if k >= 0:
            return Cue(k, _certainty(reading, i), -1)
    return None


def shares_auxiliary(reading: Reading, i: int, last: int) -> bool:
    """Whether another participle has the same auxiliary: "hat von neun Toten [gesprochen] und um Hilfe gebeten"."""
    if (
        i + 2 >= last
        or not reading.kind(i + 1) & CONJUNCTION
        or reading.has_kind(i + 2, last, HELPER | PASSIVE)
    ):
        return False
    word = reading.words[last - 1]
    return word.islower() and word.endswith(reading.vocabulary.endings["perfects"])


def _is_reflexive(reading: Reading, first: int, i: int) -> bool:
    """Whether "sich" makes a participle that of another verb: "habe sich ein Lager befunden", "haben sich gemeldet"."""
    classes = reading.vocabulary.words
    return reading.words[i] in classes.grammar_answering and reading.has_word(
        first, i, classes.turns_reflexive
    )


def _auxiliary(reading: Reading, first: int, last: int) -> int:
    """The first auxiliary in a token range; -1 where there is none."""
    for k in range(first, last):
        if reading.kind(k) & AUXILIARY:
            return k
    return -1


def _particle(reading: Reading, unit: Unit, i: int) -> int:
    """Where the particle of a separable verb closes a clause after ``i``, or stands before it at the end; -1 where none does."""
    words, v = reading.words, reading.vocabulary
    wanted = v.particles[words[i]]
    closing = i == unit.segments[unit.segment(i)][1] - 1
    if closing and words[i - 1] in wanted and words[i - 1] not in v.words.prepositions:
        return i - 1  # "wie das Amt bekannt gab", "wie es wissen ließ"
    for number in range(unit.segment(i), len(unit.segments)):
        first, last = unit.segments[number]
        if first > i and reading.kind(first) & CONJUNCTION and words[first - 1] == ",":
            break  # "Es gibt keine Toten, aber ihre Zahl steige an"
        for k in range(max(first, i + 1), last):
            closes = k + 1 == last or ends_deed(reading, k, last)
            if words[k] in wanted and (closes or words[k] not in v.words.prepositions):
                return k
        if last - i > _FAR:
            break
    return -1


def ends_deed(reading: Reading, k: int, last: int) -> bool:
    """Whether "und" and a second finite verb follow a particle at ``k``: "gab 13 Tote [an] und bat um Hinweise"."""
    joined = k + 2 < last and bool(reading.kind(k + 1) & CONJUNCTION)
    return joined and reading.words[k + 2].islower() and not reading.kind(k + 2) & FUNCTION


def is_finite(reading: Reading, i: int) -> bool:
    """Whether a word behind a phrase looks like the finite verb of its clause."""
    return bool(reading.kind(i) & HELPER) or ends_finite(reading, i)


def ends_finite(reading: Reading, i: int) -> bool:
    """Whether a word has the ending of a finite verb: "kamen", "starb" not."""
    word = reading.words[i]
    finite = word.endswith(reading.vocabulary.endings["finite"])
    return finite and word.islower() and not reading.kind(i) & FUNCTION
