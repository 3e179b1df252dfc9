"""The words around a number become its qualifier: "mehr als", "up to", "or more", but not every "über"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from beleg.extraction.numbers.lexemes import ARTICLE, OTHER, Number, WordClass
from beleg.extraction.numbers.scan import Core, Scan, phrase
from beleg.languages import Pack, every_form, expand

_BOUNDS: Final = frozenset(("at_least", "more_than", "at_most", "less_than"))
_CLAUSE_END: Final = frozenset('.,;:!?|"\u201e\u201c\u201d\u00ab\u00bb')
_MOST_STACKED: Final = 3
_NOUN_REACH: Final = 2
_AROUND_REACH: Final = 10


@dataclass(frozen=True, slots=True)
class Guard:
    """When a preposition is a qualifier and when it is only a preposition."""

    freed_after: frozenset[str]
    governors: WordClass
    reach: int
    far_governors: WordClass
    around: WordClass
    not_before: frozenset[str]
    not_after: frozenset[str]
    round: bool
    minimum: Number
    blocked_after_number: bool

    @classmethod
    def of(cls, rule: Mapping[str, Any]) -> Guard:
        return cls(
            freed_after=every_form(rule.get("freed_after", ())),
            governors=WordClass(rule.get("governors", ())),
            reach=rule.get("reach", 0),
            far_governors=WordClass(rule.get("far_governors", ())),
            around=WordClass(rule.get("around", ())),
            not_before=every_form(rule.get("not_before", ())),
            not_after=every_form(rule.get("not_after", ())),
            round=rule.get("round", False),
            minimum=rule.get("minimum", 0),
            blocked_after_number=rule.get("blocked_after_number", False),
        )

    def lets(self, scan: Scan, first: int, core: Core) -> bool:
        """Whether the preposition at token ``first`` qualifies the number."""
        before = scan.lows[first - 1]
        if not self._fits(core):
            return False
        if before in self.freed_after:
            return True
        if self._noun_forbids(scan, first, core):
            return False
        if before in self.not_after or (self.blocked_after_number and scan.lexeme(first - 1).role != OTHER):
            return False
        if within(scan, first, self.governors, self.reach):
            return False
        if within(scan, first, self.far_governors, _AROUND_REACH):
            return False
        return not (self.around and self._opposed(scan, first, core.last))

    def _fits(self, core: Core) -> bool:
        value = core.low or 0
        return value >= self.minimum and (not self.round or (value >= 20 and value % 5 == 0))

    def _noun_forbids(self, scan: Scan, first: int, core: Core) -> bool:
        nouns = self.not_before
        return bool(nouns) and any(scan.lows[core.last + k] in nouns for k in range(_NOUN_REACH))

    def _opposed(self, scan: Scan, first: int, last: int) -> bool:
        return within(scan, first, self.around, _AROUND_REACH) or _ahead(scan, last, self.around)


def within(scan: Scan, first: int, stems: WordClass, reach: int) -> bool:
    """Whether one of the last ``reach`` words of the clause before token ``first`` begins with a stem."""
    return _in_clause(scan, range(first - 1, max(first - 1 - reach, -1), -1), stems)


def _ahead(scan: Scan, last: int, stems: WordClass) -> bool:
    return _in_clause(scan, range(last, min(last + _AROUND_REACH, scan.size)), stems)


def _in_clause(scan: Scan, tokens: range, stems: WordClass) -> bool:
    """Whether a word begins with a stem before the clause ends, in the order of the tokens."""
    if not stems:
        return False
    for at in tokens:
        word = scan.lows[at]
        if word in _CLAUSE_END:
            return False
        if word in stems:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A qualifying phrase: its words in lower case and what it says."""

    words: tuple[str, ...]
    qualifier: str
    guard: Guard | None = None
    for_articles: bool = False


@dataclass(frozen=True, slots=True)
class Surrounding:
    """ "Schwelle von 2000 überschritten": words on both sides that qualify together."""

    before: tuple[tuple[str, ...], ...]
    after: frozenset[str]
    gap: int
    qualifier: str


class Found:
    """What a phrase says and the token it starts at."""

    __slots__ = ("first", "qualifier")

    def __init__(self, qualifier: str, first: int) -> None:
        self.qualifier = qualifier
        self.first = first


