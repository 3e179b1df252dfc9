"""What a sentence calls false becomes denied: "Die Zahl 300 ist frei erfunden", "called the figure propaganda"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import FALSE, STOPS
from beleg.extraction.attribution.words.kinds import (
    DETERMINER,
    FUNCTION,
    LETTER,
    NUMERAL,
    RELATIVE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.units import Unit

CALLED_FALSE: Final = "called false"
# What others call so in a clause of their own, behind who claimed it: "sprach von 40, was die Polizei falsch nennt".
_ASIDE: Final = CALLED_FALSE + " aside"
_NEAR: Final = 3  # tokens from "report" to "false"
_SHORT: Final = 6  # tokens of "That was wrong"
_FAR: Final = 16  # tokens from "toll" to "wrong"
_PARTING: Final = frozenset((";", ":")) | STOPS
_ENDING: Final = _PARTING | {","}


def calls_false(reading: Reading, k: int) -> bool:
    """Whether token ``k`` is a word by which something is called false, or closes a phrase that does so: "trifft nicht zu"."""
    if not reading.flags(k) & FALSE:
        return False
    if reading.words[k] in reading.vocabulary.words.denials_wrong:
        return _is_of_a_figure(reading, k)
    if reading.words[k] in reading.vocabulary.words.denials_answers:
        return False
    phrases = reading.vocabulary.phrases
    return reading.words[k] not in phrases["calling_false"] or _phrase_at(reading, k) >= 0


def _is_of_a_figure(reading: Reading, k: int) -> bool:
    """Whether what is called wrong at token ``k`` is a figure: "the toll of 52 announced on Friday was wrong"."""
    words, v = reading.words, reading.vocabulary
    helpers = v.words.verbs_dummy | v.words.grammar_naming | v.words.verbs_passive
    lowest = max(k - _FAR, 0)
    copula = next((n for n in range(k - 1, max(k - _NEAR - 1, lowest), -1) if words[n] in helpers), -1)
    if v.verb_second and copula < 0:  # "ein Übermittlungsfehler gewesen", "dass die Zahl ein Fehler war"
        behind = k + 1 < len(words) and words[k + 1] in helpers
        copula = next((n for n in range(k - 1, lowest, -1) if words[n] in helpers), k if behind else -1)
    for n in range(copula - 1, lowest - 1, -1):
        if words[n] in _PARTING:
            return False
        if words[n] in v.words.denials_tallies or words[n] in v.words.nouns_claims:
            return True
    return False


def _phrase_at(reading: Reading, k: int) -> int:
    """Where the phrase that closes at token ``k`` begins; -1 where none does."""
    words = reading.words
    for parts in reading.vocabulary.called_false.get(words[k], ()):
        if words[max(k + 1 - len(parts), 0) : k + 1] == parts:
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
    classes = reading.vocabulary.words
    if k + 1 >= unit.last or reading.words[k + 1] in classes.verbs_dummy | classes.grammar_naming:
        return True  # "falsch gewesen", "als erfunden bezeichnete"
    return not reading.kind(k + 1) & LETTER or bool(reading.kind(k + 1) & FUNCTION)


def falsehood(reading: Reading, unit: Unit) -> Frame | None:
    """What a sentence without a claimant calls false: "Die Zahl 300 ist frei erfunden"."""
    first = unit.first
    words, wrong = reading.words, reading.vocabulary.words.denials_wrong
    if _is_answered(reading, unit):
        span = (first + 2, unit.last)
        return Frame(
            [], (first, first + 1), first, first + 2, INSIDE, CALLED_FALSE, "denied", "reported", [], span
        )
    for i in unit.marks:
        if (
            _is_false(reading, unit, i)
            and reading.has_kind(first, i, NUMERAL)
            and (_phrase_at(reading, i) >= 0 or words[i] in wrong or _predicates(reading, unit))
            and not _is_of_an_object(reading, unit, i)
        ):
            aside = _is_aside(reading, unit, i) or _parted_by(reading, first, i)
            rule = _ASIDE if aside else CALLED_FALSE
            return Frame([], (i, i + 1), i, i + 1, INSIDE, rule, "denied", "reported", [], (first, i))
        if complement := _complement(reading, unit, i):
            return Frame([], (i, i + 1), i, i + 1, INSIDE, CALLED_FALSE, "denied", "reported", [], complement)
    return _called_false(reading, unit)


def _is_answered(reading: Reading, unit: Unit) -> bool:
    """Whether a sentence opens with its verdict: "False: 300 people drowned", "No, 300 people did not drown"."""
    first, classes = unit.first, reading.vocabulary.words
    if first + 2 >= unit.last:
        return False
    if reading.words[first + 1] == ":":
        return calls_false(reading, first)
    answered = reading.words[first] in classes.denials_answers and reading.words[first + 1] == ","
    return answered and reading.has_lower(first + 2, unit.last, classes.denials_negation)


def quoted_falsehoods(reading: Reading, unit: Unit) -> list[Frame]:
    """What the sentences of a quotation call false: '"It is not true that 17 died. Eight did," he said'."""
    found = []
    for opened, closed in unit.speech:
        if not reading.has_flag(opened, closed, FALSE):
            continue
        first = opened + 1
        for i in range(opened + 1, closed):
            if reading.words[i] in STOPS:
                first = i + 1
            elif _is_false(reading, unit, i) and (span := _quoted_span(reading, first, i, closed)):
                found.append(
                    Frame([], (i, i + 1), i, i + 1, INSIDE, CALLED_FALSE, "denied", "reported", [], span)
                )
    return found


def _quoted_span(reading: Reading, first: int, i: int, closed: int) -> tuple[int, int] | None:
    """The part of a quoted sentence from ``first`` that its word at ``i`` calls false."""
    words, classes = reading.words, reading.vocabulary.words
    k = i + 1 + (words[i + 1] == ",")
    if k < closed and reading.lows[k] in classes.grammar_that:
        end = next((n for n in range(k, closed) if words[n] in _ENDING), closed)
        return k, end
    told = reading.has_kind(first, i, NUMERAL) and reading.has_word(first, i, classes.verbs_dummy)
    return (first, i) if told or _phrase_at(reading, i) >= 0 else None


def _is_aside(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a relative clause calls false what stands before it: "eine Zahl, die X als erfunden bezeichnete"."""
    first = unit.segments[unit.segment(i)][0]
    return (
        first > unit.first
        and bool(reading.kind(first) & RELATIVE)
        and not reading.has_kind(first, i, NUMERAL)
    )


