"""Numbers that a text takes back or sets against another become denied: "nicht zwölf, sondern neun", "statt 40"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.stances.doubtphrases import position
from beleg.extraction.attribution.stances.judgement import Judgement
from beleg.extraction.attribution.words.doubtwords import CORRECTION, DoubtWords
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens

_NEAR: Final = 8  # tokens from a number to what replaces it
_REACH: Final = 60  # tokens: text without commas must not be read again for every number


def denial(tokens: Tokens, known: DoubtWords, sentence: Sentence, first: int, last: int) -> Judgement | None:
    """Whether the number at ``first:last`` is one that somebody takes back, or that another one replaces."""
    lows, v = tokens.lows, known.vocabulary
    if first <= sentence.first:
        return None
    before = lows[first - 1]
    if before in known.before:
        if before in v.words.denials_negation and _is_contrast(tokens, known, sentence, first, last):
            return Judgement("denied", first - 1, "contrast")
        if before not in v.words.denials_from and lows[first] not in v.words.denials_from:
            return _replaced(tokens, known, sentence, first)
    elif lows[first] not in v.words.denials_from:
        return None
    return _withdrawn(tokens, known, sentence, first, last)


def refused(tokens: Tokens, known: DoubtWords, start: int, end: int) -> Judgement | None:
    """Whether a clause says that there is nothing in it: "von 50 Toten könne keine Rede sein"."""
    for phrase in known.refusals:
        at = position(tokens, phrase, start, end)
        if at >= 0:
            return Judgement("denied", at, "contrast")
    return None


def _replaced(tokens: Tokens, known: DoubtWords, sentence: Sentence, first: int) -> Judgement | None:
    """Whether another number stands "instead of" the one at ``first``."""
    for phrase in (*known.instead, *known.never):
        at = first - len(phrase)
        if at >= sentence.first and all(tokens.lows[at + n] == word for n, word in enumerate(phrase)):
            return Judgement("denied", at, "contrast")
    return None


def _is_contrast(tokens: Tokens, known: DoubtWords, sentence: Sentence, first: int, last: int) -> bool:
    words, lows, v = tokens.words, tokens.lows, known.vocabulary
    if lows[first - 1] not in v.words.grammar_plain_negation:
        return False
    before = lows[first - 2] if first - 2 >= sentence.first else ""
    if before in (",", ";", "(", "\u2013", "\u2014") or before in v.words.conjunctions:
        return True
    after = range(last, min(sentence.last, last + _NEAR))
    return any(words[k] in v.words.denials_however for k in after)


def _withdrawn(
    tokens: Tokens, known: DoubtWords, sentence: Sentence, first: int, last: int
) -> Judgement | None:
    """Whether a source took the number back: "korrigierte die Zahl der Toten von 12 auf 9"."""
    words, v, marks = tokens.words, known.vocabulary, known.marks
    if not any(words[k] in v.words.denials_to for k in range(last, min(sentence.last, last + _NEAR))):
        return None
    lowest, highest = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    for verb in range(lowest, highest):
        if marks.get(words[verb], 0) & CORRECTION:
            tallied = any(words[k] in v.words.denials_tallies for k in range(lowest, highest))
            return Judgement("denied", verb, "correction") if tallied else None
    return None
