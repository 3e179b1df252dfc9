"""English word forms become cues: is "reports" a verb here, is "said" active, does the clause report."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.cues import (
    BREAK,
    CLAUSE_VERB,
    CORRECTION,
    NUMBER_VERB,
    PLAN,
    STOPS,
    VERB,
)
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit

_SHORT: Final = 7


def is_passive(reading: Reading, first: int, i: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    k = i - 1
    while k >= first and words[k].lower() in v.words["adverbs"]:
        if words[k].lower() in v.words["negations"]:
            return True
        k -= 1
    return k >= first and (
        words[k].lower() in v.words["verbs.passive"] or words[k] in v.words["grammar.infinitive"]
    )


def is_noun(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether "reports", "claims" or "estimates" is a noun here."""
    words, v = reading.tokens.words, reading.vocabulary
    word = words[i]
    if i > first and words[i - 1] in v.words["possessives"]:
        return True
    if word.endswith(("ed", "id", "ote")) or word in v.words["grammar.verb_only"]:
        return (
            i > first
            and words[i - 1] in v.words["determiners"]
            and words[i - 1] not in v.words["grammar.plural_determiners"]
        )
    if word.endswith(v.endings["gerunds"]):
        return False
    previous = words[i - 1].lower() if i > first else ""
    if word not in v.nouns and word not in v.words["nouns.claims"]:
        plural = previous in v.words["grammar.plural_determiners"]
        return (i == first and i == unit.first) or (
            not plural and (previous in v.words["determiners"] or previous in v.words["prepositions"])
        )
    if (
        i > first
        and words[i - 1][0].isupper()
        and i - 1 > unit.first
        and words[min(i + 1, unit.last - 1)] not in v.words["grammar.noun_of"]
    ):
        return False
    if i == first + 1 and words[i - 1].isupper():
        return False
    follower = words[i + 1].lower() if i + 1 < unit.last else "."
    if (
        i == first
        or previous in v.words["determiners"]
        or previous in v.words["prepositions"]
        or previous.endswith("'s")
    ):
        return True
    if (
        follower in v.words["grammar.noun_after"]
        or v.marks.get(follower, 0) & (VERB | BREAK)
        or follower in STOPS
    ):
        return True
    return previous in v.words["grammar.noun_before"]


def reports(reading: Reading, unit: Unit, i: int, flags: int, last: int) -> bool:
    """Whether a verb that is not always one of saying is so here: before a clause, a quotation or its number."""
    words, v = reading.tokens.words, reading.vocabulary
    if flags & CLAUSE_VERB and has_clause(reading, unit, i):
        return True
    if not flags & (NUMBER_VERB | CORRECTION | PLAN):
        return False
    if words[unit.last - 1] == ":":
        return True
    if i + 1 < unit.last and (words[i + 1] in v.words["grammar.that"] or words[i + 1] in (":", ",")):
        return True
    if flags & CORRECTION and not _has_tally(reading, unit, i, last):
        return False
    if words[i] in v.words["grammar.finding"] and v.saying(words[i - 1]) is None:
        return False
    for k in range(i + 1, last):
        if v.is_numeral(words[k]):
            return True
    return False


def _has_tally(reading: Reading, unit: Unit, i: int, last: int) -> bool:
    """Whether what is lowered or revised is a figure and no price, power or force."""
    words, tallies = reading.tokens.words, reading.vocabulary.words["denials.tallies"]
    for k in range(i + 1, last):
        if words[k] in tallies:
            return True
    return False


def has_clause(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a clause or a quotation follows the verb at token ``i``, or stands around it."""
    words, v = reading.tokens.words, reading.vocabulary
    if unit.speech or words[unit.last - 1] == ":":
        return True
    that, wh = v.words["grammar.that"], v.words["complement"]
    for k in range(i + 1, min(i + 6, unit.last)):
        if words[k] in that or (k == i + 1 and words[k] in wh):
            return True
    number = unit.segment(i)
    first, last = unit.segments[number]
    if (
        words[i] in v.words["grammar.promising"]
        and i + 1 < last
        and words[i + 1] in v.words["grammar.infinitive"]
    ):
        return True
    return _is_inserted(reading, unit, i, number) or _has_finite(reading, i, last)


def _is_inserted(reading: Reading, unit: Unit, i: int, number: int) -> bool:
    """Whether a short clause that ends in the verb stands behind or inside what is said: ", the envoy hinted,"."""
    words, v = reading.tokens.words, reading.vocabulary
    first, last = unit.segments[number]
    if not number or i - first > _SHORT or words[first - 1] != ",":
        return False
    if i == first or v.has("relatives", words[first]) or v.has("conjunctions", words[first]):
        return False
    if v.has("subordinators", words[first]) and words[first] not in v.words["grammar.participle_leads"]:
        return False
    return i + 1 == last or words[i + 1] in v.words["time"] or words[i + 1] in v.words["grammar.adverbials"]


def _has_finite(reading: Reading, i: int, last: int) -> bool:
    """Whether a clause without "that" follows: a finite helping verb stands in it."""
    words, v = reading.tokens.words, reading.vocabulary
    for k in range(i + 1, last):
        word = words[k]
        if v.has("relatives", word) or v.has("conjunctions", word) or v.has("subordinators", word):
            return False
        if k > i + 1 and word in v.words["grammar.finite"]:
            return True
    return False
