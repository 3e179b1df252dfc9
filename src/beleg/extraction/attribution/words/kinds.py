"""The classes a word belongs to, as flags: what a vocabulary knows of it, and how it is written."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.words.cues import OPENING, STOPS
from beleg.extraction.attribution.words.wordclasses import WordClasses, Words

NUMERAL: Final = 1
MEDIUM: Final = 2
ROLE: Final = 4
GIVER: Final = 8
SAYING: Final = 16
NAME: Final = 32
ADJECTIVE: Final = 64
FUNCTION: Final = 128
DETERMINER: Final = 256
PREPOSITION: Final = 512

# As they are written.
TIME: Final = 1 << 10
OBJECT: Final = 1 << 11  # who is told, when, and things: nobody who speaks
GENITIVE: Final = 1 << 12
GENITIVE_LINK: Final = 1 << 13
NAME_LINK: Final = 1 << 14
TITLE_ARTICLE: Final = 1 << 15
INDEFINITE: Final = 1 << 16
BY: Final = 1 << 17

# By their letters and signs.
LETTER: Final = 1 << 18  # begins with a letter
CAPITAL: Final = 1 << 19  # begins with a capital
DIGIT: Final = 1 << 20  # begins with a digit
PROPER: Final = 1 << 21  # letters only, a capital and small ones
ENDED: Final = 1 << 22  # a name may end with it: a letter, a digit, a closing bracket
STOP: Final = 1 << 23
QUOTING: Final = 1 << 24  # may open a quotation
BINDING: Final = 1 << 25  # 's &
APOSTROPHE: Final = 1 << 26  # 's & '
JOINING: Final = 1 << 27  # may stand inside a name
ENDS_AS_ADJECTIVE: Final = 1 << 28  # a capital and an adjective's end: "Westliche"
COUNTED: Final = 1 << 29  # numbers in words, and whom or what they count: no part of a name before them
TALK: Final = 1 << 30  # verbs that say who had it from whom

# Function words, in any case.
ADVERB: Final = 1 << 31
PRONOUN: Final = 1 << 32
RELATIVE: Final = 1 << 33
SUBORDINATOR: Final = 1 << 34
CONJUNCTION: Final = 1 << 35
AUXILIARY: Final = 1 << 36
PASSIVE: Final = 1 << 37
HELPER: Final = 1 << 38
MODAL: Final = 1 << 39

NUMBER: Final = NUMERAL | DIGIT  # in words or digits, also of an age: "34-year-old"

_BINDING: Final = frozenset(("'s", "\u2019s", "&"))
_APOSTROPHES: Final = _BINDING | frozenset(("'", "\u2019"))
_ADJECTIVE_ENDS: Final[tuple[str, ...]] = ("e", "en", "er", "es")

Group = tuple[Words, int]


class Form:
    """What a vocabulary knows of a word: its classes, its flags where it may say who says so.

    ``certainty`` is what a noun of saying lends: "stated" for "Angaben", also for any other word. ``kinds`` are
    those of the vocabulary.
    """

    __slots__ = ("certainty", "flags", "kind", "kinds")

    def __init__(self, kind: int, flags: int, certainty: str, kinds: Kinds | None = None) -> None:
        self.kind = kind
        self.flags = flags
        self.certainty = certainty
        self.kinds = kinds


class Kinds:
    """The classes that a word's lists and its letters give it."""

    __slots__ = ("_any_case", "_as_written", "_givers")

    def __init__(self, words: WordClasses) -> None:
        as_written: tuple[Group, ...] = (
            (words.time, TIME),
            (words.time | words.addressees | words.nouns_abstract, OBJECT),
            (words.genitive, GENITIVE),
            (words.genitive_links, GENITIVE_LINK),
            (words.name_links, NAME_LINK),
            (words.grammar_title_articles, TITLE_ARTICLE),
            (words.indefinite, INDEFINITE),
            (words.prepositions_by, BY),
            (words.verbs_relay_talk | words.verbs_relay, TALK),
            (STOPS, STOP),
            (OPENING, QUOTING),
            (_BINDING, BINDING),
            (_APOSTROPHES, APOSTROPHE),
            (_APOSTROPHES | words.name_links | words.grammar_title_articles | {"(", "."}, JOINING),
        )
        any_case: tuple[Group, ...] = (
            (words.function, FUNCTION),
            (words.determiners, DETERMINER),
            (words.prepositions, PREPOSITION),
            (words.counted, COUNTED),
            (words.adverbs, ADVERB),
            (words.pronouns, PRONOUN),
            (words.relatives, RELATIVE),
            (words.subordinators, SUBORDINATOR),
            (words.conjunctions, CONJUNCTION),
            (words.verbs_auxiliaries, AUXILIARY),
            (words.verbs_passive, PASSIVE),
            (words.helpers, HELPER),
            (words.modals, MODAL),
        )
        self._as_written = _by_word(as_written)
        self._any_case = _by_word(any_case)
        self._givers = words.givers

    def of(self, word: str, lower: str) -> int:
        """The flags of a word that is not empty."""
        found = _spelling(word) | self._as_written.get(word, 0)
        found |= self._any_case.get(word, 0) | self._any_case.get(lower, 0)
        if found & CAPITAL and not found & FUNCTION and word not in self._givers:
            found |= ENDS_AS_ADJECTIVE if word.endswith(_ADJECTIVE_ENDS) else 0
        return found


def _by_word(groups: tuple[Group, ...]) -> dict[str, int]:
    """The flags of every word of the groups."""
    flags: dict[str, int] = {}
    for words, flag in groups:
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


def _spelling(word: str) -> int:
    initial = word[0]
    found = LETTER if initial.isalpha() else DIGIT if initial.isdigit() else 0
    if initial.isupper():
        found |= CAPITAL
        if (word.isalpha() and not word.isupper()) or _is_double(word):
            found |= PROPER
    if word[-1].isalnum() or word == ")":
        found |= ENDED
    return found


def _is_double(word: str) -> bool:
    """Whether a word is two names: "Müller-Lind", not "UN-Hilfswerk"."""
    return "-" in word and all(
        len(part) > 2 and part.isalpha() and part.istitle() for part in word.split("-")
    )
