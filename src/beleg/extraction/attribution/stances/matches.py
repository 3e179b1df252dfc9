"""The words of a clause that belong to signs become a turn: the first sign that they make, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.attribution.words.kinds import CONJUNCTION, RELATIVE, SUBORDINATOR
from beleg.extraction.attribution.words.marked import Marked
from beleg.extraction.attribution.words.signs import Sign, Turns
from beleg.model import Name

if TYPE_CHECKING:
    from mypy_extensions import i64

_FAR: Final = 7  # tokens from one word of a sign to the next, where their order counts
_CLAUSE_EDGE: Final = CONJUNCTION | RELATIVE | SUBORDINATOR

Range = tuple[int, int]


class Turn:
    """A sign in one clause, and what it says: who stands how to what.

    ``first:last`` are the tokens of the clause, ``places`` those of the sign's words, ascending, ``words`` the
    stretch of them that names nothing else, ``cue`` that stretch with a negation apart from it. ``refers`` is set
    where the subject only points back to somebody, or there is none.
    """

    __slots__ = (
        "content", "cue", "first", "last", "places", "refers", "sign", "speakers", "stance", "via", "words",
    )  # fmt: skip

    def __init__(self, sign: Sign, places: list[int]) -> None:
        self.sign = sign
        self.places = places
        self.stance = sign.stance
        self.first, self.last = places[0], places[-1] + 1
        self.words = self.cue = (self.first, self.last)
        self.refers = True
        self.speakers: list[Name] = []
        self.via: list[Name] = []
        self.content: list[Range] = []


def match(text: Marked, turns: Turns, places: list[int], bits: list[i64], asked: bool) -> Turn | None:
    """The first sign whose words stand at ``places``, each with its classes in ``bits``.

    ``asked`` says whether an indirect question stands beside them.
    """
    together: i64 = 0
    for bit in bits:
        together |= bit
    for sign in turns.signs:
        if (asked or not sign.asks) and sign.parts_of(together):
            found = _found(text, turns, sign, places, bits)
            if found:
                return Turn(sign, found)
    return None


def _found(text: Marked, turns: Turns, sign: Sign, places: list[int], bits: list[i64]) -> list[int]:
    if turns.free_order:
        return _anywhere(sign, places, bits)
    for at in range(len(places)):
        if bits[at] & sign.parts[0]:
            found = _in_order(text, sign, at, places, bits)
            if found:
                return found
    return []


def _anywhere(sign: Sign, places: list[int], bits: list[i64]) -> list[int]:
    """One place for each part of a sign, none twice, in any order."""
    found: list[int] = []
    for part in sign.parts:
        for at in range(len(places)):
            if bits[at] & part and places[at] not in found:
                found.append(places[at])
                break
        else:
            return []
    return sorted(found)


def _in_order(text: Marked, sign: Sign, at: int, places: list[int], bits: list[i64]) -> list[int]:
    """A place for each part of a sign from ``at`` on, each near the one before and in the same clause."""
    found = [places[at]]
    for number in range(1, len(sign.parts)):
        part = sign.parts[number]
        at += 1
        while at < len(places) and not bits[at] & part:
            at += 1
        if at >= len(places) or places[at] - found[-1] > _FAR:
            return []
        if _parts(text, found[-1] + 1, places[at]):
            return []
        found.append(places[at])
    return found


def _parts(text: Marked, first: int, last: int) -> bool:
    """Whether a word between two others begins another clause; "as" in "called it as false" does not."""
    for k in range(first, last):
        if text.kind(k) & _CLAUSE_EDGE and text.words[k] not in text.vocabulary.words.grammar_naming:
            return True
    return False
