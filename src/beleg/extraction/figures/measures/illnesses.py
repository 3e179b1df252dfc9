"""Cases become people who are ill where the article speaks of an illness near them, and else nobody: "31 cases reported"."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.clauses.vocabulary import forms
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.near import is_near
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack

_REACH: Final = 80  # tokens from an illness to its cases
_OF_WHAT: Final = 6  # tokens from "cases" to the illness
_ENDING: Final = SIGNS | Role.SUBORDINATOR | Role.AUXILIARY
_TO_NOUN: Final = 8  # tokens from "the number of" to the cases
_TOLD_BY_NOUN: Final = ("noun", "label", "label:part", "predicate:toll", "predicate:subject")


class Illnesses:
    """Where an article speaks of an illness: its names, and words for those who have one; looked for once that is asked."""

    __slots__ = ("_pack", "_places", "_starts", "_tokens")

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self._tokens, self._pack = tokens, pack
        self._places: list[int] | None = None
        self._starts = _starts(pack)

    def are_named(self) -> bool:
        """Whether the article speaks of an illness at all."""
        return bool(self._mentions())

    def _mentions(self) -> list[int]:
        """The tokens that speak of an illness."""
        if self._places is None:
            self._places = _named(self._pack).yes(self._tokens)
        return self._places

    def explain(self, clause: Clause, bound: Binding) -> bool:
        """Whether a measure that rests on cases is that of the ill; one that rests on no case always is what it is."""
        at = _cases(clause, bound)
        if at < 0:
            return True
        low = clause.tokens.lows[at]
        if low.startswith(self._starts):
            return True
        if low not in clause.lexicon.lists["cases"] or clause.mentions("lawful") or _is_occasion(clause, at):
            return False
        if clause.role(at + 1) & Role.PARTITIVE_OF and not self._is_of_illness(clause, at + 2):
            return False
        return is_near(self._mentions(), at, _REACH)

    def _is_of_illness(self, clause: Clause, first: int) -> bool:
        """ "cases of human infection with the virus", "cases of H5N1", but not "cases of looting"."""
        for token in range(first, min(first + _OF_WHAT, clause.last)):
            if clause.tokens.lows[token].startswith(self._starts):
                return True
            if clause.role(token) & _ENDING:
                break
        named = clause.text(first)  # "H5N1"
        return any(one.isdigit() or one.isupper() for one in named[1:])


def _cases(clause: Clause, bound: Binding) -> int:
    """The noun of cases that a measure rests on, -1 where it rests on anything else."""
    if bound.measure != "affected" or bound.rule not in _TOLD_BY_NOUN:
        return -1
    reach = _TO_NOUN if bound.rule == "predicate:toll" else 0
    for token in range(bound.first, min(bound.last + reach, clause.last)):
        noun = clause.word(token).noun
        if noun is not None and noun.kind == "case":
            return token
    return -1


def _is_occasion(clause: Clause, noun: int) -> bool:
    """ "In drei Fällen ermittelt die Polizei": on what occasion something happened."""
    return any(
        clause.says_low(number.first_token - 1, "occasional")
        for number in clause.counts.values()
        if number.last_token == noun
    )


@cache
def _starts(pack: Pack) -> tuple[str, ...]:
    """How words of an illness begin."""
    return tuple(forms(pack["eventful"]["illnesses"]))


@cache
def _named(pack: Pack) -> Question:
    """Whether a word speaks of an illness."""
    starts = _starts(pack)
    return Question(lambda word: word.lower().startswith(starts))
