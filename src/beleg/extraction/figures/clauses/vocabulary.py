"""The nouns, measures and grammar of a language pack become its listed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.openings import Phrase, Reading
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.clauses.words import Longer, Word, longer
from beleg.languages import Pack, expand

QUOTES: Final = frozenset(('"', "\u201e", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u2039", "\u203a"))
_BREAKS: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "-", "(", ")", "|", "\u00b7"))
_STOPS: Final = frozenset((".", "!", "?"))
_ENDS: Final = ("t", "te", "ten", "en")  # of finite weak verbs
_WEAK_ENDS: Final = ("et", "ete", "eten", "en")


def compiled(pack: Pack) -> dict[str, Word]:
    """Every listed word form with all that the tables of the pack say of it."""
    words: dict[str, Word] = defaultdict(lambda: Word(pack))
    for form, noun in _nouns(pack["nouns"]):
        words[form].noun = words[form].noun or noun
    for measure, listing in pack["nouns"]["events"].items():
        for form in forms(listing):
            words[form].event = measure
    for measure, listing in pack["nouns"]["totals"].items():
        for form in forms(listing):
            words[form].total = measure
    for form, reading in _readings(pack["measures"]):
        words[form].add_reading(reading)
    _add_phrases(words, pack["measures"])
    _add_roles(words, pack["grammar"])
    alike: dict[tuple[object, ...], Word] = {}
    made = {form: alike.setdefault(word.all_known(), word) for form, word in words.items()}
    listed: dict[tuple[Phrase, ...], list[Phrase]] = {}
    for word in alike.values():
        word.settle(listed)
    return made


def _add_phrases(words: dict[str, Word], table: Mapping[str, Any]) -> None:
    known: dict[tuple[str, Reading], Longer] = {}  # most phrases go on alike behind many words
    for first, behind, reading in chain(_phrases(table), _separated(table)):
        if not behind:
            words[first].add_reading(reading)
            continue
        told = known.get((behind, reading))
        if told is None:
            told = known[behind, reading] = longer(behind, reading)
        words[first].add_longer(told)


def _add_roles(words: dict[str, Word], grammar: Mapping[str, Any]) -> None:
    for signs, kind in ((_BREAKS, Role.BREAK), (_STOPS, Role.STOP), (QUOTES, Role.QUOTE)):
        for sign in signs:
            words[sign].role |= kind
    for name, role in vars(Role).items():
        if name.isupper():
            for form in forms(grammar.get(name.lower(), "")):
                words[form].role |= role
    for name, trait in vars(Trait).items():
        if name.isupper():
            for form in forms(grammar.get(name.lower(), "")):
                words[form].traits |= trait


def forms(listing: str) -> Iterator[str]:
    """The word forms of a list of patterns with braces: "getötet{,e,en}"."""
    for pattern in listing.split():
        yield from expand(pattern)


def _nouns(table: Mapping[str, Any]) -> Iterator[tuple[str, Noun]]:
    for group in table["group"]:
        for gloss, listing in group["words"].items():
            noun = Noun(gloss, group["kind"], group.get("measure"), group.get("weak", False))
            for word in forms(listing):
                yield word, noun


@cache
def _reading(form: str, measure: str, only: frozenset[str], weak: bool) -> Reading:
    """One reading for all the words that report the same."""
    return Reading(form, measure, only, weak)


def _readings(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    endings = table["attributive_endings"]
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for form in ("subject", "object", "participle", "state"):
            for word in forms(predicate.get(form, "")):
                yield word, _reading(form, predicate["measure"], only, weak)
                if form in ("participle", "state"):
                    for ending in endings:
                        yield word + ending, _reading("attributive", predicate["measure"], only, weak)


def _separated(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Reading]]:
    """The finite forms of weak verbs whose particle stands at the end: "festgesetzt" is "setzte … fest" too."""
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for word in forms(predicate.get("participle", "")):
            particle, joined, rest = word.partition("ge")
            parted = joined and particle in table["particles"].split()
            if not parted or not rest.endswith("t") or rest in table["irregular"].split():
                continue
            stem = rest[:-2] if rest.endswith("et") else rest[:-1]
            for ending in _WEAK_ENDS if rest.endswith("et") else _ENDS:
                plain = "n" if ending == "en" and stem.endswith(("el", "er")) else ending
                yield stem + plain, f"\u2026 {particle}", _reading("frame", predicate["measure"], only, weak)


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Reading]]:
    """Words of phrases that open them, and what stands behind each."""
    for predicate in table["predicate"]:
        only, weak = frozenset(predicate.get("only", PEOPLE)), predicate.get("weak", False)
        for key in ("phrase", "around"):
            whole = _reading(key, predicate["measure"], only, weak)
            parted = _reading("frame", predicate["measure"], only, weak) if key == "phrase" else whole
            for line in predicate.get(key, ()):
                for pattern in expand(line):
                    first, _, behind = pattern.partition(" ")
                    yield first, behind, parted if "\u2026" in behind else whole
