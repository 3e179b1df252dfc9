"""English words become noun phrases, read forwards or backwards: where the name of a speaker begins and ends."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.words.cues import (
    BREAK,
    CLAUSE_VERB,
    PARTICIPLE,
    QUOTE,
    VERB,
    VERB_FORMS,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    APOSTROPHE,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GENITIVE_LINK,
    GIVER,
    LETTER,
    MEDIUM,
    NAME_LINK,
    NUMBER,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAYING,
    STOP,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_title

_JOINS: Final = GENITIVE_LINK | NAME_LINK | CONJUNCTION
_CLAUSE_EDGE: Final = CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | PASSIVE


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
    return Phrase(start, first, i, _english_head(text, first, i))


def _bare_determiner(text: Marked, start: int, first: int) -> Phrase | None:
    if first > start and text.lows[first - 1] in text.vocabulary.words.grammar_bare_subjects:
        return Phrase(first - 1, first - 1, first, first - 1)
    return None


def _english_head(text: Marked, first: int, last: int) -> int:
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
        return not _is_first_name(text, i, end)
    return i > first and _is_verb(text, i, first, end)


def _is_first_name(text: Marked, i: int, end: int) -> bool:
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


def before(text: Marked, lowest: int, end: int) -> Phrase | None:
    """The English noun phrase that ends before ``end``, read backwards no further than ``lowest``."""
    k = end - 1
    while k >= lowest and not _stops_backwards(text, k, end):
        k -= 1
    start = _after_adverbial(text, k + 1, end)
    if start >= end:
        return None
    if start and text.kind(start - 1) & SUBORDINATOR and _are_people(text, end - 1):
        start = _behind_event(text, start, end)
    first = start
    while first < end - 1 and text.kind(first) & DETERMINER:
        first += 1
    if first > start and text.kind(first) & GENITIVE_LINK:
        first = start  # "one of the doctors"
    numbered = text.kind(end - 1) & DIGIT and text.words[end - 2] in text.vocabulary.words.grammar_numbered
    if (
        not numbered
        and not text.kind(end - 1) & LETTER
        and text.words[end - 1] not in (")", "'s", "\u2019s", "\u201d", '"')
    ):
        return None
    return Phrase(start, first, end, _english_head(text, first, end))


def _stops_backwards(text: Marked, k: int, end: int) -> bool:
    kind, flags, word = text.kind(k), text.flags(k), text.words[k]
    if kind & NAME_LINK and k + 1 < end and text.kind(k + 1) & CAPITAL:
        return k > 0 and not text.kind(k - 1) & CAPITAL and word in text.vocabulary.words.conjunctions
    if flags & BREAK and word not in ("(", ")", "-"):
        return True
    if kind & STOP or flags & QUOTE:
        return word != "." or k == 0 or not is_title(text, k, end)
    if kind & _CLAUSE_EDGE or word in text.vocabulary.words.complement:
        return True
    if not flags & (CLAUSE_VERB | VERB | PARTICIPLE) or word in text.vocabulary.nouns:
        return False
    if flags & CLAUSE_VERB and word.endswith(text.vocabulary.endings["participles"]):
        return True
    return bool(flags & (VERB | PARTICIPLE)) and word.islower()


def _after_adverbial(text: Marked, start: int, end: int) -> int:
    """Skips what stands before a subject: a bullet, adverbs, "on Friday", "three days later", "in a statement"."""
    start += start + 1 < end and text.words[start] in text.vocabulary.words.bullets
    while start < end:
        kind, dated = text.kind(start), _dated(text, start, end)
        if dated > start:
            start = dated
        elif kind & (ADVERB | TIME):
            if _is_first_name(text, start, end):
                break
            start += 1
        elif kind & PREPOSITION:
            inner = _prepositional(text, start + 1, end)
            if inner >= end:
                return end
            start = inner
        else:
            break
    return _opened_last(text, start, end)


def _dated(text: Marked, start: int, end: int) -> int:
    """The end of a time told without a preposition, "three hours", "last night"; ``start`` where none stands there."""
    k, classes = start, text.vocabulary.words
    while k < end and (text.kind(k) & NUMBER or text.lows[k] in classes.grammar_lasting):
        k += 1
    if k == start and k + 1 < end and text.lows[k] in classes.time and text.kind(k + 1) & ADVERB:
        return k + 1  # "Weeks later"
    named = k + 1 < end and text.kind(k) & text.kind(k + 1) & CAPITAL  # "a Sunday Times reporter"
    timed = start < k < end and text.kind(k) & (TIME | ADVERB) == TIME
    return k + 1 if timed and not named else start


def _opened_last(text: Marked, start: int, end: int) -> int:
    """Where the last noun phrase opens of those that follow one another without a comma: "after the quake the ministry"."""
    for i in range(end - 2, start, -1):
        if text.kind(i) & DETERMINER and text.lows[i] in text.vocabulary.words.determiners:
            return i if _ends_phrase(text, i - 1) else start
    return start


def _ends_phrase(text: Marked, i: int) -> bool:
    """Whether a noun phrase may end with a word before the subject: no "of", no name, no "investigating", no "claim [that]"."""
    kind, word = text.kind(i), text.words[i]
    if (
        not kind & LETTER
        or kind & (DETERMINER | PREPOSITION | SAYING | _JOINS)
        or kind & (CAPITAL | TIME) == CAPITAL
    ):
        return False
    event = word in text.vocabulary.words.nouns_abstract  # "bombing"
    return event or not word.endswith(text.vocabulary.endings["gerunds"])


def _are_people(text: Marked, i: int) -> bool:
    """Whether several who can speak are named without a determiner: "at the hospital [doctors] said"."""
    word, several = text.words[i], text.vocabulary.endings["groups"]
    return bool(text.kind(i) & (GIVER | ROLE)) and word.islower() and word.endswith(several)


def _behind_event(text: Marked, start: int, end: int) -> int:
    """Where those begin who speak right behind the noun of what happened: "after the attack [police] said"."""
    for i in range(end - 2, start, -1):
        if text.words[i] in text.vocabulary.words.nouns_abstract:
            return i + 1
    return start


def _prepositional(text: Marked, i: int, end: int) -> int:
    """The end of a prepositional phrase whose noun begins at ``i``."""
    if i < end and text.kind(i) & DETERMINER:
        first = i + 1
        i = first
        while i < end and not text.kind(i) & (DETERMINER | PREPOSITION):
            if text.kind(i) & TIME:
                return i + 1
            i += 1
        return i - 1 if i == end > first + 1 and _are_people(text, end - 1) else i
    wanted = TIME | DIGIT if i < end and text.kind(i) & TIME else CAPITAL | TIME | DIGIT
    while i < end and text.kind(i) & wanted:
        i += 1
    return i
