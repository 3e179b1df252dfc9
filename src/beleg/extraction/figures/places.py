"""Names behind prepositions of place become places, and a figure gets the one that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.lexicon import Role
from beleg.extraction.figures.sides import CountryMention
from beleg.gazetteer.places import is_place
from beleg.languages import Pack

_STOP: Final = Role.AUXILIARY | Role.CONJUNCTION | Role.SUBORDINATOR
_LONGEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by the tokens ``first:last``; the higher its ``rank``, the surer and narrower it is."""

    first: int
    last: int
    rank: int


COUNTRY: Final = 1
WAY: Final = 2
NAME: Final = 3
KNOWN: Final = 4


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """How a language names places, from ``places.toml``."""

    where: frozenset[str]
    whence: frozenset[str]
    onto: frozenset[str]
    heads: frozenset[str]
    endings: tuple[str, ...]
    others: frozenset[str]
    geography: frozenset[str]
    language: str


@cache
def _vocabulary(pack: Pack) -> _Vocabulary:
    table = pack["places"]
    words = {
        key: frozenset(table[key].split())
        for key in ("where", "whence", "onto", "heads", "not_places", "geography")
    }
    return _Vocabulary(
        words["where"],
        words["whence"],
        words["onto"],
        words["heads"],
        tuple(table["noun_endings"].split()),
        words["not_places"],
        words["geography"],
        pack.code,
    )


def find(clause: Clause, pack: Pack, mentions: list[CountryMention], dated: frozenset[int]) -> list[Place]:
    """The places named in a clause, in order; ``dated`` are tokens that belong to a date."""
    words = _vocabulary(pack)
    countries = {m.first: m for m in mentions}
    found: dict[int, Place] = {}
    texts = clause.tokens.words
    for token in range(clause.first, clause.last - 1):
        text = texts[token].lower()
        if text in words.where or text in words.whence or text in words.onto:
            place = _behind(clause, token + 1, words, countries, dated)
            if place and text in words.onto and place.rank < KNOWN:
                place = None
            if place and text in words.whence:
                place = Place(place.first, place.last, min(place.rank, WAY)) if place.rank == KNOWN else None
            if place:
                found.setdefault(place.first, place)
    return [found[first] for first in sorted(found)]


def _behind(
    clause: Clause,
    token: int,
    words: _Vocabulary,
    countries: dict[int, CountryMention],
    dated: frozenset[int],
) -> Place | None:
    """The name behind a preposition: "in der Stadt X", "in northern X", "bei X"."""
    headed = False
    for _ in range(5):
        text = clause.text(token)
        if not text or not text[0].isalpha() or clause.role(token) & _STOP or token in dated:
            return None
        mention = countries.get(token)
        if mention and mention.word.kind in ("name", "capital"):
            return Place(token, mention.last, COUNTRY if mention.word.kind == "name" else KNOWN)
        if mention:
            token = mention.last
            continue
        if text in words.heads:
            headed = True
            token += (
                2
                if clause.role(token + 1) & Role.PARTITIVE_OF and clause.text(token + 2)[:1].isupper()
                else 1
            )
        elif text[0].isupper():
            return _named(clause, token, words, headed, dated)
        else:
            token += 1
    return None


def _named(
    clause: Clause, token: int, words: _Vocabulary, headed: bool, dated: frozenset[int]
) -> Place | None:
    last = token
    while (
        last < min(clause.last, token + _LONGEST_NAME) and _is_name(clause, last, words) and last not in dated
    ):
        last += 1
    if last == token:
        return None
    for end in range(last, token, -1):
        if is_place(" ".join(clause.tokens.words[token:end]), words.language):
            return Place(token, end, KNOWN)
    if headed or any(clause.text(t) in words.geography for t in range(token, last)):
        return Place(token, last, KNOWN)
    if not clause.verb_final:
        return Place(token, last, NAME)
    if last > token + 2 or (last == token + 1 and _is_contracted(clause, token)):
        return None
    said_again = clause.tokens.words.count(clause.text(token)) > 1
    return Place(token, last, NAME if said_again or last > token + 1 else WAY)


def _is_contracted(clause: Clause, token: int) -> bool:
    """German common nouns follow an article, names of towns do not: "im Gebäude", "in der Halle"."""
    return bool(clause.role(token - 1) & Role.DETERMINER) or clause.text(token - 1).lower() in _CONTRACTED


_CONTRACTED: Final = frozenset(("im", "am", "beim", "zum", "zur", "vom", "ins"))


def _is_name(clause: Clause, token: int, words: _Vocabulary) -> bool:
    text = clause.text(token)
    word = clause.word(token)
    if not text[:1].isupper() or not text[0].isalpha() or text in words.others or text in words.heads:
        return False
    if clause.verb_final and text.lower().endswith(words.endings) and not is_place(text, words.language):
        return False
    return not (word.noun or word.role & ~Role.STATELESS or word.event or word.total)


def best(places: list[Place], token: int) -> Place | None:
    """The place that a number at ``token`` is about: the surest kind, and of these the nearest."""
    if not places:
        return None
    top = max(place.rank for place in places)
    sure = min(NAME, top)
    fit = [p for p in places if p.rank >= sure]
    return min(fit, key=lambda p: (abs(p.first - token) + (8 if p.first > token else 0), -p.rank))
