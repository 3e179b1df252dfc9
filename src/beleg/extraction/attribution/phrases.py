"""Words become noun phrases: where the name of a speaker begins and ends."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.cues import (
    AFTER,
    BREAK,
    CLAUSE_VERB,
    CLOSING,
    NUMBER_VERB,
    PARTICIPLE,
    QUOTE,
    SEPARABLE,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.kinds import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHE,
    AUXILIARY,
    BINDING,
    BY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    ENDS_AS_ADJECTIVE,
    FUNCTION,
    GENITIVE,
    GENITIVE_LINK,
    INDEFINITE,
    JOINING,
    LETTER,
    MAGNITUDE,
    MEDIUM,
    NAME,
    NAME_LINK,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTING,
    RELATIVE,
    SAYING,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE_ARTICLE,
)
from beleg.extraction.attribution.marked import Marked

_VERBS: Final = VERB | NUMBER_VERB | SEPARABLE | STRONG | WEAK
_CLAUSE_EDGE: Final = CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | PASSIVE
_QUOTED_NAME: Final = 7
_ATTRIBUTE: Final = 8
_DEPTH: Final = 4


class Phrase:
    """Tokens of a noun phrase: ``start`` with its determiner, ``first:last`` without it, ``head`` its noun."""

    __slots__ = ("first", "head", "last", "start")

    def __init__(self, start: int, first: int, last: int, head: int) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.head = head


def phrase(text: Marked, i: int, end: int) -> Phrase | None:
    """The noun phrase that begins at token ``i`` and ends before ``end``, or ``None``."""
    if i >= end:
        return None
    if text.vocabulary.nouns_capitalised:
        return _german(text, i, end, 0)
    return _english(text, i, end)


def _german(text: Marked, i: int, end: int, depth: int) -> Phrase | None:
    start = i
    while i < end and text.kind(i) & DETERMINER:
        i += 1
    first = i
    i = _modifiers(text, i, end, i > start)
    head, last = _head(text, i, end)
    if last == i:
        return None
    if depth < _DEPTH:
        last = _chain(text, head, last, end, depth)
    return Phrase(start, first, last, head)


def _modifiers(text: Marked, i: int, end: int, determined: bool) -> int:
    first = i
    while i < end:
        kind = text.kind(i)
        if kind & ADJECTIVE or (i == first and kind & ENDS_AS_ADJECTIVE and _initial_adjective(text, i, end)):
            i += 1
        elif determined and i == first and (kind & PREPOSITION or _is_adverb(text, i, kind)):
            after = _attribute(text, i, end)
            if after == i:
                break
            i = after
        else:
            break
    return i


def _initial_adjective(text: Marked, i: int, end: int) -> bool:
    """Whether a capital is only that of a sentence's first word: "Westliche Geheimdienste"."""
    if i and not text.kind(i - 1) & (STOP | QUOTING):
        return False
    return i + 1 < end and bool(text.kind(i + 1) & NAME)


def _is_adverb(text: Marked, i: int, kind: int) -> bool:
    """Whether a word is an adverb and written as one: "etwa", not "Etwa"."""
    return bool(kind & ADVERB) and not kind & CAPITAL


def _attribute(text: Marked, i: int, end: int) -> int:
    """The end of an attribute with its own phrase: "von der Partei geführten"."""
    limit = i + _ATTRIBUTE
    bracketed = False
    for k in range(i + 1, min(end - 1, i + 2 * _ATTRIBUTE)):
        if text.words[k] in ("(", ")"):
            bracketed = text.words[k] == "("
            limit += 2
            continue
        if bracketed:
            limit += 1
            continue
        if k >= limit or text.flags(k) & BREAK:
            return i
        described = text.kind(k) & ADJECTIVE and text.kind(k + 1) & NAME
        if described and text.words[k - 1] not in text.vocabulary.words.determiners:
            return k + 1
    return i


def _head(text: Marked, i: int, end: int) -> tuple[int, int]:
    """The head noun and the end of the run of names that begins at ``i``; no run where the end is ``i``."""
    head = i
    while i < end:
        step = _step(text, i, end, head)
        if not step:
            break
        if step == 1 and not text.kind(i) & (BINDING | DIGIT):
            head = i
        i += step
    return head, i


