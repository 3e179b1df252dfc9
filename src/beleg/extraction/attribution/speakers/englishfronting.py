"""What stands before an English subject is skipped: "Three days later, in a statement on Friday [the ministry] said"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.englishphrases import is_first_name
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    GENITIVE_LINK,
    GIVER,
    LETTER,
    NAME_LINK,
    NUMBER,
    PREPOSITION,
    ROLE,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.marked import Marked

_JOINS: Final = GENITIVE_LINK | NAME_LINK | CONJUNCTION


def subject_start(text: Marked, start: int, end: int) -> int:
    """Where the subject begins that ends before ``end``, behind all that stands before it from ``start`` on; ``end`` for none."""
    start = _opened_last(text, _behind_adverbials(text, start, end), end)
    in_clause = 0 < start < end and text.kind(start - 1) & SUBORDINATOR  # "after the attack"
    return _behind_event(text, start, end) if in_clause and _are_people(text, end - 1) else start


def _behind_adverbials(text: Marked, start: int, end: int) -> int:
    """Behind a bullet, adverbs, "on Friday", "three days later", "in a statement"."""
    start += start + 1 < end and text.words[start] in text.vocabulary.words.bullets
    while start < end:
        kind, dated = text.kind(start), _dated(text, start, end)
        if dated > start:
            start = dated
        elif text.words[start] in text.vocabulary.words.grammar_asked_about and start + 2 < end:
            start += 2  # "Asked about [a television report]"
        elif kind & (ADVERB | TIME):
            if is_first_name(text, start, end):
                break
            start += 1
        elif kind & PREPOSITION:
            inner = _prepositional(text, start + 1, end)
            if inner >= end:
                return end
            start = inner
        else:
            break
    return start


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


def _behind_event(text: Marked, start: int, end: int) -> int:
    """Where those begin who speak right behind the noun of what happened: "after the attack [police] said"."""
    for i in range(end - 2, start, -1):
        if text.words[i] in text.vocabulary.words.nouns_abstract:
            return i + 1
    return start


def _are_people(text: Marked, i: int) -> bool:
    """Whether several who can speak are named without a determiner: "at the hospital [doctors] said"."""
    word, several = text.words[i], text.vocabulary.endings["groups"]
    return bool(text.kind(i) & (GIVER | ROLE)) and word.islower() and word.endswith(several)
