"""English word forms become cues: is "reports" a verb here, is "said" active, does the clause report."""

from __future__ import annotations

from beleg.extraction.attribution.cues import (
    BREAK,
    STOPS,
    VERB,
)
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit


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
    if word.endswith(("ed", "id", "ote")) or word in v.words["grammar.verb_only"]:
        return (
            i > first
            and words[i - 1] in v.words["determiners"]
            and words[i - 1] not in v.words["grammar.plural_determiners"]
        )
    if word not in v.nouns and word not in v.words["nouns.claims"]:
        return False
    previous = words[i - 1].lower() if i > first else ""
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


def reports(reading: Reading, unit: Unit, i: int, last: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    if words[unit.last - 1] == ":" or (
        i + 1 < unit.last and (words[i + 1] in v.words["grammar.that"] or words[i + 1] in (":", ","))
    ):
        return True
    return any(v.is_numeral(words[k]) for k in range(i + 1, last))


def has_clause(reading: Reading, unit: Unit, i: int) -> bool:
    words = reading.tokens.words
    return (
        bool(unit.speech)
        or words[unit.last - 1] == ":"
        or any(word in reading.vocabulary.words["grammar.that"] for word in words[i + 1 : i + 6])
    )
