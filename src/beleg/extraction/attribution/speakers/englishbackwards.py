"""English words become the noun phrase that ends before a token: the subject of a verb, read backwards from it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.englishfronting import subject_start
from beleg.extraction.attribution.speakers.englishphrases import head_of
from beleg.extraction.attribution.words.cues import BREAK, CLAUSE_VERB, PARTICIPLE, QUOTE, VERB
from beleg.extraction.attribution.words.kinds import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    GENITIVE_LINK,
    LETTER,
    NAME_LINK,
    PASSIVE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.nounphrase import Phrase, is_numbering, is_title

_CLAUSE_EDGE: Final = CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | PASSIVE


def before(text: Marked, lowest: int, end: int) -> Phrase | None:
    """The English noun phrase that ends before ``end``, read backwards no further than ``lowest``."""
    k = end - 1
    while k >= lowest and not _stops_backwards(text, k, end):
        k -= 1
    start = subject_start(text, k + 1, end)
    if start >= end:
        return None
    first = start
    while first < end - 1 and text.kind(first) & DETERMINER:
        first += 1
    if first > start and text.kind(first) & GENITIVE_LINK:
        first = start  # "one of the doctors"
    paper = is_numbering(text, end - 2, end)  # "Communique No. 4"
    named = paper or text.words[end - 2] in text.vocabulary.words.grammar_numbered
    numbered = text.kind(end - 1) & DIGIT and named
    if (
        not numbered
        and not text.kind(end - 1) & LETTER
        and text.words[end - 1] not in (")", "'s", "\u2019s", "\u201d", '"')
    ):
        return None
    return Phrase(start, first, end, head_of(text, first, end - 3 if paper and end - 3 > first else end))


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
