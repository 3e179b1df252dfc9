"""All that a pack says of a word form: the noun that it is, the measures that it reports, what it does in a clause."""

from __future__ import annotations

from typing import Final, NamedTuple

from beleg.extraction.figures.clauses.nouns import Noun
from beleg.extraction.figures.clauses.openings import NOTHING, Openings, Phrase, Reading
from beleg.extraction.figures.clauses.predicate import plain
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.languages import Pack

_LIMIT_BEHIND: Final = 1_000  # words behind one word
# What most words have none of, once for all of them; never added to.
_NO_READINGS: Final[list[Reading]] = []
_NO_PHRASES: Final[dict[str, list[Phrase]]] = {}
_NO_OPENINGS: Final[dict[str, Openings]] = {}


class Word:
    """What the lexicon of a pack knows of a word form; ``tells`` where it may be a predicate by itself, ``reports`` where it may
    open one.

    ``phrases`` are the longer readings that it opens, by their second word, "~" where any word that ends so may be it; ``frames`` those with a gap behind
    it, by the word behind the gap. Both hold the words that must follow, in lower case. ``closings`` are the endings of the
    words behind the gap where only those are known.
    """

    __slots__ = (
        "_behind",
        "_endings",
        "closings",
        "event",
        "frames",
        "noun",
        "pack",
        "phrases",
        "readings",
        "reports",
        "role",
        "tells",
        "total",
        "traits",
    )

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.noun: Noun | None = None
        self.readings: list[Reading] = _NO_READINGS
        self.role: int = Role.NONE
        self.traits: int = Trait.NONE
        self.event: str | None = None
        self.total: str | None = None
        self.phrases: dict[str, list[Phrase]] = _NO_PHRASES
        self.frames: dict[str, list[Phrase]] = _NO_PHRASES
        self._behind: dict[str, Openings] = _NO_OPENINGS
        self._endings: tuple[str, ...] = ()
        self.closings: tuple[str, ...] = ()
        self.tells: bool = False
        self.reports: bool = False

    def add_reading(self, reading: Reading) -> None:
        if not self.readings:
            self.readings = []
        self.readings.append(reading)

    def add_longer(self, longer: Longer) -> None:
        """Let the word open a longer reading."""
        if longer.gap:
            self.frames = self.frames or {}
            self.frames.setdefault(longer.second, []).append(longer.phrase)
        else:
            self.phrases = self.phrases or {}
            self.phrases.setdefault(longer.second, []).append(longer.phrase)

    def phrases_with(self, low: str) -> Openings:
        """The longer readings that it opens before ``low``, remembered by that word, with the words behind the two."""
        known = self._behind.get(low)
        if known is not None:
            return known
        if low not in self.phrases and not low.endswith(self._endings):
            return NOTHING
        if not self._behind or len(self._behind) > _LIMIT_BEHIND:
            self._behind = {}
        self._behind[low] = known = self._opened_before(low)
        return known

    def _opened_before(self, low: str) -> Openings:
        """The longer readings before ``low``, one object for all words that end alike and are not listed."""
        ends = [ending for ending in self._endings if low.endswith(ending)]
        alike = "~".join((low if low in self.phrases else "", *ends))
        known = self._behind.get(alike)
        if known is None:
            by_ending = [
                (rest[1:], reading)
                for rest, reading in self.phrases.get("~", [])
                if low.endswith(rest[0][1:])
            ]
            self._behind[alike] = known = Openings(self.phrases.get(low, []) + by_ending)
        return known

    def opening_too(self, other: Word) -> Word:
        """This word, which opens the longer readings of ``other`` as well."""
        both = Word(self.pack)
        both.noun, both.readings = self.noun, self.readings
        both.role, both.traits, both.event, both.total = self.role, self.traits, self.event, self.total
        both.phrases = _joined(self.phrases, other.phrases)
        both.frames = _joined(self.frames, other.frames)
        both.settle({})
        return both

    def all_known(self) -> tuple[object, ...]:
        """What tells this word from others: forms of which the same is known become one."""
        told = (self.noun, self.role, self.traits, self.event, self.total, tuple(self.readings))
        return (*told, _in_order(self.phrases), _in_order(self.frames))

    def settle(self, listed: dict[tuple[Phrase, ...], list[Phrase]]) -> None:
        """To be called once all is known of the word; what other words open too, ``listed`` holds once for all."""
        for phrases in (self.phrases, self.frames):
            for second, opened in phrases.items():
                phrases[second] = listed.setdefault(tuple(opened), opened)
        self.tells = bool(
            self.event
            or self.total
            or self.role & (Role.NUMBER_OF | Role.AMONG)
            or (self.noun and self.noun.measure)
        )
        if "~" in self.phrases:
            self._endings = tuple(dict.fromkeys([rest[0][1:] for rest, _ in self.phrases["~"]]))
        self.closings = tuple(sorted({rest[0][1:] for rest, _ in self.frames.get("~", ())}))
        self.reports = self.tells or bool(self.readings or self.phrases or self.frames)


class Longer(NamedTuple):
    """A longer reading behind the word that opens it: the word that it is looked up by, and whether there is a gap before that."""

    second: str
    gap: bool
    phrase: Phrase


def longer(behind: str, reading: Reading) -> Longer:
    """The reading of some words behind the one that opens them: "… ums leben", "ins ~haus".

    >>> reading = Reading("phrase", "killed", frozenset())
    >>> longer("ums Leben", reading)[:2], longer("… ~haus", reading)[:2]
    (('ums', False), ('~', True))
    """
    rest = tuple([plain(word.lower()) for word in behind.split()])
    gap = rest[0] == "\u2026"
    if gap:
        rest = rest[1:]
    by_ending = rest[0][0] == "~"
    return Longer("~" if by_ending else rest[0], gap, (rest if by_ending else rest[1:], reading))


def _joined(one: dict[str, list[Phrase]], other: dict[str, list[Phrase]]) -> dict[str, list[Phrase]]:
    return {second: one.get(second, []) + other.get(second, []) for second in (*one, *other)}


def _in_order(phrases: dict[str, list[Phrase]]) -> tuple[object, ...]:
    return tuple([(word, *rest) for word, rest in phrases.items()])
