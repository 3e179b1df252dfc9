"""The name of an origin becomes a source: one id for the same primary source under all its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from re import Pattern
from typing import Final

from beleg.comparing import places
from beleg.gazetteer import actors, countries, directory
from beleg.gazetteer.tables import parts
from beleg.model import Name, Source
from beleg.model.coding import LANGUAGE as UNSPOKEN
from beleg.reconcile.vocabulary import NOTHING, forms, kinds_of

UN: Final = "un"
_COUNCIL: Final = "council"
_REMEMBERED: Final = 20_000  # names
_WEAK: Final = frozenset(("authorities", "media"))  # what a word says that names no body
_SEAT: Final = r"\w[\w'’-]*"
_AUTHOR: Final = r"(?:[\w'’-]+ ){0,5}?[A-ZÄÖÜ][\w'’-]*(?: [A-ZÄÖÜ][\w'’-]*)*"
_NEXT: Final = re.compile(r" (\w+)")
_BEFORE: Final = 400  # characters before an office in which its country may be named
_SENTENCES: Final = 2
_ENDS: Final = re.compile(r"[.!?]\s|\n")
_LISTS: Final = {UNSPOKEN: "en"}  # tables name sources in English as a rule
_ABBREVIATED: Final = re.compile(r"\s*\(([A-ZÄÖÜ][\w-]{1,11})\)")
_SHORT: Final = 4  # letters of a word whose last s is hardly a genitive
_SMALL: Final = frozenset(("'s", "’s", "-", ",", ".", "(", ")", '"', "„", "“", "”", "«", "»"))


def sources(names: Iterable[Name], language: str, text: str = "") -> tuple[Source, ...]:
    """Who is named, each once, by id; names that name nobody ("Angaben") are left out.

    ``text`` is the article's: it says whose surname stands alone.
    """
    found: dict[str, Source] = {}
    for name in names:
        source = _source(name, language, text)
        if source is not None:
            found.setdefault(source.id, source)
    return tuple(sorted(found.values()))


def _source(name: Name, language: str, text: str) -> Source | None:
    id = name.actor or _full_name(name.text, text) or _seated(name, language, text)
    id = id or _owned(name, language, text)
    if id is None:
        return _author(name, language, text) or unknown(name.text, language)
    known = directory.actor(id)
    if known is not None and id == UN and kinds_of(name.text.split()[-1].casefold()):
        return of_actor(known, name.text)._replace(name=name.text)  # "the UN agency" is one of its bodies
    return Source(id, name.text) if known is None else of_actor(known, name.text)


def of_actor(actor: directory.Actor, otherwise: str) -> Source:
    """An actor as a source, under the first of its names; ``otherwise`` is what the article calls one that has none."""
    name = actor.names[0] if actor.names else otherwise
    return Source(actor.id, name, actor.kind, actor.country, actor.side)


def _author(name: Name, language: str, text: str) -> Source | None:
    """Whose document it is: "an inquiry" and then "by the army"."""
    if name.text.split()[-1].casefold() not in forms(language, "documents"):
        return None
    behind = _behind(language, "authors", _AUTHOR).match(text, name.span.end)
    if behind is None:
        return None
    noun = _NEXT.match(text, behind.end())
    named = behind[1] + (noun[0] if noun and noun[1] in forms(language, "forces") else "")
    id = actors.identify(named, language)
    known = directory.actor(id) if id else None
    return of_actor(known, named) if known else unknown(named, language)


def _seated(name: Name, language: str, text: str) -> str | None:
    """The actor that a name is with the seat behind it: "das Verteidigungsministerium" and then "in Eriwan"."""
    seat = _behind(language, "seats", _SEAT).match(text, name.span.end)
    if seat is None or not seat[1][0].isupper():
        return None
    return actors.identify(name.text.removesuffix("s") + seat[0], language)


@cache
def _behind(language: str, list_name: str, name: str) -> Pattern[str]:
    """Finds a name, as an expression, behind one of the small words of a list."""
    links = "|".join(sorted(forms(language, list_name), key=len, reverse=True))
    return re.compile(rf"\s+(?:{links})\s+({name})") if links else NOTHING


def _owned(name: Name, language: str, text: str) -> str | None:
    """The actor that an office is of the country told before: "Its Defence Ministry", "the country's army"."""
    owners = forms(language, "owners")
    first, _, rest = name.text.partition(" ")
    office = rest if first.casefold() in owners else name.text
    before = text[max(name.span.start - _BEFORE, 0) : name.span.start]
    owner = before.split()[-1:] if office is name.text else [first]
    if not office or not owner or owner[0].casefold() not in owners:
        return None
    country = _told_last(before, language)
    link = next(iter(forms(language, "owned")))
    return actors.identify(f"{office} {link} {country}", language) if country else None


def _told_last(text: str, language: str) -> str:
    """The country that opens the last of the sentences before a name, of those that name one."""
    for sentence in reversed(_ENDS.split(text)[-_SENTENCES:]):
        for word in parts(sentence):
            known = countries.country(word, language)
            if known is not None and known.kind == "name":
                return word
    return ""


def _full_name(name: str, text: str) -> str | None:
    """Who bears a surname that stands alone, where the article has the full name too."""
    bearers = directory.titled().get(name.rpartition(" ")[2])
    for id in bearers or ():
        if any(len(full) > len(name) and full in text for full in directory.actors()[id].names):
            return id
    return None


@lru_cache(_REMEMBERED)
def unknown(name: str, language: str) -> Source | None:
    """The source of a name that no list knows: its office and the names beside it, or its last name.

    >>> unknown("das Gesundheitsministerium in Kelmar", "de").id, unknown("Kelmar's health ministry", "en").id
    ('ministry-health:kelmar', 'ministry-health:kelmar')
    >>> unknown("Stadt Kelmar", "de").id, unknown("the city", "en").id, unknown("county sheriff Joe Bell", "en").id
    ('council:kelmar', 'council:', 'bell')
    >>> unknown("Gouverneur Ahmad Karimi", "de").id, unknown("ersten Angaben", "de")
    ('karimi', None)
    """
    language = _LISTS.get(language, language)
    if name.casefold() in forms(language, "nobody"):
        return None
    words = [word for word in parts(_ABBREVIATED.sub("", name)) if word not in _SMALL]
    role, rest = _role(words, language)
    role = "" if _is_union(words, language) else role or _council(words, language)
    proper = [word for word in rest if word[:1].isupper() and not _is_generic(word, language)]
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
    return Source(_id(words, proper, language), name)


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
    if body or (language == "de" and len(proper) == 1):
        return " ".join(_without_articles(proper if body else words, language))
    return proper[-1].casefold().removesuffix("s" if language == "de" and len(proper) > 1 else "")


def _without_articles(words: list[str], language: str) -> list[str]:
    """In small letters and without a German genitive: "des Bundesamts"."""
    articles = _articles(language)
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
    return any(_is_loose(parts(name), language) for language in ("de", "en"))


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
    if len(words) != 1 or words[0] not in source.id:
        return ""
    return words[0]
