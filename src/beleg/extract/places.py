"""Names behind prepositions of place become places, and a figure gets the one that is nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from beleg.extract.clauses import Clause
from beleg.extract.lexicon import Role
from beleg.extract.sides import CountryMention
from beleg.languages import Pack

_STOP = Role.AUXILIARY | Role.PREPOSITION | Role.CONJUNCTION | Role.RELATIVE
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by the tokens ``first:last``; ``is_country`` where it is a whole country."""

    first: int
    last: int
    is_country: bool


@cache
def _vocabulary(pack: Pack) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = pack["places"]
    return (
        frozenset(table["prepositions"].split()),
        frozenset(table["heads"].split()),
        frozenset(table["not_places"].split()),
    )


def find(clause: Clause, pack: Pack, mentions: list[CountryMention], dated: frozenset[int]) -> list[Place]:
    """The places named in a clause, in order; ``dated`` are tokens that belong to a date."""
    prepositions, heads, others = _vocabulary(pack)
    names = {m.first: m for m in mentions if m.word.kind == "name"}
    found: dict[int, Place] = {}
    for token in range(clause.first, clause.last - 1):
        text = clause.tokens.words[token]
        if text.lower() in prepositions:
            place = _behind(clause, token + 1, heads, others, names, dated)
            if place:
                found.setdefault(place.first, place)
        elif text in heads and clause.role(token - 1) & Role.DETERMINER:
            place = _named(clause, token + 1, others, names, dated)
            if place:
                found.setdefault(place.first, place)
    for mention in names.values():
        if not any(p.first <= mention.first < p.last for p in found.values()):
            found[mention.first] = Place(mention.first, mention.last, True)
    return [found[first] for first in sorted(found)]


def _behind(
    clause: Clause,
    token: int,
    heads: frozenset[str],
    others: frozenset[str],
    names: dict[int, CountryMention],
    dated: frozenset[int],
) -> Place | None:
    """The name behind a preposition: "in der Stadt X", "in northern X", "bei X"."""
    for _ in range(4):
        text = clause.text(token)
        if not text or not text[0].isalpha() or clause.role(token) & (_STOP & ~Role.RELATIVE) or token in dated:
            return None
        if text in heads:
            token += 2 if clause.role(token + 1) & Role.PARTITIVE_OF else 1
            break
        if text[0].isupper():
            break
        token += 1
    return _named(clause, token, others, names, dated)


def _named(
    clause: Clause, token: int, others: frozenset[str], names: dict[int, CountryMention], dated: frozenset[int]
) -> Place | None:
    if token in names:
        return Place(token, names[token].last, True)
    last = token
    while last < min(clause.last, token + _LONGEST_NAME) and _is_name(clause, last, others) and last not in dated:
        last += 1
    return Place(token, last, False) if last > token else None


def _is_name(clause: Clause, token: int, others: frozenset[str]) -> bool:
    text = clause.text(token)
    word = clause.word(token)
    if not text[:1].isupper() or not text[0].isalpha() or text in others:
        return False
    return not (word.noun or word.role or word.event or word.total)


def nearest(places: list[Place], token: int) -> Place | None:
    """The place that a number at ``token`` is about: the narrowest near it, a country only where there is no other."""
    if not places:
        return None
    narrow = [p for p in places if not p.is_country] or places
    before = [p for p in narrow if p.first < token]
    return before[-1] if before else narrow[0]
