"""The attribution table of a language pack becomes a vocabulary: which words may say who says so, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.attribution.cues import (
    AFTER,
    BREAK,
    BREAKS,
    CLAIM,
    CLAUSE_ONLY,
    CLOSING,
    CONNECTIVE,
    CORRECTION,
    DERIVE,
    DOCUMENT,
    FALSE,
    NOUN_SOURCE,
    NUMBER_VERB,
    OPENING,
    PARTICIPLE,
    PLAN,
    QUOTE,
    RELAY,
    RUMOUR,
    SEPARABLE,
    SO,
    SOURCE,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.verbforms import VerbForms, forms, gather
from beleg.extraction.attribution.wordclasses import WordClasses, Words, word_classes
from beleg.languages import Pack

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

_UNIONS: Final = {
    "claim_follows": ("grammar.claim_leads", "grammar.claim_links"),
    "before_verb": ("adverbs", "verbs.auxiliaries"),
    "givers": ("roles", "sources"),
    "clause_leads": ("subordinators", "relatives"),
    "prefield_leads": ("subordinators", "prepositions"),
    "helpers": ("verbs.auxiliaries", "verbs.passive", "verbs.dummy"),
}
_VERB_FORMS: Final = VERB | NUMBER_VERB | SEPARABLE | STRONG | WEAK
_ADJECTIVE_ENDS: Final = ("e", "en", "er", "es", "em")
_REMEMBERED: Final = 100_000  # words


class Vocabulary:
    """Word classes of one language. Function words are in lower case, nouns as they are written."""

    __slots__ = (
        "_kinds", "certainty", "code", "endings", "marks", "noun_suffixes", "nouns", "nouns_capitalised", "particles",
        "phrases", "relay_pairs", "verb_second", "words",
    )  # fmt: skip

    def __init__(
        self,
        code: str,
        verb_second: bool,
        nouns_capitalised: bool,
        marks: dict[str, int],
        certainty: dict[str, str],
        particles: dict[str, tuple[str, ...]],
        words: WordClasses,
        nouns: dict[str, str],
        noun_suffixes: dict[str, str],
        relay_pairs: frozenset[tuple[str, str]],
        endings: dict[str, tuple[str, ...]],
        phrases: dict[str, tuple[str, ...]],
    ) -> None:
        self.code = code
        self.verb_second = verb_second
        self.nouns_capitalised = nouns_capitalised
        self.marks = marks
        self.certainty = certainty
        self.particles = particles
        self.words = words
        self.nouns = nouns
        self.noun_suffixes = noun_suffixes
        self.relay_pairs = relay_pairs
        self.endings = endings
        self.phrases = phrases
        self._kinds: dict[str, int] = {}

    def kind(self, word: str) -> int:
        """The classes of a word as flags; found once for every word and then remembered."""
        found = self._kinds.get(word)
        if found is None:
            if len(self._kinds) > _REMEMBERED:
                self._kinds.clear()
            found = self._kinds[word] = self._classify(word)
        return found

    def _classify(self, word: str) -> int:
        if not word:
            return 0
        lower = word.lower()
        found = NUMERAL if self._is_numeral(word, lower) else 0
        if word in self.words.media or lower.endswith(self.endings["media"]) or _is_domain(word):
            found |= MEDIUM
        if word in self.words.roles or lower.endswith(self.endings["roles"]):
            found |= ROLE
        if word in self.words.sources or lower.endswith(self.endings["sources"]):
            found |= GIVER
        if self.saying(word) is not None:
            found |= SAYING
        found |= self._function(word)
        if self._is_name(word, found):
            found |= NAME
        if self._is_adjective(word):
            found |= ADJECTIVE
        return found

    def _function(self, word: str) -> int:
        found = FUNCTION if self.has(self.words.function, word) else 0
        if self.has(self.words.determiners, word):
            found |= DETERMINER
        if self.has(self.words.prepositions, word):
            found |= PREPOSITION
        return found

    def _is_name(self, word: str, kind: int) -> bool:
        initial = word[0]
        if not initial.isalpha():
            return initial.isdigit() and not word.isdecimal() and word[-1].isupper()
        if initial.islower():
            return bool(kind & MEDIUM) or not (word.islower() or "-" not in word)
        return not kind & FUNCTION

    def _is_adjective(self, word: str) -> bool:
        if not word[0].islower() or not word.endswith(_ADJECTIVE_ENDS) or word in self.words.function:
            return False
        return not self.marks.get(word, 0) & _VERB_FORMS

    def _is_numeral(self, word: str, lower: str) -> bool:
        if word[0].isdigit() or lower in self.words.numerals:
            return True
        return len(lower) > 6 and lower.endswith(self.endings["numerals"])

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
        if not lower.endswith(self.endings["nouns"]):
            return None
        for suffix, certainty in self.noun_suffixes.items():
            if lower.endswith(suffix):
                return certainty
        return None

    def compound(self, word: str) -> bool:
        """Whether a noun of saying names its own source: "Armeeangaben"."""
        return word not in self.nouns and self.saying(word) is not None

    def is_numeral(self, word: str) -> bool:
        """Whether a word can be, or end in, a number."""
        return bool(self.kind(word) & NUMERAL)

    def is_medium(self, word: str) -> bool:
        """Whether a word names a kind of medium or is the name of one."""
        return bool(self.kind(word) & MEDIUM)

    def is_role(self, word: str) -> bool:
        """Whether a word names what a person is: "Minister", "Armeechef"."""
        return bool(self.kind(word) & ROLE)

    def is_source(self, word: str) -> bool:
        """Whether a word names an office, a body or people who give figures: "Polizei", "Grenzpolizei"."""
        return bool(self.kind(word) & GIVER)


def _is_domain(word: str) -> bool:
    return len(word) > 5 and "." in word[1:-1] and word[-1].isalpha()


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, compiled once."""
    table = pack["attribution"]
    words = _classes(table)
    verbs = gather(table)
    words["verbs.clause_pairs"] = frozenset(verbs.clause_pairs)
    return Vocabulary(
        code=pack.code,
        verb_second=table["order"] == "verb_second",
        nouns_capitalised=bool(table["nouns_capitalised"]),
        marks=_marks(table, verbs),
        certainty=verbs.certainty,
        particles={form: tuple(some) for form, some in verbs.particles.items()},
        words=word_classes(words),
        nouns={w: level for level in ("stated", "hedged") for w in forms(table["nouns"][level])},
        noun_suffixes=_suffixes(table["nouns"]),
        relay_pairs=frozenset(_pair(p) for p in table["prepositions"]["relay"] if " " in p),
        phrases=_phrases(table),
        endings=_endings(table, words),
    )


