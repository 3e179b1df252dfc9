"""The doubts of a language pack become flags of words: what makes a number hedged or denied."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.attribution.words.cues import BREAKS, STOPS
from beleg.extraction.attribution.words.verbforms import forms
from beleg.extraction.attribution.words.vocabulary import Vocabulary, vocabulary
from beleg.extraction.tokens import Question
from beleg.languages import Pack, expand

ADVERB: Final = 1
NEAR: Final = 2
MODAL: Final = 4
HEARSAY: Final = 8
CLAIM: Final = 16
PASSIVE: Final = 32
DOUBT: Final = 63
CORRECTION: Final = 64
PHRASE: Final = 128
BREAK: Final = 256
DASH: Final = 512
REFUSAL: Final = 1024
SIGNS: Final = DOUBT | PHRASE

Phrases = list[tuple[str, ...]]


class DoubtWords:
    """The words of doubt of one language, and the signs that part its clauses, as flags."""

    __slots__ = (
        "any",
        "before",
        "governing",
        "instead",
        "marks",
        "never",
        "openings",
        "phrases",
        "refusals",
        "vocabulary",
    )

    def __init__(
        self,
        marks: dict[str, int],
        phrases: Phrases,
        governing: Phrases,
        instead: Phrases,
        never: Phrases,
        refusals: Phrases,
        v: Vocabulary,
    ) -> None:
        self.vocabulary = v
        self.marks = marks
        self.phrases = phrases
        self.instead = instead
        self.governing = governing
        self.never = never
        self.refusals = refusals
        ends = {phrase[-1] for phrase in (*instead, *never)}
        self.before = v.words.denials_negation | v.words.denials_from | ends
        for phrase in (*phrases, *governing):
            rarest = max(phrase, key=len)
            # The first word may be written in any case.
            for form in {rarest, rarest[0].upper() + rarest[1:]} if rarest == phrase[0] else {rarest}:
                marks[form] = marks.get(form, 0) | PHRASE
        for phrase in refusals:
            rarest = max(phrase, key=len)
            marks[rarest] = marks.get(rarest, 0) | REFUSAL
        self.openings = frozenset(phrase[0].lower() for phrase in (*phrases, *governing))
        self.any = Question(marks.__contains__)


@cache
def doubt_words(pack: Pack) -> DoubtWords:
    table = pack["attribution"]
    hedges, v = table["hedges"], vocabulary(pack)
    marks = dict.fromkeys(BREAKS | STOPS, BREAK) | dict.fromkeys("-\u2013\u2014", BREAK | DASH)
    groups = (
        (hedges["words"], ADVERB),
        (hedges["near"], NEAR),
        (hedges["modal"], MODAL),
        (hedges["hearsay"], HEARSAY),
        (hedges["claim"], CLAIM),
        (hedges["passive_forecast"], PASSIVE),
        (forms(table["verbs"]["correction"]), CORRECTION),
    )
    for words, flag in groups:
        for word in words:
            for form in {word, word[0].upper() + word[1:]} if flag & ADVERB else {word}:
                marks[form] = marks.get(form, 0) | flag
    instead = _split(table["denials"]["instead"])
    never, refusals = _split(table["denials"]["never"]), _split(table["denials"]["refusals"])
    return DoubtWords(
        marks, _split(hedges["phrases"]), _split(hedges["governing"]), instead, never, refusals, v
    )


def _split(phrases: list[str]) -> Phrases:
    return [tuple(phrase.split()) for pattern in phrases for phrase in expand(pattern)]
