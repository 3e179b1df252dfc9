"""English words become noun phrases, read from their first word: where the name of a speaker ends."""

from __future__ import annotations

from beleg.extraction.attribution.words.cues import (
    PARTICIPLE,
    VERB_FORMS,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    APOSTROPHE,
    CAPITAL,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GENITIVE_LINK,
    GIVER,
    LETTER,
    MEDIUM,
    NAME_LINK,
    NUMERAL,
    PRONOUN,
    ROLE,
    TIME,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_numbering, is_title


def english(text: Marked, i: int, end: int) -> Phrase | None:
    """The noun phrase that begins at token ``i`` and ends before ``end``, or ``None``."""
    start = i
    while i < end and text.kind(i) & DETERMINER and not text.kind(i) & PRONOUN:
        i += 1
    picked = (
        start < i < end
        and text.kind(i) & GENITIVE_LINK
        and text.lows[i - 1] in text.vocabulary.words.grammar_picked
    )
    first = i - 1 if picked else i  # "one of the doctors"
    while i < end and not _ends_english(text, i, first, end):
        i += 1
    words, determiners = text.words, text.vocabulary.words.determiners
    while i > first and (text.kind(i - 1) & GENITIVE_LINK or words[i - 1] in determiners):
        i -= 1
    if i == first:
        return _bare_determiner(text, start, first)
    return Phrase(start, first, i, head_of(text, first, i))


def _bare_determiner(text: Marked, start: int, first: int) -> Phrase | None:
    if first > start and text.lows[first - 1] in text.vocabulary.words.grammar_bare_subjects:
        return Phrase(first - 1, first - 1, first, first - 1)
    return None


def head_of(text: Marked, first: int, last: int) -> int:
    """The head of the phrase ``first:last``: "the [commission] investigating the crash", "[data] from the archive"."""
    for k in range(first, last):
        if text.kind(k) & GENITIVE_LINK or (first < k < last - 1 and _is_participle(text, k)):
            return max(first, k - 1)
    return last - 1


def _is_participle(text: Marked, k: int) -> bool:
    """Whether a participle with its object tells of the noun before it: "the commission [investigating the crash]"."""
    gerund = text.words[k].endswith(text.vocabulary.endings["gerunds"])
    return gerund and text.words[k].islower() and bool(text.kind(k + 1) & (DETERMINER | NUMERAL))


def _ends_english(text: Marked, i: int, first: int, end: int) -> bool:
    kind = text.kind(i)
    if kind & APOSTROPHE:
        return i == first
    if not kind & LETTER:
        return not _inside_name(text, i, first, end)
    if kind & GENITIVE_LINK:
        return i == first or not _links(text, i, end)
    if kind & DETERMINER and text.words[i] in text.vocabulary.words.determiners:
        return i == first or not text.kind(i - 1) & GENITIVE_LINK
    if kind & NAME_LINK:
        following = text.kind(i + 1) if i + 1 < end else 0
        return (
            i == first or bool(following & TIME) or not (following & CAPITAL and text.kind(i - 1) & CAPITAL)
        )
    if (
        kind & NUMERAL
        and i > first
        and text.kind(i - 1) & (GIVER | MEDIUM | ROLE)
        and text.words[i].islower()
    ):
        return True
    if kind & (FUNCTION | TIME):
        return not is_first_name(text, i, end)
    return i > first and _is_verb(text, i, first, end)


def is_first_name(text: Marked, i: int, end: int) -> bool:
    """Whether what can be a month is a name here: "rescue chief Jan Kord", not "Jan 12"."""
    named = text.words[i] in text.vocabulary.words.grammar_month_names and i + 1 < end
    return named and text.kind(i + 1) & (CAPITAL | TIME) == CAPITAL


def _is_verb(text: Marked, i: int, first: int, end: int) -> bool:
    """Whether a word inside what may be a phrase is its verb: not "think" in "a Lisbon think tank", by agreement."""
    word, classes, ends = text.words[i], text.vocabulary.words, text.vocabulary.endings
    if (word.endswith(ends["participles"]) or word in classes.grammar_pasts) and _takes_object(
        text, i + 1, end
    ):
        return True
    if word.endswith(ends["third_persons"]) and text.kind(i - 1) & GIVER and _takes_amount(text, i + 1, end):
        return not text.words[i - 1].endswith(ends["groups"])  # "the army keeps about 900 men", not "rebels"
    if (
        i + 1 < end
        and text.lows[i + 1] in classes.grammar_infinitive
        and text.vocabulary.turns.is_refusal(word)
    ):
        return True  # "the governor [declined to discuss]"
    one = first > 0 and text.lows[first - 1] in classes.grammar_singular_leads
    if (
        one
        and not word.endswith(ends["conjugated_regularly"])
        and word not in classes.grammar_unchanging
        and _goes_on(text, i, end)
    ):
        return False
    return bool(text.flags(i) & (VERB_FORMS | PARTICIPLE)) and word not in text.vocabulary.nouns


def _goes_on(text: Marked, i: int, end: int) -> bool:
    """Whether another word of a noun phrase follows."""
    return i + 1 < end and text.words[i + 1].islower() and not text.kind(i + 1) & (FUNCTION | TIME | ADVERB)


def _takes_object(text: Marked, i: int, end: int) -> bool:
    """Whether a word in -ed before token ``i`` is a verb: a determiner, number or pronoun follows."""
    return i < end and bool(text.kind(i) & (DETERMINER | PRONOUN | NUMERAL))


def _takes_amount(text: Marked, i: int, end: int) -> bool:
    """Whether what follows begins with a number, at most behind "about"."""
    rounded = i < end and text.lows[i] in text.vocabulary.words.grammar_rounding
    return i + rounded < end and bool(text.kind(i + rounded) & NUMERAL)


def _inside_name(text: Marked, i: int, first: int, end: int) -> bool:
    """Whether a sign belongs to a name: an abbreviation in brackets, or digits as in 33rd."""
    words = text.words
    word = words[i]
    if word == "." and i > first:
        return is_title(text, i, end)
    if word == "(":
        closed = i > first and i + 2 < end and words[i + 2] == ")"
        return closed and (words[i + 1].isupper() or _is_branch(text, i, end))
    if word == ")":
        return i - 2 > first and words[i - 2] == "("
    if text.kind(i) & DIGIT and i > first and words[i - 1] in text.vocabulary.words.grammar_numbered:
        return word.isdigit()
    if text.kind(i) & DIGIT and i - 1 > first and is_numbering(text, i - 1, end):
        return True
    if not text.kind(i) & DIGIT or not word[-1].isalpha():
        return False
    return i > first or "-" in word or not text.kind(i) & NUMERAL


def _is_branch(text: Marked, i: int, end: int) -> bool:
    """Whether brackets between an office and a name hold its branch: "Superintendent (Rural) K. Dev"."""
    named = i + 3 < end and text.kind(i + 3) & CAPITAL and text.kind(i - 1) & CAPITAL
    return bool(named and text.kind(i + 1) & CAPITAL)


def _links(text: Marked, i: int, end: int) -> bool:
    """Whether a preposition goes on with the phrase: "data from the archive", not "at least"."""
    if i + 1 >= end:
        return False
    words = text.vocabulary.words
    after, kind = text.words[i + 1], text.kind(i + 1)
    if after in words.determiners:
        return True
    if not kind & LETTER or kind & TIME or text.lows[i + 1] in words.function:
        return False
    if after in words.grammar_least:
        return False
    return not kind & NUMERAL
