"""The kinds of words and signs that may say who says so, as flags, and the signs between them."""

from __future__ import annotations

from typing import Final

BREAK: Final = 1
QUOTE: Final = 2
VERB: Final = 4
NUMBER_VERB: Final = 8
SEPARABLE: Final = 16
PARTICIPLE: Final = 32
SOURCE: Final = 64
NOUN_SOURCE: Final = 128
AFTER: Final = 256
SO: Final = 512
RUMOUR: Final = 1024
STRONG: Final = 2048
WEAK: Final = 4096
RELAY: Final = 8192
CONNECTIVE: Final = 16384
CLAIM: Final = 32768
FALSE: Final = 65536
CORRECTION: Final = 131072
PLAN: Final = 262144
DOCUMENT: Final = 524288
CLAUSE_VERB: Final = 1048576
DERIVE: Final = 2097152
# A participle of a verb that reports only before a clause.
CLAUSE_ONLY: Final = 4194304
# A participle before the noun of what somebody gives: "die von X genannte Zahl".
GIVEN: Final = 1 << 29
# The last word of a verb of several words: "known" of "let it be known".
SEVERAL: Final = 1 << 31

# What a word in small letters is that stands in no name.
VERB_FORMS: Final = VERB | NUMBER_VERB | SEPARABLE | STRONG | WEAK
TRIGGERS: Final = (
    VERB
    | GIVEN
    | NUMBER_VERB
    | SEPARABLE
    | PARTICIPLE
    | SOURCE
    | NOUN_SOURCE
    | AFTER
    | SO
    | RUMOUR
    | STRONG
    | WEAK
    | CONNECTIVE
    | CLAIM
    | CORRECTION
    | PLAN
    | DOCUMENT
    | QUOTE
    | CLAUSE_VERB
    | DERIVE
    | RELAY
    | FALSE
)

BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u2012"))
DASHES: Final = frozenset(("-", "\u2013", "\u2014", "\u2012"))
OPENING: Final = frozenset(("\u201e", "\u00ab", "\u201c", '"', "\u00bb", "\u2039", "\u203a"))
CLOSING: Final = frozenset(("\u201c", "\u201d", "\u00bb", '"', "\u00ab", "\u203a", "\u2039"))
QUOTES: Final = OPENING | CLOSING
STOPS: Final = frozenset((".", "!", "?", "\u2026", "..."))
