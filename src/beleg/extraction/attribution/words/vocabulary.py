"""The attribution table of a language pack becomes a vocabulary: which words may say who says so, and how."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from beleg.extraction.attribution.words.cues import VERB_FORMS
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    FUNCTION,
    GIVER,
    MEDIUM,
    MODAL,
    NAME,
    NUMERAL,
    ROLE,
    SAYING,
    Form,
    Kinds,
)
from beleg.extraction.attribution.words.signs import Turns
from beleg.extraction.attribution.words.verbforms import forms, gather, several, stances
from beleg.extraction.attribution.words.wordclasses import WordClasses, Words, word_classes
from beleg.extraction.attribution.words.wordlists import (
    classes,
    endings,
    marks,
    pair,
    phrases,
    suffixes,
    with_turns,
)
from beleg.extraction.endings import Endings
from beleg.extraction.tokens import Piece, Question
from beleg.languages import Pack

__all__ = ["NUMERAL", "Vocabulary", "vocabulary"]

_ADJECTIVE_ENDS: Final[tuple[str, ...]] = ("e", "en", "er", "es", "em")
_REMEMBERED: Final = 20_000  # words


class Vocabulary:
    """Word classes of one language. Function words are in lower case, nouns as they are written.

    ``marked`` asks of a word whether ``marks`` holds it; ``called_false`` are the words of each phrase that calls something so, by the last.
    """

    __slots__ = (
        "_alike", "_ends", "_forms", "_kinds", "called_false", "certainty", "code", "endings", "marked", "marks", "noun_suffixes", "nouns",
        "nouns_capitalised", "particles", "phrases", "relay_pairs", "several", "stances", "turns", "verb_second",
        "words",
    )  # fmt: skip

    def __init__(
        self,
        code: str,
        verb_second: bool,
        nouns_capitalised: bool,
        marks: dict[str, int],
        certainty: dict[str, str],
        particles: dict[str, frozenset[str]],
        words: WordClasses,
        nouns: dict[str, str],
        noun_suffixes: dict[str, str],
        relay_pairs: frozenset[tuple[str, str]],
        endings: dict[str, tuple[str, ...]],
        phrases: dict[str, tuple[str, ...]],
        stances: dict[str, str],
        turns: Turns,
        several: dict[str, tuple[tuple[str, ...], ...]],
    ) -> None:
        self.code = code
        self.verb_second = verb_second
        self.nouns_capitalised = nouns_capitalised
        self.marks = marks
        self.marked = Question(marks.__contains__)
        self.certainty = certainty
        self.particles = particles
        self.words = words
        self.nouns = nouns
        self.noun_suffixes = noun_suffixes
        self.relay_pairs = relay_pairs
        self.endings = endings
        self.phrases = phrases
        self.called_false = _by_last(phrases["called_false"])
        self.stances = stances
        self.turns = turns
        self.several = several
        self._ends = {name: Endings(some) for name, some in endings.items()}
        self._kinds = Kinds(words)
        self._forms: dict[str, Form] = {}
        self._alike: dict[tuple[int, int, str], Form] = {}

    def form(self, word: str) -> Form:
        """What is known of a word; found once for every word and then remembered."""
        found = self._forms.get(word)
        if found is None:
            if len(self._forms) > _REMEMBERED:
                self._forms.clear()
            found = self._forms[word] = self._shared(
                self._classify(word), self.marks.get(word, 0), self.saying(word) or "stated"
            )
        return found

    def _shared(self, kind: int, flags: int, certainty: str) -> Form:
        """One form for all the words of which the same is known."""
        key = (kind, flags, certainty)
        found = self._alike.get(key)
        if found is None:
            found = self._alike[key] = Form(kind, flags, certainty, self._kinds)
        return found

    def form_of(self, piece: Piece) -> Form:
        """What is known of the word of a token, which keeps it."""
        kept = piece.form
        if isinstance(kept, Form) and kept.kinds is self._kinds:
            return kept
        found = self.form(piece.word)
        piece.form = found
        return found

    def is_verb_or_small(self, word: str) -> bool:
        """Whether a word in small letters is a verb of saying or a function word, and no noun that stands in names."""
        return bool(self.marks.get(word, 0) & VERB_FORMS) or bool(self.kind(word) & (FUNCTION | MODAL))

    def kind(self, word: str) -> int:
        """The classes of a word as flags."""
        return self.form(word).kind

    def _classify(self, word: str) -> int:
        if not word:
            return 0
        lower = word.lower()
        found = self._kinds.of(word, lower)
        if self._is_numeral(word, lower):
            found |= NUMERAL
        if word in self.words.media or self._ends["media"].of(lower) or _is_domain(word):
            found |= MEDIUM
        if self._is_role(word, lower):
            found |= ROLE
        if word in self.words.sources or self._ends["sources"].of(lower):
            found |= GIVER
        if self.saying(word) is not None:
            found |= SAYING
        if self._is_name(word, found):
            found |= NAME
        if self._is_adjective(word):
            found |= ADJECTIVE
        return found

    def _is_role(self, word: str, lower: str) -> bool:
        if word in self.words.roles or self._ends["roles"].of(lower):
            return True
        return not self.nouns_capitalised and word.istitle() and lower in self.words.roles

    def _is_name(self, word: str, kind: int) -> bool:
        initial = word[0]
        if not initial.isalpha():
            if not initial.isdigit() or word.isdecimal():
                return False
            return word[-1].isupper() or (_is_measured(word) and not word.islower())
        if initial.islower():
            return bool(kind & MEDIUM) or not (word.islower() or "-" not in word)
        return not kind & FUNCTION

    def _is_adjective(self, word: str) -> bool:
        if word[0].isdigit():
            return word.endswith(_ADJECTIVE_ENDS) and _is_measured(word) and word.islower()
        if not word[0].islower() or not word.endswith(_ADJECTIVE_ENDS) or word in self.words.function:
            return False
        if _is_domain(word) or word[word.rfind("-") + 1].isupper():
            return False  # "kurier.de", "pro-Regierungs-Truppen"
        return not self.marks.get(word, 0) & VERB_FORMS

    def _is_numeral(self, word: str, lower: str) -> bool:
        if word[0].isdigit():
            return not _is_measured(word)
        if lower in self.words.numerals:
            return True
        return len(lower) > 6 and self._ends["numerals"].of(lower)

    def has(self, group: Words, word: str) -> bool:
        """Whether ``word``, in any case, belongs to a class of function words."""
        return word in group or word.lower() in group

    def saying(self, word: str) -> str | None:
        """The certainty that a noun of saying lends ("Angaben": stated), ``None`` for any other word."""
        known = self.nouns.get(word)
        if known is None and len(word) > 8:
            known = self._compound(word)
        return known

    def _compound(self, word: str) -> str | None:
        lower = word.lower()
        if not self._ends["nouns"].of(lower) or self._ends["not_nouns"].of(lower):
            return None
        for suffix, certainty in self.noun_suffixes.items():
            if lower.endswith(suffix):
                return certainty
        return None

    def compound(self, word: str) -> bool:
        """Whether a noun of saying names its own source: "Armeeangaben"."""
        return word not in self.nouns and self.saying(word) is not None

    def is_medium(self, word: str) -> bool:
        """Whether a word names a kind of medium or is the name of one."""
        return bool(self.kind(word) & MEDIUM)

    def is_source(self, word: str) -> bool:
        """Whether a word names an office, a body or people who give figures: "Polizei", "Grenzpolizei"."""
        return bool(self.kind(word) & GIVER)


def _by_last(phrases: Iterable[str]) -> dict[str, list[list[str]]]:
    """The words of some phrases, in their order, by the last of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[-1], []).append(words)
    return found