def _parted_by(reading: Reading, first: int, i: int) -> bool:
    """Whether a clause of its own, behind a semicolon and without a number, calls it so."""
    k = next((n for n in range(i, first, -1) if reading.words[n] == ";"), -1)
    return k > 0 and not reading.has_kind(k, i, NUMERAL)


def _complement(reading: Reading, unit: Unit, i: int) -> tuple[int, int] | None:
    """What is called false behind it: "It is not true that 17 died", "Es stimmt nicht, dass 17 starben"."""
    k = i + 1 + (i + 1 < unit.last and reading.words[i + 1] == ",")
    if k >= unit.last or reading.lows[k] not in reading.vocabulary.words.grammar_that:
        return None
    if not _is_false(reading, unit, i) or reading.has_kind(unit.segments[unit.segment(i)][0], i, NUMERAL):
        return None
    return k, unit.segments[unit.segment(k)][1]


def _is_of_an_object(reading: Reading, unit: Unit, i: int) -> bool:
    """ "said that nine were held, and called the statements propaganda": of what is called so, not of the number."""
    if reading.vocabulary.verb_second:
        return False
    first = unit.segments[unit.segment(i)][0]
    for k in range(first, i):
        if reading.words[k] in reading.vocabulary.words.grammar_naming:
            if reading.lows[k + 1] in reading.vocabulary.words.grammar_plural_determiners:
                return False  # "the minister called those reports untrue"
            return reading.has_kind(k + 1, i, DETERMINER) and not reading.has_kind(k + 1, i, NUMERAL)
    return False


def _called_false(reading: Reading, unit: Unit) -> Frame | None:
    """ "Die Behörde nannte diese Zahl falsch": the figure of the sentence before is called false."""
    if not reading.at or reading.units[reading.at - 1].block != unit.block:
        return None
    lows, v = reading.lows, reading.vocabulary
    if wrong := _is_all_false(reading, unit):
        before = reading.units[reading.at - 1]
        span = (before.first, before.last)
        return Frame([], wrong, *wrong, INSIDE, CALLED_FALSE, "denied", "reported", [], span)
    for i in unit.marks:
        if not calls_false(reading, i) or reading.has_kind(unit.first, i, NUMERAL):
            continue
        opener = unit.segments[unit.segment(i)][0]
        if v.verb_second and reading.kind(opener) & SUBORDINATOR and lows[opener] not in v.words.complement:
            continue  # "..., da die Leitung die Zahl falsch angegeben hatte"
        for k in range(unit.first, i - 1):
            if lows[k] in v.words.grammar_definite and _is_told_of(reading, unit, k + 1, i):
                return Frame([], (i, i + 1), k, i + 1, PREVIOUS, CALLED_FALSE, "denied", "reported")
    return None


def _is_all_false(reading: Reading, unit: Unit) -> tuple[int, int] | None:
    """The words by which the outlet itself calls false what stands before: "That was wrong", "It is false: one died"."""
    first, v = unit.first, reading.vocabulary
    if unit.speech or reading.lows[first] not in v.words.objects | v.words.turns_impersonal:
        return None
    said = reading.words[first + 1] in v.words.verbs_dummy
    for i in range(first + 1, min(first + _SHORT, unit.last)):
        phrase = _phrase_at(reading, i)
        word = said and reading.flags(i) & FALSE and reading.words[i] not in v.phrases["calling_false"]
        if (phrase >= 0 or word) and (i + 1 >= unit.last or reading.words[i + 1] in _PARTING):
            return (phrase if phrase >= 0 else i, i + 1)
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
