"""The attribution table of a language pack becomes word lists, and the flags of the words that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from beleg.extraction.attribution.words.cues import (
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
    GIVEN,
    NOUN_SOURCE,
    NUMBER_VERB,
    OPENING,
    PARTICIPLE,
    PLAN,
    QUOTE,
    RELAY,
    RUMOUR,
    SEPARABLE,
    SEVERAL,
    SO,
    SOURCE,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.words.signs import Turns
from beleg.extraction.attribution.words.verbforms import VerbForms, forms
from beleg.extraction.attribution.words.wordclasses import Words

# Flags beside those of the cues: words that attribute nothing, but that a cue beside them must know of.
NEGATION: Final = 1 << 23
VERSION: Final = 1 << 24  # what an outlet itself published before
WITHDRAWAL: Final = 1 << 30  # by which somebody takes back what he said
# Words of signs: those that need a negation, those that need none, the negations, the others.
TURN: Final = 1 << 25
TURN_ALONE: Final = 1 << 26
TURN_NOT: Final = 1 << 27
TURN_WORD: Final = 1 << 28

ENDS: Final = (
    "adjectives", "adverbs", "aged", "attributes", "bare_genitives", "either", "feminine", "finite", "finite_plurals", "genitives",
    "gerunds", "groups", "inflected", "matters", "participles", "pasts", "perfects", "seated", "third_persons", "witnesses",
)  # fmt: skip
_UNIONS: Final = {
    "claim_follows": ("grammar.claim_leads", "grammar.claim_links"),
    "givers": ("roles", "sources"),
    "helpers": ("verbs.auxiliaries", "verbs.passive", "verbs.dummy"),
}


def endings(table: Mapping[str, Any], words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """How words end, by class: the lists of ``ends``, and last parts of compounds, which English writes apart."""
    joined = bool(table["nouns_capitalised"])
    nouns, classes = table["nouns"], table["words"]
    ends = {name: tuple(forms(table["ends"].get(name, ()))) for name in ENDS}

    def long(group: str, least: int) -> tuple[str, ...]:
        return tuple(sorted(word.lower() for word in words[group] if len(word) > least)) if joined else ()

    return ends | {
        "all_participles": ends["gerunds"] + ends["participles"],
        "conjugated": ends["third_persons"] + ends["pasts"],
        "conjugated_regularly": ends["third_persons"] + ends["participles"],
        "nouns": tuple(nouns["suffixes"]) + tuple(nouns["hedged_suffixes"]),
        "not_nouns": tuple(nouns["other_endings"]),
        "numerals": tuple(classes["numeral_suffixes"]),
        "offices": tuple(word.lower() for word in forms(classes["office_ends"])),
        "tallies": tuple(word.lower() for word in table["denials"]["tallies"]),
        "media": tuple(classes["media_suffixes"]),
        "roles": long("roles", 5),
        "sources": long("sources", 4) + tuple(classes["source_suffixes"]),
    }


def pair(phrase: str) -> tuple[str, str]:
    first, _, second = phrase.partition(" ")
    return first, second


def classes(table: Mapping[str, Any]) -> dict[str, Words]:
    classes = {name: frozenset(forms(entries)) for name, entries in table["words"].items()}
    for group in ("grammar", "prepositions", "hedges", "denials", "connectives"):
        for name, entries in table[group].items():
            classes[f"{group}.{name}"] = frozenset(forms(entries))
    for name in ("auxiliaries", "passive", "dummy", "relay", "relay_talk", "correction", "plan", "retract"):
        classes[f"verbs.{name}"] = frozenset(forms(table["verbs"][name]))
    for name in ("agents", "determiners", "edges", "impersonal", "own", "reflexive"):
        classes[f"turns.{name}"] = frozenset(forms(table["turns"][name]))
    for name in ("claims", "nameless", "weak_after", "abstract", "transparent"):
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


def phrases(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    corrected = tuple(forms(table["denials"]["corrected_media"]))
    called = tuple(forms(table["denials"]["false_phrases"]))
    openings = sorted({phrase.split()[0] for phrase in corrected})
    closing = tuple(sorted({phrase.split()[-1] for phrase in called}))
    return {
        "corrected": corrected,
        "correcting": tuple(openings),
        "called_false": called,
        "calling_false": closing,
    }


def suffixes(nouns: Mapping[str, Any]) -> dict[str, str]:
    hedged = {suffix: "hedged" for suffix in nouns["hedged_suffixes"]}
    return hedged | {suffix: "stated" for suffix in nouns["suffixes"] if suffix not in hedged}


def marks(table: Mapping[str, Any], found: VerbForms) -> dict[str, int]:
    marks = dict(found.marks)
    _mark_opening(marks, found, tuple(table["ends"].get("participles", ())))

    def mark(words: Iterable[str], flag: int) -> None:
        for word in words:
            marks[word] = marks.get(word, 0) | flag

    def mark_both(words: Iterable[str], flag: int) -> None:
        mark(words, flag)
        mark((word[0].upper() + word[1:] for word in words if word[0].islower()), flag)

    verbs, prepositions = table["verbs"], table["prepositions"]
    mark(found.particles, SEPARABLE)
    mark((phrase.split()[-1] for phrase in forms(verbs["several"])), SEVERAL)
    groups = (
        (forms(verbs["rumour"]), RUMOUR),
        (forms(verbs["correction"]), CORRECTION),
        (forms(verbs["raise"]), CORRECTION),
        (forms(verbs["plan"]), PLAN),
        (forms(table["hedges"]["claim"]), PLAN),
        (forms(prepositions["source"]), SOURCE),
        (prepositions["noun"], NOUN_SOURCE),
        (prepositions["after"], AFTER),
        (prepositions["so"], SO),
        ([pair(phrase)[0] for phrase in prepositions["relay"]], RELAY),
        (forms(verbs["relay"]), RELAY),
        (table["connectives"]["words"], CONNECTIVE),
        (forms(table["nouns"]["claims"]), CLAIM),
        (forms(table["denials"]["false"]), FALSE),
    )
    mark(forms(table["words"]["negations"]), NEGATION)
    mark((phrase.split()[-1] for phrase in forms(table["denials"]["corrected_media"])), VERSION)
    mark((phrase.split()[-1] for phrase in forms(table["denials"]["false_phrases"])), FALSE)
    mark(forms(table["denials"]["wrong"]), FALSE)
    mark(forms(table["denials"]["answers"]), FALSE)
    for name in ("withdrawing", "withdrawing_particles", "correcting"):
        mark(forms(table["denials"][name]), WITHDRAWAL)
    mark(forms(verbs["given"]), GIVEN)
    mark(forms(verbs["document"]), DOCUMENT)
    mark(forms(verbs["derive"]), DERIVE)
    mark(forms(table["subjunctive"]["strong"]), STRONG)
    mark(forms(table["subjunctive"]["weak"]), WEAK)
    for words, flag in groups:
        mark_both(list(words), flag)
    marks.update(dict.fromkeys(BREAKS, BREAK))
    marks.update(dict.fromkeys(OPENING | CLOSING, QUOTE))
    return marks


def with_turns(marks: dict[str, int], turns: Turns) -> dict[str, int]:
    """The marks with those of the words of signs."""
    negation = turns.named("not")
    for word, bits in turns.bits.items():
        flag = TURN if bits & turns.negatable else 0
        flag |= TURN_ALONE if bits & turns.certain else 0
        flag |= TURN_NOT if bits & negation else 0
        marks[word] = marks.get(word, 0) | (flag or TURN_WORD)
    return marks


def _mark_opening(marks: dict[str, int], found: VerbForms, ends: tuple[str, ...]) -> None:
    """Participles that open a sentence, in capitals: "Confirmed were 12 deaths", "Gemeldet wurden ..."."""
    passive = VERB | NUMBER_VERB
    opening = [
        word
        for word, flag in marks.items()
        if (flag & PARTICIPLE and not flag & CLAUSE_ONLY) or (ends and flag & passive and word.endswith(ends))
    ]
    for word in opening:
        capital = word[0].upper() + word[1:]
        marks[capital] = marks.get(capital, 0) | PARTICIPLE | NUMBER_VERB
        found.certainty.setdefault(capital, found.certainty[word])
