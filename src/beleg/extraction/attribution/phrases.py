"""Words become noun phrases: where the name of a speaker begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beleg.extraction.attribution.cues import (
    AFTER,
    BREAK,
    CLAUSE_VERB,
    CLOSING,
    NUMBER_VERB,
    OPENING,
    PARTICIPLE,
    QUOTE,
    SEPARABLE,
    STOPS,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.vocabulary import (
    ADJECTIVE,
    DETERMINER,
    FUNCTION,
    NAME,
    PREPOSITION,
    Vocabulary,
)

_VERBS = VERB | NUMBER_VERB | SEPARABLE | STRONG | WEAK
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em")
_QUOTED_NAME = 7
_ATTRIBUTE = 8
_DEPTH = 4


class Phrase(NamedTuple):
    """Tokens of a noun phrase: ``start`` with its determiner, ``first:last`` without it, ``head`` its noun."""

    start: int
    first: int
    last: int
    head: int


def is_name(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is written as a name or a German noun and is no function word."""
    return bool(vocabulary.kind(word) & NAME)


def phrase(words: Sequence[str], vocabulary: Vocabulary, i: int, end: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that begins at token ``i`` and ends before ``end``, or ``None``."""
    if i >= end:
        return None
    if vocabulary.nouns_capitalised:
        return _german(words, vocabulary, i, end, depth)
    return _english(words, vocabulary, i, end)


def _german(words: Sequence[str], v: Vocabulary, i: int, end: int, depth: int) -> Phrase | None:
    start = i
    while i < end and v.kind(words[i]) & DETERMINER:
        i += 1
    first = i
    i = _modifiers(words, v, i, end, i > start)
    head, last = _head(words, v, i, end)
    if last == i:
        return None
    if depth < _DEPTH:
        last = _chain(words, v, head, last, end, depth)
    return Phrase(start, first, last, head)


def _modifiers(words: Sequence[str], v: Vocabulary, i: int, end: int, determined: bool) -> int:
    first = i
    while i < end:
        word = words[i]
        if v.kind(word) & ADJECTIVE or (i == first and _initial_adjective(words, v, i, end)):
            i += 1
        elif determined and i == first and (v.kind(word) & PREPOSITION or word in v.words.adverbs):
            after = _attribute(words, v, i, end)
            if after == i:
                break
            i = after
        else:
            break
    return i


def _initial_adjective(words: Sequence[str], v: Vocabulary, i: int, end: int) -> bool:
    """Whether a capital is only that of a sentence's first word: "Westliche Geheimdienste"."""
    word = words[i]
    if i and words[i - 1] not in STOPS and words[i - 1] not in OPENING:
        return False
    if not word[0].isupper() or i + 1 >= end or not is_name(v, words[i + 1]):
        return False
    return (
        word.endswith(("e", "en", "er", "es")) and not v.kind(word) & FUNCTION and word not in v.words.givers
    )


def _attribute(words: Sequence[str], v: Vocabulary, i: int, end: int) -> int:
    """The end of an attribute with its own phrase: "von der Partei geführten"."""
    for k in range(i + 1, min(end - 1, i + _ATTRIBUTE)):
        word = words[k]
        if v.marks.get(word, 0) & BREAK:
            return i
        if v.kind(word) & ADJECTIVE and is_name(v, words[k + 1]) and words[k - 1] not in v.words.determiners:
            return k + 1
    return i


def _head(words: Sequence[str], v: Vocabulary, i: int, end: int) -> tuple[int, int]:
    """The head noun and the end of the run of names that begins at ``i``; no run where the end is ``i``."""
    head = i
    while i < end:
        step = _step(words, v, i, end, head)
        if not step:
            break
        if step == 1 and words[i] not in ("'s", "\u2019s", "&"):
            head = i
        i += step
    return head, i


def _step(words: Sequence[str], v: Vocabulary, i: int, end: int, head: int) -> int:
    """How many tokens from ``i`` on belong to a run of names."""
    word = words[i]
    if is_name(v, word):
        if word in v.words.time:
            return 0
        if i > head and (word.lower() in v.words.magnitudes or _is_postposed(words, v, i, end)):
            return 0
        return 1
    if word in OPENING:
        return _quoted(words, v, i, end)
    if i == head:
        return 0
    return _joined(words, v, i, end)


def _joined(words: Sequence[str], v: Vocabulary, i: int, end: int) -> int:
    """How many tokens a sign or a small word joins to the names before it."""
    word = words[i]
    if word in v.words.grammar_title_articles:
        titled = i + 1 < end and v.is_medium(words[i - 1]) and is_name(v, words[i + 1])
        return 2 if titled else 0
    if word == "(":
        return 3 if i + 2 < end and words[i + 2] == ")" else 0
    if word in ("'s", "\u2019s", "&", "'", "\u2019") or (word == "." and _is_title(words, i, end)):
        return 1
    if word in v.words.name_links:
        k = i + 1
        while k < end and words[k] in v.words.name_links:
            k += 1
        return k + 1 - i if k < end and words[k][0].isupper() else 0
    return 0


def _is_postposed(words: Sequence[str], v: Vocabulary, i: int, end: int) -> bool:
    """Whether "Schätzungen zufolge" begins here, behind another noun that it does not belong to."""
    after = i + 1 < len(words) and bool(v.marks.get(words[i + 1], 0) & AFTER)
    return after and v.saying(words[i]) is not None and words[i - 1][-1] not in "sxz\u2019'"


def _quoted(words: Sequence[str], v: Vocabulary, i: int, end: int) -> int:
    for k in range(i + 2, min(end, i + _QUOTED_NAME)):
        if words[k] in CLOSING:
            return k + 1 - i if words[i + 1][0].isupper() else 0
    return 0


def _chain(words: Sequence[str], v: Vocabulary, head: int, last: int, end: int, depth: int) -> int:
    """The end of the genitives and "von" phrases after a head."""
    while last < end:
        word = words[last]
        governed = last + 1 < end and words[last + 1] in v.words.indefinite and v.saying(words[head]) is None
        if governed and word in v.words.prepositions_by:
            break
        if word in v.words.genitive:
            inner = phrase(words, v, last, end, depth + 1)
        elif word in v.words.genitive_links:
            inner = phrase(words, v, last + 1, end, depth + 1)
        else:
            break
        if inner is None or words[inner.head] in v.words.time:
            break
        last = inner.last
    return last


def _english(words: Sequence[str], v: Vocabulary, i: int, end: int) -> Phrase | None:
    start = i
    while i < end and v.kind(words[i]) & DETERMINER and words[i].lower() not in v.words.pronouns:
        i += 1
    first = i
    while i < end and not _ends_english(words, v, i, first, end):
        i += 1
    while i > first and (words[i - 1] in v.words.genitive_links or words[i - 1] in v.words.determiners):
        i -= 1
    if i == first:
        return _bare_determiner(words, v, start, first)
    return Phrase(start, first, i, _english_head(words, v, first, i))


def _bare_determiner(words: Sequence[str], v: Vocabulary, start: int, first: int) -> Phrase | None:
    if first > start and words[first - 1].lower() in v.words.grammar_bare_subjects:
        return Phrase(first - 1, first - 1, first, first - 1)
    return None


def _english_head(words: Sequence[str], v: Vocabulary, first: int, last: int) -> int:
    for k in range(first, last):
        if words[k] in v.words.genitive_links:
            return max(first, k - 1)
    return last - 1


def _ends_english(words: Sequence[str], v: Vocabulary, i: int, first: int, end: int) -> bool:
    word = words[i]
    if word in ("'s", "\u2019s", "&", "'", "\u2019"):
        return i == first
    if not word[0].isalpha():
        return not _inside_name(words, i, first, end)
    if word in v.words.genitive_links:
        return i == first or not _links(words, v, i, end)
    if word in v.words.determiners:
        return i == first or words[i - 1] not in v.words.genitive_links
    if word in v.words.name_links:
        return i == first or not (i + 1 < end and words[i + 1][0].isupper() and words[i - 1][0].isupper())
    if v.kind(word) & FUNCTION or word in v.words.time:
        return True
    if i > first and word.endswith("ed") and _takes_object(words, v, i + 1, end):
        return True
    return bool(v.marks.get(word, 0) & (_VERBS | PARTICIPLE)) and i > first and word not in v.nouns


def _takes_object(words: Sequence[str], v: Vocabulary, i: int, end: int) -> bool:
    """Whether a word in -ed before token ``i`` is a verb: a determiner, number or pronoun follows."""
    if i >= end:
        return False
    return bool(v.kind(words[i]) & DETERMINER) or v.has(v.words.pronouns, words[i]) or v.is_numeral(words[i])


def _inside_name(words: Sequence[str], i: int, first: int, end: int) -> bool:
    """Whether a sign belongs to a name: an abbreviation in brackets, or digits as in 33rd."""
    word = words[i]
    if word == "." and i > first:
        return _is_title(words, i, end)
    if word == "(":
        return i > first and i + 2 < end and words[i + 2] == ")" and words[i + 1].isupper()
    if word == ")":
        return i - 2 > first and words[i - 2] == "("
    return word[0].isdigit() and word[-1].isalpha() and i > first


def _is_title(words: Sequence[str], i: int, end: int) -> bool:
    """Whether a full stop only shortens a title: "Maj. Hale", "Dr. Kern"."""
    title = words[i - 1]
    return (
        i + 1 < end
        and len(title) <= 5
        and title[0].isupper()
        and title.isalpha()
        and words[i + 1][0].isupper()
    )


def _links(words: Sequence[str], v: Vocabulary, i: int, end: int) -> bool:
    """Whether a preposition goes on with the phrase: "data from the archive", not "at least"."""
    if i + 1 >= end:
        return False
    after = words[i + 1]
    if after in v.words.determiners:
        return True
    if not after[0].isalpha() or after in v.words.time or after.lower() in v.words.function:
        return False
    if after in v.words.grammar_least:
        return False
    return not v.is_numeral(after)


def before(words: Sequence[str], vocabulary: Vocabulary, lowest: int, end: int) -> Phrase | None:
    """The English noun phrase that ends before ``end``, read backwards no further than ``lowest``."""
    k = end - 1
    while k >= lowest and not _stops_backwards(words, vocabulary, k, end):
        k -= 1
    start = k + 1
    start = _after_adverbial(words, vocabulary, start, end)
    if start >= end:
        return None
    first = start
    while first < end - 1 and vocabulary.has(vocabulary.words.determiners, words[first]):
        first += 1
    if not words[end - 1][0].isalpha() and words[end - 1] not in (")", "'s", "\u2019s", "\u201d", '"'):
        return None
    return Phrase(start, first, end, _english_head(words, vocabulary, first, end))


def _stops_backwards(words: Sequence[str], v: Vocabulary, k: int, end: int) -> bool:
    word = words[k]
    if word in v.words.name_links and k + 1 < end and words[k + 1][0].isupper():
        return k > 0 and not words[k - 1][0].isupper() and word in v.words.conjunctions
    if v.marks.get(word, 0) & BREAK and word not in ("(", ")", "-"):
        return True
    if word in STOPS or (v.marks.get(word, 0) & QUOTE):
        return word != "." or k == 0 or not _is_title(words, k, end)
    lower = word.lower()
    if lower in v.words.conjunctions or lower in v.words.subordinators or lower in v.words.relatives:
        return True
    if lower in v.words.verbs_auxiliaries or lower in v.words.verbs_passive:
        return True
    flags = v.marks.get(word, 0)
    if flags & CLAUSE_VERB and word.endswith("ed"):
        return word not in v.nouns
    return bool(flags & (VERB | PARTICIPLE)) and word not in v.nouns and word.islower()


def _after_adverbial(words: Sequence[str], v: Vocabulary, start: int, end: int) -> int:
    """Skips what stands before a subject: adverbs, "on Friday", "in a statement"."""
    while start < end:
        lower = words[start].lower()
        if lower in v.words.adverbs or words[start] in v.words.time:
            start += 1
        elif lower in v.words.prepositions:
            inner = _prepositional(words, v, start + 1, end)
            if inner >= end:
                return end
            start = inner
        else:
            break
    return start


def _prepositional(words: Sequence[str], v: Vocabulary, i: int, end: int) -> int:
    """The end of a prepositional phrase whose noun begins at ``i``."""
    if i < end and v.kind(words[i]) & DETERMINER:
        i += 1
        while i < end and not v.kind(words[i]) & DETERMINER and words[i].lower() not in v.words.prepositions:
            i += 1
        if i < end and words[i].lower() in v.words.prepositions:
            return i
        return i
    while i < end and (words[i][0].isupper() or words[i] in v.words.time or words[i][0].isdigit()):
        i += 1
    return i
