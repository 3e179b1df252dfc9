"""A sentence becomes a clause: its words as the lexicon knows them, and the predicates that report a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from beleg.extraction.figures.lexicon import PEOPLE, UNKNOWN, Lexicon, Reading, Role, Word
from beleg.extraction.tokens import Tokens

BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u00b7"))
QUOTES: Final = frozenset(('"', "\u201e", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u2039", "\u203a"))
_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words that report a measure: tokens ``first:last`` of the article, half-open."""

    first: int
    last: int
    form: str
    measure: str
    only: frozenset[str]


@dataclass(slots=True)
class Clause:
    """A sentence ready for binding: ``words[i]`` belongs to token ``first + i``; ``numbers`` are the first tokens of
    its numbers, ``counts`` those that are no article, ``dated`` all tokens of its dates."""

    tokens: Tokens
    lexicon: Lexicon
    first: int
    last: int
    words: list[Word]
    lowers: list[str]
    predicates: list[Predicate]
    verb_final: bool
    ages: dict[int, int]
    numbers: frozenset[int] = frozenset()
    counts: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()

    def word(self, token: int) -> Word:
        return self.words[token - self.first]

    def role(self, token: int) -> int:
        return self.words[token - self.first].role if self.first <= token < self.last else Role.NONE

    def text(self, token: int) -> str:
        return self.tokens.words[token] if self.first <= token < self.last else ""


def read(
    tokens: Tokens,
    first: int,
    last: int,
    lexicon: Lexicon,
    ages: dict[int, int] | None = None,
    numbers: frozenset[int] = frozenset(),
) -> Clause:
    """The clause of tokens ``first:last``; ``ages`` are the token ranges that say how old somebody is."""
    texts = tokens.words[first:last]
    words = [lexicon(text) for text in texts]
    lowers = tokens.lows[first:last]
    clause = Clause(
        tokens, lexicon, first, last, words, lowers, [], lexicon.capitalised_nouns, ages or {}, numbers
    )
    covered = first
    for i, word in enumerate(words):
        if word is UNKNOWN:
            continue
        if word.phrases or word.frames:
            covered = max(covered, _add_phrases(clause, first + i, word))
        if word.readings and first + i >= covered:
            _add_readings(clause, first + i, word.readings)
        if word.event or word.total or word.role & Role.NUMBER_OF:
            _add_events(clause, first + i, word)
        elif word.role & Role.AMONG:
            _add_among(clause, first + i)
        elif word.noun and word.noun.measure:
            _add_subject_noun(clause, first + i, word.noun.measure)
    return clause


def _add_readings(clause: Clause, token: int, readings: tuple[Reading, ...]) -> None:
    before_noun = clause.verb_final and len(readings) > 1 and noun_follows(clause, token)
    if before_noun and any(reading.form == "attributive" for reading in readings):
        readings = tuple(reading for reading in readings if reading.form == "attributive")
    for reading in readings:
        clause.predicates.append(Predicate(token, token + 1, reading.form, reading.measure, reading.only))


def noun_follows(clause: Clause, token: int) -> bool:
    """Whether a German noun follows, adjectives between allowed: "entsandten nordkoreanischen Truppen"."""
    for after in range(token + 1, clause.last):
        text = clause.text(after)
        if after in clause.numbers:
            return False
        if text[0].isupper() and text[0].isalpha():
            return True
        if not text.endswith(("e", "en", "er", "es", "em")) or clause.role(after):
            return False
    return False


def _add_phrases(clause: Clause, token: int, word: Word) -> int:
    """Add the phrases and frames that open here; the token up to which a phrase covers the words."""
    covered = token
    texts = clause.lowers
    here = token - clause.first
    if word.phrases and here + 1 < len(texts):
        for rest, reading in word.phrases.get(texts[here + 1], ()):
            last = _match(texts, here + 2, rest)
            if last:
                clause.predicates.append(
                    Predicate(token, clause.first + last, reading.form, reading.measure, reading.only)
                )
                if reading.form == "phrase":
                    covered = max(covered, clause.first + last)
    if word.frames:
        _add_frames(clause, token, word)
    return covered


def _add_frames(clause: Clause, token: int, word: Word) -> None:
    """Readings with a gap: "nahmen … fest", "taken to … hospital"."""
    texts = clause.lowers
    here = token - clause.first
    for at in range(here + 2, min(here + _REACH, len(texts))):
        if texts[at] in ";:":
            return
        for rest, reading in word.frames.get(texts[at], ()):
            last = _match(texts, at + 1, rest)
            if last:
                clause.predicates.append(
                    Predicate(token, clause.first + last, reading.form, reading.measure, reading.only)
                )


def _match(texts: list[str], at: int, rest: tuple[str, ...]) -> int | None:
    """The index behind the words of ``rest``, ``None`` where they do not stand at ``at``; \u2026 skips some."""
    for i, part in enumerate(rest):
        if part == "\u2026":
            ends = (
                _match(texts, later, rest[i + 1 :]) for later in range(at + 1, min(at + _REACH, len(texts)))
            )
            return next((end for end in ends if end), None)
        if at >= len(texts) or texts[at] != part.lower():
            return None
        at += 1
    return at


def _add_events(clause: Clause, token: int, word: Word) -> None:
    """Nouns of an event or a total: "Tod von 100 Soldaten", "Zahl der Toten", "death toll"."""
    if word.event:
        clause.predicates.append(Predicate(token, token + 1, "event", word.event, _ANYTHING))
        return
    measure = word.total or _counted_by_genitive(clause, token) or _counted_by_clause(clause, token)
    if measure:
        clause.predicates.append(Predicate(token, token + 1, "toll", measure, _TOLL))


def _add_subject_noun(clause: Clause, token: int, measure: str) -> None:
    """ "Drone attacks rose from 61 to 387"; "the dead include nine women", "zu den Toten gehören zwei Kinder"."""
    if clause.role(token + 1) & Role.RISE:
        clause.predicates.append(Predicate(token, token + 1, "toll", measure, _TOLL))
    elif any(clause.role(t) & Role.IDENTIFIES for t in range(token + 1, token + 4)):
        clause.predicates.append(Predicate(token, token + 1, "among", measure, PEOPLE))


_ANYTHING: Final = PEOPLE | {"weapon", "vehicle", "event"}
_TOLL: Final = frozenset(("none",))


def _counted_by_genitive(clause: Clause, token: int) -> str | None:
    for after in range(token + 1, min(token + 5, clause.last)):
        noun = clause.word(after).noun
        if noun and noun.measure:
            return noun.measure
        if clause.text(after) in BREAKS:
            return None
    for before in range(token - 1, max(token - 4, clause.first - 1), -1):
        noun = clause.word(before).noun
        if noun and noun.measure:
            return noun.measure
    return None


def _counted_by_clause(clause: Clause, token: int) -> str | None:
    """ "Die Zahl der Menschen, die gestorben sind, …": the measure of the relative clause behind."""
    for after in range(token + 1, min(token + _REACH, clause.last)):
        if clause.text(after) in BREAKS and clause.role(after + 1) & Role.RELATIVE:
            for later in range(after + 2, min(after + _REACH, clause.last)):
                for reading in clause.word(later).readings:
                    if reading.form in ("participle", "subject"):
                        return reading.measure
            return None
    return None


def _add_among(clause: Clause, token: int) -> None:
    """ "Unter den Toten sind 36 Kinder", "among the dead"."""
    for after in range(token + 1, min(token + 4, clause.last)):
        noun = clause.word(after).noun
        if noun and noun.measure:
            clause.predicates.append(Predicate(token, after + 1, "among", noun.measure, PEOPLE))
            return
