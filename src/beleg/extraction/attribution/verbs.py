"""German word forms become cues: is this a verb of saying, with which finite part and particle, and does it report here."""

from __future__ import annotations

from bisect import bisect_left

from beleg.extraction.attribution.cues import (
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CORRECTION,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    SEPARABLE,
    STRONG,
    VERB,
)
from beleg.extraction.attribution.frames import Frame
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit

Cue = tuple[int, str, int]


def is_infinitive(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb in -en hangs on "zu" or on a modal of its clause."""
    words, v = reading.tokens.words, reading.vocabulary
    if not words[i].endswith("n") or v.marks.get(words[i], 0) & (PLAN | PARTICIPLE):
        return False
    if words[i - 1] in v.words.grammar_infinitive:
        return True
    first, last = unit.segments[unit.segment(i)]
    return i == last - 1 and reading.has_lower(first, i, v.words.modals)


def is_negated(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether the clause of a verb says that something was not said."""
    words, v = reading.tokens.words, reading.vocabulary
    first, last = unit.segments[unit.segment(i)]
    for k in range(first, last - 1):
        if words[k] in v.words.negations and words[k + 1] not in v.words.negation_ends:
            return v.certainty.get(words[i]) != "denied" and (k > i or i == last - 1 or k + 1 == i)
    return words[last - 1] in v.words.negations and last - 1 > i


def suffices(reading: Reading, unit: Unit, first: int, i: int, flags: int, particle: int) -> bool:
    """Whether a verb that reports only sometimes does so here: beside a number, a clause, a quotation."""
    if reports_clause(reading, i, flags, particle) and has_clause(reading, unit, i):
        return True
    if flags & PLAN and not _plans(reading, unit, i):
        return False
    if flags & (NUMBER_VERB | PLAN | CORRECTION):
        return _has_number(reading, unit, first)
    if particle >= 0:
        return not _in_pair(reading, i, particle)
    return bool(flags & PARTICIPLE) and not flags & CLAUSE_ONLY


def reports_clause(reading: Reading, i: int, flags: int, particle: int) -> bool:
    """Whether a verb, as it stands here, reports a clause and not its object."""
    return bool(flags & (CLAUSE_VERB | CLAUSE_ONLY)) or _in_pair(reading, i, particle)


def _in_pair(reading: Reading, i: int, particle: int) -> bool:
    """Whether a verb and its particle report only before a clause."""
    words = reading.tokens.words
    return particle >= 0 and f"{words[particle]} {words[i]}" in reading.vocabulary.words.verbs_clause_pairs


def has_clause(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a clause, a quotation or a list follows that says what was said."""
    words, v = reading.tokens.words, reading.vocabulary
    if unit.speech or words[unit.last - 1] == ":":
        return True
    that, wh = v.words.grammar_that, v.words.grammar_indirect_questions
    for first, last in unit.segments:
        lead = words[first]
        if lead in that or (first > i and words[first - 1] == ":"):
            return True
        if first == unit.first and not unit.first <= i < last and lead.lower() in wh:
            return True
        if first > i and lead in wh and words[first - 1] == ",":
            return True
        if not first <= i < last and (
            reading.has_flag(first, last, STRONG) or is_infinitive_clause(reading, first, last)
        ):
            return True
    return False


def is_infinitive_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause ends in an infinitive with "zu": "87 Gefangene zu übergeben", "abzuziehen"."""
    words, v = reading.tokens.words, reading.vocabulary
    word = words[last - 1]
    if last - first < 2 or not word.endswith("n"):
        return False
    if words[last - 2] in v.words.grammar_infinitive:
        return words[first].lower() not in v.words.grammar_final_infinitives
    at = word.find("zu", 2)
    return at > 0 and len(word) - at > 4 and word[:at] in v.words.grammar_verb_prefixes


def counts(reading: Reading, frame: Frame, i: int) -> bool:
    """Whether the subject of a verb of counting is an office or a name, not those who are counted."""
    v = reading.vocabulary
    if reading.tokens.words[i] in v.words.grammar_territorial:
        for name in frame.speakers:
            if any(word in v.words.territories for word in name.text.split()):
                return False
    for name in frame.speakers:
        start = name.span.start
        words = name.text.split()
        known = any(v.is_source(w) or v.is_role(w) or v.is_medium(w) for w in words)
        bare = start == 0 or not _determined(reading, start)
        if known or name.actor or (bare and words[0][0].isupper()):
            return True
    return False


def _determined(reading: Reading, start: int) -> bool:
    at = bisect_left(reading.tokens.starts, start)
    return at > 0 and reading.vocabulary.has(
        reading.vocabulary.words.determiners, reading.tokens.words[at - 1]
    )


def _plans(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether "will" tells what an office or an officer has announced, or claims to have done."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(i)
    last = unit.segments[number][1]
    for k in range(unit.segments[max(0, number - 2)][0], last):
        if v.is_source(words[k]) or v.is_role(words[k]):
            return True
    return False


def _has_number(reading: Reading, unit: Unit, first: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    return (
        any(v.is_numeral(words[k]) or words[k] in ("?", "XX", "[") for k in range(first, unit.last))
        or words[unit.last - 1] == ":"
    )


def readings(reading: Reading, unit: Unit, i: int, flags: int) -> list[tuple[int, str, int]]:
    """Readings of a cue: finite verb, certainty, and particle (its token index, or -1)."""
    words, v = reading.tokens.words, reading.vocabulary
    first, last = unit.segments[unit.segment(i)]
    found = [_reading(reading, unit, i, flags)]
    if flags & PARTICIPLE and flags & (VERB | NUMBER_VERB | CLAUSE_VERB) and i == last - 1:
        found.append(_participle(reading, unit, first, last, i))
    following = words[i + 1] if i + 1 < last else ""
    if (
        flags & PARTICIPLE
        and flags & VERB
        and words[first].lower() in v.words.grammar_quoting
        and (following in v.words.verbs_passive or following in v.words.verbs_dummy)
    ):
        found.append((i, v.certainty.get(words[i], "stated"), -1))
    return [cue for cue in found if cue]


def _reading(reading: Reading, unit: Unit, i: int, flags: int) -> tuple[int, str, int] | None:
    """Finite verb, certainty and particle of a cue: its token index, or -1."""
    words, v = reading.tokens.words, reading.vocabulary
    word = words[i]
    first, last = unit.segments[unit.segment(i)]
    if flags & SEPARABLE:
        found = _particle(reading, unit, i)
        if found >= 0:
            return i, v.certainty.get(f"{words[found]} {word}", "stated"), found
    if flags & PARTICIPLE and not (
        flags & (VERB | NUMBER_VERB | CLAUSE_VERB) and _can_be_finite(reading, first, i, last)
    ):
        return _participle(reading, unit, first, last, i)
    if flags & (VERB | NUMBER_VERB | CLAUSE_VERB | PLAN | CORRECTION):
        if (
            flags & NUMBER_VERB
            and word in v.words.grammar_tally_verbs
            and not _has_any(words[i:last], v.words.grammar_tally_links)
        ):
            return None
        if flags & NUMBER_VERB and i + 1 < last and words[i + 1] in v.words.grammar_not_tally:
            return None
        if word in v.words.grammar_speaking and not _has_any(
            words[max(0, i - 12) : min(unit.last, i + 10)], v.words.grammar_speaking_links
        ):
            return None
        return i, v.certainty.get(word, "stated"), -1
    return None


def _has_any(words: list[str], group: frozenset[str]) -> bool:
    return any(word in group for word in words)


def _can_be_finite(reading: Reading, first: int, i: int, last: int) -> bool:
    """Whether "berichtet" is a finite verb here: no auxiliary in its clause."""
    words, v = reading.tokens.words, reading.vocabulary
    helpers = v.words.helpers
    return not any(words[k].lower() in helpers for k in range(first, last) if k != i)


def _participle(reading: Reading, unit: Unit, first: int, last: int, i: int) -> tuple[int, str, int] | None:
    words, v = reading.tokens.words, reading.vocabulary
    certainty = v.certainty.get(words[i], "stated")
    if not (i + 1 == last or (i + 1 < last and words[i + 1] in v.words.verbs_auxiliaries)):
        return None
    passive = v.words.verbs_passive
    if reading.has_lower(first, last, passive):
        return None
    for k in range(first, last):
        if words[k].lower() in v.words.verbs_auxiliaries:
            return k, certainty, -1
    number = unit.segment(i)
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if words[a].lower() in v.words.relatives and words[a].islower():
            continue
        for k in range(a, b):
            if words[k].lower() in v.words.verbs_auxiliaries and k < b - 1:
                return k, certainty, -1
    return None


def _particle(reading: Reading, unit: Unit, i: int) -> int:
    """Where the particle of a separable verb closes a clause after ``i``; -1 where none does."""
    words, v = reading.tokens.words, reading.vocabulary
    wanted = v.particles[words[i]]
    for first, last in unit.segments[unit.segment(i) :]:
        for k in range(max(first, i + 1), last):
            if words[k] in wanted and (k + 1 == last or (words[k] not in v.words.prepositions)):
                return k
        if last - i > 30:
            break
    return -1