def _step(text: Marked, i: int, end: int, head: int) -> int:
    """How many tokens from ``i`` on belong to a run of names."""
    kind = text.kind(i)
    if kind & NAME:
        if kind & TIME or (i > head and (kind & MAGNITUDE or _is_postposed(text, i))):
            return 0
        return 1
    if kind & QUOTING:
        return _quoted(text, i, end)
    if kind & DIGIT:
        return 1 if i > head and _numbers_name(text, i, end, head) else 0
    if i == head or not kind & JOINING:
        return 0
    return _joined(text, i, end, kind)


def _numbers_name(text: Marked, i: int, end: int, head: int) -> bool:
    """Whether a number belongs to the name of a medium, "Kanal 7", and counts nothing behind it."""
    if not text.words[i].isdecimal() or not text.kind(head) & MEDIUM and not text.kind(i - 1) & MEDIUM:
        return False
    return i + 1 >= end or not text.kind(i + 1) & (NAME | ADJECTIVE | DIGIT | NUMERAL)


def _joined(text: Marked, i: int, end: int, kind: int) -> int:
    """How many tokens a sign or a small word joins to the names before it."""
    if kind & TITLE_ARTICLE:
        titled = i + 1 < end and text.kind(i - 1) & MEDIUM and text.kind(i + 1) & NAME
        return 2 if titled else 0
    words = text.words
    if words[i] == "(":
        return 3 if i + 2 < end and words[i + 2] == ")" else 0
    if kind & APOSTROPHE or (kind & STOP and _is_title(text, i, end)):
        return 1
    if kind & NAME_LINK:
        k = i + 1
        while k < end and text.kind(k) & NAME_LINK:
            k += 1
        return k + 1 - i if k < end and text.kind(k) & CAPITAL else 0
    return 0


def _is_postposed(text: Marked, i: int) -> bool:
    """Whether "Schätzungen zufolge" begins here, behind another noun that it does not belong to."""
    if i + 1 >= len(text.words) or not text.flags(i + 1) & AFTER or not text.kind(i) & SAYING:
        return False
    return text.words[i - 1][-1] not in "sxz\u2019'"


def _quoted(text: Marked, i: int, end: int) -> int:
    for k in range(i + 2, min(end, i + _QUOTED_NAME)):
        if text.words[k] in CLOSING:
            return k + 1 - i if text.kind(i + 1) & CAPITAL else 0
    return 0


def _chain(text: Marked, head: int, last: int, end: int, depth: int) -> int:
    """The end of the genitives and "von" phrases after a head."""
    while last < end:
        kind = text.kind(last)
        bare = text.kind(head) & SAYING and _is_bare_genitive(text, last, end, kind)
        linked = kind & (GENITIVE | GENITIVE_LINK) and not (kind & BY and _governs(text, head, last, end))
        if not bare and not linked:
            break
        begin = last if bare or kind & GENITIVE else last + 1
        inner = _german(text, begin, end, depth + 1) if begin < end else None
        if inner is None or text.kind(inner.head) & TIME:
            break
        last = inner.last
    return last


def _is_bare_genitive(text: Marked, i: int, end: int, kind: int) -> bool:
    """Whether a genitive without an article begins here, which its adjective alone shows: "Angaben örtlicher Behörden"."""
    shown = kind & ADJECTIVE and not kind & (ADVERB | FUNCTION | CAPITAL) and text.words[i].endswith("er")
    return bool(shown) and i + 1 < end and bool(text.kind(i + 1) & NAME)


def _governs(text: Marked, head: int, last: int, end: int) -> bool:
    """Whether "von" before "mehreren" belongs to the verb: a noun of saying alone has it for itself."""
    return (
        last + 1 < end and bool(text.kind(last + 1) & (INDEFINITE | NUMERAL)) and not text.kind(head) & SAYING
    )


