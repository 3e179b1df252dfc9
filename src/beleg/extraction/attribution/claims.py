"""Claims become frames: "claims that ...", "Berichte, wonach ...", and what a sentence calls false."""

from __future__ import annotations

from beleg.extraction.attribution.cues import (
    FALSE,
    STRONG,
    WEAK,
)
from beleg.extraction.attribution.frames import INSIDE, Frame
from beleg.extraction.attribution.naming import speaker_of
from beleg.extraction.attribution.phrases import before, is_name
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit
from beleg.extraction.attribution.vocabulary import NUMERAL


def claim(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a noun like "claims" or "Meldungen" that says whose claim a clause is."""
    if reading.vocabulary.nouns_capitalised:
        return _german(reading, unit, i)
    return _english(reading, unit, i)


def _german(reading: Reading, unit: Unit, i: int) -> Frame | None:
    start = _phrase_start(reading, unit, i)
    found = reading.phrase(start, unit.last)
    if found is None or found.last <= i:
        return None
    denied = _is_denied(reading, unit, i)
    span = _german_content(reading, unit, found.last, denied)
    if span is None:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    certainty = "denied" if denied else certainty
    return Frame(
        names,
        (i, i + 1),
        found.start,
        found.last,
        INSIDE,
        "claim",
        certainty,
        "reported",
        via,
        span,
        claimant=True,
    )


def _phrase_start(reading: Reading, unit: Unit, i: int) -> int:
    """Where the phrase of a noun begins: its adjectives and determiner stand before it."""
    first = unit.segments[unit.segment(i)][0]
    for k in range(max(first, i - 4), i):
        found = reading.phrase(k, i + 1)
        if found and found.last == i + 1:
            return k
    return i


def _german_content(reading: Reading, unit: Unit, end: int, denied: bool) -> tuple[int, int] | None:
    words, v = reading.tokens.words, reading.vocabulary
    if end >= unit.last:
        return None
    if (
        end + 1 < unit.last
        and words[end + 1] == ","
        and any(words[end] in some for some in v.particles.values())
    ):
        end += 1
    if words[end] == "," and end + 1 < unit.last:
        first, last = unit.segments[unit.segment(end + 1)]
        if words[first] in v.words.grammar_claim_leads:
            return first, last
        if reading.has_flag(first, last, (STRONG | WEAK)) and not v.has(v.words.relatives, words[first]):
            return first, last
    if words[end] in v.words.grammar_claim_links and denied:
        return end, unit.segments[unit.segment(end)][1]
    return None


def _english(reading: Reading, unit: Unit, i: int) -> Frame | None:
    words, v = reading.tokens.words, reading.vocabulary
    follower = words[i + 1] if i + 1 < unit.last else ""
    if follower not in v.words.claim_follows or i == unit.first:
        return None
    if is_name(v, words[i - 1]) or words[i - 1].lower() in v.words.pronouns:
        return None
    found = before(words, v, unit.segments[unit.segment(i)][0], i + 1)
    if found is None:
        return None
    first = found.first
    while first < i and v.marks.get(words[first], 0) & FALSE:
        first += 1
    denied = _is_denied(reading, unit, i)
    if follower in v.words.grammar_claim_links and not denied:
        return None
    name = reading.name(first, i + 1)
    certainty = "denied" if denied else v.nouns.get(words[i], "stated")
    return Frame(
        [name],
        (i, i + 1),
        found.start,
        i + 1,
        INSIDE,
        "claim",
        certainty,
        "reported",
        [],
        (i + 1, unit.last),
        claimant=True,
    )


def _is_denied(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a unit denies the claim in it: by its verb, or by calling it false."""
    words, v = reading.tokens.words, reading.vocabulary
    if unit.flags & FALSE:
        return True
    for k, _ in unit.marks:
        forms = (
            words[k],
            *(f"{p} {words[k]}" for p in v.particles.get(words[k], ()) if p in words[k : unit.last]),
        )
        if any(v.certainty.get(form) == "denied" for form in forms) or words[k] in v.words.denials_scolding:
            return True
    return False


def falsehood(reading: Reading, unit: Unit) -> Frame | None:
    """What a sentence without a claimant calls false: "Die Zahl 300 ist frei erfunden"."""
    for i, flags in unit.marks:
        if flags & FALSE and reading.has_kind(unit.first, i, NUMERAL) and _predicates(reading, unit, i):
            return Frame(
                [], (i, i + 1), i, i + 1, INSIDE, "called false", "denied", "reported", [], (unit.first, i)
            )
    return None


def _predicates(reading: Reading, unit: Unit, i: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    helpers = v.words.verbs_dummy
    return any(
        words[k] in helpers or words[k] in v.words.grammar_naming for k in range(unit.first, unit.last)
    )
