"""English words that can be nouns: is "reports" or "claims" a verb where it stands."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK, CLAUSE_VERB, NUMBER_VERB, STOPS, VERB
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    FUNCTION,
    GIVER,
    MEDIUM,
    NUMBER,
    NUMERAL,
    PREPOSITION,
    RELATIVE,
    ROLE,
)
from beleg.extraction.attribution.words.units import Unit

_NEAR: Final = 3
_REPORTS: Final = VERB | CLAUSE_VERB | NUMBER_VERB
_SHORT: Final = 7
_OPENS_OBJECT: Final = DETERMINER | NUMBER
GENITIVES: Final[tuple[str, ...]] = ("'s", "\u2019s")


def raised(reading: Reading, first: int, i: int) -> int:
    """Where the words begin that make of an infinitive what the subject says: "was [able to confirm]"; else ``i``."""
    words, classes = reading.words, reading.vocabulary.words
    i = reading.verb_start(i)
    if i - 2 <= first or words[i - 1] not in classes.grammar_infinitive:
        return i
    k = i - 1
    while k > first and words[k - 1] in classes.grammar_raising:
        k -= 1
    return k if k < i - 1 else i


def _is_singular_determiner(reading: Reading, k: int) -> bool:
    words = reading.vocabulary.words
    return reading.words[k] in words.determiners and reading.words[k] not in words.grammar_plural_determiners


def _follows_name(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a name stands before a word that then is a verb: "Reuters reports", "UNICEF estimates"."""
    words = reading.words
    if i == first + 1 and words[i - 1].isupper():
        return True
    behind = words[min(i + 1, unit.last - 1)]
    named = i - 1 > unit.first and reading.kind(i - 1) & CAPITAL
    return bool(named) and behind not in reading.vocabulary.words.grammar_noun_of


def _owns(reading: Reading, k: int) -> bool:
    """Whether a word shows that a noun follows: "their claim", "its own estimate", "the army's report"."""
    word, classes = reading.words[k], reading.vocabulary.words
    return word in classes.possessives or word in classes.own or word.endswith(GENITIVES)


def _is_counted(reading: Reading, first: int, i: int) -> bool:
    """Whether a number of others stands before a word: "three more suspects"."""
    more = i - 1 > first and reading.words[i - 1] in reading.vocabulary.words.grammar_further
    return more and bool(reading.kind(i - 2) & NUMERAL)


