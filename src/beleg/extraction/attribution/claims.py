"""Claims become frames: "claims that ...", "Berichte, wonach ...", and what a sentence calls false."""

from __future__ import annotations

from beleg.extraction.attribution.cues import FALSE, STRONG, WEAK
from beleg.extraction.attribution.frames import INSIDE, Frame
from beleg.extraction.attribution.kinds import NAME, NUMERAL, PRONOUN, RELATIVE
from beleg.extraction.attribution.naming import speaker_of
from beleg.extraction.attribution.phrases import before
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit


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
    words, v = reading.words, reading.vocabulary
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
        if reading.has_flag(first, last, STRONG | WEAK) and not reading.kind(first) & RELATIVE:
            return first, last
    if words[end] in v.words.grammar_claim_links and denied:
        return end, unit.segments[unit.segment(end)][1]
    return None


def _english(reading: Reading, unit: Unit, i: int) -> Frame | None:
    words, v = reading.words, reading.vocabulary
    follower = words[i + 1] if i + 1 < unit.last else ""
    if follower not in v.words.claim_follows or i == unit.first:
        return None
    if reading.kind(i - 1) & (NAME | PRONOUN):
        return None
    found = before(reading, unit.segments[unit.segment(i)][0], i + 1)
    if found is None:
        return None
    first = found.first
    while first < i and reading.flags(first) & FALSE:
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
    if unit.flags & FALSE:
        return True
    words, v = reading.words, reading.vocabulary
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


def falsehood(reading: Reading, unit: Unit) -> Frame | None:
    """What a sentence without a claimant calls false: "Die Zahl 300 ist frei erfunden"."""
    for i in unit.marks:
        if (
            reading.flags(i) & FALSE
            and reading.has_kind(unit.first, i, NUMERAL)
            and _predicates(reading, unit, i)
        ):
            return Frame(
                [], (i, i + 1), i, i + 1, INSIDE, "called false", "denied", "reported", [], (unit.first, i)
            )
    return None


def _predicates(reading: Reading, unit: Unit, i: int) -> bool:
    words, v = reading.words, reading.vocabulary
    helpers = v.words.verbs_dummy
    return any(
        words[k] in helpers or words[k] in v.words.grammar_naming for k in range(unit.first, unit.last)
    )
