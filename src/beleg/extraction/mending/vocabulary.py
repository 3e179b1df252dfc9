"""The tables of a language pack and the gazetteer become the words that a damaged word may have been, with their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.attribution.words.cues import PARTICIPLE, VERB
from beleg.extraction.attribution.words.vocabulary import vocabulary as attribution
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.gazetteer import countries, directory, places
from beleg.languages import Pack, expand

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PATTERN: Final = re.compile(r"(?:\{[^{}]*\}|[^\s{}])+")
_TABLES: Final = ("attribution", "dates", "grammar", "measures", "nouns", "places")
_SHORTEST_TAIL: Final = 4
_LONGEST_TAIL: Final = 25

_FUNCTION: Final = (
    *("relative", "subordinator", "conjunction", "auxiliary", "preposition", "determiner", "anaphor"),
)


class Vocabulary:
    """What one language knows of how words are written.

    ``small`` are its words in small letters; ``capital`` maps words in small letters to how a name, a noun or an
    abbreviation is written; ``names`` maps the first word of a longer name, in small letters, to such names as they are
    written. ``nouns`` are the counted nouns in small letters, ``within`` the words that end no sentence.

    ``pronouns`` are those that look like an abbreviation ("us"), but behind one of ``before_states`` ("in US ..."); any other
    word that looks like one is one behind ``before_acronyms`` ("the WHO"). ``behind_numbers`` open what stays small
    behind a hyphen ("30-jährige"); behind one of ``before_nouns`` stands a noun ("im Verborgenen").
    """

    __slots__ = (
        "acronyms", "adjective_ends", "adjectives", "before_acronyms", "before_days", "before_nouns", "before_states", "behind_numbers", "capital", "capitalised_nouns", "closers", "code", "conjunctions", "determiners", "digraphs", "dotted", "finite", "function", "kept", "names", "noun_ends", "nouns",
        "numbers", "openers", "participle_ends", "participle_openings", "prepositions", "pronouns", "small", "small_ends", "titles_low", "within",
    )  # fmt: skip

    def __init__(self, pack: Pack) -> None:
        table, grammar = pack["mending"], pack["grammar"]
        known = lexicon(pack)
        self.code = pack.code
        self.capitalised_nouns: bool = known.capitalised_nouns
        self.small: set[str] = set(_listed(table["small"]))
        self.capital: dict[str, str] = {}
        self.acronyms: dict[str, str] = {word.lower(): word for word in _listed(table["acronyms"])}
        self.names: dict[str, list[str]] = {}
        self.small_ends: Final = tuple(_listed(table["small_ends"]))
        self.noun_ends: Final = tuple(_listed(table["noun_ends"]))
        self.titles_low: Final = frozenset(word.lower() for word in _listed(table["titles"]))
        self.numbers: Final = frozenset(word for word in pack["numbers"]["words"]["units"])
        self.conjunctions: Final = frozenset(_listed(grammar["conjunction"]))
        self.openers: Final = frozenset(_listed(table["openers"]))
        self.determiners: Final = frozenset(_listed(grammar["determiner"]))
        self.prepositions: Final = frozenset(_listed(grammar["preposition"]))
        self.adjectives: Final = frozenset(_listed(table["adjectives"]))
        self.adjective_ends: Final = _listed_if_any(table, "adjective_ends")
        self.participle_openings: Final = _listed_if_any(table, "participle_openings")
        self.participle_ends: Final = _listed_if_any(table, "participle_ends")
        self.behind_numbers: Final = _listed_if_any(table, "behind_numbers")
        self.before_nouns: Final = frozenset(_listed_if_any(table, "before_nouns"))
        self.pronouns: Final = frozenset(_listed_if_any(table, "pronouns"))
        self.before_states: Final = frozenset(_listed_if_any(table, "before_states"))
        self.before_acronyms: Final = frozenset(_listed_if_any(table, "before_acronyms"))
        self.digraphs: Final[dict[str, str]] = dict(table["digraphs"])
        self.kept: Final = tuple(_listed(table["digraphs_kept"].lower()))
        self.before_days: Final = self.determiners | _before_days(table, pack["dates"])
        self.dotted: Final = frozenset(_listed(table["dotted"]))
        self.function: Final = frozenset(word for name in _FUNCTION for word in _listed(grammar[name]))
        self.within: Final = self.function - frozenset(_listed(table["closing"]))
        self.finite: Final = frozenset(_listed(table["finite"])) | _finite(pack)
        self.closers: Final = _closers(pack)
        self.nouns: set[str] = _nouns(pack)
        self.small.update(
            form for form, word in known.forms() if word.readings and form.isalpha() and form.islower()
        )
        self.capital.update((word.lower(), word) for word in _listed(table["nouns"]))
        self._gather_pack(pack)
        self._gather_gazetteer()
        self._gather_verbs(pack)

    def _gather_pack(self, pack: Pack) -> None:
        for table in _TABLES:
            for text in _strings(pack[table]):
                for pattern in _PATTERN.findall(text):
                    for form in expand(pattern):
                        for word in _WORD.findall(form):
                            self._add(word)

    def _gather_gazetteer(self) -> None:
        for word in (*countries.lookup(self.code), *places.places()):
            self._name(word)
        for first, longer in countries.phrases(self.code).items():
            for tokens, _ in longer:
                self._name(" ".join((first, *tokens[1:])))
        for actor in directory.actors().values():
            for name in (*actor.names, *actor.surnames):
                self._name(name)

    def _gather_verbs(self, pack: Pack) -> None:
        for word in attribution(pack).marks:
            if word.isalpha() and word[0].islower() and word not in self.capital:
                self.small.add(word)
        for low in self.function:
            self.capital.pop(low, None)

    def _add(self, word: str) -> None:
        if word[0].islower():
            self.small.add(word)
        elif not (word.isupper() and len(word) > 3):
            self.capital.setdefault(word.lower(), word)

    def _name(self, name: str) -> None:
        first, blank, _ = name.partition(" ")
        if blank:
            self.names.setdefault(first.lower(), []).append(name)
        else:
            self._add(name)

    def ends_in_noun(self, low: str) -> bool:
        """Whether a word in small letters is a compound whose last part is a noun."""
        for cut in range(max(3, len(low) - _LONGEST_TAIL), len(low) - _SHORTEST_TAIL + 1):
            if low[cut:] in self.capital and low[cut:] not in self.small:
                return True
        return False

    def sounds_like_a_noun(self, low: str) -> bool:
        """Whether an unknown word ends as nouns do; where it ends as other words do too, the longer ending says."""
        noun = max((len(end) for end in self.noun_ends if low.endswith(end)), default=0)
        other = max((len(end) for end in self.small_ends if low.endswith(end)), default=0)
        return noun > other or (other == 0 and self.ends_in_noun(low))

    def replaced(self, word: str) -> str:
        """A word with umlauts for the two letters that stand for them."""
        for pair, umlaut in self.digraphs.items():
            word = word.replace(pair, umlaut).replace(pair.capitalize(), umlaut.upper())
        return word

    def stem(self, low: str) -> str:
        """A word without the ending of an adjective."""
        return low[:-1] if low.endswith("e") else low[:-2]

    def singular(self, low: str) -> str:
        """A word without the ending of a plural."""
        return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")

    def knows(self, low: str) -> bool:
        """Whether a word in small letters is known, small or as a name."""
        return low in self.small or low in self.capital or low in self.acronyms


def _before_days(table: Mapping[str, Any], dates: Mapping[str, Any]) -> frozenset[str]:
    """The words behind which a number with a dot is a day: months, and those that the pack lists."""
    months = (
        *_strings(dates["months"]),
        *_strings(dates["months_short"]),
        *_strings(dates["months_guarded"]),
    )
    return frozenset(word.lower() for text in (table["before_days"], *months) for word in _listed(text))


def _finite(pack: Pack) -> frozenset[str]:
    """The verbs of saying in small letters that are no participles."""
    marks = attribution(pack).marks.items()
    return frozenset(word for word, flag in marks if flag & VERB and not flag & PARTICIPLE and word.islower())


def _closers(pack: Pack) -> frozenset[str]:
    """The participles and states that close a German clause."""
    forms, marks = lexicon(pack).forms(), attribution(pack).marks.items()
    reporting = frozenset(
        form
        for form, word in forms
        if form.islower() and any(reading.form in ("participle", "state") for reading in word.readings)
    )
    return reporting | frozenset(word for word, flag in marks if flag & PARTICIPLE and word.islower())


def _nouns(pack: Pack) -> set[str]:
    """The counted nouns and those of attribution, in small letters."""
    counted = {form for form, word in lexicon(pack).forms() if word.noun and form[0].isupper()}
    said = {form for form in attribution(pack).nouns if form[0].isupper()}
    return {form.lower() for form in (*counted, *said, *_listed(pack["mending"]["nouns"]))}


def _strings(value: Any) -> Iterator[str]:
    """The texts of a table; endings of words are no words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not str(key).endswith("_endings"):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _listed(text: str) -> Iterator[str]:
    for pattern in text.split():
        yield from expand(pattern)


def _listed_if_any(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The words of a list that only some languages need."""
    return tuple(_listed(table.get(name, "")))


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, gathered once, when the first damaged text comes."""
    return Vocabulary(pack)