def _is_measured(word: str) -> bool:
    """Whether a word with digits says of what age or size one is: "34-jährige", "34-Jährige", "34-year-old"."""
    before, hyphen, behind = word.partition("-")
    return bool(hyphen) and before.isdecimal() and len(behind) > 5 and behind.replace("-", "").isalpha()


def _is_domain(word: str) -> bool:
    return len(word) > 5 and "." in word[1:-1] and word[-1].isalpha()


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, compiled once."""
    table = pack["attribution"]
    words = classes(table)
    verbs = gather(table)
    turns = Turns(table)
    words["verbs.clause_pairs"] = frozenset(verbs.clause_pairs)
    return Vocabulary(
        code=pack.code,
        verb_second=table["order"] == "verb_second",
        nouns_capitalised=bool(table["nouns_capitalised"]),
        marks=with_turns(marks(table, verbs), turns),
        certainty=verbs.certainty,
        particles={form: frozenset(some) for form, some in verbs.particles.items()},
        words=word_classes(words),
        nouns={w: level for level in ("stated", "hedged") for w in forms(table["nouns"][level])},
        noun_suffixes=suffixes(table["nouns"]),
        relay_pairs=frozenset(pair(p) for p in table["prepositions"]["relay"] if " " in p),
        phrases=phrases(table),
        endings=endings(table, words),
        stances=stances(table),
        turns=turns,
        several=several(table),
    )