class Qualifiers:
    """All qualifying phrases of one pack."""

    def __init__(self, pack: Pack) -> None:
        table = pack["numbers"]
        self._before: dict[str, list[Phrase]] = {}
        self._after: dict[str, list[Phrase]] = {}
        for entry in _phrases(table):
            self._before.setdefault(entry.words[-1], []).append(entry)
        for name, patterns in table["after"].items():
            for words in _spelled_out(patterns):
                self._after.setdefault(words[0], []).append(Phrase(words, name))
        for entries in (*self._before.values(), *self._after.values()):
            entries.sort(key=lambda entry: -len(entry.words))
        around = table["around"]
        self._strengthen = frozenset(_spelled_out(around["strengthen"]))
        self._strengthened = frozenset(around["strengthen_before"])
        self._fillers = _by_last(_spelled_out(around["fillers"]))
        self._closing_words = frozenset(self._before) | frozenset(self._fillers)
        self._surrounding = [_surrounding(rule) for rule in table["surrounding"]]
        self._opening = frozenset(words[-1] for rule in self._surrounding for words in rule.before)

    def before(self, scan: Scan, core: Core, floor: int) -> Found:
        """The qualifier before ``core`` and where it starts; without one, the number's own."""
        name, first = core.qualifier, core.first
        if scan.lows[first - 1] not in self._closing_words:
            return Found(name, first)
        for _ in range(_MOST_STACKED):
            found = self._match(scan, core, first, floor) or self._behind_filler(scan, core, first, floor)
            if found is None:
                break
            name, first = _stronger(name, found.qualifier), found.first
        return Found(name, first)

    def _behind_filler(self, scan: Scan, core: Core, end: int, floor: int) -> Found | None:
        for words in self._fillers.get(scan.lows[end - 1], ()):
            start = end - len(words)
            if start > floor and scan.follows(start, words):
                return self._match(scan, core, start, floor)
        return None

    def _match(self, scan: Scan, core: Core, end: int, floor: int) -> Found | None:
        for entry in self._before.get(scan.lows[end - 1], ()):
            first = end - len(entry.words)
            if first < floor or not scan.follows(first, entry.words):
                continue
            if core.shape == "article" and not entry.for_articles:
                continue
            strengthened = self._strengthened_from(scan, entry, first, floor)
            if strengthened < first or entry.guard is None or entry.guard.lets(scan, first, core):
                return Found(entry.qualifier, strengthened)
        return None

    def _strengthened_from(self, scan: Scan, entry: Phrase, first: int, floor: int) -> int:
        if not (entry.qualifier in self._strengthened or entry.words[0] in self._strengthened):
            return first
        for length in (2, 1):
            words = tuple(scan.lows[k] for k in range(first - length, first))
            if words in self._strengthen and first - length >= floor:
                return first - length
        return first

    def after(self, scan: Scan, end: int) -> tuple[str, int] | None:
        """The qualifier that stands after a number ("or more") and the index after it."""
        for entry in self._after.get(scan.lows[end], ()):
            if scan.follows(end, entry.words):
                sign = not entry.words[0][0].isalpha()
                if not sign or (scan.glued(end) and not _sum_goes_on(scan, end + 1)):
                    return entry.qualifier, end + len(entry.words)
        return None

    def around(self, scan: Scan, core: Core, floor: int) -> tuple[Found, int] | None:
        """The qualifier that stands on both sides, its start and the index after its end."""
        if scan.lows[core.first - 1] not in self._opening:
            return None
        for rule in self._surrounding:
            for words in rule.before:
                first = core.first - len(words)
                if first >= floor and scan.follows(first, words):
                    end = _closing(scan, core.last, rule)
                    return (Found(rule.qualifier, first), end) if end else None
        return None


def _sum_goes_on(scan: Scan, at: int) -> bool:
    """Whether a plus sign before ``at`` adds, "300+20", and does not say "more"."""
    return scan.glued(at) and scan.words[at][0].isalnum()


def _closing(scan: Scan, last: int, rule: Surrounding) -> int:
    for at in range(last, min(last + rule.gap + 1, scan.size)):
        word = scan.lows[at]
        if word in rule.after:
            return at + 1
        if word in _CLAUSE_END or scan.lexeme(at).role not in (OTHER, ARTICLE):
            return 0
    return 0


def _surrounding(rule: Mapping[str, Any]) -> Surrounding:
    before = tuple(_spelled_out(rule["before"]))
    return Surrounding(before, every_form(rule["after"]), rule["gap"], rule["qualifier"])


def _by_last(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        table.setdefault(words[-1], []).append(words)
    return table


def _spelled_out(patterns: Iterable[str]) -> list[tuple[str, ...]]:
    return [phrase(text) for pattern in patterns for text in expand(pattern)]


def _phrases(table: Mapping[str, Any]) -> Iterable[Phrase]:
    for_articles = frozenset(_spelled_out(table["around"]["for_articles"]))
    for name, patterns in table["qualifiers"].items():
        for words in _spelled_out(patterns):
            yield Phrase(words, name, for_articles=words in for_articles)
    for rule in table["guarded"]:
        guard = Guard.of(rule)
        for words in _spelled_out([rule["words"]]):
            yield Phrase(words, rule["qualifier"], guard)


def _stronger(inner: str, outer: str) -> str:
    """The inner qualifier holds, but a bound holds over an approximation: "bis zu rund 500" is at_most."""
    if inner == "exact" or (inner == "about" and outer in _BOUNDS):
        return outer
    if inner == "vague" and outer in _BOUNDS:
        return outer
    return inner


@cache
def qualifiers(pack: Pack) -> Qualifiers:
    """The qualifying phrases of a pack, built once."""
    return Qualifiers(pack)
