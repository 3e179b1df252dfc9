"""The words around a number become its certainty: stated, hedged or denied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from beleg.extraction.attribution.cues import (
    BREAKS,
    STOPS,
)
from beleg.extraction.attribution.verbforms import forms
from beleg.extraction.attribution.vocabulary import Vocabulary, vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span

_ADVERB, _NEAR, _MODAL, _HEARSAY, _CLAIM, _PASSIVE, _CORRECTION = 1, 2, 4, 8, 16, 32, 64
_NEARBY = 3
# No clause is longer: text without commas must not be read again for every number.
_REACH = 60


class Judgement(NamedTuple):
    """A certainty, the token that shows it (-1: none) and the kind of sign."""

    level: str
    token: int
    sign: str


_STATED = Judgement("stated", -1, "")


@dataclass(frozen=True)
class _Doubt:
    """The words of doubt of one language."""

    marks: Mapping[str, int]
    phrases: tuple[tuple[str, ...], ...]
    instead: tuple[tuple[str, ...], ...]


@cache
def _doubt(pack: Pack) -> _Doubt:
    table = pack["attribution"]
    hedges, denials = table["hedges"], table["denials"]
    marks: dict[str, int] = {}
    groups = (
        (hedges["words"], _ADVERB),
        (hedges["near"], _NEAR),
        (hedges["modal"], _MODAL),
        (hedges["hearsay"], _HEARSAY),
        (hedges["claim"], _CLAIM),
        (hedges["passive_forecast"], _PASSIVE),
        (forms(table["verbs"]["correction"]), _CORRECTION),
    )
    for words, flag in groups:
        for word in words:
            for form in {word, word[0].upper() + word[1:]} if flag & _ADVERB else {word}:
                marks[form] = marks.get(form, 0) | flag
    return _Doubt(marks, _split(hedges["phrases"]), _split(denials["instead"]))


def _split(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


def certainty_at(
    tokens: Tokens, sentence: Sentence, first: int, last: int, pack: Pack
) -> tuple[str, tuple[Span, ...]]:
    """The certainty of the number at tokens ``first:last`` by the words of its own clause, and those words.

    >>> from beleg.extraction.sentences import split
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> tokens = tokenise("Offenbar starben zwölf Menschen.")
    >>> certainty_at(tokens, split(tokens, load("de"))[0], 2, 3, load("de"))
    ('hedged', (Span(start=0, end=8),))
    """
    found = judge(tokens, sentence, first, last, pack)
    if found.token < 0:
        return found.level, ()
    return found.level, (Span(tokens.starts[found.token], tokens.ends[found.token]),)


def judge(tokens: Tokens, sentence: Sentence, first: int, last: int, pack: Pack) -> Judgement:
    """As :func:`certainty_at`, with the kind of sign."""
    v, doubt = vocabulary(pack), _doubt(pack)
    denied = _denied(tokens, sentence, first, last, v, doubt)
    if denied:
        return denied
    start, end = _clause(tokens, sentence, first, last)
    found = _in_clause(tokens, sentence, start, end, first, last, v, doubt)
    if found or start <= sentence.first:
        return found or _STATED
    return _inherited(tokens, sentence, start, first, v, doubt) or _STATED


def _clause(tokens: Tokens, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    start, end = first, last
    lowest, highest = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    while start > lowest and not _is_break(tokens, start - 1):
        start -= 1
    while end < highest and not _is_break(tokens, end):
        end += 1
    return start, end


def _is_break(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    if word not in BREAKS:
        return word in STOPS
    if word in "-\u2013\u2014" and 0 < i < len(tokens) - 1:
        return tokens.ends[i - 1] != tokens.starts[i] or tokens.ends[i] != tokens.starts[i + 1]
    return True


def _in_clause(
    tokens: Tokens,
    sentence: Sentence,
    start: int,
    end: int,
    first: int,
    last: int,
    v: Vocabulary,
    doubt: _Doubt,
) -> Judgement | None:
    words = tokens.words
    get = doubt.marks.get
    for k in range(start, end):
        flag = get(words[k])
        if flag and _holds(tokens, sentence, (start, end), k, flag, first, last, v):
            return Judgement("hedged", k, "hedge")
    for phrase in doubt.phrases:
        at = _position(words, phrase, start, end)
        if at >= 0:
            return Judgement("hedged", at, "phrase")
    return None


def _position(words: list[str], phrase: tuple[str, ...], start: int, end: int) -> int:
    size = len(phrase)
    for k in range(start, end - size + 1):
        if words[k].lower() == phrase[0].lower() and all(words[k + n] == phrase[n] for n in range(1, size)):
            return k
    return -1


def _holds(
    tokens: Tokens,
    sentence: Sentence,
    clause: tuple[int, int],
    k: int,
    flag: int,
    first: int,
    last: int,
    v: Vocabulary,
) -> bool:
    """Whether a word of doubt at ``k`` speaks of the number at ``first:last``."""
    words = tokens.words
    start, end = clause
    if flag & _NEAR:
        return first - _NEARBY <= k < last
    if flag & _ADVERB:
        return not (k >= last and k + 1 < end and words[k + 1] in v.words.hedges_causes)
    if flag & _MODAL:
        return not any(words[n] in v.words.hedges_ability for n in range(start, end)) and not _is_negated(
            words, k, end, v
        )
    if flag & _HEARSAY:
        return _is_hearsay(tokens, sentence, k, start, end, v)
    if flag & _CLAIM:
        return _is_claim(tokens, sentence, k, v)
    if flag & _PASSIVE:
        return _is_passive(tokens, clause, k, v)
    return False


def _is_negated(words: list[str], k: int, end: int, v: Vocabulary) -> bool:
    return k + 1 < end and words[k + 1] in v.words.grammar_plain_negation


def _is_hearsay(tokens: Tokens, sentence: Sentence, k: int, start: int, end: int, v: Vocabulary) -> bool:
    """Whether "sollen" passes on a rumour and is no plan: by the infinitive that it governs."""
    words = tokens.words
    ends, states = v.words.hedges_hearsay_ends, v.words.hedges_hearsay_states
    if k - 1 > sentence.first and words[k - 1] in ends and _closes(tokens, sentence, k + 1, v):
        return True
    for n in range(k + 1, min(sentence.last, k + _REACH)):
        if not _closes(tokens, sentence, n + 1, v):
            continue
        if words[n] in ends and _is_participle(words[n - 1], v):
            return True
        if words[n] in states:
            return not any(words[m].lower() in v.words.hedges_plan_marks for m in range(start, end))
        if words[n] in v.words.grammar_plan_infinitive:
            return False
    return False


def _closes(tokens: Tokens, sentence: Sentence, n: int, v: Vocabulary) -> bool:
    if n >= sentence.last:
        return True
    word = tokens.words[n]
    return (
        word in STOPS
        or word in BREAKS
        or word in v.words.grammar_coordination
        or word in ("\u201c", '"', "\u00bb")
    )


def _is_participle(word: str, v: Vocabulary) -> bool:
    if word in v.words.grammar_perfect or not word[0].islower():
        return word in v.words.grammar_perfect
    return word.endswith(("t", "en")) and word not in v.words.function


def _is_claim(tokens: Tokens, sentence: Sentence, k: int, v: Vocabulary) -> bool:
    """Whether "will" is followed by a perfect: "will zwölf Drohnen zerstört haben"."""
    words = tokens.words
    for n in range(k + 2, min(sentence.last, k + _REACH)):
        if words[n] in v.words.hedges_claim_ends and _closes(tokens, sentence, n + 1, v):
            return _is_participle(words[n - 1], v)
    return False


def _is_passive(tokens: Tokens, clause: tuple[int, int], k: int, v: Vocabulary) -> bool:
    words = tokens.words
    start, end = clause
    helpers = v.words.verbs_passive
    if v.verb_second:
        return any(words[n].lower() in helpers for n in range(start, end) if n != k)
    n = k - 1
    while n >= start and words[n].lower() in v.words.adverbs:
        n -= 1
    if n < start or words[n].lower() not in helpers:
        return False
    follower = words[k + 1] if k + 1 < end else ""
    return follower not in v.words.grammar_not_doubtful_after


def _inherited(
    tokens: Tokens, sentence: Sentence, start: int, first: int, v: Vocabulary, doubt: _Doubt
) -> Judgement | None:
    """The doubt of the clause before, for "darunter drei Kinder" and for "es wird befürchtet, dass"."""
    words = tokens.words
    lead = words[start].lower()
    parts = lead in v.words.hedges_inheriting
    if start - 1 <= sentence.first or words[start - 1] not in (",", "\u2013", "\u2014", "-"):
        return None
    before, end = _clause(tokens, sentence, start - 2, start - 1)
    if lead in v.words.complement:
        for k in range(before, end):
            if doubt.marks.get(words[k], 0) & _PASSIVE and _is_passive(tokens, (before, end), k, v):
                return Judgement("hedged", k, "governing clause")
        return None
    found = _in_clause(tokens, sentence, before, end, end, end, v, doubt) if parts else None
    return found if found and words[found.token] not in v.words.hedges_modal else None


def _denied(
    tokens: Tokens, sentence: Sentence, first: int, last: int, v: Vocabulary, doubt: _Doubt
) -> Judgement | None:
    words = tokens.words
    if first <= sentence.first:
        return None
    before = words[first - 1].lower()
    if before in v.words.denials_negation and _is_contrast(tokens, sentence, first, last, v):
        return Judgement("denied", first - 1, "contrast")
    if before in v.words.denials_from or words[first].lower() in v.words.denials_from:
        return _withdrawn(tokens, sentence, first, last, v, doubt)
    for phrase in doubt.instead:
        size = len(phrase)
        if first - size >= sentence.first and tuple(w.lower() for w in words[first - size : first]) == phrase:
            return Judgement("denied", first - size, "contrast")
    return None


def _is_contrast(tokens: Tokens, sentence: Sentence, first: int, last: int, v: Vocabulary) -> bool:
    words = tokens.words
    if words[first - 1].lower() not in v.words.grammar_plain_negation:
        return False
    before = words[first - 2].lower() if first - 2 >= sentence.first else ""
    if before in (",", ";", "(", "\u2013", "\u2014") or before in v.words.conjunctions:
        return True
    after = range(last, min(sentence.last, last + 8))
    return any(words[k] in v.words.denials_however for k in after)


def _withdrawn(
    tokens: Tokens, sentence: Sentence, first: int, last: int, v: Vocabulary, doubt: _Doubt
) -> Judgement | None:
    """Whether a source took the number back: "korrigierte die Zahl der Toten von 12 auf 9"."""
    words = tokens.words
    inside = range(max(sentence.first, first - _REACH), min(sentence.last, last + _REACH))
    if not any(words[k] in v.words.denials_to for k in range(last, min(sentence.last, last + 8))):
        return None
    verb = next((k for k in inside if doubt.marks.get(words[k], 0) & _CORRECTION), -1)
    if verb < 0 or not any(words[k] in v.words.denials_tallies for k in inside):
        return None
    return Judgement("denied", verb, "correction")
