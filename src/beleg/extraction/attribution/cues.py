"""The attribution table of a language pack becomes a vocabulary: which words may say who says so, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from beleg.extraction.attribution.inflection import inflection
from beleg.languages import Pack, expand

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

TRIGGERS: Final = (
    VERB | NUMBER_VERB | SEPARABLE | PARTICIPLE | SOURCE | NOUN_SOURCE | AFTER | SO | RUMOUR | STRONG | WEAK
) | (CONNECTIVE | CLAIM | CORRECTION | PLAN | DOCUMENT | QUOTE | CLAUSE_VERB | DERIVE | RELAY | FALSE)

BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u2012"))
OPENING: Final = frozenset(("\u201e", "\u00ab", "\u201c", '"', "\u00bb", "\u2039", "\u203a"))
CLOSING: Final = frozenset(("\u201c", "\u201d", "\u00bb", '"', "\u00ab", "\u203a", "\u2039"))
STOPS: Final = frozenset((".", "!", "?", "\u2026", "..."))
CERTAINTY_ORDER: Final = {"stated": 0, "hedged": 1, "denied": 2}

Words = frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Word classes of one language. Function words are in lower case, nouns as they are written."""

    code: str
    verb_second: bool
    nouns_capitalised: bool
    marks: Mapping[str, int]
    certainty: Mapping[str, str]
    particles: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Words]
    nouns: Mapping[str, str]
    noun_suffixes: Mapping[str, str]
    documents: Words
    relay_pairs: frozenset[tuple[str, str]]
    endings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]

    def has(self, group: str, word: str) -> bool:
        """Whether ``word``, in any case, belongs to a class of function words."""
        return word in self.words[group] or word.lower() in self.words[group]

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
        if word[0].isdigit():
            return True
        lower = word.lower()
        if lower in self.words["numerals"]:
            return True
        return len(lower) > 6 and lower.endswith(self.endings["numerals"])

    def is_medium(self, word: str) -> bool:
        """Whether a word names a kind of medium or is the name of one."""
        if word in self.words["media"] or word.lower().endswith(self.endings["media"]):
            return True
        return len(word) > 5 and "." in word[1:-1] and word[-1].isalpha()

    def is_role(self, word: str) -> bool:
        """Whether a word names what a person is: "Minister", "Armeechef"."""
        return word in self.words["roles"] or word.lower().endswith(self.endings["roles"])

    def is_source(self, word: str) -> bool:
        """Whether a word names an office, a body or people who give figures: "Polizei", "Grenzpolizei"."""
        return word in self.words["sources"] or word.lower().endswith(self.endings["sources"])


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, compiled once."""
    table = pack["attribution"]
    words = _classes(table)
    verbs = _verbs(table)
    words["verbs.clause_pairs"] = frozenset(verbs.clause_pairs)
    return Vocabulary(
        code=pack.code,
        verb_second=table["order"] == "verb_second",
        nouns_capitalised=bool(table["nouns_capitalised"]),
        marks=_marks(table, verbs),
        certainty=verbs.certainty,
        particles={form: tuple(some) for form, some in verbs.particles.items()},
        words=words,
        nouns={w: level for level in ("stated", "hedged") for w in forms(table["nouns"][level])},
        noun_suffixes=_suffixes(table["nouns"]),
        documents=frozenset(forms(table["nouns"]["stated"])) | frozenset(forms(table["nouns"]["hedged"])),
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


def forms(patterns: Iterable[str]) -> list[str]:
    """All words of a list of patterns with braces.

    >>> forms(["sag{t,te}", "laut"])
    ['sagt', 'sagte', 'laut']
    """
    return [word for pattern in patterns for word in expand(pattern)]


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
    classes["function"] = frozenset().union(*(classes[name] for name in function + verbs))
    return classes


def _phrases(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {"corrected": tuple(forms(table["denials"]["corrected_media"]))}


def _suffixes(nouns: Mapping[str, Any]) -> dict[str, str]:
    hedged = {suffix: "hedged" for suffix in nouns["hedged_suffixes"]}
    return hedged | {suffix: "stated" for suffix in nouns["suffixes"] if suffix not in hedged}


@dataclass(slots=True)
class _Verbs:
    """The verb forms of a language while they are gathered: their flags, certainty and particles."""

    marks: dict[str, int]
    certainty: dict[str, str]
    particles: dict[str, list[str]]
    clause_pairs: set[str]

    def mark(self, form: str, flag: int, level: str) -> None:
        self.marks[form] = self.marks.get(form, 0) | flag
        self.certainty[form] = level

    def pair(self, form: str, particle: str, level: str, clause: bool) -> None:
        """A form whose particle closes the clause; joined they are a form as well."""
        known = self.particles.setdefault(form, [])
        if particle in known and clause:
            return
        if particle not in known:
            known.append(particle)
        if clause:
            self.clause_pairs.add(f"{particle} {form}")
        else:
            self.clause_pairs.discard(f"{particle} {form}")
        self.certainty[f"{particle} {form}"] = level
        self.mark(particle + form, CLAUSE_VERB if clause else VERB, level)


_KINDS: Final = (("say", VERB), ("clause", CLAUSE_VERB), ("number", NUMBER_VERB))
_LEVELS: Final = ("stated", "hedged", "denied")


def _verbs(table: Mapping[str, Any]) -> _Verbs:
    """All verb forms of a pack: the regular ones by inflection, then those that it lists."""
    found = _Verbs({}, {}, {}, set())
    inflect = inflection(table["inflection"])
    for kind, flag in reversed(_KINDS):
        for level in _LEVELS:
            for infinitive in table["regular"][kind][level]:
                verb = inflect.forms(infinitive)
                for form in verb.finite:
                    if verb.particle:
                        found.pair(form, verb.particle, level, flag != VERB)
                    else:
                        found.mark(form, flag, level)
                only = 0 if flag == VERB else CLAUSE_ONLY if flag == CLAUSE_VERB else 0
                found.mark(verb.participle, (PARTICIPLE | only) if flag != NUMBER_VERB else flag, level)
    _listed(table["verbs"], found)
    return found


def _listed(verbs: Mapping[str, Any], found: _Verbs) -> None:
    for kind, flag in (*_KINDS, ("participle", PARTICIPLE), ("clause_participle", PARTICIPLE | CLAUSE_ONLY)):
        for level in _LEVELS:
            for form in forms(verbs[kind].get(level, ())):
                if kind == "clause_participle" and found.marks.get(form, 0) & PARTICIPLE:
                    continue
                found.mark(form, flag, level)
                if kind == "participle":
                    found.marks[form] &= ~CLAUSE_ONLY
    levels = {pair: level for level, pairs in verbs["separable_certainty"].items() for pair in pairs}
    for clause in (False, True):
        for particle, patterns in verbs["separable_clause" if clause else "separable"].items():
            for form in forms(patterns):
                found.pair(form, particle, levels.get(f"{particle} {form}", "stated"), clause)


def _marks(table: Mapping[str, Any], found: _Verbs) -> dict[str, int]:
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
