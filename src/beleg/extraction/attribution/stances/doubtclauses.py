"""Clauses that no comma parts: whether a word of doubt stands in another one than the number."""

from __future__ import annotations

from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens


def stands_apart(tokens: Tokens, v: Vocabulary, start: int, end: int, k: int, first: int, last: int) -> bool:
    """Whether a clause of its own in ``start:end`` holds the doubt at ``k``, and not the number at ``first:last``.

    "Nine died before we could operate", "23 were killed and dozens are feared buried", "40 may have died and nine
    were hurt"; not "It is feared that 40 died and nine are missing".
    """
    if v.verb_second:  # "werden vermisst und dürften tot sein"
        return (
            last < k
            and tokens.words[k] in v.words.hedges_finite
            and tokens.lows[k - 1] in v.words.enumerators
        )
    if last <= k:
        for c in range(last, k):
            if _joins_clauses(tokens, v, start, end, c) and not (k == c + 1 and _is_added(tokens, v, c)):
                return True
        return _may_rise(tokens, v, k, end) or any(_subordinates(tokens, v, c) for c in range(last, k))
    modal = tokens.words[k] in v.words.hedges_modal
    return modal and any(_joins_clauses(tokens, v, start, end, c) for c in range(k + 1, first))


def _may_rise(tokens: Tokens, v: Vocabulary, k: int, end: int) -> bool:
    """Whether a modal at ``k`` says that a toll may change: "could still rise"."""
    if tokens.words[k] not in v.words.hedges_modal:
        return False
    n = k + 1
    while n < end and tokens.lows[n] in v.words.adverbs:
        n += 1
    return n < end and tokens.lows[n] in v.words.hedges_rising


def _is_added(tokens: Tokens, v: Vocabulary, c: int) -> bool:
    """Whether nothing but an adverb is added: "40 died, and possibly more"."""
    return tokens.lows[c + 1] in v.words.hedges_words


def _joins_clauses(tokens: Tokens, v: Vocabulary, start: int, end: int, c: int) -> bool:
    """Whether "and" or "but" at ``c`` joins two clauses, each with a finite verb and the second with a subject."""
    if tokens.lows[c] not in v.words.enumerators and tokens.lows[c] not in v.words.denials_however:
        return False
    finite = v.words.grammar_finite
    subject = c + 1 < end and tokens.lows[c + 1] not in finite
    behind = any(tokens.lows[n] in finite for n in range(c + 2, end))
    return subject and behind and any(tokens.lows[n] in finite for n in range(start, c))


def _subordinates(tokens: Tokens, v: Vocabulary, c: int) -> bool:
    """Whether a clause of time or cause begins: "before we could operate", but not "that" or "as many as"."""
    word, classes = tokens.lows[c], v.words
    return (
        word in classes.subordinators
        and word not in classes.complement
        and word not in classes.grammar_likening
    )
