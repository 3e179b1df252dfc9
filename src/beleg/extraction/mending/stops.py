"""Sentences that lost their full stops, or that a headline ran into, get them back."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction.mending.mended import Edit
from beleg.extraction.mending.vocabulary import Vocabulary
from beleg.extraction.tokens import Tokens

_LOOK_AHEAD: Final = 4  # tokens from the first of a sentence to its verb
_SHORTEST: Final = 3
# "KABUL (Reuters) -", "CHITRAKOOT:", "Genf, 3. Mai (sda) –"
_CITY: Final = r"[A-ZÄÖÜ][A-ZÄÖÜ'-]{2,20}(?: [A-ZÄÖÜ][A-ZÄÖÜ'-]{1,20}){0,3}"
_DAY_OR_COUNTRY: Final = r"(?:, [^.()\n]{2,30}| [A-Z][a-z]{2,8} \d{1,2})?"
_AGENCY: Final = r"\([A-Za-z/ -]{2,20}\)(?: ?[-–—:]|\.)"
_DATELINE: Final = re.compile(
    rf"(?<=[^\W\d_]) (?=(?:{_CITY}|[A-ZÄÖÜ][\w'-]{{1,30}}){_DAY_OR_COUNTRY} {_AGENCY}"
    r"|[A-ZÄÖÜ]{4,20}(?: [A-ZÄÖÜ]{3,20}){0,3}(?:, [A-Z][\w. ]{2,20})?(?::| [-–—]) )"
)


def sentence_ends(tokens: Tokens, known: Vocabulary) -> list[Edit]:
    """The edits that put full stops where a sentence surely ends: before a dateline, and before words that open one."""
    edits = [Edit(found.start(), found.start(), ".") for found in _DATELINE.finditer(tokens.text)]
    for at in range(len(tokens) - 2):
        if _ends(tokens, at, known):
            edits.append(Edit(tokens.ends[at], tokens.ends[at], "."))
    return sorted(set(edits))


def _ends(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    word, following = tokens.words[at], tokens.words[at + 1]
    if not following[0].isupper() or tokens.starts[at + 1] == tokens.ends[at]:
        return False
    if not _may_end(word, tokens.lows[at], known):
        return False
    if following in known.openers:
        return tokens.lows[at + 2][0].isalnum()
    return _is_verb_soon(tokens, at + 1, known) and _leads_to_nobody(tokens, at, known)


def _may_end(word: str, low: str, known: Vocabulary) -> bool:
    if not word[-1].isalnum() or (len(word) < _SHORTEST and not word.isdecimal()):
        return False
    return low not in known.within and low not in known.titles_low


def _leads_to_nobody(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether a word and the name behind it are no phrase: a verb or participle before it, no adjective, no title."""
    low = tokens.lows[at]
    if known.capitalised_nouns:
        return tokens.words[at] == low and low in known.closers
    return tokens.words[at] == low and low not in known.adjectives


def _is_verb_soon(tokens: Tokens, first: int, known: Vocabulary) -> bool:
    for at in range(first + 1, min(first + _LOOK_AHEAD, len(tokens))):
        low = tokens.lows[at]
        if not low[0].isalnum():
            return False
        if low in known.finite and tokens.words[at] == low:
            return True
    return False