def _english(text: Marked, i: int, end: int) -> Phrase | None:
    start = i
    while i < end and text.kind(i) & DETERMINER and not text.kind(i) & PRONOUN:
        i += 1
    first = i
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
        if text.kind(k) & GENITIVE_LINK:
            return max(first, k - 1)
    return last - 1


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
        return i == first or not (i + 1 < end and text.kind(i + 1) & CAPITAL and text.kind(i - 1) & CAPITAL)
    if kind & (FUNCTION | TIME):
        return True
    return i > first and _is_verb(text, i, end)


def _is_verb(text: Marked, i: int, end: int) -> bool:
    """Whether a word inside what may be a phrase is its verb."""
    word = text.words[i]
    if word.endswith("ed") and _takes_object(text, i + 1, end):
        return True
    return bool(text.flags(i) & (_VERBS | PARTICIPLE)) and word not in text.vocabulary.nouns


def _takes_object(text: Marked, i: int, end: int) -> bool:
    """Whether a word in -ed before token ``i`` is a verb: a determiner, number or pronoun follows."""
    return i < end and bool(text.kind(i) & (DETERMINER | PRONOUN | NUMERAL))


def _inside_name(text: Marked, i: int, first: int, end: int) -> bool:
    """Whether a sign belongs to a name: an abbreviation in brackets, or digits as in 33rd."""
    words = text.words
    word = words[i]
    if word == "." and i > first:
        return _is_title(text, i, end)
    if word == "(":
        return i > first and i + 2 < end and words[i + 2] == ")" and words[i + 1].isupper()
    if word == ")":
        return i - 2 > first and words[i - 2] == "("
    if not text.kind(i) & DIGIT or not word[-1].isalpha():
        return False
    return i > first or "-" in word or not text.kind(i) & NUMERAL


def _is_title(text: Marked, i: int, end: int) -> bool:
    """Whether a full stop only shortens a title: "Maj. Hale", "Dr. Kern"."""
    if i + 1 >= end or not text.kind(i + 1) & CAPITAL or not text.kind(i - 1) & CAPITAL:
        return False
    title = text.words[i - 1]
    return text.words[i] == "." and len(title) <= 5 and title.isalpha()


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
    first = start
    while first < end - 1 and text.kind(first) & DETERMINER:
        first += 1
    if not text.kind(end - 1) & LETTER and text.words[end - 1] not in (")", "'s", "\u2019s", "\u201d", '"'):
        return None
    return Phrase(start, first, end, _english_head(text, first, end))


def _stops_backwards(text: Marked, k: int, end: int) -> bool:
    kind, flags, word = text.kind(k), text.flags(k), text.words[k]
    if kind & NAME_LINK and k + 1 < end and text.kind(k + 1) & CAPITAL:
        return k > 0 and not text.kind(k - 1) & CAPITAL and word in text.vocabulary.words.conjunctions
    if flags & BREAK and word not in ("(", ")", "-"):
        return True
    if kind & STOP or flags & QUOTE:
        return word != "." or k == 0 or not _is_title(text, k, end)
    if kind & _CLAUSE_EDGE:
        return True
    if not flags & (CLAUSE_VERB | VERB | PARTICIPLE) or word in text.vocabulary.nouns:
        return False
    if flags & CLAUSE_VERB and word.endswith("ed"):
        return True
    return bool(flags & (VERB | PARTICIPLE)) and word.islower()


def _after_adverbial(text: Marked, start: int, end: int) -> int:
    """Skips what stands before a subject: adverbs, "on Friday", "in a statement"."""
    while start < end:
        kind = text.kind(start)
        if kind & (ADVERB | TIME):
            start += 1
        elif kind & PREPOSITION:
            inner = _prepositional(text, start + 1, end)
            if inner >= end:
                return end
            start = inner
        else:
            break
    return start


def _prepositional(text: Marked, i: int, end: int) -> int:
    """The end of a prepositional phrase whose noun begins at ``i``."""
    if i < end and text.kind(i) & DETERMINER:
        i += 1
        while i < end and not text.kind(i) & (DETERMINER | PREPOSITION):
            i += 1
        return i
    wanted = TIME | DIGIT if i < end and text.kind(i) & TIME else CAPITAL | TIME | DIGIT
    while i < end and text.kind(i) & wanted:
        i += 1
    return i