def is_noun(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether "reports", "claims" or "estimates" is a noun here."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    word = words[i]
    if i > first and _owns(reading, i - 1):
        return word not in v.words.grammar_verb_only
    if _is_counted(reading, first, i) or _disagrees(reading, first, i) or _is_subject(reading, i, unit.last):
        return True
    if word.endswith(v.endings["pasts"]) or word in v.words.grammar_verb_only:
        return i > first and _is_singular_determiner(reading, i - 1)
    if word.endswith(v.endings["gerunds"]):
        return False
    previous = lows[i - 1] if i > first else ""
    if word not in v.nouns and word not in v.words.nouns_claims:
        plural = previous in v.words.grammar_plural_determiners or raised(reading, first, i) < i
        plural = plural or (previous in v.words.grammar_likening and _has_object(reading, i, unit.last))
        return (i == first and i == unit.first) or (
            not plural and (previous in v.words.determiners or previous in v.words.prepositions)
        )
    if i > first and _follows_name(reading, unit, first, i):
        return False
    follower = lows[i + 1] if i + 1 < unit.last else "."
    if _is_verb_here(reading, unit, first, i):
        return False
    if i == first or previous in v.words.determiners or previous in v.words.prepositions:
        return True
    if (
        follower in v.words.grammar_noun_after
        or v.marks.get(follower, 0) & (VERB | BREAK)
        or follower in STOPS
    ):
        return True
    return previous in v.words.grammar_noun_before


def _has_object(reading: Reading, i: int, last: int) -> bool:
    """Whether an article stands behind a word: "As informs the ministry"."""
    return i + 1 < last and bool(reading.kind(i + 1) & DETERMINER)


def _is_subject(reading: Reading, i: int, last: int) -> bool:
    """Whether a plural is the subject of the plain verb of saying behind it: "Hospital records show"."""
    if i + 2 >= last or not reading.words[i].endswith("s"):
        return False
    behind = reading.words[i + 1]
    v = reading.vocabulary
    plain = not behind.endswith(v.endings["conjugated"]) and v.marks.get(behind + "s", 0) & _REPORTS
    return bool(plain) and bool(reading.flags(i + 1) & _REPORTS)


def _disagrees(reading: Reading, first: int, i: int) -> bool:
    """Whether the plain form of a verb stands behind one thing alone, "a hydel project", or in "took place": a noun."""
    classes = reading.vocabulary.words
    word = reading.words[i]
    if i > first and reading.words[i - 1] in classes.grammar_light:
        return True
    if (
        word.endswith("s")
        or word in classes.grammar_unchanging
        or not reading.vocabulary.marks.get(word + "s", 0)
    ):
        return False
    for k in range(i - 1, max(first, i - _NEAR) - 1, -1):
        if reading.lows[k] in classes.grammar_singular_leads:
            return True
        if reading.kind(k) & (FUNCTION | ADVERB):
            return False
    return False


def is_compounded(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether the last part of a compound stands before the name that it is of: "the media project Orb"."""
    named = i + 1 < unit.last and reading.kind(i + 1) & CAPITAL
    if not named or i == first or reading.kind(i - 1) & (FUNCTION | GIVER | ADVERB):
        return False
    return reading.words[i - 1].islower() and not reading.words[i - 1].endswith("s")


def _is_verb_here(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether the place of a word in its sentence makes it a verb, whatever stands beside it."""
    if _heads_title(reading, unit, first, i) or _leads_in(reading, unit, first, i):
        return True
    if _is_plural_before_clause(reading, unit, first, i) or _closes_inserted(reading, unit, first, i):
        return True
    return i == first and stands_behind_aside(reading, unit, i)


def _closes_inserted(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb ends its clause behind its subject and a comma: "40 people died, the observatory claims, up from 30"."""
    number = unit.segment(i)
    if (
        not number
        or i + 1 < unit.segments[number][1]
        or i - first > _SHORT
        or reading.words[first - 1] != ","
    ):
        return False
    found = reading.phrase(first, i)
    if found is None or found.last != i or not reading.is_speaker(found):
        return False
    known = reading.has_kind(found.first, found.last, GIVER | ROLE) or reading.actor(found.first, found.last)
    one = not reading.words[found.head].endswith("s")
    if one != reading.words[i].endswith("s"):
        return False
    ends = i + 1 >= unit.segments[-1][1]
    return bool(known) or (ends and not one and found.start == found.first)


def _is_plural_before_clause(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a plain form stands between a bare plural that opens its clause and "that": "Local media report that"."""
    classes = reading.vocabulary.words
    if (
        reading.words[i].endswith("s")
        or i + 1 >= unit.last
        or reading.words[i + 1] not in classes.grammar_that
    ):
        return False
    return 0 < i - first < _NEAR and not reading.has_kind(first, i, FUNCTION | NUMERAL)


def stands_behind_aside(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb stands behind an aside: "The militants, on their channel, claim to have"."""
    if i == unit.first or reading.words[i - 1] != "," or i + 1 >= unit.last:
        return False
    classes = reading.vocabulary.words
    if reading.words[i + 1] in classes.grammar_infinitive:
        return True
    has_object = reading.words[i + 1] in classes.grammar_that or reading.kind(i + 1) & _OPENS_OBJECT
    return bool(has_object) and _parts_subject(reading, unit, unit.segment(i) - 1)


def _parts_subject(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether a segment stands between a bare noun phrase and its verb: "The radio, citing a nurse, reports"."""
    if number < 1:
        return False
    lead, end = unit.segments[number]
    explained = reading.phrase(lead, end) if reading.kind(lead) & (DETERMINER | CAPITAL) else None
    if explained is not None and explained.last != end:
        return False
    if (
        explained is None
        and not reading.kind(lead) & (PREPOSITION | RELATIVE)
        and not reading.has(lead, reading.vocabulary.words.verbs_relay)
    ):
        return False
    first, last = unit.segments[number - 1]
    found = reading.phrase(first, last)
    return found is not None and found.last == last


def _heads_title(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb opens the last part of a sentence: "Nine held, claims the governor"."""
    if i != first or first == unit.first or reading.words[i - 1] != ",":
        return False
    found = reading.phrase(i + 1, unit.last)
    if unit.kind != "title" and (found is None or not reading.kind(found.head) & (GIVER | ROLE)):
        return False
    return found is not None and found.last >= unit.segments[-1][1] and reading.words[i].endswith("s")


def _leads_in(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb stands before the colon of a list: "The fire service reports:"."""
    last = unit.last - 1
    colon = i + 1 if reading.words[last] == ":" and last == i + 1 else -1
    if (
        colon < 0
        and unit.last == i + 1
        and unit.last < len(reading.words)
        and reading.words[unit.last] == ":"
    ):
        colon = unit.last
    return colon > 0 and i - first > 1 and reading.has_kind(first, i, GIVER | MEDIUM)
