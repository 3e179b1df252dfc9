"""The words around a number become its qualifier: "mehr als", "up to", "or more", but not every "über"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from beleg.extraction.numbers.lexemes import ARTICLE, CARDINAL, DIGITS, OTHER, Number, WordClass
from beleg.extraction.numbers.scan import Core, Scan, phrase
from beleg.languages import Pack, every_form, expand

_BOUNDS: Final = frozenset(("at_least", "more_than", "at_most", "less_than"))
_CLAUSE_END: Final = frozenset('.,;:!?|"\u201e\u201c\u201d\u00ab\u00bb')
_COUNTS: Final = (DIGITS, CARDINAL)
_MOST_STACKED: Final = 3
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
    bare: bool

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
            bare=rule.get("bare", False),
        )

    def lets(self, scan: Scan, first: int, core: Core) -> bool:
        """Whether the preposition at token ``first`` qualifies the number."""
        before = scan.lows[first - 1]
        if not self._fits(core) or (self.bare and core.first != first + 1):
            return False
        if before in self.freed_after:
            return True
        if self._noun_forbids(scan, core):
            return False
        if before in self.not_after or (self.blocked_after_number and self._sets_against(scan, first)):
            return False
        if within(scan, first, self.governors, self.reach, _COUNTS):
            return False
        if within(scan, first, self.far_governors, _AROUND_REACH):
            return False
        return self.around.empty or not self._opposed(scan, first, core.last)

    def _sets_against(self, scan: Scan, first: int) -> bool:
        """ "12 gegen 30", "drei Geiseln gegen 30 Gefangene": another number, or what it counts, stands right before."""
        return any(at >= 0 and scan.lexeme(at).role != OTHER for at in (first - 1, first - 2))

    def _fits(self, core: Core) -> bool:
        value = core.low or 0
        return value >= self.minimum and (not self.round or (value >= 20 and value % 5 == 0))

    def _noun_forbids(self, scan: Scan, core: Core) -> bool:
        nouns, lows, last = self.not_before, scan.lows, core.last
        return len(nouns) > 0 and (lows[last] in nouns or lows[last + 1] in nouns)

    def _opposed(self, scan: Scan, first: int, last: int) -> bool:
        return within(scan, first, self.around, _AROUND_REACH) or _ahead(scan, last, self.around)


def within(scan: Scan, first: int, stems: WordClass, reach: int, closing: tuple[int, ...] = ()) -> bool:
    """Whether one of the last ``reach`` words of the clause before token ``first`` is one of these.

    No word before a lexeme of a role in ``closing`` is: "nach ersten Angaben 34 Tote und über hundert Verletzte".
    """
    if stems.empty:
        return False
    for at in range(first - 1, max(first - 1 - reach, -1), -1):
        word = scan.lows[at]
        if stems.holds(word):
            return True
        if word in _CLAUSE_END or scan.lexeme(at).role in closing:
            return False
    return False


def _ahead(scan: Scan, last: int, stems: WordClass) -> bool:
    """Whether one of the next words of the clause from token ``last`` on is one of these."""
    for at in range(last, min(last + _AROUND_REACH, scan.size)):
        word = scan.lows[at]
        if stems.holds(word):
            return True
        if word in _CLAUSE_END:
            return False
    return False


class Phrase:
    """A qualifying phrase: its words in lower case and what it says."""

    __slots__ = ("for_articles", "guard", "qualifier", "strengthened", "words")

    def __init__(
        self,
        words: tuple[str, ...],
        qualifier: str,
        guard: Guard | None = None,
        for_articles: bool = False,
        strengthened: bool = False,
    ) -> None:
        self.words = words
        self.qualifier = qualifier
        self.guard = guard
        self.for_articles = for_articles
        self.strengthened = strengthened


class Surrounding:
    """ "Schwelle von 2000 überschritten": words on both sides that qualify together."""

    __slots__ = ("after", "before", "gap", "qualifier")

    def __init__(
        self, before: tuple[tuple[str, ...], ...], after: frozenset[str], gap: int, qualifier: str
    ) -> None:
        self.before = before
        self.after = after
        self.gap = gap
        self.qualifier = qualifier


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
        self._fillers = _by_last(_spelled_out(around["fillers"]))
        self._closing_words = frozenset(self._before) | frozenset(self._fillers)
        self.after_number = frozenset(self._after)
        self._surrounding = [_surrounding(rule) for rule in table["surrounding"]]
        self._opening = frozenset(words[-1] for rule in self._surrounding for words in rule.before)
        self.before_number = self._closing_words | self._opening

    def before(self, scan: Scan, core: Core, floor: int) -> tuple[str, int]:
        """The qualifier before ``core`` and where it starts; without one, the number's own."""
        name, first = core.qualifier, core.first
        if scan.lows[first - 1] not in self._closing_words:
            return name, first
        for _ in range(_MOST_STACKED):
            found, start = self._match(scan, core, first, floor)
            if not found:
                found, start = self._behind_filler(scan, core, first, floor)
            if not found or scan.opens_sentence(first):
                break
            name, first = _stronger(name, found), start
        return name, first

    def _behind_filler(self, scan: Scan, core: Core, end: int, floor: int) -> tuple[str, int]:
        fillers = self._fillers.get(scan.lows[end - 1])
        if fillers is None:
            return "", 0
        for words in fillers:
            start = end - len(words)
            if start > floor and scan.follows(start, words):
                return self._match(scan, core, start, floor)
        return "", 0

    def _match(self, scan: Scan, core: Core, end: int, floor: int) -> tuple[str, int]:
        """What the phrase that ends before token ``end`` says and where it starts; nothing where none does."""
        entries = self._before.get(scan.lows[end - 1])
        if entries is None:
            return "", 0
        for entry in entries:
            first = end - len(entry.words)
            if first < floor or not scan.follows(first, entry.words):
                continue
            if core.shape == "article" and not entry.for_articles:
                continue
            strengthened = self._strengthened_from(scan, first, floor) if entry.strengthened else first
            if strengthened < first or entry.guard is None or entry.guard.lets(scan, first, core):
                return entry.qualifier, strengthened
        return "", 0

    def _strengthened_from(self, scan: Scan, first: int, floor: int) -> int:
        lows = scan.lows
        if first - 2 >= floor and (lows[first - 2], lows[first - 1]) in self._strengthen:
            return first - 2
        return first - 1 if first > floor and (lows[first - 1],) in self._strengthen else first

    def after(self, scan: Scan, end: int) -> tuple[str, int]:
        """The qualifier that stands after a number ("or more") and the index after it; nothing without one."""
        entries = self._after.get(scan.lows[end])
        if entries is None or scan.opens_sentence(end):
            return "", 0
        for entry in entries:
            if scan.follows(end, entry.words):
                sign = not entry.words[0][0].isalpha()
                if not sign or (scan.glued(end) and not _sum_goes_on(scan, end + 1)):
                    return entry.qualifier, end + len(entry.words)
        return "", 0

    def around(self, scan: Scan, core: Core, floor: int) -> tuple[str, int, int]:
        """The qualifier on both sides, its start and the index after its end; nothing without one."""
        if scan.lows[core.first - 1] not in self._opening:
            return "", 0, 0
        for rule in self._surrounding:
            for words in rule.before:
                first = core.first - len(words)
                if first >= floor and scan.follows(first, words):
                    end = _closing(scan, core.last, rule)
                    return (rule.qualifier, first, end) if end else ("", 0, 0)
        return "", 0, 0


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
    strengthened = frozenset(table["around"]["strengthen_before"])
    for name, patterns in table["qualifiers"].items():
        for words in _spelled_out(patterns):
            strong = name in strengthened or words[0] in strengthened
            yield Phrase(words, name, None, words in for_articles, strong)
    for rule in table["guarded"]:
        guard, name = Guard.of(rule), rule["qualifier"]
        for words in _spelled_out([rule["words"]]):
            strong = name in strengthened or words[0] in strengthened
            yield Phrase(words, name, guard, strengthened=strong)


def _stronger(inner: str, outer: str) -> str:
    """The inner qualifier holds, but a bound holds over an approximation: "bis zu rund 500" is at_most."""
    if inner == "exact" or (inner == "about" and outer in _BOUNDS):
        return outer
    if inner == "vague" and outer in _BOUNDS:
        return outer
    return inner
