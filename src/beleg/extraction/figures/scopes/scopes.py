"""The words around a figure become its scope.

What speaks for a scope are the features below; how much each weighs was learned from the annotated articles of this
project and stands, by name, in ``weights.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import still
from beleg.extraction.figures.scopes.totals import is_of_another
from beleg.extraction.figures.weights import weights
from beleg.model import DateMention
from beleg.model.figure import SCOPES
from beleg.model.measures import measures

_NEAR: Final = 3  # tokens
_ENDS: Final[list[int]] = [1, 3, 10, 60, 400]  # days: a time that is shorter is of the kind of ``_SPANS``
_WORDS: Final = {
    "rate": Role.RATE,
    "cumulative": Role.CUMULATIVE,
    "rise": Role.RISE,
    "number of": Role.NUMBER_OF,
    "additive": Role.ADDITIVE,
    "passive": Role.PASSIVE,
    "another": Role.ANOTHER,
    "subset": Role.SUBSET,
    "expletive": Role.EXPLETIVE,
}
_ROLES: Final[list[int]] = list(_WORDS.values())
_RULES: Final = (
    *("noun", "kind", "toll", "total", "part", "ellipsis", "table", "lead-in", "topic", "event"),
    *("participle", "state", "subject", "object", "phrase", "frame", "attributive", "among", "other"),
)
# Words that speak for a scope wherever they stand in the sentence.
_MARKS: Final = {
    "still": Role.STILL,
    "since": Role.SINCE,
    "so far": Role.SO_FAR,
    "superlative": Role.SUPERLATIVE,
    "beginning": Role.BEGINNING,
    "negation": Role.NEGATION,
    "purpose": Role.PURPOSE,
}
_SIGNS: Final = {
    "perfect": Trait.PERFECT,
    "being": Trait.BEING,
    "stays": Trait.STAYS,
    "war": Trait.PERIOD,
    "fighting": Trait.FIGHTING,
    "occasion": Trait.OCCASION,
    "past": Trait.PAST,
    "within": Trait.WITHIN,
    "day": Trait.DAY,
    "new": Trait.NEW,
    "each": Trait.EACH,
    "remain": Trait.REMAIN,
    "final": Trait.FINAL,
    "long": Trait.LONG,
    "climbs": Trait.CLIMBS,
    "found": Trait.FOUND,
}
_ROLE_MARKS: Final[list[int]] = list(_MARKS.values())
_TRAIT_MARKS: Final[list[int]] = list(_SIGNS.values())
_SPANS: Final = ("a day", "days", "a week", "weeks", "months", "years")
_TIMES: Final = (*_SPANS, "open", "none")
_SENTENCES: Final = ("title", "item", "row", "body")
_SIZES: Final = ("below ten", "below a hundred", "below a thousand", "thousands", "millions", "open")
_PERCENT: Final = 1 << 0  # bits, in the order of _OTHERS
_ONE: Final = 1 << 1
_PART: Final = 1 << 2
_NO_NOUN: Final = 1 << 3
_BOUNDS: Final[list[int]] = [10, 100, 1000, 1_000_000]
_OTHERS: Final = ("percent", "one", "part of a whole", "no noun")
_ANY_WORD: Final[int] = sum(_ROLES)
_SENTENCE_OF: Final[dict[str, int]] = {kind: number for number, kind in enumerate(_SENTENCES)}
_SCOPE_OF: Final[dict[str, int]] = {scope: number for number, scope in enumerate(SCOPES)}


class Scoping:
    """What speaks for a scope: features that have names, and traits, each of which is one or more features.

    A figure has a trait of each kind: the first are those of its measure and its time; those of the other kinds begin
    at the number that the attribute of their name says. ``weights`` says of each scope what the features weigh for it.
    """

    __slots__ = (
        *(
            "_before",
            "_cumulative",
            "_kinds",
            "_others",
            "_rule_of",
            "_rules",
            "_sentences",
            "_sized",
            "_sums",
            "_told",
        ),
        *("_marks", "_traits", "_words", "names", "weights"),
    )

    def __init__(self) -> None:
        kinds = list(measures())
        self._kinds: dict[str, int] = {kind: number for number, kind in enumerate(kinds)}
        self._rule_of: dict[str, int] = {}
        self.names = kinds
        words = self._name([f"{word} {where}" for word in _WORDS for where in ("near", "in the clause")])
        rules = self._name([f"by {rule}" for rule in _RULES])
        told = self._name(
            [f"time {time} {where}" for time in _TIMES for where in ("in the sentence", "before")]
        )
        sentences = self._name([f"in a {kind}" for kind in _SENTENCES])
        sizes = self._name(list(_SIZES))
        before = self._name([f"{same} measure was {scope}" for same in ("same", "other") for scope in SCOPES])
        others = self._name(list(_OTHERS))
        timed = self._name([f"{kind}, time {time}" for kind in kinds for time in _TIMES])
        sized = self._name([f"{kind}, {size}" for kind in kinds for size in _SIZES])
        cumulative = self._name([f"{kind}, cumulative" for kind in kinds])
        marks = self._name([f"{mark} in the sentence" for mark in (*_MARKS, *_SIGNS)])
        self._traits: list[list[int]] = []
        self._add([[i // len(_TIMES), timed + i] for i in range(sized - timed)])
        self._told = self._add([[told + i] for i in range(2 * len(_TIMES))])
        self._sized = self._add([[sizes + i % len(_SIZES), sized + i] for i in range(cumulative - sized)])
        self._sentences = self._add([[sentences + i] for i in range(len(_SENTENCES))])
        self._rules = self._add([[rules + i] for i in range(len(_RULES))])
        self._before = self._add([[before + i] for i in range(others - before)])
        self._others = self._add([_set(others, i) for i in range(1 << len(_OTHERS))])
        # What is near is in the clause, too.
        self._words = self._add(
            [[words + i] if i % 2 else [words + i, words + i + 1] for i in range(rules - words)]
        )
        self._cumulative = self._add([[cumulative + i] for i in range(len(kinds))])
        self._marks = self._add([[marks + i] for i in range(len(self.names) - marks)])
        self.weights: list[list[float]] = []
        self._sums: list[tuple[float, float, float, float]] = []
        self.weigh([weights(f"scope.{scope}", self.names) for scope in SCOPES])

    def _name(self, names: list[str]) -> int:
        """Name some features; the number of the first."""
        first = len(self.names)
        self.names = [*self.names, *names]
        return first

    def _add(self, traits: list[list[int]]) -> int:
        """Add some traits, each by its features; the number of the first."""
        first = len(self._traits)
        self._traits += traits
        return first

    def weigh(self, weights: list[list[float]]) -> None:
        """Take other weights, for each scope those of the features."""
        self.weights = weights
        cumulative, incident, rate, state = weights
        self._sums = [
            (_sum(cumulative, each), _sum(incident, each), _sum(rate, each), _sum(state, each))
            for each in self._traits
        ]

    def scope(self, found: Found, when: DateMention | None, before: tuple[str, str] | None) -> str:
        """cumulative, incident, rate or state: the scope that weighs most.

        ``when`` is the time of the figure, ``before`` measure and scope of the figure before.
        """
        cumulative = incident = rate = state = 0.0
        for trait in self._traits_of(found, when, before):
            sums = self._sums[trait]
            cumulative += sums[0]
            incident += sums[1]
            rate += sums[2]
            state += sums[3]
        best, most = "cumulative", cumulative
        if incident > most:
            best, most = "incident", incident
        if rate > most:
            best, most = "rate", rate
        return "state" if state > most else best

    def features(self, found: Found, when: DateMention | None, before: tuple[str, str] | None) -> list[int]:
        """The numbers of what speaks for one scope or another."""
        return [i for trait in self._traits_of(found, when, before) for i in self._traits[trait]]

    def _traits_of(self, found: Found, when: DateMention | None, before: tuple[str, str] | None) -> list[int]:
        one, measure = found.counted, found.binding.measure
        number, kind = one.number, self._kinds[measure]
        low, high = number.low, number.high
        time = _time_kind(when)
        told_before = when is None or not found.sentence.start <= when.start < found.sentence.end
        traits = [
            kind * len(_TIMES) + time,
            self._told + 2 * time + told_before,
            self._sized + kind * len(_SIZES) + _size(low, high),
            self._sentences + _SENTENCE_OF[found.sentence.kind],
            self._rules + self._rule(found.binding.rule),
        ]
        if before is not None:
            same = 0 if before[0] == measure else len(SCOPES)
            traits.append(self._before + same + _SCOPE_OF[before[1]])
        others = _PERCENT if number.unit == "percent" else 0
        others |= _ONE if high == 1 else 0
        others |= _PART if one.part else 0
        others |= _NO_NOUN if one.head is None else 0
        if others:
            traits.append(self._others + others)
        if found.clause.roles & _ANY_WORD:
            self._add_words(traits, found, kind)
        self._add_marks(traits, found.clause)
        return traits

    def _add_marks(self, traits: list[int], clause: Clause) -> None:
        """Add what words say of a scope wherever they stand in the sentence."""
        for number in range(len(_ROLE_MARKS)):
            mark = _ROLE_MARKS[number]
            if clause.roles & mark and _is_meant(clause, mark):
                traits.append(self._marks + number)
        first = self._marks + len(_ROLE_MARKS)
        for number in range(len(_TRAIT_MARKS)):
            if clause.traits & _TRAIT_MARKS[number]:
                traits.append(first + number)

    def _rule(self, rule: str) -> int:
        """Which of ``_RULES`` the rule of a binding is: "predicate:frame" is "frame", "kind:force" is "kind"."""
        number = self._rule_of.get(rule)
        if number is None:
            name, _, form = rule.partition(":")
            name = form if name == "predicate" else name
            number = _RULES.index(name if name in _RULES else "other")
            self._rule_of[rule] = number
        return number

    def _add_words(self, traits: list[int], found: Found, kind: int) -> None:
        """Add what the words of the clause say, those near the number most."""
        clause, one = found.clause, found.counted
        roles, near, words = clause.roles, Role.NONE, clause.words
        first = max(one.first - _NEAR - 1 - clause.first, 0)
        for at in range(first, min(one.last + _NEAR - clause.first, len(words))):
            near |= words[at].role
        for number in range(len(_ROLES)):
            role = _ROLES[number]
            if roles & role:
                traits.append(self._words + 2 * number + (0 if near & role else 1))
        if roles & Role.CUMULATIVE:
            traits.append(self._cumulative + kind)


def _is_meant(clause: Clause, mark: int) -> bool:
    """Whether a word that is in a clause tells there what it tells mostly."""
    if mark == Role.SINCE:
        return _tells_since_when(clause)
    return mark != Role.STILL or still(clause)


def _tells_since_when(clause: Clause) -> bool:
    """Whether "since" opens the words that say when something began: not "calm has since returned"."""
    for token in range(clause.first, clause.last):
        if (
            clause.role(token) & Role.SINCE
            and (clause.verb_final or not clause.role(token - 1) & Role.AUXILIARY)
            and not is_of_another(clause, token)
        ):
            return True
    return False


def _sum(weights: list[float], features: list[int]) -> float:
    total = 0.0
    for feature in features:
        total += weights[feature]
    return total


def _set(first: int, members: int) -> list[int]:
    """The numbers from ``first`` on whose bits are set in ``members``."""
    return [first + i for i in range(members.bit_length()) if members >> i & 1]


@cache
def scoping() -> Scoping:
    """The features of scopes with their weights, read once."""
    return Scoping()


def _time_kind(when: DateMention | None) -> int:
    """What kind of time (of ``_TIMES``) a figure has."""
    if when is None:
        return len(_TIMES) - 1
    if when.first is None or when.last is None:
        return len(_SPANS)
    days = (when.last - when.first).days
    for kind in range(len(_ENDS)):
        if days < _ENDS[kind]:
            return kind
    return len(_ENDS)


def _size(low: float | None, high: float | None) -> int:
    """How large a number is, of ``_SIZES``."""
    least = low if low is not None else high
    if least is None:
        return len(_SIZES) - 1
    size = 0
    while size < len(_BOUNDS) and least >= _BOUNDS[size]:
        size += 1
    return size
