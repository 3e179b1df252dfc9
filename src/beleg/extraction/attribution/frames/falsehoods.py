"""What a sentence calls false becomes denied: "Die Zahl 300 ist frei erfunden", "called the figure propaganda"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import FALSE
from beleg.extraction.attribution.words.kinds import DETERMINER, FUNCTION, LETTER, NUMERAL, SUBORDINATOR
from beleg.extraction.attribution.words.units import Unit

_NEAR: Final = 3  # tokens from "report" to "false"


def calls_false(reading: Reading, k: int) -> bool:
    """Whether token ``k`` is a word by which something is called false, or closes a phrase that does so: "trifft nicht zu"."""
    if not reading.flags(k) & FALSE:
        return False
    phrases = reading.vocabulary.phrases
    return reading.words[k] not in phrases["calling_false"] or _phrase_at(reading, k) >= 0


def _phrase_at(reading: Reading, k: int) -> int:
    """Where the phrase that closes at token ``k`` begins; -1 where none does."""
    words = reading.words
    for phrase in reading.vocabulary.phrases["called_false"]:
        parts = phrase.split()
        if words[k] == parts[-1] and words[max(k + 1 - len(parts), 0) : k + 1] == parts:
            return k + 1 - len(parts)
    return -1


def is_denied(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a unit denies the claim in it: by its verb, or by calling it false."""
    words, v = reading.words, reading.vocabulary
    if unit.flags & FALSE and any(_is_false(reading, unit, k) or k + 1 == i for k in unit.marks):
        return True
    for k in unit.marks:
        word = words[k]
        if v.certainty.get(word) == "denied" or word in v.words.denials_scolding:
            return True
        if word in v.particles and _is_parted_denial(reading, unit, k):
            return True
    return False


def _is_parted_denial(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a verb with one of its particles denies: "wies ... zurück"."""
    words, v = reading.words, reading.vocabulary
    return any(
        words[n] in v.particles[words[k]] and v.certainty.get(words[n] + " " + words[k]) == "denied"
        for n in range(k, unit.last)
    )


def _is_false(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether something is called false by token ``k``, which is no attribute: not "propaganda material"."""
    if not calls_false(reading, k):
        return False
    if k + 1 >= unit.last or reading.words[k + 1] in reading.vocabulary.words.verbs_dummy:  # "falsch gewesen"
        return True
    return not reading.kind(k + 1) & LETTER or bool(reading.kind(k + 1) & FUNCTION)


def falsehood(reading: Reading, unit: Unit) -> Frame | None:
    """What a sentence without a claimant calls false: "Die Zahl 300 ist frei erfunden"."""
    first = unit.first
    if calls_false(reading, first) and first + 2 < unit.last and reading.words[first + 1] == ":":
        span = (first + 2, unit.last)
        return Frame(
            [], (first, first + 1), first, first + 2, INSIDE, "called false", "denied", "reported", [], span
        )
    for i in unit.marks:
        if (
            _is_false(reading, unit, i)
            and reading.has_kind(first, i, NUMERAL)
            and (_phrase_at(reading, i) >= 0 or _predicates(reading, unit))
            and not _is_of_an_object(reading, unit, i)
        ):
            return Frame(
                [], (i, i + 1), i, i + 1, INSIDE, "called false", "denied", "reported", [], (first, i)
            )
    return _called_false(reading, unit)


def _is_of_an_object(reading: Reading, unit: Unit, i: int) -> bool:
    """ "said that nine were held, and called the statements propaganda": of what is called so, not of the number."""
    if reading.vocabulary.verb_second:
        return False
    first = unit.segments[unit.segment(i)][0]
    for k in range(first, i):
        if reading.words[k] in reading.vocabulary.words.grammar_naming:
            return reading.has_kind(k + 1, i, DETERMINER) and not reading.has_kind(k + 1, i, NUMERAL)
    return False


def _called_false(reading: Reading, unit: Unit) -> Frame | None:
    """ "Die Behörde nannte diese Zahl falsch": the figure of the sentence before is called false."""
    if not reading.at or reading.units[reading.at - 1].block != unit.block:
        return None
    lows, v = reading.lows, reading.vocabulary
    for i in unit.marks:
        if not calls_false(reading, i) or reading.has_kind(unit.first, i, NUMERAL):
            continue
        opener = unit.segments[unit.segment(i)][0]
        if v.verb_second and reading.kind(opener) & SUBORDINATOR and lows[opener] not in v.words.complement:
            continue  # "..., da die Leitung die Zahl falsch angegeben hatte"
        for k in range(unit.first, i - 1):
            if lows[k] in v.words.grammar_definite and _is_told_of(reading, unit, k + 1, i):
                return Frame([], (i, i + 1), k, i + 1, PREVIOUS, "called false", "denied", "reported")
    return None


def _is_told_of(reading: Reading, unit: Unit, k: int, false: int) -> bool:
    """Whether a noun means the figure of the sentence before: "diese Zahl", and in "The report is false" what it reports."""
    words, v = reading.words, reading.vocabulary
    if words[k] in v.words.denials_tallies:
        return True
    opens = k == unit.first + 1 and words[k + 1] in v.words.verbs_dummy and false - k <= _NEAR
    return opens and words[k] in v.words.nouns_claims


def _predicates(reading: Reading, unit: Unit) -> bool:
    """Whether a sentence says of something what it is: "ist erfunden", "nannte die Zahl eine Lüge"."""
    words, v = reading.words, reading.vocabulary
    helpers = v.words.verbs_dummy
    return any(
        words[k] in helpers or words[k] in v.words.grammar_naming for k in range(unit.first, unit.last)
    )