def _endings(table: Mapping[str, Any], words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """Last parts of compounds, for one test each; English compounds are written apart."""
    joined = bool(table["nouns_capitalised"])

    def long(group: str, least: int) -> tuple[str, ...]:
        return (
            tuple(sorted(word.lower() for word in words[group] if len(word) > least)) if joined else ("\n",)
        )

    return {
        "nouns": tuple(table["nouns"]["suffixes"]) + tuple(table["nouns"]["hedged_suffixes"]) or ("\n",),
        "adjectives": tuple(table["grammar"]["adjective_suffixes"]) or ("\n",),
        "numerals": tuple(table["words"]["numeral_suffixes"]) or ("\n",),
        "gerunds": tuple(table["grammar"]["gerund_ends"]) or ("\n",),
        "media": tuple(table["words"]["media_suffixes"]) or ("\n",),
        "roles": long("roles", 5),
        "sources": long("sources", 4) + tuple(table["words"]["source_suffixes"]),
    }


def _pair(phrase: str) -> tuple[str, str]:
    first, _, second = phrase.partition(" ")
    return first, second


def _classes(table: Mapping[str, Any]) -> dict[str, Words]:
    classes = {name: frozenset(forms(entries)) for name, entries in table["words"].items()}
    for group in ("grammar", "prepositions", "hedges", "denials", "connectives"):
        for name, entries in table[group].items():
            classes[f"{group}.{name}"] = frozenset(forms(entries))
    for name in ("auxiliaries", "passive", "dummy", "relay", "relay_talk", "correction", "plan"):
        classes[f"verbs.{name}"] = frozenset(forms(table["verbs"][name]))
    for name in ("claims", "weak_after", "abstract", "transparent"):
        classes[f"nouns.{name}"] = frozenset(forms(table["nouns"][name]))
    function = (
        "determiners",
        "prepositions",
        "conjunctions",
        "subordinators",
        "relatives",
        "adverbs",
        "pronouns",
    )
    verbs = ("verbs.auxiliaries", "verbs.passive", "verbs.dummy", "objects", "possessives")
    for name, parts in _UNIONS.items():
        classes[name] = frozenset[str]().union(*(classes[part] for part in parts))
    classes["background_relatives"] = classes["relatives"] - classes["complement"]
    classes["function"] = frozenset().union(*(classes[name] for name in function + verbs))
    return classes


def _phrases(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {"corrected": tuple(forms(table["denials"]["corrected_media"]))}


def _suffixes(nouns: Mapping[str, Any]) -> dict[str, str]:
    hedged = {suffix: "hedged" for suffix in nouns["hedged_suffixes"]}
    return hedged | {suffix: "stated" for suffix in nouns["suffixes"] if suffix not in hedged}


def _marks(table: Mapping[str, Any], found: VerbForms) -> dict[str, int]:
    marks = dict(found.marks)

    def mark(words: Iterable[str], flag: int) -> None:
        for word in words:
            marks[word] = marks.get(word, 0) | flag

    def mark_both(words: Iterable[str], flag: int) -> None:
        mark(words, flag)
        mark((word[0].upper() + word[1:] for word in words if word[0].islower()), flag)

    passive = VERB | NUMBER_VERB
    ends = tuple(table["grammar"]["participle_ends"])
    opening = [
        word
        for word, flag in marks.items()
        if (flag & PARTICIPLE and not flag & CLAUSE_ONLY) or (ends and flag & passive and word.endswith(ends))
    ]
    for word in opening:
        capital = word[0].upper() + word[1:]
        marks[capital] = marks.get(capital, 0) | PARTICIPLE | NUMBER_VERB
        found.certainty.setdefault(capital, found.certainty[word])
    verbs, prepositions = table["verbs"], table["prepositions"]
    mark(found.particles, SEPARABLE)
    single = [w for w in prepositions["relay"] if " " not in w] + [
        _pair(p)[0] for p in prepositions["relay"] if " " in p
    ]
    groups = (
        (forms(verbs["rumour"]), RUMOUR),
        (forms(verbs["correction"]), CORRECTION),
        (forms(verbs["plan"]), PLAN),
        (forms(prepositions["source"]), SOURCE),
        (prepositions["noun"], NOUN_SOURCE),
        (prepositions["after"], AFTER),
        (prepositions["so"], SO),
        (single, RELAY),
        (forms(verbs["relay"]), RELAY),
        (table["connectives"]["words"], CONNECTIVE),
        (forms(table["nouns"]["claims"]), CLAIM),
        (forms(table["denials"]["false"]), FALSE),
    )
    mark(forms(verbs["document"]), DOCUMENT)
    mark(forms(verbs["derive"]), DERIVE)
    mark(forms(table["subjunctive"]["strong"]), STRONG)
    mark(forms(table["subjunctive"]["weak"]), WEAK)
    for words, flag in groups:
        mark_both(list(words), flag)
    marks.update(dict.fromkeys(BREAKS, BREAK))
    marks.update(dict.fromkeys(OPENING | CLOSING, QUOTE))
    return marks
