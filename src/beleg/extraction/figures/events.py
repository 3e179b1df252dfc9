"""Where no event is told, people and things are counted for other reasons: spectators, pupils, jobs, votes."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.endings import Endings
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.vocabulary import forms
from beleg.extraction.figures.clauses.words import Word
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.measures.near import is_near
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack

_HARM: Final = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing_persons", "displaced", "attacks")
)
_PHRASES: Final = ("predicate:phrase", "predicate:frame")
_KILLING: Final = ("object", "participle")  # verbs of what others did to them
_REACH: Final = 80  # tokens from a word of violence or disaster to what may belong to it
_GAME: Final = 30  # tokens from a word of a game to one that is said of games too
_SHORT: Final = 25  # tokens of a text that says too little for such a word to be missed in it


class Events:
    """Where a text speaks of an event: its words of violence and disaster, and ``counts`` that tell of harm in so many words."""

    __slots__ = ("_places", "_short")

    def __init__(self, tokens: Tokens, pack: Pack, counts: list[Found]) -> None:
        self._short = len(tokens) < _SHORT
        self._places: list[int] = []
        if self._short:
            return
        told = [one.counted.first for one in counts if _is_ill(one) or _tells_of_harm(one.binding)]
        self._places = sorted([*_said(tokens, pack), *told])

    def concern(self, one: Found) -> bool:
        """Whether a count may belong to an event told around it."""
        if self._short or one.binding.rule == "table" or _is_ill(one):
            return True
        return is_near(self._places, one.counted.first, _REACH)


def _is_ill(one: Found) -> bool:
    """ "three new cases": of an illness."""
    return one.counted.kind == "case" and one.binding.measure == "affected"


def _tells_of_harm(told: Binding) -> bool:
    """ "ums Leben", "taken to hospital": several words, which mean nothing else."""
    return told.measure in _HARM and told.rule in _PHRASES and told.last - told.first > 1


def _said(tokens: Tokens, pack: Pack) -> list[int]:
    """The words of violence, disaster or protest, but for those of a game: "drei Spieler fehlten verletzt"."""
    said, games = _words(pack).yes(tokens), _games(pack).yes(tokens)
    if not games:
        return said
    played = _played(pack)
    return [at for at in said if not (tokens.lows[at].startswith(played) and is_near(games, at, _GAME))]


@cache
def _played(pack: Pack) -> tuple[str, ...]:
    """How words begin that are said of games too."""
    return tuple(forms(pack["eventful"]["played"]))


@cache
def _games(pack: Pack) -> Question:
    """Whether a word speaks of a game."""
    listed = frozenset(forms(pack["eventful"]["games"]))
    return Question(lambda word: word.lower() in listed, counting=pack.code)


@cache
def _words(pack: Pack) -> Question:
    """Whether a word speaks of violence, disaster or protest."""
    table, known = pack["eventful"], lexicon(pack)
    listed, never = frozenset(forms(table["words"])), frozenset(forms(table["never"]))
    starts, ends = tuple(forms(table["starts"])), Endings(forms(table["ends"]))

    def speaks_of_events(word: str) -> bool:
        low = word.lower()
        if low in listed or low.startswith(starts) or ends.of(low):
            return True
        return low not in never and _reports_harm(known.word(word))

    return Question(speaks_of_events, counting=pack.code)


def _reports_harm(word: Word) -> bool:
    """Whether a noun by itself, or a verb of killing, tells of harm."""
    if word.total in _HARM or (word.noun is not None and word.noun.measure in _HARM):
        return True
    return any(one.measure == "killed" and one.form in _KILLING for one in word.readings)
