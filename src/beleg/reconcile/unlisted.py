"""The name of an origin that no list knows becomes a source: by its office and where that is, or by its last name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from beleg.comparing import places
from beleg.gazetteer import countries, directory
from beleg.gazetteer.tables import parts
from beleg.model import Source
from beleg.model.coding import LANGUAGE as UNSPOKEN
from beleg.reconcile.glosses import in_english
from beleg.reconcile.vocabulary import forms

_REMEMBERED: Final = 20_000  # names
_COUNCIL: Final = "council"
_WEAK: Final = frozenset(("authorities", "media"))  # what a word says that names no body
_LISTS: Final = {UNSPOKEN: "en"}  # tables name sources in English as a rule
_ABBREVIATED: Final = re.compile(r"\s*\(([A-ZÄÖÜ][\w-]{1,11})\)")
_PERSON: Final = re.compile(r",(?: [A-ZÄÖÜ][\w.’'-]*){1,3} ([A-ZÄÖÜ][\w’'-]+)$")
_LANGUAGES: Final = ("de", "en")
_SHORT: Final = 4  # letters of a word whose last s is hardly a genitive
_HOUSE: Final = 2  # names of a house: what it is, and where
_SMALL: Final = frozenset(("'", "’", "'s", "’s", "-", ",", ".", "(", ")", '"', "„", "“", "”", "«", "»"))


def of_actor(actor: directory.Actor, otherwise: str) -> Source:
    """An actor as a source, under the first of its names; ``otherwise`` is what the article calls one that has none."""
    name = actor.names[0] if actor.names else otherwise
    return Source(actor.id, name, actor.kind, actor.country, actor.side)


@lru_cache(_REMEMBERED)
def unknown(name: str, language: str) -> Source | None:
    """The source of a name that no list knows: its office and the names beside it, or its last name.

    >>> unknown("das Gesundheitsministerium in Kelmar", "de").id, unknown("Kelmar's health ministry", "en").id
    ('ministry-health:kelmar', 'ministry-health:kelmar')
    >>> unknown("Stadt Kelmar", "de").id, unknown("the city", "en").id, unknown("county sheriff Joe Bell", "en").id
    ('council:kelmar', 'council:', 'bell')
    >>> unknown("Gouverneur Ahmad Karimi", "de").id, unknown("ersten Angaben", "de")
    ('karimi', None)
    >>> unknown("a spokesman for Coastal Rescue", "en").id == unknown("Coastal Rescue", "en").id
    True
    """
    language = _LISTS.get(language, language)
    if name.casefold() in forms(language, "nobody"):
        return None
    again = forms(language, "again")  # "the same agency" is "the agency"
    words = [
        word
        for word in parts(_ABBREVIATED.sub("", name))
        if word not in _SMALL and word.casefold() not in again
    ]
    words = _spoken_for(words, language)
    role, rest = _role(words, language)
    role = "" if _is_union(words, language) else role or _council(words, language)
    written = forms(language, "documents")  # "Figures released by the ministry"
    proper = [
        word
        for word in rest
        if word[:1].isupper() and not _is_generic(word, language) and word.casefold() not in written
    ]
    if role and role not in _WEAK:
        kind = _kind_of(role)
        country = next(filter(None, (_country(word, language) for word in rest)), "")
        if country:
            held = directory.actor(directory.holder(role, country))
            return (
                of_actor(held, name)
                if held
                else Source(f"{role}-{country.lower()}", name, kind, country, country)
            )
        place = proper[-1].removesuffix("s").casefold() if proper else ""
        return Source(f"{role}:{place}" if place else f"{role}:", name, kind)
    return Source(_apposed(name) or in_english(_id(words, proper, language)), name)


def _apposed(name: str) -> str:
    """The last name of a person behind an office and a comma: "the governor of the district, Ana Kelm"."""
    person = _PERSON.search(name)
    return person[1].casefold() if person and not _is_name_of_body(person[1]) else ""


def _is_name_of_body(word: str) -> bool:
    return any(word.casefold() in forms(language, "organisations") for language in _LANGUAGES)


def office(source: Source) -> tuple[str, ...]:
    """The ids that the office before a person's name has where it stands alone, as either language reads it.

    >>> "district collector" in office(Source("kelm", "the district collector, A. R. Kelm")), office(Source("kelm", "A. R. Kelm"))
    (True, ())
    """
    person = _PERSON.search(source.name)
    alone = [unknown(source.name[: person.start()], language) for language in _LANGUAGES] if person else []
    return tuple(dict.fromkeys(each.id for each in alone if each))


def _spoken_for(words: list[str], language: str) -> list[str]:
    """The body that somebody speaks for or leads: "Einsatzleiter [der Bergwacht Kelmar]", "a spokesman for [Coastal Rescue]"."""
    heads, small = forms(language, "heads"), _articles(language) | forms(language, "speaking_for")
    leads = tuple(heads) if language == "de" else ()
    first = 0
    while first < len(words) and words[first].casefold() in small:
        first += 1
    last = first + 1
    while last < len(words) and words[last].casefold() in small:
        last += 1
    is_head = first < len(words) and (
        words[first].casefold() in heads or words[first].casefold().endswith(leads)
    )
    return words[last:] if is_head and first + 1 < last < len(words) else words


def _council(words: list[str], language: str) -> str:
    """The office of a town or district that speaks by itself: "die Stadt", "Stadt Kelmar", "the city of Kelmar"."""
    small = _articles(language) | forms(language, "parted")
    first, *others = [word for word in words if word.casefold() not in small] or [""]
    is_named = all(word[:1].isupper() for word in others)
    return _COUNCIL if is_named and first.casefold() in forms(language, "councils") else ""


def _is_union(words: list[str], language: str) -> bool:
    """Whether a name is that of those who work in an office: "Gewerkschaft der Polizei", "Lehrergewerkschaft"."""
    unions = forms(language, "unions")
    compound = tuple(unions) if language == "de" else ()
    return any(word.casefold() in unions or word.casefold().endswith(compound) for word in words)


def _id(words: list[str], proper: list[str], language: str) -> str:
    """The last name of a person; of a body all words that name it, as its last one may be a place or a common noun."""
    if len(words) == 1 or not proper:
        return " ".join(_without_articles(words, language)) or " ".join(words).casefold()
    last = proper[-1].casefold()
    body = last in forms(language, "organisations") or not forms(language, "linking").isdisjoint(words)
    body = body or places.known(proper[-1], language) is not None
    house = _is_house(words, proper, language)
    if body or house or (language == "de" and len(proper) == 1):
        told = proper if body or (house and language == "de") else words
        return " ".join(_without_articles(told, language))
    return proper[-1].casefold().removesuffix("s" if language == "de" and len(proper) > 1 else "")


def _is_house(words: list[str], proper: list[str], language: str) -> bool:
    """Whether a name is that of a house or a body and of where it is, and of nobody: "Klinikum Kelmar", "Kelmar parents' association"."""
    houses = forms(language, "houses")
    if language == "de":
        return len(proper) == _HOUSE and proper[0].casefold().endswith(tuple(houses))
    return words[-1] in houses or words[-1] in forms(language, "organisations")


def names_house(id: str) -> bool:
    """Whether the words of an id say what kind of house or body it is.

    >>> names_house("klinikum"), names_house("district hospital"), names_house("kelm")
    (True, True, False)
    """
    words = id.split()
    ends = tuple(forms("de", "houses"))
    return any(word in forms("en", "houses") or word.endswith(ends) for word in words)


def _without_articles(words: list[str], language: str) -> list[str]:
    """In small letters and without a German genitive: "des Bundesamts"."""
    articles = _articles(language) | forms(language, "again")
    kept = [word.casefold() for word in words if word.casefold() not in articles]
    return [_nominative(word) for word in kept] if language == "de" else kept


def _nominative(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


def _role(words: list[str], language: str) -> tuple[str, list[str]]:
    """The first office that is named, and the other words."""
    roles = directory.roles(language)
    for at, word in enumerate(words):
        for tokens, role in roles.get(word, ()):
            if tuple(words[at : at + len(tokens)]) == tokens:
                return role, words[:at] + words[at + len(tokens) :]
        head = word.partition("-")[0] if "-" in word else _office_within(word, language)
        if head != word and head in roles:
            return roles[head][0][1], words[:at] + words[at + 1 :]
    return "", words


@lru_cache(_REMEMBERED)
def _office_within(word: str, language: str) -> str:
    """The office in a word that also says which kind of body holds it: "Zivilschutz" of "Zivilschutzinstitut"."""
    ends = (end for end in forms(language, "compounds") if word.endswith(end))
    return word.removesuffix(max(ends, key=len, default=""))


@cache
def _kind_of(role: str) -> str:
    somebody = directory.actor(f"{role}-zz")
    return somebody.kind if somebody else "other"


def _country(word: str, language: str) -> str:
    found = countries.country(word, language)
    return found.code if found else ""


def _is_generic(word: str, language: str) -> bool:
    folded = word.casefold()
    return any(folded in forms(language, name) for name in ("places", "bodies")) or folded in _articles(
        language
    )


def _articles(language: str) -> frozenset[str]:
    return directory.words(language, "before", "articles")


def abbreviation(source: Source) -> str:
    """What a name says in brackets that it is called for short, in small letters, ``""`` where it says nothing.

    >>> abbreviation(Source("x", "Bundesamt für Bevölkerungsschutz (Babs)"))
    'babs'
    """
    short = _ABBREVIATED.search(source.name)
    return short[1].casefold() if short else ""


@lru_cache(_REMEMBERED)
def is_anonymous(name: str) -> bool:
    """Whether a name says only that somebody holds an office, so that it can be any other body that is named.

    >>> is_anonymous("örtliche Behörden"), is_anonymous("Philippine officials"), is_anonymous("hospital officials")
    (True, True, False)
    """
    return any(_is_loose(parts(name), language) for language in _LANGUAGES)


def _is_loose(words: tuple[str, ...], language: str) -> bool:
    nouns, around = forms(language, "anonymous"), forms(language, "loosely")
    rest = [word for word in words if word.casefold() not in nouns]
    return len(rest) < len(words) and all(
        word.casefold() in around or _country(word, language) for word in rest
    )


def bare(source: Source, language: str) -> str:
    """The common noun that is all that names a source, in small letters; ``""`` where a name or office says who it is.

    >>> bare(Source("dienst", "Der Dienst"), "de"), bare(Source("karimi", "Gouverneur Karimi"), "de")
    ('dienst', '')
    >>> bare(Source("sprecher ministeriums", "ein Sprecher des Ministeriums"), "de")
    'ministerium'
    """
    if ":" in source.id or source.country or source.side:
        return ""
    heads = forms(language, "heads")
    words = [word for word in _without_articles(list(parts(source.name)), language) if word not in heads]
    if len(words) != 1 or in_english(words[0]) not in source.id:
        return ""
    return words[0]
