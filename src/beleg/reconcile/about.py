"""The words of an article become the country that it is about: the one named far more often than any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from beleg.comparing import places
from beleg.gazetteer import countries
from beleg.gazetteer.tables import parts
from beleg.reconcile.vocabulary import forms

_LEAD: Final = 400  # characters in which an article says where it plays
_READ: Final = 8000  # characters of an article in which countries are looked for
_REMEMBERED: Final = 20_000  # words
_SHORT: Final = 4  # letters of a city's name that is hardly another word
_OF_LAND: Final = ("name", "adjective", "demonym")
_FAR: Final = 2  # times as often as any other country


def country_of(text: str, language: str) -> str:
    """The ISO code of the country that an article is about, ``""`` where its words leave that open.

    >>> country_of("Floods hit Kenya. In the north, eight Kenyans died. Uganda sent aid.", "en")
    'KE'
    >>> country_of("Peru and Chile met.", "en")
    ''
    """
    stretches = (text[:_READ], text[:_LEAD])
    return next(filter(None, (_most_named(each, language) for each in stretches)), "")


def _most_named(text: str, language: str) -> str:
    """The country that is named at least twice as often as any other, else the only one of the cities and regions named."""
    words = parts(text)
    told = Counter(_countries(words, language))
    if told:
        (code, most), *others = told.most_common(2)
        return code if not others or most >= _FAR * others[0][1] else ""
    capitals = {code for word in words if (code := _capital(word, language))}
    links = forms(language, "toward")  # which part a city from a person of its name
    cities = capitals or {
        code
        for before, word in pairwise(words)
        if before.casefold() in links and word[:1].isupper() and (code := _of_city(word, language))
    }
    return cities.pop() if len(cities) == 1 else ""


def _countries(words: Sequence[str], language: str) -> Iterator[str]:
    phrases = countries.phrases(language)
    at = 0
    while at < len(words):
        told = next(
            (each for each in phrases.get(words[at], ()) if words[at : at + len(each[0])] == each[0]), None
        )
        found = told[1] if told else countries.country(words[at], language)
        at += len(told[0]) if told else 1
        if found is not None and found.code and found.kind in _OF_LAND:
            yield found.code


@lru_cache(_REMEMBERED)
def _capital(word: str, language: str) -> str:
    found = countries.country(word, language)
    return found.code if found is not None and found.kind == "capital" else ""


@lru_cache(_REMEMBERED)
def _of_city(word: str, language: str) -> str:
    if len(word) <= _SHORT:
        return ""
    found = places.known(word, language)
    return found.code if found is not None and found.kind != "country" else ""
