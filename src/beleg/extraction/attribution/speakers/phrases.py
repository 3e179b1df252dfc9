"""Words become noun phrases: where the name of a speaker begins and ends, in German; English has a module of its own."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.englishphrases import english
from beleg.extraction.attribution.words.cues import (
    AFTER,
    BREAK,
    CLOSING,
    GIVEN,
)
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHE,
    BINDING,
    BY,
    CAPITAL,
    COUNTED,
    DETERMINER,
    DIGIT,
    ENDS_AS_ADJECTIVE,
    FUNCTION,
    GENITIVE,
    GENITIVE_LINK,
    GIVER,
    INDEFINITE,
    JOINING,
    MEDIUM,
    NAME,
    NAME_LINK,
    NUMBER,
    NUMERAL,
    PREPOSITION,
    QUOTING,
    SAYING,
    STOP,
    TIME,
    TITLE_ARTICLE,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_title

_QUOTED_NAME: Final = 9
_ATTRIBUTE: Final = 8
_DEPTH: Final = 4


def phrase(text: Marked, i: int, end: int) -> Phrase | None:
    """The noun phrase that begins at token ``i`` and ends before ``end``, or ``None``."""
    if i >= end:
        return None
    if text.vocabulary.nouns_capitalised:
        return _german(text, i, end, 0)
    return english(text, i, end)


def _german(text: Marked, i: int, end: int, depth: int) -> Phrase | None:
    start = i
    while i < end and text.kind(i) & DETERMINER:
        i += 1
    if i < end and text.kind(i) & DIGIT and _begins_age(text, i, end):
        i += 2
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
        elif determined and i == first and (kind & PREPOSITION or _is_adverb(kind)):
            after = _attribute(text, i, end)
            if after == i:
                break
            i = after
        else:
            break
    return i


def _begins_age(text: Marked, i: int, end: int) -> bool:
    """Whether an adjective follows a number without a hyphen: "der 58jährige Landwirt"."""
    tokens = text.tokens
    return i + 1 < end and tokens.ends[i] == tokens.starts[i + 1] and bool(text.kind(i + 1) & ADJECTIVE)


def _initial_adjective(text: Marked, i: int, end: int) -> bool:
    """Whether a capital is only that of a sentence's first word: "Westliche Geheimdienste"."""
    if i and not text.kind(i - 1) & (STOP | QUOTING):
        return False
    return i + 1 < end and bool(text.kind(i + 1) & NAME)


def _is_adverb(kind: int) -> bool:
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
        described = (text.kind(k) & ADJECTIVE or text.flags(k) & GIVEN) and text.kind(k + 1) & NAME
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
        if kind & TIME or (i > head and (kind & COUNTED or _is_postposed(text, i))):
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
    return i + 1 >= end or not text.kind(i + 1) & (NAME | ADJECTIVE | NUMBER)


def _joined(text: Marked, i: int, end: int, kind: int) -> int:
    """How many tokens a sign or a small word joins to the names before it."""
    if kind & TITLE_ARTICLE:
        titled = i + 1 < end and text.kind(i - 1) & MEDIUM and text.kind(i + 1) & NAME
        return 2 if titled else 0
    words = text.words
    if words[i] == "(":
        return 3 if i + 2 < end and words[i + 2] == ")" else 0
    if kind & APOSTROPHE or (kind & STOP and is_title(text, i, end)):
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
        bare = text.kind(head) & (SAYING | GIVER) and _is_bare_genitive(text, last, end, kind)
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
    shown = (
        kind & ADJECTIVE
        and not kind & (ADVERB | CAPITAL | FUNCTION | NUMERAL)
        and text.words[i].endswith(text.vocabulary.endings["bare_genitives"])
    )
    return bool(shown) and i + 1 < end and bool(text.kind(i + 1) & NAME)


def _governs(text: Marked, head: int, last: int, end: int) -> bool:
    """Whether "von" before "mehreren" belongs to the verb: a noun of saying alone has it for itself."""
    return (
        last + 1 < end and bool(text.kind(last + 1) & (INDEFINITE | NUMERAL)) and not text.kind(head) & SAYING
    )
